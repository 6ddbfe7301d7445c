"""The metrics of a model: pure functions of probabilities and targets.

Those with ``draws`` give the metric of many draws of the clips at once, for the intervals of
``export.evaluation.bootstrap``; the others use each clip once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

if TYPE_CHECKING:
    from collections.abc import Callable

Probabilities = NDArray[np.float64]
"""Shape (n_clips, n_labels), rows sum to 1."""
Targets = NDArray[np.int64]
"""Shape (n_clips,), indices of labels."""
Figure = NDArray[np.float64]
"""Shape (n_draws,), one value a draw."""

ECE_BINS = 15
LEAST_PROBABILITY = 1e-9
"""Probabilities are raised to this before a temperature is applied, as in the daemon."""


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """How often each clip is drawn in each of many draws; groups of clips are drawn together."""

    groups: NDArray[np.int64]
    """Shape (n_clips,): the group of each clip, such as its speaker."""
    counts: NDArray[np.float64]
    """Shape (n_draws, n_groups): how often each group was drawn."""

    def sums(self, contributions: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the sum of each draw's contributions: (n_clips, k) to (n_draws, k)."""
        grouped = np.zeros((self.counts.shape[1], contributions.shape[1]))
        np.add.at(grouped, self.groups, contributions)
        return self.counts @ grouped

    @property
    def clip_counts(self) -> NDArray[np.float64]:
        """How often each clip was drawn, shape (n_draws, n_clips)."""
        return self.counts[:, self.groups]


def once(n_clips: int) -> Draws:
    """Return a single draw of every clip once."""
    return Draws(groups=np.zeros(n_clips, dtype=np.int64), counts=np.ones((1, 1)))


# -- right or wrong --------------------------------------------------------------------------------


def accuracy(probabilities: Probabilities, targets: Targets) -> float:
    """Return the share of clips whose most probable label is the right one."""
    return float(accuracies(probabilities, targets, once(len(targets)))[0])


def accuracies(probabilities: Probabilities, targets: Targets, draws: Draws) -> Figure:
    """Return the accuracy in each draw."""
    right = probabilities.argmax(axis=1) == targets
    return _share(draws.sums(np.stack([right, np.ones(len(right))], axis=1)))


def confusion(probabilities: Probabilities, targets: Targets) -> NDArray[np.int64]:
    """Return counts, shape (n_labels, n_labels): row the true label, column the predicted one."""
    n_labels = probabilities.shape[1]
    flat = np.bincount(targets * n_labels + probabilities.argmax(axis=1), minlength=n_labels**2)
    return flat.reshape(n_labels, n_labels)


def uar(probabilities: Probabilities, targets: Targets) -> float:
    """Return the unweighted average recall: the mean recall of the labels that clips have."""
    return float(uars(probabilities, targets, once(len(targets)))[0])


def uars(probabilities: Probabilities, targets: Targets, draws: Draws) -> Figure:
    """Return the unweighted average recall in each draw, over the labels that are in it."""
    each = recalls(probabilities, targets, draws)
    figure: Figure = np.nansum(each, axis=1) / (~np.isnan(each)).sum(axis=1)
    return figure


def recalls(probabilities: Probabilities, targets: Targets, draws: Draws) -> NDArray[np.float64]:
    """Return each label's recall, shape (n_draws, n_labels); NaN where a draw lacks the label."""
    n_labels = probabilities.shape[1]
    acted = np.eye(n_labels)[targets]  # (n_clips, n_labels)
    right = acted * (probabilities.argmax(axis=1) == targets)[:, np.newaxis]
    sums = draws.sums(np.concatenate([right, acted], axis=1))
    return _ratio(sums[:, :n_labels], sums[:, n_labels:])


