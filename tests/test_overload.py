"""The hop grows when windows wait too long, and shrinks again."""

from __future__ import annotations

from streamer.overload import OverloadConfig, OverloadControl

CONFIG = OverloadConfig(late_s=0.25, grow_every_s=1, shrink_after_s=10, max_stretch=8)


def stretches(observations: list[tuple[float, float]]) -> list[tuple[bool, int]]:
    """(changed, stretch) after each (waited_s, now_s)."""
    control = OverloadControl(CONFIG)
    return [(control.observe(waited, now_s=now), control.stretch) for waited, now in observations]


def test_windows_in_time_leave_the_hop_alone() -> None:
    assert stretches([(0.25, t) for t in range(100)]) == [(False, 1)] * 100


def test_the_hop_doubles_when_the_windows_of_the_shorter_one_have_come_and_up_to_the_maximum() -> None:
    assert stretches([(0.3, 0), (0.3, 1.9), (0.3, 2), (9, 5.9), (9, 6), (9, 99)]) == [
        (True, 2),
        (False, 2),
        (True, 4),
        (False, 4),
        (True, 8),
        (False, 8),
    ]


def test_it_halves_after_shrink_after_s_without_a_late_window_step_by_step() -> None:
    late = [(0.3, 0), (0.3, 2)]
    calm = [(0.0, 11.9), (0.0, 12), (0.0, 21), (0.0, 22), (0.0, 99)]
    assert stretches(late + calm)[2:] == [(False, 4), (True, 2), (False, 2), (True, 1), (False, 1)]


def test_a_late_window_starts_the_calm_anew() -> None:
    assert stretches([(0.3, 0), (0.0, 9), (0.3, 9.5), (0.0, 12), (0.0, 19.5)])[-3:] == [
        (True, 4),
        (False, 4),
        (True, 2),
    ]
