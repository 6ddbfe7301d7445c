"""Writes the model card of an experiment, so that the daemon runs its model."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import numpy as np

from export.experiments.evaluation import VERSION
from export.experiments.networks import FittedNetwork, train_config
from export.models.families import Family
from export.packaging.parity import Parity, fixed_windows
from export.runs.figures import CORPUS_PARTS

if TYPE_CHECKING:
    from pathlib import Path

    from export.evaluation.figures import Figures
    from export.experiments.experiment import Experiment
    from export.experiments.system import Fitted

INTENDED_USE = (
    "Comparing kinds of systems: it was trained for a figure. An answer says which emotion a voice expresses, as "
    "actors do, never what a person feels."
)
LIMITS = (
    "Spontaneous speech is subtler. Not for inferring emotions of people at work or in education (EU AI Act, Art. "
    "5(1)(f)), and not for any decision about a person."
)
START_WEIGHTS = "those of the folder that was named in training, under their own licence"


def write_experiment_card(experiment: Experiment, fitted: Fitted, temperature: float, figures: Figures) -> Path:
    """Write ``model.json`` beside ``model.onnx``; raise TrainingError where ONNX predicts something else."""
    run, files = experiment.model_run, experiment.files
    facts = run.facts(
        "fp32",
        experiment.division.train,
        name=experiment.name.replace("+", "."),
        version=VERSION,
        hop_ms=min(1000, experiment.workspace.input_spec.window_ms // 2),
        temperature=temperature,
        start_weights=_start_weights(experiment),
        intended_use=INTENDED_USE,
        limits=LIMITS,
        parity=_parity(experiment, fitted),
        recipe=_recipe(experiment),
        made_by=experiment.settings.command,
        corpus_parts=CORPUS_PARTS,
        figures_file=files.figures.name,
    )
    return run.write_card(files.onnx, facts, figures)


def _start_weights(experiment: Experiment) -> str:
    system = experiment.system
    if experiment.settings.weights is None:
        return ""
    notice = system.weights_notice if isinstance(system, Family) else ""
    return notice or (START_WEIGHTS if system.needs_folder else "")


def _parity(experiment: Experiment, fitted: Fitted) -> Parity:
    run = experiment.model_run
    if isinstance(fitted, FittedNetwork):
        return run.parity(fitted.score, int8=False)
    # Classical systems have their own check, on conversion to ONNX: k-nearest neighbours turn small differences large.
    windows = fixed_windows(experiment.workspace.input_spec)
    return Parity(float(np.abs(fitted.score(windows) - run.scorer("fp32")(windows)).max()), None, None)


def _recipe(experiment: Experiment) -> dict[str, object]:
    settings = experiment.settings
    common: dict[str, object] = {"model": settings.model, "split": settings.split, "share": settings.share}
    if not isinstance(experiment.system, Family):
        return common | {"epochs": experiment.n_epochs, "seed": settings.seed}
    taught = {"teachers": list(settings.teachers)} if settings.teachers else {}
    return common | taught | asdict(train_config(experiment, experiment.system))
