"""`make bench-legs-plot`: draws CPU and latency over the number of legs, from what `make bench-legs` wrote."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

from tests.bench.legs_run import LATENCY_LIMIT_MS

STYLES = ("-o", "--s", "-.^", ":d")
"""Lines differ in form too: colour is never the only sign."""


def main() -> None:
    """Draw; the arguments are the files to read, and then the file to write."""
    *sources, target = (Path(argument) for argument in sys.argv[1:])
    runs = [run for source in sources for run in json.loads(source.read_text())["runs"]]
    figure(runs).savefig(target, format="svg", metadata={"Date": None})
    print(f"written to {target}")


def figure(runs: list[dict[str, Any]]) -> Figure:
    """Return the drawing of some runs: a line for each model, share of talk and checkout."""
    lines: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for run in sorted(runs, key=lambda run: run["legs"]):
        lines[label(run)].append(run)
    drawing = Figure(figsize=(7, 6), layout="constrained")
    cpu, late = drawing.subplots(2, 1, sharex=True)
    for style, (name, of_name) in zip(STYLES * len(lines), lines.items(), strict=False):
        legs = [run["legs"] for run in of_name]
        cpu.plot(legs, [run["daemon_cpu_percent"] for run in of_name], style, label=name)
        late.plot(legs, [run["latency_p99_ms"] or float("nan") for run in of_name], style, label=name)
    late.axhline(LATENCY_LIMIT_MS, color="grey", linewidth=1)
    cpu.set_ylabel("CPU of the daemon, % of a core")
    late.set_ylabel("latency p99, ms")
    late.set_yscale("log")
    late.set_xlabel("legs")
    cpu.legend()
    return drawing


def label(run: dict[str, Any]) -> str:
    """Return how a line is called."""
    parts = [run["model"], f"talk {run['talk']:g}", "before" if run["tree"] else ""]
    parts += [
        f"{run['workers']} workers" if run["workers"] > 1 else "",
        "all at once" if run["at_once"] else "",
        f"{run['busy']:g} of a core taken" if run["busy"] else "",
    ]
    return ", ".join(part for part in parts if part)


if __name__ == "__main__":
    main()
