"""One event to the same bytes on every sink."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from streamer.core.events import SessionEnded
from streamer.sinks.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from streamer.core.events import Event
    from streamer.ops.stats import Stats
    from streamer.protocol.cloudevents import WireEvent
    from streamer.sinks.sink import Sink

    Stage = Callable[[Event], Iterable[Event]]
    """Returns what is published in the place of an event, in order: that one, and others that follow from it."""


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
        self._leaving: list[Sink] = []
        """Those that get no more events, and may lose some that they have."""
        self._lost_by_closed: Counter[str] = Counter()
        self._snapshot = Snapshot()
        self._derivations: list[Callable[[Event], Iterable[Event]]] = []

    def add_derivation(self, derive: Callable[[Event], Iterable[Event]]) -> None:
        """Publish from now on what ``derive`` makes of each event, right after it; of the end of a session, before."""
        self._derivations.append(derive)

    def subscribe(self, sink: Sink) -> None:
        """Publish to a sink, which was just opened, from now on."""
        self._sinks.append(sink)

    def bring_up_to_date(self, sink: Sink) -> None:
        """Give a sink that is opened late the current state: the newest event of each key."""
        for event in self._snapshot.events():
            sink.publish(event)

    def unsubscribe(self, sink: Sink) -> None:
        """Publish nothing more to a sink, which is closed next."""
        self._sinks.remove(sink)
        self._leaving.append(sink)

    def forget(self, sink: Sink) -> None:
        """Forget a sink that is closed, but not what it lost."""
        for sinks in (self._sinks, self._leaving):
            if sink in sinks:
                sinks.remove(sink)
        self._lost_by_closed[sink.name] += sink.lost

    def lost_by_sink(self) -> dict[str, int]:
        """Return how many events each sink has lost so far, by the sink's name; closed ones too."""
        lost = Counter(self._lost_by_closed)
        for sink in (*self._sinks, *self._leaving):
            lost[sink.name] += sink.lost
        return dict(lost)

    def publish(self, event: Event) -> None:
        """Send an event, and what follows from it, to all sinks; never waits."""
        derived = [more for derive in self._derivations for more in derive(event)]
        if not isinstance(event, SessionEnded):  # nothing of a session comes after its end
            self._send(event)
        for more in derived:
            self.publish(more)
        if isinstance(event, SessionEnded):
            self._send(event)

    def _send(self, event: Event) -> None:
        self.stats.count_event(event)
        stopwatch = self.stats.stopwatches["publish"]
        stopwatch.start()
        wire = self.encode(event)
        self._snapshot.add(wire)
        for sink in self._sinks:
            sink.publish(wire)
        stopwatch.stop()

    async def flush(self) -> None:
        """Return when every sink has sent all it was given, or counted it as lost."""
        for sink in self._sinks:
            await sink.flush()


def _through(stage: Stage, events: Iterable[Event]) -> Iterable[Event]:
    return (made for event in events for made in stage(event))
