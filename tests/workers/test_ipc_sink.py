"""The events of a worker reach the daemon in order; a gap stands where events were dropped."""

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


async def sent(n_events: int, *, queue_events: int) -> tuple[IpcSink, list[Event], int]:
    """Publish events before the sink runs; return it, the events that arrived, and how many times figures did."""
    ours, theirs = [await IpcChannel.over(end) for end in socket.socketpair()]
    sink = IpcSink(ours, name="worker 1", figures=lambda: FIGURES, queue_events=queue_events, now=lambda: AT)
    for number in range(n_events):
        sink.publish(encode_for_ipc(health(number)))
    async with asyncio.timeout(100):
        async with open_sink(sink):
            await sink.flush()
        await ours.close()
        arrived = [message async for message in theirs]
    await theirs.close()
    return sink, [event_of(each) for each in arrived if isinstance(each, EventMessage)], arrived.count(FIGURES)


async def test_events_arrive_in_order_and_figures_at_the_start_and_the_end() -> None:
    sink, events, figures = await sent(1_000, queue_events=1_000)
    assert events == [health(number) for number in range(1_000)]
    assert (sink.lost, figures) == (0, 2)


async def test_events_that_are_dropped_are_counted_and_a_gap_takes_their_place() -> None:
    sink, events, _ = await sent(1_000, queue_events=300)
    gap = Gap("sink_slow", "worker 1", lost_ms=0, lost_events=700, occurrences=1, at=AT)
    assert events == [gap, *(health(number) for number in range(700, 1_000))]
    assert sink.lost == 700
