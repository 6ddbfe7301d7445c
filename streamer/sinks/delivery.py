"""What sinks that send over a network have in common: they send until they are closed, and what is left is counted."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from streamer.core.mailbox import Mailbox

log = logging.getLogger(__name__)
T = TypeVar("T")


class Delivery(Generic[T]):
    """Sends what is in a mailbox until it is closed; what is left then is counted, or goes to an heir."""

    def __init__(self, name: str, mailbox: Mailbox[T]) -> None:
        """``name``: of the sink, for the log."""
        self.undelivered = 0
        """Events that were not sent when it ended, and that no heir takes."""
        self._name = name
        self._mailbox = mailbox
        self._timeout: asyncio.Timeout | None = None
        self._ended = asyncio.Event()
        self._closing = self._has_heir = False
        self._left: list[T] = []

    async def run(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do ``work``, which sends what is in the mailbox, until it is closed."""
        try:
            async with asyncio.timeout(None) as self._timeout:
                if not self._closing:
                    await work()
        except TimeoutError:  # closing makes the timeout expire
            if not self._closing:
                raise
        finally:
            self._timeout = None
            if self._has_heir:
                self._left = self._mailbox.take_ready(len(self._mailbox))
            self.undelivered += self._mailbox.abandon()
            if self.undelivered:
                log.warning("%s: stopped with %d events not delivered", self._name, self.undelivered)
            self._ended.set()

    async def close(self) -> None:
        """End the work; return when it has ended."""
        self._closing = True
        self._mailbox.close()
        if self._timeout is not None:
            self._timeout.reschedule(asyncio.get_running_loop().time())
            await self._ended.wait()
        self.undelivered += self._mailbox.abandon()  # not empty only where `run` was never called

    def leave_to_heir(self) -> None:
        """Keep what is left at the end for an heir."""
        self._has_heir = True

    def inherit(self, old: Delivery[T]) -> None:
        """Send first what ``old``, which is closed, has left."""
        for item in reversed(old._left):
            self._mailbox.put_back(item)
        old._left.clear()
