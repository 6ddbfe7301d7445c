"""The batcher scores every window once, in order, together with those that wait."""

from __future__ import annotations

import asyncio
import threading
from contextlib import asynccontextmanager
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from streamer.core.audio import Window
from streamer.engine.batcher import Batcher

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
    model: Callable[[NDArray[np.float32]], NDArray[np.float32]],
    *,
    max_batch: int = 4,
    max_age_s: float = inf,
    n_threads: int = 1,
    monotonic: Callable[[], float] = lambda: 0.0,
    on_window: Callable[[float], None] = lambda _: None,
) -> AsyncIterator[Batcher]:
    batcher = Batcher(
        model,
        max_batch=max_batch,
        max_wait_s=0.0,
        max_age_s=max_age_s,
        n_threads=n_threads,
        on_window=on_window,
        monotonic=monotonic,
    )
    task = asyncio.create_task(batcher.run())
    try:
        yield batcher
    finally:
        if isinstance(model, DoublingModel):
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


async def test_who_submits_is_told_once_when_all_results_that_came_at_the_same_time_are_delivered() -> None:
    told: list[int] = []
    results: list[int] = []
    async with running(DoublingModel(), max_batch=3) as batcher:
        for number in range(3):
            batcher.submit(window(number), lambda w, *_: results.append(w.start), lambda: told.append(len(results)))
        batcher.submit(window(3), lambda w, *_: results.append(w.start))
        batcher.submit(window(4), lambda w, *_: results.append(w.start), lambda: told.append(-len(results)))
        await batcher.drained()
    assert results == [0, 1, 2, 3, 4]
    assert told in ([3, 3, 3, -5], [5, 5, 5, -5])


async def test_a_window_that_waits_for_too_long_is_given_up_and_its_submitter_is_notified() -> None:
    model, results, now_s = DoublingModel(), list[tuple[int, bool]](), [0.0]
    model.may_score.clear()
    async with running(model, max_batch=1, max_age_s=2.0, monotonic=lambda: now_s[0]) as batcher:
        for number in range(5):
            now_s[0] = 0.9 * number
            batcher.submit(window(number), lambda w, s, _: results.append((w.start, s is None)))
        assert results == [(0, True), (1, True)]
        model.may_score.set()
        await batcher.drained()
    assert results[2:] == [(2, False), (3, False), (4, False)]
    assert (batcher.submitted, batcher.scored, batcher.refused) == (5, 3, 2)


class SlowFirst:
    """Scores its first batch only once the second one was begun."""

    def __init__(self) -> None:
        self.second = threading.Event()

    def __call__(self, inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        if inputs[0, 0] == 0:
            assert self.second.wait(30)
        else:
            self.second.set()
        return inputs * 2


async def test_batches_run_side_by_side_and_are_delivered_in_order() -> None:
    results: list[tuple[int, list[float] | None]] = []
    async with running(SlowFirst(), max_batch=1, n_threads=2) as batcher:
        for number in range(6):
            batcher.submit(window(number), lambda w, s, _: results.append((w.start, None if s is None else s.tolist())))
        await batcher.drained()
    assert results == [(n, [2.0 * n]) for n in range(6)]


class TimedModel:
    """Takes a second and 12 ms of its own clock for each batch."""

    def __init__(self) -> None:
        self.now_s = 7.0

    def __call__(self, inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        self.now_s += 1.012
        return inputs


async def test_the_time_in_which_threads_are_busy_is_counted_and_windows_are_noted() -> None:
    model, noted = TimedModel(), list[float]()
    async with running(model, n_threads=2, monotonic=lambda: model.now_s, on_window=noted.append) as batcher:
        batcher.submit(window(0), lambda *_: None)
        await batcher.drained()
    assert (round(batcher.busy_s, 6), noted) == (0.506, [7.0])


async def test_the_inference_time_is_given_in_milliseconds() -> None:
    model, durations_ms = TimedModel(), list[int]()
    async with running(model, monotonic=lambda: model.now_s) as batcher:
        batcher.submit(window(0), lambda _w, _s, inference_ms: durations_ms.append(inference_ms))
        await batcher.drained()
    assert durations_ms == [1012]
