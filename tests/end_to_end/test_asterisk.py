"""The documented program that has Asterisk send one party's audio, against a fake Asterisk."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import textwrap
from typing import TYPE_CHECKING

from tests.support.ari import asterisk

if TYPE_CHECKING:
    from pathlib import Path

CALL = "pbx-1700000000.12"
"""Channel ids start with the system's name where Asterisk has one."""


async def test_the_documented_program_taps_one_party_and_removes_its_channels_after_the_call(repository: Path) -> None:
    page = (repository / "docs" / "telephony.md").read_text()
    chapter = page[page.index("\n## Asterisk\n") : page.index("\n## FreeSWITCH\n")]
    (program,) = re.findall("```python\n(.*?)```", chapter, re.DOTALL)
    async with asterisk(user="emotion", password="a/b&c") as pbx:
        settings = {"ARI": f"127.0.0.1:{pbx.port}/ari", "ARI_PASSWORD": "a/b&c", "DAEMON": "192.0.2.10:40000"}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", textwrap.dedent(program)), env={**os.environ, **settings}
        )
        try:
            subscription = await pbx.until_requests(1)
            pbx.send_event("StasisStart", CALL, "customer")
            tapped = (await pbx.until_requests(7))[1:]
            pbx.send_event("StasisEnd", CALL)  # the call goes on in the dial plan
            pbx.send_event("StasisEnd", f"tap-{CALL}")
            cleared = (await pbx.until_requests(9))[7:]
        finally:
            process.kill()
            await process.wait()
    bridge, tap, media = f"listen-{CALL}", f"tap-{CALL}", f"rtp-{CALL}"
    assert subscription == [("GET", "/ari/events", {"app": "emotion"})]
    made = {"app": "emotion", "channelId": media, "external_host": "192.0.2.10:40000", "format": "ulaw"}
    assert tapped == [
        ("POST", "/ari/bridges", {"type": "mixing", "bridgeId": bridge}),
        ("POST", f"/ari/channels/{CALL}/snoop/{tap}", {"app": "emotion", "spy": "in", "whisper": "none"}),
        ("POST", "/ari/channels/externalMedia", made),
        ("POST", f"/ari/channels/{CALL}/continue", {}),
        ("POST", f"/ari/bridges/{bridge}/addChannel", {"channel": tap}),
        ("POST", f"/ari/bridges/{bridge}/addChannel", {"channel": media}),
    ]
    assert cleared == [("DELETE", f"/ari/channels/{media}", {}), ("DELETE", f"/ari/bridges/{bridge}", {})]
