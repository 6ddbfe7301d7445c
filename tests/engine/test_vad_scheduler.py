"""Legs get their turn once they have taken enough, and each step goes where it belongs."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

import pytest

from streamer.core.audio import AudioFrame
from streamer.core.events import UtteranceStarted
from streamer.engine.vad_scheduler import AUDIO_PER_BATCH_S, LEGS_PER_BATCH, MANY_LEGS, VadScheduler
from tests.support.leg import LEG, analyzer, answers_nothing, speech

if TYPE_CHECKING:
    from streamer.leg.analyzer import Analyzer, Step

TALK = speech((2.0, True))


def frames(leg_analyzer: Analyzer, sizes: list[int]) -> list[AudioFrame]:
    found, start = [], 0
    for size in sizes:
        found.append(AudioFrame(leg_analyzer.leg.leg_id, TALK[start : start + size], 16_000, start))
        start += size
    return found


async def test_a_leg_waits_until_it_has_taken_a_look() -> None:
    listener, leg = VadScheduler(answers_nothing), analyzer()
    steps: list[Step] = []
    task = asyncio.create_task(listener.run())
    had_work: list[bool] = []
    for frame in frames(leg, [320] * 4):
        leg.take(frame)
        had_work.append(leg.has_work)
        listener.submit(leg, steps.append, n_legs=1)
        await listener.drained()
    task.cancel()
    assert had_work == [False, False, False, True]
    assert not leg.has_work
    assert len(steps) == 1


async def test_a_leg_that_takes_more_before_its_turn_has_one_turn() -> None:
    listener, leg = VadScheduler(answers_nothing), analyzer()
    steps: list[Step] = []
    for frame in frames(leg, [2_000] * 4):
        leg.take(frame)
        listener.submit(leg, steps.append, n_legs=1)
    task = asyncio.create_task(listener.run())
    await listener.drained()
    task.cancel()
    assert [[type(event) for event in step.events] for step in steps] == [[UtteranceStarted]]


@pytest.mark.parametrize("n_legs", [1, 2 * LEGS_PER_BATCH + 1])
async def test_more_legs_than_share_a_turn_are_all_heard(n_legs: int) -> None:
    listener = VadScheduler(answers_nothing)
    legs = [analyzer(LEG) for _ in range(n_legs)]
    heard: list[tuple[int, int]] = []
    for number, leg in enumerate(legs):
        leg.take(AudioFrame("leg", TALK, 16_000, 0))
        done = partial(lambda number, step: heard.append((number, len(step.events))), number)
        listener.submit(leg, done, n_legs=n_legs)
    task = asyncio.create_task(listener.run())
    await listener.drained()
    task.cancel()
    assert heard == [(number, 1) for number in range(n_legs)]
    assert not any(leg.has_work for leg in legs)


async def test_where_much_audio_waits_fewer_legs_share_a_turn_and_others_have_theirs_between() -> None:
    listener = VadScheduler(answers_nothing)
    said_s, heard = 2.0, list[str]()
    n_legs = 2 * round(AUDIO_PER_BATCH_S / said_s)
    for number in range(n_legs):
        leg = analyzer(LEG)
        leg.take(AudioFrame("leg", TALK, 16_000, 0))
        listener.submit(leg, lambda _, number=number: heard.append(f"leg {number}"), n_legs=n_legs)  # type: ignore[misc]
    task = asyncio.create_task(listener.run())
    asyncio.get_running_loop().call_soon(lambda: heard.append("others"))
    await listener.drained()
    task.cancel()
    assert heard.index("others") == n_legs // 2
    assert listener.processed_s == n_legs * said_s


@pytest.mark.parametrize(
    ("n_legs", "looks", "turns_in_the_end"), [(MANY_LEGS, 2, [24_000, 25_600]), (4 * MANY_LEGS, 4, [24_000])]
)
async def test_one_of_many_legs_waits_for_more_looks_but_a_window_waits_for_none(
    n_legs: int, looks: int, turns_in_the_end: list[int]
) -> None:
    listener, leg = VadScheduler(answers_nothing), analyzer()
    windows: list[int] = []
    turns_at: list[int] = []
    task = asyncio.create_task(listener.run())
    for frame in frames(leg, [320] * 80):
        leg.take(frame)
        listener.submit(leg, lambda step: windows.extend(window.end for window in step.windows), n_legs=n_legs)
        if leg.has_work:
            turns_at.append(frame.end)
            await listener.drained()
    task.cancel()
    looks_end = range(1_024, 24_000, looks * 1_024)
    assert turns_at == [*(-(-end // 320) * 320 for end in looks_end), *turns_in_the_end]
    assert windows == [24_000]
