"""The state of a leg as the daemon decides it, for many legs and many settings at once.

The labels are hidden states: within ``t`` seconds one stays with probability ``stickiness ** t``, else it is drawn anew
by the base rates of the place of use. A result is evidence: its scores over the training's base rates, tempered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from streamer.dsp.decision import BASE_RATES, UNEMOTIONAL, DecisionConfig
from streamer.dsp.state_filter import LEAST_RATE, LEAST_SCORE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from export.statistics.calls import ScoredLeg

DAEMON = DecisionConfig()
NONE, BEYOND = -1, -2
"""No state; after the last result of a leg."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The settings of ``[decision]`` that a state follows from; the defaults are the daemon's."""

    neutral: float = BASE_RATES["neutral"]
    """Base rate in the place of use."""
    calm: float = BASE_RATES["calm"]
    stickiness: float = DAEMON.stickiness
    evidence_exponent: float = DAEMON.evidence_exponent
    claim_probability: float = DAEMON.claim_probability
    unemotional_probability: float = DAEMON.unemotional_probability
    release_probability: float = DAEMON.release_probability

    def base_rates(self, labels: Sequence[str]) -> NDArray[np.float64]:
        """Return the base rate of each label, sum 1; the emotions share what neutral and calm leave."""
        stated = {"neutral": self.neutral, "calm": self.calm}
        others = [label for label in labels if label not in stated]
        rest = 1 - self.neutral - self.calm
        rates = np.array([stated.get(label, rest / max(1, len(others))) for label in labels])
        scaled: NDArray[np.float64] = rates / rates.sum()
        return scaled


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """The results of many legs side by side, shape (n_legs, n_results)."""

    legs: tuple[ScoredLeg, ...]
    labels: tuple[str, ...]
    likelihoods: NDArray[np.float64]
    """Logarithms, shape (n_legs, n_results, n_labels)."""
    new_share: NDArray[np.float64]
    ends_s: NDArray[np.float64]
    known_s: NDArray[np.float64]
    is_result: NDArray[np.bool_]
    """Legs have different numbers of results."""

    def take(self, chosen: NDArray[np.bool_]) -> Evidence:
        """Return the evidence of some legs, ``chosen`` of shape (n_legs,)."""
        return Evidence(
            tuple(self.legs[i] for i in np.flatnonzero(chosen)),
            self.labels,
            self.likelihoods[chosen],
            self.new_share[chosen],
            self.ends_s[chosen],
            self.known_s[chosen],
            self.is_result[chosen],
        )


def evidence_of(
    legs: Sequence[ScoredLeg], training_rates: Sequence[NDArray[np.float64]], labels: tuple[str, ...]
) -> Evidence:
    """Return the evidence of some legs; ``training_rates``: of the model that scored each, shape (n_labels,)."""
    n = max((len(leg.ends_s) for leg in legs), default=0)
    shape = (len(legs), n)
    evidence = Evidence(
        tuple(legs),
        labels,
        np.zeros((*shape, len(labels))),
        np.zeros(shape),
        np.zeros(shape),
        np.zeros(shape),
        np.zeros(shape, bool),
    )
    for i, (leg, rates) in enumerate(zip(legs, training_rates, strict=True)):
        part = slice(0, len(leg.ends_s))
        evidence.likelihoods[i, part] = np.log(np.maximum(leg.scores, LEAST_SCORE) / np.maximum(rates, LEAST_RATE))
        evidence.new_share[i, part], evidence.is_result[i, part] = leg.new_share, True
        evidence.ends_s[i, part], evidence.known_s[i, part] = leg.ends_s, leg.known_s
    return evidence


def states(evidence: Evidence, decision: Decision) -> NDArray[np.int64]:
    """Return the state after each result: the index of a label, NONE or BEYOND, shape (n_legs, n_results)."""
    n_legs, n_results = evidence.is_result.shape
    base = decision.base_rates(evidence.labels)
    claims = [
        decision.unemotional_probability if label in UNEMOTIONAL else decision.claim_probability
        for label in evidence.labels
    ]
    thresholds = np.maximum(claims, decision.release_probability)
    posterior, state = np.tile(base, (n_legs, 1)), np.full(n_legs, NONE)
    before, each = np.zeros(n_legs), np.arange(n_legs)
    found = np.full((n_legs, n_results), BEYOND)
    for j in range(n_results):
        here = evidence.is_result[:, j]
        stay = decision.stickiness ** np.maximum(0.0, evidence.ends_s[:, j] - before)[:, None]
        weight = decision.evidence_exponent * evidence.new_share[:, j, None]
        odds = (stay * posterior + (1 - stay) * base) * np.exp(weight * evidence.likelihoods[:, j])
        posterior = np.where(here[:, None], odds / odds.sum(1, keepdims=True), posterior)
        before = np.where(here, evidence.ends_s[:, j], before)
        best = posterior.argmax(1)
        begins = (best != state) & (posterior[each, best] >= thresholds[best])
        ends = (state != NONE) & (posterior[each, state] < decision.release_probability)
        state = np.where(begins, best, np.where(ends, NONE, state))
        found[here, j] = state[here]
    return found
