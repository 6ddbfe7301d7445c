"""Running normalisation of a leg: learns the bias of its voice from earlier utterances, removes it from scores."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FLOOR = 1e-3
"""Probabilities below it are raised to it: how close a probability is to 0 says little about a voice."""
MAX_LOG_SCORE = -math.log(FLOOR)
"""Log scores lie between the negative of this and this."""
EIGENVALUES = (1e-9, 1e6)
"""Smallest and largest of a covariance: float64 inverts it safely, and log probabilities vary less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegNormalization:
    """How voices differ, estimated in training and stored in the model card.

    An utterance with calibrated probabilities ``p`` has the log scores ``z = log(max(p, FLOOR))``, minus their mean
    over the labels. They are modelled as the prototype of the label, plus an offset of the voice drawn from
    N(0, voices), plus a residual of the utterance drawn from N(0, utterances): a random-effects model (Laird and Ware
    1982).

    Raises ValueError if the matrices are not square, of one size and finite, or the covariances not symmetric and
    positive definite. Log scores sum to 0, so their covariances are singular: add a small multiple of the identity.
    """

    prototypes: list[list[float]]
    """Shape (n_labels, n_labels): row i is the mean of the log scores of utterances that express label i."""
    voices: list[list[float]]
    """Shape (n_labels, n_labels): covariance of the offsets of voices."""
    utterances: list[list[float]]
    """Shape (n_labels, n_labels): covariance of the residuals of one voice's utterances."""
    softness: float
    """Multiplies log scores before the softmax that assigns labels, above 0 up to 100; small: nearly uniform."""

    def __post_init__(self) -> None:
        n = len(self.prototypes)
        prototypes = _matrix("prototypes", self.prototypes, n)
        largest = float(np.abs(prototypes).max())
        if largest > MAX_LOG_SCORE:
            raise ValueError(
                f"prototypes: log scores of -{MAX_LOG_SCORE:.1f} to {MAX_LOG_SCORE:.1f} expected, got {largest:.1f}"
            )
        _check_covariance("voices", _matrix("voices", self.voices, n))
        _check_covariance("utterances", _matrix("utterances", self.utterances, n))
        if not 0 < self.softness <= 100:
            raise ValueError(f"softness: a number above 0 and up to 100 expected, got {self.softness}")


class LegNormalizer:
    """The normalisation of one voice; a new voice needs a new normalizer.

    The offset of the voice is estimated by its posterior mean (empirical Bayes, as in the MAP adaptation of Gauvain and
    Lee 1994). The label of an utterance is unknown: each utterance is distributed over the prototypes once, with the
    offset known by then (one causal EM step per utterance). Cepstral mean normalisation (Atal 1974) subtracts the mean
    of all earlier audio; this subtracts only what the labels don't explain, so that a speaker who is mostly neutral
    stays neutral. The smaller the softness, the less the labels explain, and the closer the result is to the mean.

    Deterministic, in float64. Memory is a few matrices of n_labels x n_labels, however long the leg.
    """

    def __init__(self, normalization: LegNormalization) -> None:
        self._prototypes = np.array(normalization.prototypes, dtype=np.float64)
        self._softness = normalization.softness
        self._weight = _inverse(normalization.utterances)
        """The precision that each utterance adds."""
        self._precision = _inverse(normalization.voices)
        self._evidence: NDArray[np.float64] = np.zeros(len(self._prototypes))
        """Precision times offset."""
        self._offset: NDArray[np.float64] = np.zeros(len(self._prototypes))
        """The estimated bias of the voice, in log scores."""

    def normalize(self, scores: NDArray[np.floating]) -> NDArray[np.float32]:
        """Return the scores without the offset of the voice, shape (n_labels,), sum 1; unchanged before ``update``.

        ``scores``: probabilities of a window or an utterance, shape (n_labels,), sum 1.
        """
        if not self._offset.any():
            return scores.astype(np.float32)
        logs = np.log(np.maximum(scores.astype(np.float64), np.finfo(np.float32).tiny))
        return _softmax(logs - self._offset).astype(np.float32)

    def update(self, scores: NDArray[np.floating]) -> None:
        """Update the offset with the scores of a whole utterance, shape (n_labels,), sum 1, not normalised."""
        logs = np.log(np.maximum(scores.astype(np.float64), FLOOR))
        logs -= logs.mean()
        labels = _softmax(self._softness * (logs - self._offset))  # (n_labels,)
        unexplained = logs - labels @ self._prototypes
        self._precision = self._precision + self._weight
        self._evidence = self._evidence + self._weight @ unexplained
        self._offset = np.linalg.solve(self._precision, self._evidence).astype(np.float64)


def _softmax(logs: NDArray[np.float64]) -> NDArray[np.float64]:
    odds = np.exp(logs - logs.max())
    shares: NDArray[np.float64] = odds / odds.sum()
    return shares


def _inverse(rows: list[list[float]]) -> NDArray[np.float64]:
    inverse: NDArray[np.float64] = np.linalg.inv(np.array(rows, dtype=np.float64))
    return inverse


def _matrix(name: str, rows: list[list[float]], n: int) -> NDArray[np.float64]:
    lengths = [len(row) for row in rows]
    if n == 0 or lengths != [n] * n:
        raise ValueError(f"{name}: {n} rows of {n} numbers expected, got rows of {lengths}")
    matrix = np.array(rows, dtype=np.float64)
    if not np.isfinite(matrix).all():
        raise ValueError(f"{name}: finite numbers expected, got {matrix[~np.isfinite(matrix)][0]}")
    return matrix


def _check_covariance(name: str, matrix: NDArray[np.float64]) -> None:
    asymmetry = float(np.abs(matrix - matrix.T).max())
    if asymmetry > 1e-6 * np.abs(matrix).max():
        raise ValueError(f"{name}: a symmetric matrix expected, got one whose halves differ by {asymmetry:g}")
    least, most = np.linalg.eigvalsh(matrix)[[0, -1]]
    if least < EIGENVALUES[0] or most > EIGENVALUES[1]:
        raise ValueError(
            f"{name}: a positive definite matrix, with eigenvalues of {EIGENVALUES[0]:g} to {EIGENVALUES[1]:g}, "
            f"expected, got {least:g} to {most:g}"
        )
