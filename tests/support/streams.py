"""A platform that streams a call to a source in the same process, as fast as it is heard, and through the pipeline."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from streamer.core.audio import SourceAlive, SourceHealth
from streamer.sources.streams.connection import ConnectionClosed
from streamer.sources.streams.source import StreamsSource
from tests.support.calls import TIMEOUT_S, pipeline
from tests.support.collector import Collector
from tests.support.daemon import kind

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable
    from pathlib import Path

    from streamer.core.audio import SourceMessage
    from streamer.protocol.streams.dialect import Dialect

Frame = str | bytes
FRAME_S = 0.02


class FakePlatform:
    """One connection: the other side sends some frames, each 20 ms after the one before, and closes."""

    peer = "platform"

    def __init__(self, frames: Iterable[Frame] = (), *, code: int = 1000) -> None:
        self.sent: list[Frame] = []
        """What it was sent."""
        self.closed: tuple[int, str] | None = None
        """How it was closed by us."""
        self.clock_s = 0.0
        self._frames = iter(frames)
        self._code = code

    async def receive(self) -> Frame:
        await asyncio.sleep(0)
        self.clock_s += FRAME_S
        try:
            return next(self._frames)
        except StopIteration:
            raise ConnectionClosed(self._code) from None

    async def send(self, data: Frame) -> None:
        self.sent.append(data)

    async def close(self, code: int, text: str) -> None:
        self.closed = code, text


async def events_of_stream(repository: Path, dialect: Dialect, frames: Iterable[Frame]) -> list[dict[str, Any]]:
    """Return the events of a connection on which these frames come, 20 ms apart; nothing of it is dropped."""
    platform = FakePlatform(frames)
    collector = Collector()

    async def at_once(_: float) -> None:
        await asyncio.sleep(0)

    source = StreamsSource(
        source_id="platform",
        dialect="test",
        where="nowhere",
        monotonic=lambda: platform.clock_s,
        sleep=at_once,
    )
    source.live = False  # the pipeline takes its time for each message, so nothing is dropped
    stop = asyncio.Event()
    async with asyncio.timeout(TIMEOUT_S), asyncio.TaskGroup() as tasks:
        tasks.create_task(pipeline(repository, source, collector).run(stop))
        await collector.until(bool)
        await source.serve(platform, dialect)
        await collector.until(lambda events: "session.ended.v1" in map(kind, events))
        stop.set()
    return collector.events


async def next_message(messages: AsyncIterator[SourceMessage]) -> SourceMessage:
    """Return the next message of a source that is about a leg."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            message = await anext(messages)
            if not isinstance(message, SourceHealth | SourceAlive):
                return message


async def post(url: str, body: object, headers: dict[str, str]) -> tuple[int, str]:
    """Send JSON; return status and body of the answer."""
    request = Request(url, json.dumps(body).encode(), headers)

    def ask() -> tuple[int, str]:
        try:
            with urlopen(request, timeout=TIMEOUT_S) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()

    return await asyncio.to_thread(ask)
