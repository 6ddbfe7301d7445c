"""The scores of an utterance, and the smoothing and hysteresis of the state."""

import numpy as np
import pytest

from streamer.dsp.decision import DecisionConfig, StateMachine, UtteranceScores

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


CONFIG = DecisionConfig(smoothing_ms=1000, commit_probability=0.5, commit_margin=0.2)


def states(scores: list[np.ndarray], *, elapsed_ms: int = 500) -> list[int | None]:
    machine = StateMachine(CONFIG, 3)
    return [machine.push(s, elapsed_ms=elapsed_ms) for s in scores]


def test_a_state_is_committed_only_when_the_smoothed_probability_is_high_enough() -> None:
    assert states([A] * 3) == [0, None, None]
    assert states([np.array([0.45, 0.3, 0.25], dtype=np.float32)] * 50) == [None] * 50


def test_one_deviating_window_does_not_change_the_state_and_several_do() -> None:
    assert states([A] * 6 + [B] + [A] * 3) == [0] + [None] * 9
    assert states([A] * 6 + [B] * 3) == [0] + [None] * 6 + [1, None]


def test_a_label_with_a_lead_below_the_margin_does_not_replace_the_state() -> None:
    machine = StateMachine(DecisionConfig(smoothing_ms=1, commit_probability=0.3, commit_margin=0.2), 3)
    scores = ([0.6, 0.3, 0.1], [0.35, 0.5, 0.15], [0.3, 0.51, 0.19], [0.45, 0.35, 0.2], [0.49, 0.28, 0.23])
    changes = [machine.push(np.array(s, dtype=np.float32), elapsed_ms=1000) for s in scores]
    assert changes == [0, None, 1, None, 0]


def test_the_first_state_needs_no_lead() -> None:
    machine = StateMachine(DecisionConfig(smoothing_ms=1, commit_probability=0.34, commit_margin=0.9), 3)
    assert machine.probability == 0
    assert machine.push(np.array([0.33, 0.35, 0.32], dtype=np.float32), elapsed_ms=1000) == 1
    assert machine.probability == pytest.approx(0.35)


def test_smoothing_depends_on_time_and_not_on_the_number_of_windows() -> None:
    fine, coarse = StateMachine(CONFIG, 3), StateMachine(CONFIG, 3)
    for _ in range(10):
        fine.push(A, elapsed_ms=100)
    coarse.push(A, elapsed_ms=1000)
    assert fine.probability == pytest.approx(coarse.probability)
