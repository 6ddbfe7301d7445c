from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.corpora.readers import ASED, NEMO, RAVDESS, Clip, read_corpus
from export.corpora.splits import (
    RAVDESS_FOLDS,
    Split,
    check_leaks,
    own_fold,
    ravdess_actors,
    ravdess_fold,
    ravdess_pair,
    speaker_folds,
    speaker_groups,
    without_corpus,
)
from export.errors import TrainingError

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable


def speakers(clips: Iterable[Clip]) -> set[str]:
    return {clip.speaker for clip in clips}


def test_the_folds_test_each_of_24_actors_once() -> None:
    assert sorted(actor for fold in RAVDESS_FOLDS for actor in fold) == list(range(1, 25))


@pytest.mark.parametrize("fold", range(5))
def test_a_fold_tests_its_actors_and_learns_from_everyone_else(tiny_clips: list[Clip], fold: int) -> None:
    split = ravdess_fold(tiny_clips, fold)
    tested = ravdess_actors(RAVDESS_FOLDS[fold])
    assert speakers(split.test) == tested & speakers(tiny_clips)
    assert sorted([*split.train, *split.test], key=repr) == sorted(tiny_clips, key=repr)
    assert not speakers(split.train) & tested


def test_the_shipped_model_learns_from_everyone(tiny_clips: list[Clip]) -> None:
    assert ravdess_fold(tiny_clips, None) == Split(train=tuple(tiny_clips), test=())


@pytest.mark.parametrize(("fold", "other"), [(0, 4), (4, 0)])
def test_a_recipe_is_chosen_without_the_actors_of_its_fold(tiny_clips: list[Clip], fold: int, other: int) -> None:
    pair = ravdess_pair(tiny_clips, fold, other)
    ours, theirs = (ravdess_actors(RAVDESS_FOLDS[one]) for one in (fold, other))
    assert speakers(pair.test) == theirs
    assert speakers(pair.train) == speakers(tiny_clips) - ours - theirs


def test_a_corpus_left_out_is_all_test_and_no_training(tiny_clips: list[Clip]) -> None:
    split = without_corpus(tiny_clips, "nemo")
    assert split == Split(
        train=tuple(clip for clip in tiny_clips if clip.corpus != "nemo"),
        test=tuple(clip for clip in tiny_clips if clip.corpus == "nemo"),
    )


def test_speakers_are_held_out_each_alone_and_those_of_ased_in_groups(tiny_clips: list[Clip]) -> None:
    assert speaker_groups(tiny_clips, "nemo") == {
        "nemo-eb0": frozenset({"nemo/EB0"}),
        "nemo-wr0": frozenset({"nemo/WR0"}),
    }
    assert speaker_groups(tiny_clips, "ased") == {"ased-0": frozenset({"ased/07"}), "ased-1": frozenset({"ased/12"})}
    assert speaker_groups(tiny_clips, "none") == {}


def test_the_groups_of_the_real_corpora_hold_each_speaker_once(shared: Path) -> None:
    for corpus, n_groups in ((NEMO, 9), (ASED, 5)):
        clips = read_corpus(corpus, shared / "data")
        groups = speaker_groups(clips, corpus.name)
        assert len(groups) == n_groups
        assert sorted(name for group in groups.values() for name in group) == sorted(speakers(clips))
        assert max(map(len, groups.values())) - min(map(len, groups.values())) <= 1


def test_a_speaker_on_both_sides_is_a_leak(tiny_data: Path) -> None:
    first, second = read_corpus(RAVDESS, tiny_data)[:2]
    with pytest.raises(TrainingError, match=r"speakers on both sides of the split: \['ravdess/01'\]"):
        check_leaks(Split(train=(first,), test=(second,)), tiny_data)


def test_the_same_bytes_under_two_names_and_speakers_are_a_leak(tiny_data: Path) -> None:
    clips = {clip.path.name: clip for clip in read_corpus(RAVDESS, tiny_data)}
    first, twin = clips["03-01-03-01-01-01-01.flac"], clips["03-01-03-01-01-02-01.flac"]
    with pytest.raises(
        TrainingError, match=f"the same recording on both sides of the split: {first.path} and {twin.path}"
    ):
        check_leaks(Split(train=(first,), test=(replace(twin, speaker="ravdess/99"),)), tiny_data)


# -- somebody's own recordings ---------------------------------------------------------------------


def own_clips(sizes: list[int]) -> list[Clip]:
    """Return clips of as many speakers, each with so many."""
    return [Clip("mine", Path(f"{s}/{i}.wav"), f"mine/{s:02d}", "a") for s, n in enumerate(sizes) for i in range(n)]


@given(st.lists(st.integers(1, 40), min_size=3, max_size=30), st.integers(2, 8), st.randoms(use_true_random=False))
def test_folds_hold_each_speaker_once_in_any_order_of_clips_and_differ_by_one_speaker_at_most(
    sizes: list[int], n_folds: int, rng: random.Random
) -> None:
    clips = own_clips(sizes)
    folds = speaker_folds(clips, n_folds)
    assert len(folds) == min(n_folds, len(sizes))
    assert sorted(name for fold in folds for name in fold) == sorted(speakers(clips))
    in_folds = [sum(sizes[int(name.removeprefix("mine/"))] for name in fold) for fold in folds]
    assert max(in_folds) - min(in_folds) <= max(sizes)
    assert speaker_folds(rng.sample(clips, len(clips)), n_folds) == folds


def test_a_fold_of_ones_own_tests_its_speakers_and_learns_from_the_others() -> None:
    clips = own_clips([5, 1, 2, 2])
    assert [sorted(fold) for fold in speaker_folds(clips, 3)] == [["mine/00"], ["mine/01", "mine/02"], ["mine/03"]]
    split = own_fold(clips, 1, 3)
    assert (speakers(split.test), speakers(split.train)) == ({"mine/01", "mine/02"}, {"mine/00", "mine/03"})
    assert len(split.train) + len(split.test) == len(clips)


@pytest.mark.parametrize("fold", [-1, 4])
def test_a_fold_that_there_is_not_is_an_error(fold: int) -> None:
    with pytest.raises(TrainingError, match=rf"expected one of the folds 0 to 3, got {fold}"):
        own_fold(own_clips([1, 1, 1, 1]), fold)


@pytest.mark.parametrize(
    ("sizes", "got"), [([], r"0 \(no clips\)"), ([9], r"1 \(mine/00\)"), ([9, 9], r"2 \(mine/00, mine/01\)")]
)
def test_two_speakers_are_too_few_for_folds_and_the_error_says_what_to_do(sizes: list[int], got: str) -> None:
    with pytest.raises(TrainingError, match=rf"expected at least 3 speakers, .* got {got}: record more people, or"):
        speaker_folds(own_clips(sizes))
