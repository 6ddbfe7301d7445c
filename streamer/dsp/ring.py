"""The recent past of one leg, addressed by sample index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Ring:
    """Keeps at least the last ``capacity`` samples; reads are contiguous views.

    A buffer a quarter longer than that is filled from the left; when it is full the newest samples
    move to the front. So a sample is copied five times at most, and no read has to be stitched.

    Indices are those of the leg's clock. It may run ``spacing`` times as fast as the samples come: 8 kHz samples
    on a clock of 16 kHz have the indices 0, 2, 4 ...
    """

    def __init__(self, capacity: int, *, start: int = 0, spacing: int = 1) -> None:
        """``capacity`` in samples, at least 1; the first sample appended has index ``start``."""
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
        """Add samples of shape (n,); the oldest ones go where there is no room."""
        while len(samples) > self._capacity:
            self._append(samples[: self._capacity])
            samples = samples[self._capacity :]
        self._append(samples)

    def read(self, start: int, end: int) -> NDArray[np.float32]:
        """Return the samples ``start..end``, valid until the next append.

        Both ends are whole multiples of ``spacing`` from ``self.start``. Raises IndexError where part of the range is
        gone or has not come yet.
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
