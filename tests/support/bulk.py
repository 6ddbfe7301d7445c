"""What the tests of many recordings share: the recordings, the command, and what it writes."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import numpy as np
import soundfile

from streamer import cli
from tests.support.speech import RATE, speak

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from numpy.typing import NDArray

FAST_MODEL = '[model]\ncard = "models/ser-mn04.json"\n'


def speech(espeak: str, folder: Path) -> NDArray[np.float32]:
    """Return a sentence between two pauses, 16 kHz."""
    pause = np.zeros(RATE // 2, dtype=np.float32)
    return np.concatenate([pause, speak(espeak, folder, "Nobody ever calls me back, I am tired of it."), pause])


def write_calls(folder: Path, spoken: NDArray[np.float32], n: int) -> None:
    """Write ``n`` recordings of different loudness, the same sentence in each."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(n):
        soundfile.write(folder / f"call-{number:04}.wav", spoken * (0.4 + 0.6 * number / n), RATE, subtype="PCM_16")


def start(repository: Path, *arguments: object) -> subprocess.Popen[bytes]:
    """Start ``emotion-streamer analyze``."""
    command = [sys.executable, "-m", "streamer", "analyze", *map(str, arguments)]
    return subprocess.Popen(command, cwd=repository, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def wait_for(process: subprocess.Popen[bytes], is_so: Callable[[], bool]) -> None:
    """Return once it is so; the process runs until then."""
    while not is_so():
        assert process.poll() is None
        time.sleep(0.01)  # its processor time is what the process needs


def analyze(capfd: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Run ``emotion-streamer analyze`` in this process; return its exit status, standard output and standard error."""
    capfd.readouterr()
    status = cli.main(["analyze", *map(str, arguments)])
    return status, *capfd.readouterr()


def rows(output: Path) -> list[dict[str, Any]]:
    """Return all rows of a table of JSON Lines, sorted."""
    lines = [line for part in sorted(output.glob("part-*.jsonl")) for line in part.read_text().splitlines()]
    return [json.loads(line) for line in sorted(lines)]
