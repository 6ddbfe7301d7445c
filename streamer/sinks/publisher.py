"""One event to the same bytes on every sink."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.core.events import Event
    from streamer.ops.stats import Stats
    from streamer.protocol.cloudevents import WireEvent
    from streamer.sinks.sink import Sink


class Publisher:
    """Encodes each event once and hands the same bytes to every open sink.

    It is made before the sinks, which need it to report losses; a sink subscribes when it is opened.
    """

    def __init__(self, *, encode: Callable[[Event], WireEvent], stats: Stats) -> None:
        self.encode = encode
        """What gives an event its bytes."""
        self.stats = stats
        """What counts the events."""
        self._sinks: list[Sink] = []

    def subscribe(self, sink: Sink) -> None:
        """Publish to a sink, which was just opened, from now on."""
        self._sinks.append(sink)

    def lost_by_sink(self) -> dict[str, int]:
        """Return how many events each sink has lost so far, by the sink's name."""
        return {sink.name: sink.lost for sink in self._sinks}

    def publish(self, event: Event) -> None:
        """Send an event to all sinks; never waits."""
        self.stats.count_event(event)
        stopwatch = self.stats.stopwatches["publish"]
        stopwatch.start()
        wire = self.encode(event)
        for sink in self._sinks:
            sink.publish(wire)
        stopwatch.stop()

    async def flush(self) -> None:
        """Return when every sink has sent all it was given, or counted it as lost."""
        for sink in self._sinks:
            await sink.flush()
