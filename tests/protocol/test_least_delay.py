"""The least delay is that of the last one to two windows."""

from __future__ import annotations

from streamer.protocol.least_delay import WINDOW_S, LeastDelay


def test_a_delay_is_compared_with_the_smallest_of_late() -> None:
    least = LeastDelay()
    assert least.excess_s(5.0) == 0.0
    least.note(5.0, 0.0)
    least.note(3.0, 1.0)
    least.note(4.0, 2.0)
    assert (least.excess_s(4.5), least.excess_s(2.0)) == (1.5, 0.0)


def test_an_old_delay_is_forgotten() -> None:
    least = LeastDelay()
    least.note(3.0, 0.0)
    least.note(7.0, WINDOW_S)
    assert least.excess_s(7.0) == 4.0
    least.note(7.0, 2 * WINDOW_S)
    assert least.excess_s(7.0) == 0.0
