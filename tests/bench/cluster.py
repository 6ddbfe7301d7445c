"""`make bench-cluster`: simulates 50 nodes with 20,000 legs, of which some drain and some die, and draws that."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from matplotlib.figure import Figure

from tests.bench.cluster_simulation import Cluster, Scenario, open_calls

if TYPE_CHECKING:
    from tests.bench.cluster_simulation import Outcome


def main() -> None:
    """Print what came of all calls; draw where that is asked for."""
    parser = argparse.ArgumentParser(prog="make bench-cluster", description=__doc__)
    parser.add_argument("--nodes", type=int, default=Scenario().n_nodes)
    parser.add_argument("--legs", type=int, default=Scenario().legs)
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw into this file (SVG)")
    options = parser.parse_args()
    scenario = Scenario(n_nodes=options.nodes, legs=options.legs)
    began = time.monotonic()
    outcome = Cluster(scenario).run()
    print("\n".join(lines(scenario, outcome)))
    print(f"simulated {scenario.seconds} s in {time.monotonic() - began:.1f} s")
    if options.plot:
        figure(scenario, outcome).savefig(options.plot, format="svg", metadata={"Date": None})
        print(f"written to {options.plot}")


def lines(scenario: Scenario, outcome: Outcome) -> list[str]:
    """Return the figures in words."""
    ends = ", ".join(f"{reason} {number}" for reason, number in sorted(outcome.ends.items()))
    highest = max(second.loads[-1] for second in outcome.seconds)
    settled = outcome.seconds[min(scenario.drains_at) - 1]
    return [
        f"{scenario.n_nodes} nodes of {scenario.n_cores:g} cores, {scenario.legs} legs wanted",
        f"calls: {outcome.opened} opened, {open_calls(outcome)} open at the end; ends: {ends}",
        f"told more than once: {sum(n > 1 for n in outcome.told.values())}; "
        f"placed on nodes that drain: {outcome.placed_on_draining}",
        f"load before the first drain: least {settled.loads[0]:.2f}, median {median(settled.loads):.2f}, "
        f"most {settled.loads[-1]:.2f}; most ever {highest:.2f} of {scenario.target_load:g}",
        f"calls of dead nodes told within {max(outcome.lost_told_s, default=0.0):g} s",
    ]


def figure(scenario: Scenario, outcome: Outcome) -> Figure:
    """Return the drawing: legs, nodes that take calls, and the loads of nodes, over time."""
    minutes = [number / 60 for number in range(len(outcome.seconds))]
    drawing = Figure(figsize=(7, 6), layout="constrained")
    legs, loads = drawing.subplots(2, 1, sharex=True)
    legs.plot(minutes, [second.legs for second in outcome.seconds], "-", label="open legs")
    legs.set_ylabel("legs")
    nodes = legs.twinx()
    taking = [second.nodes - second.draining for second in outcome.seconds]
    nodes.plot(minutes, taking, "--", color="tab:orange", label="nodes that take calls")
    nodes.set_ylabel("nodes")
    nodes.set_ylim(0, scenario.n_nodes * 1.1)
    legs.legend(handles=[*legs.lines, *nodes.lines], loc="lower right")
    for name, style, position in (("most", "-", -1), ("median", "--", None), ("least", ":", 0)):
        of_all = [median(s.loads) if position is None else s.loads[position] for s in outcome.seconds]
        loads.plot(minutes, of_all, style, label=f"{name} of all nodes")
    loads.axhline(scenario.target_load, color="grey", linewidth=1)
    for at, text in (
        (scenario.drains_at[0], f"{scenario.drain_nodes} drain"),
        (scenario.dies_at, f"{scenario.dead_nodes} die"),
    ):
        loads.annotate(text, (at / 60, 0.05), rotation=90, va="bottom", ha="right")
        loads.axvline(at / 60, color="grey", linewidth=1, linestyle=":")
    loads.set_ylabel("load of a node")
    loads.set_xlabel("minutes")
    loads.legend(loc="upper left")
    return drawing


if __name__ == "__main__":
    main()
