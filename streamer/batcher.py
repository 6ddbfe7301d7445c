"""Takes the ready windows of all legs and runs them through the model together."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from streamer.overload import OverloadControl
    from streamer.types import Window

    Score = Callable[[NDArray[np.float32]], NDArray[np.float32]]
    Done = Callable[[Window, NDArray[np.float32] | None, int], None]


class Batcher:
    """One model for all legs; windows are scored in the order in which they were submitted."""

    def __init__(
        self,
        score: Score,
        *,
        max_batch: int,
        max_wait_s: float,
        max_waiting: int,
        overload: OverloadControl,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """``score`` takes (batch, ...) and gives (batch, n_labels); it is called in a thread of its own."""
        self._score = score
        self._max_batch = max_batch
        self._max_wait_s = max_wait_s
        self._max_waiting = max_waiting
        self._overload = overload
        self._monotonic = monotonic
        self._waiting: deque[tuple[Window, Done, float]] = deque()
        self._in_hand: list[tuple[Window, Done, float]] = []
        """What the model is scoring now."""
        self._ready = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self.scored = 0
        """Windows scored so far."""
        self.refused = 0
        """Windows given up so far because too many waited."""

    def submit(self, window: Window, done: Done) -> None:
        """Have a window scored; ``done(window, scores, inference_ms)`` is called with the result.

        Scores are None where too many windows wait and this one, the oldest, was given up.
        """
        self._waiting.append((window, done, self._monotonic()))
        self._idle.clear()
        self._ready.set()
        if len(self._waiting) > self._max_waiting:
            self._refuse(self._waiting.popleft())

    def abandon(self) -> None:
        """Give up every window that has no scores yet."""
        unscored = [*self._in_hand, *self._waiting]
        self._in_hand.clear()
        self._waiting.clear()
        for item in unscored:
            self._refuse(item)

    async def drained(self) -> None:
        """Return when no window waits."""
        await self._idle.wait()

    async def run(self, on_stretch: Callable[[int, int], None]) -> None:
        """Score windows until cancelled.

        ``on_stretch`` gets the new stretch of the hop and how many windows wait, when it changes.
        """
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(1, thread_name_prefix="model") as thread:
            while True:
                self._in_hand = await self._gather()
                oldest_since = self._in_hand[0][2]
                inputs = np.stack([window.inputs for window, _, _ in self._in_hand])
                began = self._monotonic()
                scores = await loop.run_in_executor(thread, self._score, inputs)
                now = self._monotonic()
                self._deliver(scores, inference_ms=round((now - began) * 1000))
                if self._overload.observe(began - oldest_since, now_s=now):
                    on_stretch(self._overload.stretch, len(self._waiting))

    def _refuse(self, item: tuple[Window, Done, float]) -> None:
        window, done, _ = item
        self.refused += 1
        done(window, None, 0)

    async def _gather(self) -> list[tuple[Window, Done, float]]:
        while not self._waiting:
            self._idle.set()
            self._ready.clear()
            await self._ready.wait()
            if self._max_wait_s:
                await asyncio.sleep(self._max_wait_s)
        return [self._waiting.popleft() for _ in range(min(len(self._waiting), self._max_batch))]

    def _deliver(self, scores: NDArray[np.float32], *, inference_ms: int) -> None:
        batch, self._in_hand = self._in_hand, []
        for (window, done, _), row in zip(batch, scores, strict=False):  # nothing is left of an abandoned batch
            done(window, row, inference_ms)
        self.scored += len(batch)
