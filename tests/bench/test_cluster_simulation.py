"""A simulated cluster places every call, takes none too many, and tells each end once, whatever drains or dies."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from statistics import median

import pytest

from tests.bench.cluster import figure, lines
from tests.bench.cluster_simulation import LEG_COST_MS, Cluster, Outcome, Scenario, open_calls

SMALL = Scenario(
    n_nodes=6, legs=1500, call_s=40.0, seconds=260, drains_at=(90,), drain_nodes=2, drain_s=60.0, dies_at=190,
    dead_nodes=1,
)  # fmt: skip


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return Cluster(SMALL).run()


def test_every_call_is_placed_and_has_one_end(outcome: Outcome) -> None:
    assert outcome.ends["refused"] == 0
    assert set(outcome.told.values()) == {1}
    assert open_calls(outcome) * 2 == outcome.seconds[-1].legs
    assert set(outcome.ends) <= {"hangup", "shutdown", "node_lost", "refused"}


def test_no_node_is_filled_beyond_its_target(outcome: Outcome) -> None:
    noise = 1.1  # of the load that is measured
    assert max(second.loads[-1] for second in outcome.seconds) < SMALL.target_load * noise
    settled = outcome.seconds[SMALL.drains_at[0] - 1]
    expected = SMALL.legs / SMALL.n_nodes * LEG_COST_MS / 1000 / SMALL.n_cores
    assert median(settled.loads) == pytest.approx(expected, rel=0.2)


def test_a_node_that_drains_gets_no_call_and_comes_back(outcome: Outcome) -> None:
    assert outcome.placed_on_draining == 0
    began, over = SMALL.drains_at[0], SMALL.drains_at[0] + int(SMALL.drain_s) + 2
    assert outcome.seconds[began].draining == SMALL.drain_nodes
    assert outcome.seconds[over].draining == 0
    assert outcome.seconds[over].nodes == SMALL.n_nodes


def test_the_calls_of_a_dead_node_are_told_within_the_lease_and_come_again(outcome: Outcome) -> None:
    assert outcome.ends["node_lost"] == len(outcome.lost_told_s) > 0
    assert max(outcome.lost_told_s) <= SMALL.lease_s * 1.1
    before, after = outcome.seconds[SMALL.dies_at - 1], outcome.seconds[SMALL.dies_at + 20]
    assert after.legs > 0.85 * before.legs
    assert after.nodes == SMALL.n_nodes - SMALL.dead_nodes


def test_a_cluster_that_is_too_small_refuses_calls_and_harms_none() -> None:
    outcome = Cluster(replace(SMALL, n_nodes=3, drain_nodes=0, dead_nodes=0, legs=3000)).run()
    assert outcome.ends["refused"] > 0
    assert Counter(outcome.told.values()).keys() == {1}
    assert max(second.loads[-1] for second in outcome.seconds) < SMALL.target_load * 1.1


def test_the_same_seed_gives_the_same_and_the_figures_are_drawn(outcome: Outcome) -> None:
    assert Cluster(SMALL).run() == outcome
    assert Cluster(replace(SMALL, seed=19)).run() != outcome
    assert lines(SMALL, outcome)[0] == "6 nodes of 2 cores, 1500 legs wanted"
    assert len(figure(SMALL, outcome).axes) == 3
