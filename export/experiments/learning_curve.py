"""The learning curve of a system: its UAR by the share of the training clips, for the table and the picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from export.evaluation.figures import load_figures
from export.experiments.results import Cost, load
from export.formatting import percent_interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.evaluation.bootstrap import Estimate
    from export.experiments.results import ExperimentFiles


@dataclass(frozen=True, slots=True)
class SharePoint:
    """One experiment."""

    share: float
    """Of each training speaker's clips."""
    n_clips: int
    """Number of training clips."""
    uar: dict[str, Estimate]
    """By result, such as ``ravdess/clean``."""


def learning_curve(files: Sequence[ExperimentFiles]) -> list[SharePoint]:
    """Return a point for each experiment, the smallest share first. Raises TrainingError where one isn't done."""
    points = []
    for one in files:
        cost, figures = load(one.cost, Cost), load_figures(one.figures)
        points.append(SharePoint(cost.share, cost.n_clips, {one.name: one.uar for one in figures.results}))
    return sorted(points, key=lambda point: point.share)


def learning_curve_lines(files: Sequence[ExperimentFiles]) -> list[str]:
    """Return a line for each share: UAR of the clean clips with its interval."""
    return [
        f"{100 * point.share:4.0f} % {point.n_clips:6} clips  {name:16} UAR {percent_interval(uar)} %"
        for point in learning_curve(files)
        for name, uar in point.uar.items()
        if name.endswith("/clean")
    ]
