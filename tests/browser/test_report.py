"""The report of ``analyze --report`` in a browser, which opens it as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from streamer.coach.aim import Aim
from streamer.coach.document import Shown, document
from streamer.coach.recorder import Recorder
from streamer.coach.takes import Take
from streamer.core.coaching import Share
from streamer.core.events import EmotionEvent
from tests.coach.takes import result, take

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.browser import Browser

EARLIER = Take("take-1", "2026-11-18T08:00:00.000Z", 9000, (Share("happy", 0.2), Share("neutral", 0.8)))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with everything in it."""
    recorder = Recorder(Aim(target={"happy": 0.6, "calm": 0.4}))
    events = take(
        (8, {"neutral": 0.8, "calm": 0.2}),
        (20, {"happy": 0.55, "calm": 0.35, "neutral": 0.1}),
        (9, {"angry": 0.6, "disgust": 0.2, "neutral": 0.2}),
        (30, {"happy": 0.4, "surprised": 0.35, "calm": 0.25}),
        (12, {"sad": 0.7, "fearful": 0.3}),
        (9, {"of a model of yours": 1.0}),
    )
    unsure = result(40_000, 44_000, {}, reason="too_short")
    within = [event for event in events if not isinstance(event, EmotionEvent) or event.audio.end_ms not in GONE]
    for event in [*sorted([*within[:-1], unsure], key=lambda event: event.at), events[-1]]:
        recorder.derive(event)
    page = tmp_path_factory.mktemp("report") / "take-2.html"
    shown = Shown(recorder.takes[0], "take-2.wav, channel 1", "take-2.wav")
    page.write_text(document([shown], earlier=[EARLIER], model="small 1.0.0"), encoding="utf-8")
    return page


GONE = range(41_000, 45_000)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_it_is_accessible_fits_a_phone_and_keeps_to_its_policy(
    browser: Browser, pictures: Path, report: Path, scheme: str
) -> None:
    await browser.open(report.as_uri(), width=1100, height=900, scheme=scheme)
    await browser.wait("h1", "Practice of expression")
    await browser.ask("screenshot", path=str(pictures / f"report-desk-{scheme}.png"))
    assert await browser.problems() == []
    assert await browser.ask("axe") == []
    await browser.ask("resize", width=360, height=800)
    await browser.ask("screenshot", path=str(pictures / f"report-phone-{scheme}.png"))
    wide = await browser.ask("evaluate", expression="document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    assert await browser.ask("axe") == []


async def test_a_link_shows_the_moment(browser: Browser, report: Path) -> None:
    await browser.open(report.as_uri(), width=1100, height=500)
    await browser.ask("click", selector="ol.moments a >> nth=1")
    await browser.wait("article:target h4")
    seen = "document.querySelector('article:target').getBoundingClientRect().top < innerHeight"
    assert await browser.ask("evaluate", expression=seen)
