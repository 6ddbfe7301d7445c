"""Memory per leg, measured in child processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from streamer.config.tables import Config
from tests.bench.recording import continuous_speech
from tests.bench.stages import Legs


def per_leg_mb(recording: Path, *, sample_rate: int, n_legs: int = 51) -> float:
    """Return the memory of a leg after five seconds of speech, in 1e6 bytes."""
    one, all_together = (_rss_mb(recording, sample_rate, n) for n in (1, n_legs))
    return (all_together - one) / (n_legs - 1)


def _rss_mb(recording: Path, sample_rate: int, n_legs: int) -> float:
    # In a child process: freed memory is not returned to the system, so it would not count.
    command = [sys.executable, "-m", "tests.bench.memory", str(recording), str(sample_rate), str(n_legs)]
    return float(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def main() -> None:
    """Process speech on all legs; print the memory of this process."""
    recording, sample_rate, n_legs = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    legs = Legs(n_legs, Config(), sample_rate=sample_rate, clock=None)
    legs.process(continuous_speech(recording, 5, sample_rate=sample_rate))
    print(rss_mb("self"))


def rss_mb(pid: int | str) -> float:
    """Return the resident memory of a process, in 1e6 bytes."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
