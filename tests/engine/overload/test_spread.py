"""Legs that begin together get their windows at different times; nothing is moved while there is no crowd."""

from __future__ import annotations

from streamer.engine.overload.spread import CROWD, SLOT_S, HopSpreader


def test_few_legs_are_not_moved() -> None:
    spreader = HopSpreader(1.0)
    assert [spreader.shift_s(1.34, now_s=5.0) for _ in range(CROWD)] == [0.0] * CROWD


def test_legs_that_begin_at_once_are_spread_over_half_a_hop() -> None:
    spreader = HopSpreader(1.0)
    shifts = [spreader.shift_s(1.34, now_s=5.0) for _ in range(300)]
    by_slot = [round(shift / SLOT_S) for shift in shifts]
    assert set(by_slot) == set(range(10))
    counts = [by_slot.count(slot) for slot in range(10)]
    assert max(counts) - min(counts) <= 2 * CROWD + 10
    assert max(shifts) < 0.5


def test_windows_that_come_count_and_are_forgotten_when_they_come_no_more() -> None:
    spreader = HopSpreader(1.0)
    for second in range(3):
        for _ in range(100):
            spreader.note(second + 0.52)
    assert spreader.shift_s(1.0, now_s=2.52) > 0
    assert spreader.shift_s(1.0, now_s=22.52) == 0


def test_a_hop_shorter_than_a_slot_is_left_alone() -> None:
    spreader = HopSpreader(0.03)
    assert {spreader.shift_s(1.0, now_s=0.01 * n) for n in range(100)} == {0.0}
