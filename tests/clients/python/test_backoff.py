"""Delays between attempts."""

from __future__ import annotations

from itertools import islice

from emotion_streamer_client.backoff import delays


def test_delays_double_up_to_the_longest() -> None:
    assert list(islice(delays(1, 5, draw=lambda: 1.0), 5)) == [1, 2, 4, 5, 5]


def test_delays_are_drawn_from_the_upper_half() -> None:
    assert list(islice(delays(1, 4, draw=lambda: 0.0), 4)) == [0.5, 1, 2, 2]
    assert len(set(islice(delays(), 20))) == 20
