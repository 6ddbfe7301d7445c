"""Legs get their turn once they have taken enough, and each step goes where it belongs."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from streamer.listener import LEGS_AT_ONCE, Listener
from streamer.types import AudioFrame, UtteranceStarted
from tests.support.leg import LEG, analyzer, answers_nothing, speech

if TYPE_CHECKING:
    from streamer.analyzer import Analyzer, Step

TALK = speech((1.0, True))


def frames(leg_analyzer: Analyzer, sizes: list[int]) -> list[AudioFrame]:
    found, start = [], 0
    for size in sizes:
        found.append(AudioFrame(leg_analyzer.leg.leg_id, TALK[start : start + size], 16_000, start))
        start += size
    return found


async def test_a_leg_waits_until_it_has_taken_a_look() -> None:
    listener, leg = Listener(answers_nothing), analyzer()
    steps: list[Step] = []
    task = asyncio.create_task(listener.run())
    had_work: list[bool] = []
    for frame in frames(leg, [320] * 4):
        leg.take(frame)
        had_work.append(leg.has_work)
        listener.submit(leg, steps.append)
        await listener.drained()
    task.cancel()
    assert had_work == [False, False, False, True]
    assert not leg.has_work
    assert len(steps) == 1


async def test_a_leg_that_takes_more_before_its_turn_has_one_turn() -> None:
    listener, leg = Listener(answers_nothing), analyzer()
    steps: list[Step] = []
    for frame in frames(leg, [2_000] * 4):
        leg.take(frame)
        listener.submit(leg, steps.append)
    task = asyncio.create_task(listener.run())
    await listener.drained()
    task.cancel()
    assert [[type(event) for event in step.events] for step in steps] == [[UtteranceStarted]]


async def test_more_legs_than_share_a_turn_are_all_heard() -> None:
    listener = Listener(answers_nothing)
    legs = [analyzer(LEG) for _ in range(2 * LEGS_AT_ONCE + 1)]
    heard: list[int] = []
    for number, leg in enumerate(legs):
        leg.take(AudioFrame("leg", TALK, 16_000, 0))
        listener.submit(leg, lambda step, number=number: heard.append(number if step.events else -1))  # type: ignore[misc]
    task = asyncio.create_task(listener.run())
    await listener.drained()
    task.cancel()
    assert heard == list(range(len(legs)))
    assert not any(leg.has_work for leg in legs)
