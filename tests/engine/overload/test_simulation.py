"""On a simulated machine the controllers keep results in time, give up nothing too early, and recover in seconds."""

from __future__ import annotations

import numpy as np
import pytest

from streamer.engine.overload.relief import STEPS
from tests.support.simulated_machine import Cost, Second, SimulatedMachine

ALL_SERVED = tuple(step for step in STEPS if step.served == 1)
FAST = Cost(receive=0.0003, vad=0.0004, window=0.0006)


def full(cost: Cost, *, talk: float = 1.0, **options: object) -> SimulatedMachine:
    """Return a machine to which so many callers come that some are refused; a share of them talks."""
    machine = SimulatedMachine(cost=cost, **options)  # type: ignore[arg-type]
    machine.talk = talk
    for _ in range(20):
        machine.call(300)
        machine.run(1)
    return machine


def in_time(seconds: list[Second], limit_s: float = 0.25) -> float:
    """Return the share of the windows due at the normal hop that have their results in time."""
    return sum(latency <= limit_s for s in seconds for latency in s.latencies_s) / sum(s.due for s in seconds)


def p99_s(seconds: list[Second]) -> float:
    return float(np.percentile([latency for s in seconds for latency in s.latencies_s], 99))


@pytest.mark.parametrize("cost", [Cost(), FAST])
@pytest.mark.parametrize("talk", [1.0, 0.45])
def test_what_is_admitted_is_served_well_and_most_of_the_machine_is_used(cost: Cost, talk: float) -> None:
    machine = full(cost, talk=talk)
    seconds = machine.run(10, calls_a_second=50)
    assert 0.75 <= machine.admission.load <= 0.93
    assert {s.hop_factor for s in machine.seconds} == {1.0}
    assert in_time(seconds) > 0.99
    assert p99_s(seconds) <= 0.25


def test_a_ramp_of_calls_is_admitted_until_the_target_and_gives_up_nothing() -> None:
    machine = SimulatedMachine()
    seconds = machine.run(60, calls_a_second=30)
    assert machine.admission.refused > 0
    assert 0.75 <= machine.admission.load <= 0.93
    assert {(s.hop_factor, s.served) for s in seconds} == {(1.0, 1.0)}


def test_a_short_stall_gives_up_nothing() -> None:
    machine = full(Cost())
    machine.stolen = 2.0
    machine.run(0.26)
    machine.stolen = 0.0
    assert {s.hop_factor for s in machine.run(10)} == {1.0}


@pytest.mark.parametrize(
    ("talk", "storm", "stolen"), [(0.45, 1.0, 0.0), (1.0, 1.0, 1.0), (0.45, 0.8, 0.5), (1.0, 1.0, 0.5)]
)
def test_beyond_what_the_machine_can_do_results_are_in_time_again_after_seconds(
    talk: float, storm: float, stolen: float
) -> None:
    machine = full(Cost(), talk=talk)
    machine.talk, machine.stolen = storm, stolen
    machine.run(10)
    seconds = machine.run(20)
    assert sum(s.given_up for s in seconds) == 0
    latencies = np.array([latency for s in seconds for latency in s.latencies_s])
    assert (latencies <= 0.25).mean() > 0.85
    assert latencies.max() < 1.0
    machine.talk, machine.stolen = talk, 0.0
    machine.run(5)
    after = machine.run(5)
    assert max(s.hop_factor for s in after) <= 1.25
    assert {s.served for s in after} == {1.0}
    assert in_time(after) > 0.78


def test_nothing_is_given_up_below_85_per_cent_of_the_load() -> None:
    for talk, storm, stolen in ((0.45, 1.0, 0.0), (1.0, 1.0, 1.0), (0.3, 1.0, 1.0)):
        machine = full(Cost(), talk=talk)
        machine.talk, machine.stolen = storm, stolen
        machine.run(20)
        assert 0.85 < min(s.gave_up_at for s in machine.seconds) < 9


def test_where_vad_alone_is_too_much_some_legs_in_turn_are_better_than_all_of_them_late() -> None:
    found = {}
    for steps in (STEPS, ALL_SERVED):
        machine = full(Cost(), talk=0.45, steps=steps)
        machine.talk, machine.stolen = 1.0, 1.0
        machine.run(20)
        found[steps] = machine.run(20)
    assert in_time(found[STEPS]) > 0.03
    assert in_time(found[ALL_SERVED]) < 0.005
    assert p99_s(found[STEPS]) <= 0.5


@pytest.mark.parametrize("cost", [Cost(), Cost(receive=0.0004, vad=0.0012, window=0.0026)])
def test_where_others_take_most_of_the_machine_what_is_given_up_is_steady(cost: Cost) -> None:
    machine = SimulatedMachine(cost=cost, target_load=9.0)
    for _ in range(6):
        machine.call(50)
        machine.run(1)
    machine.stolen = 1.5  # below saturation the load looks like half of what it is: every forecast is too good
    machine.run(15)
    steps = []
    for _ in range(160):
        machine.run(0.24)
        steps.append(STEPS.index(machine.relief.relief))
    ways = np.sign(np.diff(steps))
    ways = ways[ways != 0]
    assert machine.n_legs == 300
    assert (np.diff(ways) != 0).sum() <= 4  # 10 and 11 where no failed step is remembered
    latencies = np.array([latency for s in machine.seconds[-38:] for latency in s.latencies_s])
    assert (latencies > 0.25).mean() < 0.2  # 0.33 and 0.46
