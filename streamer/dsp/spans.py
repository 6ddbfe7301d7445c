"""Remembers which stretches of a leg had a property: speech, concealed, lost."""

from __future__ import annotations

from collections import deque


class Spans:
    """Half-open sample ranges in rising order; neighbours are merged."""

    def __init__(self) -> None:
        self._spans: deque[tuple[int, int]] = deque()

    def add(self, start: int, end: int) -> None:
        """Add ``start..end``; ``start`` is not before the end of the last range added."""
        if start >= end:
            return
        if self._spans and self._spans[-1][1] == start:
            start = self._spans.pop()[0]
        self._spans.append((start, end))

    def within(self, start: int, end: int) -> int:
        """Return how many samples of ``start..end`` are covered."""
        return sum(max(0, min(end, b) - max(start, a)) for a, b in self._spans)

    def forget_before(self, index: int) -> None:
        """Drop the ranges that end at or before ``index``."""
        while self._spans and self._spans[0][1] <= index:
            self._spans.popleft()
