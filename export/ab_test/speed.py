"""Times two models alternately, of either kind: the work for one second of speech, on one thread."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from export.ab_test.document import Speed, Times
from export.errors import TrainingError
from export.evaluation.bootstrap import N_DRAWS, Estimate
from export.evaluation.latency import interleaved_ms
from streamer.core.audio import SAMPLE_RATE
from streamer.dsp.features import LogMel
from streamer.inference.card import LogMelFrontEnd
from streamer.inference.emotion import EmotionModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from streamer.inference.model import AnyModel
    from streamer.inference.statistics import StatisticsModel

BLOCK = 10
"""Neighbouring pairs in a bootstrap block: other load on the machine lasts longer than a result."""
FEWEST_BLOCKS = 4
LEVEL = 0.1
"""Of the noise that is analysed, RMS."""


def time_alternately(
    a: AnyModel,
    b: AnyModel,
    *,
    n_pairs: int,
    seed: int,
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how long a second of speech took each time, in ms: A's and B's, shape (n_pairs,). The speech is noise."""
    rng = np.random.default_rng(seed)
    calls = [_result_maker(model, rng) for model in (a, b)]
    took_ms = interleaved_ms(calls, n_rounds=n_pairs, title="time A and B in turn", clock=clock)
    a_ms, b_ms = (took_ms[:, side] * 1000 / model.card.hop_ms for side, model in enumerate((a, b)))
    return a_ms, b_ms


def _result_maker(model: AnyModel, rng: np.random.Generator) -> Callable[[], object]:
    """Return what the daemon does from one result to the next."""
    if isinstance(model, EmotionModel):
        return _window_scorer(model, rng)
    return _chunk_scorer(model, rng)


def _window_scorer(model: EmotionModel, rng: np.random.Generator) -> Callable[[], object]:
    """Features of the samples of a hop, and one window."""
    window = rng.standard_normal((1, *model.card.input_shape)).astype(np.float32)
    front_end = model.card.front_end
    if not isinstance(front_end, LogMelFrontEnd):
        return lambda: model.score(window)
    log_mel = LogMel(front_end.parameters)
    samples = _noise(rng, SAMPLE_RATE * model.card.hop_ms // 1000)
    return lambda: (log_mel(samples), model.score(window))


def _chunk_scorer(model: StatisticsModel, rng: np.random.Generator) -> Callable[[], object]:
    """One chunk, whose features are made in the encoder, and the head."""
    card = model.card
    chunk = np.concatenate([_noise(rng, card.window_samples), np.ones(card.n_frames, np.float32)])[np.newaxis]
    pooled, history = rng.standard_normal((2, 2 * card.n_features)).astype(np.float32)
    return lambda: (model.score(chunk), model.head(pooled, history, 100.0))


def _noise(rng: np.random.Generator, n: int) -> NDArray[np.float32]:
    return (LEVEL * rng.standard_normal(n)).astype(np.float32)


def speed_of(a_ms: NDArray[np.float64], b_ms: NDArray[np.float64], *, seed: int) -> Speed:
    """Return the figures of alternate timing, with a block bootstrap over neighbouring pairs."""
    if len(a_ms) != len(b_ms) or not len(a_ms):
        raise TrainingError(f"as many results of A as of B expected, got {len(a_ms)} and {len(b_ms)}")
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
