"""What a worker tells goes up the link in order; what finds no room is counted and told where it was."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

from streamer.core.events import Gap, HealthChanged
from streamer.ops.rtp_totals import RtpTotals
from streamer.workers.ipc import IpcChannel
from streamer.workers.ipc_sink import IpcSink, encode_for_ipc
from streamer.workers.messages import EventMessage, Figures, event_of
from tests.support.examples import AT
from tests.support.sink_task import open_sink

if TYPE_CHECKING:
    from streamer.core.events import Event

FIGURES = Figures(1.0, RtpTotals(packets=5))


def health(number: int) -> HealthChanged:
    return HealthChanged("rtp", "ok", str(number), AT)


async def told(published: int, *, room: int) -> tuple[IpcSink, list[Event], int]:
    """Return a sink to which events were published before it ran, what arrived, and how often figures did."""
    ours, theirs = [await IpcChannel.over(end) for end in socket.socketpair()]
    sink = IpcSink(ours, name="worker 1", figures=lambda: FIGURES, queue_events=room, now=lambda: AT)
    for number in range(published):
        sink.publish(encode_for_ipc(health(number)))
    async with asyncio.timeout(30):
        async with open_sink(sink):
            await sink.flush()
        await ours.close()
        arrived = [message async for message in theirs]
    await theirs.close()
    return sink, [event_of(each) for each in arrived if isinstance(each, EventMessage)], arrived.count(FIGURES)


async def test_events_arrive_in_order_and_the_last_figures_after_them() -> None:
    sink, events, figures = await told(1_000, room=1_000)
    assert events == [health(number) for number in range(1_000)]
    assert (sink.lost, figures) == (0, 2)


async def test_events_that_find_no_room_are_counted_and_told_where_they_were() -> None:
    sink, events, _ = await told(1_000, room=300)
    gap = Gap("sink_slow", "worker 1", lost_ms=0, lost_events=700, occurrences=1, at=AT)
    assert events == [gap, *(health(number) for number in range(700, 1_000))]
    assert sink.lost == 700
