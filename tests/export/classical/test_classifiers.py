from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from export.classical.classifiers import CLASSIFIERS, Classifier, Examples, learn, mean_recall, splits_by_speaker
from export.classical.systems import CLASSIFIER_TITLES
from export.errors import TrainingError
from tests.export.clouds import clouds


def test_every_classifier_has_a_title() -> None:
    assert list(CLASSIFIERS) == list(CLASSIFIER_TITLES) == [one.name for one in CLASSIFIERS.values()]


def test_no_speaker_is_on_both_sides_and_each_is_held_out_once() -> None:
    some = clouds(3, n_speakers=7)
    splits = splits_by_speaker(some)
    assert len(splits) == 4
    assert sorted(np.concatenate([held for _, held in splits]).tolist()) == list(range(len(some.targets)))
    for kept, held in splits:
        assert set(some.speakers[kept]) & set(some.speakers[held]) == set()
        assert set(some.targets[kept]) == {0, 1, 2}


def test_speakers_are_held_out_alone_where_a_label_has_two_of_them() -> None:
    """Eight speakers; only two say the label 1, and a fold of four takes both."""
    speakers = np.repeat(np.arange(8), 6)
    for two in combinations(range(8), 2):
        targets = np.where(np.isin(speakers, two), 1, 0)
        some = Examples(np.zeros((48, 2), np.float32), targets, speakers)
        for kept, held in splits_by_speaker(some):
            assert set(targets[held]) <= set(targets[kept])


def test_settings_are_chosen_by_speakers_who_were_held_out() -> None:
    """One column names the speaker, and each speaker has a label of its own most of the time: a trap for those who
    choose by windows.
    """
    rng = np.random.default_rng(0)
    speakers = np.repeat(np.arange(12), 20)
    targets = rng.integers(0, 2, len(speakers))
    own = np.where(rng.random(len(speakers)) < 0.9, speakers % 2, targets)
    rows = np.stack([*np.eye(12)[speakers].T * 5, targets + rng.normal(size=len(speakers))], axis=1).astype(np.float32)
    trap = Classifier("trap", lambda **its: LogisticRegression(C=its["C"]), ({"C": 1e-4}, {"C": 10.0}))
    trained = learn(trap, Examples(rows, own.astype(np.int64), speakers), seed=0, threads=1)
    windows_held_out = learn(
        trap, Examples(rows, own.astype(np.int64), np.arange(len(speakers)) % 12), seed=0, threads=1
    )
    assert max(windows_held_out.tried) > max(trained.tried) + 0.15
    assert trained.chosen == trap.candidates[int(np.argmax(trained.tried))]


def test_the_same_examples_and_seed_give_the_same_predictions() -> None:
    some = clouds(3)
    for name in ("forest", "boosting", "mlp"):
        one = replace(CLASSIFIERS[name], candidates=CLASSIFIERS[name].candidates[:1])
        probabilities = [learn(one, some, seed=seed, threads=1).pipeline.predict_proba(some.rows) for seed in (0, 0, 1)]
        np.testing.assert_array_equal(probabilities[0], probabilities[1])
        assert not np.array_equal(probabilities[0], probabilities[2])


def test_rare_labels_count_as_much_as_others() -> None:
    some = clouds(2, n=400, n_speakers=5)
    few = np.flatnonzero((some.targets == 0) | (np.arange(400) % 18 == 1))
    rare = Examples(some.rows[few], some.targets[few], some.speakers[few])
    others = clouds(2, n=400, seed=1)
    for name in ("logistic", "boosting"):
        one = replace(CLASSIFIERS[name], candidates=CLASSIFIERS[name].candidates[:1])
        weighted, plain = (learn(replace(one, weighted=w), rare, seed=0, threads=1) for w in (True, False))
        recalls = [np.mean(it.pipeline.predict(others.rows)[others.targets == 1]) for it in (weighted, plain)]
        assert recalls[0] > recalls[1]


def test_mean_recall_is_over_the_labels_that_there_are() -> None:
    assert mean_recall(np.array([0, 0, 2, 3]), np.array([0, 0, 0, 3])) == pytest.approx((2 / 3 + 1) / 2)


def test_too_little_training_data_is_an_error() -> None:
    some = clouds(3)
    with pytest.raises(TrainingError, match="clips of two labels or more"):
        learn(CLASSIFIERS["knn"], replace(some, targets=0 * some.targets), seed=0, threads=1)
    with pytest.raises(TrainingError, match="two or more expected, got 1"):
        learn(CLASSIFIERS["knn"], replace(some, speakers=0 * some.speakers), seed=0, threads=1)
    with pytest.raises(TrainingError, match="two speakers or more of every label"):
        learn(CLASSIFIERS["knn"], replace(some, speakers=some.targets), seed=0, threads=1)
    with pytest.raises(TrainingError, match="knn needs 5 neighbours: a training fold has 4 windows"):
        learn(CLASSIFIERS["knn"], clouds(2, n=8, n_speakers=2), seed=0, threads=1)


def test_more_neighbours_than_windows_are_not_tried() -> None:
    few = clouds(2, n=40, n_speakers=4)
    assert len(learn(CLASSIFIERS["knn"], few, seed=0, threads=1).tried) == 2