def recall_by_label(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return each label's recall from a confusion matrix; NaN for a label without clips."""
    return _ratio(counts.diagonal(), counts.sum(axis=1))


def precision_by_label(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return each label's precision from a confusion matrix; NaN for a label that was never predicted."""
    return _ratio(counts.diagonal(), counts.sum(axis=0))


def f1_by_label(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return 2 TP / (2 TP + FP + FN) of each label; NaN for one without clips and predictions."""
    return _ratio(2 * counts.diagonal(), counts.sum(axis=0) + counts.sum(axis=1))


def agreement(one: Probabilities, other: Probabilities) -> float:
    """Return the share of clips on which two models give the same most probable label."""
    return float(agreements(one, other, once(len(one)))[0])


def agreements(one: Probabilities, other: Probabilities, draws: Draws) -> Figure:
    """Return the agreement of two models in each draw."""
    return accuracies(one, other.argmax(axis=1), draws)


# -- calibration and selection --------------------------------------------------------------------------------------


def calibration_error(probabilities: Probabilities, targets: Targets) -> float:
    """Return the expected calibration error of the top label, 15 bins of equal width (Guo et al., 2017)."""
    return float(calibration_errors(probabilities, targets, once(len(targets)))[0])


def calibration_errors(probabilities: Probabilities, targets: Targets, draws: Draws) -> Figure:
    """Return the expected calibration error in each draw."""
    top = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == targets
    bins = np.minimum((top * ECE_BINS).astype(int), ECE_BINS - 1)
    gaps = (right - top)[:, np.newaxis] * np.eye(ECE_BINS)[bins]  # (n_clips, ECE_BINS)
    sums = draws.sums(np.concatenate([gaps, np.ones((len(top), 1))], axis=1))
    figure: Figure = np.abs(sums[:, :-1]).sum(axis=1) / sums[:, -1]
    return figure


def accuracy_at(probabilities: Probabilities, targets: Targets, coverage: float) -> float:
    """Return the accuracy on the share ``coverage`` (0..1] of clips with the highest top probabilities."""
    return float(accuracies_at(probabilities, targets, coverage, once(len(targets)))[0])


def accuracies_at(probabilities: Probabilities, targets: Targets, coverage: float, draws: Draws) -> Figure:
    """Return the selective accuracy in each draw.

    Where the share ends among clips of the same top probability, their mean counts; where it ends within a clip, the
    clip counts in part.
    """
    if not 0 < coverage <= 1:
        raise ValueError(f"coverage: expected more than 0 and at most 1, got {coverage}")
    right = probabilities.argmax(axis=1) == targets
    levels, level = np.unique(-probabilities.max(axis=1), return_inverse=True)  # the highest first
    ends = np.flatnonzero(np.diff(np.append(np.sort(level), len(levels))))  # last clip of each level
    order = np.argsort(level, kind="stable")
    counts = draws.clip_counts[:, order]
    n_until = np.cumsum(counts, axis=1)[:, ends]  # (n_draws, n_levels)
    right_until = np.cumsum(counts * right[order], axis=1)[:, ends]
    wanted = coverage * n_until[:, -1]
    row = np.arange(len(counts))
    last = np.minimum((n_until < wanted[:, np.newaxis]).sum(axis=1), len(levels) - 1)
    n_before = np.where(last > 0, n_until[row, last - 1], 0.0)
    right_before = np.where(last > 0, right_until[row, last - 1], 0.0)
    share = (right_until[row, last] - right_before) / (n_until[row, last] - n_before)
    figure: Figure = (right_before + (wanted - n_before) * share) / wanted
    return figure


def threshold_for_coverage(probabilities: Probabilities, coverage: float) -> float:
    """Return the highest threshold with a coverage of ``coverage`` (0..1] or more."""
    if not 0 < coverage <= 1:
        raise ValueError(f"coverage: expected more than 0 and at most 1, got {coverage}")
    top = np.sort(probabilities.max(axis=1))[::-1]
    return float(top[int(np.ceil(round(coverage * len(top), 9))) - 1])


def with_temperature(probabilities: Probabilities, temperature: float) -> Probabilities:
    """Return ``p ** (1 / temperature)``, rows normalised to sum 1: the daemon's use of a card's temperature."""
    powered = np.clip(probabilities, LEAST_PROBABILITY, 1.0) ** (1 / temperature)
    scaled: Probabilities = powered / powered.sum(axis=1, keepdims=True)
    return scaled


def best_temperature(softened: Callable[[float], Probabilities], targets: Targets) -> float:
    """Return the temperature, between 0.2 and 5, whose ``softened`` predictions have the least log loss."""

    def loss(log_temperature: float) -> float:
        right = softened(float(np.exp(log_temperature)))[np.arange(len(targets)), targets]
        return float(-np.mean(np.log(right)))

    found = minimize_scalar(loss, bounds=(np.log(0.2), np.log(5.0)), method="bounded")
    return float(np.exp(found.x))


def _share(sums: NDArray[np.float64]) -> Figure:
    figure: Figure = sums[:, 0] / sums[:, 1]
    return figure


def _ratio(part: NDArray[np.generic], whole: NDArray[np.generic]) -> NDArray[np.float64]:
    parts, wholes = part.astype(np.float64), whole.astype(np.float64)
    return np.divide(parts, wholes, out=np.full_like(parts, np.nan), where=wholes > 0)
