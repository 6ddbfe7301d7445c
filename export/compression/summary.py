"""Summarises compression for a terminal: a table, a form of the system a row."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from export.formatting import NONE, kilobytes, percent_interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.compression.document import Compression, CompressionRow

HEADER = ("", "parameters", "kB", "ms a window, p50", "p99", "UAR, %", "minus the first", "agrees with the first, %")
NAMED = 8
"""The most layers that are named."""


def summary(done: Compression) -> list[str]:
    """Return a table a step, and the layers that it left in fp32."""
    lines: list[str] = []
    for step in done.steps:
        lines += [f"{done.model}, {done.split}, {step.step}:"]
        lines += table([row for row in done.rows if row.step == step.step])
        if step.step == "quantize":
            lines.append(f"still fp32: {_layers(step.kept_fp32)}")
    return lines


def table(rows: Sequence[CompressionRow]) -> list[str]:
    """Return the rows, columns aligned."""
    cells = [HEADER, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADER))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]


def _layers(layers: Sequence[str]) -> str:
    """Return the layers, which end in their kind in brackets; if there are many, only how many of each kind."""
    if len(layers) <= NAMED:
        return ", ".join(layers) or "no layer with weights"
    kinds = Counter(layer.rpartition("(")[2].rstrip(")") for layer in layers)
    return f"{', '.join(f'{n} {kind}' for kind, n in sorted(kinds.items()))}; compression.json names them"


def _cells(row: CompressionRow) -> tuple[str, ...]:
    return (
        row.what,
        NONE if row.parameters is None else f"{row.parameters:,}",
        kilobytes(row.bytes),
        f"{row.latency_p50_ms:.2f}",
        f"{row.latency_p99_ms:.2f}",
        percent_interval(row.uar),
        percent_interval(row.uar_minus_first, sign=True),
        percent_interval(row.agreement),
    )
