"""A stopwatch adds up its intervals."""

from __future__ import annotations

from streamer.ops.stopwatch import Stopwatch


def test_intervals_are_added_up() -> None:
    times = iter([1.0, 1.5, 10.0, 10.25])
    stopwatch = Stopwatch(lambda: next(times))
    for _ in range(2):
        stopwatch.start()
        stopwatch.stop()
    assert stopwatch.spent_s == 0.75
