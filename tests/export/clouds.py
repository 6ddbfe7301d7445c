"""Rows of numbers that a test draws, for classifiers."""

from __future__ import annotations

import numpy as np

from export.classical.classifiers import Examples

WIDTH = 12


def clouds(n_labels: int, *, n: int = 120, seed: int = 0, n_speakers: int = 6) -> Examples:
    """Return rows of WIDTH numbers on different scales, a cloud a label; the clouds overlap. Speakers take turns."""
    rng = np.random.default_rng(seed)
    targets = np.arange(n) % n_labels
    rows = rng.normal(size=(n, WIDTH)) + 1.5 * np.eye(n_labels, WIDTH)[targets]
    scales = np.geomspace(0.1, 30, WIDTH)
    return Examples(
        rows=(rows * scales + 5).astype(np.float32),
        targets=targets.astype(np.int64),
        speakers=(np.arange(n) // n_labels % n_speakers).astype(np.int64),
    )
