"""Takes the ready windows of all legs and runs them through the model together."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from streamer.ops.stopwatch import Stopwatch

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from streamer.core.audio import Window
    from streamer.inference.shadow import Shadow

    Score = Callable[[NDArray[np.float32]], NDArray[np.float32]]
    Done = Callable[[Window, NDArray[np.float32] | None, int], None]
    Delivered = Callable[[], None]
    Item = tuple[Window, Done, Delivered, float]
    Scores = tuple[NDArray[np.float32], float]


class _Batch:
    """Windows that a thread scores, or that are queued for it."""

    __slots__ = ("items", "scores", "windows")

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.windows = [item[0] for item in items]
        self.scores: Scores | None = None
        """Their scores and how long that took, once they are there."""


class Batcher:
    """One model for all legs, in several threads; results come in the order in which windows were submitted."""

    def __init__(
        self,
        score: Score,
        *,
        max_batch: int,
        max_wait_s: float,
        max_age_s: float = inf,
        n_threads: int = 1,
        on_window: Callable[[float], None] = lambda _: None,
        shadow: Shadow | None = None,
        stopwatch: Stopwatch | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """``score`` takes (batch, ...) and gives (batch, n_labels); it is called in threads of its own.

        A window that has waited for ``max_age_s`` is given up. ``on_window`` is called with the time when one is
        submitted. ``shadow`` scores the same windows in a thread of its own, while there is nothing else to score.
        ``stopwatch`` counts the CPU time of scoring.
        """
        self._score = score
        self._max_batch = max_batch
        self._max_wait_s = max_wait_s
        self._max_age_s = max_age_s
        self._n_threads = n_threads
        self._on_window = on_window
        self._shadow = shadow
        self._stopwatch = stopwatch or Stopwatch()
        self._monotonic = monotonic
        self._waiting: deque[Item] = deque()
        self._in_hand: deque[_Batch] = deque()
        """In the order in which they were begun; the first is delivered first."""
        self._busy_s = 0.0
        self._ready = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self.submitted = 0
        """Windows so far."""
        self.scored = 0
        """Windows scored so far."""
        self.refused = 0
        """Windows given up so far because they waited for too long."""

    @property
    def busy_s(self) -> float:
        """How long the threads were busy so far, divided by their number."""
        return self._busy_s / self._n_threads

    @property
    def cpu_s(self) -> float:
        """CPU seconds of scoring so far."""
        return self._stopwatch.spent_s

    def submit(self, window: Window, done: Done, delivered: Delivered = lambda: None) -> None:
        """Have a window scored; ``done(window, scores, inference_ms)`` is called with the result.

        Scores are None where it was given up. ``delivered`` is called after it, once for all windows that have their
        results at the same time.
        """
        now_s = self._monotonic()
        self._waiting.append((window, done, delivered, now_s))
        self.submitted += 1
        self._on_window(now_s)
        self._idle.clear()
        self._ready.set()
        if self._shadow is not None:
            self._shadow.interrupt()
        self._refuse_old(now_s)

    def abandon(self) -> None:
        """Give up every window that has no scores yet."""
        unscored = [item for batch in self._in_hand for item in batch.items] + list(self._waiting)
        for batch in self._in_hand:
            batch.items = []
        self._waiting.clear()
        for item in unscored:
            self._refuse(item)

    async def drained(self) -> None:
        """Return when no window waits."""
        await self._idle.wait()

    async def run(self) -> None:
        """Score windows until cancelled."""
        with (
            ThreadPoolExecutor(self._n_threads, thread_name_prefix="model") as threads,
            ThreadPoolExecutor(1, thread_name_prefix="shadow") as shadow_thread,  # begun when it gets something to do
            self._shadow or nullcontext(),
        ):
            async with asyncio.TaskGroup() as tasks:
                for number in range(self._n_threads + 1):  # one more is queued: no thread waits for a busy event loop
                    tasks.create_task(self._work(threads, shadow_thread), name=f"batches {number + 1}")

    async def _work(self, threads: ThreadPoolExecutor, shadow_thread: ThreadPoolExecutor) -> None:
        loop = asyncio.get_running_loop()
        while True:
            batch = _Batch(await self._gather())
            self._in_hand.append(batch)
            batch.scores = await loop.run_in_executor(threads, self._score_all, batch.windows)
            self._busy_s += batch.scores[1]
            self._deliver_done()
            if self._shadow is not None and (self._shadow.is_patient or not (self._waiting or self._in_hand)):
                self._shadow.resume()
                shadow_thread.submit(self._shadow.catch_up)

    def _score_all(self, windows: list[Window]) -> Scores:
        """Return the scores, and how long they took, in seconds; in a thread of its own."""
        began_s, cpu_s = self._monotonic(), time.thread_time()
        scores = self._score(np.stack([window.inputs for window in windows]))
        self._stopwatch.add(time.thread_time() - cpu_s)
        return scores, self._monotonic() - began_s

    def _refuse_old(self, now_s: float) -> None:
        while self._waiting and now_s - self._waiting[0][3] > self._max_age_s:
            self._refuse(self._waiting.popleft())

    def _refuse(self, item: Item) -> None:
        window, done, delivered, _ = item
        self.refused += 1
        done(window, None, 0)
        delivered()

    async def _gather(self) -> list[Item]:
        while True:
            self._refuse_old(self._monotonic())
            if self._waiting:
                return [self._waiting.popleft() for _ in range(min(len(self._waiting), self._max_batch))]
            if not self._in_hand:
                self._idle.set()
            self._ready.clear()
            await self._ready.wait()
            if self._max_wait_s:
                await asyncio.sleep(self._max_wait_s)

    def _deliver_done(self) -> None:
        """Deliver the batches that are done, up to the first that is not: a leg's results are in order."""
        to_call: dict[Delivered, None] = {}
        while self._in_hand and (found := self._in_hand[0].scores) is not None:
            batch = self._in_hand.popleft()
            scores, duration_s = found
            for (window, done, delivered, _), row in zip(batch.items, scores, strict=False):  # none where abandoned
                done(window, row, round(duration_s * 1000))
                to_call[delivered] = None
            self.scored += len(batch.items)
            if self._shadow is not None:
                self._shadow.offer(batch.windows, scores)
        for delivered in to_call:
            delivered()
