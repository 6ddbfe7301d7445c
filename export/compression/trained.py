"""Reads trained systems in ``build/study``, checks that they were trained on the same clips, and saves comparisons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from export.compression.document import Compression, StepMade, save_step
from export.compression.variants import Variant
from export.errors import TrainingError
from export.evaluation.evaluate import Scores
from export.evaluation.figures import load_figures
from export.experiments.results import Cost, ExperimentFiles, load
from export.runs.figures import among_own_labels
from streamer.inference.card import load_card

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from export.compression.document import CompressionRow, StepName
    from export.evaluation.predictions import Predictions
    from export.experiments.experiment import Experiment
    from streamer.inference.card import ModelCard

AGAIN = "train it again, or give --corpora, --share, --seed and --data as it was trained"


@dataclass(frozen=True, slots=True, eq=False)
class TrainedSystem:
    """A system with its card, its cost and its scores of the test clips, clean."""

    name: str
    files: ExperimentFiles
    card: ModelCard
    cost: Cost
    scores: Scores

    def variant(self, experiment: Experiment, what: str) -> Variant:
        """Return the system as a row of a comparison called ``what``, on the test clips of ``experiment``."""
        predictions = predictions_of(experiment, self.scores, self.card.temperature)
        return Variant.of_file(what, self.files.onnx, predictions, parameters=self.cost.parameters)


def model_of(build: Path, name: str, split: str, share: float) -> str:
    """Return the system of the experiment ``name``, which is another where it was distilled under a name of its own.

    Raises TrainingError where there is no such experiment, ModelError where its card can't be read.
    """
    files = ExperimentFiles.of(build, name, split, share)
    if not files.cost.exists():
        raise TrainingError(
            f"expected a trained system in {files.folder}, and there is none: "
            "`python -m export train --model` makes one"
        )
    return system_in(files, name)


def system_in(files: ExperimentFiles, name: str) -> str:
    """Return the system of the experiment ``name`` by its card; without a card, ``name``.

    Raises ModelError where the card can't be read.
    """
    if not files.card.exists():
        return name
    recipe = load_card(files.card).training.get("recipe", {})
    return str(recipe.get("model", name))


def read_trained(experiment: Experiment, name: str) -> TrainedSystem:
    """Return the experiment ``name``, trained on the same division of the same clips as ``experiment``.

    Raises TrainingError where it is missing, has no ONNX file, or was trained on others; ModelError where its card
    is of another file.
    """
    settings = experiment.settings
    files = ExperimentFiles.of(settings.build, name, settings.split, settings.share)
    cost = load(files.cost, Cost)
    if cost.no_onnx:
        raise TrainingError(f"{name} has no ONNX file: {cost.no_onnx}")
    card = load_card(files.card)
    _check_same_clips(experiment, files, cost, card)
    scores = Scores.load(files.scores("clean"), made_by=card.sha256)
    return TrainedSystem(name, files, card, cost, scores)


def predictions_of(experiment: Experiment, scores: Scores, temperature: float) -> Predictions:
    """Return the predictions of the test clips of the experiment's ``tested_corpus``, among the labels that it has."""
    corpus = experiment.tested_corpus
    predictions = scores.predictions(experiment.division.test, temperature, labels=experiment.workspace.labels)
    return among_own_labels(predictions.of_corpus(corpus), corpus)


def save_rows(
    experiment: Experiment, step: StepName, rows: list[CompressionRow], *, kept_fp32: Sequence[str] = ()
) -> Compression:
    """Write the rows of one step to the experiment's ``compression.json``; return the document."""
    settings = experiment.settings
    made = StepMade(
        step=step,
        date=settings.date,
        code=experiment.code,
        command=settings.command,
        seed=settings.seed,
        kept_fp32=list(kept_fp32),
    )
    done = Compression(
        model=experiment.name,
        split=settings.split,
        share=settings.share,
        corpus=experiment.tested_corpus,
        steps=[made],
        rows=rows,
    )
    return save_step(experiment.files.compression, done)


def _check_same_clips(experiment: Experiment, files: ExperimentFiles, cost: Cost, card: ModelCard) -> None:
    theirs, ours, labels = load_figures(files.figures).made, experiment.made, experiment.workspace.labels
    if tuple(card.labels) != labels:
        raise TrainingError(f"{files.folder}: expected the labels {', '.join(labels)}; {AGAIN}")
    if theirs.data != ours.data:
        raise TrainingError(f"{files.folder}: trained and evaluated on other clips than those that are here; {AGAIN}")
    # The seed draws the validation speakers and, in a random split, the test clips.
    if cost.seed != ours.seed:
        raise TrainingError(f"{files.folder}: trained with seed {cost.seed}, expected {ours.seed}; {AGAIN}")
