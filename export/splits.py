"""Keeps speakers apart: the five published RAVDESS folds, and a check that nothing leaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from export.corpora import digest
from export.errors import WorkshopError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from export.corpora import Clip

RAVDESS_FOLDS = (
    frozenset({2, 5, 14, 15, 16}),
    frozenset({3, 6, 7, 13, 18}),
    frozenset({10, 11, 12, 19, 20}),
    frozenset({8, 17, 21, 23, 24}),
    frozenset({1, 4, 9, 22}),
)
"""Actors tested in each fold; Luna-Jimenez et al., Sensors 21(22):7665, 2021."""

INNER_ACTORS = 4
"""How many of a fold's training actors an inner split holds out, where a recipe is chosen."""


@dataclass(frozen=True, slots=True)
class Split:
    """Clips to learn from, and clips of other speakers to be judged on."""

    train: tuple[Clip, ...]
    test: tuple[Clip, ...]


def ravdess_fold(clips: Sequence[Clip], fold: int | None) -> Split:
    """Return fold 0-4 of RAVDESS: its actors' clips are ``test``, all the rest of ``clips`` is ``train``.

    Clips of other corpora are never tested. ``fold`` None tests nobody: the model that is shipped.
    """
    tested = _speakers(RAVDESS_FOLDS[fold]) if fold is not None else frozenset()
    return _by_speaker(clips, tested)


def inner_split(clips: Sequence[Clip], fold: int) -> Split:
    """Return a split inside the training actors of ``fold``, to choose a recipe by; test actors in neither."""
    outer = ravdess_fold(clips, fold).train
    actors = sorted({clip.speaker for clip in outer if clip.corpus == "ravdess"})
    women = [actor for actor in actors if int(actor[-2:]) % 2 == 0]
    men = [actor for actor in actors if int(actor[-2:]) % 2 == 1]
    return _by_speaker(outer, frozenset(women[: INNER_ACTORS // 2] + men[: INNER_ACTORS // 2]))


def check_leaks(split: Split, data: Path) -> None:
    """Raise WorkshopError if a speaker or the bytes of a clip are on both sides of ``split``."""
    speakers = {clip.speaker for clip in split.train} & {clip.speaker for clip in split.test}
    if speakers:
        raise WorkshopError(f"speakers on both sides of the split: {sorted(speakers)}")
    known = {digest(data / clip.path): clip for clip in split.train}
    for clip in split.test:
        twin = known.get(digest(data / clip.path))
        if twin is not None:
            raise WorkshopError(f"the same recording on both sides of the split: {twin.path} and {clip.path}")


def _speakers(actors: frozenset[int]) -> frozenset[str]:
    return frozenset(f"ravdess/{actor:02d}" for actor in actors)


def _by_speaker(clips: Sequence[Clip], tested: frozenset[str]) -> Split:
    return Split(
        train=tuple(clip for clip in clips if clip.speaker not in tested),
        test=tuple(clip for clip in clips if clip.speaker in tested),
    )
