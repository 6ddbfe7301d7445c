"""The cores that this process may use: how many, and how long they were idle (proc_stat(5), cgroups(7))."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

STAT, CGROUP = Path("/proc/stat"), Path("/proc/self/cgroup")
CGROUPS = Path("/sys/fs/cgroup")
NICE, IDLE, IOWAIT = 1, 3, 4
"""Columns of a processor's line after its name."""


@dataclass(frozen=True, slots=True)
class CpuTimes:
    """Seconds since some moment."""

    own_s: float
    """CPU time of this process, all threads."""
    idle_s: float
    """Of the cores that it may use: how long they were idle, or busy with programs of low priority (nice)."""


class Processor:
    """Reads what the kernel counts; where it hides that, others count as idle."""

    def __init__(
        self,
        *,
        stat: Path = STAT,
        limit: Callable[[], float] | None = None,
        cores: Callable[[], set[int]] = lambda: os.sched_getaffinity(0),
        monotonic: Callable[[], float] = time.monotonic,
        own_s: Callable[[], float] = time.process_time,
    ) -> None:
        """``stat``: the kernel's file. ``limit`` returns how many cores' worth of time a control group allows."""
        self._stat = stat
        self._cores = cores()
        self._monotonic = monotonic
        self._own_s = own_s
        self._ticks_a_second = os.sysconf("SC_CLK_TCK")
        self.n_cores = min(float(len(self._cores)), (limit or _group_limit)())
        """How many cores' worth of time this process may have."""

    def read(self) -> CpuTimes:
        """Return the present sums."""
        own_s = self._own_s()
        try:
            return CpuTimes(own_s, self._idle_s())
        except (OSError, ValueError, IndexError):
            return CpuTimes(own_s, self.n_cores * self._monotonic() - own_s)

    def _idle_s(self) -> float:
        names = {f"cpu{number}" for number in self._cores}
        lines = [line.split() for line in self._stat.read_text().splitlines() if line.startswith("cpu")]
        ticks = sum(int(line[1 + n]) for line in lines if line[0] in names for n in (NICE, IDLE, IOWAIT))
        return ticks / self._ticks_a_second


def _group_limit() -> float:
    """Return how many cores' worth of time the control group of this process allows; infinity where it has no limit."""
    try:
        group = next(line[3:] for line in CGROUP.read_text().splitlines() if line.startswith("0::"))
        quota, period = (CGROUPS / group.lstrip("/") / "cpu.max").read_text().split()
        return float("inf") if quota == "max" else max(0.1, int(quota) / int(period))
    except (OSError, ValueError, StopIteration):
        return float("inf")
