"""Runs a sink in a task, as the service does."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from streamer.sinks.sink import Sink

    SinkT = TypeVar("SinkT", bound=Sink)


@asynccontextmanager
async def open_sink(sink: SinkT) -> AsyncIterator[SinkT]:
    """Enter the sink and run it in a task; leaving the sink ends the task."""
    async with asyncio.TaskGroup() as tasks, sink:
        tasks.create_task(sink.run(), name=sink.name)
        yield sink
