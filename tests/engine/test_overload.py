"""The hop grows when windows wait too long, and shrinks again; legs are suspended where VAD lags."""

from __future__ import annotations

from collections import deque

import pytest

from streamer.engine.overload import HopController, LegSuspender, OverloadConfig, SuspendConfig

CONFIG = OverloadConfig(late_s=0.25, grow_every_s=1, shrink_after_s=10, max_factor=8)


def hop_factors(observations: list[tuple[float, float]]) -> list[tuple[bool, int]]:
    """(changed, hop factor) after each (waited_s, now_s)."""
    controller = HopController(CONFIG)
    return [(controller.observe(waited, now_s=now), controller.hop_factor) for waited, now in observations]


def test_windows_in_time_leave_the_hop_unchanged() -> None:
    assert hop_factors([(0.25, t) for t in range(100)]) == [(False, 1)] * 100


def test_the_hop_doubles_once_the_windows_of_the_shorter_hop_are_done_up_to_the_maximum() -> None:
    assert hop_factors([(0.3, 0), (0.3, 1.9), (0.3, 2), (9, 5.9), (9, 6), (9, 99)]) == [
        (True, 2),
        (False, 2),
        (True, 4),
        (False, 4),
        (True, 8),
        (False, 8),
    ]


def test_the_hop_halves_each_time_that_no_window_was_late_for_shrink_after_s() -> None:
    late = [(0.3, 0), (0.3, 2)]
    calm = [(0.0, 11.9), (0.0, 12), (0.0, 21), (0.0, 22), (0.0, 99)]
    assert hop_factors(late + calm)[2:] == [(False, 4), (True, 2), (False, 2), (True, 1), (False, 1)]


def test_a_late_window_restarts_the_time_until_the_hop_halves() -> None:
    assert hop_factors([(0.3, 0), (0.0, 9), (0.3, 9.5), (0.0, 12), (0.0, 19.5)])[-3:] == [
        (True, 4),
        (False, 4),
        (True, 2),
    ]


# -- suspended legs ------------------------------------------------------------------------------------

FRAME_S = 0.25


class Machine:
    """Legs that talk all the time, on a machine of limited capacity; each step is a frame of every leg."""

    def __init__(self, n_legs: int) -> None:
        self.suspender = LegSuspender(SuspendConfig())
        self.waiting_s = dict.fromkeys((f"leg {number}" for number in range(n_legs)), 0.0)
        self.processed_at = dict.fromkeys(self.waiting_s, 0.0)
        self.now_s = self.taken_s = self.processed_s = self.given_up_s = 0.0
        self._queue: deque[str] = deque()
        self._queued_at = dict.fromkeys(self.waiting_s, 0.0)

    def run(self, seconds: float, *, capacity: float) -> None:
        """``capacity``: seconds of audio that are processed a second."""
        for _ in range(round(seconds / FRAME_S)):
            self.now_s += FRAME_S
            for leg in self.waiting_s:
                self._take(leg)
            capacity_s = capacity * FRAME_S
            while self._queue and capacity_s > 0:
                leg = self._queue.popleft()
                capacity_s -= self.waiting_s[leg]
                self.processed_s += self.waiting_s[leg]
                self.waiting_s[leg], self.processed_at[leg] = 0.0, self.now_s

    def _take(self, leg: str) -> None:
        n_legs = len(self.waiting_s)
        if self.suspender.is_suspended(leg, n_legs=n_legs, now_s=self.now_s):
            return
        late_s = self.now_s - self._queued_at[leg] if leg in self._queue else 0.0
        so_far = {"taken_s": self.taken_s, "processed_s": self.processed_s + self.given_up_s}
        if self.suspender.suspends(leg, late_s, n_legs=n_legs, **so_far, now_s=self.now_s):
            self.given_up_s += self.waiting_s[leg]
            self.waiting_s[leg] = 0.0
            return
        self.taken_s += FRAME_S
        self.waiting_s[leg] += FRAME_S
        if leg not in self._queue:
            self._queue.append(leg)
            self._queued_at[leg] = self.now_s


@pytest.mark.parametrize("n_legs", [1, 20, 300])
def test_no_leg_is_suspended_while_the_machine_keeps_up_nor_in_a_short_stall(n_legs: int) -> None:
    machine = Machine(n_legs)
    machine.run(60, capacity=1.3 * n_legs)
    machine.run(0.75, capacity=0)
    machine.run(5, capacity=2 * n_legs)
    assert len(machine.suspender) == 0


@pytest.mark.parametrize(("n_legs", "capacity"), [(200, 100), (200, 160), (100, 20), (10, 5)])
def test_beyond_capacity_served_legs_are_in_time_and_every_leg_is_served_in_turn(n_legs: int, capacity: float) -> None:
    machine = Machine(n_legs)
    machine.run(15, capacity=capacity)
    longest_s, suspended = [], []
    for _ in range(250):
        before_s = machine.now_s
        machine.run(1, capacity=capacity)
        longest_s.append(max(machine.waiting_s.values()))
        suspended.append(len(machine.suspender))
    assert max(longest_s) <= 2.0
    assert 0 < n_legs - sum(suspended) / len(suspended) <= 1.1 * capacity + 2
    assert machine.processed_s >= 0.7 * capacity * machine.now_s
    assert min(machine.processed_at.values()) > before_s - 200


def test_every_leg_is_resumed_when_the_load_is_gone() -> None:
    machine = Machine(300)
    machine.run(30, capacity=100)
    assert len(machine.suspender) > 100
    machine.run(120, capacity=400)
    assert len(machine.suspender) == 0


def test_a_leg_that_has_ended_is_forgotten() -> None:
    machine = Machine(100)
    machine.run(30, capacity=20)
    suspended = [
        leg for leg in machine.waiting_s if machine.suspender.is_suspended(leg, n_legs=100, now_s=machine.now_s)
    ]
    for leg in suspended:
        machine.suspender.forget(leg)
    assert len(machine.suspender) == 0
    # A new leg of that name may be suspended at once, as any that was never suspended.
    machine.run(10, capacity=20)
    assert len(machine.suspender) > 0
