"""Signals that end what runs."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING, Any, cast

from streamer.app.service import Daemon
from streamer.app.stopping import until_signal
from streamer.ops.terminal import Terminal
from tests.support.collector import Collector
from tests.support.service import ScriptedSource, ServiceRig, other_tasks_run

if TYPE_CHECKING:
    from typing import Self


async def test_a_second_signal_during_the_start_does_not_interrupt_the_closing() -> None:
    opening, closing, may_close = asyncio.Event(), asyncio.Event(), asyncio.Event()
    closed: list[str] = []

    class Opening(ScriptedSource):
        async def __aenter__(self) -> Self:
            opening.set()
            await asyncio.Event().wait()
            return self

    class Slow(Collector):
        async def __aexit__(self, *exc_info: object) -> None:
            closing.set()
            await may_close.wait()
            closed.append(self.name)

    service, _ = ServiceRig(source=Opening([], live=True), collector=Slow()).service()
    daemon = Daemon(service, pipeline=cast("Any", None), reloader=None)
    running = asyncio.create_task(until_signal(daemon, Terminal()))
    await opening.wait()
    signal.raise_signal(signal.SIGTERM)
    await closing.wait()
    signal.raise_signal(signal.SIGTERM)
    await other_tasks_run(10)
    may_close.set()
    assert await running
    assert closed == ["collector"]
