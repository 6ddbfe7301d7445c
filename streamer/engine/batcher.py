"""Takes the ready windows of all legs and runs them through the model together."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from typing import TYPE_CHECKING

import numpy as np

from streamer.ops.stopwatch import Stopwatch

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from streamer.core.audio import Window
    from streamer.engine.overload import HopController
    from streamer.inference.shadow import Shadow

    Score = Callable[[NDArray[np.float32]], NDArray[np.float32]]
    Done = Callable[[Window, NDArray[np.float32] | None, int], None]
    Batch = list[tuple[Window, Done, float]]

BATCHES_UNDER_WAY = 2
"""One that the model scores, and one queued for it, so that the model does not wait for a busy event loop."""


class Batcher:
    """One model for all legs; windows are scored in the order in which they were submitted."""

    def __init__(
        self,
        score: Score,
        *,
        max_batch: int,
        max_wait_s: float,
        max_waiting: int,
        hop: HopController,
        shadow: Shadow | None = None,
        stopwatch: Stopwatch | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """``score`` takes (batch, ...) and gives (batch, n_labels); it is called in a thread of its own.

        ``shadow`` scores the same windows in that thread, while there is nothing else to score. ``stopwatch`` counts
        the CPU time of scoring.
        """
        self._score = score
        self._max_batch = max_batch
        self._max_wait_s = max_wait_s
        self._max_waiting = max_waiting
        self._hop = hop
        self._shadow = shadow
        self._stopwatch = stopwatch or Stopwatch()
        self._monotonic = monotonic
        self._waiting: deque[tuple[Window, Done, float]] = deque()
        self._in_hand: list[Batch] = []
        """Batches that the model is scoring, or that are queued for it."""
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
        if self._shadow is not None:
            self._shadow.interrupt()
        if len(self._waiting) > self._max_waiting:
            self._refuse(self._waiting.popleft())

    def relax_hop(self, on_hop_factor: Callable[[int, int], None]) -> None:
        """Shorten the hop again while no window waits. To be called regularly: without windows no batch does it."""
        if not (self._waiting or self._in_hand) and self._hop.observe(0.0, now_s=self._monotonic()):
            on_hop_factor(self._hop.hop_factor, 0)

    def abandon(self) -> None:
        """Give up every window that has no scores yet."""
        unscored = [item for batch in self._in_hand for item in batch] + list(self._waiting)
        for batch in self._in_hand:
            batch.clear()
        self._waiting.clear()
        for item in unscored:
            self._refuse(item)

    async def drained(self) -> None:
        """Return when no window waits."""
        await self._idle.wait()

    async def run(self, on_hop_factor: Callable[[int, int], None]) -> None:
        """Score windows until cancelled.

        ``on_hop_factor`` gets the new factor and how many windows wait, when the factor changes.
        """
        with ThreadPoolExecutor(1, thread_name_prefix="model") as thread, self._shadow or nullcontext():
            async with asyncio.TaskGroup() as tasks:
                for number in range(BATCHES_UNDER_WAY):
                    tasks.create_task(self._work(thread, on_hop_factor), name=f"batches {number + 1}")

    async def _work(self, thread: ThreadPoolExecutor, on_hop_factor: Callable[[int, int], None]) -> None:
        loop = asyncio.get_running_loop()
        while True:
            batch = await self._gather()
            self._in_hand.append(batch)
            oldest_since, windows = batch[0][2], [window for window, _, _ in batch]
            scores, began, now = await loop.run_in_executor(thread, self._score_all, windows)
            self._in_hand.remove(batch)
            self._deliver(batch, scores, inference_ms=round((now - began) * 1000))
            if self._hop.observe(began - oldest_since, now_s=now):
                on_hop_factor(self._hop.hop_factor, len(self._waiting))
            if self._shadow is not None:
                self._offer_to_shadow(self._shadow, thread, windows, scores)

    def _score_all(self, windows: list[Window]) -> tuple[NDArray[np.float32], float, float]:
        """Return the scores, and when the model began and ended; in a thread of its own."""
        began = self._monotonic()
        self._stopwatch.start()
        scores = self._score(np.stack([window.inputs for window in windows]))
        self._stopwatch.stop()
        return scores, began, self._monotonic()

    def _offer_to_shadow(
        self, shadow: Shadow, thread: ThreadPoolExecutor, windows: list[Window], scores: NDArray[np.float32]
    ) -> None:
        shadow.offer(windows, scores)
        if shadow.is_patient or not (self._waiting or self._in_hand):
            shadow.resume()
            thread.submit(shadow.catch_up)

    def _refuse(self, item: tuple[Window, Done, float]) -> None:
        window, done, _ = item
        self.refused += 1
        done(window, None, 0)

    async def _gather(self) -> Batch:
        while not self._waiting:
            if not self._in_hand:
                self._idle.set()
            self._ready.clear()
            await self._ready.wait()
            if self._max_wait_s:
                await asyncio.sleep(self._max_wait_s)
        return [self._waiting.popleft() for _ in range(min(len(self._waiting), self._max_batch))]

    def _deliver(self, batch: Batch, scores: NDArray[np.float32], *, inference_ms: int) -> None:
        for (window, done, _), row in zip(batch, scores, strict=False):  # an abandoned batch is empty
            done(window, row, inference_ms)
        self.scored += len(batch)
