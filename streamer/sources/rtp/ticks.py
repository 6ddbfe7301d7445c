"""When a source goes on: at each tick while legs are open, else when something has come."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from streamer.sources.rtp.health import ALIVE_EVERY_S
from streamer.sources.rtp.receiver import TICK_S

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable


class Ticks:
    """Ticks of `TICK_S`; late ones are made up for by one at most."""

    def __init__(self, *, monotonic: Callable[[], float], sleep: Callable[[float], Awaitable[object]]) -> None:
        self._monotonic = monotonic
        self._sleep = sleep
        self._woken = asyncio.Event()
        self._due_s = 0.0

    def wake(self) -> None:
        """Let `once_woken` return."""
        self._woken.set()

    async def next(self) -> None:
        """Wait for the next tick."""
        self._due_s = max(self._due_s + TICK_S, self._monotonic() - TICK_S)
        await self._sleep(max(0.0, self._due_s - self._monotonic()))

    async def once_woken(self, descriptors: Iterable[int]) -> None:
        """Wait until one of the sockets can be read or `wake` is called, at most until a sign of life is due."""
        loop, watched = asyncio.get_running_loop(), list(descriptors)
        for descriptor in watched:
            loop.add_reader(descriptor, self._woken.set)
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(ALIVE_EVERY_S):
                    await self._woken.wait()
        finally:
            for descriptor in watched:
                loop.remove_reader(descriptor)
        self._woken.clear()
        await self._sleep(TICK_S)  # a flood of garbage must not cause a wake-up for each packet
        self._due_s = self._monotonic()
