"""Events on their way to the program, in a bounded queue."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from emotion_streamer_client.event import Event


class Backlog:
    """Keeps the newest events where the program takes them too slowly, and counts those that it dropped."""

    def __init__(self, capacity: int) -> None:
        """``capacity``: events, at least 1."""
        if capacity < 1:
            raise ValueError(f"queue_events: expected at least 1, got {capacity}")
        self._events: deque[Event] = deque(maxlen=capacity)
        self._lost = 0
        self._failure: BaseException | None = None
        self._changed = asyncio.Event()

    def put(self, event: Event) -> None:
        """Add an event; the oldest one goes where there are too many."""
        self._lost += len(self._events) == self._events.maxlen
        self._events.append(event)
        self._changed.set()

    def fail(self, failure: BaseException) -> None:
        """Let ``get`` raise this once all events are taken."""
        self._failure = failure
        self._changed.set()

    async def get(self) -> tuple[int, Event]:
        """Return the oldest event, and how many before it were lost since the last call."""
        while not self._events:
            if self._failure is not None:
                raise self._failure
            self._changed.clear()
            await self._changed.wait()
        lost, self._lost = self._lost, 0
        return lost, self._events.popleft()
