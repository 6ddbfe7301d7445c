"""The scores of an utterance, and the state of a leg: claims, hysteresis, and how a state ends."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.core.audio import SAMPLE_RATE
from streamer.dsp.decision import (
    DecisionConfig,
    StateChange,
    StateMachine,
    UtteranceScores,
    claim_threshold,
    false_claims_at,
)

A, B, C = np.eye(3, dtype=np.float32)


def test_utterance_scores_are_the_mean_of_full_windows_without_overlap_and_the_final_one() -> None:
    scores = UtteranceScores(3, window_samples=100)
    scores.add(0, 60, B, is_final=False)  # the first window, which is not full
    scores.add(0, 100, A, is_final=False)
    scores.add(50, 150, B, is_final=False)  # overlaps the window before
    scores.add(100, 200, A, is_final=False)
    scores.add(150, 230, C, is_final=True)
    np.testing.assert_allclose(scores.mean(), [2 / 3, 0, 1 / 3], rtol=1e-6)


def test_a_short_utterance_has_the_scores_of_its_final_window() -> None:
    scores = UtteranceScores(3, window_samples=100)
    scores.add(0, 60, A, is_final=False)
    scores.add(0, 80, B, is_final=True)
    np.testing.assert_array_equal(scores.mean(), B)


# -- the state -------------------------------------------------------------------------------------

S = SAMPLE_RATE
LABELS = ("neutral", "calm", "angry")
CONFIG = DecisionConfig(
    base_rates=(0.5, 0.3, 0.2),
    stickiness=0.9,
    evidence_exponent=1.0,
    claim_probability=0.8,
    unemotional_probability=0.6,
    release_probability=0.5,
    silence_samples=8 * S,
)
ANGRY = np.array([0.05, 0.05, 0.9])
NEUTRAL = np.array([0.9, 0.05, 0.05])
SLIGHTLY_ANGRY = np.array([0.3, 0.2, 0.5])


def angry_at_three_seconds(config: DecisionConfig = CONFIG) -> StateMachine:
    machine = StateMachine(config, LABELS)
    (change,) = [machine.push(3 * S, ANGRY, new_share=1.0)]
    assert change is not None
    assert (change.label, change.since) == (2, 3 * S)
    assert change.probability == pytest.approx(0.9 * 0.2 / (0.9 * 0.2 + 0.05 * 0.8))
    return machine


def test_an_emotion_is_claimed_from_the_claim_probability_on() -> None:
    machine = StateMachine(replace(CONFIG, stickiness=1.0), LABELS)
    changes = [machine.push(end * S, SLIGHTLY_ANGRY, new_share=1.0) for end in range(1, 6)]
    odds = [0.2 * 0.5**n / (0.5 * 0.3**n + 0.3 * 0.2**n + 0.2 * 0.5**n) for n in range(1, 6)]
    assert odds[3] < 0.8 < odds[4]
    assert changes[:4] == [None] * 4
    assert changes[4] is not None
    assert (changes[4].label, changes[4].since) == (2, 5 * S)
    assert changes[4].probability == pytest.approx(odds[4])


def test_neutral_and_calm_have_a_threshold_of_their_own() -> None:
    machine = StateMachine(replace(CONFIG, base_rates=(0.2, 0.2, 0.6)), LABELS)
    change = machine.push(3 * S, np.array([0.6, 0.2, 0.2]), new_share=1.0)
    assert change is None  # 0.43
    change = machine.push(4 * S, np.array([0.6, 0.2, 0.2]), new_share=1.0)
    assert change is not None
    assert change.label == 0
    assert 0.6 <= change.probability < 0.8


def test_a_state_holds_between_the_two_thresholds_and_ends_below_the_lower_one() -> None:
    machine = angry_at_three_seconds()
    assert machine.relax(5 * S) is None  # 0.70
    assert machine.posterior(5 * S)[2] < 0.8
    assert machine.relax(9 * S) is None  # 0.53
    assert machine.relax(11 * S) == StateChange(None, 0.0, 11 * S)  # 0.47
    assert machine.state is None
    assert machine.relax(12 * S) is None


def test_one_deviating_result_does_not_change_the_state_and_several_do() -> None:
    machine = angry_at_three_seconds()
    machine.push(4 * S, ANGRY, new_share=1 / 3)
    assert machine.push(5 * S, NEUTRAL, new_share=1 / 3) is None
    assert machine.push(6 * S, ANGRY, new_share=1 / 3) is None
    assert machine.state == 2
    changes = [machine.push(end * S, NEUTRAL, new_share=1 / 3) for end in range(7, 12)]
    (change,) = [c for c in changes if c is not None and c.label is not None]
    assert change.label == 0


def test_a_silence_ends_the_state_after_its_time() -> None:
    machine = angry_at_three_seconds(replace(CONFIG, stickiness=1.0))
    assert machine.silence(4 * S, 12 * S - 1) is None
    assert machine.silence(4 * S, 12 * S) == StateChange(None, 0.0, 12 * S)
    assert machine.silence(4 * S, 13 * S) is None


def test_a_state_that_fades_in_a_silence_ends_when_it_falls_below_the_release_probability() -> None:
    machine = angry_at_three_seconds()
    change = machine.silence(4 * S, 100 * S)
    assert change is not None
    assert machine.posterior(change.since)[2] == pytest.approx(0.5, abs=1e-4)
    assert 9 * S < change.since < 11 * S


@given(st.lists(st.integers(0, 20 * S), max_size=8), st.sampled_from([0.9, 1.0]))
def test_a_silence_in_any_steps_ends_the_state_at_the_same_sample(steps: list[int], stickiness: float) -> None:
    config = replace(CONFIG, stickiness=stickiness)
    machine = angry_at_three_seconds(config)
    found = [machine.silence(4 * S, 4 * S + until) for until in [*sorted(steps), 20 * S]]
    assert [change for change in found if change] == [angry_at_three_seconds(config).silence(4 * S, 24 * S)]


def test_the_end_of_what_is_heard_ends_the_state_and_forgets_the_evidence() -> None:
    machine = angry_at_three_seconds()
    assert machine.end(4 * S) == StateChange(None, 0.0, 4 * S)
    assert machine.end(5 * S) is None
    np.testing.assert_allclose(machine.posterior(5 * S), CONFIG.base_rates)


def test_without_base_rates_all_labels_are_equally_likely() -> None:
    machine = StateMachine(replace(CONFIG, base_rates=()), LABELS)
    np.testing.assert_allclose(machine.posterior(0), [1 / 3] * 3)


def test_base_rates_of_another_number_of_labels_are_refused() -> None:
    with pytest.raises(ValueError, match="base rates of 2 labels expected, got 3"):
        StateMachine(CONFIG, LABELS[:2])


# -- the threshold by false claims -----------------------------------------------------------------

CURVE = [(0.5, 12.0), (0.7, 4.0), (0.9, 1.0), (0.95, 1.2)]


@pytest.mark.parametrize(
    ("false_claims", "threshold"),
    [(12.0, 0.5), (8.0, 0.6), (4.0, 0.7), (2.5, 0.8), (1.0, 0.9), (50.0, 0.5), (0.1, 0.95)],
)
def test_the_threshold_is_read_from_the_measured_curve(false_claims: float, threshold: float) -> None:
    assert claim_threshold(CURVE, false_claims) == pytest.approx(threshold)


@pytest.mark.parametrize(
    ("threshold", "false_claims"),
    [(0.5, 12.0), (0.6, 8.0), (0.9, 1.0), (0.95, 1.0), (0.1, 12.0), (0.99, 1.0)],
)
def test_the_false_claims_of_a_threshold_are_read_from_the_same_curve(threshold: float, false_claims: float) -> None:
    assert false_claims_at(CURVE, threshold) == pytest.approx(false_claims)
