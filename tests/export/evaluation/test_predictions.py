from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from export.corpora.readers import LABELS, Clip
from export.errors import TrainingError
from export.evaluation.predictions import Predictions, concatenate
from tests.export.evaluated import predictions


def same(one: Predictions, other: Predictions) -> bool:
    return (
        (one.paths, one.speakers, one.labels) == (other.paths, other.speakers, other.labels)
        and np.array_equal(one.targets, other.targets)
        and np.array_equal(one.probabilities, other.probabilities)
    )


def two_clips(**changes: object) -> Predictions:
    fields: dict[str, object] = {
        "paths": ("nemo/a.wav", "nemo/b.wav"),
        "speakers": ("nemo/X", "nemo/Y"),
        "targets": np.array([0, 2]),
        "probabilities": np.array([[0.5, 0.3, 0.2], [0.0, 1.0, 0.0]]),
        "labels": ("neutral", "calm", "sad"),
    }
    return Predictions(**(fields | changes))  # type: ignore[arg-type]


def test_predictions_about_clips_have_their_paths_speakers_and_labels() -> None:
    clips = [
        Clip("nemo", Path("nemo/a.wav"), "nemo/X", "neutral"),
        Clip("nemo", Path("nemo/b.wav"), "nemo/Y", "sad"),
    ]
    made = Predictions.about(clips, two_clips().probabilities, ("neutral", "calm", "sad"))
    assert same(made, two_clips())
    with pytest.raises(TrainingError, match=r"expected clips of calm, sad, got some of neutral"):
        Predictions.about(clips, np.full((2, 2), 0.5), ("calm", "sad"))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"speakers": ("nemo/X",)}, "as many speakers, targets and rows"),
        ({"targets": np.array([0])}, "as many speakers, targets and rows"),
        ({"labels": ("neutral", "sad")}, "as many speakers, targets and rows"),
        ({"paths": ("nemo/a.wav", "nemo/a.wav")}, "got 2 for nemo/a.wav"),
        ({"probabilities": np.array([[0.5, 0.3, 0.3], [0, 1, 0]])}, "rows sum to 1"),
        ({"probabilities": np.array([[0.5, np.nan, 0.5], [0, 1, 0]])}, "rows sum to 1"),
        ({"probabilities": np.array([[1.5, -0.5, 0.0], [0, 1, 0]])}, "of 0 or more"),
        ({"targets": np.array([0, 3])}, "targets 0 to 2"),
        ({"targets": np.array([-1, 0])}, "targets 0 to 2"),
        ({"targets": np.array([0, 1])}, "nemo has no clips that are calm"),
    ],
)
def test_predictions_that_cannot_be_are_refused(changes: dict[str, object], expected: str) -> None:
    with pytest.raises(TrainingError, match=expected):
        two_clips(**changes)


def test_restricted_predictions_are_about_fewer_clips_and_sum_to_one_again() -> None:
    found = two_clips().restricted(("sad", "neutral"))
    assert (found.paths, found.labels, found.targets.tolist()) == (
        ("nemo/a.wav", "nemo/b.wav"),
        ("sad", "neutral"),
        [1, 0],
    )
    np.testing.assert_allclose(found.probabilities, [[2 / 7, 5 / 7], [0.5, 0.5]])  # nothing was left for the second
    alone = two_clips().restricted(("neutral", "calm"))
    assert alone.paths == ("nemo/a.wav",)
    np.testing.assert_allclose(alone.probabilities, [[5 / 8, 3 / 8]])


def test_all_labels_leave_predictions_as_they_are() -> None:
    whole = predictions()
    again = whole.restricted(LABELS)
    assert again.paths == whole.paths
    np.testing.assert_allclose(again.probabilities, whole.probabilities)


@pytest.mark.parametrize("labels", [("sad", "happy"), ("sad", "sad")])
def test_predictions_cannot_be_restricted_to_what_they_are_not_among(labels: tuple[str, ...]) -> None:
    with pytest.raises(TrainingError, match="expected different labels out of neutral, calm, sad"):
        two_clips().restricted(labels)


def test_folds_put_together_are_one_after_another() -> None:
    whole = predictions(n_speakers=2)
    parts = [
        replace(
            whole,
            paths=whole.paths[rows],
            speakers=whole.speakers[rows],
            targets=whole.targets[rows],
            probabilities=whole.probabilities[rows],
        )
        for rows in (slice(0, 13), slice(13, None))
    ]
    assert same(concatenate(parts), whole)


def test_what_does_not_belong_together_is_not_put_together() -> None:
    with pytest.raises(TrainingError, match="got none"):
        concatenate([])
    with pytest.raises(TrainingError, match="the same labels"):
        concatenate([predictions(corpus="nemo"), predictions(corpus="tess", labels=LABELS[::-1])])
    with pytest.raises(TrainingError, match=r"got 2 for ravdess/0\.wav"):
        concatenate([predictions(), predictions(skill=0)])


def test_a_corpus_can_be_taken_out_of_several() -> None:
    both = concatenate([predictions(corpus="nemo"), predictions(corpus="tess", n_speakers=2)])
    assert both.corpora == ("nemo", "tess")
    assert same(both.of_corpus("tess"), predictions(corpus="tess", n_speakers=2))


def test_predictions_can_be_put_in_the_order_of_others_about_the_same_clips() -> None:
    one, other = predictions(), predictions(skill=0.5, seed=1)
    turned = np.arange(len(other))[::-1]
    shuffled = replace(
        other,
        paths=other.paths[::-1],
        speakers=other.speakers[::-1],
        targets=other.targets[turned],
        probabilities=other.probabilities[turned],
    )
    assert same(shuffled.ordered_like(one), other)
    with pytest.raises(TrainingError, match="clip by clip: 120 clips"):
        predictions(n_speakers=3).ordered_like(one)
