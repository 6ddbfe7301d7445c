"""Which networks there are, and that none of them learns from what it is tested on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from export.corpora.readers import CORPORA, digest, read_corpus, unique
from export.corpora.splits import check_leaks
from export.errors import TrainingError
from export.recipe.runs import FINAL, FIRST, all_runs, is_whole, of_kind

if TYPE_CHECKING:
    from pathlib import Path

    from export.corpora.readers import Clip
    from export.recipe.runs import Run


def test_every_corpus_and_group_of_speakers_has_its_runs(tiny_clips: list[Clip]) -> None:
    runs = all_runs(tiny_clips, folds=(0, 4))
    assert {name: (run.corpus, run.starts_from) for name, run in runs.items()} == {
        "fold-0": ("ravdess", "first"),
        "fold-4": ("ravdess", "first"),
        "final": ("ravdess", "first"),
        "first": ("ravdess", None),
        "tess": ("tess", None),
        "nemo": ("nemo", None),
        "nemo-eb0": ("nemo", "nemo"),
        "nemo-wr0": ("nemo", "nemo"),
        "ased": ("ased", None),
        "ased-0": ("ased", "ased"),
        "ased-1": ("ased", "ased"),
        "emodb": ("emodb", None),
    }
    assert [name for name, run in runs.items() if is_whole(run)] == ["fold-0", "fold-4", "final"]


def test_with_one_corpus_alone_there_is_nothing_to_learn_from_elsewhere(tiny_clips: list[Clip]) -> None:
    alone = [clip for clip in tiny_clips if clip.corpus == "ravdess"]
    assert list(all_runs(alone, folds=(0, 4))) == ["fold-0", "fold-4", FINAL]


@pytest.mark.parametrize("here", ["ravdess", "ravdess nemo", "ravdess tess emodb", " ".join(CORPORA)])
def test_every_run_has_clips_to_learn_from(tiny_clips: list[Clip], here: str) -> None:
    runs = all_runs([clip for clip in tiny_clips if clip.corpus in here.split()], folds=(0, 4))
    assert [name for name, run in runs.items() if not run.split.train] == []


def test_a_run_is_tested_on_its_corpus_and_only_the_shipped_one_on_nothing(tiny_clips: list[Clip]) -> None:
    runs = all_runs(tiny_clips, folds=(0, 4))
    assert [name for name, run in runs.items() if not run.split.test] == [FINAL]
    for run in runs.values():
        assert {clip.corpus for clip in run.split.test} <= {run.corpus}


def test_held_out_groups_learn_from_the_others_of_their_corpus_alone(tiny_clips: list[Clip]) -> None:
    """What they start from has learnt from all other corpora."""
    for run in all_runs(tiny_clips, folds=()).values():
        if run.starts_from == run.corpus:
            assert {clip.corpus for clip in run.split.train} == {run.corpus}
            assert sorted([*run.split.train, *run.split.test], key=str) == sorted(
                (clip for clip in tiny_clips if clip.corpus == run.corpus), key=str
            )


def test_runs_that_start_from_another_have_not_learnt_their_test_clips_there(tiny_clips: list[Clip]) -> None:
    runs = all_runs(tiny_clips, folds=(0, 4))
    for run in runs.values():
        if run.starts_from is not None:
            start = runs[run.starts_from]
            assert not {clip.speaker for clip in start.split.train} & {clip.speaker for clip in run.split.test}


def test_nothing_leaks_in_any_split(tiny_data: Path, tiny_clips: list[Clip]) -> None:
    for run in all_runs(tiny_clips, folds=range(5)).values():
        check_leaks(run.split, tiny_data)


def test_nothing_leaks_in_any_real_split(shared: Path) -> None:
    """No speaker, and no byte-identical clip, on both sides; each file is read once, for all of the runs."""
    data = shared / "data"
    clips = [clip for corpus in CORPORA.values() for clip in unique(read_corpus(corpus, data), data)]
    bytes_of = {clip.path: digest(data / clip.path) for clip in clips}
    runs = all_runs(clips)
    assert len(runs) == 5 + 2 + 4 + 9 + 5  # folds, final and first; left out; speakers of nEMO; groups of ASED
    # Actor 7, of fold 1, has one recording twice.
    assert [len(runs[f"fold-{fold}"].split.test) for fold in range(5)] == [300, 299, 300, 300, 240]
    for run in runs.values():
        assert shared_of(run, bytes_of) == (set(), set())


def shared_of(run: Run, bytes_of: dict[Path, str]) -> tuple[set[str], set[str]]:
    """Return the speakers, and the hashes of clips, that are on both sides of a run's split."""
    train, test = run.split.train, run.split.test
    return (
        {clip.speaker for clip in train} & {clip.speaker for clip in test},
        {bytes_of[clip.path] for clip in train} & {bytes_of[clip.path] for clip in test},
    )


def test_runs_are_asked_for_by_name(tiny_clips: list[Clip]) -> None:
    runs = all_runs(tiny_clips, folds=(0, 4))
    assert of_kind(runs, None) == list(runs.values())
    assert of_kind(runs, ["tess", FIRST]) == [runs[FIRST], runs["tess"]]
    with pytest.raises(TrainingError, match=r"expected runs out of fold-0, .*, emodb, got fold-1, nonsense"):
        of_kind(runs, ["nonsense", "fold-0", "fold-1"])
