"""Draws training curves, by epoch, and learning curves, by amount of training data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from export.report.style import LINES, STROKES, panels, quiet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from export.evaluation.bootstrap import Estimate
    from export.experiments.results import CurvePoint

Points = TypeVar("Points")


def training_picture(title: str, curves: Mapping[str, Sequence[CurvePoint]]) -> Figure:
    """Draw, by epoch, the training loss and the UAR of validation clips, a line a system."""
    figure, (loss, uar) = panels(2, columns=2, row_in=3.4, title=title)
    for name, line, points in _with_strokes(curves):
        style: dict[str, Any] = {**line, "linewidth": 1.8, "marker": "o" if len(points) == 1 else ""}
        loss.plot([point.epoch for point in points], [point.loss for point in points], label=name, **style)
        seen = [(point.epoch, 100 * point.uar) for point in points if point.uar is not None]
        if seen:
            uar.plot(*zip(*seen, strict=True), **style)
    for axes, what in ((loss, "loss of the augmented training windows"), (uar, "UAR of validation speakers, %")):
        axes.set_title(what)
        axes.set_xlabel("epoch")
        axes.locator_params(axis="x", integer=True)
        quiet(axes, grid="y")
    highest = max((point.uar or 0.0 for points in curves.values() for point in points), default=0.0)
    uar.set_ylim(0, min(100, 100 * highest + 10))
    figure.legend(loc="outside lower left", ncols=4, frameon=False)
    return figure


def learning_curve_picture(title: str, curves: Mapping[str, Sequence[tuple[int, Estimate]]]) -> Figure:
    """Draw UAR with its interval by the number of training clips, a line a system."""
    figure, (axes,) = panels(1, columns=1, row_in=3.6, title=title)
    for name, line, points in _with_strokes(curves):
        _curve(axes, name, line, points)
    highest = max((uar.high or uar.value for points in curves.values() for _, uar in points), default=1.0)
    axes.set_xlim(left=0)
    axes.set_ylim(0, min(100, 100 * highest + 10))
    axes.set_xlabel("training clips")
    axes.set_ylabel("UAR of unseen speakers, %")
    quiet(axes, grid="y")
    figure.legend(loc="outside lower left", ncols=4, frameon=False)
    return figure


def _curve(axes: Axes, name: str, line: dict[str, str], points: Sequence[tuple[int, Estimate]]) -> None:
    clips, uars = [n for n, _ in points], [100 * uar.value for _, uar in points]
    style: dict[str, Any] = {**line, "linewidth": 1.8, "marker": "o"}
    axes.plot(clips, uars, label=name, **style)
    known = [(n, uar.low, uar.high) for n, uar in points if uar.low is not None and uar.high is not None]
    if known:
        lows, highs = [100 * low for _, low, _ in known], [100 * high for _, _, high in known]
        axes.fill_between([n for n, _, _ in known], lows, highs, color=line["color"], alpha=0.12, linewidth=0)


def _with_strokes(curves: Mapping[str, Points]) -> list[tuple[str, dict[str, str], Points]]:
    """Return each curve with its colour, and with another stroke where colours are used a second time."""
    return [
        (name, {"color": LINES[i % len(LINES)], "linestyle": STROKES[i // len(LINES) % len(STROKES)]}, points)
        for i, (name, points) in enumerate(curves.items())
    ]
