"""Sinks that come and go while the service runs lose no event and get none twice."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Self

from streamer.engine.open_sinks import OpenSinks
from streamer.ops.stats import Stats
from streamer.sinks.publisher import Publisher
from tests.support.broker import Broker, subscribed_to
from tests.support.examples import EXAMPLES, health, stream, wire
from tests.support.mqtt_rig import Rig, has, ids

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from streamer.core.events import Event
    from streamer.protocol.cloudevents import WireEvent


class Recorder:
    """A sink that keeps what it gets, and loses what it has when it is closed."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lost = 0
        self.taken: list[str] = []
        self.done: list[str] = []
        self.flushing = asyncio.Event()
        self._closed = asyncio.Event()

    async def __aenter__(self) -> Self:
        self.done.append("opened")
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        self.done.append("closed")
        self.lost = 3
        self._closed.set()

    def publish(self, event: WireEvent) -> None:
        self.taken.append(event.id)

    async def run(self) -> None:
        self.done.append("runs")
        await self._closed.wait()
        self.done.append("ended")

    async def flush(self) -> None:
        self.done.append("flushed")
        self.flushing.set()
        await asyncio.Event().wait()  # a client that never reads


def publisher() -> Publisher:
    numbers = iter(range(10_000))

    def encode(event: Event) -> WireEvent:
        return wire(event, str(next(numbers)))

    return Publisher(encode=encode, stats=Stats())


@asynccontextmanager
async def opened(publisher: Publisher) -> AsyncIterator[OpenSinks]:
    async with asyncio.TaskGroup() as tasks, OpenSinks(publisher).running_in(tasks) as sinks:
        yield sinks


async def test_a_sink_that_takes_the_place_of_another_gets_the_state_and_then_every_event() -> None:
    events = publisher()
    old, new = Recorder("old"), Recorder("new")
    async with opened(events) as sinks:
        await sinks.open(old)
        for name in ("session.started.v1", "emotion.v1", "state.v1"):
            events.publish(EXAMPLES[name])
        replacing = asyncio.create_task(sinks.replace(old, await new.__aenter__()))
        await old.flushing.wait()
        events.publish(EXAMPLES["emotion.v1"])  # while the old one is being closed
        await replacing
        events.publish(EXAMPLES["gap.v1"])
        assert sinks.sinks == [new]
        assert events.lost_by_sink() == {"old": 3, "new": 0}
    assert (old.taken, new.taken) == (["0", "1", "2"], ["0", "2", "3", "4"])
    assert old.done == ["opened", "runs", "flushed", "closed", "ended"]
    assert new.done == ["opened", "runs", "closed", "ended"]
    assert events.lost_by_sink() == {"old": 3, "new": 3}


async def test_a_sink_is_added_and_one_is_removed() -> None:
    events = publisher()
    first, late = Recorder("first"), Recorder("late")
    async with opened(events) as sinks:
        await sinks.open(first)
        await sinks.replace(None, await late.__aenter__())
        assert sinks.sinks == [first, late]
        await sinks.replace(first, None)
        assert sinks.sinks == [late]
        events.publish(EXAMPLES["gap.v1"])
    assert (first.taken, late.taken) == ([], ["0"])


async def test_what_one_broker_could_not_take_goes_to_the_next(
    tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    mosquitto = needs_program("mosquitto")
    events = publisher()
    away, there = Rig(1), Broker(mosquitto, tmp_path)  # nobody listens on port 1
    away.patience.hold_at = 1
    here = Rig(there.port)
    async with opened(events) as sinks:
        await sinks.open(away.sink)
        away.publish([health("ok", "h-1"), *stream(50)])
        await away.patience.until(1)
        async with there, subscribed_to(there.port) as listener:
            await sinks.replace(away.sink, await here.sink.__aenter__())
            here.publish(stream(50, first=50))
            messages = await listener.until(has("99"))
            await here.sink.flush()
            assert ids(messages) == ["h-1", *(event.id for event in stream(100))]
    assert (away.sink.lost, here.sink.lost) == (0, 0)
