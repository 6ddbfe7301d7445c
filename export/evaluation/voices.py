"""Fits the running normalisation of a leg on predictions for held-out speakers.

A voice that always sounds a little angry to the model has the same offset in all its utterances. The daemon estimates
it from the leg's earlier utterances (``streamer.dsp.leg_normalization``); the scatter of voices and utterances, and the
mean scores of each label, are fitted here.
"""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from export.evaluation import metrics
from streamer.dsp.leg_normalization import FLOOR, LegNormalization, LegNormalizer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from export.evaluation.predictions import Predictions

SOFTNESS = (0.25, 0.5, 1.0)
"""Candidates for the weight of the predicted labels of earlier utterances."""
CONTEXT = 20
"""Utterances of the same voice before the evaluated one."""
NEUTRAL_SHARE = 0.75
"""Share of neutral ones among them, on a mostly neutral leg."""
NOISE_FLOOR = 0.05
"""Added to the variance of utterances, so that no direction is without noise."""
VOICE_FLOOR = 1e-4


def fit(parts: Sequence[Predictions], *, softness: float) -> LegNormalization:
    """Return the normalisation that fits predictions for held-out speakers.

    ``parts``: the same clips may be in several, under other conditions; a voice counts as another one in each.
    """
    z = np.concatenate([log_scores(part.probabilities) for part in parts])  # (n, n_labels)
    targets = np.concatenate([part.targets for part in parts])
    voices = np.unique([f"{i}/{name}" for i, part in enumerate(parts) for name in part.speakers], return_inverse=True)[
        1
    ]
    n_labels = z.shape[1]
    prototypes = np.stack([z[targets == label].mean(axis=0) for label in range(n_labels)])
    residuals = z - prototypes[targets]
    means = np.stack([residuals[voices == voice].mean(axis=0) for voice in range(voices.max() + 1)])
    utterances = _covariance(residuals - means[voices], degrees=len(residuals) - len(means))
    between = _covariance(means - means.mean(axis=0), degrees=len(means) - 1)
    between -= utterances * np.mean(1 / np.bincount(voices))  # less the scatter of a mean of so few utterances
    return LegNormalization(
        prototypes=_rounded(prototypes),
        voices=_rounded(_at_least(between, VOICE_FLOOR)),
        utterances=_rounded(utterances + NOISE_FLOOR * np.eye(n_labels)),
        softness=softness,
    )


def fit_best(parts: Sequence[Predictions]) -> LegNormalization:
    """Return the fit of the softness with the best UAR on these predictions, over even and mostly neutral legs."""
    fits = [fit(parts, softness=softness) for softness in SOFTNESS]

    def gain(normalization: LegNormalization) -> float:
        legs = [after_context(part, normalization, neutral=neutral) for part in parts for neutral in (False, True)]
        return float(np.mean([metrics.uar(leg.probabilities, leg.targets) for leg in legs]))

    return max(fits, key=gain)


def log_scores(probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return logarithms, each row less its mean, (n, n_labels): the space of ``LegNormalization``."""
    logs = np.log(np.maximum(probabilities, FLOOR))
    centred: NDArray[np.float64] = logs - logs.mean(axis=1, keepdims=True)
    return centred


def after_context(predictions: Predictions, normalization: LegNormalization, *, neutral: bool) -> Predictions:
    """Return the daemon's predictions after ``CONTEXT`` other utterances of the same voice.

    These are drawn from the speaker's other clips: evenly, or for ``neutral`` three quarters from neutral ones.
    """
    rows = [_after(predictions, index, normalization, neutral=neutral) for index in range(len(predictions))]
    return replace(predictions, probabilities=np.stack(rows))


def _after(
    predictions: Predictions, index: int, normalization: LegNormalization, *, neutral: bool
) -> NDArray[np.float64]:
    rng = np.random.default_rng(zlib.crc32(predictions.paths[index].encode()))
    normalizer = LegNormalizer(normalization)
    for other in _context(predictions, index, rng, neutral=neutral):
        normalizer.update(predictions.probabilities[other])
    return np.asarray(normalizer.normalize(predictions.probabilities[index]), dtype=np.float64)


def _context(predictions: Predictions, index: int, rng: np.random.Generator, *, neutral: bool) -> list[int]:
    same = np.array([speaker == predictions.speakers[index] for speaker in predictions.speakers])
    same[index] = False
    if not neutral:
        return [int(i) for i in rng.permutation(np.flatnonzero(same))[:CONTEXT]]
    is_neutral = predictions.targets == predictions.labels.index("neutral")
    calm, others = np.flatnonzero(same & is_neutral), np.flatnonzero(same & ~is_neutral)
    return [int(rng.choice(calm if rng.random() < NEUTRAL_SHARE else others)) for _ in range(CONTEXT)]


def _covariance(residuals: NDArray[np.float64], *, degrees: int) -> NDArray[np.float64]:
    covariance: NDArray[np.float64] = residuals.T @ residuals / max(1, degrees)
    return covariance


def _at_least(covariance: NDArray[np.float64], floor: float) -> NDArray[np.float64]:
    """Return the covariance with a variance of ``floor`` or more in every direction."""
    variances, directions = np.linalg.eigh(covariance)
    result: NDArray[np.float64] = (directions * np.clip(variances, floor, None)) @ directions.T
    return result


def _rounded(matrix: NDArray[np.float64]) -> list[list[float]]:
    symmetric = (matrix + matrix.T) / 2 if np.allclose(matrix, matrix.T) else matrix
    return [[round(value, 5) for value in row] for row in symmetric.tolist()]
