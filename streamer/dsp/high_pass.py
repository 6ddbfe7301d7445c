"""Removes a constant offset from samples: a one-pole high-pass, bit by bit the same in any chunking."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

CUTOFF_HZ = 20
"""Below any voice; an offset is gone after 40 ms."""
BLOCK_SAMPLES = 4096
"""The running mean is a sum with weights that grow with time; they start anew after so many samples."""


class HighPass:
    """Subtracts from each sample of a leg the running mean of those before it."""

    def __init__(self, rate: int) -> None:
        """``rate``: Hz."""
        self._growing, self._decaying = _weights(rate)
        self._mean = 0.0
        """The running mean at the start of the block."""
        self._sum = 0.0
        """Weighted sum over the block so far."""
        self._done = 0
        """Samples of the block so far."""

    def __call__(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the next samples, shape (n,), without their offset."""
        filtered = np.empty_like(samples)
        start = 0
        while start < len(samples):
            end = min(len(samples), start + BLOCK_SAMPLES - self._done)
            self._filter(samples[start:end], filtered[start:end])
            start = end
        return filtered

    def _filter(self, samples: NDArray[np.float32], filtered: NDArray[np.float32]) -> None:
        """Filter samples that end within the block into an array of their length."""
        part = slice(self._done, self._done + len(samples))
        sums = np.empty(len(samples) + 1)  # the only array beside the result: new memory costs more than the sums
        sums[0] = self._sum
        np.multiply(samples, self._growing[part], out=sums[1:])
        np.add.accumulate(sums, out=sums)  # one by one, so that the sums don't depend on the chunking
        self._sum, self._done = float(sums[-1]), part.stop
        means = sums[:-1]
        means += self._mean
        means *= self._decaying[part]
        np.subtract(samples, means, out=filtered, casting="same_kind")
        if self._done == BLOCK_SAMPLES:
            self._mean, self._sum, self._done = (self._mean + self._sum) * float(self._decaying[-1]), 0.0, 0


@cache
def _weights(rate: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the weights of a sample in the sum, and of the sum before it in the mean, by position in the block.

    The second has one entry more: for the first position after the block.
    """
    stay = math.exp(-2 * math.pi * CUTOFF_HZ / rate)
    decaying = np.power(stay, np.arange(BLOCK_SAMPLES + 1), dtype=np.float64)
    return (1 - stay) / decaying[1:], decaying
