"""Gives the legs whose audio has come their turn to hear it, many legs at once."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from streamer.hearing import hear

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.analyzer import Analyzer, Step
    from streamer.hearing import Answer

    Done = Callable[[Step], None]

LEGS_AT_ONCE = 64
"""Legs that share a turn: about a millisecond, after which others may use the event loop."""


class Listener:
    """Legs wait here for their turn; a leg that closes is heard at once, by its own ``finish``."""

    def __init__(self, answer: Answer) -> None:
        """``answer`` is the second stage of voice activity."""
        self._answer = answer
        self._ready: deque[tuple[Analyzer, Done]] = deque()
        self._waiting: set[Analyzer] = set()
        self._wake = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()

    def submit(self, analyzer: Analyzer, done: Done) -> None:
        """Have a leg that took audio hear it, once that is enough; ``done`` is called with what came of it."""
        if not analyzer.has_work or analyzer in self._waiting:
            return
        self._waiting.add(analyzer)
        self._ready.append((analyzer, done))
        self._idle.clear()
        self._wake.set()

    async def drained(self) -> None:
        """Return when no leg waits for its turn."""
        await self._idle.wait()

    async def run(self) -> None:
        """Let legs hear until cancelled."""
        while True:
            if not self._ready:
                self._idle.set()
                self._wake.clear()
                await self._wake.wait()
            turn = [self._ready.popleft() for _ in range(min(LEGS_AT_ONCE, len(self._ready)))]
            self._waiting.difference_update(analyzer for analyzer, _ in turn)
            steps = hear([analyzer.work() for analyzer, _ in turn], self._answer)
            for (_, done), step in zip(turn, steps, strict=True):
                done(step)
            await asyncio.sleep(0)
