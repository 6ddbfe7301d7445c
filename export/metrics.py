"""The figures by which a model is judged. Pure functions of probabilities and targets."""

from __future__ import annotations

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

ECE_BINS = 15


def accuracy(probabilities: Probabilities, targets: Targets) -> float:
    """Return the share of clips whose most probable label is the right one."""
    return float(np.mean(probabilities.argmax(axis=1) == targets))


def confusion(probabilities: Probabilities, targets: Targets) -> NDArray[np.int64]:
    """Return counts, shape (n_labels, n_labels): row the true label, column the answer."""
    n_labels = probabilities.shape[1]
    flat = np.bincount(targets * n_labels + probabilities.argmax(axis=1), minlength=n_labels**2)
    return flat.reshape(n_labels, n_labels)


def uar(probabilities: Probabilities, targets: Targets) -> float:
    """Return the unweighted average recall: the mean of each present label's share of right answers."""
    counts = confusion(probabilities, targets)
    present = counts.sum(axis=1) > 0
    return float(np.mean(counts.diagonal()[present] / counts.sum(axis=1)[present]))


def agreement(one: Probabilities, other: Probabilities) -> float:
    """Return the share of clips on which two models give the same most probable label."""
    return float(np.mean(one.argmax(axis=1) == other.argmax(axis=1)))


def calibration_error(probabilities: Probabilities, targets: Targets) -> float:
    """Return the expected calibration error of the top label, 15 bins of equal width (Guo et al., 2017)."""
    top = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == targets
    bins = np.minimum((top * ECE_BINS).astype(int), ECE_BINS - 1)
    gaps = [abs(np.sum(right[bins == b]) - np.sum(top[bins == b])) for b in range(ECE_BINS)]
    return float(np.sum(gaps) / len(top))


def with_temperature(probabilities: Probabilities, temperature: float) -> Probabilities:
    """Return ``p ** (1 / temperature)``, rows made to sum 1: what the daemon does with a card's temperature."""
    powered = np.clip(probabilities, 1e-12, 1.0) ** (1 / temperature)
    scaled: Probabilities = powered / powered.sum(axis=1, keepdims=True)
    return scaled


def best_temperature(softened: Callable[[float], Probabilities], targets: Targets) -> float:
    """Return the temperature, between 0.2 and 5, whose ``softened`` answers have the least log loss."""

    def loss(log_temperature: float) -> float:
        right = softened(float(np.exp(log_temperature)))[np.arange(len(targets)), targets]
        return float(-np.mean(np.log(right)))

    found = minimize_scalar(loss, bounds=(np.log(0.2), np.log(5.0)), method="bounded")
    return float(np.exp(found.x))
