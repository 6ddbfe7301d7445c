"""Keeps the events of a leg in order: an event waits for the windows before it."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from streamer.core.audio import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.core.events import Event

    Deferred = Callable[[], tuple[Event, ...]]
    """Gives events that depend on the windows before them, once these are resolved."""


class ReorderBuffer:
    """Holds events and windows in order; an event leaves when every window before it has been resolved."""

    def __init__(self) -> None:
        self._waiting: deque[Event | Window | Deferred] = deque()

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not self._waiting

    def add(self, item: Event | Window | Deferred) -> None:
        """Append an event, events that are deferred, or a window whose events are not known yet."""
        self._waiting.append(item)

    def take(self, window: Window) -> None:
        """Remove a window whose events are known, and go out before all that waits.

        Raises ValueError unless it is the oldest that is not resolved.
        """
        if not self._waiting or self._waiting[0] is not window:  # what was before it has been released
            raise ValueError(f"scores for a window of {window.utterance_id} came out of order")
        self._waiting.popleft()

    def resolve(self, window: Window, events: Deferred) -> None:
        """Replace a window by its events; they are asked for when they leave.

        Raises ValueError for a window that is not in the buffer.
        """
        for index, item in enumerate(self._waiting):
            if item is window:
                self._waiting[index] = events
                return
        raise ValueError(f"a window of {window.utterance_id} is not in the reorder buffer")

    def release(self) -> tuple[Event, ...]:
        """Remove and return the events before the oldest window that is not resolved."""
        released: list[Event] = []
        while self._waiting:
            item = self._waiting[0]
            if isinstance(item, Window):
                break
            self._waiting.popleft()
            released += item() if callable(item) else (item,)
        return tuple(released)
