"""Draws how good systems are: UAR of each, the leak of a random split, and confusion matrices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from export.corpora.pictures import ACCENT, INK, PALE
from export.formatting import percent
from export.report.style import COLOURS, panels, quiet

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from export.evaluation.bootstrap import Estimate
    from export.report.document import ConditionResult, Kind

KINDS: dict[Kind, str] = {
    "network": "network, trained here",
    "classical": "features and a classifier",
    "shipped": "the shipped model",
}


def systems_picture(
    title: str,
    rows: Sequence[tuple[str, Kind, ConditionResult]],
    *,
    speakers: str,
    chance: float,
    short: Collection[str] = (),
) -> Figure:
    """Draw UAR with its interval, a line a system, in the order of ``rows``.

    ``speakers``: of the test clips; ``chance``: UAR of guessing, 0-1; ``short``: names of systems whose training was
    stopped early.
    """
    figure, (axes,) = panels(1, columns=1, row_in=0.3 * len(rows) + 0.7, title=title)
    for row, (name, kind, result) in enumerate(rows):
        _interval(axes, row, result.uar, COLOURS[kind], is_whole=name not in short)
    axes.axvline(100 * chance, color=PALE, linestyle="--", linewidth=1)
    axes.set_yticks(range(len(rows)), [name for name, _, _ in rows])
    axes.invert_yaxis()
    axes.set_xlim(0, 100)
    axes.set_xlabel(f"UAR of {speakers}, %, with 95 % intervals over speakers (dashed: guessing)")
    quiet(axes, grid="x")
    kinds = [kind for kind in KINDS if kind in {its for _, its, _ in rows}]
    if len(kinds) > 1 or short:
        for kind in kinds:
            axes.plot([], [], "o", color=COLOURS[kind], label=KINDS[kind])
        if short:
            axes.plot([], [], "o", color=INK, markerfacecolor="white", label="stopped early")
        figure.legend(loc="outside lower left", ncols=len(kinds) + bool(short), frameon=False, handletextpad=0.2)
    return figure


def leak_picture(rows: Sequence[tuple[str, Estimate, Estimate]]) -> Figure:
    """Draw, a line a system: its name, UAR of unseen speakers, UAR of a random split."""
    title = "What a random split leaks"
    figure, (axes,) = panels(1, columns=1, row_in=0.36 * len(rows) + 1.0, title=title)
    for row, (_, unseen, known) in enumerate(rows):
        ends = 100 * unseen.value, 100 * known.value
        axes.plot(ends, (row, row), color=PALE, linewidth=3, solid_capstyle="round", zorder=1)
        leak = percent(known.value - unseen.value, sign=True)
        axes.text(max(ends) + 1.5, row, leak, va="center", color=INK, fontsize=9)
    marks = {"unseen speakers": (COLOURS["network"], 1), "random clips of known speakers": (ACCENT, 2)}
    for label, (colour, column) in marks.items():
        uars = [100 * (row[1] if column == 1 else row[2]).value for row in rows]
        axes.plot(uars, range(len(rows)), "o", color=colour, markersize=8, label=label, zorder=2)
    axes.set_yticks(range(len(rows)), [name for name, _, _ in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(0, 100)
    axes.set_xlabel("UAR, %")
    quiet(axes, grid="x")
    figure.legend(loc="outside lower left", ncols=2, frameon=False, handletextpad=0.2)
    return figure


def confusion_picture(matrices: Sequence[tuple[str, ConditionResult]]) -> Figure:
    """Draw a matrix a system: the darker a cell, the more of the row's clips have that prediction."""
    title = "Confusion matrices: rows true labels, columns predictions, % of a row"
    columns = 2
    size = max(len(result.labels) for _, result in matrices)
    figure, axes = panels(len(matrices), columns=columns, row_in=0.32 * size + 1.2, title=title)
    for one, (name, result) in zip(axes, matrices, strict=True):
        _matrix(one, result)
        one.set_title(f"{name} · UAR {percent(result.uar.value)} %")
    return figure


def _interval(axes: Axes, row: int, uar: Estimate, colour: str, *, is_whole: bool) -> None:
    if uar.low is not None and uar.high is not None:
        axes.plot((100 * uar.low, 100 * uar.high), (row, row), color=colour, linewidth=2, alpha=0.5)
    inside = colour if is_whole else "white"
    axes.plot(100 * uar.value, row, "o", color=colour, markerfacecolor=inside, markersize=7)
    axes.text(
        100 * (uar.value if uar.high is None else uar.high) + 1.5,
        row,
        percent(uar.value),
        va="center",
        color=INK,
        fontsize=9,
    )


def _matrix(axes: Axes, result: ConditionResult) -> None:
    counts = np.array(result.confusion, dtype=np.float64)
    shares = 100 * counts / np.maximum(1, counts.sum(axis=1, keepdims=True))
    n_labels = len(result.labels)
    axes.pcolormesh(shares, cmap="Blues", vmin=0, vmax=100, edgecolors="white", linewidth=1)
    for row, column in np.ndindex(shares.shape):
        value = shares[row, column]
        if value >= 0.5:
            colour = "white" if value > 55 else INK
            axes.text(column + 0.5, row + 0.5, f"{value:.0f}", ha="center", va="center", color=colour, fontsize=7)
    ticks = np.arange(n_labels) + 0.5
    axes.set_xticks(ticks, result.labels, rotation=45, ha="right", rotation_mode="anchor", fontsize=8)
    axes.set_yticks(ticks, result.labels, fontsize=8)
    axes.invert_yaxis()
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
