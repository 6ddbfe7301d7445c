"""When the audio of each RTP stream is released: a timer wheel of ticks. Pure: time is an argument."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")


class ReleaseSchedule(Generic[T]):
    """Holds items, each scheduled at one tick that is at most ``max_ticks`` ahead."""

    def __init__(self, *, max_ticks: int) -> None:
        """``max_ticks``: at least 1."""
        self._max_ticks = max_ticks
        self._slots: list[dict[T, None]] = [{} for _ in range(max_ticks + 1)]
        """A ring: tick n has the slot n modulo its length."""
        self._tick = 0

    def add(self, item: T, *, within_ticks: int) -> None:
        """Schedule a new item at that of the next ticks at which the fewest items are due."""
        slots = [self._slot(after) for after in range(1, within_ticks + 1)]
        min(slots, key=len)[item] = None

    def remove(self, item: T) -> None:
        """Forget an item."""
        for slot in self._slots:
            slot.pop(item, None)

    def due(self, tick: int) -> Iterator[T]:
        """Give the items due up to a tick, each of which is then rescheduled or removed by the caller."""
        self._tick = max(self._tick, tick - self._max_ticks)  # ticks further back have the same slots
        while self._tick < tick:
            self._tick += 1
            slot = self._slot(0)
            for item in list(slot):
                if item in slot:  # else it was removed because of what another one released
                    yield item

    def reschedule(self, item: T, *, after_ticks: int) -> None:
        """Schedule an item that is due again, from 1 to ``max_ticks`` later."""
        slots, tick = self._slots, self._tick
        del slots[tick % len(slots)][item]
        slots[(tick + after_ticks) % len(slots)][item] = None

    def _slot(self, after_ticks: int) -> dict[T, None]:
        return self._slots[(self._tick + after_ticks) % len(self._slots)]
