"""Alerts on the page, and what supervisors do about them: acknowledge, and mark as right or wrong."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from streamer.access.policy import AccessPolicy
from streamer.access.tokens import Tokens
from streamer.web.mark_file import MarkFile
from streamer.web.supervision import Marks, of_this_process
from tests.support.stage import address, stage
from tests.support.theatre import LABELS, Theatre, play_a_morning
from tests.support.websocket_client import token_source

if TYPE_CHECKING:
    from pathlib import Path

    from streamer.core.events import Alert
    from tests.support.browser import Browser
    from tests.support.theatre import Call

HURRY = 40
"""The page's clock runs so much faster: five seconds are over in an eighth of one."""
ABOUT = {"node": "stage", "model": {"name": "small", "version": "1.0.0", "sha256": "0f" * 32}}


class Desk:
    """Publishes what is acknowledged, as a daemon does."""

    def __init__(self) -> None:
        self.open: dict[str, Call] = {}
        self.acknowledged: list[tuple[str, str | None]] = []

    def alert(self, call: Call, at_s: int) -> None:
        call.alert(0, at_s=at_s, status="raised")
        self.open[f"alert-{call.name}-0"] = call

    def acknowledge(self, alert_id: str, by: str | None) -> Alert:
        call = self.open.pop(alert_id)
        self.acknowledged.append((alert_id, by))
        call.alert(0, at_s=30, status="acknowledged")
        return Told(alert_id, call.name)  # type: ignore[return-value]  # what the port tells of it


class Told:
    def __init__(self, alert_id: str, session_id: str) -> None:
        self.alert_id, self.session_id = alert_id, session_id


def calls(theatre: Theatre, number: int) -> list[Call]:
    found = [theatre.call(f"call-{name}", began_s=40 - name) for name in range(number)]
    for call in found:
        call.speech(0, 2, 20, "calm")
    return found


