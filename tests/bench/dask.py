"""`make bench-dask`: many recordings on a cluster whose workers are killed, and what a second worker brings.

First: two workers, of which one is killed twice; every recording must have its rows once. Then, in turn and twice, one
worker and two over the same recordings, without kills: the ratio of their times.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import soundfile

from streamer.protocol.g711 import MU_LAW
from tests.bench.legs_speech import RATE, scripts, speech
from tests.support.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    Processes = list[subprocess.Popen[bytes]]


def main() -> None:
    """Print what came of it; the exit status is 1 where a recording is missing or there twice."""
    parser = argparse.ArgumentParser(prog="make bench-dask", description=__doc__)
    parser.add_argument("--speech", type=Path, default=Path("build/demo.wav"), help="a recording, or a folder of them")
    parser.add_argument("--recordings", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=5.0, help="of each recording")
    parser.add_argument("--card", default="models/ser-mn04.json")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "calls", options.speech, options.recordings, options.seconds)
        (folder / "config.toml").write_text(f'[model]\ncard = "{options.card}"\n')
        load = f"load average {os.getloadavg()[0]:.1f} on {len(os.sched_getaffinity(0))} cores"
        print(f"{options.recordings} recordings of {options.seconds:g} s; {load}", flush=True)
        counts, kills = killed_twice(folder)
        times = [(undisturbed(folder, 1, trial), undisturbed(folder, 2, trial)) for trial in range(2)]
    wrong = {name: n for name, n in counts.items() if n != 1}
    print(f"a worker killed {kills} times: {len(counts)} recordings, {len(wrong)} not exactly once")
    for one_s, two_s in times:
        print(f"one worker {one_s:.1f} s, two {two_s:.1f} s: {one_s / two_s:.2f} times as fast")
    sys.exit(bool(wrong) or len(counts) != options.recordings)


def write(folder: Path, source: Path, n: int, seconds: float) -> None:
    """Write ``n`` recordings."""
    folder.mkdir()
    calls = MU_LAW.decode(scripts(speech(source), seconds=seconds, talk=0.45))
    for number in range(n):
        soundfile.write(folder / f"{number:05}.wav", calls[number % len(calls)].reshape(-1), RATE, subtype="ULAW")


def killed_twice(folder: Path) -> tuple[Counter[str], int]:
    """Analyse everything while one worker is killed twice; return how often each recording has a row about it."""
    output, kills = folder / "killed", 0
    with cluster(folder, 2) as (address, workers):
        process = start(folder, output, address)
        for after in (4, 10):
            while len(list(output.glob("part-*"))) < after and process.poll() is None:
                time.sleep(0.05)
            if process.poll() is None:
                workers[-1].kill()
                workers.append(worker(folder, address))
                kills += 1
        if process.wait():
            sys.exit("the command failed")
    lines = [line for part in output.glob("part-*") for line in part.read_text().splitlines()]
    rows = [json.loads(line) for line in lines if line.startswith('{"kind":"recording"')]
    return Counter(row["recording"] for row in rows), kills


def undisturbed(folder: Path, n_workers: int, trial: int) -> float:
    """Return how many seconds ``n_workers`` take, once all of them have their model."""
    outputs = [folder / f"{what}-{n_workers}-{trial}" for what in ("warm", "whole")]
    with cluster(folder, n_workers) as (address, _):
        start(folder, outputs[0], address, calls=8).wait()
        began = time.monotonic()
        if start(folder, outputs[1], address).wait():
            sys.exit("the command failed")
        return time.monotonic() - began


@contextmanager
def cluster(folder: Path, n_workers: int) -> Iterator[tuple[str, Processes]]:
    """Run a scheduler and workers on loopback."""
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    scheduler = dask("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
    workers = [worker(folder, address) for _ in range(n_workers)]
    try:
        yield address, workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


def worker(folder: Path, address: str) -> subprocess.Popen[bytes]:
    """Start a worker."""
    options = ("--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard")
    return dask("worker", address, *options, "--local-directory", str(folder))


def dask(what: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a part of Dask."""
    command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *arguments]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def start(folder: Path, output: Path, address: str, calls: int | None = None) -> subprocess.Popen[bytes]:
    """Start ``emotion-streamer analyze --dask``; ``calls``: only so many of the recordings."""
    command = [sys.executable, "-m", "streamer", "analyze", "--dask", address, "--output", str(output)]
    files = [folder / "calls"] if calls is None else sorted((folder / "calls").iterdir())[:calls]
    command += ["--config", str(folder / "config.toml"), *map(str, files)]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
