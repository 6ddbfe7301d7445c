"""What Linux tells of a process: its CPU, by thread and by kind, its memory, and what its UDP ports lost."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

TICKS_A_S = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Cpu:
    """CPU seconds so far."""

    user: float
    system: float
    main: float
    """Of the first thread, of either kind."""

    @classmethod
    def of(cls, pid: int) -> Self:
        """Return that of a process."""
        user, system = _cpu_s(Path(f"/proc/{pid}/stat"))
        return cls(user, system, sum(_cpu_s(Path(f"/proc/{pid}/task/{pid}/stat"))))

    @classmethod
    def of_family(cls, pid: int) -> Self:
        """Return that of a process and of its children together; ``main`` is that of all their first threads."""
        each = [cls.of(member) for member in family(pid)]
        return cls(sum(cpu.user for cpu in each), sum(cpu.system for cpu in each), sum(cpu.main for cpu in each))

    @property
    def total(self) -> float:
        """Of all threads, of either kind."""
        return self.user + self.system

    def __sub__(self, other: Cpu) -> Cpu:
        return Cpu(self.user - other.user, self.system - other.system, self.main - other.main)


def family(pid: int) -> list[int]:
    """Return the ids of a process and of its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [pid, *map(int, children.split())]


def machine_cpu_s() -> float:
    """Return CPU seconds that all processes of this machine used so far, with those its host took (proc(5), stat)."""
    fields = [int(field) for field in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]]
    idle = fields[3] + fields[4]
    return (sum(fields[:8]) - idle) / TICKS_A_S


def udp_drops(port: int) -> int:
    """Return how many datagrams a bound UDP port of this machine lost since its buffer was full (proc(5))."""
    lost = 0
    for name in ("udp", "udp6"):
        for line in Path("/proc/net", name).read_text().splitlines()[1:]:
            fields = line.split()
            if int(fields[1].rpartition(":")[2], 16) == port:
                lost += int(fields[-1])
    return lost


def _cpu_s(stat: Path) -> tuple[float, float]:
    fields = stat.read_text().rsplit(")", 1)[1].split()
    return int(fields[11]) / TICKS_A_S, int(fields[12]) / TICKS_A_S
