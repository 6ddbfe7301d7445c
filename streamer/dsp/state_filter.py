"""The filter behind a leg's state: the forward algorithm (Rabiner 1989) over labels that last for a while."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from streamer.core.audio import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

LEAST_SCORE = 1e-4
"""Scores below it are raised to it: one sure result must not rule a label out for good."""
LEAST_RATE = 1e-6
"""Training base rates below it are raised to it."""


class StateFilter:
    """The posterior of each label of one leg, given all results so far.

    Within ``t`` seconds the label stays the same with probability ``stickiness ** t``; else it is drawn anew by the
    base rates, and may be the same again. So without evidence the posterior relaxes towards the base rates, by the same
    amount in one step or in many.

    Deterministic, in float64. Memory is a few arrays of n_labels.
    """

    def __init__(
        self,
        base_rates: NDArray[np.float64],
        training_rates: NDArray[np.float64],
        *,
        stickiness: float,
        evidence_exponent: float,
    ) -> None:
        """``base_rates``, of the place of use, and ``training_rates``, of the model: shape (n_labels,), sum 1.

        ``stickiness``: 0..1, for one second. ``evidence_exponent``: tempers the evidence of one result; 0 ignores it.
        """
        self._has_evidence = False
        self.reconfigure(base_rates, training_rates, stickiness=stickiness, evidence_exponent=evidence_exponent)

    def reconfigure(
        self,
        base_rates: NDArray[np.float64],
        training_rates: NDArray[np.float64],
        *,
        stickiness: float,
        evidence_exponent: float,
    ) -> None:
        """Take other settings, arguments as above. The posterior after the last result stays."""
        self._base = base_rates
        self._training = np.maximum(training_rates, LEAST_RATE)
        self._stickiness = stickiness
        self._exponent = evidence_exponent
        if not self._has_evidence:
            self.reset()

    def reset(self) -> None:
        """Forget all results."""
        self._has_evidence = False
        self._posterior = self._base
        self._at = 0
        """The sample index that ``_posterior`` holds for."""

    def posterior(self, index: int) -> NDArray[np.float64]:
        """Return the posterior at a sample index, shape (n_labels,), sum 1; not before the last result's."""
        stay = self._stickiness ** ((index - self._at) / SAMPLE_RATE)
        relaxed: NDArray[np.float64] = stay * self._posterior + (1 - stay) * self._base
        return relaxed

    def update(self, index: int, scores: NDArray[np.floating], *, new_share: float) -> None:
        """Take a result that ends at sample index ``index``; indices never decrease.

        ``scores``: shape (n_labels,), sum 1; the posterior under the training's base rates. ``new_share``: how much of
        the audio behind it, 0..1, no earlier result was about: results that overlap are not independent.
        """
        likelihoods = np.maximum(scores.astype(np.float64), LEAST_SCORE) / self._training
        odds = self.posterior(index) * likelihoods ** (self._exponent * new_share)
        self._posterior = odds / odds.sum()
        self._has_evidence = True
        self._at = index

    def falls_below(self, label: int, probability: float) -> int | None:
        """Return from which sample index on the posterior of a label is below ``probability`` if no more results come.

        None where it never is.
        """
        now, base = float(self._posterior[label]), float(self._base[label])
        if now < probability:
            return self._at
        if base >= probability or self._stickiness == 1:
            return None
        if self._stickiness == 0:
            return self._at + 1
        seconds = math.log((probability - base) / (now - base)) / math.log(self._stickiness)
        return self._at + math.floor(seconds * SAMPLE_RATE) + 1


def rates_of(labels: Sequence[str], table: Mapping[str, float]) -> tuple[float, ...]:
    """Return the base rate of each label, sum 1.

    ``table``: shares of labels, sum at most 1. Labels that are not in it share the rest evenly; what it says of other
    labels is left out, and the others are scaled to sum 1. Raises ValueError where nothing is left.
    """
    others = [label for label in labels if label not in table]
    rest = max(0.0, 1 - sum(table.values()))
    shares = [table[label] if label in table else rest / len(others) for label in labels]
    total = sum(shares)
    if total <= 0:
        raise ValueError(f"a share above 0 expected for one of {', '.join(labels)}, got none")
    return tuple(share / total for share in shares)
