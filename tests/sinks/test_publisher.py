from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.ops.stats import Stats
from streamer.protocol.cloudevents import TYPE_PREFIX
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


def test_what_follows_from_an_event_is_published_after_it_but_before_the_end_of_a_session() -> None:
    collector = Collector()
    publisher = Publisher(encode=lambda event: wire(event, "x"), stats=Stats())
    publisher.subscribe(collector)
    follows = {"emotion.v1": "advice.v1", "advice.v1": "overload.v1", "session.ended.v1": "coach.report.v1"}

    def derive(event: Event) -> list[Event]:
        (name,) = [name for name, example in EXAMPLES.items() if example is event]
        return [EXAMPLES[follows[name]]] if name in follows else []

    publisher.add_derivation(derive)
    publisher.publish(EXAMPLES["emotion.v1"])
    publisher.publish(EXAMPLES["session.ended.v1"])
    assert [event["type"].removeprefix(TYPE_PREFIX) for event in collector.events] == [
        "emotion.v1",
        "advice.v1",
        "overload.v1",
        "coach.report.v1",
        "session.ended.v1",
    ]
