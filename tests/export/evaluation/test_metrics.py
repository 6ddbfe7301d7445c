from __future__ import annotations

from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from export.evaluation import metrics
from export.evaluation.metrics import Draws

TARGETS = np.array([0, 0, 0, 1])
PREDICTIONS = np.array([[0.9, 0.1, 0.0], [0.8, 0.2, 0.0], [0.3, 0.7, 0.0], [0.4, 0.6, 0.0]])

Predicted = tuple[NDArray[np.float64], NDArray[np.int64]]


@st.composite
def predicted(draw: st.DrawFn, *, max_clips: int = 30) -> Predicted:
    """Probabilities and targets; coarse, so that ties in confidence are common, but no row has two first labels."""
    n_clips, n_labels = draw(st.integers(1, max_clips)), draw(st.integers(2, 4))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    weights = rng.permuted(np.tile(2.0 ** np.arange(n_labels), (n_clips, 1)), axis=1)
    weights += rng.integers(0, 3, size=(n_clips, 1)) * (weights == weights.max(axis=1, keepdims=True))
    return weights / weights.sum(axis=1, keepdims=True), rng.integers(0, n_labels, n_clips)


@st.composite
def drawn(draw: st.DrawFn) -> tuple[Predicted, Draws, list[list[int]]]:
    """Clips of some speakers; draws of speakers; and the clips that each draw has, one by one."""
    probabilities, targets = draw(predicted())
    n_groups = draw(st.integers(1, 5))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    groups = rng.integers(0, n_groups, len(targets))
    groups[0] = 0
    counts = rng.integers(0, 3, size=(4, n_groups)).astype(np.float64)
    counts[:, 0] += 1  # no draw is empty
    of_draws = [[clip for clip, group in enumerate(groups) for _ in range(int(count[group]))] for count in counts]
    return (probabilities, targets), Draws(groups, counts), of_draws


def test_figures_of_a_small_example() -> None:
    assert metrics.accuracy(PREDICTIONS, TARGETS) == 0.75
    assert metrics.confusion(PREDICTIONS, TARGETS).tolist() == [[2, 1, 0], [0, 1, 0], [0, 0, 0]]
    assert metrics.uar(PREDICTIONS, TARGETS) == pytest.approx((2 / 3 + 1) / 2)  # a label without clips doesn't count
    assert metrics.agreement(PREDICTIONS, PREDICTIONS[::-1]) == 0.0


def test_figures_by_label_of_a_small_example() -> None:
    counts = np.array([[2, 1, 0], [0, 1, 0], [0, 0, 0]])
    np.testing.assert_allclose(metrics.recall_by_label(counts), [2 / 3, 1, np.nan])
    np.testing.assert_allclose(metrics.precision_by_label(counts), [1, 1 / 2, np.nan])
    np.testing.assert_allclose(metrics.f1_by_label(counts), [4 / 5, 2 / 3, np.nan])


def test_calibration_error_of_a_small_example() -> None:
    # Bins of the top probabilities: 0.9 right, 0.8 right, 0.7 wrong, 0.6 right; each alone in its bin.
    assert metrics.calibration_error(PREDICTIONS, TARGETS) == pytest.approx((0.1 + 0.2 + 0.7 + 0.4) / 4)


def test_selective_accuracy_of_a_small_example() -> None:
    found = [metrics.accuracy_at(PREDICTIONS, TARGETS, coverage) for coverage in (0.25, 0.5, 0.625, 0.75, 1.0)]
    assert found == pytest.approx([1, 1, 2 / 2.5, 2 / 3, 3 / 4])


def test_thresholds_of_a_small_example() -> None:
    assert [metrics.threshold_for_coverage(PREDICTIONS, c) for c in (0.1, 0.25, 0.26, 0.5, 1.0)] == [
        0.9,
        0.9,
        0.8,
        0.8,
        0.6,
    ]


@pytest.mark.parametrize("coverage", [0.0, -0.1, 1.01])
def test_a_coverage_that_is_none_is_refused(coverage: float) -> None:
    with pytest.raises(ValueError, match="coverage: expected"):
        metrics.accuracy_at(PREDICTIONS, TARGETS, coverage)
    with pytest.raises(ValueError, match="coverage: expected"):
        metrics.threshold_for_coverage(PREDICTIONS, coverage)


# -- against slow, obvious references --------------------------------------------------------------


def slow_accuracy(predicted: Predicted) -> float:
    right = [bool(int(np.argmax(row)) == target) for row, target in zip(*predicted, strict=True)]
    return sum(right) / len(right)


def slow_recalls(predicted: Predicted) -> list[float]:
    recalls = []
    for label in range(predicted[0].shape[1]):
        rows = [row for row, target in zip(*predicted, strict=True) if target == label]
        recalls.append(sum(int(np.argmax(row)) == label for row in rows) / len(rows) if rows else float("nan"))
    return recalls


def slow_precisions(predicted: Predicted) -> list[float]:
    precisions = []
    for label in range(predicted[0].shape[1]):
        called = [target for row, target in zip(*predicted, strict=True) if int(np.argmax(row)) == label]
        precisions.append(sum(target == label for target in called) / len(called) if called else float("nan"))
    return precisions


