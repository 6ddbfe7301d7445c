"""`make bench-recordings`: how fast a folder of recordings is analysed, and what a second of a leg costs.

Both ways in turn: the files one after another (``analyze`` of files), and the folder in ``--jobs`` processes.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import soundfile

from streamer.protocol.g711 import MU_LAW
from tests.bench.legs_speech import RATE, scripts, speech

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took."""

    wall_s: float
    cpu_s: float
    """Of all its processes."""


def main() -> None:
    """Write recordings, analyse them both ways, print the figures."""
    parser = argparse.ArgumentParser(prog="make bench-recordings", description=__doc__)
    parser.add_argument("--speech", type=Path, default=Path("build/demo.wav"), help="a recording, or a folder of them")
    parser.add_argument("--recordings", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=120.0, help="of each recording")
    parser.add_argument("--talk", type=float, nargs="+", default=[1.0, 0.45], help="share of the time, 0-1")
    parser.add_argument("--cards", nargs="+", default=["models/ser-mn04.json", "models/ser-whisper.json"])
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    options = parser.parse_args()
    print(f"{options.recordings} mu-law recordings of {options.seconds:g} s, {options.jobs} processes;", _load())
    for talk in options.talk:
        with tempfile.TemporaryDirectory() as folder:
            audio_s = write(Path(folder), options.speech, options.recordings, options.seconds, talk)
            for card in options.cards:
                compare(Path(folder), card, audio_s, options.jobs, talk)


def write(folder: Path, source: Path, n: int, seconds: float, talk: float) -> float:
    """Write ``n`` recordings; return how long all of them are together, in seconds."""
    calls = MU_LAW.decode(scripts(speech(source), seconds=seconds, talk=talk))
    for number in range(n):
        samples = calls[number % len(calls)].reshape(-1)
        soundfile.write(folder / f"{number:04}.wav", samples, RATE, subtype="ULAW")
    return n * len(calls[0].reshape(-1)) / RATE


def compare(folder: Path, card: str, audio_s: float, jobs: int, talk: float) -> None:
    """Analyse the recordings both ways; print the figures."""
    config = folder / "config.toml"
    config.write_text(f'[model]\ncard = "{card}"\n')
    some = sorted(folder.glob("*.wav"))[: max(1, len(list(folder.glob("*.wav"))) // 8)]
    one = run(["--config", config, *some])
    many = run(["--config", config, "--jobs", jobs, folder])
    one_s = audio_s * len(some) / len(list(folder.glob("*.wav")))
    print(
        f"{Path(card).stem}, talk {talk:.0%}: one after another {1000 * one.cpu_s / one_s:.2f} ms of CPU a leg-second, "
        f"{one_s / one.cpu_s:.0f} x real time a core; the folder {1000 * many.cpu_s / audio_s:.2f} ms, "
        f"{audio_s / many.cpu_s:.0f} x a core, {audio_s / many.wall_s:.0f} x by the clock; {_load()}"
    )


def run(arguments: Sequence[object]) -> Cost:
    """Run ``emotion-streamer analyze`` to its end; return what it took, the start included."""
    before, began_s = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [sys.executable, "-m", "streamer", "analyze", *map(str, arguments)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(time.monotonic() - began_s, cpu_s)


def _load() -> str:
    return f"load average {os.getloadavg()[0]:.1f} on {len(os.sched_getaffinity(0))} cores"


if __name__ == "__main__":
    main()
