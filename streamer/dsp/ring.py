"""The most recent samples of one leg, addressed by sample index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Ring:
    """Keeps at least the last ``capacity`` samples; reads return contiguous views.

    The buffer is a quarter longer than the capacity and filled from the left; when it is full, the newest samples move
    to the front. So a sample is copied at most five times, and no read copies.

    Indices are those of the leg's clock, which may count ``spacing`` per sample: samples at 8 kHz on a clock of 16 kHz
    have the indices 0, 2, 4 ...
    """

    def __init__(self, capacity: int, *, start: int = 0, spacing: int = 1) -> None:
        """``capacity``: in samples, at least 1, else ValueError. ``start``: index of the first sample appended."""
        if capacity < 1:
            raise ValueError(f"a ring holds at least 1 sample, got capacity {capacity}")
        self._capacity = capacity
        self.spacing = spacing
        self._buffer = np.empty(capacity + -(-capacity // 4), dtype=np.float32)
        self._filled = 0
        self.start = start
        """Index of the oldest sample that can be read."""
        self.end = start
        """Index after the newest sample."""

    def append(self, samples: NDArray[np.float32]) -> None:
        """Add samples of shape (n,); the oldest samples make room."""
        while len(samples) > self._capacity:
            self._append(samples[: self._capacity])
            samples = samples[self._capacity :]
        self._append(samples)

    def read(self, start: int, end: int) -> NDArray[np.float32]:
        """Return the samples ``start..end`` as a view that is valid until the next ``append``.

        Both are whole multiples of ``spacing`` from ``self.start``. Raises IndexError if the ring does not hold the
        whole range.
        """
        if not self.start <= start <= end <= self.end:
            raise IndexError(f"ring holds {self.start}..{self.end}, asked for {start}..{end}")
        return self._buffer[(start - self.start) // self.spacing : (end - self.start) // self.spacing]

    def _append(self, samples: NDArray[np.float32]) -> None:
        if self._filled + len(samples) > len(self._buffer):
            keep = min(self._filled, self._capacity, len(self._buffer) - len(samples))
            self._buffer[:keep] = self._buffer[self._filled - keep : self._filled].copy()
            self.start += (self._filled - keep) * self.spacing
            self._filled = keep
        self._buffer[self._filled : self._filled + len(samples)] = samples
        self._filled += len(samples)
        self.end += len(samples) * self.spacing
