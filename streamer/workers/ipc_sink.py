"""The sink of a worker process: its events and totals go to the daemon that started it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from streamer.core.events import Gap
from streamer.core.mailbox import Mailbox
from streamer.ops.defaults import utc_now
from streamer.protocol.cloudevents import WireEvent
from streamer.workers.messages import encode, event_message

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from typing import Self

    from streamer.core.events import Event
    from streamer.workers.ipc import IpcChannel
    from streamer.workers.messages import Figures

QUEUE_EVENTS = 10_000
"""Some seconds of a thousand legs; a daemon that is this far behind hangs."""
EVENTS_AT_ONCE = 256
FIGURES_EVERY_S = 1.0


def encode_for_ipc(event: Event) -> WireEvent:
    """Return an event whose payload is a frame for the channel to the daemon."""
    payload = encode(event_message(event))
    return WireEvent("", type(event).__name__, "", retained=False, key=None, ends=None, payload=payload)


class IpcSink:
    """Sends every event to the daemon, and totals once a second.

    Where the daemon does not read, the oldest events are dropped; a ``gap.v1`` takes their place.
    """

    def __init__(
        self,
        channel: IpcChannel,
        *,
        name: str,
        figures: Callable[[], Figures],
        queue_events: int = QUEUE_EVENTS,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """``channel`` is not closed with the sink."""
        self.name = name
        self._channel = channel
        self._figures = figures
        self._mailbox: Mailbox[WireEvent] = Mailbox(queue_events)
        self._now = now

    @property
    def lost(self) -> int:
        """How many events were dropped."""
        return self._mailbox.dropped

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        self._mailbox.close()

    def publish(self, event: WireEvent) -> None:
        """Queue an event; a full queue drops its oldest."""
        self._mailbox.put(event)

    async def run(self) -> None:
        """Send until closed."""
        async with asyncio.TaskGroup() as tasks:
            reporting = tasks.create_task(self._report_figures(), name="figures")
            await self._send_all()
            reporting.cancel()
        self._channel.send(self._figures())

    async def flush(self) -> None:
        """Return when all queued events were handed to the channel."""
        await self._mailbox.drained()

    async def _send_all(self) -> None:
        async for event in self._mailbox:
            lost = self._mailbox.take_dropped()  # the dropped events came just before this one
            frames = [self._gap(lost).payload] if lost else []
            frames += [each.payload for each in (event, *self._mailbox.take_ready(EVENTS_AT_ONCE))]
            self._channel.send_frame(b"".join(frames))
            await self._channel.has_room()

    async def _report_figures(self) -> None:
        while True:
            self._channel.send(self._figures())
            await asyncio.sleep(FIGURES_EVERY_S)

    def _gap(self, lost: int) -> WireEvent:
        return encode_for_ipc(Gap("sink_slow", self.name, lost_ms=0, lost_events=lost, occurrences=1, at=self._now()))
