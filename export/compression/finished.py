"""Reads a system that was trained in ``build/study``, and makes sure that it was on the clips of the study at hand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from export.errors import TrainingError
from export.evaluation.evaluate import Scores, onnx_scorer
from export.evaluation.figures import load_figures
from export.experiments.evaluation import among_its_own, made_of
from export.experiments.results import Cost, Place, load
from streamer.inference.card import load_card

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from export.evaluation.figures import Made
    from export.evaluation.predictions import Predictions
    from export.experiments.experiment import Study
    from streamer.inference.card import ModelCard


@dataclass(frozen=True, slots=True, eq=False)
class Finished:
    """A system with its card, its cost and what it said of the test clips, clean."""

    name: str
    place: Place
    card: ModelCard
    cost: Cost
    scores: Scores

    @property
    def n_bytes(self) -> int:
        """Size of the ONNX file."""
        return self.place.onnx.stat().st_size

    def score(self) -> Callable[..., object]:
        """Return what runs windows through its ONNX file."""
        return onnx_scorer(self.place.onnx)


class Clips:
    """What a study is about: its digests are taken once."""

    def __init__(self, study: Study) -> None:
        self.study = study

    @cached_property
    def made(self) -> Made:
        """How this study's figures are made; reads all clips."""
        return made_of(self.study)


def model_of(build: Path, name: str, split: str, share: float) -> str:
    """Return of which system ``name`` is: another one where a system was taught and has a name of its own.

    Raises TrainingError where no such thing was trained, ModelError where its card can't be read.
    """
    place = Place.of(build, name, split, share)
    if not place.cost.exists():
        raise TrainingError(
            f"expected a trained system in {place.folder}, and there is none: "
            "`python -m export train --model` makes one"
        )
    return system_in(place, name)


def system_in(place: Place, name: str) -> str:
    """Return of which system the study ``name`` in ``place`` is, as its card says; without a card, ``name``.

    Raises ModelError where the card can't be read.
    """
    if not place.card.exists():
        return name
    recipe = load_card(place.card).training.get("recipe", {})
    return str(recipe.get("model", name))


def read_finished(clips: Clips, name: str) -> Finished:
    """Return the system ``name``, trained on the same division of the same clips.

    Raises TrainingError where it is missing, has no ONNX file, or was trained on others; ModelError where its card
    is of another file.
    """
    study = clips.study
    settings = study.settings
    place = Place.of(settings.build, name, settings.split, settings.share)
    cost = load(place.cost, Cost)
    if cost.no_onnx:
        raise TrainingError(f"{name} has no ONNX file: {cost.no_onnx}")
    card = load_card(place.card)
    _check_same_clips(clips, place, cost, card)
    scores = Scores.load(place.scores("clean"), made_by=card.sha256)
    return Finished(name, place, card, cost, scores)


def judged_corpus(study: Study) -> str:
    """Return the corpus of most of the test clips: rows are about that one."""
    corpora = [clip.corpus for clip in study.division.test]
    return max(sorted(set(corpora)), key=corpora.count)


def answers_of(study: Study, scores: Scores, temperature: float) -> Predictions:
    """Return what was said of the test clips of ``judged_corpus``, among the labels it has."""
    corpus = judged_corpus(study)
    answers = scores.answers(study.division.test, temperature, labels=study.labels)
    return among_its_own(answers.of_corpus(corpus), corpus)


def _check_same_clips(clips: Clips, place: Place, cost: Cost, card: ModelCard) -> None:
    theirs, ours = load_figures(place.figures).made, clips.made
    again = "train it again, or say --corpora, --share, --seed and --data as it was trained"
    if tuple(card.labels) != clips.study.labels:
        raise TrainingError(f"{place.folder}: expected the labels {', '.join(clips.study.labels)}; {again}")
    if theirs.data != ours.data:
        raise TrainingError(f"{place.folder}: trained and judged on other clips than those that are here; {again}")
    # Whom it watches is drawn by the seed, and in a random split whom it is judged on.
    if cost.seed != ours.seed:
        raise TrainingError(f"{place.folder}: trained with seed {cost.seed}, expected {ours.seed}; {again}")
