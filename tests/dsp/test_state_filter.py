"""The filter over labels: relaxation, evidence, tempering, and when a label fades."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.core.audio import SAMPLE_RATE
from streamer.dsp.state_filter import StateFilter, rates_of

BASE = np.array([0.7, 0.2, 0.1])
EVEN = np.full(3, 1 / 3)
ANGRY = np.array([0.1, 0.1, 0.8])


def state_filter(*, stickiness: float = 0.9, evidence_exponent: float = 1.0, trained: np.ndarray = EVEN) -> StateFilter:
    return StateFilter(BASE, trained, stickiness=stickiness, evidence_exponent=evidence_exponent)


def seconds(duration: float) -> int:
    return round(duration * SAMPLE_RATE)


def test_the_base_rates_hold_until_the_first_result() -> None:
    np.testing.assert_allclose(state_filter().posterior(seconds(1000)), BASE)


def test_a_result_multiplies_the_odds_by_its_likelihoods() -> None:
    by = state_filter()
    by.update(seconds(5), ANGRY, new_share=1.0)
    np.testing.assert_allclose(by.posterior(seconds(5)), [7 / 17, 2 / 17, 8 / 17])


def test_scores_like_the_training_base_rates_say_nothing() -> None:
    trained = np.array([0.2, 0.3, 0.5])
    by = state_filter(trained=trained)
    by.update(seconds(5), trained, new_share=1.0)
    np.testing.assert_allclose(by.posterior(seconds(5)), BASE)


def test_between_results_the_posterior_relaxes_by_the_stickiness_of_each_second() -> None:
    by = state_filter()
    by.update(seconds(5), ANGRY, new_share=1.0)
    expected = 0.9**3 * np.array([7, 2, 8]) / 17 + (1 - 0.9**3) * BASE
    np.testing.assert_allclose(by.posterior(seconds(8)), expected)
    np.testing.assert_allclose(by.posterior(seconds(1000)), BASE)


def test_three_results_about_the_same_three_seconds_weigh_as_one() -> None:
    often, once = state_filter(stickiness=1.0), state_filter(stickiness=1.0)
    for end in (1, 2, 3):
        often.update(seconds(end), ANGRY, new_share=1 / 3)
    once.update(seconds(3), ANGRY, new_share=1.0)
    np.testing.assert_allclose(often.posterior(seconds(3)), once.posterior(seconds(3)))


def test_the_exponent_tempers_the_evidence() -> None:
    half, none = state_filter(evidence_exponent=0.5), state_filter(evidence_exponent=0.0)
    for by in (half, none):
        by.update(seconds(1), ANGRY, new_share=1.0)
    odds = BASE * np.sqrt(ANGRY)
    np.testing.assert_allclose(half.posterior(seconds(1)), odds / odds.sum())
    np.testing.assert_allclose(none.posterior(seconds(1)), BASE)


def test_a_score_of_zero_rules_no_label_out() -> None:
    by = state_filter()
    by.update(seconds(3), np.array([0.0, 0.0, 1.0]), new_share=1.0)
    for end in range(4, 20):
        by.update(seconds(end), np.array([1.0, 0.0, 0.0]), new_share=1 / 3)
    assert by.posterior(seconds(20))[0] > 0.9


def test_after_a_reset_nothing_is_left_of_earlier_results() -> None:
    by = state_filter()
    by.update(seconds(3), ANGRY, new_share=1.0)
    by.reset()
    np.testing.assert_allclose(by.posterior(seconds(3)), BASE)


@given(stickiness=st.floats(0.01, 0.999), probability=st.floats(0.11, 0.47))
def test_a_label_falls_below_a_probability_exactly_when_it_says(stickiness: float, probability: float) -> None:
    by = state_filter(stickiness=stickiness)
    by.update(seconds(5), ANGRY, new_share=1.0)
    index = by.falls_below(2, probability)
    assert index is not None
    assert by.posterior(index)[2] <= probability + 1e-9
    assert by.posterior(index - 1)[2] >= probability - 1e-9


@pytest.mark.parametrize(("label", "probability", "stickiness"), [(0, 0.1, 0.9), (2, 0.1, 0.9), (2, 0.4, 1.0)])
def test_a_label_never_falls_below_its_base_rate_nor_without_relaxation(
    label: int, probability: float, stickiness: float
) -> None:
    by = state_filter(stickiness=stickiness)
    by.update(seconds(5), ANGRY, new_share=1.0)
    assert by.falls_below(label, probability) is None


def test_a_label_that_is_below_is_so_at_once_and_without_stickiness_after_one_sample() -> None:
    by = state_filter(stickiness=0.0)
    by.update(seconds(5), ANGRY, new_share=1.0)
    assert by.falls_below(2, 0.9) == seconds(5)
    assert by.falls_below(2, 0.4) == seconds(5) + 1


@pytest.mark.parametrize(
    ("labels", "table", "rates"),
    [
        (("a", "b"), {}, (0.5, 0.5)),
        (("neutral", "a", "b"), {"neutral": 0.8}, (0.8, 0.1, 0.1)),
        (("neutral", "a"), {"neutral": 0.6, "calm": 0.2}, (0.75, 0.25)),  # calm is left out
        (("neutral", "a"), {"neutral": 0.6, "a": 0.2}, (0.75, 0.25)),  # what is said sums to less than 1
        (("neutral", "a"), {"neutral": 1.0}, (1.0, 0.0)),
    ],
)
def test_labels_that_are_not_named_share_the_rest(
    labels: tuple[str, ...], table: dict[str, float], rates: tuple[float, ...]
) -> None:
    assert rates_of(labels, table) == pytest.approx(rates)


def test_base_rates_that_leave_nothing_for_the_labels_are_refused() -> None:
    with pytest.raises(ValueError, match="a share above 0 expected for one of a, b, got none"):
        rates_of(("a", "b"), {"c": 1.0})
