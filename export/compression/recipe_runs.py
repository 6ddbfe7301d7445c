"""Sets fp32 and int8 of the recipe's runs beside each other, from the files that its steps left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.acoustics.input_spec import LOG_MEL
from export.compression.contenders import Contender, compare
from export.compression.words import table
from export.errors import TrainingError
from export.recipe.runs import is_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.evaluation.predictions import Predictions
    from export.recipe.runs import Run
    from export.recipe.steps import RecipeSteps


def tell_runs(workshop: RecipeSteps, names: Sequence[str] | None) -> list[str]:
    """Return a table a run that was quantised. UAR and agreement are there where ``evaluate`` has judged the files."""
    lines: list[str] = []
    for run in filter(is_whole, workshop.runs(names)):
        contenders = [_contender(workshop, run, precision) for precision in workshop.precisions(run)]
        rows = compare(contenders, step="quantize", shape=LOG_MEL.shape, seed=workshop.recipe.seed)
        lines += [f"{run.name}, quantize:", *table(rows)]
        if run.split.test and any(one.predictions is None for one in contenders):
            lines.append("UAR and agreement come with `python -m export evaluate`, and `quantize` shows them then")
    return lines


def _contender(workshop: RecipeSteps, run: Run, precision: str) -> Contender:
    return Contender(
        what=precision,
        n_bytes=workshop.file(run.name, f"{precision}.onnx").stat().st_size,
        score=workshop.scorer(run.name, precision),
        predictions=_answers(workshop, run, precision),
    )


def _answers(workshop: RecipeSteps, run: Run, precision: str) -> Predictions | None:
    """Return what was said of the clips held out, clean; None where nobody was, or nothing was judged yet."""
    if not run.split.test:
        return None
    try:
        return workshop.scores(run, precision, "clean").predictions(run.split.test)
    except TrainingError:
        return None
