"""Tells a person what compression did: a table, a form of the system a row."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.compression.document import Compression, CompressionRow
    from export.evaluation.bootstrap import Estimate

HEADER = ("", "parameters", "KB", "ms a window, p50", "p99", "UAR, %", "more than the first", "decides as the first, %")
NOT_KNOWN = "-"
NAMED = 8
"""Layers, at most, that are named."""


def tell(done: Compression) -> list[str]:
    """Return a table a step, and what it left in fp32."""
    lines: list[str] = []
    for step in done.steps:
        lines += [f"{done.model}, {done.split}, {step.step}:"]
        lines += table([row for row in done.rows if row.step == step.step])
        if step.step == "quantize":
            lines.append(f"fp32 as before: {_kept(step.kept_fp32)}")
    return lines


def table(rows: Sequence[CompressionRow]) -> list[str]:
    """Return the rows, columns aligned."""
    cells = [HEADER, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADER))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]


def _kept(layers: Sequence[str]) -> str:
    """Return the layers, which end in their kind in brackets; of many only how many of each kind."""
    if len(layers) <= NAMED:
        return ", ".join(layers) or "nothing that has weights"
    kinds = Counter(layer.rpartition("(")[2].rstrip(")") for layer in layers)
    return f"{', '.join(f'{n} {kind}' for kind, n in sorted(kinds.items()))}; compression.json names them"


def _cells(row: CompressionRow) -> tuple[str, ...]:
    return (
        row.what,
        NOT_KNOWN if row.parameters is None else f"{row.parameters:,}",
        f"{row.bytes / 1000:,.0f}",
        f"{row.latency_p50_ms:.2f}",
        f"{row.latency_p99_ms:.2f}",
        _percent(row.uar),
        _percent(row.uar_minus_first, sign="+"),
        _percent(row.agreement),
    )


def _percent(figure: Estimate | None, sign: str = "") -> str:
    if figure is None:
        return NOT_KNOWN
    value = f"{100 * figure.value:{sign}.1f}"
    if figure.low is None or figure.high is None:
        return value
    return f"{value} ({100 * figure.low:{sign}.1f} to {100 * figure.high:{sign}.1f})"
