"""Compares two systems clip by clip, from the scores that their experiments stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.errors import TrainingError
from export.evaluation.evaluate import Scores
from export.evaluation.figures import Setting, load_figures
from export.evaluation.measure import Measured, make_figures
from export.experiments.experiment import Experiment, Settings
from export.report.document import Pair
from streamer.inference.card import sha256_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from export.corpora.data import Data
    from export.evaluation.figures import Figures, Result
    from export.report.document import Entry

SEGMENTED = (("mel-cnn-segments", "mel-cnn"),)
"""The same network on segments, and on whole clips."""
AGAINST = (("mel-cnn", "gru"), ("mel-cnn", "mn04"), ("gru", "rnn"))
"""Systems that somebody may choose between."""


def system_pairs(entries: Sequence[Entry], data: Data, build: Path) -> list[Pair]:
    """Return a minus b, of SEGMENTED and AGAINST, on every split, corpus and condition that both were evaluated on.

    Raises TrainingError where scores are missing, of another model, or don't give the published figures.
    """
    pairs = []
    for a, b in (*SEGMENTED, *AGAINST):
        for one in (entry for entry in entries if entry.model == a and entry.is_whole):
            others = [entry for entry in entries if (entry.model, entry.split) == (b, one.split) and entry.is_whole]
            for other in others:
                pairs += _pairs(_Predicted(one, data, build), _Predicted(other, data, build))
    return pairs


class _Predicted:
    """The predictions of one experiment on its test clips."""

    def __init__(self, entry: Entry, data: Data, build: Path) -> None:
        self.entry = entry
        self.experiment = Experiment(
            data,
            Settings(
                model=entry.model,
                split=entry.split,
                corpora=tuple(entry.made.data),
                seed=entry.made.seed,
                build=build,
                command="",
                date=entry.made.date,
            ),
        )
        self.figures: Figures = load_figures(self.experiment.files.figures)
        self.made_by = sha256_of(self.experiment.files.onnx) if self.experiment.files.onnx.exists() else ""

    def measured(self, result: Result) -> Measured:
        """Return the predictions behind a result."""
        condition = result.name.partition("/")[2]
        scores = Scores.load(self.experiment.files.scores(condition), made_by=self.made_by)
        predictions = scores.predictions(
            self.experiment.division.test, result.temperature, labels=self.experiment.workspace.labels
        )
        setting = Setting(**{field: getattr(result, field) for field in Setting.__struct_fields__})
        return Measured(predictions.of_corpus(result.corpus).restricted(result.labels), setting)


def _pairs(one: _Predicted, other: _Predicted) -> list[Pair]:
    theirs = {result.name: result for result in other.figures.results}
    both = [result for result in one.figures.results if result.name in theirs]
    return [_pair(one, other, result, theirs[result.name]) for result in both]


def _pair(one: _Predicted, other: _Predicted, result: Result, its: Result) -> Pair:
    names = one.entry.model, other.entry.model
    measured = {names[0]: one.measured(result), names[1]: other.measured(its)}
    figures = make_figures(
        model="", version="", made=one.entry.made, measured=measured, comparisons=[("a minus b", *names)]
    )
    for found, expected, of in zip(figures.results, (result, its), (one, other), strict=True):
        if found.confusion != expected.confusion:
            raise TrainingError(
                f"the scores beside {of.experiment.files.figures} give UAR {found.uar.value} for {expected.name}, and "
                f"it says {expected.uar.value}: --data has other clips than it was made from, or it is of another model"
            )
    (found_pair,) = figures.comparisons
    return Pair(
        a=names[0],
        b=names[1],
        split=one.entry.split,
        corpus=result.corpus,
        condition=result.condition,
        uar=found_pair.uar,
        accuracy=found_pair.accuracy,
        agreement=found_pair.agreement,
    )
