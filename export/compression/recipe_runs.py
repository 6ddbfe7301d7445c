"""Sets fp32 and int8 of the recipe's runs beside each other, from the files that its steps left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.acoustics.input_spec import LOG_MEL
from export.compression.contenders import Contender, compare
from export.compression.summary import table
from export.errors import TrainingError
from export.recipe.runs import is_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.evaluation.predictions import Predictions
    from export.recipe.runs import Run
    from export.recipe.steps import RecipeSteps


def compare_runs(steps: RecipeSteps, names: Sequence[str] | None) -> list[str]:
    """Return a table a run that was quantised. UAR and agreement are there where ``evaluate`` has judged the files."""
    lines: list[str] = []
    for run in filter(is_whole, steps.runs(names)):
        contenders = [_contender(steps, run, precision) for precision in steps.precisions(run)]
        rows = compare(contenders, step="quantize", shape=LOG_MEL.shape, seed=steps.recipe.seed)
        lines += [f"{run.name}, quantize:", *table(rows)]
        if run.split.test and any(one.predictions is None for one in contenders):
            lines.append("UAR and agreement come with `python -m export evaluate`, and `quantize` shows them then")
    return lines


def _contender(steps: RecipeSteps, run: Run, precision: str) -> Contender:
    return Contender(
        what=precision,
        n_bytes=steps.file(run.name, f"{precision}.onnx").stat().st_size,
        score=steps.scorer(run.name, precision),
        predictions=_answers(steps, run, precision),
    )


def _answers(steps: RecipeSteps, run: Run, precision: str) -> Predictions | None:
    """Return what was said of the clips held out, clean; None where nobody was, or nothing was judged yet."""
    if not run.split.test:
        return None
    try:
        return steps.scores(run, precision, "clean").predictions(run.split.test)
    except TrainingError:
        return None
