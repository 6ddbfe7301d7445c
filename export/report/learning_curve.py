"""The picture of ``learning-curve``: one system by the amount of training data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.atomic_file import write_text
from export.experiments.learning_curve import learning_curve
from export.report.curves import learning_curve_picture
from export.report.style import svg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from export.evaluation.bootstrap import Estimate
    from export.experiments.results import ExperimentFiles


def draw_learning_curve(files: Sequence[ExperimentFiles], *, title: str) -> Path:
    """Write ``learning-curve-<split>.svg`` beside the experiments, a line a corpus; return its path.

    ``files``: the same split with several shares, the last one of all clips. Raises TrainingError where one isn't
    finished.
    """
    curves: dict[str, list[tuple[int, Estimate]]] = {}
    for point in learning_curve(files):
        for name, uar in point.uar.items():
            if name.endswith("/clean"):
                curves.setdefault(name.removesuffix("/clean"), []).append((point.n_clips, uar))
    folder = files[-1].folder
    path = folder.with_name(f"learning-curve-{folder.name}.svg")
    drawn = svg(lambda: learning_curve_picture(f"How much data is enough: {title}, {folder.name}", curves))
    return write_text(path, drawn)
