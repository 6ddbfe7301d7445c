"""The bias of a voice is estimated from its utterances and removed from its scores."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from streamer.dsp.leg_normalization import LegNormalization, LegNormalizer

if TYPE_CHECKING:
    from numpy.typing import NDArray

N = 4
PROTOTYPES = np.full((N, N), -0.7) + 2.8 * np.eye(N)
"""A row a label; each row sums to 0."""
VOICES = np.diag([1.0, 0.7, 0.4, 0.6]) - 0.1
UTTERANCES = 0.3 * (np.eye(N) - 1 / N) + 1e-3 * np.eye(N)
NORMALIZATION = LegNormalization(
    prototypes=PROTOTYPES.tolist(), voices=VOICES.tolist(), utterances=UTTERANCES.tolist(), softness=8.0
)
BIAS = np.array([1.5, -0.5, -0.5, -0.5])
"""Offset of a voice that is biased towards label 0."""


def softmax(logs: NDArray[np.float64]) -> NDArray[np.float32]:
    odds = np.exp(logs)
    shares: NDArray[np.float32] = (odds / odds.sum()).astype(np.float32)
    return shares


def spoken(labels: NDArray[np.int64], offset: NDArray[np.float64], *, seed: int = 0) -> list[NDArray[np.float32]]:
    """Return the model's scores for utterances of one voice with these labels."""
    rng = np.random.default_rng(seed)
    noise = rng.multivariate_normal(np.zeros(N), UTTERANCES, len(labels))
    return [softmax(PROTOTYPES[label] + offset + own) for label, own in zip(labels, noise, strict=True)]


def normalized_in_order(utterances: list[NDArray[np.float32]]) -> NDArray[np.float32]:
    """Return the normalised scores of each utterance of a leg, shape (n, N): each is normalised, then updates."""
    leg = LegNormalizer(NORMALIZATION)
    rows = []
    for scores in utterances:
        rows.append(leg.normalize(scores))
        leg.update(scores)
    return np.stack(rows)


def probabilities(n: int = N) -> st.SearchStrategy[NDArray[np.float32]]:
    weights = arrays(np.float64, n, elements=st.floats(0, 1)).filter(lambda w: w.sum() > 1e-3)
    return weights.map(lambda w: (w / w.sum()).astype(np.float32))


@given(st.integers(2, 9).flatmap(probabilities))
def test_scores_stay_the_same_before_the_first_update(scores: NDArray[np.float32]) -> None:
    unit = np.eye(len(scores)).tolist()
    none = np.zeros((len(scores), len(scores))).tolist()
    leg = LegNormalizer(LegNormalization(prototypes=none, voices=unit, utterances=unit, softness=1.0))
    np.testing.assert_array_equal(leg.normalize(scores), scores)


@given(st.lists(probabilities(), max_size=20), probabilities())
def test_normalised_scores_are_probabilities_after_any_utterances(
    utterances: list[NDArray[np.float32]], scores: NDArray[np.float32]
) -> None:
    leg = LegNormalizer(NORMALIZATION)
    for utterance in utterances:
        leg.update(utterance)
    normalized = leg.normalize(scores)
    assert normalized.dtype == np.float32
    assert normalized.min() >= 0
    assert normalized.sum() == pytest.approx(1, abs=1e-6)
    assert normalized[scores == 0].max(initial=0) < 1e-30


def test_the_scores_of_a_biased_voice_soon_become_those_of_an_unbiased_one() -> None:
    labels = np.random.default_rng(1).integers(0, N, 400)
    biased, unbiased = spoken(labels, BIAS), spoken(labels, np.zeros(N))
    normalized = normalized_in_order(biased)
    np.testing.assert_allclose(normalized[20:], np.stack(unbiased)[20:], atol=0.12)
    raw_right = np.mean(np.argmax(biased, axis=1)[20:] == labels[20:])
    assert raw_right < 0.9
    assert np.mean(normalized.argmax(axis=1)[20:] == labels[20:]) > 0.98


