"""`make bench-legs`: how many calls a daemon on this machine can listen to at once.

For each size a daemon runs with a configuration of its own, one other process sends it the legs as real-time RTP
(G.711), and a WebSocket subscriber takes the time of every event. What is due is computed from the same audio without
a network, so a window that never comes is a window lost, whatever the daemon says. Writes ``build/bench-legs.json``.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does, before NumPy is imported

import numpy as np

from streamer.app.models import find_card
from streamer.config.tables import Config
from tests.bench.__main__ import machine
from tests.bench.legs_due import due
from tests.bench.legs_run import LATENCY_LIMIT_MS, Run, duration_s, run
from tests.bench.legs_speech import programs, speech

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ALWAYS = (1, 10, 100, 500, 1000)
"""Legs, where no size is asked for."""
WHILE_IT_HOLDS = (1500, 2000, 2500, 3000, 4000)
HALVINGS = 3
"""Sizes that are tried between the largest that held and the smallest above it that did not."""
COLUMNS = (
    ("legs", "legs", 5, 0),
    ("windows_due", "due", 7, 0),
    ("windows_scored", "scored", 7, 0),
    ("packets_lost", "lost", 6, 0),
    ("latency_p50_ms", "p50 ms", 7, 0),
    ("latency_p99_ms", "p99 ms", 7, 0),
    ("latency_max_ms", "max ms", 7, 0),
    ("daemon_cpu_percent", "daemon", 7, 1),
    ("daemon_loop_percent", "loop", 7, 1),
    ("daemon_receive_percent", "receive", 7, 1),
    ("daemon_vad_percent", "vad", 7, 1),
    ("daemon_publish_percent", "publish", 7, 1),
    ("daemon_model_percent", "model", 7, 1),
    ("daemon_system_percent", "kernel", 7, 1),
    ("sender_cpu_percent", "sender", 7, 1),
    ("others_cpu_percent", "others", 7, 1),
    ("rss_mb", "MB", 7, 0),
    ("rss_mb_a_leg", "MB/leg", 7, 2),
    ("rss_grown_mb", "grown", 6, 1),
)
"""Of the table: a field of `Run`, its title, its width and its decimals."""


def main() -> None:
    """Measure, print, write."""
    options = _options()
    source = options.speech or options.recording
    longest_s = duration_s(max(options.legs or WHILE_IT_HOLDS), options.seconds)
    said = programs(speech(source), seconds=longest_s, talk=options.talk)
    expected = due(said, Config())
    card = find_card(Config(), None).resolve()
    runs: list[Run] = []
    print(_header(), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "programs.npy"
        np.save(path, said)

        def measure(n_legs: int) -> Run:
            with tempfile.TemporaryDirectory(dir=folder) as own:
                measuring = run(
                    *(Path(own), path, expected, card),
                    n_legs=n_legs,
                    seconds=options.seconds,
                    talk=options.talk,
                    workers=options.workers,
                )
                try:
                    runs.append(asyncio.run(measuring))
                finally:
                    sys.stderr.write((Path(own) / "daemon.log").read_text())
                print(_line(runs[-1]), flush=True)
            return runs[-1]

        for n_legs in options.legs or _sizes(measure):
            if options.legs:
                measure(n_legs)
    _write(options.out, runs)


def _sizes(measure: Callable[[int], Run]) -> Iterator[int]:
    """Measure the usual sizes, then look for the largest that holds; give each."""
    held, failed = 0, None
    for n_legs in (*ALWAYS, *WHILE_IT_HOLDS):
        if failed and n_legs > ALWAYS[-1]:
            break
        if measure(n_legs).holds and not failed:
            held = n_legs
        else:
            failed = failed or n_legs
        yield n_legs
    for _ in range(HALVINGS if failed else 0):
        assert failed is not None
        between = (held + failed) // 2
        if between in {held, failed}:
            return
        held, failed = (between, failed) if measure(between).holds else (held, between)
        yield between


def _write(out: Path, runs: list[Run]) -> None:
    largest = max((run.legs for run in runs if run.holds), default=0)
    result: dict[str, Any] = {"machine": machine(), "largest_that_holds": largest, "runs": [asdict(r) for r in runs]}
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(result, indent=2) + "\n")
    print(f"largest of these with p99 <= {LATENCY_LIMIT_MS} ms and no window lost: {largest} legs")
    print(f"written to {out}")


def _header() -> str:
    titles = " ".join(f"{title:>{width}}" for _, title, width, _ in COLUMNS)
    return (
        "windows due and scored, packets lost, latency from a window's last packet to its event at the subscriber,\n"
        "CPU in per cent of one core (loop, model and kernel are parts of the daemon's, receive, hear and publish of\n"
        "its loop; others: all else), its memory, and by how many MB it grew while it was measured\n"
        f"{titles}"
    )


def _line(run: Run) -> str:
    figures = asdict(run)
    cells = [
        f"{'-':>{width}}" if figures[name] is None else f"{figures[name]:{width}.{decimals}f}"
        for name, _, width, decimals in COLUMNS
    ]
    remarks = [] if run.holds else ["does not hold"]
    if run.sender_fell_behind:
        remarks.append(f"THE SENDER FELL BEHIND (p99 {run.sender_late_p99_ms:.0f} ms): no figure of the daemon's alone")
    if run.hops_stretched:
        remarks.append(f"hop lengthened {run.hops_stretched} times")
    if run.legs_resting_most:
        remarks.append(f"up to {run.legs_resting_most} legs rested")
    if run.windows_refused:
        remarks.append(f"{run.windows_refused} windows refused")
    if run.legs_unrecognised:
        remarks.append(f"{run.legs_unrecognised} legs told apart by a guess, or not")
    return " ".join(cells) + ("  " + ", ".join(remarks) if remarks else "")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-legs", description=__doc__)
    parser.add_argument("--legs", type=_positive, nargs="+", help="these sizes only (default: 1 to 1000 and more)")
    parser.add_argument("--seconds", type=float, default=20, help="to measure each size (default 20)")
    parser.add_argument("--talk", type=float, default=1.0, help="share of the time that each leg talks (default 1)")
    parser.add_argument(
        "--workers", type=_positive, default=1, help="processes of the daemon that take calls (default 1)"
    )
    parser.add_argument("--speech", type=Path, help="a folder of recordings, or one, of speech")
    parser.add_argument("--recording", type=Path, default=Path("build/demo.wav"), help="speech where no --speech is")
    parser.add_argument("--out", type=Path, default=Path("build/bench-legs.json"))
    options = parser.parse_args()
    if not 0 < options.talk <= 1 or options.seconds <= 0:
        parser.error("--talk must be above 0 and at most 1, --seconds above 0")
    return options


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"expected at least 1, got {number}")
    return number


if __name__ == "__main__":
    main()
