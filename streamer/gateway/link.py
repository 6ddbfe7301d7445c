"""The connection to NATS that all parts of the gateway share, made again whenever it is lost."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING

from streamer.sinks.backoff import backoff
from streamer.sinks.nats import STABLE_S
from streamer.sinks.nats_stream import FAILURES, connect, end_if_cancelled, ensure_stream, why

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Iterator, Sequence

    from nats.js import JetStreamContext

    from streamer.sinks.nats_settings import NatsServers, StreamSettings

    Work = Callable[[JetStreamContext], Coroutine[None, None, None]]
    """What is done while there is a connection; it ends by an error only."""

log = logging.getLogger(__name__)


class Link:
    """Stays connected. What works over it is told by an error that it is gone, and begins again."""

    def __init__(
        self,
        *,
        servers: NatsServers,
        stream: StreamSettings,
        name: str,
        backoff: Callable[[], Iterator[float]] = backoff,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """Connect once ``run``. Raises SinkError where a certificate can't be read."""
        self._servers = servers
        self._stream = stream
        self._name = name
        self._backoff = backoff
        self._now = now
        self._sleep = sleep
        servers.tls()  # a gateway is nothing without
        self._streams: JetStreamContext | None = None
        self._is_connected = asyncio.Event()
        self.problem = "not connected yet"
        """Why there is no connection; empty where there is."""

    @property
    def streams(self) -> JetStreamContext | None:
        """The streams, where they can be reached now."""
        return self._streams

    async def connected(self) -> JetStreamContext:
        """Return the streams once they can be reached."""
        while self._streams is None:
            await self._is_connected.wait()
        return self._streams

    async def run(self, works: Sequence[Work]) -> None:
        """Do all works whenever there is a connection, until cancelled."""
        delays = self._backoff()
        while True:
            began = self._now()
            try:
                await self._work(works)
            except* FAILURES as errors:
                self._tell(why(_first(errors)))
            end_if_cancelled()
            if self._now() - began >= STABLE_S:
                delays = self._backoff()
            await self._sleep(next(delays))

    async def _work(self, works: Sequence[Work]) -> None:
        lost = asyncio.Event()
        async with connect(self._servers, tls=self._servers.tls(), name=self._name, on_closed=lost.set) as client:
            end_if_cancelled()
            streams = client.jetstream()
            await ensure_stream(streams, self._stream)
            self._tell("")
            self._streams = streams
            self._is_connected.set()
            try:
                async with asyncio.TaskGroup() as tasks:
                    for work in works:
                        tasks.create_task(work(streams))
                    await lost.wait()
                    raise ConnectionError("the connection is lost")
            finally:
                self._streams = None
                self._is_connected.clear()

    def _tell(self, problem: str) -> None:
        if problem != self.problem:
            if problem:
                log.warning("nats: %s; trying again", problem)
            else:
                log.info("nats: connected")
        self.problem = problem


def _first(errors: BaseExceptionGroup) -> BaseException:
    error: BaseException = errors
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
