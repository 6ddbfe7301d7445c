"""How busy the machine is and how much there is to do, from counters over the last second. Pure."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, fields

SPAN_S = 1.0
"""Loads are those of the last second: windows of legs that keep in step come once in that time."""
SATURATED = 0.95
"""A stage that is busy for this share of the time hardly ever waits: what it can't do waits in its queue."""

FRESH_S = 0.2
"""What came within this time is no backlog."""
DRAIN_S = 1.0
"""A backlog is to be worked off within about this time."""
MOST = 4.0
LEAST_SHARE = 0.01
"""Where nothing of the cost of legs is in the load, what they would cost is a great deal more."""


@dataclass(frozen=True, slots=True)
class Counters:
    """Sums since the start, at one moment."""

    now_s: float
    loop_idle_s: float = 0.0
    """How long the event loop has waited for something to do."""
    inference_busy_s: float = 0.0
    """How long the threads for VAD and model were busy, divided by their number."""
    model_busy_s: float = 0.0
    """The part of it that a longer hop spares: the scoring of windows."""
    model_cpu_s: float = 0.0
    """CPU time of that."""
    own_cpu_s: float = 0.0
    """CPU time of this process."""
    idle_cpu_s: float = 0.0
    """How long the cores that this process may use were idle, or busy with what gives way to it."""
    audio_taken_s: float = 0.0
    """Audio that legs took for VAD."""
    audio_done_s: float = 0.0
    """Audio that was processed, or given up."""
    windows_taken: int = 0
    """Windows that wait for the model, or waited for it."""
    windows_done: int = 0
    """Windows that were scored or given up."""
    hop_factor_s: float = 0.0
    """The integral of the hop factor over time."""
    served_s: float = 0.0
    """The integral of the share of the legs that is analysed."""
    shown_s: float = 0.0
    """The same without legs that were resumed a moment ago, and have no windows yet."""


@dataclass(frozen=True, slots=True)
class Load:
    """What is to be done, as shares of what can be done: above 1 there is more than can be done."""

    loop: float = 0.0
    """Of the event loop: packets, events."""
    inference: float = 0.0
    """Of the threads for VAD and model."""
    cores: float = 0.0
    """Of the cores that other programs leave to this process."""
    inference_by_hop: float = 0.0
    """The part of ``inference`` that is for the scoring of windows: it goes with one over the hop."""
    cores_by_hop: float = 0.0
    """The same of ``cores``."""
    hop_factor: float = 1.0
    """The mean hop factor in the time that was measured."""
    served: float = 1.0
    """The mean share of the legs that was analysed, 0..1."""
    shown: float = 1.0
    """The mean share of the legs whose windows are in the load, 0..1: of those resumed a moment ago there are none."""

    @property
    def by_resource(self) -> dict[str, float]:
        """Each with its name."""
        return {"loop": self.loop, "inference": self.inference, "cores": self.cores}

    @property
    def most(self) -> float:
        """That of the scarcest resource."""
        return max(self.loop, self.inference, self.cores)

    def at(self, hop_factor: float, served: float) -> float:
        """Return what the most would be of the same legs at another hop factor and share of legs that is analysed."""
        windows = self.hop_factor / hop_factor * served / max(self.shown, LEAST_SHARE)
        vad = served / max(self.served, LEAST_SHARE)
        inference = windows * self.inference_by_hop + vad * (self.inference - self.inference_by_hop)
        cores = windows * self.cores_by_hop + vad * (self.cores - self.cores_by_hop)
        return max(self.loop, inference, cores)


class LoadMeter:
    """Turns counters that are read several times a second into the load of the last second."""

    def __init__(self, *, n_cores: float) -> None:
        """``n_cores``: that this process may use."""
        self._n_cores = n_cores
        self._read: deque[Counters] = deque()

    def read(self, counters: Counters) -> Load:
        """Take the present counters; return the load since those of a second ago, or of the first ones."""
        self._read.append(counters)
        while len(self._read) > 2 and counters.now_s - self._read[1].now_s >= SPAN_S:
            self._read.popleft()
        earlier = self._read[0]
        elapsed_s = counters.now_s - earlier.now_s
        if elapsed_s <= 0:
            return Load()
        backlog = max(
            _wanted_of_done(counters.audio_taken_s, counters.audio_done_s, earlier.audio_taken_s, earlier.audio_done_s),
            _wanted_of_done(counters.windows_taken, counters.windows_done, earlier.windows_taken, earlier.windows_done),
        )
        return self._load(_difference(counters, earlier), backlog)

    def _load(self, spent: Counters, wanted_of_done: float) -> Load:
        elapsed_s = spent.now_s
        # A scheduler gives a process that wants it its share, whoever else is busy: half of the machine at least.
        usable_s = max(spent.own_cpu_s + spent.idle_cpu_s, elapsed_s * self._n_cores / 2)
        usable_s = min(usable_s, elapsed_s * self._n_cores)
        inference, cores = spent.inference_busy_s / elapsed_s, spent.own_cpu_s / usable_s
        by_backlog = wanted_of_done if max(inference, cores) >= SATURATED and wanted_of_done else 1.0
        return Load(
            loop=max(0.0, 1 - spent.loop_idle_s / elapsed_s),
            inference=inference * by_backlog,
            cores=cores * by_backlog,
            inference_by_hop=spent.model_busy_s / elapsed_s * by_backlog,
            cores_by_hop=spent.model_cpu_s / usable_s * by_backlog,
            hop_factor=spent.hop_factor_s / elapsed_s,
            served=spent.served_s / elapsed_s,
            shown=spent.shown_s / elapsed_s,
        )


def _wanted_of_done(taken: float, done: float, taken_before: float, done_before: float) -> float:
    """Return what should have been done for what was done: what came since, and a part of what has waited for long."""
    came, went = taken - taken_before, done - done_before
    wanted = came + max(0.0, taken - done - came * FRESH_S / SPAN_S) * SPAN_S / DRAIN_S
    return min(MOST, wanted / went) if went > 0 else (MOST if wanted > 0 else 0.0)


def _difference(later: Counters, earlier: Counters) -> Counters:
    return Counters(**{f.name: getattr(later, f.name) - getattr(earlier, f.name) for f in fields(Counters)})
