from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from export.corpora import CORPORA, RAVDESS, read_corpus, unique
from export.errors import WorkshopError
from export.splits import RAVDESS_FOLDS, Split, check_leaks, inner_split, ravdess_fold

if TYPE_CHECKING:
    from pathlib import Path

    from export.corpora import Clip


def all_clips(data: Path) -> list[Clip]:
    return [clip for corpus in CORPORA.values() for clip in unique(read_corpus(corpus, data), data)]


def test_the_folds_test_each_of_24_actors_once() -> None:
    assert sorted(actor for fold in RAVDESS_FOLDS for actor in fold) == list(range(1, 25))


@pytest.mark.parametrize("fold", range(5))
def test_a_fold_tests_its_actors_and_learns_from_everyone_else(tiny_data: Path, fold: int) -> None:
    clips = all_clips(tiny_data)
    split = ravdess_fold(clips, fold)
    tested = {f"ravdess/{actor:02d}" for actor in RAVDESS_FOLDS[fold]}
    assert {clip.speaker for clip in split.test} == tested & {clip.speaker for clip in clips}
    assert sorted([*split.train, *split.test], key=repr) == sorted(clips, key=repr)
    check_leaks(split, tiny_data)


def test_the_shipped_model_learns_from_everyone(tiny_data: Path) -> None:
    clips = all_clips(tiny_data)
    assert ravdess_fold(clips, None) == Split(train=tuple(clips), test=())


def test_a_speaker_on_both_sides_is_a_leak(tiny_data: Path) -> None:
    first, second = read_corpus(RAVDESS, tiny_data)[:2]
    with pytest.raises(WorkshopError, match="speakers on both sides"):
        check_leaks(Split(train=(first,), test=(second,)), tiny_data)


def test_the_same_bytes_under_two_names_and_speakers_are_a_leak(tiny_data: Path) -> None:
    clips = {clip.path.name: clip for clip in read_corpus(RAVDESS, tiny_data)}
    twin = replace(clips["03-01-03-01-01-02-01.flac"], speaker="ravdess/99")
    with pytest.raises(WorkshopError, match="the same recording on both sides"):
        check_leaks(Split(train=(clips["03-01-03-01-01-01-01.flac"],), test=(twin,)), tiny_data)


@pytest.mark.parametrize("fold", range(5))
def test_no_leak_in_the_real_folds(shared: Path, fold: int) -> None:
    data = shared / "data"
    split = ravdess_fold(unique(read_corpus(RAVDESS, data), data), fold)
    check_leaks(split, data)
    assert len(split.test) == 60 * len(RAVDESS_FOLDS[fold]) - (fold == 1)  # Actor_07's duplicate


@pytest.mark.parametrize("fold", range(5))
def test_the_inner_split_holds_out_training_actors_only(shared: Path, fold: int) -> None:
    data = shared / "data"
    inner = inner_split(read_corpus(RAVDESS, data), fold)
    tested = {f"ravdess/{actor:02d}" for actor in RAVDESS_FOLDS[fold]}
    assert not {clip.speaker for clip in (*inner.train, *inner.test)} & tested
    assert len({clip.speaker for clip in inner.test}) == 4
    check_leaks(inner, data)
