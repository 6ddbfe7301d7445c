"""Sample ranges of a leg that have some property: speech, concealed, dropped."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Spans:
    """Half-open sample ranges in ascending order; adjacent ones are merged."""

    def __init__(self) -> None:
        self._older: deque[tuple[int, int]] = deque()
        self._start = self._end = 0
        """The newest range."""

    def add(self, start: int, end: int) -> None:
        """Add ``start..end``; ``start`` is not before the end of the newest range."""
        if start >= end:
            return
        if start != self._end:
            self._older.append((self._start, self._end))
            self._start = start
        self._end = end

    def within(self, start: int, end: int) -> int:
        """Return the number of samples of ``start..end`` in the ranges."""
        newest = max(0, min(end, self._end) - max(start, self._start))
        return newest + sum(max(0, min(end, b) - max(start, a)) for a, b in self._older)

    def contain(self, indices: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return whether each of some indices, shape (n,), is in a range."""
        inside = (indices >= self._start) & (indices < self._end)
        for start, end in self._older:
            inside |= (indices >= start) & (indices < end)
        return inside

    def forget_before(self, index: int) -> None:
        """Drop the ranges that end at or before ``index``."""
        while self._older and self._older[0][1] <= index:
            self._older.popleft()
