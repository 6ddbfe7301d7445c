"""Legs run VAD once they have taken enough audio, many in one batch; each step goes to the leg that it belongs to."""

from __future__ import annotations

import asyncio
import threading
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

import pytest

from streamer.core.audio import AudioFrame
from streamer.core.events import UtteranceStarted
from streamer.core.vad import VadRequest
from streamer.engine.vad_scheduler import (
    AUDIO_PER_BATCH_S,
    LEGS_AT_ONCE,
    LEGS_PER_BATCH,
    MANY_LEGS,
    WORTH_A_THREAD,
    VadScheduler,
)
from streamer.leg.analyzer_config import VAD_BLOCK_SAMPLES
from tests.support.leg import LEG, LoudIsSpeech, analyzer, answers_nothing, speech

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from streamer.core.vad import VadCoroutine
    from streamer.leg.analyzer import Analyzer, Step

TALK = speech((2.0, True))


def frames(sizes: list[int]) -> list[AudioFrame]:
    """Return speech in consecutive frames of so many samples."""
    found, start = [], 0
    for size in sizes:
        found.append(AudioFrame("leg", TALK[start : start + size], 16_000, start))
        start += size
    return found


@asynccontextmanager
async def running(scheduler: VadScheduler) -> AsyncIterator[None]:
    task = asyncio.create_task(scheduler.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


async def test_a_leg_waits_for_one_vad_block_of_audio() -> None:
    scheduler, leg = VadScheduler(answers_nothing), analyzer()
    steps: list[Step] = []
    had_work: list[bool] = []
    async with running(scheduler):
        for frame in frames([320] * 4):
            leg.take(frame)
            had_work.append(leg.has_work)
            scheduler.submit(leg, steps.append, n_legs=1)
            await scheduler.drained()
    assert had_work == [False, False, False, True]
    assert not leg.has_work
    assert len(steps) == 1


async def test_a_leg_that_takes_more_audio_while_it_waits_is_in_one_batch_only() -> None:
    scheduler, leg = VadScheduler(answers_nothing), analyzer()
    steps: list[Step] = []
    for frame in frames([2_000] * 4):
        leg.take(frame)
        scheduler.submit(leg, steps.append, n_legs=1)
    async with running(scheduler):
        await scheduler.drained()
    assert [[type(event) for event in step.events] for step in steps] == [[UtteranceStarted]]


@pytest.mark.parametrize("n_legs", [1, 2 * LEGS_PER_BATCH + 1])
async def test_all_legs_are_processed_in_order_in_however_many_batches(n_legs: int) -> None:
    scheduler = VadScheduler(answers_nothing)
    legs = [analyzer(LEG) for _ in range(n_legs)]
    processed: list[tuple[int, int]] = []
    for number, leg in enumerate(legs):
        leg.take(AudioFrame("leg", TALK, 16_000, 0))
        done = partial(lambda number, step: processed.append((number, len(step.events))), number)
        scheduler.submit(leg, done, n_legs=n_legs)
    async with running(scheduler):
        await scheduler.drained()
    assert processed == [(number, 1) for number in range(n_legs)]
    assert not any(leg.has_work for leg in legs)


async def test_a_batch_has_fewer_legs_where_much_audio_waits() -> None:
    scheduler = VadScheduler(answers_nothing)
    waiting_s, sizes = 2.0, list[int]()
    n_legs = 2 * round(AUDIO_PER_BATCH_S / waiting_s)
    for _ in range(n_legs):
        leg = analyzer(LEG)
        leg.take(AudioFrame("leg", TALK, 16_000, 0))
        scheduler.submit(leg, lambda _: sizes.append(round(scheduler.processed_s)), n_legs=n_legs)
    async with running(scheduler):
        await scheduler.drained()
    assert sizes == [20] * (n_legs // 2) + [40] * (n_legs // 2)
    assert scheduler.processed_s == n_legs * waiting_s


async def test_other_tasks_run_after_some_legs_of_a_batch() -> None:
    scheduler, ran = VadScheduler(answers_nothing), list[str]()
    for number in range(LEGS_PER_BATCH):
        leg = analyzer(LEG)
        leg.take(AudioFrame("leg", TALK[:4_000], 16_000, 0))
        scheduler.submit(leg, lambda _, number=number: ran.append(f"leg {number}"), n_legs=1)  # type: ignore[misc]

    async def other() -> None:
        for turn in range(100):
            ran.append(f"turn {turn}")
            await asyncio.sleep(0)

    async with running(scheduler):
        turns = asyncio.create_task(other())
        await scheduler.drained()
        await turns
    # The legs' steps are delivered together; before that, others had a turn after every so many legs.
    assert ran.index("leg 0") > ran.index(f"turn {LEGS_PER_BATCH // LEGS_AT_ONCE - 1}")


class AskingVad(LoudIsSpeech):
    """Asks for the probabilities of all its blocks at once."""

    def __init__(self) -> None:
        super().__init__(16_000)

    def listen(self, recent: NDArray[np.float32], n_blocks: int) -> VadCoroutine:
        return (yield VadRequest(16_000, 0, recent[-n_blocks * VAD_BLOCK_SAMPLES :]))


class HeldAnswers:
    """Answers in a thread once it may; knows which requests it was given."""

    def __init__(self) -> None:
        self.may_answer = threading.Event()
        self.asked = threading.Event()
        self.n_requests: list[int] = []

    def __call__(self, requests: Sequence[VadRequest]) -> list[list[float]]:
        self.n_requests.append(len(requests))
        self.asked.set()
        assert self.may_answer.wait(30)
        return [[1.0] * (len(request.samples) // 512) for request in requests]


async def legs_in_a_thread(scheduler: VadScheduler, answers: HeldAnswers, steps: list[int]) -> list[Analyzer]:
    """Submit legs whose requests a thread is answering when this returns."""
    legs = [analyzer(vad=AskingVad()) for _ in range(WORTH_A_THREAD)]
    for number, leg in enumerate(legs):
        leg.take(AudioFrame("leg", TALK[:16_000], 16_000, 0))
        scheduler.submit(leg, lambda _, number=number: steps.append(number), n_legs=1)  # type: ignore[misc]
    await asyncio.to_thread(answers.asked.wait, 30)
    return legs


async def test_many_requests_are_answered_in_a_thread_and_legs_take_more_audio_meanwhile() -> None:
    answers, steps = HeldAnswers(), list[int]()
    scheduler = VadScheduler(answers)
    async with running(scheduler):
        legs = await legs_in_a_thread(scheduler, answers, steps)
        legs[0].take(AudioFrame("leg", TALK[16_000:], 16_000, 16_000))
        scheduler.submit(legs[0], lambda _: steps.append(100), n_legs=1)
        assert steps == []
        answers.may_answer.set()
        await scheduler.drained()
    assert steps == [*range(WORTH_A_THREAD), 100]
    assert scheduler.busy_s > 0


async def test_a_leg_whose_requests_are_being_answered_is_settled_before_it_ends() -> None:
    answers, steps = HeldAnswers(), list[int]()
    scheduler = VadScheduler(answers)
    async with running(scheduler):
        legs = await legs_in_a_thread(scheduler, answers, steps)
        answers.may_answer.set()
        scheduler.settle(legs[3])
        assert steps == [*range(WORTH_A_THREAD)]  # the whole batch is done
        scheduler.settle(legs[3])
        await scheduler.drained()
    assert steps == [*range(WORTH_A_THREAD)]
    assert not any(leg.has_work for leg in legs)


@pytest.mark.parametrize(
    ("n_legs", "n_blocks", "last_batches_at"), [(MANY_LEGS, 2, [24_000, 25_600]), (4 * MANY_LEGS, 4, [24_000])]
)
async def test_one_of_many_legs_waits_for_several_vad_blocks_but_a_due_window_does_not_wait(
    n_legs: int, n_blocks: int, last_batches_at: list[int]
) -> None:
    scheduler, leg = VadScheduler(answers_nothing), analyzer()
    windows: list[int] = []
    batches_at: list[int] = []
    async with running(scheduler):
        for frame in frames([320] * 80):
            leg.take(frame)
            scheduler.submit(leg, lambda step: windows.extend(window.end for window in step.windows), n_legs=n_legs)
            if leg.has_work:
                batches_at.append(frame.end)
                await scheduler.drained()
    block_ends = range(1_024, 24_000, n_blocks * 1_024)
    assert batches_at == [*(-(-end // 320) * 320 for end in block_ends), *last_batches_at]
    assert windows == [24_000]
