"""Sample ranges of a leg that have some property: speech, concealed, dropped."""

from __future__ import annotations

from collections import deque


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

    def forget_before(self, index: int) -> None:
        """Drop the ranges that end at or before ``index``."""
        while self._older and self._older[0][1] <= index:
            self._older.popleft()
