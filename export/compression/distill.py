"""Distils: a network of some family learns what trained systems say of its windows, and is set beside them.

After Hinton et al., "Distilling the Knowledge in a Neural Network" (2015), with the mean of the teachers' calibrated
probabilities as targets.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from export.compression.contenders import Contender, compare
from export.compression.document import Compression, StepMade, save_step
from export.compression.finished import Clips, judged_corpus, predictions_of, read_finished
from export.compression.teachers import mean_scorer, teachers_of
from export.errors import TrainingError
from export.evaluation.evaluate import onnx_scorer
from export.experiments.experiment import Experiment
from export.experiments.results import ExperimentFiles
from export.models.families import family_called

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from export.compression.finished import Finished
    from export.corpora.data import Data
    from export.evaluation.predictions import Predictions
    from export.experiments.experiment import Settings

TEACHER_WEIGHT = 0.8
"""Of the loss against what the teachers say; as in the recipe of the model that ships."""


def distilled_name(student: str, teachers: Sequence[str]) -> str:
    """Return how a distilled network is called, its folder too: ``mn04-from-gru-and-mel-cnn``."""
    return f"{student}-from-{'-and-'.join(teachers)}".replace("+", ".")


def distill(data: Data, settings: Settings) -> tuple[list[str], Compression]:
    """Train ``settings.model`` by ``settings.teachers``, judge it as every system, and set it beside them.

    The teachers were trained in ``settings.build`` on the same division. Return what came out in lines, and the rows,
    which are in the study's ``compression.json``. Raises TrainingError where a teacher is missing, was trained on
    other clips, or hears other windows, and as ``Study.run`` does.
    """
    if len(set(settings.teachers)) != len(settings.teachers) or not settings.teachers:
        raise TrainingError(f"expected different teachers, got {', '.join(settings.teachers) or 'none'}")
    family_called(settings.model)
    named = replace(settings, name=settings.name or distilled_name(settings.model, settings.teachers))
    if named.name in (settings.model, *settings.teachers):
        raise TrainingError(f"expected a name of its own for what is distilled, got {named.name}")
    experiment = Experiment(data, named)
    clips = Clips(experiment)
    finished = [read_finished(clips, name) for name in settings.teachers]
    lines = experiment.run(teachers_of(finished, student=settings.model, input_spec=experiment.input_spec))
    alone = _alone(clips)
    student = read_finished(clips, experiment.name)
    rows = compare(
        _contenders(experiment, finished, alone, student),
        step="distill",
        shape=experiment.input_spec.shape,
        seed=named.seed,
    )
    made = StepMade(step="distill", date=named.date, code=experiment.code, command=named.command, seed=named.seed)
    done = Compression(
        model=experiment.name,
        split=named.split,
        share=named.share,
        corpus=judged_corpus(experiment),
        steps=[made],
        rows=rows,
    )
    return lines, save_step(experiment.files.compression, done)


def _alone(clips: Clips) -> list[Finished]:
    """Return the same kind of network as it learnt without teachers; none where it wasn't trained on these clips."""
    settings = clips.experiment.settings
    files = ExperimentFiles.of(settings.build, settings.model, settings.split, settings.share)
    if not files.cost.exists():
        return []
    return [read_finished(clips, settings.model)]


def _contenders(
    experiment: Experiment, teachers: list[Finished], alone: list[Finished], student: Finished
) -> list[Contender]:
    known = [_contender(experiment, f"teacher {one.name}", one) for one in teachers]
    if len(known) > 1:
        mean = Contender(
            what="teachers' mean",
            n_bytes=sum(one.n_bytes for one in known),
            score=mean_scorer(teachers),
            predictions=_mean([one.predictions for one in known if one.predictions is not None]),
            parameters=sum(one.cost.parameters for one in teachers),
        )
        known.insert(0, mean)
    known += [_contender(experiment, "alone", one) for one in alone]
    return [*known, _contender(experiment, "distilled", student)]


def _contender(experiment: Experiment, what: str, one: Finished) -> Contender:
    return Contender(
        what=what,
        n_bytes=one.n_bytes,
        score=onnx_scorer(one.files.onnx),
        predictions=predictions_of(experiment, one.scores, one.card.temperature),
        parameters=one.cost.parameters,
    )


def _mean(predictions: list[Predictions]) -> Predictions:
    probabilities: np.ndarray = sum(one.probabilities for one in predictions) / len(predictions)  # type: ignore[assignment]
    return replace(predictions[0], probabilities=probabilities)
