"""Reads a system that was trained in ``build/study``, and makes sure that it was on the clips of the study at hand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from export.errors import TrainingError
from export.evaluation.evaluate import Scores, onnx_scorer
from export.evaluation.figures import load_figures
from export.experiments.evaluation import among_its_own, made_of
from export.experiments.results import Cost, ExperimentFiles, load
from streamer.inference.card import load_card

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from export.evaluation.figures import Made
    from export.evaluation.predictions import Predictions
    from export.experiments.experiment import Experiment
    from streamer.inference.card import ModelCard


@dataclass(frozen=True, slots=True, eq=False)
class Finished:
    """A system with its card, its cost and what it said of the test clips, clean."""

    name: str
    files: ExperimentFiles
    card: ModelCard
    cost: Cost
    scores: Scores

    @property
    def n_bytes(self) -> int:
        """Size of the ONNX file."""
        return self.files.onnx.stat().st_size

    def score(self) -> Callable[..., object]:
        """Return what runs windows through its ONNX file."""
        return onnx_scorer(self.files.onnx)


class Clips:
    """What a study is about: its digests are taken once."""

    def __init__(self, experiment: Experiment) -> None:
        self.experiment = experiment

    @cached_property
    def made(self) -> Made:
        """How this study's figures are made; reads all clips."""
        return made_of(self.experiment)


def model_of(build: Path, name: str, split: str, share: float) -> str:
    """Return of which system ``name`` is: another one where a system was taught and has a name of its own.

    Raises TrainingError where no such thing was trained, ModelError where its card can't be read.
    """
    files = ExperimentFiles.of(build, name, split, share)
    if not files.cost.exists():
        raise TrainingError(
            f"expected a trained system in {files.folder}, and there is none: "
            "`python -m export train --model` makes one"
        )
    return system_in(files, name)


def system_in(files: ExperimentFiles, name: str) -> str:
    """Return of which system the study ``name`` in ``place`` is, as its card says; without a card, ``name``.

    Raises ModelError where the card can't be read.
    """
    if not files.card.exists():
        return name
    recipe = load_card(files.card).training.get("recipe", {})
    return str(recipe.get("model", name))


def read_finished(clips: Clips, name: str) -> Finished:
    """Return the system ``name``, trained on the same division of the same clips.

    Raises TrainingError where it is missing, has no ONNX file, or was trained on others; ModelError where its card
    is of another file.
    """
    experiment = clips.experiment
    settings = experiment.settings
    files = ExperimentFiles.of(settings.build, name, settings.split, settings.share)
    cost = load(files.cost, Cost)
    if cost.no_onnx:
        raise TrainingError(f"{name} has no ONNX file: {cost.no_onnx}")
    card = load_card(files.card)
    _check_same_clips(clips, files, cost, card)
    scores = Scores.load(files.scores("clean"), made_by=card.sha256)
    return Finished(name, files, card, cost, scores)


def judged_corpus(experiment: Experiment) -> str:
    """Return the corpus of most of the test clips: rows are about that one."""
    corpora = [clip.corpus for clip in experiment.division.test]
    return max(sorted(set(corpora)), key=corpora.count)


def predictions_of(experiment: Experiment, scores: Scores, temperature: float) -> Predictions:
    """Return what was said of the test clips of ``judged_corpus``, among the labels it has."""
    corpus = judged_corpus(experiment)
    predictions = scores.predictions(experiment.division.test, temperature, labels=experiment.labels)
    return among_its_own(predictions.of_corpus(corpus), corpus)


def _check_same_clips(clips: Clips, files: ExperimentFiles, cost: Cost, card: ModelCard) -> None:
    theirs, ours = load_figures(files.figures).made, clips.made
    again = "train it again, or say --corpora, --share, --seed and --data as it was trained"
    if tuple(card.labels) != clips.experiment.labels:
        raise TrainingError(f"{files.folder}: expected the labels {', '.join(clips.experiment.labels)}; {again}")
    if theirs.data != ours.data:
        raise TrainingError(f"{files.folder}: trained and judged on other clips than those that are here; {again}")
    # Whom it watches is drawn by the seed, and in a random split whom it is judged on.
    if cost.seed != ours.seed:
        raise TrainingError(f"{files.folder}: trained with seed {cost.seed}, expected {ours.seed}; {again}")
