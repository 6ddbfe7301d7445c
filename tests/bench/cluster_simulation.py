"""A cluster of nodes in simulated time: calls are placed, nodes drain and die. Deterministic; no clock, no network.

What decides is the daemon's own: `LoadAdmission` says whether a node has room, and a node without room is not in the
queue group, of which NATS takes any member. What a leg costs is measured (docs/performance.md); it shows in the load
once the leg talks.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Final

from streamer.engine.overload.admission import LoadAdmission
from streamer.engine.overload.load import Load

LEG_COST_MS: Final = 3.1
"""CPU time of a second of a leg, kernel included: 400 legs took 123 % of a core (docs/performance.md)."""
COST_SHOWS_S: Final = 2.0
"""A leg costs little before its first result."""
LOOKS_A_LEASE: Final = 10
"""As `streamer.cluster.node`: how often it is looked whether another node is lost, and whether there is room."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """What happens. Times are seconds from the beginning."""

    n_nodes: int = 50
    n_cores: float = 2.0
    target_load: float = 0.85
    max_legs: int = 2000
    legs: int = 20_000
    """That are open at once on average, where all calls are taken."""
    legs_a_call: int = 2
    call_s: float = 180.0
    """The mean length of a call; lengths are exponential."""
    seconds: int = 1500
    drains_at: tuple[int, ...] = (700,)
    drain_nodes: int = 10
    """How many drain each time, and come back when they are empty, or after ``drain_s``."""
    drain_s: float = 300.0
    dies_at: int = 1150
    dead_nodes: int = 5
    """How many die at once, for good."""
    lease_s: float = 10.0
    returns_within_s: float = 5.0
    """How soon after that a call of a dead node is opened anew, by the platform or the telephone system."""
    seed: int = 18


@dataclass(slots=True)
class Second:
    """The cluster at the end of a second."""

    legs: int
    loads: tuple[float, ...]
    """Of the nodes that run, sorted."""
    nodes: int
    draining: int
    refused: int
    """Calls that no node had room for, in this second."""


@dataclass(slots=True)
class Outcome:
    """What came of all calls."""

    seconds: list[Second] = field(default_factory=list)
    ends: Counter[str] = field(default_factory=Counter)
    """Sessions by the reason of their end; ``refused`` never began."""
    told: Counter[int] = field(default_factory=Counter)
    """How often the end of each session was told."""
    opened: int = 0
    placed_on_draining: int = 0
    lost_told_s: list[float] = field(default_factory=list)
    """For each session of a node that died: seconds from that until its end was told."""


@dataclass(slots=True)
class _Call:
    number: int
    ends_at: float


@dataclass(slots=True)
class _Node:
    name: int
    admission: LoadAdmission
    calls: dict[int, _Call] = field(default_factory=dict)
    young: list[float] = field(default_factory=list)
    """When each leg was opened whose cost does not show yet, oldest first."""
    draining_since: float | None = None
    died_at: float | None = None


class Cluster:
    """Runs a scenario second by second."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._random = random.Random(scenario.seed)
        self._nodes = [self._fresh(name) for name in range(scenario.n_nodes)]
        self._ending: list[tuple[float, int, _Node]] = []
        """When a call ends by itself, its number, and its node."""
        self._returning: list[tuple[float, int, float]] = []
        """When a call of a dead node comes again, its number, and how long it has left."""
        self._next_call_s = 0.0
        self._numbers = 0
        self.outcome = Outcome()

    def run(self) -> Outcome:
        """Return what came of it."""
        for second in range(self._scenario.seconds):
            self._begin(float(second))
            self._take_calls(float(second))
            self._end_calls(second + 1.0)
            self._finish(second + 1.0)
        return self.outcome

    # -- what happens at the beginning of a second ---------------------------------------------------

    def _begin(self, now_s: float) -> None:
        scenario = self._scenario
        for node in self._nodes:
            self._measure(node, now_s)
        if now_s in scenario.drains_at:
            for node in self._picked(scenario.drain_nodes):
                node.draining_since = now_s
        if now_s == scenario.dies_at:
            for node in self._picked(scenario.dead_nodes):
                node.died_at = now_s
                for call in node.calls.values():
                    again_s = now_s + self._random.uniform(0, scenario.returns_within_s)
                    heappush(self._returning, (again_s, call.number, call.ends_at - again_s))
        self._restart_drained(now_s)

    def _measure(self, node: _Node, now_s: float) -> None:
        node.young = [at for at in node.young if now_s - at < COST_SHOWS_S]
        n_legs = len(node.calls) * self._scenario.legs_a_call
        cost = LEG_COST_MS / 1000 / self._scenario.n_cores * self._random.uniform(0.9, 1.1)
        load = Load(cores=(n_legs - len(node.young)) * cost)
        node.admission.observe(load, n_legs=n_legs, gives_up=False, now_s=now_s)

    def _restart_drained(self, now_s: float) -> None:
        for number, node in enumerate(self._nodes):
            since = node.draining_since
            if since is None or (node.calls and now_s - since < self._scenario.drain_s):
                continue
            for call in node.calls:  # those that the time was too short for
                self._end(call, "shutdown")
            node.calls.clear()
            self._nodes[number] = self._fresh(node.name)

    # -- calls -------------------------------------------------------------------------------------

    def _take_calls(self, second: float) -> None:
        rate = self._scenario.legs / self._scenario.legs_a_call / self._scenario.call_s
        while self._next_call_s < second + 1:
            self._numbers += 1
            self._open(self._next_call_s, self._random.expovariate(1 / self._scenario.call_s))
            self._next_call_s += self._random.expovariate(rate)
        while self._returning and self._returning[0][0] < second + 1:
            again_s, _, left_s = heappop(self._returning)
            if left_s > 0:
                self._numbers += 1
                self._open(again_s, left_s)

    def _open(self, now_s: float, length_s: float) -> None:
        """Ask the queue group, of which NATS takes any member."""
        group = [node for node in self._nodes if self._has_room(node)]
        if not group:
            self.outcome.ends["refused"] += 1
            return
        node = self._random.choice(group)
        self.outcome.placed_on_draining += node.draining_since is not None
        for _ in range(self._scenario.legs_a_call):
            node.admission.admit(now_s=now_s)
            node.young.append(now_s)
        self.outcome.opened += 1
        node.calls[self._numbers] = _Call(self._numbers, now_s + length_s)
        heappush(self._ending, (now_s + length_s, self._numbers, node))

    def _has_room(self, node: _Node) -> bool:
        runs = node.draining_since is None and node.died_at is None
        n_legs = len(node.calls) * self._scenario.legs_a_call
        return runs and not node.admission.is_full and n_legs < self._scenario.max_legs

    def _end_calls(self, until_s: float) -> None:
        while self._ending and self._ending[0][0] < until_s:
            _, number, node = heappop(self._ending)
            if node.died_at is None and node.calls.pop(number, None) is not None:
                self._end(number, "hangup")

    def _end(self, number: int, reason: str) -> None:
        self.outcome.ends[reason] += 1
        self.outcome.told[number] += 1

    # -- what is seen at the end of a second ---------------------------------------------------------

    def _finish(self, now_s: float) -> None:
        lease_s = self._scenario.lease_s
        for node in self._nodes:
            if node.died_at is None or not node.calls or now_s - node.died_at < lease_s + lease_s / LOOKS_A_LEASE:
                continue
            for number in node.calls:  # whichever node changes its entry first tells it
                self._end(number, "node_lost")
                self.outcome.lost_told_s.append(now_s - node.died_at)
            node.calls.clear()
        running = [node for node in self._nodes if node.died_at is None]
        before = sum(second.refused for second in self.outcome.seconds)
        self.outcome.seconds.append(
            Second(
                legs=sum(len(node.calls) for node in running) * self._scenario.legs_a_call,
                loads=tuple(sorted(node.admission.load for node in running)),
                nodes=len(running),
                draining=sum(node.draining_since is not None for node in running),
                refused=self.outcome.ends["refused"] - before,
            )
        )

    def _picked(self, n: int) -> list[_Node]:
        running = [node for node in self._nodes if node.died_at is None and node.draining_since is None]
        return self._random.sample(running, n)

    def _fresh(self, name: int) -> _Node:
        admission = LoadAdmission(target_load=self._scenario.target_load, n_cores=self._scenario.n_cores)
        return _Node(name, admission)


def open_calls(outcome: Outcome) -> int:
    """Return how many calls were open at the end: each other one has one end."""
    return outcome.opened - sum(outcome.told.values())