def slow_calibration_error(predicted: Predicted) -> float:
    total = 0.0
    for number in range(15):
        here = [
            (max(row), int(np.argmax(row)) == target)
            for row, target in zip(*predicted, strict=True)
            if number / 15 <= max(row) < (number + 1) / 15 or (number == 14 and max(row) == 1)
        ]
        if here:
            tops, rights = zip(*here, strict=True)
            total += len(here) / len(predicted[1]) * abs(sum(rights) / len(here) - sum(tops) / len(here))
    return total


def slow_accuracy_at(predicted: Predicted, n_answered: int) -> float:
    """Mean over every order of the clips in which none stands before a surer one."""
    clips = [(float(max(row)), int(np.argmax(row)) == target) for row, target in zip(*predicted, strict=True)]
    found: list[float] = [
        sum(right for _, right in order[:n_answered]) / n_answered
        for order in permutations(clips)
        if all(before[0] >= after[0] for before, after in pairwise(order))
    ]
    return sum(found) / len(found)


@given(predicted())
def test_accuracy_recall_precision_f1_and_calibration_are_what_they_are_called(predicted: Predicted) -> None:
    counts = metrics.confusion(*predicted)
    recalls, precisions = np.array(slow_recalls(predicted)), np.array(slow_precisions(predicted))
    assert metrics.accuracy(*predicted) == pytest.approx(slow_accuracy(predicted))
    assert metrics.uar(*predicted) == pytest.approx(np.nanmean(recalls))
    np.testing.assert_allclose(metrics.recall_by_label(counts), recalls)
    np.testing.assert_allclose(metrics.precision_by_label(counts), precisions)
    both = recalls + precisions > 0
    f1s = 2 * recalls[both] * precisions[both] / (recalls[both] + precisions[both])
    np.testing.assert_allclose(metrics.f1_by_label(counts)[both], f1s)
    assert metrics.calibration_error(*predicted) == pytest.approx(slow_calibration_error(predicted))


@settings(deadline=None)
@given(predicted(max_clips=6), st.data())
def test_selective_accuracy_is_the_mean_over_all_orders_of_ties(predicted: Predicted, data: st.DataObject) -> None:
    n_clips = len(predicted[1])
    n_answered = data.draw(st.integers(1, n_clips))
    found = metrics.accuracy_at(*predicted, n_answered / n_clips)
    assert found == pytest.approx(slow_accuracy_at(predicted, n_answered))


@given(predicted(), st.floats(0.01, 1))
def test_a_threshold_for_a_coverage_covers_as_much_and_a_higher_one_does_not(
    predicted: Predicted, coverage: float
) -> None:
    threshold = metrics.threshold_for_coverage(predicted[0], coverage)
    tops = predicted[0].max(axis=1)
    assert np.mean(tops >= threshold) >= coverage - 1e-9
    assert np.mean(tops >= np.nextafter(threshold, 2)) < coverage + 1e-9


@given(drawn())
def test_a_figure_of_a_draw_is_that_of_the_clips_it_looks_at(case: tuple[Predicted, Draws, list[list[int]]]) -> None:
    (probabilities, targets), draws, of_draws = case
    parts = [(probabilities[clips], targets[clips]) for clips in of_draws]
    found = {
        measure: getattr(metrics, measure)(probabilities, targets, draws)
        for measure in ("accuracies", "uars", "recalls", "calibration_errors")
    }
    np.testing.assert_allclose(found["accuracies"], [slow_accuracy(part) for part in parts])
    np.testing.assert_allclose(found["recalls"], [slow_recalls(part) for part in parts])
    np.testing.assert_allclose(found["uars"], [np.nanmean(slow_recalls(part)) for part in parts])
    errors = [slow_calibration_error(part) for part in parts]
    np.testing.assert_allclose(found["calibration_errors"], errors, atol=1e-12)
    at_half = [metrics.accuracy_at(*part, 0.5) for part in parts]
    np.testing.assert_allclose(metrics.accuracies_at(probabilities, targets, 0.5, draws), at_half)


# -- temperature -----------------------------------------------------------------------------------


def test_temperature_one_changes_nothing_and_more_softens() -> None:
    np.testing.assert_allclose(metrics.with_temperature(PREDICTIONS, 1.0), PREDICTIONS, atol=1e-9)
    softer = metrics.with_temperature(PREDICTIONS, 2.0)
    np.testing.assert_allclose(softer.sum(axis=1), 1.0)
    assert np.all(softer.max(axis=1) < PREDICTIONS.max(axis=1))
    assert np.all(softer.argmax(axis=1) == PREDICTIONS.argmax(axis=1))


def test_what_is_next_to_nothing_is_tempered_as_in_the_daemon() -> None:
    (row,) = metrics.with_temperature(np.array([[1.0, 1e-15]]), 5.0)
    least = 1e-9 ** (1 / 5)
    np.testing.assert_allclose(row, [1 / (1 + least), least / (1 + least)])


def test_the_best_temperature_undoes_a_sharpening() -> None:
    rng = np.random.default_rng(0)
    honest = rng.dirichlet(np.ones(4), size=20_000)
    targets = np.array([rng.choice(4, p=row) for row in honest])
    sharpened = metrics.with_temperature(honest, 1 / 1.8)
    found = metrics.best_temperature(lambda t: metrics.with_temperature(sharpened, t), targets)
    assert found == pytest.approx(1.8, rel=0.03)
