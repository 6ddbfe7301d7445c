"""The shipped models as entries of a report: the published figures, and those of one fold from stored scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from export.acoustics.conditions import CONDITIONS
from export.acoustics.input_spec import LOG_MEL
from export.errors import TrainingError
from export.evaluation.evaluate import onnx_scorer
from export.evaluation.figures import Setting, figures_in
from export.evaluation.latency import latency_ms
from export.evaluation.measure import Measured, make_figures
from export.experiments.results import WHOLE
from export.models.mn04 import EmotionNet
from export.recipe.folds import Folds
from export.recipe.runs import TESTED
from export.report.collect import condition_results
from export.report.document import POOLED, Entry, SystemCost
from export.report.statistics import STATISTICS_TITLE, is_statistics, licence_of, statistics_entry
from export.runs.recipe import Recipe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from export.evaluation.figures import Figures, Made, Result
    from export.recipe.steps import RecipeSteps

TOLERANCE = 1e-4


def shipped(models: Path) -> list[Entry]:
    """Return an entry for every model in ``models`` that has published figures of all folds of RAVDESS.

    Of the window kind in int8; of the statistics kind, whose heads are evaluated before they become int8, in fp32.
    """
    found = []
    for name, figures in figures_in(models).items():
        if is_statistics(models, name):
            found += statistics_entry(models, name, figures)
            continue
        results = _published(figures)
        if results:
            entry = _entry(name, results, figures.made, cost=_cost(models / f"{name}.onnx"), split=POOLED)
            found.append(structs.replace(entry, licence=licence_of(models / f"{name}.json")))
    return found


def shipped_on(fold: str, entry: Entry, steps: RecipeSteps, *, command: str) -> Entry:
    """Return the int8 model of one fold that the recipe of a shipped model ``entry`` made.

    Raises TrainingError where its scores are missing, or where those of all folds don't give the published figures.
    """
    if entry.title == STATISTICS_TITLE:
        raise TrainingError("its heads are evaluated together")
    folds = Folds(steps)
    _check_published(folds, entry)
    runs = [run for run in folds.runs if run.name == fold]
    if not runs:
        raise TrainingError(f"the recipe of {entry.model} has no {fold}")
    measured = {}
    for condition in folds.conditions:
        predictions = folds.predictions(runs[0], "int8", condition)
        setting = Setting(
            protocol=f"{fold} of the published five folds",
            split="speaker-independent; the model that the recipe made for this fold",
            held_out=[sorted(set(predictions.speakers))],
            condition=CONDITIONS[condition],
            precision="int8",
            normalization="none",
            temperature=round(folds.temperatures[fold], 4),
        )
        measured[condition] = Measured(predictions, setting)
    made = entry.made
    figures = make_figures(model=entry.model, version="", made=made, measured=measured, comparisons=[])
    made = type(made)(made.date, made.code, command, made.seed, made.data)
    found = _entry(entry.model, figures.results, made, cost=entry.cost, split=fold)
    return structs.replace(found, licence=entry.licence)


def _published(figures: Figures) -> list[Result]:
    return [
        one
        for one in figures.results
        if (one.corpus, one.precision, one.normalization, one.through) == (TESTED, "int8", "none", "workshop")
    ]


def _check_published(folds: Folds, entry: Entry) -> None:
    """Raise TrainingError for scores of another training than the published one."""
    pooled = folds.pooled("int8", "clean")
    published = entry.result(TESTED)
    right = (pooled.probabilities.argmax(axis=1) == pooled.targets).mean()
    if published is None or abs(right - published.accuracy.value) > TOLERANCE:
        raise TrainingError(f"the scores of the recipe's folds are not those that {entry.model} was published with")


def _entry(model: str, results: Sequence[Result], made: Made, *, cost: SystemCost, split: str) -> Entry:
    return Entry(
        kind="shipped",
        model=model,
        title="the shipped model: distilled, int8",
        split=split,
        share=WHOLE,
        protocol=results[0].protocol,
        apart=results[0].split,
        made=made,
        cost=cost,
        curve=[],
        watched=[],
        results=condition_results(results),
        compression=None,
    )


def _cost(model: Path) -> SystemCost:
    """Measure the shipped file, on one thread."""
    p50, p99 = latency_ms(onnx_scorer(model), LOG_MEL.shape)
    return SystemCost(
        parameters=sum(weights.numel() for weights in EmotionNet(Recipe().model).parameters()),
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
        timed_by="processor",
    )
