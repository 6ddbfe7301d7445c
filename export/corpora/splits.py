"""Keeps speakers apart: who is held out of which model, and a check that nothing leaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from export.corpora.readers import digest
from export.errors import WorkshopError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from export.corpora.readers import Clip

RAVDESS_FOLDS = (
    frozenset({2, 5, 14, 15, 16}),
    frozenset({3, 6, 7, 13, 18}),
    frozenset({10, 11, 12, 19, 20}),
    frozenset({8, 17, 21, 23, 24}),
    frozenset({1, 4, 9, 22}),
)
"""Actors tested in each fold; Luna-Jimenez et al., Sensors 21(22):7665, 2021."""
ASED_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Split:
    """Clips to learn from, and clips of other speakers to be judged on."""

    train: tuple[Clip, ...]
    test: tuple[Clip, ...]


def ravdess_fold(clips: Sequence[Clip], fold: int | None) -> Split:
    """Return fold 0-4 of RAVDESS: its actors' clips are ``test``, all the rest of ``clips`` is ``train``.

    Clips of other corpora are never tested. ``fold`` None tests nobody: the model that is shipped.
    """
    return by_speaker(clips, ravdess_actors(RAVDESS_FOLDS[fold]) if fold is not None else frozenset())


def ravdess_pair(clips: Sequence[Clip], fold: int, other: int) -> Split:
    """Return a split inside the training actors of ``fold``, to choose a recipe by.

    Those of fold ``other`` are ``test``; the actors of ``fold`` are in neither.
    """
    return ravdess_fold(ravdess_fold(clips, fold).train, other)


def without_corpus(clips: Sequence[Clip], corpus: str) -> Split:
    """Return a split that learns from all other corpora and is judged on all of ``corpus``."""
    return by_speaker(clips, frozenset(clip.speaker for clip in clips if clip.corpus == corpus))


def speaker_groups(clips: Sequence[Clip], corpus: str) -> dict[str, frozenset[str]]:
    """Return, by name, the groups of a corpus's speakers that are held out in turn.

    Each alone; those of ASED, who are many, in five groups.
    """
    speakers = sorted({clip.speaker for clip in clips if clip.corpus == corpus}, key=lambda name: (len(name), name))
    if corpus == "ased":
        return {f"ased-{i}": frozenset(speakers[i::ASED_FOLDS]) for i in range(ASED_FOLDS) if speakers[i::ASED_FOLDS]}
    return {f"{corpus}-{speaker.partition('/')[2].lower()}": frozenset({speaker}) for speaker in speakers}


def by_speaker(clips: Sequence[Clip], tested: frozenset[str]) -> Split:
    """Return the split in which the speakers ``tested`` are judged on, and no others."""
    return Split(
        train=tuple(clip for clip in clips if clip.speaker not in tested),
        test=tuple(clip for clip in clips if clip.speaker in tested),
    )


def ravdess_actors(actors: frozenset[int]) -> frozenset[str]:
    """Return their names as speakers."""
    return frozenset(f"ravdess/{actor:02d}" for actor in actors)


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
