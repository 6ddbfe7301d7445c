"""Counts the samples of one leg that are at full scale, by the time at which they came."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FULL_SCALE = 0.98
"""From here on a sample counts as clipped. The largest value of G.711 is 0.980 (mu-law) or 0.984 (A-law)."""
BIN_SAMPLES = 160
"""Samples are counted together for so many samples of the leg's clock."""


class ClippedSamples:
    """Numbers of samples at full scale, in bins of 10 ms."""

    def __init__(self, spacing: float) -> None:
        """``spacing``: how many samples of the leg's clock pass from one sample to the next."""
        self._spacing = spacing
        self._bins: deque[tuple[int, int]] = deque()
        """Where a bin with such samples starts, and how many it has, in order."""

    def add(self, start: int, samples: NDArray[np.float32]) -> None:
        """Take the next samples, shape (n,); ``start``: number of the first, where the leg's first is 0."""
        if not len(samples) or max(samples.max(), -samples.min()) < FULL_SCALE:
            return
        at = ((start + np.flatnonzero(np.abs(samples) >= FULL_SCALE)) * self._spacing).astype(np.int64)
        for number, count in zip(*np.unique(at // BIN_SAMPLES, return_counts=True), strict=True):
            bin_start = int(number) * BIN_SAMPLES
            before = self._bins.pop()[1] if self._bins and self._bins[-1][0] == bin_start else 0
            self._bins.append((bin_start, before + int(count)))

    def within(self, start: int, end: int) -> int:
        """Return how many samples of the leg's clock the samples at full scale of ``start..end`` stand for.

        Whole bins count: those that start in the range.
        """
        return round(sum(count for at, count in self._bins if start <= at < end) * self._spacing)

    def forget_before(self, index: int) -> None:
        """Forget samples before ``index``, on the leg's clock."""
        while self._bins and self._bins[0][0] < index:
            self._bins.popleft()
