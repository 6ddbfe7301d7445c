"""A machine without a clock: legs, their cost, cores that others may take; the real controllers decide what it does."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

import numpy as np

from streamer.engine.overload.admission import LoadAdmission
from streamer.engine.overload.load import Counters, LoadMeter
from streamer.engine.overload.relief import STEPS, Relief, ReliefConfig, ReliefController
from streamer.engine.overload.suspension import SuspendedLegs

STEP_S = 0.02
TICK_STEPS = 12
"""The controllers are asked about four times a second."""
OLD_S = 2.0
"""Audio and windows that waited for longer are given up."""


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of a second of a leg."""

    receive: float = 0.0004
    vad: float = 0.0010
    """While it talks."""
    window: float = 0.0014
    """Of one window; there is one each second at the normal hop."""


@dataclass(slots=True)
class Second:
    """What happened in one second."""

    load: float = 0.0
    hop_factor: float = 1.0
    served: float = 1.0
    latencies_s: list[float] = field(default_factory=list)
    given_up: int = 0
    """Windows."""
    due: float = 0.0
    """Windows that there were at the normal hop."""
    gave_up_at: float = 9.0
    """The least load of those at which more was given up."""

    @property
    def p99_s(self) -> float:
        return float(np.percentile(self.latencies_s, 99)) if self.latencies_s else 0.0


