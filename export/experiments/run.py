"""Runs an experiment: train, export, evaluate, and save the results; the body of ``train --model``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.evaluation.figures import lines_of, save_figures
from export.experiments.card import write_experiment_card
from export.experiments.classical import train_classical
from export.experiments.evaluation import best_temperature, evaluate, measure_cost
from export.experiments.networks import train_network
from export.experiments.results import Curve, CurvePoint, save
from export.models.families import Family

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import nn

    from export.experiments.experiment import Experiment
    from export.experiments.system import Fitted


def run_experiment(experiment: Experiment, teachers: Sequence[nn.Module] = ()) -> list[str]:
    """Train, export and evaluate, or go on where an earlier run stopped; return the results, a line each.

    ``teachers``: of a network; they take its windows and give logits of its labels.
    Raises TrainingError for too few clips, a checkpoint of other settings, and ONNX that predicts something else.
    """
    experiment.prepare()
    fitted, seconds = train(experiment, teachers)
    files = experiment.files
    if not fitted.no_onnx:
        fitted.to_onnx(files.onnx)
    score = fitted.score if fitted.no_onnx else experiment.model_run.scorer("fp32")
    temperature = best_temperature(experiment, score)
    figures = evaluate(experiment, score, temperature)
    save_figures(files.figures, figures)
    if not fitted.no_onnx:
        write_experiment_card(experiment, fitted, temperature, figures)
    cost = measure_cost(experiment, fitted, score, seconds)
    save(files.cost, cost)
    return [
        *lines_of(figures),
        f"{cost.parameters:,} parameters, {cost.latency_p50_ms:.1f} ms a window (p99 {cost.latency_p99_ms:.1f}), "
        f"learnt {cost.n_clips} clips in {cost.training_seconds:.0f} s",
        f"no ONNX: {fitted.no_onnx}" if fitted.no_onnx else f"wrote {files.card}",
    ]


def train(experiment: Experiment, teachers: Sequence[nn.Module] = ()) -> tuple[Fitted, float]:
    """Train, or go on; write the training curve; return the fitted system and the seconds that training took."""
    points: list[CurvePoint] = []
    fitted: Fitted
    if isinstance(experiment.system, Family):
        fitted, epochs = train_network(experiment, experiment.system, teachers)
        points = [CurvePoint(i, one.loss, one.score) for i, one in enumerate(epochs, start=1)]
        seconds = sum(one.seconds for one in epochs)
    else:
        fitted, seconds = train_classical(experiment, experiment.system)
    validation = experiment.division.validation
    curve = Curve(
        model=experiment.name,
        split=experiment.settings.split,
        seed=experiment.settings.seed,
        code=experiment.code,
        watched=sorted({clip.speaker for clip in validation}),
        n_watched=len(validation),
        points=points,
    )
    save(experiment.files.curve, curve)
    return fitted, seconds
