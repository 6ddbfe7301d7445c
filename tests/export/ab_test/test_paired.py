"""Figures of two models on the same speech: what they are of known rows, and whether their intervals hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from export.ab_test.paired import compare, evaluate, mcnemar
from export.ab_test.predictions import Rows
from export.evaluation.bootstrap import Estimate

if TYPE_CHECKING:
    from numpy.typing import NDArray

LABELS = ("calm", "angry", "sad")


def rows_of(predicted: NDArray[np.int64], *, sure: float = 0.8) -> NDArray[np.float64]:
    """Probabilities with these labels at the top."""
    others = (1 - sure) / (len(LABELS) - 1)
    return np.where(np.eye(len(LABELS))[predicted] > 0, sure, others)


def groups_of(n_groups: int, each: int) -> tuple[str, ...]:
    return tuple(f"speaker {number}" for number in range(n_groups) for _ in range(each))


def test_a_model_against_itself_agrees_everywhere_and_differs_nowhere() -> None:
    rng = np.random.default_rng(1)
    targets, predicted = rng.integers(3, size=(2, 60))
    rows = Rows(rows_of(predicted), rows_of(predicted), groups_of(6, 10))
    quality = evaluate(rows, targets, seed=0)
    assert quality.uar_difference == quality.accuracy_difference == Estimate(0.0, 0.0, 0.0)
    assert quality.uar_a == quality.uar_b
    assert (quality.only_a_right, quality.only_b_right, quality.mcnemar_p) == (0, 0, 1.0)
    unsure = rows.a.max(axis=1) < 0.5
    likeness = compare(rows, (unsure, unsure), LABELS, seed=0)
    assert likeness.distance == Estimate(0.0, 0.0, 0.0)
    assert likeness.agreement.value == 1.0
    assert likeness.agreement.low == pytest.approx(0.025 ** (1 / 6), abs=1e-4)
    assert (likeness.top_a, likeness.mean_a) == (likeness.top_b, likeness.mean_b)


def test_figures_are_those_of_counting() -> None:
    targets = np.array([0, 0, 1, 1, 2, 2])
    a, b = np.array([0, 0, 1, 0, 2, 2]), np.array([0, 1, 1, 1, 2, 0])
    rows = Rows(rows_of(a), rows_of(b, sure=0.6), groups_of(6, 1))
    quality = evaluate(rows, targets, seed=0)
    assert quality.uar_a.value == pytest.approx(5 / 6, abs=1e-5)
    assert quality.uar_b.value == pytest.approx(4 / 6, abs=1e-5)
    assert quality.uar_difference.value == pytest.approx(1 / 6, abs=1e-5)
    assert (quality.only_a_right, quality.only_b_right) == (2, 1)
    assert quality.mcnemar_p == pytest.approx(1.0)
    abstained = (np.array([False] * 6), np.array([True] * 3 + [False] * 3))
    likeness = compare(rows, abstained, LABELS, seed=0)
    assert likeness.agreement.value == 0.5
    assert likeness.distance.value == pytest.approx((3 * 0.2 + 3 * 0.6) / 6)  # alike but less sure, and different
    assert likeness.top_a == {
        "calm": 0.5,
        "angry": pytest.approx(1 / 6, abs=1e-5),
        "sad": pytest.approx(2 / 6, abs=1e-5),
    }
    assert likeness.mean_b["calm"] == pytest.approx((2 * 0.6 + 4 * 0.2) / 6, abs=1e-5)
    assert (likeness.abstained_a.value, likeness.abstained_b.value) == (0.0, 0.5)
    assert likeness.abstained_difference.value == -0.5


def test_too_few_speakers_give_no_interval() -> None:
    targets = np.array([0, 1, 2])
    rows = Rows(rows_of(targets), rows_of(targets), groups_of(3, 1))
    quality = evaluate(rows, targets, seed=0)
    assert quality.uar_difference == Estimate(0.0, None, None)
    likeness = compare(rows, (targets > 9, targets > 9), LABELS, seed=0)
    assert likeness.agreement == Estimate(1.0, None, None)


@pytest.mark.parametrize(("only_a", "only_b", "p"), [(0, 0, 1.0), (5, 0, 2 / 32), (0, 6, 2 / 64), (8, 2, 112 / 1024)])
def test_mcnemar_is_exact(only_a: int, only_b: int, p: float) -> None:
    assert mcnemar(only_a, only_b) == pytest.approx(p)


@settings(max_examples=25)
@given(seed=st.integers(0, 1000), n_groups=st.integers(4, 9))
def test_to_swap_the_two_turns_every_sign(seed: int, n_groups: int) -> None:
    rng = np.random.default_rng(seed)
    targets, a, b = rng.integers(3, size=(3, 5 * n_groups))
    one = evaluate(Rows(rows_of(a), rows_of(b), groups_of(n_groups, 5)), targets, seed=0)
    other = evaluate(Rows(rows_of(b), rows_of(a), groups_of(n_groups, 5)), targets, seed=0)
    assert one.uar_difference.value == -other.uar_difference.value
    assert one.uar_difference.low == pytest.approx(-(other.uar_difference.high or 0), abs=2e-5)
    assert (one.only_a_right, one.mcnemar_p) == (other.only_b_right, other.mcnemar_p)


def test_intervals_hold_the_true_difference_about_as_often_as_they_say() -> None:
    rng = np.random.default_rng(7)
    n_speakers, each, n_trials = 20, 12, 120
    held = 0
    for trial in range(n_trials):
        targets = np.tile(np.arange(3), n_speakers * each // 3)
        ease = np.repeat(rng.normal(0, 0.1, n_speakers), each)  # a voice is easy, or hard, for both models
        predicted = []
        for skill in (0.7, 0.6):
            right = rng.random(len(targets)) < skill + ease
            predicted.append(np.where(right, targets, (targets + 1) % 3))
        rows = Rows(rows_of(predicted[0]), rows_of(predicted[1]), groups_of(n_speakers, each))
        difference = evaluate(rows, targets, seed=trial).uar_difference
        assert difference.low is not None
        assert difference.high is not None
        held += difference.low <= 0.1 <= difference.high
    assert 0.87 * n_trials <= held < n_trials
