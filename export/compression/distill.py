"""Distils: a network is trained on the predictions of trained systems, and compared with them.

After Hinton et al., "Distilling the Knowledge in a Neural Network" (2015); the targets are the mean of the teachers'
calibrated probabilities.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from export.compression.teachers import mean_scorer, teachers_of
from export.compression.trained import read_trained, save_rows
from export.compression.variants import Variant, compare
from export.errors import TrainingError
from export.experiments.experiment import Experiment
from export.experiments.results import ExperimentFiles
from export.experiments.run import run_experiment
from export.models.families import family_called

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from export.compression.document import Compression
    from export.compression.trained import TrainedSystem
    from export.corpora.data import Data
    from export.evaluation.predictions import Predictions
    from export.experiments.experiment import Settings

TEACHER_WEIGHT = 0.8
"""Weight of the loss against the teachers' predictions; as in the recipe of the shipped model."""


def distilled_name(student: str, teachers: Sequence[str]) -> str:
    """Return the name of a distilled network and its folder: ``mn04-from-gru-and-mel-cnn``."""
    return f"{student}-from-{'-and-'.join(teachers)}".replace("+", ".")


def distill(data: Data, settings: Settings) -> tuple[list[str], Compression]:
    """Train ``settings.model`` with ``settings.teachers``, evaluate it as every system, and compare it with them.

    The teachers were trained in ``settings.build`` on the same division. Return the results in lines, and the rows of
    the experiment's ``compression.json``. Raises TrainingError where a teacher is missing, was trained on other clips
    or takes other windows, and as ``run_experiment`` does.
    """
    if len(set(settings.teachers)) != len(settings.teachers) or not settings.teachers:
        raise TrainingError(f"expected different teachers, got {', '.join(settings.teachers) or 'none'}")
    family_called(settings.model)
    named = replace(settings, name=settings.name or distilled_name(settings.model, settings.teachers))
    if named.name in (settings.model, *settings.teachers):
        raise TrainingError(f"expected a name of its own for what is distilled, got {named.name}")
    experiment = Experiment(data, named)
    input_spec = experiment.workspace.input_spec
    trained = [read_trained(experiment, name) for name in settings.teachers]
    lines = run_experiment(experiment, teachers_of(trained, student=settings.model, input_spec=input_spec))
    rows = compare(_variants(experiment, trained), step="distill", shape=input_spec.shape, seed=named.seed)
    return lines, save_rows(experiment, "distill", rows)


def _variants(experiment: Experiment, teachers: list[TrainedSystem]) -> list[Variant]:
    """Return the teachers, their mean, the network without teachers where it was trained, and the student."""
    found = [one.variant(experiment, f"teacher {one.name}") for one in teachers]
    if len(found) > 1:
        mean = Variant(
            what="teachers' mean",
            n_bytes=sum(one.n_bytes for one in found),
            score=mean_scorer(teachers),
            predictions=_mean([one.predictions for one in found if one.predictions is not None]),
            parameters=sum(one.cost.parameters for one in teachers),
        )
        found.insert(0, mean)
    settings = experiment.settings
    if ExperimentFiles.of(settings.build, settings.model, settings.split, settings.share).cost.exists():
        found.append(read_trained(experiment, settings.model).variant(experiment, "alone"))
    return [*found, read_trained(experiment, experiment.name).variant(experiment, "distilled")]


def _mean(predictions: list[Predictions]) -> Predictions:
    probabilities: np.ndarray = sum(one.probabilities for one in predictions) / len(predictions)  # type: ignore[assignment]
    return replace(predictions[0], probabilities=probabilities)
