"""Legs are admitted up to the target load, by the load and by what legs cost that have no results yet."""

from __future__ import annotations

import pytest

from streamer.engine.overload.admission import ALWAYS_LEGS, SMOOTH_S, YOUNG_S, LoadAdmission
from streamer.engine.overload.load import Load


def admitted(admission: LoadAdmission, n: int, *, now_s: float) -> int:
    return sum(admission.admit(now_s=now_s) for _ in range(n))


def settle(admission: LoadAdmission, *, load: float, n_legs: int, now_s: float, gives_up: bool = False) -> None:
    """Let a load last for long."""
    for second in range(60):
        admission.observe(Load(cores=load), n_legs=n_legs, gives_up=gives_up, now_s=now_s - 60 + second)


def test_a_burst_at_the_start_is_admitted_up_to_a_careful_forecast() -> None:
    admission = LoadAdmission(target_load=0.85, n_cores=2)
    assert admitted(admission, 2000, now_s=0.0) == 425  # 4 ms of CPU a second each, on two cores
    assert admission.refused == 2000 - 425


def test_once_the_cost_of_a_leg_is_known_it_decides() -> None:
    admission = LoadAdmission(target_load=0.85, n_cores=2)
    settle(admission, load=0.4, n_legs=400, now_s=100)
    assert admission.leg_cost == pytest.approx((0.4 + 25 * 0.002) / 425)
    assert admitted(admission, 2000, now_s=100) == pytest.approx((0.85 - 0.4) / admission.leg_cost, abs=1)


def test_legs_count_by_forecast_until_their_cost_shows() -> None:
    admission = LoadAdmission(target_load=0.85, n_cores=2)
    settle(admission, load=0.4, n_legs=400, now_s=100)
    first = admitted(admission, 2000, now_s=100)
    admission.observe(Load(cores=0.4), n_legs=400 + first, gives_up=False, now_s=100 + YOUNG_S - 1)
    assert admitted(admission, 10, now_s=100 + YOUNG_S - 1) == 0
    admission.observe(Load(cores=0.4), n_legs=400 + first, gives_up=False, now_s=100 + YOUNG_S)  # they are silent
    assert admitted(admission, 10, now_s=100 + YOUNG_S) == 10


@pytest.mark.parametrize(("load", "gives_up"), [(3.0, False), (0.5, True)])
def test_few_legs_are_admitted_however_busy_the_machine_is(load: float, *, gives_up: bool) -> None:
    admission = LoadAdmission(target_load=0.85, n_cores=2)
    settle(admission, load=load, n_legs=3, now_s=100, gives_up=gives_up)
    assert admitted(admission, 100, now_s=100) == ALWAYS_LEGS - 3


def test_none_is_admitted_while_work_of_others_is_given_up() -> None:
    admission = LoadAdmission(target_load=0.85, n_cores=2)
    settle(admission, load=0.5, n_legs=300, now_s=100, gives_up=True)
    assert admitted(admission, 1, now_s=100) == 0


def test_a_target_of_zero_refuses_none() -> None:
    admission = LoadAdmission(target_load=0.0, n_cores=2)
    settle(admission, load=3.0, n_legs=5000, now_s=100, gives_up=True)
    assert admitted(admission, 100, now_s=100) == 100


def test_a_short_peak_of_the_load_closes_no_door() -> None:
    admission = LoadAdmission(target_load=0.85, n_cores=2)
    settle(admission, load=0.5, n_legs=300, now_s=100)
    admission.observe(Load(cores=2.0), n_legs=300, gives_up=False, now_s=99.25)
    assert admission.load == pytest.approx(0.5 + 0.25 / SMOOTH_S * 1.5)
    assert admission.admit(now_s=99.25)
