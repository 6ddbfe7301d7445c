"""Decides which legs run VAD next: many at once, so that their requests to the second stage share one call."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from streamer.leg.vad_batch import VadBatch
from streamer.ops.stopwatch import Stopwatch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future

    from streamer.core.vad import VadRequest
    from streamer.leg.analyzer import Analyzer, Step
    from streamer.leg.vad_batch import AnswerVad

    Done = Callable[[Step], None]
    Answers = Sequence[Sequence[float]]

LEGS_PER_BATCH = 64
"""Legs in one batch."""
LEGS_AT_ONCE = 16
"""After so many legs of it, others may use the event loop: some 3 ms."""
AUDIO_PER_BATCH_S = 20.0
"""A batch has fewer legs where more audio than this waits: windows wait for the model while a batch runs."""
MANY_LEGS = 100
"""With this many open, a leg waits for others to share its batch: fewer and fuller batches cost less."""
GATHER_S = 0.01
"""How long it waits for them."""
VAD_BLOCKS_PER_BATCH = ((700, 8), (400, 4), (MANY_LEGS, 2), (0, 1))
"""(legs, blocks): with at least that many legs open, each waits for so many VAD blocks; a due window does not wait."""
BATCHES_UNDER_WAY = 2
"""While a thread answers the requests of one, the event loop prepares those of the other."""
WORTH_A_THREAD = 8
"""Fewer requests are answered at once: a thread would take longer to wake up."""


class _Running:
    """A batch whose requests are being answered."""

    __slots__ = ("answers", "batch", "legs")

    def __init__(self, legs: list[tuple[Analyzer, Done]]) -> None:
        self.legs = legs
        self.batch = VadBatch([analyzer.work() for analyzer, _ in legs])
        self.answers: Future[Answers] | None = None
        """Where a thread answers the present requests."""


class VadScheduler:
    """Legs wait here for VAD. A leg that closes does not: `settle` and `Analyzer.finish` run it at once."""

    def __init__(
        self,
        answer: AnswerVad,
        *,
        n_threads: int = 1,
        stopwatch: Stopwatch | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """``answer`` is the second stage of VAD; many requests are answered in one of ``n_threads`` threads.

        ``stopwatch`` counts the CPU time of VAD and features.
        """
        self.processed_s = 0.0
        """Seconds of audio processed so far, of all legs."""
        self._answer = answer
        self._n_threads = n_threads
        self._stopwatch = stopwatch or Stopwatch()
        self._monotonic = monotonic
        self._busy_s = 0.0
        self._ready: deque[tuple[Analyzer, Done]] = deque()
        self._waiting: set[Analyzer] = set()
        self._running: dict[Analyzer, _Running] = {}
        """The batch of each leg that is in one."""
        self._again: dict[Analyzer, Done] = {}
        """Legs that took more audio meanwhile."""
        self._are_many = False
        self._threads: ThreadPoolExecutor | None = None
        self._has_ready = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def busy_s(self) -> float:
        """How long the threads were busy so far, divided by their number."""
        return self._busy_s / self._n_threads

    def submit(self, analyzer: Analyzer, done: Done, *, n_legs: int) -> None:
        """Run VAD for a leg that took audio, once there is enough of it; ``done`` is called with the step.

        ``n_legs``: how many are open.
        """
        self._are_many = n_legs >= MANY_LEGS
        analyzer.vad_blocks_at_once = next(blocks for legs, blocks in VAD_BLOCKS_PER_BATCH if n_legs >= legs)
        if analyzer in self._running:
            self._again[analyzer] = done
        elif analyzer.has_work and analyzer not in self._waiting:
            self._waiting.add(analyzer)
            self._ready.append((analyzer, done))
            self._idle.clear()
            self._has_ready.set()

    def settle(self, analyzer: Analyzer) -> None:
        """Finish the batch that a leg is in, if it is in one: until then it must not be ended or broken off."""
        running = self._running.get(analyzer)
        if running is not None:
            self._stopwatch.start()
            while running.batch.advance() and running.batch.requests:
                answers = running.answers
                self._resume(running, self._answer(running.batch.requests) if answers is None else answers.result())
            self._stopwatch.stop()
            self._deliver(running)

    async def drained(self) -> None:
        """Return when no leg waits."""
        await self._idle.wait()

    async def run(self) -> None:
        """Run batches until cancelled."""
        with ThreadPoolExecutor(self._n_threads, thread_name_prefix="vad") as self._threads:
            async with asyncio.TaskGroup() as tasks:
                for number in range(BATCHES_UNDER_WAY):
                    tasks.create_task(self._work(), name=f"VAD batches {number + 1}")

    async def _work(self) -> None:
        while True:
            if not self._ready:
                self._set_idle()
                self._has_ready.clear()
                await self._has_ready.wait()
            if self._are_many and len(self._ready) < LEGS_PER_BATCH:
                await asyncio.sleep(GATHER_S)
            legs = self._next_legs()
            if legs:  # else the other task took them
                await self._run_batch(legs)
            await asyncio.sleep(0)

    def _set_idle(self) -> None:
        if not (self._ready or self._running):
            self._idle.set()

    def _next_legs(self) -> list[tuple[Analyzer, Done]]:
        legs: list[tuple[Analyzer, Done]] = []
        audio_s = 0.0
        while self._ready and len(legs) < LEGS_PER_BATCH and audio_s < AUDIO_PER_BATCH_S:
            legs.append(self._ready.popleft())
            audio_s += legs[-1][0].waiting_s
        self.processed_s += audio_s
        return legs

    async def _run_batch(self, legs: list[tuple[Analyzer, Done]]) -> None:
        self._stopwatch.start()
        running = _Running(legs)
        self._waiting.difference_update(analyzer for analyzer, _ in legs)
        self._running |= {analyzer: running for analyzer, _ in legs}
        while True:
            while not running.batch.advance(LEGS_AT_ONCE):
                self._stopwatch.stop()
                await asyncio.sleep(0)
                self._stopwatch.start()
            if not (requests := running.batch.requests):
                break
            if self._threads is None or len(requests) < WORTH_A_THREAD:
                self._resume(running, self._answer(requests))
                continue
            running.answers = self._threads.submit(self._answer_in_thread, requests)
            self._stopwatch.stop()
            answers = await asyncio.wrap_future(running.answers)
            self._stopwatch.start()
            if running.batch.requests is requests:  # else `settle` went on with them
                self._resume(running, answers)
        self._stopwatch.stop()
        self._deliver(running)

    def _answer_in_thread(self, requests: list[VadRequest]) -> Answers:
        began_s, cpu_s = self._monotonic(), time.thread_time()
        answers = self._answer(requests)
        self._stopwatch.add(time.thread_time() - cpu_s)
        self._busy_s += self._monotonic() - began_s
        return answers

    def _resume(self, running: _Running, answers: Answers) -> None:
        running.answers = None
        running.batch.resume(answers)

    def _deliver(self, running: _Running) -> None:
        """Hand over the steps of a batch that is done, unless that has happened."""
        legs, running.legs = running.legs, []
        for analyzer, _ in legs:
            del self._running[analyzer]
        for (analyzer, done), step in zip(legs, running.batch.results() if legs else (), strict=True):
            done(step)
            again = self._again.pop(analyzer, None)
            if again is not None and analyzer.has_work and analyzer not in self._waiting:
                self._waiting.add(analyzer)
                self._ready.append((analyzer, again))
                self._has_ready.set()
