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
    """

    def __init__(self, capacity: int, *, start: int = 0) -> None:
        """``capacity`` in samples, at least 1; the first sample appended has index ``start``."""
        if capacity < 1:
            raise ValueError(f"a ring holds at least 1 sample, got capacity {capacity}")
        self._capacity = capacity
        self._buffer = np.empty(capacity + -(-capacity // 4), dtype=np.float32)
        self._filled = 0
        self.start = start
        """Index of the oldest sample that can be read."""

    @property
    def end(self) -> int:
        """Index after the newest sample."""
        return self.start + self._filled

    def append(self, samples: NDArray[np.float32]) -> None:
        """Add samples of shape (n,); the oldest ones go where there is no room."""
        for offset in range(0, len(samples), self._capacity):
            self._append(samples[offset : offset + self._capacity])

    def read(self, start: int, end: int) -> NDArray[np.float32]:
        """Return the samples ``start..end``, valid until the next append.

        Raises IndexError where part of the range is gone or has not come yet.
        """
        if not self.start <= start <= end <= self.end:
            raise IndexError(f"ring holds {self.start}..{self.end}, asked for {start}..{end}")
        return self._buffer[start - self.start : end - self.start]

    def _append(self, samples: NDArray[np.float32]) -> None:
        if self._filled + len(samples) > len(self._buffer):
            keep = min(self._filled, self._capacity, len(self._buffer) - len(samples))
            self._buffer[:keep] = self._buffer[self._filled - keep : self._filled].copy()
            self.start += self._filled - keep
            self._filled = keep
        self._buffer[self._filled : self._filled + len(samples)] = samples
        self._filled += len(samples)
