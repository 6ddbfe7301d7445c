"""Times two models alternately: one window at a time, on one thread."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from export.ab_test.document import Speed, Times
from export.errors import TrainingError
from export.evaluation.bootstrap import N_DRAWS, Estimate
from export.evaluation.latency import interleaved_ms

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from streamer.inference.emotion import EmotionModel

BLOCK = 10
"""Neighbouring pairs in a bootstrap block: other load on the machine lasts longer than a window."""
FEWEST_BLOCKS = 4


def time_alternately(
    a: EmotionModel,
    b: EmotionModel,
    *,
    n_pairs: int,
    seed: int,
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how long each window took, in ms: A's and B's, shape (n_pairs,). Windows are random numbers."""
    rng = np.random.default_rng(seed)
    inputs = [rng.standard_normal((1, *model.card.input_shape)).astype(np.float32) for model in (a, b)]
    calls = [partial(model.score, window) for model, window in zip((a, b), inputs, strict=True)]
    took_ms = interleaved_ms(calls, n_rounds=n_pairs, title="time A and B in turn", clock=clock)
    return took_ms[:, 0], took_ms[:, 1]


def speed_of(a_ms: NDArray[np.float64], b_ms: NDArray[np.float64], *, seed: int) -> Speed:
    """Return the figures of alternate timing, with a block bootstrap over neighbouring pairs."""
    if len(a_ms) != len(b_ms) or not len(a_ms):
        raise TrainingError(f"as many windows of A as of B expected, got {len(a_ms)} and {len(b_ms)}")
    return Speed(n_pairs=len(a_ms), a=_times(a_ms), b=_times(b_ms), ratio=_ratio(a_ms, b_ms, seed))


def _times(took_ms: NDArray[np.float64]) -> Times:
    p50_ms, p99_ms = np.percentile(took_ms, (50, 99)).tolist()
    return Times(round(p50_ms, 4), round(p99_ms, 4))


def _ratio(a_ms: NDArray[np.float64], b_ms: NDArray[np.float64], seed: int) -> Estimate:
    value = round(float(np.median(a_ms) / np.median(b_ms)), 5)
    n_blocks = len(a_ms) // BLOCK
    if n_blocks < FEWEST_BLOCKS:
        return Estimate(value, None, None)
    drawn = np.random.default_rng(seed).integers(n_blocks, size=(N_DRAWS, n_blocks))
    medians = [np.median(ms[: n_blocks * BLOCK].reshape(n_blocks, BLOCK)[drawn], axis=(1, 2)) for ms in (a_ms, b_ms)]
    low, high = np.percentile(medians[0] / medians[1], (2.5, 97.5)).tolist()
    return Estimate(value, round(low, 5), round(high, 5))
