from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.corpora.readers import LABELS, Clip
from export.errors import TrainingError
from export.experiments.division import Division, divide, some_of


def clips(
    corpus: str = "ravdess", *, n_speakers: int = 24, labels: tuple[str, ...] = LABELS, each: int = 8
) -> list[Clip]:
    return [
        Clip(corpus, Path(f"{corpus}/{speaker:02d}/{label}-{take}.wav"), f"{corpus}/{speaker:02d}", label)
        for speaker in range(1, n_speakers + 1)
        for label in labels
        for take in range(each)
    ]


def speakers(some: tuple[Clip, ...]) -> set[str]:
    return {clip.speaker for clip in some}


def parts(division: Division) -> list[Clip]:
    return [*division.train, *division.validation, *division.test]


def test_a_fold_of_ravdess_holds_out_its_actors_and_watches_three_of_the_others() -> None:
    everything = clips() + clips("tess", n_speakers=2)
    division = divide(everything, "fold-0")
    assert speakers(division.test) == {f"ravdess/{actor:02d}" for actor in (2, 5, 14, 15, 16)}
    assert len(speakers(division.validation)) == 3
    assert {clip.corpus for clip in division.validation} == {"ravdess"}
    assert speakers(division.train) | speakers(division.validation) | speakers(division.test) == {
        clip.speaker for clip in everything
    }
    assert speakers(division.train) & speakers(division.validation) == set()
    assert Counter(parts(division)) == Counter(everything)
    assert division.is_honest
    assert division.protocol.startswith("fold 0 of the five of Luna-Jimenez")


@given(fold=st.integers(0, 4), seed=st.integers(0, 5), n_speakers=st.integers(3, 12))
def test_of_any_other_clips_no_speaker_is_on_two_sides(fold: int, seed: int, n_speakers: int) -> None:
    everything = clips("mine", n_speakers=n_speakers, each=2)
    if fold >= n_speakers:
        with pytest.raises(TrainingError, match="expected one of the folds"):
            divide(everything, f"fold-{fold}", seed=seed)
        return
    division = divide(everything, f"fold-{fold}", seed=seed)
    sides = [speakers(division.train), speakers(division.validation), speakers(division.test)]
    assert sum(map(len, sides)) == n_speakers
    assert Counter(parts(division)) == Counter(everything)
    assert len(sides[1]) == (0 if len(sides[0] | sides[1]) < 3 else max(1, round(0.15 * len(sides[0] | sides[1]))))


def test_whom_a_label_depends_on_is_learnt_from() -> None:
    everything = clips("mine", n_speakers=4, labels=("sad", "happy"), each=2)
    only = [clip for clip in everything if clip.label == "sad" or clip.speaker == "mine/02"]
    for seed in range(6):
        division = divide([*only, *clips("mine", n_speakers=1, labels=("happy",), each=9)], "fold-0", seed=seed)
        assert "happy" in {clip.label for clip in division.train}


def test_the_random_split_is_by_clips_of_each_label_and_says_that_it_is_none() -> None:
    everything = clips()
    division = divide(everything, "random")
    assert Counter(parts(division)) == Counter(everything)
    assert Counter(clip.label for clip in division.test) == dict.fromkeys(LABELS, 38)  # a fifth of 192
    assert not division.is_honest
    assert division.protocol.startswith("RANDOM SPLIT BY CLIPS")
    assert division.split == "NOT speaker-independent: 24 of the 24 speakers who are tested were also learnt from"
    assert divide(everything, "random") == division
    assert divide(everything, "random", seed=1).test != division.test


# -- shares ----------------------------------------------------------------------------------------


def test_a_share_takes_that_much_of_each_speaker_and_label_and_is_part_of_a_larger_one() -> None:
    everything = clips()
    shares = [some_of(everything, share) for share in (0.25, 0.5, 0.75, 1.0)]
    for share, some in zip((0.25, 0.5, 0.75, 1.0), shares, strict=True):
        assert set(Counter((clip.speaker, clip.label) for clip in some).values()) == {round(8 * share)}
    assert all(set(small) < set(large) for small, large in pairwise(shares))


@given(share=st.floats(0.01, 1), more=st.floats(0.01, 1), seed=st.integers(0, 3), each=st.integers(1, 5))
def test_shares_are_nested_keep_every_speaker_and_the_order(share: float, more: float, seed: int, each: int) -> None:
    everything = clips(n_speakers=3, each=each)
    small, large = (some_of(everything, one, seed=seed) for one in sorted((share, more)))
    assert set(small) <= set(large)
    assert speakers(small) == speakers(tuple(everything))
    assert list(small) == [clip for clip in everything if clip in set(small)]
    for n in Counter(clip.speaker for clip in small).values():
        assert n == max(1, round(min(share, more) * 8 * each))


def test_a_share_changes_only_what_is_learnt_from() -> None:
    whole, quarter = (divide(clips(), "fold-1", share=share) for share in (1, 0.25))
    assert (whole.validation, whole.test) == (quarter.validation, quarter.test)
    assert len(quarter.train) == len(whole.train) / 4


# -- what can't be ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("some", "name", "expected"),
    [
        (clips(), "fold-5", "expected one of the folds 0 to 4, got 5"),
        (clips(), "by-moon", "expected the split fold-0, fold-1 ..., random or together, got 'by-moon'"),
        (clips("mine", n_speakers=2), "fold-0", "expected at least 3 speakers"),
        (clips(labels=("sad",)), "fold-0", "too few clips: expected training clips of two labels at least"),
        (clips(n_speakers=1), "fold-0", "too few clips: none is left to test on"),
        (clips("mine", each=1, n_speakers=1, labels=("sad", "happy")), "random", "none is left to test on"),
        ([], "random", "too few clips"),
    ],
)
def test_what_cannot_be_divided_is_said(some: list[Clip], name: str, expected: str) -> None:
    with pytest.raises(TrainingError, match=expected):
        divide(some, name)


def test_a_label_without_training_clips_is_named() -> None:
    everything = [clip for clip in clips() if clip.label != "calm" or clip.speaker == "ravdess/02"]
    with pytest.raises(TrainingError, match="fold-0: too few clips: none to train calm on"):
        divide(everything, "fold-0")


def test_no_share_is_no_share() -> None:
    for share in (0.0, -1.0, 1.5):
        with pytest.raises(TrainingError, match="expected a share above 0 and at most 1"):
            some_of(clips(), share)
