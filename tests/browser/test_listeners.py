"""The page says what listens for calls, where, and whether anything came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.web.source_list import ListedSource
from tests.support.stage import address, stage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.browser import Browser

LISTED = [
    ListedSource(
        source_id="phones",
        kind="rtp",
        address="127.0.0.1:40000",
        open_sessions=1,
        sessions=12,
        received=900,
        refused={"over_rate": 1, "not_allowed": 3},
    ),
    ListedSource(source_id="srs", kind="siprec", address="[::1]:5060", open_sessions=0, sessions=0, refused={"488": 2}),
    ListedSource(
        source_id="browser",
        kind="stream",
        dialect="l16",
        path="/browser",
        open_sessions=0,
        sessions=0,
        open_connections=1,
        connections=2,
    ),
    ListedSource(
        source_id="pbx",
        kind="audiosocket",
        dialect="audiosocket",
        address="127.0.0.1:9092",
        open_sessions=0,
        sessions=0,
        open_connections=0,
        connections=0,
        refused={"forbidden": 4, "too_many_requests": 1},
    ),
]


async def test_what_listens_is_said_and_whether_anything_came(browser: Browser, pictures: Path) -> None:
    async with stage(sources=lambda: LISTED) as (server, _):
        await browser.open(address(server, "#/health"))
        await browser.wait("es-listeners li", "Calls over RTP")
        listed = [text.replace("\n\n", "\n") for text in await browser.texts("es-listeners li")]
        assert listed == [
            "Calls over RTP\nphones · 127.0.0.1:40000\n1 session now\n12 sessions since the start\n"
            "Turned away: not allowed (3), too many new legs at once (1)",
            "Recording clients (SIPREC)\nsrs · [::1]:5060\n0 sessions now\nNothing came since the start\n"
            "Turned away: SIP 488 (2)",
            f"Microphones of browsers\nbrowser · ws://127.0.0.1:{server.port}/browser\n0 sessions now, 1 connection\n"
            "2 connections since the start, and no session",
            "Calls over AudioSocket\npbx · 127.0.0.1:9092\n0 sessions now, 0 connections\n"
            "Nothing came since the start\nTurned away: address not in allowed (4), too many requests (1)",
        ]
        assert await browser.texts("es-listeners .off") == ["Not switched on in the configuration: [microphone]."]
        assert await browser.ask("axe") == []
        await browser.open(address(server, "#/health"), width=360, height=800, scheme="dark", locale="de-DE")
        await browser.wait("es-listeners li", "1 Gespräch jetzt")
        await browser.ask("screenshot", path=str(pictures / "health-listeners-phone-dark.png"))
        assert await browser.ask("evaluate", expression="document.documentElement.scrollWidth - innerWidth") <= 0
        assert await browser.problems() == []


async def test_what_nobody_may_know_is_not_shown_and_no_error(browser: Browser) -> None:
    async with stage(is_gateway=True, sources=None) as (server, _):
        await browser.open(address(server, "#/health"))
        await browser.wait("es-health td", "no source has reported yet")
        await browser.wait(".note", "Every part")
        assert await browser.ask("count", selector="es-listeners") == 0
        assert await browser.problems() == []
