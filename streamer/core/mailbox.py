"""The one bounded queue: when full, the oldest item goes, and that is counted."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from typing import Self

T = TypeVar("T")


class Mailbox(Generic[T]):
    """A bounded FIFO between one producer that never waits and one consumer that does.

    Iterate over it to consume; iteration ends when it has been closed and emptied, and a consumer
    that broke off may iterate again. All methods must be called from the event loop's thread.
    """

    def __init__(self, capacity: int) -> None:
        """Hold at most ``capacity`` items, at least 1."""
        if capacity < 1:
            raise ValueError(f"a mailbox holds at least 1 item, got capacity {capacity}")
        self._items: deque[T] = deque()
        self._capacity = capacity
        self._closed = False
        self._changed = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._untold = 0
        self.dropped = 0
        """How many items were lost for want of room since the mailbox was made."""

    def __len__(self) -> int:
        return len(self._items)

    @property
    def capacity(self) -> int:
        """How many items it holds at most."""
        return self._capacity

    def put(self, item: T) -> None:
        """Add an item; where there is no room the oldest is dropped and counted. Ignored once closed."""
        if self._closed:
            return
        if len(self._items) == self._capacity:
            self._items.popleft()
            self._count_drop()
        self._items.append(item)
        self._idle.clear()
        self._changed.set()

    def put_back(self, item: T) -> None:
        """Return an item that could not be handled to the head; it is dropped where there is no room."""
        if len(self._items) == self._capacity:
            self._count_drop()
            return
        self._items.appendleft(item)
        self._idle.clear()
        self._changed.set()

    def take_ready(self, limit: int) -> list[T]:
        """Return at most ``limit`` items that are there already; for a consumer that works in batches."""
        return [self._items.popleft() for _ in range(min(limit, len(self._items)))]

    def take_dropped(self) -> int:
        """Return how many items were dropped since the last call."""
        untold, self._untold = self._untold, 0
        return untold

    def close(self) -> None:
        """Accept nothing more; the consumer gets what is left, then its iteration ends."""
        self._closed = True
        self._changed.set()

    def abandon(self) -> int:
        """Close for a consumer that won't come back: forget what is left, and return how many that were."""
        self.close()
        left = len(self._items)
        self._items.clear()
        self._idle.set()
        return left

    async def drained(self) -> None:
        """Return when every item was taken and its consumer has come back for the next, or abandoned it."""
        await self._idle.wait()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        while not self._items:
            self._idle.set()
            if self._closed:
                raise StopAsyncIteration
            self._changed.clear()
            await self._changed.wait()
        return self._items.popleft()

    def _count_drop(self) -> None:
        self.dropped += 1
        self._untold += 1
