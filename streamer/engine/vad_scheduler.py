"""Gives the legs whose audio has come their turn to hear it, many legs at once."""

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

LEGS_AT_ONCE = 64
"""Legs that share a turn, after which others may use the event loop."""
AUDIO_AT_ONCE_S = 20.0
"""Fewer share it where more audio waits than in any turn that is in time: windows wait for the model while it lasts."""
MANY_LEGS = 100
"""With so many open, a leg that has its turn waits for others to share it with: fewer and fuller turns cost less."""
GATHER_S = 0.01
"""It waits so long for them."""
VAD_BLOCKS_AT_ONCE = ((400, 4), (MANY_LEGS, 2), (0, 1))
"""With at least so many legs open, each waits for so many looks before its turn; a window that is due does not wait."""


class VadScheduler:
    """Legs wait here for their turn; a leg that closes is heard at once, by its own ``finish``."""

    def __init__(
        self,
        answer: AnswerVad,
        *,
        stopwatch: Stopwatch | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """``answer`` is the second stage of voice activity; ``stopwatch`` counts what hearing takes."""
        self.heard_s = 0.0
        """Seconds of audio that had their turn so far, of all legs."""
        self._answer = answer
        self._stopwatch = stopwatch or Stopwatch()
        self._ready: deque[tuple[Analyzer, Done]] = deque()
        self._waiting: dict[Analyzer, float] = {}
        """Since when each leg waits."""
        self._monotonic = monotonic
        self._are_many = False
        self._wake = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()

    def submit(self, analyzer: Analyzer, done: Done, *, n_legs: int) -> None:
        """Have a leg that took audio hear it, once that is enough; ``done`` is called with what came of it.

        ``n_legs`` are open.
        """
        self._are_many = n_legs >= MANY_LEGS
        analyzer.vad_blocks_at_once = next(looks for legs, looks in VAD_BLOCKS_AT_ONCE if n_legs >= legs)
        if not analyzer.has_work or analyzer in self._waiting:
            return
        self._waiting[analyzer] = self._monotonic()
        self._ready.append((analyzer, done))
        self._idle.clear()
        self._wake.set()

    def late_s(self, analyzer: Analyzer) -> float:
        """Return for how long a leg has waited for its turn, in seconds."""
        since_s = self._waiting.get(analyzer)
        return 0.0 if since_s is None else self._monotonic() - since_s

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
            if self._are_many and len(self._ready) < LEGS_AT_ONCE:
                await asyncio.sleep(GATHER_S)
            self._take_turn(self._next_legs())
            await asyncio.sleep(0)

    def _next_legs(self) -> list[tuple[Analyzer, Done]]:
        legs: list[tuple[Analyzer, Done]] = []
        audio_s = 0.0
        while self._ready and len(legs) < LEGS_AT_ONCE and audio_s < AUDIO_AT_ONCE_S:
            legs.append(self._ready.popleft())
            audio_s += legs[-1][0].waiting_s
        self.heard_s += audio_s
        return legs

    def _take_turn(self, legs: list[tuple[Analyzer, Done]]) -> None:
        for analyzer, _ in legs:
            del self._waiting[analyzer]
        self._stopwatch.start()
        steps = run_vad_batch([analyzer.work() for analyzer, _ in legs], self._answer)
        self._stopwatch.stop()
        for (_, done), step in zip(legs, steps, strict=True):
            done(step)
