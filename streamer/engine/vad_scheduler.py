"""Decides which legs run VAD next: many at once, so that their requests to the second stage share one call."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from typing import TYPE_CHECKING

from streamer.leg.vad_batch import run_vad_batch
from streamer.ops.stopwatch import Stopwatch

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.leg.analyzer import Analyzer, Step
    from streamer.leg.vad_batch import AnswerVad

    Done = Callable[[Step], None]

LEGS_PER_BATCH = 64
"""Legs in one batch; between two batches others may use the event loop."""
AUDIO_PER_BATCH_S = 20.0
"""A batch has fewer legs where more audio than this waits: windows wait for the model while a batch runs."""
MANY_LEGS = 100
"""With this many open, a leg waits for others to share its batch: fewer and fuller batches cost less."""
GATHER_S = 0.01
"""How long it waits for them."""
VAD_BLOCKS_PER_BATCH = ((400, 4), (MANY_LEGS, 2), (0, 1))
"""(legs, blocks): with at least that many legs open, each waits for so many VAD blocks; a due window does not wait."""


class VadScheduler:
    """Legs wait here for VAD. A leg that closes does not: `Analyzer.finish` runs it at once."""

    def __init__(
        self,
        answer: AnswerVad,
        *,
        stopwatch: Stopwatch | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """``answer`` is the second stage of VAD; ``stopwatch`` counts the CPU time of VAD and features."""
        self.processed_s = 0.0
        """Seconds of audio processed so far, of all legs."""
        self._answer = answer
        self._stopwatch = stopwatch or Stopwatch()
        self._ready: deque[tuple[Analyzer, Done]] = deque()
        self._waiting: dict[Analyzer, float] = {}
        """Since when each leg waits."""
        self._monotonic = monotonic
        self._are_many = False
        self._has_ready = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()

    def submit(self, analyzer: Analyzer, done: Done, *, n_legs: int) -> None:
        """Run VAD for a leg that took audio, once there is enough of it; ``done`` is called with the step.

        ``n_legs``: how many are open.
        """
        self._are_many = n_legs >= MANY_LEGS
        analyzer.vad_blocks_at_once = next(blocks for legs, blocks in VAD_BLOCKS_PER_BATCH if n_legs >= legs)
        if not analyzer.has_work or analyzer in self._waiting:
            return
        self._waiting[analyzer] = self._monotonic()
        self._ready.append((analyzer, done))
        self._idle.clear()
        self._has_ready.set()

    def lag_s(self, analyzer: Analyzer) -> float:
        """Return how long a leg has waited for VAD, in seconds."""
        since_s = self._waiting.get(analyzer)
        return 0.0 if since_s is None else self._monotonic() - since_s

    async def drained(self) -> None:
        """Return when no leg waits."""
        await self._idle.wait()

    async def run(self) -> None:
        """Run batches until cancelled."""
        while True:
            if not self._ready:
                self._idle.set()
                self._has_ready.clear()
                await self._has_ready.wait()
            if self._are_many and len(self._ready) < LEGS_PER_BATCH:
                await asyncio.sleep(GATHER_S)
            self._run_batch(self._next_legs())
            await asyncio.sleep(0)

    def _next_legs(self) -> list[tuple[Analyzer, Done]]:
        legs: list[tuple[Analyzer, Done]] = []
        audio_s = 0.0
        while self._ready and len(legs) < LEGS_PER_BATCH and audio_s < AUDIO_PER_BATCH_S:
            legs.append(self._ready.popleft())
            audio_s += legs[-1][0].waiting_s
        self.processed_s += audio_s
        return legs

    def _run_batch(self, legs: list[tuple[Analyzer, Done]]) -> None:
        for analyzer, _ in legs:
            del self._waiting[analyzer]
        self._stopwatch.start()
        steps = run_vad_batch([analyzer.work() for analyzer, _ in legs], self._answer)
        self._stopwatch.stop()
        for (_, done), step in zip(legs, steps, strict=True):
            done(step)
