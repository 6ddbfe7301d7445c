"""Runs the parts of the gateway until it is told to stop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from streamer.gateway.link import Link, Work
    from streamer.ops.systemd import Notifier
    from streamer.web.sink import WebSink

STATUS_EVERY_S = 10.0


class GatewayService:
    """Serves the clients of a cluster. Nothing of it outlives the process, and nothing needs to."""

    def __init__(
        self,
        *,
        door: WebSink,
        link: Link,
        works: Sequence[Work],
        notifier: Notifier,
        status: Callable[[], str],
        on_ready: Callable[[], None],
        background: Sequence[Callable[[], Coroutine[None, None, None]]] = (),
    ) -> None:
        """``works``: what is done while NATS can be reached. ``background``: what else runs until the end."""
        self._door = door
        self._link = link
        self._works = works
        self._notifier = notifier
        self._status = status
        self._on_ready = on_ready
        self._background = background
        self.has_opened = False
        """Whether the door has been open."""

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until ``stop`` is set. Raises an ExceptionGroup of SinkError where the port can't be opened."""
        async with asyncio.TaskGroup() as tasks:
            working: list[asyncio.Task[None]] = []
            async with self._door:
                self.has_opened = True
                tasks.create_task(self._door.run(), name="websocket")
                working.append(tasks.create_task(self._link.run(self._works), name="nats"))
                working.append(tasks.create_task(self._report_status(), name="status"))
                working += [tasks.create_task(run(), name="background") for run in self._background]
                self._notifier.ready()
                self._on_ready()
                await stop.wait()
                self._notifier.stopping()
            for task in working:
                task.cancel()

    async def _report_status(self) -> None:
        watchdog_s = self._notifier.watchdog_s
        every_s = STATUS_EVERY_S if watchdog_s is None else min(STATUS_EVERY_S, watchdog_s / 3)
        while True:
            self._notifier.status(self._status())
            self._notifier.watchdog()
            await asyncio.sleep(every_s)
