"""The queue between producers and consumers: bounded; when full, the oldest item is dropped and counted."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from typing import Self

T = TypeVar("T")


class Mailbox(Generic[T]):
    """A bounded FIFO queue: the producer never waits, the one consumer does.

    The consumer iterates over it; iteration ends when the mailbox is closed and empty. A consumer that stopped
    iterating may start again. All methods must be called in the thread of the event loop.
    """

    def __init__(self, capacity: int) -> None:
        """``capacity``: the most items it holds. Raises ValueError for a capacity below 1."""
        if capacity < 1:
            raise ValueError(f"a mailbox holds at least 1 item, got capacity {capacity}")
        self._items: deque[T] = deque()
        self._capacity = capacity
        self._closed = False
        self._changed = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._unreported = 0
        self.dropped = 0
        """Items dropped since the mailbox was made, because it was full."""

    def __len__(self) -> int:
        return len(self._items)

    @property
    def capacity(self) -> int:
        """The most items it holds."""
        return self._capacity

    def put(self, item: T) -> None:
        """Add an item; if the mailbox is full, the oldest item is dropped and counted. Does nothing once closed."""
        if self._closed:
            return
        if len(self._items) == self._capacity:
            self._items.popleft()
            self._count_drop()
        self._items.append(item)
        self._idle.clear()
        self._changed.set()

    def put_back(self, item: T) -> None:
        """Return an item that could not be handled to the head; if the mailbox is full, it is dropped and counted."""
        if len(self._items) == self._capacity:
            self._count_drop()
            return
        self._items.appendleft(item)
        self._idle.clear()
        self._changed.set()

    def take_ready(self, limit: int) -> list[T]:
        """Remove and return up to ``limit`` items without waiting; for a consumer that works in batches."""
        return [self._items.popleft() for _ in range(min(limit, len(self._items)))]

    def take_dropped(self) -> int:
        """Return the number of items dropped since the last call."""
        unreported, self._unreported = self._unreported, 0
        return unreported

    def close(self) -> None:
        """Accept no more items; the consumer gets those that are left, then its iteration ends."""
        self._closed = True
        self._changed.set()

    def abandon(self) -> int:
        """Close for a consumer that won't return: remove the items that are left, and return their number."""
        self.close()
        left = len(self._items)
        self._items.clear()
        self._idle.set()
        return left

    async def drained(self) -> None:
        """Wait until the consumer has taken every item and asked for the next one, or abandoned the mailbox."""
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
        self._unreported += 1
