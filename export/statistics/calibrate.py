"""Fits the temperature of heads, and the base rates under which they learnt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from export.evaluation import metrics
from export.statistics.pooling import Pooler
from export.statistics.predictions import inputs_of, predict
from export.statistics.targets import row_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.evaluation.metrics import Probabilities, Targets
    from export.statistics.config import HeadConfig
    from export.statistics.head import Head
    from export.statistics.store import Indices, Store

RATE_ROWS = 3_000


def fit_temperature(answered: Sequence[tuple[Probabilities, Targets]]) -> float:
    """Return the temperature with the least log loss over all of some answers and their targets."""
    probabilities = np.concatenate([p for p, _ in answered])
    targets = np.concatenate([y for _, y in answered])
    return metrics.best_temperature(lambda t: metrics.with_temperature(probabilities, t), targets)


def base_rates(store: Store, rows: Indices, head: Head, config: HeadConfig) -> dict[str, float]:
    """Return the mean answer over what a head learnt from, by label, sum 1."""
    weights = row_weights(store, rows, config).astype(np.float64)
    some = np.random.default_rng(config.seed).choice(rows, RATE_ROWS, p=weights / weights.sum())
    mean = predict(head, inputs_of(Pooler(store, head), some)).mean(axis=0)
    return dict(zip(store.labels, (mean / mean.sum()).tolist(), strict=True))
