"""Splits clips by speaker for training and test, and checks that nothing leaks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from export.corpora.readers import digest
from export.errors import TrainingError

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
OWN_FOLDS = 5
"""Of one's own recordings, where there are enough speakers."""
FEWEST_SPEAKERS = 3
"""With fewer, at least half of the speakers would be held out, and none would be left for validation."""


@dataclass(frozen=True, slots=True)
class Split:
    """Training clips, and test clips of other speakers."""

    train: tuple[Clip, ...]
    test: tuple[Clip, ...]


def ravdess_fold(clips: Sequence[Clip], fold: int | None) -> Split:
    """Return fold 0-4 of RAVDESS: its actors' clips are ``test``, all others of ``clips`` are ``train``.

    Clips of other corpora are never tested. ``fold`` None has no test: for the shipped model.
    """
    return by_speaker(clips, ravdess_actors(RAVDESS_FOLDS[fold]) if fold is not None else frozenset())


def ravdess_pair(clips: Sequence[Clip], fold: int, other: int) -> Split:
    """Return a split inside the training actors of ``fold``, for choosing a recipe.

    Those of fold ``other`` are ``test``; the actors of ``fold`` are in neither.
    """
    return ravdess_fold(ravdess_fold(clips, fold).train, other)


def without_corpus(clips: Sequence[Clip], corpus: str) -> Split:
    """Return a split with all of ``corpus`` as test and all other corpora as training."""
    return by_speaker(clips, frozenset(clip.speaker for clip in clips if clip.corpus == corpus))


def speaker_groups(clips: Sequence[Clip], corpus: str) -> dict[str, frozenset[str]]:
    """Return, by name, the groups of a corpus's speakers that are held out one after another.

    A group is one speaker; ASED, which has many, has five groups.
    """
    speakers = sorted({clip.speaker for clip in clips if clip.corpus == corpus}, key=lambda name: (len(name), name))
    if corpus == "ased":
        return {f"ased-{i}": frozenset(speakers[i::ASED_FOLDS]) for i in range(ASED_FOLDS) if speakers[i::ASED_FOLDS]}
    return {f"{corpus}-{speaker.partition('/')[2].lower()}": frozenset({speaker}) for speaker in speakers}


def speaker_folds(clips: Sequence[Clip], n_folds: int = OWN_FOLDS) -> tuple[frozenset[str], ...]:
    """Return groups of speakers with about as many clips each, the same for the same clips in any order.

    ``n_folds`` of them, or a group a speaker where speakers are fewer. Raises TrainingError for too few speakers.
    """
    n_clips = Counter(clip.speaker for clip in clips)
    if len(n_clips) < FEWEST_SPEAKERS:
        raise TrainingError(
            f"expected at least {FEWEST_SPEAKERS} speakers, so that some can be held out and the others trained on, "
            f"got {len(n_clips)} ({', '.join(sorted(n_clips)) or 'no clips'}): record more people, or train on these "
            "together with a corpus that has more"
        )
    groups: list[set[str]] = [set() for _ in range(min(n_folds, len(n_clips)))]
    sizes = [0] * len(groups)
    for speaker in sorted(
        n_clips, key=lambda name: (-n_clips[name], name)
    ):  # the largest first, into the smallest group
        smallest = sizes.index(min(sizes))
        groups[smallest].add(speaker)
        sizes[smallest] += n_clips[speaker]
    return tuple(frozenset(group) for group in groups)


def own_fold(clips: Sequence[Clip], fold: int, n_folds: int = OWN_FOLDS) -> Split:
    """Return the split whose test is group ``fold``, from 0, of ``speaker_folds``.

    Raises TrainingError for a fold out of range, and for too few speakers.
    """
    folds = speaker_folds(clips, n_folds)
    if not 0 <= fold < len(folds):
        raise TrainingError(f"expected one of the folds 0 to {len(folds) - 1}, got {fold}")
    return by_speaker(clips, folds[fold])


def by_speaker(clips: Sequence[Clip], tested: frozenset[str]) -> Split:
    """Return the split whose test speakers are ``tested``."""
    return Split(
        train=tuple(clip for clip in clips if clip.speaker not in tested),
        test=tuple(clip for clip in clips if clip.speaker in tested),
    )


def ravdess_actors(actors: frozenset[int]) -> frozenset[str]:
    """Return their names as speakers."""
    return frozenset(f"ravdess/{actor:02d}" for actor in actors)


def check_leaks(split: Split, data: Path) -> None:
    """Raise TrainingError if a speaker or the bytes of a clip are on both sides of ``split``."""
    speakers = {clip.speaker for clip in split.train} & {clip.speaker for clip in split.test}
    if speakers:
        raise TrainingError(f"speakers on both sides of the split: {sorted(speakers)}")
    known = {digest(data / clip.path): clip for clip in split.train}
    for clip in split.test:
        twin = known.get(digest(data / clip.path))
        if twin is not None:
            raise TrainingError(f"the same recording on both sides of the split: {twin.path} and {clip.path}")
