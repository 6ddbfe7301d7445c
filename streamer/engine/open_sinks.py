"""The sinks that are open, each with its task; sinks may come and go while the daemon runs."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, suppress
from functools import partial
from typing import TYPE_CHECKING

from streamer.sinks.sink import Inheriting

if TYPE_CHECKING:
    from typing import Self

    from streamer.sinks.publisher import Publisher
    from streamer.sinks.sink import Sink

FLUSH_S = 0.3
"""Time that a sink which is closed while the daemon runs gets to send what it was given."""


class OpenSinks:
    """Opens sinks, subscribes them, runs them as tasks, and closes them in reverse order."""

    def __init__(self, publisher: Publisher) -> None:
        self._publisher = publisher
        self._tasks: asyncio.TaskGroup | None = None
        self._running: dict[Sink, asyncio.Task[None]] = {}

    @property
    def sinks(self) -> list[Sink]:
        """The open ones, oldest first."""
        return list(self._running)

    def running_in(self, tasks: asyncio.TaskGroup) -> Self:
        """Return this, whose sinks run in a task group from now on."""
        self._tasks = tasks
        return self

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        async with AsyncExitStack() as closing:
            for sink in self.sinks:
                closing.push_async_callback(partial(self._close, sink))

    async def open(self, sink: Sink) -> None:
        """Open a sink and publish to it from now on. Raises SinkError."""
        await sink.__aenter__()
        self._publisher.subscribe(sink)
        self._run(sink)

    async def replace(self, old: Sink | None, new: Sink | None) -> None:
        """Put a sink, which was entered, in the place of an open one; None stands for no sink.

        From one event to the next, ``new`` gets them instead of ``old``: none is lost or sent twice. It first gets the
        current state, or what ``old`` leaves where it can inherit that, and begins its work after ``old`` has ended.
        """
        heir = _heir_of(old, new)
        if old is not None:
            self._publisher.unsubscribe(old)
        if new is not None:
            if heir is not None and old is not None:
                heir.inherit_state(old)
            else:
                self._publisher.bring_up_to_date(new)
            self._publisher.subscribe(new)
        try:
            if old is not None:
                await self._flush(old)
                await self._close(old)
        finally:
            if heir is not None and old is not None:
                heir.inherit_queue(old)
            if new is not None:
                self._run(new)

    def _run(self, sink: Sink) -> None:
        if self._tasks is None:
            raise RuntimeError("sinks are opened while the service runs")
        self._running[sink] = self._tasks.create_task(sink.run(), name=f"sink {sink.name}")

    @staticmethod
    async def _flush(sink: Sink) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(FLUSH_S):
                await sink.flush()

    async def _close(self, sink: Sink) -> None:
        try:
            await sink.__aexit__(None, None, None)
        finally:
            task = self._running.pop(sink)
        await asyncio.wait([task])
        self._publisher.forget(sink)


def _heir_of(old: object, new: object) -> Inheriting | None:
    return new if type(new) is type(old) and isinstance(new, Inheriting) else None
