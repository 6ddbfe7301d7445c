"""The documented program that taps both parties of a call, against a fake Asterisk: tests/asterisk has a real one."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from typing import TYPE_CHECKING

from tests.support.ari import asterisk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.ari import Request

CALL = "pbx-1700000000.12"
"""Channel ids start with the system's name where Asterisk has one."""


async def test_the_documented_program_taps_both_parties_and_removes_its_channels_after_the_call(
    repository: Path,
) -> None:
    page = (repository / "docs" / "platforms" / "asterisk.md").read_text()
    (program,) = re.findall("```python\n(.*?)```", page, re.DOTALL)
    async with asterisk(user="emotion", password="a/b&c") as pbx:
        settings = {"ARI": f"127.0.0.1:{pbx.port}/ari", "ARI_PASSWORD": "a/b&c", "DAEMON": "rtp 192.0.2.10:40000"}
        process = await asyncio.create_subprocess_exec(*(sys.executable, "-c", program), env={**os.environ, **settings})
        try:
            first = await pbx.until_requests(3)
            pbx.send_event("StasisStart", CALL, "listen")
            tapped = (await pbx.until_requests(14))[3:]
            run = tapped[0][2]["bridgeId"].split("-")[2]
            pbx.send_event("StasisEnd", CALL)  # the call goes on in the dial plan
            pbx.send_event("StasisEnd", f"tap-customer-{run}-{CALL}")
            cleared = (await pbx.until_requests(17))[14:]
        finally:
            process.kill()
            await process.wait()
    assert first == [
        ("GET", "/ari/events", {"app": "emotion"}),
        ("GET", "/ari/bridges", {}),
        ("GET", "/ari/channels", {}),
    ]
    assert tapped[:7] == [*made("customer", run, "in"), *made("agent", run, "out"), CONTINUED]
    assert sorted(map(repr, tapped[7:])) == sorted(map(repr, [*joined("customer", run), *joined("agent", run)]))
    leg = f"customer-{run}-{CALL}"
    assert cleared == [
        ("DELETE", f"/ari/channels/tap-{leg}", {}),
        ("DELETE", f"/ari/channels/media-{leg}", {}),
        ("DELETE", f"/ari/bridges/listen-{leg}", {}),
    ]


CONTINUED: Request = ("POST", f"/ari/channels/{CALL}/continue", {})


def made(role: str, run: str, spy: str) -> list[Request]:
    """Return the requests that tap one party."""
    leg = f"{role}-{run}-{CALL}"
    media = {"app": "emotion", "channelId": f"media-{leg}", "external_host": "192.0.2.10:40000", "format": "ulaw"}
    return [
        ("POST", "/ari/bridges", {"type": "mixing", "bridgeId": f"listen-{leg}"}),
        ("POST", f"/ari/channels/{CALL}/snoop/tap-{leg}", {"app": "emotion", "spy": spy, "whisper": "none"}),
        ("POST", "/ari/channels/externalMedia", media),
    ]


def joined(role: str, run: str) -> list[Request]:
    """Return the requests that let the party be heard."""
    leg = f"{role}-{run}-{CALL}"
    bridge = f"/ari/bridges/listen-{leg}/addChannel"
    return [("POST", bridge, {"channel": f"tap-{leg}"}), ("POST", bridge, {"channel": f"media-{leg}"})]
