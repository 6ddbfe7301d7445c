"""Writes the model card of a study's model, so that the daemon runs it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import numpy as np

from export.evaluation.evaluate import onnx_scorer
from export.experiments.evaluation import VERSION
from export.experiments.networks import FittedNetwork
from export.models.families import Family
from export.packaging.model_card import CardFacts, write_card
from export.packaging.parity import Parity, check_parity, fixed_windows
from export.recipe.packaging import CORPUS_PARTS

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
    """Write ``model.json`` beside ``model.onnx``; raise TrainingError where ONNX doesn't say what was trained."""
    settings, input_spec = experiment.settings, experiment.input_spec
    score = onnx_scorer(experiment.files.onnx)
    facts = CardFacts(
        name=experiment.name.replace("+", "."),
        version=VERSION,
        input_spec=input_spec,
        hop_ms=min(1000, input_spec.window_ms // 2),
        temperature=temperature,
        trained_on=sorted({clip.corpus for clip in experiment.division.learn}),
        start_weights=_start_weights(experiment),
        intended_use=INTENDED_USE,
        limits=LIMITS,
        parity=_parity(experiment, fitted),
        fixed_audio_answers=score(fixed_windows(input_spec)),
        recipe=_recipe(experiment),
        made_by=settings.command,
        corpus_parts=CORPUS_PARTS,
        labels=experiment.labels,
        quantization="fp32",
        figures_file=experiment.files.figures.name,
    )
    return write_card(experiment.files.onnx, experiment.files.onnx, facts, figures)


def _start_weights(experiment: Experiment) -> str:
    system = experiment.system
    if experiment.settings.weights is None:
        return ""
    notice = system.weights_notice if isinstance(system, Family) else ""
    return notice or (START_WEIGHTS if system.needs_folder else "")


def _parity(experiment: Experiment, fitted: Fitted) -> Parity:
    score = onnx_scorer(experiment.files.onnx)
    if isinstance(fitted, FittedNetwork):
        return check_parity(fitted.score, score, None, input_spec=experiment.input_spec)
    # A classical system has compared itself when it became ONNX: where neighbours vote, a little is a lot.
    windows = fixed_windows(experiment.input_spec)
    return Parity(float(np.abs(fitted.score(windows) - score(windows)).max()), None, None)


def _recipe(experiment: Experiment) -> dict[str, object]:
    settings = experiment.settings
    known: dict[str, object] = {"model": settings.model, "split": settings.split, "share": settings.share}
    if not isinstance(experiment.system, Family):
        return known | {"epochs": experiment.n_epochs, "seed": settings.seed}
    taught = {"teachers": list(settings.teachers)} if settings.teachers else {}
    return known | taught | asdict(experiment.train_config(experiment.system))
