"""Judges a pipeline's networks by the speakers held out of each: answers, a temperature for them, figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from export.acoustics.conditions import CONDITIONS
from export.corpora.readers import CORPORA
from export.errors import TrainingError
from export.evaluation import metrics
from export.evaluation.evaluate import Scores, onnx_scorer
from export.evaluation.figures import Setting
from export.evaluation.measure import Measured, make_figures
from export.evaluation.predictions import concatenate
from export.pipeline.training_run import conditions, loader
from streamer.inference.card import sha256_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from export.corpora.splits import Split
    from export.evaluation.figures import Figures, Made, Precision
    from export.evaluation.predictions import Predictions
    from export.pipeline.training_run import TrainingRun

PRECISIONS: tuple[Precision, ...] = ("int8", "fp32")
MOST_PARTS = 5
"""Into which those held out together are divided, so that a temperature is fitted on others."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One network and the clips that it never heard."""

    making: TrainingRun
    split: Split


class HeldOut:
    """What the networks said about the speakers held out of each, under every condition."""

    def __init__(self, judged: Sequence[Judged], *, n_groups: int) -> None:
        """Ask what an earlier run didn't; ``n_groups``: how many groups of speakers there are, held out or not."""
        self._judged = judged
        self._n_groups = n_groups
        self.names = conditions(judged[0].making.plan).names
        self._scores = [self._ask(one) for one in judged]
        self._parts = parts([one.split for one in judged])
        self.temperature = self._fit(np.ones(len(self._parts), dtype=np.bool_))
        """What fits the int8 answers of all that were held out: for the model that learns from everybody."""
        n_parts = int(self._parts.max()) + 1
        self._fitted = [self._fit(self._parts != part) if n_parts > 1 else 1.0 for part in range(n_parts)]

    def predictions(self, precision: Precision, condition: str) -> Predictions:
        """Return the answers of all networks, each clip's at a temperature that others than its speaker gave."""
        rows = np.stack([self._at(precision, condition, t).probabilities for t in self._fitted])
        whole = self._at(precision, condition, 1.0)
        return replace(whole, probabilities=rows[self._parts, np.arange(len(whole))])

    def figures(self, *, model: str, version: str, made: Made) -> Figures:
        """Return every figure: each precision under each condition, a result a corpus."""
        measured: dict[str, Measured] = {}
        comparisons = []
        for precision in PRECISIONS:
            for condition in self.names:
                predictions = self.predictions(precision, condition)
                for corpus in predictions.corpora:
                    name = f"{corpus}/{precision}/{condition}"
                    theirs = _among_its_own(predictions.of_corpus(corpus), corpus)
                    measured[name] = Measured(theirs, self._setting(theirs, precision, condition))
                    if precision == "fp32":
                        told = f"int8 minus fp32, {CONDITIONS[condition]}"
                        comparisons.append((told, f"{corpus}/int8/{condition}", name))
                    elif condition != "clean":
                        comparisons.append((f"{CONDITIONS[condition]} minus clean", name, f"{corpus}/int8/clean"))
        return make_figures(model=model, version=version, made=made, measured=measured, comparisons=comparisons)

    def _ask(self, one: Judged) -> dict[tuple[str, str], Scores]:
        making, clips = one.making, one.split.test
        files = {"int8": making.int8, "fp32": making.fp32}
        made_by = " ".join(sha256_of(file) for file in files.values())
        scorers = {precision: onnx_scorer(file) for precision, file in files.items()}
        heard = loader(making.plan, clips)
        found: dict[tuple[str, str], Scores] = {}
        for condition in self.names:
            paths = {precision: making.file(f"scores/{precision}.{condition}.npz") for precision in files}
            try:
                scores = {precision: Scores.load(path, made_by=made_by) for precision, path in paths.items()}
            except TrainingError:
                scores = heard.score(scorers, condition, title=f"{making.name}, {condition}")
                for precision, path in paths.items():
                    scores[precision].save(path, made_by=made_by)
            found |= {(precision, condition): its for precision, its in scores.items()}
        return found

    def _at(self, precision: str, condition: str, temperature: float) -> Predictions:
        return concatenate(
            [
                scores[precision, condition].predictions(one.split.test, temperature, labels=one.making.labels)
                for one, scores in zip(self._judged, self._scores, strict=True)
            ]
        )

    def _fit(self, of: NDArray[np.bool_]) -> float:
        """Return the temperature that fits the int8 answers about some clips best, over all conditions."""
        targets = np.concatenate([self._at("int8", name, 1.0).targets[of] for name in self.names])
        return metrics.best_temperature(
            lambda t: np.concatenate([self._at("int8", name, t).probabilities[of] for name in self.names]), targets
        )

    def _setting(self, predictions: Predictions, precision: Precision, condition: str) -> Setting:
        here = set(predictions.speakers)
        groups = [sorted({clip.speaker for clip in one.split.test} & here) for one in self._judged]
        n = len(self._judged)
        which = f"each of {n} groups of speakers in turn" if n > 1 else f"the first of {self._n_groups} groups"
        models = f"out-of-fold answers of {n} models, pooled" if n > 1 else "one model"
        return Setting(
            protocol=f"{which}, with about as many clips each",
            split=f"speaker-independent; {models}; the model that is kept learnt from everybody, by the same recipe",
            held_out=[group for group in groups if group],
            condition=CONDITIONS[condition],
            precision=precision,
            normalization="none",
            temperature=round(float(np.mean(self._fitted)), 4),
        )


def parts(splits: Sequence[Split]) -> NDArray[np.int64]:
    """Return, for each held-out clip, the number of its group; of one group alone, of a part of its speakers."""
    if len(splits) > 1:
        return np.concatenate([np.full(len(split.test), i) for i, split in enumerate(splits)])
    (split,) = splits
    speakers = sorted({clip.speaker for clip in split.test})
    return np.array([speakers.index(clip.speaker) % MOST_PARTS for clip in split.test])


def _among_its_own(predictions: Predictions, corpus: str) -> Predictions:
    """Return the answers among the labels that a known corpus has; one's own has them all."""
    if corpus not in CORPORA:
        return predictions
    return predictions.restricted([label for label in predictions.labels if label in CORPORA[corpus].labels.values()])
