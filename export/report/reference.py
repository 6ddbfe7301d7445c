"""The model that ships, as entries of a report: its published figures, and those of one fold from its kept scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.acoustics.conditions import CONDITIONS
from export.acoustics.input_spec import LOG_MEL
from export.errors import TrainingError
from export.evaluation.evaluate import onnx_scorer
from export.evaluation.figures import Setting
from export.evaluation.latency import latency_ms
from export.evaluation.measure import Measured, make_figures
from export.experiments.results import WHOLE
from export.models.mn04 import EmotionNet
from export.packaging.publish import figures_in
from export.recipe.folds import Folds
from export.recipe.recipe import Recipe
from export.recipe.runs import TESTED
from export.report.collect import judged_of
from export.report.document import POOLED, Entry, Takes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from export.evaluation.figures import Figures, Made, Result
    from export.recipe.steps import RecipeSteps

TOLERANCE = 1e-4


def shipped(models: Path) -> list[Entry]:
    """Return an entry for every model in ``models`` that has published figures of all folds of RAVDESS; int8."""
    found = []
    for name, figures in figures_in(models).items():
        results = _published(figures)
        if results:
            found.append(_entry(name, results, figures.made, takes=_takes(models / f"{name}.onnx"), split=POOLED))
    return found


def shipped_on(fold: str, entry: Entry, workshop: RecipeSteps, *, command: str) -> Entry:
    """Return what the recipe of a shipped model ``entry`` says on one fold: the model of that fold, int8.

    Raises TrainingError where its scores are missing, or where those of all folds don't give the published figures.
    """
    folds = Folds(workshop)
    _check_published(folds, entry)
    runs = [run for run in folds.runs if run.name == fold]
    if not runs:
        raise TrainingError(f"the recipe of {entry.model} has no {fold}")
    measured = {}
    for condition in folds.conditions:
        answers = folds.predictions(runs[0], "int8", condition)
        setting = Setting(
            protocol=f"{fold} of the published five folds",
            split="speaker-independent; the model that the recipe made for this fold",
            held_out=[sorted(set(answers.speakers))],
            condition=CONDITIONS[condition],
            precision="int8",
            normalization="none",
            temperature=round(folds.temperatures[fold], 4),
        )
        measured[condition] = Measured(answers, setting)
    made = entry.made
    figures = make_figures(model=entry.model, version="", made=made, measured=measured, comparisons=[])
    told = type(made)(made.date, made.code, command, made.seed, made.data)
    return _entry(entry.model, figures.results, told, takes=entry.takes, split=fold)


def _published(figures: Figures) -> list[Result]:
    return [
        one
        for one in figures.results
        if (one.corpus, one.precision, one.normalization, one.through) == (TESTED, "int8", "none", "workshop")
    ]


def _check_published(folds: Folds, entry: Entry) -> None:
    """Refuse scores of another training than the published one."""
    pooled = folds.pooled("int8", "clean")
    published = entry.under(TESTED)
    right = (pooled.probabilities.argmax(axis=1) == pooled.targets).mean()
    if published is None or abs(right - published.accuracy.value) > TOLERANCE:
        raise TrainingError(f"the scores of the recipe's folds are not those that {entry.model} was published with")


def _entry(model: str, results: Sequence[Result], made: Made, *, takes: Takes, split: str) -> Entry:
    return Entry(
        kind="shipped",
        model=model,
        title="the model that ships: distilled, int8",
        split=split,
        share=WHOLE,
        protocol=results[0].protocol,
        apart=results[0].split,
        made=made,
        takes=takes,
        curve=[],
        watched=[],
        judged=judged_of(results),
        compression=None,
    )


def _takes(model: Path) -> Takes:
    """Measure the file that ships, on one thread."""
    p50, p99 = latency_ms(onnx_scorer(model), LOG_MEL.shape)
    return Takes(
        parameters=sum(its.numel() for its in EmotionNet(Recipe().model).parameters()),
        onnx_bytes=model.stat().st_size,
        no_onnx="",
        window_ms=LOG_MEL.window_ms,
        latency_p50_ms=round(p50, 3),
        latency_p99_ms=round(p99, 3),
        n_clips=None,
        training_seconds=None,
        epochs=None,
        usual_epochs=None,
        device="cpu",
        threads=1,
    )
