"""Prints the figures, and writes them to ``build/bench.json``."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import tempfile
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does, before NumPy is imported

import soundfile

from streamer import build
from streamer.config import Config
from tests.bench.live import measure
from tests.bench.memory import per_leg_mb
from tests.bench.recording import continuous_speech
from tests.bench.stages import RATE, STAGES, cpu_ms_per_audio_s

WANTED = {
    "total CPU, 1 leg": "< 10 ms a second (1 % of a core)",
    "latency p99": "< 100 ms",
    "start to ready": "< 1.5 s",
    "resident": "< 150 MB",
}


def main() -> None:
    """Measure, print, write."""
    options = _options()
    config = Config()
    card = build.find_card(config, None).resolve()
    talk = continuous_speech(options.recording, options.seconds)
    result: dict[str, Any] = {"machine": machine(), "seconds": options.seconds}
    result["legs"] = {str(n): cpu_ms_per_audio_s(n, talk[: _share(len(talk), n)], config) for n in (1, 50)}
    result["memory"] = {"mb_per_leg": per_leg_mb(options.recording)}
    with tempfile.TemporaryDirectory() as folder:
        recording = Path(folder) / "talk.wav"
        soundfile.write(recording, talk, RATE, subtype="PCM_16")
        result["live"] = asyncio.run(measure(Path(folder), recording, card, options.events))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(result, indent=2) + "\n")
    print(report(result))
    print(f"written to {options.out}")


def machine() -> dict[str, Any]:
    """Return what the figures were measured on."""
    model = "unknown"
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.split(":", 1)[1].strip()
    return {"cpu": model, "cores": os.cpu_count(), "python": platform.python_version(), "load": os.getloadavg()[0]}


def report(result: dict[str, Any]) -> str:
    """Return the figures as text for a person."""
    lines = [f"{result['machine']}", "", "CPU, ms for each second of a leg that talks all the time:"]
    lines.append(f"  {'legs':>5} " + " ".join(f"{stage:>9}" for stage in (*STAGES, "total")))
    for n, figures in result["legs"].items():
        lines.append(f"  {n:>5} " + " ".join(f"{figures[stage]:9.2f}" for stage in (*STAGES, "total")))
    live = result["live"]
    lines += [
        "",
        f"start to ready     {live['ready_after_s']:8.2f} s",
        f"latency            p50 {live['latency_p50_ms']:.0f} ms, p99 {live['latency_p99_ms']:.0f} ms, "
        f"max {live['latency_max_ms']:.0f} ms, last sample to WebSocket subscriber, {live['events']} events",
        f"daemon, one leg    {live['cpu_percent_of_a_core']:8.2f} % of a core",
        f"resident           {live['rss_at_rest_mb']:8.0f} MB at rest, {live['rss_one_leg_mb']:.0f} MB with one leg",
        f"memory a leg       {result['memory']['mb_per_leg']:8.2f} MB",
        "",
        "wanted on two cores: " + ", ".join(f"{what} {limit}" for what, limit in WANTED.items()),
    ]
    return "\n".join(lines)


def _share(n_samples: int, n_legs: int) -> int:
    """Return fewer samples for many legs, so that the benchmark takes a minute or two."""
    return n_samples if n_legs == 1 else max(10 * RATE, n_samples // 4)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "--recording", type=Path, default=Path("build/demo.wav"), help="speech (default build/demo.wav)"
    )
    parser.add_argument("--seconds", type=int, default=60, help="of speech for one leg (default 60)")
    parser.add_argument("--events", type=int, default=100, help="of which the latency is taken (default 100)")
    parser.add_argument("--out", type=Path, default=Path("build/bench.json"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