@pytest.mark.parametrize("share", [0.75, 1.0])
def test_the_scores_of_a_mostly_neutral_speaker_stay_neutral(share: float) -> None:
    rng = np.random.default_rng(2)
    labels = np.where(rng.random(400) < share, 0, rng.integers(1, N, 400))
    raw = spoken(labels, np.zeros(N))
    np.testing.assert_allclose(normalized_in_order(raw), np.stack(raw), atol=0.2)
    # If the mean of all utterances were subtracted, hardly any would stay neutral.
    np.testing.assert_array_equal(normalized_in_order(raw).argmax(axis=1), labels)


def test_the_estimate_is_the_posterior_mean_where_the_labels_are_sure() -> None:
    sure = replace(NORMALIZATION, softness=100.0)
    labels = np.array([0, 2, 1, 2, 3])
    leg, residuals = LegNormalizer(sure), []
    for label, scores in zip(labels, spoken(labels, 0.2 * BIAS), strict=True):
        logs = np.log(scores.astype(np.float64))
        residuals.append(logs - logs.mean() - PROTOTYPES[label])
        leg.update(scores)
    # N(0, B) and n residuals of N(b, W): the mean of b given them shrinks theirs by B (B + W / n)^-1.
    shrunk = VOICES @ np.linalg.solve(VOICES + UTTERANCES / len(labels), np.mean(residuals, axis=0))
    scores = softmax(PROTOTYPES[1])
    np.testing.assert_allclose(leg.normalize(scores), softmax(np.log(scores) - shrunk), rtol=1e-5)


def test_probabilities_below_the_floor_update_alike() -> None:
    legs = []
    for least in (0.0, 1e-9, 1e-3):
        leg = LegNormalizer(NORMALIZATION)
        leg.update(np.array([0.6, 0.3, 0.1, least]))
        legs.append(leg.normalize(softmax(PROTOTYPES[2])))
    np.testing.assert_array_equal(legs[0], legs[1])
    np.testing.assert_array_equal(legs[0], legs[2])


@given(st.lists(probabilities(), max_size=8), st.integers(0, 3))
def test_normalising_scores_does_not_change_later_results(utterances: list[NDArray[np.float32]], windows: int) -> None:
    plain, queried = LegNormalizer(NORMALIZATION), LegNormalizer(NORMALIZATION)
    for scores in utterances:
        for _ in range(windows):
            queried.normalize(scores)
        plain.update(scores)
        queried.update(scores)
    probe = softmax(PROTOTYPES[3])
    np.testing.assert_array_equal(plain.normalize(probe), queried.normalize(probe))


SKEWED = np.eye(N) + np.diag([0.5, 0, 0], 1)
HOLLOW = PROTOTYPES.copy()
HOLLOW[1, 2] = np.nan


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"prototypes": []}, "prototypes: 0 rows of 0 numbers expected, got rows of []"),
        ({"prototypes": PROTOTYPES[:3].tolist()}, "prototypes: 3 rows of 3 numbers expected, got rows of [4, 4, 4]"),
        ({"prototypes": HOLLOW.tolist()}, "prototypes: finite numbers expected, got nan"),
        ({"prototypes": (9 * PROTOTYPES).tolist()}, "prototypes: log scores of -6.9 to 6.9 expected, got 18.9"),
        ({"voices": np.eye(3).tolist()}, "voices: 4 rows of 4 numbers expected, got rows of [3, 3, 3]"),
        ({"voices": SKEWED.tolist()}, "voices: a symmetric matrix expected, got one whose halves differ by 0.5"),
        (
            {"utterances": (-np.eye(N)).tolist()},
            "utterances: a positive definite matrix, with eigenvalues of 1e-09 to 1e+06, expected, got -1 to -1",
        ),
        (
            {"utterances": np.diag([1.0, 1.0, 1.0, 0.0]).tolist()},
            "utterances: a positive definite matrix, with eigenvalues of 1e-09 to 1e+06, expected, got 0 to 1",
        ),
        ({"softness": 0.0}, "softness: a number above 0 and up to 100 expected, got 0.0"),
        ({"softness": float("nan")}, "softness: a number above 0 and up to 100 expected, got nan"),
    ],
)
def test_invalid_matrices_and_softness_are_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match="expected") as caught:
        replace(NORMALIZATION, **change)
    assert str(caught.value) == message
