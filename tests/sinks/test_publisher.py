from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.ops.stats import Stats
from streamer.sinks.publisher import Publisher
from tests.support.collector import Collector
from tests.support.examples import EXAMPLES, wire

if TYPE_CHECKING:
    from streamer.core.events import Event
    from streamer.protocol.cloudevents import WireEvent


def test_each_event_is_encoded_once_and_every_subscribed_sink_gets_the_same() -> None:
    encoded: list[WireEvent] = []

    def encode(event: Event) -> WireEvent:
        encoded.append(wire(event, str(len(encoded))))
        return encoded[-1]

    class Recorder(Collector):
        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name
            self.taken: list[WireEvent] = []

        def publish(self, event: WireEvent) -> None:
            self.taken.append(event)

    publisher = Publisher(encode=encode, stats=Stats())
    first, second = Recorder("first"), Recorder("second")
    publisher.publish(EXAMPLES["gap.v1"])
    publisher.subscribe(first)
    publisher.publish(EXAMPLES["state.v1"])
    publisher.subscribe(second)
    publisher.publish(EXAMPLES["emotion.v1"])
    assert [event.id for event in encoded] == ["0", "1", "2"]
    assert (first.taken, second.taken) == (encoded[1:], encoded[2:])
    assert publisher.lost_by_sink() == {"first": 0, "second": 0}
