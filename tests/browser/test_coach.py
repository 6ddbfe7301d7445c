"""The coach on the page: sparse cues, reports with links to moments, takes that are compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from streamer.coach.aim import Aim
from streamer.coach.coach import Coach
from streamer.core.events import Leg, SessionStarted
from tests.coach.takes import take
from tests.support.examples import AT
from tests.support.stage import address, stage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.support.browser import Browser
    from tests.support.theatre import Theatre

AIM = Aim(target={"happy": 0.6, "calm": 0.4})
BOTH, ANGRY = {"happy": 0.6, "calm": 0.4}, {"angry": 0.8, "disgust": 0.2}
IN_COACH = "document.querySelector('es-app').shadowRoot.querySelector('es-coach').shadowRoot"


def rehearse(theatre: Theatre, name: str, *stretches: tuple[int, Mapping[str, float]], ends: bool = True) -> None:
    """Publish a take that ends now, with what the coach says of it."""
    events = take(*stretches)
    shift = theatre.now - events[-1].at
    legs = (Leg("leg-1", "unknown", "pcm_s16le", 48_000, True),)
    coach = Coach(AIM)
    for event in (SessionStarted("browser", name, legs, AT), *(events if ends else events[:-1])):
        moved: Any = replace(event, session_id=name, at=event.at + shift)  # type: ignore[arg-type]  # all have one
        follows = [*coach.derive(moved)]
        for each in [*follows, moved] if event is events[-1] else [moved, *follows]:
            theatre.publish(each)


async def test_a_cue_is_shown_and_nothing_else_moves(browser: Browser, pictures: Path) -> None:
    async with stage() as (server, theatre):
        await browser.open(address(server, "#/coach"))
        await browser.wait("es-coach .empty", "Nobody practises now")
        assert await browser.ask("axe") == []
        rehearse(theatre, "one", (9, ANGRY), ends=False)
        await browser.wait("es-coach .cue", "Less of this: angry")
        await browser.until_first_lines("es-coach .shares .number", ["0 %", "0 %", "80 %", "20 %"])
        await browser.ask("screenshot", path=str(pictures / "coach-cue.png"))
        assert await browser.ask("axe") == []
        assert await browser.problems() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_report_says_what_was_expressed_and_links_to_the_moments(
    browser: Browser, pictures: Path, scheme: str
) -> None:
    async with stage() as (server, theatre):
        rehearse(theatre, "first", (20, BOTH), (30, ANGRY))
        theatre.now += timedelta(seconds=1)
        rehearse(theatre, "second", (20, BOTH), (15, ANGRY), (25, {"happy": 0.7, "calm": 0.3}))
        await browser.open(address(server, "#/coach"), width=1200, height=900, scheme=scheme)
        await browser.wait("es-coach ol.lead", "the voice expressed happy 49 %, calm 26 %, angry 20 %.")
        await browser.wait("es-coach h3", "Compared with earlier takes")
        assert await browser.ask("count", selector="es-coach ol.lead") == 2
        await browser.ask("screenshot", path=str(pictures / f"coach-desk-{scheme}.png"))
        assert await browser.ask("axe") == []
        await browser.ask("resize", width=390, height=844)
        await browser.ask("screenshot", path=str(pictures / f"coach-phone-{scheme}.png"))
        assert await browser.ask("axe") == []
        wide = await browser.ask("evaluate", expression="document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0
        (link, *_) = await browser.texts("es-coach ul a")
        assert link == "0:23 to 0:41"
        await browser.ask("click", selector="es-coach ul a")
        await browser.wait("es-detail header", "Moment 0:23")
        assert (await browser.ask("url")).endswith("#/s/second?t=23000")
        assert await browser.problems() == []


async def test_in_german_the_page_words_the_report_itself(browser: Browser) -> None:
    async with stage() as (server, theatre):
        rehearse(theatre, "one", (20, BOTH))
        await browser.open(address(server, "#/coach"), locale="de-DE")
        await browser.wait("es-coach ol.lead", "Dem Ziel, fröhlich 60 %, ruhig 40 %, war sie in 100 %")


async def test_a_take_of_too_little_speech_says_so(browser: Browser) -> None:
    async with stage() as (server, theatre):
        rehearse(theatre, "one")
        await browser.open(address(server, "#/coach"))
        await browser.wait("es-coach ol.lead", "There was too little speech for a report.")
