"""From the scores of a run to figures: a temperature, and a grid of corpora, precisions and conditions."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from export.acoustics.conditions import CONDITIONS
from export.corpora.readers import CORPORA
from export.evaluation import metrics
from export.evaluation.figures import Setting
from export.evaluation.measure import Measured

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from export.evaluation.figures import Precision
    from export.evaluation.predictions import Predictions

    Cell = tuple[str, Precision, str]
    """Corpus, precision, condition."""

CORPUS_PARTS = {"emodb": "first 2.0 s of each clip"}
"""By corpus, which part of it there is, where that is not all."""


def fit_temperature(at: Callable[[float], Sequence[Predictions]]) -> float:
    """Return the temperature with the least log loss over all predictions; ``at`` gives them at a temperature."""
    targets = np.concatenate([one.targets for one in at(1.0)])
    return metrics.best_temperature(lambda t: np.concatenate([one.probabilities for one in at(t)]), targets)


def setting_of(
    condition: str,
    precision: Precision,
    *,
    protocol: str,
    split: str,
    held_out: list[list[str]],
    temperature: float = 1.0,
    part: str = "",
) -> Setting:
    """Return how predictions were made, without normalisation of legs."""
    return Setting(
        protocol=protocol,
        split=split,
        held_out=held_out,
        condition=CONDITIONS[condition],
        precision=precision,
        normalization="none",
        temperature=round(temperature, 4),
        part=part,
    )


def among_own_labels(predictions: Predictions, corpus: str) -> Predictions:
    """Return the predictions among the labels that ``corpus`` has; an own corpus has all."""
    if corpus not in CORPORA:
        return predictions
    return predictions.restricted([label for label in predictions.labels if label in CORPORA[corpus].labels.values()])


@dataclass(frozen=True, slots=True)
class Grid:
    """The measured cells of a grid, in the order of precisions, conditions and corpora."""

    cells: dict[Cell, Measured]
    pattern: str
    """Name of a result, as ``{corpus}/{condition}``."""

    @classmethod
    def measure(
        cls,
        predict: Callable[[Precision, str], Predictions],
        setting: Callable[[Predictions, Precision, str], Setting],
        *,
        precisions: Sequence[Precision],
        conditions: Sequence[str],
        pattern: str,
    ) -> Grid:
        """Divide the predictions of each precision and condition by corpus, each among its corpus's labels."""
        cells: dict[Cell, Measured] = {}
        for precision, condition in product(precisions, conditions):
            predictions = predict(precision, condition)
            for corpus in predictions.corpora:
                own = among_own_labels(predictions.of_corpus(corpus), corpus)
                cells[corpus, precision, condition] = Measured(own, setting(own, precision, condition))
        return cls(cells, pattern)

    @property
    def measured(self) -> dict[str, Measured]:
        """By name."""
        return {self._name(*cell): one for cell, one in self.cells.items()}

    def minus_clean(self, precision: Precision) -> list[tuple[str, str, str]]:
        """Return the comparisons of each other condition with clean speech."""
        return [
            (
                f"{CONDITIONS[condition]} minus clean",
                self._name(corpus, its, condition),
                self._name(corpus, its, "clean"),
            )
            for corpus, its, condition in self.cells
            if its == precision and condition != "clean"
        ]

    def int8_minus_fp32(self) -> list[tuple[str, str, str]]:
        """Return the comparisons of int8 with fp32 under each condition."""
        return [
            (
                f"int8 minus fp32, {CONDITIONS[condition]}",
                self._name(corpus, "int8", condition),
                self._name(corpus, "fp32", condition),
            )
            for corpus, precision, condition in self.cells
            if precision == "fp32"
        ]

    def _name(self, corpus: str, precision: Precision, condition: str) -> str:
        return self.pattern.format(corpus=corpus, precision=precision, condition=condition)