async def test_alerts_come_first_and_are_acknowledged_on_the_wall_and_in_the_session(
    browser: Browser, pictures: Path
) -> None:
    desk = Desk()
    async with stage(acknowledge=of_this_process(desk.acknowledge)) as (server, theatre):
        play_a_morning(theatre)
        first, second = calls(theatre, 2)
        await browser.open(address(server), hurry=HURRY, height=1000)
        await browser.wait("es-tile", "order-4711")
        desk.alert(second, 25)
        await browser.wait("es-tile .alert", "Alert: upset")
        desk.alert(first, 26)
        await browser.wait("es-tile", "Alert: upset")
        await browser.wait("es-tile >> nth=1", "Alert: upset")
        await browser.until_texts("es-tile header", lambda texts: texts[2].startswith("phones · order-4711\n"))
        assert await browser.ask("evaluate", expression="document.title") == "(2) Emotion Streamer"
        for scheme, width in (("light", 1280), ("dark", 1280), ("light", 390)):
            await browser.ask("scheme", scheme=scheme)
            await browser.ask("resize", width=width, height=1000)
            assert await browser.ask("axe") == []
            await browser.ask("screenshot", path=str(pictures / f"wall-alerts-{width}-{scheme}.png"))
            wide = await browser.ask("evaluate", expression="document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"the wall is wider than {width}"
        await browser.ask("click", selector="es-tile .alert button")
        await browser.wait("es-tile .alert", "Acknowledged: upset")
        assert "#/" not in (await browser.ask("url")).partition("#/")[2], "the button opens no session"
        if not desk.open:
            raise AssertionError("one alert is still open")
        (left,) = desk.open.values()
        await browser.open(address(server, f"#/s/{left.name}"))
        await browser.wait("es-detail .alert", "customer · angry + disgusted: 74")
        await browser.ask("screenshot", path=str(pictures / "session-alert.png"))
        await browser.ask("click", selector="es-detail .alert button")
        await browser.wait("es-detail .alert", "acknowledged by kim")
        assert sorted(alert_id for alert_id, _ in desk.acknowledged) == ["alert-call-0-0", "alert-call-1-0"]
        left.alert(0, at_s=31, status="cleared")
        await browser.wait("es-detail .alert", state="hidden")
        assert await browser.problems() == []


LISTEN = """(() => {
    window.said = [];
    const region = document.querySelector('es-app').shadowRoot.querySelector('[aria-live]');
    new MutationObserver(() => window.said.push([region.textContent, performance.now()]))
        .observe(region, { childList: true, characterData: true, subtree: true });
})()"""


async def test_each_alert_is_announced_and_no_two_announcements_come_within_five_seconds(browser: Browser) -> None:
    desk = Desk()
    async with stage(acknowledge=of_this_process(desk.acknowledge)) as (server, theatre):
        all_of_them = calls(theatre, 6)
        await browser.open(address(server), hurry=2)
        await browser.wait("es-tile", "call-5")
        await browser.ask("evaluate", expression=LISTEN)
        for call in all_of_them:
            desk.alert(call, 60)
        await browser.wait("[aria-live]", "session call-5", state="attached")
        said = json.loads(await browser.ask("evaluate", expression="JSON.stringify(window.said)"))
    texts = [text for text, _ in said]
    assert texts[-1].startswith("Alert upset, customer, session call-5")
    more = [int(found[1]) if (found := re.search(r", and (\d+) more alerts$", text)) else 0 for text in texts]
    assert len(texts) + sum(more) == len(all_of_them)
    # An announcement is said five seconds after the one before, and is in the document when the page has drawn it.
    assert all(later - earlier > 2_500 for (_, earlier), (_, later) in pairwise(said))


async def test_who_may_not_acknowledge_is_told_why(browser: Browser) -> None:
    desk = Desk()
    access = AccessPolicy(tokens=Tokens([token_source("board", "a token for the board", "subscribe")]))
    async with stage(acknowledge=of_this_process(desk.acknowledge), access=access) as (server, theatre):
        (call,) = calls(theatre, 1)
        await browser.open(address(server), hurry=HURRY)
        await browser.ask("fill", selector="form input", value="a token for the board")
        await browser.ask("press", key="Enter")
        await browser.wait("es-tile", "call-0")
        desk.alert(call, 25)
        await browser.ask("click", selector="es-tile .alert button")
        await browser.wait(".banner", "Not acknowledged: The token board may not acknowledge alerts")
    assert desk.acknowledged == []


async def test_a_result_is_marked_as_right_or_wrong_at_a_moment_and_the_file_has_what_was_shown(
    browser: Browser, tmp_path: Path, pictures: Path
) -> None:
    path = tmp_path / "marks.jsonl"
    marks = Marks(MarkFile(path), labels=LABELS, about=ABOUT)
    async with stage(marks=marks) as (server, theatre):
        play_a_morning(theatre)
        await browser.open(address(server, "#/s/order-4711"), height=1200)
        await browser.wait("es-detail", "choose a moment on the time axis")
        await browser.open(address(server, "#/s/order-4711?t=81200"), height=1200)
        await browser.wait("es-verdict", "“angry” here?")
        assert await browser.ask("axe") == []
        await browser.ask("click", selector="es-verdict button >> nth=0")
        await browser.wait("es-verdict", "Marked, thank you")
        await browser.open(address(server, "#/s/order-4711?t=82200"), height=1200, locale="de-DE")
        await browser.ask("click", selector="es-verdict button >> nth=1")
        await browser.wait("es-verdict", "Richtig wäre")
        await browser.ask("select", selector="es-verdict select", value="sad")
        await browser.ask("screenshot", path=str(pictures / "session-mark.png"))
        await browser.ask("click", selector="es-verdict button >> nth=0")
        await browser.wait("es-verdict", "Vermerkt, danke")
        assert await browser.problems() == []
    kept: list[dict[str, Any]] = [json.loads(line) for line in path.read_text().splitlines()]
    assert [(mark.pop("marked_at")[:4], mark) for mark in kept] == [
        (kept_at, {**claim, **ABOUT})
        for kept_at, claim in (
            ("2026", mark_of(81_000, verdict="right", correct=None)),
            ("2026", mark_of(82_000, verdict="wrong", correct="sad")),
        )
    ]


def mark_of(start_ms: int, *, verdict: str, correct: str | None) -> dict[str, Any]:
    return {
        "session_id": "order-4711",
        "leg_id": "order-4711-0",
        "role": "customer",
        "start_ms": start_ms,
        "end_ms": start_ms + 1000,
        "label": "angry",
        "probability": 0.9,
        "verdict": verdict,
        "correct": correct,
    }


async def test_where_no_marks_are_kept_nothing_asks_for_them_and_a_full_file_is_told(
    browser: Browser, tmp_path: Path
) -> None:
    async with stage() as (server, theatre):
        play_a_morning(theatre)
        await browser.open(address(server, "#/s/order-4711?t=81200"))
        await browser.wait("es-detail li", "angry")
        assert await browser.ask("count", selector="es-verdict") == 0
    full = Marks(MarkFile(tmp_path / "m.jsonl", max_bytes=10), labels=LABELS, about=ABOUT)
    async with stage(marks=full) as (server, theatre):
        play_a_morning(theatre)
        await browser.open(address(server, "#/s/order-4711?t=81200"))
        await browser.ask("click", selector="es-verdict button >> nth=0")
        await browser.wait("es-verdict", "Not marked: The mark can't be kept: it has 10 bytes, and takes no more")
