"""Compares fp32 and int8 of the recipe's runs, by the files that its steps left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.compression.summary import table
from export.compression.variants import Variant, compare
from export.errors import TrainingError
from export.recipe.runs import is_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.evaluation.figures import Precision
    from export.evaluation.predictions import Predictions
    from export.recipe.runs import Run
    from export.recipe.steps import RecipeSteps


def compare_runs(steps: RecipeSteps, names: Sequence[str] | None) -> list[str]:
    """Return a table for each quantised run; UAR and agreement are in it once ``evaluate`` has scored the files."""
    lines: list[str] = []
    for run in filter(is_whole, steps.runs(names)):
        files = steps.model_run(run).files
        variants = [
            Variant.of_file(precision, files.model(precision), _predictions(steps, run, precision))
            for precision in steps.precisions(run)
        ]
        rows = compare(variants, step="quantize", shape=steps.workspace.input_spec.shape, seed=steps.recipe.seed)
        lines += [f"{run.name}, quantize:", *table(rows)]
        if run.split.test and any(one.predictions is None for one in variants):
            lines.append("UAR and agreement come with `python -m export evaluate`, and `quantize` shows them then")
    return lines


def _predictions(steps: RecipeSteps, run: Run, precision: Precision) -> Predictions | None:
    """Return the predictions of the test clips, clean; None without test clips or before ``evaluate``."""
    if not run.split.test:
        return None
    try:
        return steps.scores(run, precision, "clean").predictions(run.split.test)
    except TrainingError:
        return None
