"""`make bench-legs`: how many concurrent legs a daemon can analyze on this machine.

For each number of legs a daemon runs, a process sends the legs as real-time RTP (G.711), and a WebSocket subscriber
records the time of every event. The expected windows are computed from the same audio without a network, so a missing
window counts as lost even if the daemon reports no loss. Writes ``build/bench-legs.json``.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import tempfile
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does, before NumPy is imported

import numpy as np

from streamer.app.models import find_card
from streamer.config.tables import Config
from tests.bench.__main__ import machine
from tests.bench.checkout import checkout
from tests.bench.legs_expected import expected_windows
from tests.bench.legs_run import LATENCY_LIMIT_MS, Run, Setting, duration_s, run
from tests.bench.legs_speech import scripts, speech

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DEFAULT_SIZES = (1, 10, 100, 500, 1000)
"""Numbers of legs that are measured by default."""
LARGER_SIZES = (1500, 2000, 2500, 3000, 4000)
HALVINGS = 3
"""Steps of the search between the largest size that holds and the smallest that does not."""
COLUMNS = (
    ("legs", "legs", 5, 0),
    ("windows_expected", "windows", 7, 0),
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
    ("turns_over_5_ms_percent", ">5 ms", 6, 2),
    ("longest_turn_ms", "turn", 5, 0),
    ("daemon_model_percent", "model", 7, 1),
    ("daemon_system_percent", "kernel", 7, 1),
    ("sender_cpu_percent", "sender", 7, 1),
    ("others_cpu_percent", "others", 7, 1),
    ("rss_mb", "MB", 7, 0),
    ("rss_mb_per_leg", "MB/leg", 7, 2),
    ("rss_growth_mb", "growth", 6, 1),
)
"""Columns of the table: field of `Run`, title, width, decimals."""


def main() -> None:
    """Measure, print, write."""
    options = _options()
    longest_s = duration_s(max(options.legs or LARGER_SIZES), options.seconds)
    audio = scripts(speech(options.speech or options.recording), seconds=longest_s, talk=options.talk)
    runs: list[Run] = []
    print(_header(), flush=True)
    with tempfile.TemporaryDirectory() as folder, checkout(options.before, repository=Path.cwd()) as before:
        path = Path(folder) / "scripts.npy"
        np.save(path, audio)
        for card in [card.resolve() for card in options.card] or [find_card(Config(), None).resolve()]:
            expected = expected_windows(audio, Config(), card)

            def measure(setting: Setting, n_legs: int, expected: Any = expected) -> Run:
                with tempfile.TemporaryDirectory(dir=folder) as own:
                    try:
                        runs.append(asyncio.run(run(Path(own), path, expected, n_legs, setting)))
                    finally:
                        sys.stderr.write((Path(own) / "daemon.log").read_text())
                    print(_line(runs[-1]), flush=True)
                return runs[-1]

            _measure_all(measure, _settings(options, card, before), options.legs)
    _write(options.out, runs)


def _measure_all(measure: Callable[[Setting, int], Run], settings: list[Setting], sizes: list[int] | None) -> None:
    """Measure given sizes, each with all settings in turn, or search the largest size of each setting."""
    for n_legs in sizes or ():
        for setting in settings:
            measure(setting, n_legs)
    for setting in settings if sizes is None else ():
        for _ in _sizes(partial(measure, setting)):
            pass


def _settings(options: argparse.Namespace, card: Path, before: Path | None) -> list[Setting]:
    """Return how a model is measured: where there is another checkout, with its daemon first."""
    return [
        Setting(
            card,
            options.seconds,
            talk=options.talk,
            workers=options.workers,
            tree=tree,
            busy=options.busy,
            at_once=options.at_once,
            target_load=options.target_load,
        )
        for tree in ([before, None] if before else [None])
    ]


def _sizes(measure: Callable[[int], Run]) -> Iterator[int]:
    """Measure the default sizes, then search for the largest that holds; yield each."""
    held, failed = 0, None
    for n_legs in (*DEFAULT_SIZES, *LARGER_SIZES):
        if failed and n_legs > DEFAULT_SIZES[-1]:
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
    result: dict[str, Any] = {
        "machine": machine(),
        "largest_size_that_holds": largest,
        "runs": [asdict(r) for r in runs],
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(result, indent=2) + "\n")
    print(f"largest size with p99 <= {LATENCY_LIMIT_MS} ms and no lost window: {largest} legs")
    print(f"written to {out}")


def _header() -> str:
    titles = " ".join(f"{title:>{width}}" for _, title, width, _ in COLUMNS)
    return (
        "windows expected and scored; packets lost; latency from the last packet of a window to its event; CPU in per\n"
        "cent of one core (loop, model and kernel are parts of daemon; receive, vad and publish are parts of loop;\n"
        "others: all other processes); turns of the event loop that took more than 5 ms of CPU, in per cent, and the\n"
        "longest, up to so many ms; memory of the daemon, and its growth during the measurement\n"
        f"{titles}"
    )


def _line(run: Run) -> str:
    figures = asdict(run)
    cells = [
        f"{'-':>{width}}" if figures[name] is None else f"{figures[name]:{width}.{decimals}f}"
        for name, _, width, decimals in COLUMNS
    ]
    remarks = [run.model, *(["BEFORE"] if run.tree else []), *([] if run.holds else ["does not hold"])]
    if run.legs_refused:
        remarks.append(f"{run.legs_refused} legs refused")
    if run.sender_fell_behind:
        remarks.append(f"THE SENDER FELL BEHIND (p99 {run.sender_late_p99_ms:.0f} ms): the figures are not valid")
    if run.hop_increases:
        remarks.append(f"hop increased {run.hop_increases} times")
    if run.suspended_legs_max:
        remarks.append(f"up to {run.suspended_legs_max} legs suspended")
    if run.windows_refused:
        remarks.append(f"{run.windows_refused} windows refused")
    if run.legs_unmatched:
        remarks.append(f"{run.legs_unmatched} legs not matched to a session")
    return " ".join(cells) + ("  " + ", ".join(remarks) if remarks else "")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-legs", description=__doc__)
    parser.add_argument("--legs", type=_positive, nargs="+", help="numbers of legs (default: 1 to 1000 and more)")
    parser.add_argument("--seconds", type=float, default=20, help="duration of each measurement (default 20)")
    parser.add_argument("--talk", type=float, default=1.0, help="share of the time that each caller talks (default 1)")
    parser.add_argument("--workers", type=_positive, default=1, help="worker processes of the daemon (default 1)")
    parser.add_argument("--card", type=Path, nargs="+", default=[], help="cards of models (default: the shipped one)")
    parser.add_argument("--before", help="another checkout, whose daemon is measured in turn: a folder or a commit")
    parser.add_argument("--busy", type=float, default=0.0, help="cores that another program takes (default 0)")
    parser.add_argument("--at-once", action="store_true", help="all callers begin at the same time")
    parser.add_argument("--target-load", type=float, default=0.0, help="engine.target_load (default 0: none)")
    parser.add_argument("--speech", type=Path, help="recording of speech, or a folder of recordings")
    parser.add_argument("--recording", type=Path, default=Path("build/demo.wav"), help="used without --speech")
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
