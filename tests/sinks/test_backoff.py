from __future__ import annotations

from streamer.sinks.backoff import backoff


def test_the_back_off_doubles_to_a_minute() -> None:
    delays = backoff()
    for expected in [1, 2, 4, 8, 16, 32, 60, 60, 60]:
        assert 0.8 * expected <= next(delays) <= 1.2 * expected
