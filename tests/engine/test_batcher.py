"""The batcher scores every window once, in order, together with those that wait."""

from __future__ import annotations

import asyncio
import threading
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import numpy as np

from streamer.core.audio import Window
from streamer.engine.batcher import Batcher
from streamer.engine.overload import HopController, OverloadConfig

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from numpy.typing import NDArray


def window(number: int) -> Window:
    return Window(
        leg_id="leg",
        utterance_id="leg-1",
        start=number,
        end=number + 1,
        inputs=np.array([number], dtype=np.float32),
        speech_ms=0,
        concealed_ms=0,
        dropped_ms=0,
        level_dbfs=0.0,
        captured_at=None,
        is_final=False,
    )


class DoublingModel:
    """Doubles its input; can be held back, so that windows wait."""

    def __init__(self) -> None:
        self.batches: list[list[float]] = []
        self.may_score = threading.Event()
        self.may_score.set()

    def __call__(self, inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        self.batches.append(inputs[:, 0].tolist())
        assert self.may_score.wait(30)
        return inputs * 2


@asynccontextmanager
async def running(
    model: DoublingModel,
    *,
    max_batch: int = 4,
    max_waiting: int = 1000,
    monotonic: Callable[[], float] = lambda: 0.0,
    on_hop_factor: Callable[[int, int], None] = lambda _factor, _waiting: None,
) -> AsyncIterator[Batcher]:
    batcher = Batcher(
        model,
        max_batch=max_batch,
        max_wait_s=0.0,
        max_waiting=max_waiting,
        hop=HopController(OverloadConfig()),
        monotonic=monotonic,
    )
    task = asyncio.create_task(batcher.run(on_hop_factor))
    try:
        yield batcher
    finally:
        model.may_score.set()
        task.cancel()
        await asyncio.wait([task])


async def test_every_window_gets_its_own_scores_in_order_and_batches_are_bounded() -> None:
    model, results = DoublingModel(), []
    async with running(model) as batcher:
        for number in range(10):
            batcher.submit(window(number), lambda w, s, _: results.append((w.start, None if s is None else s.tolist())))
        await batcher.drained()
    assert results == [(n, [2.0 * n]) for n in range(10)]
    assert model.batches == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]]
    assert (batcher.scored, batcher.refused) == (10, 0)


async def test_a_window_beyond_the_limit_makes_the_oldest_one_given_up_and_its_submitter_is_notified() -> None:
    model, results = DoublingModel(), []
    model.may_score.clear()
    async with running(model, max_batch=1, max_waiting=2) as batcher:
        for number in range(5):
            batcher.submit(window(number), lambda w, s, _: results.append((w.start, s is None)))
        assert results == [(0, True), (1, True), (2, True)]
        model.may_score.set()
        await batcher.drained()
    assert results[3:] == [(3, False), (4, False)]
    assert (batcher.scored, batcher.refused) == (2, 3)


async def test_a_window_that_waited_long_doubles_the_hop() -> None:
    times, changes = iter([0.0, 1.0, 1.1]), []
    async with running(
        DoublingModel(), monotonic=lambda: next(times), on_hop_factor=lambda s, n: changes.append((s, n))
    ) as batcher:
        batcher.submit(window(0), lambda *_: None)
        await batcher.drained()
    assert changes == [(2, 0)]


async def test_the_hop_returns_to_normal_without_any_further_window() -> None:
    now, changes = [0.0], list[tuple[int, int]]()
    times = iter([0.0, 1.0, 1.1])

    def note(factor: int, waiting: int) -> None:
        changes.append((factor, waiting))

    async with running(DoublingModel(), monotonic=lambda: next(times, now[0]), on_hop_factor=note) as batcher:
        batcher.submit(window(0), lambda *_: None)
        await batcher.drained()
        for now[0] in (5.0, 30.0, 60.0):
            batcher.relax_hop(note)
    assert changes == [(2, 0), (1, 0)]


async def test_the_inference_time_is_given_in_milliseconds() -> None:
    times, durations_ms = iter([0.0, 0.5, 0.512]), []
    async with running(DoublingModel(), monotonic=lambda: next(times)) as batcher:
        batcher.submit(window(0), lambda _w, _s, inference_ms: durations_ms.append(inference_ms))
        await batcher.drained()
    assert durations_ms == [12]
