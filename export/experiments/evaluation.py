"""Evaluates a fitted system: its temperature on the validation clips, its figures on the test clips, its cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.evaluation.latency import latency_ms
from export.evaluation.measure import make_figures
from export.experiments.results import Cost
from export.provenance import machine_here
from export.runs.figures import CORPUS_PARTS, Grid, fit_temperature, setting_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.evaluation.evaluate import Scorer
    from export.evaluation.figures import Figures, Precision, Setting
    from export.evaluation.predictions import Predictions
    from export.experiments.experiment import Experiment
    from export.experiments.system import Fitted

VERSION = "0.1.0"
CLEAN_ONLY = ("clean",)
TEMPERATURE_CONDITIONS = ("clean", "mu-law")


def best_temperature(experiment: Experiment, score: Scorer) -> float:
    """Return the temperature that fits the validation clips; 1 where there are none."""
    clips, labels = experiment.division.validation, experiment.workspace.labels
    if not clips:
        return 1.0
    loader = experiment.workspace.loader(clips)
    names = TEMPERATURE_CONDITIONS
    parts = [loader.score({"": score}, name, title=f"temperature, {name}")[""] for name in names]
    return fit_temperature(lambda t: [one.predictions(clips, t, labels=labels) for one in parts])


def evaluate(experiment: Experiment, score: Scorer, temperature: float) -> Figures:
    """Return the figures of the test clips under every condition, by corpus."""
    grid = measure(experiment, ("fp32",), temperature, pattern="{corpus}/{condition}", scorer=score)
    return make_figures(
        model=experiment.name,
        version=VERSION,
        made=experiment.made,
        measured=grid.measured,
        comparisons=grid.minus_clean("fp32"),
    )


def measure(
    experiment: Experiment,
    precisions: Sequence[Precision],
    temperature: float,
    *,
    pattern: str,
    scorer: Scorer | None = None,
) -> Grid:
    """Return the predictions of the test clips under every condition; ``pattern``: of the results' names.

    ``scorer``: as in ``ModelRun.score``. Scores of the same ONNX files from an earlier run are read again.
    """
    test, workspace = experiment.division.test, experiment.workspace
    # A random split only shows the leak, on clean speech.
    conditions = workspace.conditions().names if experiment.division.is_honest else CLEAN_ONLY
    scores = experiment.model_run.score(precisions, test, conditions, resume=True, scorer=scorer)
    return Grid.measure(
        lambda precision, condition: scores[precision, condition].predictions(
            test, temperature, labels=workspace.labels
        ),
        lambda predictions, precision, condition: _setting(
            experiment, predictions, condition=condition, temperature=temperature, precision=precision
        ),
        precisions=precisions,
        conditions=conditions,
        pattern=pattern,
    )


def measure_cost(experiment: Experiment, fitted: Fitted, score: Scorer, training_seconds: float) -> Cost:
    """Return what the system costs; its latency is measured on one thread."""
    settings, input_spec = experiment.settings, experiment.workspace.input_spec
    p50, p99 = latency_ms(score, input_spec.shape)
    return Cost(
        model=experiment.name,
        title=experiment.title,
        split=settings.split,
        share=settings.share,
        n_clips=len(experiment.division.train),
        seed=settings.seed,
        code=experiment.code,
        parameters=fitted.n_parameters,
        onnx_bytes=None if fitted.no_onnx else experiment.files.onnx.stat().st_size,
        no_onnx=fitted.no_onnx,
        window_ms=input_spec.window_ms,
        latency_p50_ms=round(p50, 3),
        latency_p99_ms=round(p99, 3),
        training_seconds=round(training_seconds, 1),
        epochs=experiment.n_epochs,
        device=experiment.workspace.device.type,
        threads=settings.threads,
        machine=machine_here(),
        timed_by="processor",
    )


def _setting(
    experiment: Experiment, predictions: Predictions, *, condition: str, temperature: float, precision: Precision
) -> Setting:
    division, share = experiment.division, experiment.settings.share
    part = "" if share == 1 else f", from {100 * share:g} % of each training speaker's clips"
    return setting_of(
        condition,
        precision,
        protocol=division.protocol,
        split=f"{division.split}{part}",
        held_out=[sorted(set(predictions.speakers))] if division.is_honest else [],
        temperature=temperature,
        part=CORPUS_PARTS.get(predictions.corpora[0], ""),
    )
