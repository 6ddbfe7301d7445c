from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from export.corpora.readers import ASED, NEMO, RAVDESS, read_corpus
from export.corpora.splits import (
    RAVDESS_FOLDS,
    Split,
    check_leaks,
    ravdess_actors,
    ravdess_fold,
    ravdess_pair,
    speaker_groups,
    without_corpus,
)
from export.errors import WorkshopError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from export.corpora.readers import Clip


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


def test_a_corpus_left_out_is_all_tested_and_never_learnt_from(tiny_clips: list[Clip]) -> None:
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
    with pytest.raises(WorkshopError, match=r"speakers on both sides of the split: \['ravdess/01'\]"):
        check_leaks(Split(train=(first,), test=(second,)), tiny_data)


def test_the_same_bytes_under_two_names_and_speakers_are_a_leak(tiny_data: Path) -> None:
    clips = {clip.path.name: clip for clip in read_corpus(RAVDESS, tiny_data)}
    first, twin = clips["03-01-03-01-01-01-01.flac"], clips["03-01-03-01-01-02-01.flac"]
    with pytest.raises(
        WorkshopError, match=f"the same recording on both sides of the split: {first.path} and {twin.path}"
    ):
        check_leaks(Split(train=(first,), test=(replace(twin, speaker="ravdess/99"),)), tiny_data)