class SimulatedMachine:
    """Legs on a machine; ``talking`` and ``stolen`` may be changed between two runs."""

    def __init__(
        self,
        *,
        n_cores: int = 2,
        cost: Cost = Cost(),
        target_load: float = 0.85,
        steps: tuple[Relief, ...] = STEPS,
        in_step: bool = False,
    ) -> None:
        self.n_cores, self.cost, self.in_step = n_cores, cost, in_step
        self.relief = ReliefController(ReliefConfig(), steps=steps)
        self.admission = LoadAdmission(target_load=target_load, n_cores=n_cores)
        self.meter = LoadMeter(n_cores=n_cores)
        self.now_s = 0.0
        self.stolen = 0.0
        """Cores that another program takes."""
        self.talk = 1.0
        """The share of the legs that talk."""
        self.seconds: list[Second] = []
        self._random = np.random.default_rng(1)
        self._suspended = SuspendedLegs()
        self._is_served = np.ones(0, dtype=bool)
        self._shown = 1.0
        self._due_s = np.zeros(0)
        """When the next window of each leg ends."""
        self._loop: deque[tuple[float, float, float, float, int]] = deque()
        """When audio came, the CPU seconds for receiving it and for VAD, its length, and how many windows end in it."""
        self._inference: deque[tuple[float, float, float, int]] = deque()
        """The same without receiving; a window has no length."""
        self._waiting_s = 0.0
        """The CPU seconds in that queue."""
        self._spent = [0.0, 0.0]
        """On the first item of each queue."""
        self._sums = dict.fromkeys(
            (
                *("loop_idle_s", "inference_busy_s", "model_busy_s", "model_cpu_s", "own_cpu_s", "idle_cpu_s"),
                *("audio_taken_s", "audio_done_s", "hop_factor_s", "served_s", "shown_s"),
            ),
            0.0,
        )
        self._taken = self._done = 0
        self._steps = 0

    @property
    def n_legs(self) -> int:
        return len(self._due_s)

    @property
    def hop_factor(self) -> float:
        return self.relief.relief.hop_factor

    def call(self, n_legs: int) -> int:
        """Let so many callers try to open a leg now; return how many may."""
        n = sum(self.admission.admit(now_s=self.now_s) for _ in range(n_legs))
        phases = np.zeros(n) if self.in_step else self._random.random(n)
        self._due_s = np.append(self._due_s, self.now_s + 1.5 + phases)
        self._is_served = np.append(self._is_served, np.ones(n, dtype=bool))
        return n

    def run(self, seconds: float, *, calls_a_second: float = 0.0) -> list[Second]:
        """Let time pass; return what happened in each second of it."""
        first = len(self.seconds)
        for _ in range(round(seconds / STEP_S)):
            if self._steps % 50 == 0:
                self.seconds.append(Second())
            if calls_a_second and self._random.random() < calls_a_second * STEP_S:
                self.call(1)
            self._step()
        return self.seconds[first:]

    # -- one step ----------------------------------------------------------------------------------

    def _step(self) -> None:
        self.now_s += STEP_S
        self._steps += 1
        second = self.seconds[-1]
        is_served = self._is_served
        n_served = int(is_served.sum())
        talks = np.arange(self.n_legs) < round(self.talk * self.n_legs)
        second.due += STEP_S * talks.sum()
        due = is_served & talks & (self._due_s <= self.now_s)
        self._due_s[due] += self.hop_factor
        idle = ~(is_served & talks) & (self._due_s <= self.now_s)
        self._due_s[idle] = self.now_s + 1.5 + self.hop_factor * self._random.random(int(idle.sum()))
        n_talking = int((is_served & talks).sum())
        receive_s, vad_s = STEP_S * self.n_legs * self.cost.receive, STEP_S * n_talking * self.cost.vad
        self._loop.append((self.now_s, receive_s, vad_s, STEP_S * n_served, int(due.sum())))
        self._sums["audio_taken_s"] += STEP_S * n_served
        self._use(self._shares())
        self._give_up_old(second)
        self._sums["hop_factor_s"] += STEP_S * self.hop_factor
        self._sums["served_s"] += STEP_S * self.relief.relief.served
        self._sums["shown_s"] += STEP_S * self._shown
        if self._steps % TICK_STEPS == 0:
            self._tick(second)

    def _shares(self) -> tuple[float, float]:
        """Return the CPU seconds for the loop and for inference: each runnable thread has the same share at most."""
        left_s = STEP_S * max(0.0, self.n_cores - self.stolen)
        wants_loop = min(STEP_S, sum(item[1] for item in self._loop) - self._spent[0])
        wants_inference = min(STEP_S * self.n_cores, self._waiting_s - self._spent[1])
        threads = 1 + self.n_cores
        loop = min(wants_loop, max(left_s / threads, left_s - wants_inference))
        return loop, min(wants_inference, left_s - loop)

    def _use(self, shares: tuple[float, float]) -> None:
        sums = self._sums
        is_starved = self._waiting_s - self._spent[1] > shares[1] + 1e-9
        sums["own_cpu_s"] += sum(shares)
        sums["idle_cpu_s"] += max(0.0, STEP_S * max(0.0, self.n_cores - self.stolen) - sum(shares))
        busy_s = STEP_S if is_starved else shares[1] / self.n_cores  # who wants to run and may not is busy all the same
        sums["inference_busy_s"] += busy_s
        self._spent[0] += shares[0]
        while self._loop and self._spent[0] >= self._loop[0][1] - 1e-12:
            came_s, work_s, vad_s, audio_s, windows = self._loop.popleft()
            self._spent[0] -= work_s
            self._wait((came_s, vad_s, audio_s, windows))
        self._spent[1] += shares[1]
        of_windows_s = self._work_off()
        sums["model_cpu_s"] += of_windows_s
        sums["model_busy_s"] += busy_s * of_windows_s / max(1e-9, shares[1])
        sums["loop_idle_s"] += 0.0 if self._loop else max(0.0, STEP_S - shares[0])
        self._spent = [self._spent[0] if self._loop else 0.0, self._spent[1] if self._inference else 0.0]

    def _wait(self, item: tuple[float, float, float, int]) -> None:
        self._inference.append(item)
        self._waiting_s += item[1]

    def _work_off(self) -> float:
        """Let inference do what it has time for; return the CPU seconds that windows took."""
        of_windows_s = 0.0
        while self._inference and self._spent[1] >= self._inference[0][1] - 1e-12:
            came_s, work_s, audio_s, windows = self._inference.popleft()
            self._spent[1] -= work_s
            self._waiting_s -= work_s
            self._sums["audio_done_s"] += audio_s
            self._taken += windows
            for _ in range(windows):
                self._wait((came_s, self.cost.window, 0.0, 0))
            if not audio_s:
                self.seconds[-1].latencies_s.append(self.now_s - came_s)
                self._done += 1
                of_windows_s += work_s
        return of_windows_s

    def _give_up_old(self, second: Second) -> None:
        while self._inference and self.now_s - self._inference[0][0] > OLD_S:
            _, work_s, audio_s, windows = self._inference.popleft()
            self._waiting_s -= work_s
            self._sums["audio_done_s"] += audio_s
            self._done += not audio_s
            second.given_up += windows if audio_s else 1

    def _tick(self, second: Second) -> None:
        load = self.meter.read(
            Counters(
                now_s=self.now_s,
                windows_taken=self._taken,
                windows_done=self._done,
                **self._sums,
            )
        )
        before = self.relief.relief
        if self.relief.observe(load, now_s=self.now_s):
            after = self.relief.relief
            if (after.hop_factor, -after.served) > (before.hop_factor, -before.served):
                second.gave_up_at = min(second.gave_up_at, load.most)
            later_s = (self._due_s - self.now_s) * after.hop_factor / before.hop_factor
            self._due_s = self.now_s + np.maximum(0.0, later_s)
        ids = [str(number) for number in range(self.n_legs)]
        served = self.relief.relief.served
        self._suspended.update(ids, served, now_s=self.now_s)
        self._is_served = np.array([leg_id not in self._suspended for leg_id in ids], dtype=bool)
        self._shown = self._suspended.shown(self.n_legs)
        gives_up = self.relief.relief != STEPS[0]
        self.admission.observe(load, n_legs=self.n_legs, gives_up=gives_up, now_s=self.now_s)
        second.load, second.hop_factor, second.served = load.most, self.hop_factor, self.relief.relief.served
