"""Evaluates a pipeline's networks on the speakers held out of each: predictions, their temperature, figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from export.evaluation.measure import make_figures
from export.evaluation.predictions import concatenate
from export.runs.figures import Grid, fit_temperature, setting_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from export.corpora.splits import Split
    from export.evaluation.figures import Figures, Made, Precision, Setting
    from export.evaluation.predictions import Predictions
    from export.pipeline.training_run import TrainingRun

PRECISIONS: tuple[Precision, ...] = ("int8", "fp32")
MOST_PARTS = 5
"""Parts, at most, of a single held-out group: the temperature of one is fitted on the others."""


@dataclass(frozen=True, slots=True)
class HeldOutRun:
    """One network, and the split whose test clips it never saw."""

    run: TrainingRun
    split: Split


class HeldOut:
    """The predictions of the networks about the speakers held out of each, under every condition."""

    def __init__(self, tested: Sequence[HeldOutRun], *, n_groups: int) -> None:
        """Score what an earlier run didn't; ``n_groups``: number of groups of speakers, held out or not."""
        self._tested = tested
        self._n_groups = n_groups
        self.names = tested[0].run.workspace.conditions().names
        self._scores = [one.run.score(PRECISIONS, one.split.test, self.names, resume=True) for one in tested]
        self._parts = parts([one.split for one in tested])
        self.temperature = self._fit(np.ones(len(self._parts), dtype=np.bool_))
        """Fitted on the int8 predictions of all test clips, for the model that is trained on everybody."""
        n_parts = int(self._parts.max()) + 1
        self._fitted = [self._fit(self._parts != part) if n_parts > 1 else 1.0 for part in range(n_parts)]

    def predictions(self, precision: Precision, condition: str) -> Predictions:
        """Return the predictions of all networks, each clip's at a temperature fitted on other speakers."""
        rows = np.stack([self._at(precision, condition, t).probabilities for t in self._fitted])
        whole = self._at(precision, condition, 1.0)
        return replace(whole, probabilities=rows[self._parts, np.arange(len(whole))])

    def figures(self, *, model: str, version: str, made: Made) -> Figures:
        """Return every figure: each precision under each condition, a result a corpus."""
        grid = Grid.measure(
            self.predictions,
            self._setting,
            precisions=PRECISIONS,
            conditions=self.names,
            pattern="{corpus}/{precision}/{condition}",
        )
        comparisons = [*grid.minus_clean("int8"), *grid.int8_minus_fp32()]
        return make_figures(model=model, version=version, made=made, measured=grid.measured, comparisons=comparisons)

    def _at(self, precision: Precision, condition: str, temperature: float) -> Predictions:
        return concatenate(
            [
                scores[precision, condition].predictions(one.split.test, temperature, labels=one.run.workspace.labels)
                for one, scores in zip(self._tested, self._scores, strict=True)
            ]
        )

    def _fit(self, of: NDArray[np.bool_]) -> float:
        """Return the temperature that fits the int8 predictions of some clips, over all conditions."""
        return fit_temperature(lambda t: [self._at("int8", name, t).rows(np.flatnonzero(of)) for name in self.names])

    def _setting(self, predictions: Predictions, precision: Precision, condition: str) -> Setting:
        here = set(predictions.speakers)
        groups = [sorted({clip.speaker for clip in one.split.test} & here) for one in self._tested]
        n = len(self._tested)
        which = f"each of {n} groups of speakers in turn" if n > 1 else f"the first of {self._n_groups} groups"
        models = f"out-of-fold predictions of {n} models, pooled" if n > 1 else "one model"
        return setting_of(
            condition,
            precision,
            protocol=f"{which}, with about as many clips each",
            split=f"speaker-independent; {models}; the model that is kept learnt from everybody, by the same recipe",
            held_out=[group for group in groups if group],
            temperature=float(np.mean(self._fitted)),
        )


def parts(splits: Sequence[Split]) -> NDArray[np.int64]:
    """Return the number of each test clip's group; for a single group, of a part of its speakers."""
    if len(splits) > 1:
        return np.concatenate([np.full(len(split.test), i) for i, split in enumerate(splits)])
    (split,) = splits
    speakers = sorted({clip.speaker for clip in split.test})
    return np.array([speakers.index(clip.speaker) % MOST_PARTS for clip in split.test])
