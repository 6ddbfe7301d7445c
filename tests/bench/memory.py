"""What a leg weighs, measured on processes that do nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from streamer.config.tables import Config
from tests.bench.recording import continuous_speech
from tests.bench.stages import Legs


def per_leg_mb(recording: Path, *, sample_rate: int, n_legs: int = 51) -> float:
    """Return by how many 1e6 bytes a process is larger for each further leg that has talked for five seconds."""
    alone, all_together = (_rss_mb(recording, sample_rate, n) for n in (1, n_legs))
    return (all_together - alone) / (n_legs - 1)


def _rss_mb(recording: Path, sample_rate: int, n_legs: int) -> float:
    # In a process of its own: memory that was freed before is not given back to the system.
    command = [sys.executable, "-m", "tests.bench.memory", str(recording), str(sample_rate), str(n_legs)]
    return float(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def main() -> None:
    """Let legs talk; print what this process then weighs."""
    recording, sample_rate, n_legs = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    legs = Legs(n_legs, Config(), sample_rate=sample_rate, clock=None)
    legs.hear(continuous_speech(recording, 5, sample_rate=sample_rate))
    print(rss_mb("self"))


def rss_mb(pid: int | str) -> float:
    """Return the resident memory of a process, in 1e6 bytes."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
