"""The recipe for Grafana Live, run between a daemon's port and a stand-in for Grafana's push endpoint."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from streamer.core.events import EmotionEvent
from tests.conftest import REPOSITORY
from tests.support.broker import DEADLINE_S
from tests.support.examples import EXAMPLES, wire
from tests.support.sink_task import open_sink
from tests.support.websocket_client import TOKEN, sink, subscribed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

LINE = r"(\w+),role=(\w+),leg=([\w-]+) (\w+=[0-9.]+(?:,\w+=[0-9.]+)*) (\d{19})"


class PushEndpoint:
    """Keeps what is posted; refuses the second request."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, str]] = []
        self._came = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        (length,) = re.findall(r"(?i)content-length: (\d+)", head)
        body = (await reader.readexactly(int(length))).decode()
        self.requests.append((head, body))
        status = "401 Unauthorized" if len(self.requests) == 2 else "204 No Content"
        writer.write(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()
        writer.close()
        self._came.set()

    async def until(self, count: int) -> None:
        async with asyncio.timeout(DEADLINE_S):
            while len(self.requests) < count:
                self._came.clear()
                await self._came.wait()


async def test_each_result_is_a_line_whatever_grafana_answers_to_the_one_before() -> None:
    grafana = PushEndpoint()
    server = await asyncio.start_server(grafana.serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    result = EXAMPLES["emotion.v1"]
    assert isinstance(result, EmotionEvent)
    unsure = replace(result, abstained=True, reason="low_confidence")
    async with (
        server,
        open_sink(sink(token=TOKEN)) as daemon,
        script(f"ws://127.0.0.1:{daemon.port}", f"http://127.0.0.1:{port}") as errors,
    ):
        await subscribed(daemon, 1)
        for number, event in enumerate((result, unsure, result, result)):
            daemon.publish(wire(event, str(number)))
            await grafana.until(max(1, number))
        assert b"not pushed: HTTP Error 401" in await errors.readline()
    heads, lines = zip(*grafana.requests, strict=True)
    assert all(head.startswith("POST /api/live/push/emotion_streamer HTTP/1.1") for head in heads)
    assert all("Authorization: Bearer of grafana" in head for head in heads)
    found = [re.fullmatch(LINE, line) for line in lines]
    assert [match.groups() for match in found if match] == 3 * [
        (
            "expression",
            "customer",
            "leg-1",
            "neutral=0.6123,angry=0.3,happy=0.0877",
            "1795170615123000000",
        )
    ]


@asynccontextmanager
async def script(daemon: str, grafana: str) -> AsyncIterator[asyncio.StreamReader]:
    """Run the recipe; give its standard error, kill it at the end."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(REPOSITORY / "clients" / "python"),
        "EMOTION_STREAMER_TOKEN": TOKEN,
        "GRAFANA_TOKEN": "of grafana",
    }
    path = str(REPOSITORY / "docs" / "recipes" / "grafana_live.py")
    command = [sys.executable, path, daemon, grafana]
    process = await asyncio.create_subprocess_exec(*command, env=environment, stderr=asyncio.subprocess.PIPE)
    assert process.stderr is not None
    try:
        yield process.stderr
    finally:
        process.kill()
        await process.wait()
