"""Compares variants of a system: size, latency, UAR, agreement with the first."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from export.compression.document import CompressionRow
from export.errors import TrainingError
from export.evaluation import metrics
from export.evaluation.bootstrap import Estimate, SpeakerBootstrap
from export.evaluation.evaluate import onnx_scorer
from export.evaluation.latency import interleaved_ms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from export.compression.document import StepName
    from export.evaluation.evaluate import Scorer
    from export.evaluation.predictions import Predictions

N_ROUNDS = 200


@dataclass(frozen=True, slots=True, eq=False)
class Variant:
    """One row of a comparison."""

    what: str
    n_bytes: int
    score: Scorer
    predictions: Predictions | None
    """Of the test clips; None before they are evaluated."""
    parameters: int | None = None

    @classmethod
    def of_file(
        cls, what: str, model: Path, predictions: Predictions | None, *, parameters: int | None = None
    ) -> Variant:
        """Return the row of an ONNX file."""
        return cls(what, model.stat().st_size, onnx_scorer(model), predictions, parameters)


def compare(
    variants: Sequence[Variant],
    *,
    step: StepName,
    shape: tuple[int, ...],
    seed: int,
    n_rounds: int = N_ROUNDS,
) -> list[CompressionRow]:
    """Return a row for each variant; the first is the reference of the others. ``shape``: of their windows.

    Raises TrainingError for no variants, and for predictions of different clips.
    """
    if not variants:
        raise TrainingError("expected something to compare, got nothing")
    window = np.random.default_rng(seed).standard_normal((1, *shape)).astype(np.float32)
    calls = [partial(one.score, window) for one in variants]
    # By the clock other programs would count, too.
    took_ms = interleaved_ms(calls, n_rounds=n_rounds, title="time in turn", clock=time.process_time)
    return [
        _row(one, None if index == 0 else variants[0], took_ms[:, index], step=step, seed=seed)
        for index, one in enumerate(variants)
    ]


def _row(one: Variant, first: Variant | None, took_ms: np.ndarray, *, step: StepName, seed: int) -> CompressionRow:
    p50, p99 = np.percentile(took_ms, (50, 99)).tolist()
    uar, agreement, more = _figures(one.predictions, first.predictions if first else None, seed)
    return CompressionRow(
        step=step,
        what=one.what,
        bytes=one.n_bytes,
        latency_p50_ms=round(p50, 3),
        latency_p99_ms=round(p99, 3),
        uar=uar,
        parameters=one.parameters,
        agreement=agreement,
        uar_minus_first=more,
    )


def _figures(
    its: Predictions | None, firsts: Predictions | None, seed: int
) -> tuple[Estimate | None, Estimate | None, Estimate | None]:
    """Return UAR, agreement and the paired difference, as far as there are predictions."""
    if its is None:
        return None, None, None
    bootstrap = SpeakerBootstrap(its.speakers, seed=seed)
    uar = bootstrap.estimate(metrics.uars, its)
    if firsts is None:
        return uar, None, None
    other = firsts.ordered_like(its)
    agreement = bootstrap.estimate(
        lambda probabilities, _, draws: metrics.agreements(probabilities, other.probabilities, draws), its
    )
    return uar, agreement, bootstrap.difference(metrics.uars, its, other)
