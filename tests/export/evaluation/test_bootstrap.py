from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from export.errors import TrainingError
from export.evaluation import metrics
from export.evaluation.bootstrap import Estimate, SpeakerBootstrap
from export.evaluation.predictions import Predictions
from tests.export.evaluated import predictions


def slow_interval(about: Predictions, other: Predictions | None, draws: metrics.Draws) -> list[float]:
    """Percentiles of the UAR, or of its difference, over draws in which clips are listed one by one."""

    def uar(predictions: Predictions, clips: list[int]) -> float:
        return metrics.uar(predictions.probabilities[clips], predictions.targets[clips])

    found = []
    for counts in draws.counts:
        clips = [i for i, group in enumerate(draws.groups) for _ in range(int(counts[group]))]
        found.append(uar(about, clips) - (uar(other, clips) if other else 0))
    everything = list(range(len(about)))
    value = uar(about, everything) - (uar(other, everything) if other else 0)
    return [float(end) - float(np.mean(found)) + value for end in np.percentile(found, (2.5, 97.5))]


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 1000), n_speakers=st.integers(4, 8), skill=st.floats(0, 3))
def test_intervals_are_those_of_drawing_speakers_one_by_one(seed: int, n_speakers: int, skill: float) -> None:
    one = predictions(n_speakers=n_speakers, skill=skill, seed=seed)
    other = predictions(n_speakers=n_speakers, skill=1.0, seed=seed + 1)
    bootstrap = SpeakerBootstrap(one.speakers, seed=seed, n_draws=60)
    found = bootstrap.estimate(metrics.uars, one)
    assert found.value == pytest.approx(metrics.uar(one.probabilities, one.targets), abs=1e-5)
    expected = np.clip(slow_interval(one, None, bootstrap.draws), 0, 1)
    assert [found.low, found.high] == pytest.approx(expected.tolist(), abs=1e-5)
    paired = bootstrap.difference(metrics.uars, one, other)
    expected = np.clip(slow_interval(one, other, bootstrap.draws), -1, 1)
    assert [paired.low, paired.high] == pytest.approx(expected.tolist(), abs=1e-5)


def test_every_draw_is_of_as_many_speakers_as_there_are_each_as_likely() -> None:
    speakers = [f"nemo/{name}" for name in "ABBCCCD"]
    bootstrap = SpeakerBootstrap(speakers, seed=1, n_draws=20_000)
    assert bootstrap.n_speakers == 4
    assert set(bootstrap.draws.counts.sum(axis=1)) == {4.0}
    np.testing.assert_allclose(bootstrap.draws.counts.mean(axis=0), 1.0, atol=0.03)
    assert Counter(bootstrap.draws.groups.tolist()) == {0: 1, 1: 2, 2: 3, 3: 1}


def test_the_same_seed_gives_the_same_interval_and_another_seed_another() -> None:
    one = predictions()
    first, again, other = (SpeakerBootstrap(one.speakers, seed=s).estimate(metrics.uars, one) for s in (0, 0, 1))
    assert first == again
    assert first != other
    assert first.value == other.value


def test_an_interval_covers_the_truth_about_as_often_as_it_says() -> None:
    """Speakers differ: an interval over clips would be too narrow here."""
    rng = np.random.default_rng(0)
    covered = 0
    n_trials, n_speakers, clips_each, mean = 200, 24, 20, 0.6
    for trial in range(n_trials):
        chance = rng.normal(mean, 0.1, n_speakers).repeat(clips_each)
        right = rng.random(len(chance)) < chance
        about = Predictions(
            paths=tuple(map(str, range(len(chance)))),
            speakers=tuple(f"ravdess/{i // clips_each}" for i in range(len(chance))),
            targets=np.where(right, 0, 1),
            probabilities=np.tile([0.6, 0.4], (len(chance), 1)),
            labels=("neutral", "calm"),
        )
        found = SpeakerBootstrap(about.speakers, seed=trial).estimate(metrics.accuracies, about)
        assert found.low is not None
        assert found.high is not None
        covered += found.low <= mean <= found.high
    assert 0.88 <= covered / n_trials <= 0.99


def test_the_interval_of_a_calibration_error_is_around_it() -> None:
    one = predictions(n_speakers=24, clips_each=60)
    found = SpeakerBootstrap(one.speakers, seed=0).estimate(metrics.calibration_errors, one)
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.value < found.high


def test_a_pair_that_always_differs_alike_has_a_narrow_interval() -> None:
    one, same = predictions(), predictions()
    assert SpeakerBootstrap(one.speakers, seed=0).difference(metrics.uars, one, same) == Estimate(0.0, 0.0, 0.0)


def test_too_few_speakers_give_a_value_without_an_interval() -> None:
    one = predictions(n_speakers=3)
    found = SpeakerBootstrap(one.speakers, seed=0).estimate(metrics.accuracies, one)
    assert (found.low, found.high) == (None, None)
    assert found.value == round(metrics.accuracy(one.probabilities, one.targets), 5)


def test_a_label_without_clips_has_no_recall() -> None:
    one = predictions(corpus="nemo")
    found = SpeakerBootstrap(one.speakers, seed=0).estimates(metrics.recalls, one)
    assert [label for label, recall in zip(one.labels, found, strict=True) if recall is None] == ["calm", "disgust"]


def test_what_is_not_about_the_same_clips_is_not_compared() -> None:
    one = predictions()
    bootstrap = SpeakerBootstrap(one.speakers, seed=0)
    with pytest.raises(TrainingError, match="the same clips in the same order"):
        bootstrap.difference(metrics.uars, one, predictions(corpus="tess"))
    with pytest.raises(TrainingError, match="got none"):
        SpeakerBootstrap([], seed=0)
