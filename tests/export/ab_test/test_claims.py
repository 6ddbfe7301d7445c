from __future__ import annotations

from pathlib import Path

import pytest

from export.ab_test.claims import compare_claims, compare_states
from export.ab_test.recordings import Recording
from export.evaluation.daemon_claims import Claims

LABELS = ("neutral", "sad", "angry")
QUIET = Claims(hours=0.1, n_results=100, n_claimed=0, labels=())


def said(speaker: int, label: str | None = None) -> Recording:
    return Recording(Path(f"{speaker}.wav"), label, f"speaker-{speaker}", has_speaker=True)


def claimed(*labels: str) -> Claims:
    return Claims(hours=0.1, n_results=100, n_claimed=10 * len(labels), labels=labels)


def test_claims_an_hour_are_paired_by_speaker() -> None:
    pairs = [(claimed("angry", "sad"), QUIET), (claimed("angry"), QUIET)] * 5
    found = compare_claims([said(i) for i in range(10)], pairs, seed=0)
    assert found is not None
    assert (found.n_recordings, found.hours) == (10, 1.0)
    assert (found.an_hour_a.value, found.an_hour_b.value) == (15.0, 0.0)
    assert found.an_hour_a.high is not None
    assert found.an_hour_a.high > 15
    assert found.an_hour_difference.low is not None
    assert found.an_hour_difference.low > 10
    assert found.share_a.value == pytest.approx(0.15)
    assert found.share_b.value == 0.0
    assert found.labels_a == {"angry": 10, "sad": 5}
    assert found.labels_b == {}


def test_a_quiet_a_has_a_negative_difference() -> None:
    found = compare_claims([said(i) for i in range(6)], [(QUIET, claimed("angry"))] * 6, seed=0)
    assert found is not None
    assert found.an_hour_difference.value == -10.0
    assert found.an_hour_difference.high == -10.0


def test_without_recordings_there_are_no_claims() -> None:
    assert compare_claims([], [], seed=0) is None


def test_a_state_is_right_where_it_is_the_label_and_wrong_where_it_is_another_emotion() -> None:
    recordings = [said(i, label) for i, label in enumerate(["angry", "sad", "angry", "sad"])]
    pairs = [
        (claimed("angry"), QUIET),
        (claimed("angry", "sad"), claimed("angry")),
        (QUIET, claimed("angry")),
        (claimed("sad"), claimed("sad")),
    ]
    found = compare_states(recordings, pairs, LABELS, seed=0)
    assert found is not None
    assert found.n_recordings == 4
    assert (found.found_a.value, found.found_b.value, found.found_difference.value) == (0.75, 0.5, 0.25)
    assert (found.wrong_a.value, found.wrong_b.value, found.wrong_difference.value) == (0.25, 0.25, 0.0)


@pytest.mark.parametrize("label", ["neutral", "bored", None])
def test_only_emotions_that_both_models_have_are_decided(label: str | None) -> None:
    assert compare_states([said(0, label)], [(QUIET, QUIET)], LABELS, seed=0) is None
