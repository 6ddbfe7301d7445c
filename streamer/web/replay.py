"""The newest events, for subscribers that come back after a lost connection or want to see the last minutes."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamer.protocol.cloudevents import WireEvent


class Replay:
    """A bounded number of events with their ids. Times are seconds of a clock that the caller reads."""

    def __init__(self, capacity: int) -> None:
        """``capacity``: events kept; 0 keeps none, so that nothing can be resumed."""
        self._capacity = capacity
        self._events: deque[tuple[float, WireEvent]] = deque()
        self._first = 0
        """Number of the oldest event that is kept; they are numbered as they come."""
        self._numbers: dict[str, int] = {}
        """By id: the number of the event; of a ``gap.v1``, that of the event before the lost ones' end."""
        self._gaps: deque[tuple[int, str]] = deque()

    def resize(self, capacity: int) -> None:
        """Keep so many events from now on."""
        self._capacity = capacity
        self._shrink()

    def add(self, event: WireEvent, now_s: float) -> None:
        """Keep an event; the oldest one goes where there are too many."""
        self._numbers[event.id] = self._first + len(self._events)
        self._events.append((now_s, event))
        self._shrink()

    def add_gap(self, gap_id: str, before: WireEvent) -> None:
        """Let a subscriber resume from a ``gap.v1`` that stood in its stream just before an event."""
        number = self._numbers.get(before.id)
        if number is not None:
            self._numbers[gap_id] = number - 1
            self._gaps.append((number - 1, gap_id))

    def knows(self, event_id: str) -> bool:
        """Return whether what came after this event is kept."""
        return event_id in self._numbers

    def after(self, event_id: str) -> list[WireEvent] | None:
        """Return all that came after an event; None where that is not known any more."""
        number = self._numbers.get(event_id)
        if number is None:
            return None
        return [event for _, event in islice(self._events, number + 1 - self._first, None)]

    def since(self, time_s: float) -> list[WireEvent]:
        """Return all that came at this time or later, as far as it is kept."""
        return [event for at_s, event in self._events if at_s >= time_s]

    def _shrink(self) -> None:
        while len(self._events) > self._capacity:
            _, oldest = self._events.popleft()
            del self._numbers[oldest.id]
            self._first += 1
        while self._gaps and self._gaps[0][0] < self._first - 1:
            del self._numbers[self._gaps.popleft()[1]]
