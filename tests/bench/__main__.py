"""`make bench`: CPU, latency and memory of the pipeline. Prints the figures and writes ``build/bench.json``."""

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

from streamer.app.models import find_card
from streamer.config.tables import Config
from tests.bench.live import measure
from tests.bench.memory import per_leg_mb
from tests.bench.recording import continuous_speech
from tests.bench.stages import STAGES, cpu_ms_per_audio_s

RATES = (16_000, 8_000)
"""Hz: microphone and telephone."""
TARGETS = {
    "total CPU, 1 leg": "< 10 ms a second (1 % of a core)",
    "latency p99": "< 100 ms",
    "start to ready": "< 1.5 s",
    "resident": "< 150 MB",
}


def main() -> None:
    """Measure, print, write."""
    options = _options()
    config = Config()
    card = find_card(config, None).resolve()
    result: dict[str, Any] = {"machine": machine(), "seconds": options.seconds, "rates": {}}
    for rate in RATES:
        speech = continuous_speech(options.recording, options.seconds, sample_rate=rate)
        result["rates"][str(rate)] = {
            "legs": {
                str(n): cpu_ms_per_audio_s(n, speech[: rate * _seconds(options.seconds, n)], config, sample_rate=rate)
                for n in options.legs
            },
            "mb_per_leg": per_leg_mb(options.recording, sample_rate=rate),
        }
    speech = continuous_speech(options.recording, options.seconds, sample_rate=RATES[0])
    with tempfile.TemporaryDirectory() as folder:
        recording = Path(folder) / "speech.wav"
        soundfile.write(recording, speech, RATES[0], subtype="PCM_16")
        result["live"] = asyncio.run(measure(Path(folder), recording, card, options.events))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(result, indent=2) + "\n")
    print(report(result))
    print(f"written to {options.out}")


def machine() -> dict[str, Any]:
    """Return a description of this machine."""
    model = "unknown"
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.split(":", 1)[1].strip()
    return {"cpu": model, "cores": os.cpu_count(), "python": platform.python_version(), "load": os.getloadavg()[0]}


def report(result: dict[str, Any]) -> str:
    """Return the figures as text."""
    lines = [f"{result['machine']}"]
    for rate, measured in result["rates"].items():
        lines += ["", f"CPU at {int(rate):,} Hz, ms per second of continuous speech of a leg:"]
        lines.append(f"  {'legs':>5} " + " ".join(f"{stage:>9}" for stage in (*STAGES, "total", "windows/s")))
        for n, figures in measured["legs"].items():
            columns = (*STAGES, "total", "windows_per_s")
            lines.append(f"  {n:>5} " + " ".join(f"{figures[stage]:9.2f}" for stage in columns))
        lines.append(f"memory per leg     {measured['mb_per_leg']:8.2f} MB")
    live = result["live"]
    lines += [
        "",
        f"start to ready     {live['ready_after_s']:8.2f} s",
        f"latency            p50 {live['latency_p50_ms']:.0f} ms, p99 {live['latency_p99_ms']:.0f} ms, "
        f"max {live['latency_max_ms']:.0f} ms, last sample to WebSocket subscriber, {live['events']} events",
        f"daemon, one leg    {live['cpu_percent_of_a_core']:8.2f} % of a core",
        f"resident           {live['rss_idle_mb']:8.0f} MB idle, {live['rss_one_leg_mb']:.0f} MB with one leg",
        "",
        "targets on two cores: " + ", ".join(f"{figure} {limit}" for figure, limit in TARGETS.items()),
    ]
    return "\n".join(lines)


def _seconds(seconds: int, n_legs: int) -> int:
    """Return a shorter duration for many legs, so that the benchmark takes a few minutes."""
    return seconds if n_legs == 1 else max(6, seconds * 20 // (20 + n_legs))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "--recording", type=Path, default=Path("build/demo.wav"), help="speech (default build/demo.wav)"
    )
    parser.add_argument("--seconds", type=int, default=60, help="seconds of speech for one leg (default 60)")
    parser.add_argument(
        "--legs", type=int, nargs="+", default=[1, 50, 200, 1000], help="numbers of legs (default 1 50 200 1000)"
    )
    parser.add_argument(
        "--events", type=int, default=100, help="number of events whose latency is measured (default 100)"
    )
    parser.add_argument("--out", type=Path, default=Path("build/bench.json"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
