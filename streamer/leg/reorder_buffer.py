"""Events and windows of a leg in the order in which they came about: an event waits for the windows before it."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from streamer.core.audio import Window

if TYPE_CHECKING:
    from streamer.core.events import Event


class ReorderBuffer:
    """Holds back what came about after a window until that window's events are known."""

    def __init__(self) -> None:
        self._waiting: deque[Event | Window | tuple[Event, ...]] = deque()

    def add(self, item: Event | Window) -> None:
        """Add what came about last."""
        self._waiting.append(item)

    def check_oldest(self, window: Window) -> None:
        """Raise ValueError unless the window is the oldest that is not resolved."""
        oldest = next((item for item in self._waiting if isinstance(item, Window)), None)
        if oldest is not window:
            raise ValueError(f"scores for a window of {window.utterance_id} came out of order")

    def resolve(self, window: Window, events: tuple[Event, ...]) -> None:
        """Put the events in the place of a window."""
        for index, item in enumerate(self._waiting):
            if item is window:
                self._waiting[index] = events
                return
        raise ValueError(f"a window of {window.utterance_id} is not awaited")

    def release(self) -> tuple[Event, ...]:
        """Return all that waits for no window."""
        released: list[Event] = []
        while self._waiting:
            item = self._waiting[0]
            if isinstance(item, Window):
                break
            released += item if isinstance(item, tuple) else (item,)
            self._waiting.popleft()
        return tuple(released)
