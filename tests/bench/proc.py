"""Figures from /proc: CPU by thread and mode, child processes, drops of UDP sockets (proc(5))."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

TICKS_PER_S = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Cpu:
    """CPU seconds of a process since its start."""

    user: float
    system: float
    main: float
    """User and system time of the main thread."""

    @classmethod
    def of(cls, pid: int) -> Self:
        """Return the CPU seconds of a process."""
        user, system = _cpu_s(Path(f"/proc/{pid}/stat"))
        return cls(user, system, sum(_cpu_s(Path(f"/proc/{pid}/task/{pid}/stat"))))

    @classmethod
    def of_family(cls, pid: int) -> Self:
        """Return the sum over a process and its children; ``main`` is the sum over their main threads."""
        each = [cls.of(member) for member in with_children(pid)]
        return cls(sum(cpu.user for cpu in each), sum(cpu.system for cpu in each), sum(cpu.main for cpu in each))

    @property
    def total(self) -> float:
        """User and system time of all threads."""
        return self.user + self.system

    def __sub__(self, other: Cpu) -> Cpu:
        return Cpu(self.user - other.user, self.system - other.system, self.main - other.main)


def with_children(pid: int) -> list[int]:
    """Return the ids of a process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [pid, *map(int, children.split())]


def machine_cpu_s() -> float:
    """Return the CPU seconds of all processes of this machine, and those stolen by its host (proc(5), stat)."""
    fields = [int(field) for field in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]]
    idle = fields[3] + fields[4]
    return (sum(fields[:8]) - idle) / TICKS_PER_S


def udp_drops(port: int) -> int:
    """Return how many datagrams the sockets of a UDP port dropped because their buffer was full (proc(5))."""
    drops = 0
    for name in ("udp", "udp6"):
        for line in Path("/proc/net", name).read_text().splitlines()[1:]:
            fields = line.split()
            if int(fields[1].rpartition(":")[2], 16) == port:
                drops += int(fields[-1])
    return drops


def _cpu_s(stat: Path) -> tuple[float, float]:
    fields = stat.read_text().rsplit(")", 1)[1].split()
    return int(fields[11]) / TICKS_PER_S, int(fields[12]) / TICKS_PER_S
