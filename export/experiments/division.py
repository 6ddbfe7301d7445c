"""Divides clips: which are learnt from, which are watched while learning, which are judged on."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from export.corpora.splits import RAVDESS_FOLDS, Split, own_fold, ravdess_fold, speaker_folds
from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from export.corpora.readers import Clip

RANDOM = "random"
FOLDED = "ravdess"
"""The corpus whose published folds are used where it is there; other clips are then learnt from, never judged on."""
TESTED_AT_RANDOM = 0.2
WATCHED = 0.15
"""Of the training speakers, or, in a random split, of the training clips."""
FEWEST_SPEAKERS = 3
"""Of whom one can be watched; of fewer nobody is."""


@dataclass(frozen=True, slots=True)
class Division:
    """Three sets of clips, and how to read a figure about the last one."""

    learn: tuple[Clip, ...]
    watch: tuple[Clip, ...]
    """Of speakers who are neither learnt from nor judged on; after each epoch the network is asked about these."""
    test: tuple[Clip, ...]
    protocol: str
    split: str
    is_honest: bool
    """Whether nobody who is judged on was learnt from or watched."""


def divide(clips: Sequence[Clip], name: str, *, share: float = 1.0, seed: int = 0) -> Division:
    """Return the division called ``name``: ``fold-0`` .. ``fold-4``, by speakers, or ``random``, by clips.

    ``share``: of each training speaker's clips that are learnt from; who is watched doesn't depend on it. Raises
    TrainingError for a split that there is not, and where there are too few clips or speakers; a small share may lack
    labels, which is what it is to show.
    """
    found = _at_random(clips, seed) if name == RANDOM else _by_speakers(clips, name, seed)
    _check(found, name)
    return replace(found, learn=some_of(found.learn, share, seed=seed))


def some_of(clips: Sequence[Clip], share: float, *, seed: int = 0) -> tuple[Clip, ...]:
    """Return ``share`` (0-1) of each speaker's clips, at least one, the labels as even as in all.

    A smaller share is part of a larger one. The order is that of ``clips``.
    """
    if not 0 < share <= 1:
        raise TrainingError(f"expected a share above 0 and at most 1, got {share}")
    if share == 1:
        return tuple(clips)
    kept: set[Clip] = set()
    for theirs in _grouped(clips, lambda clip: clip.speaker).values():
        ranked = _interleaved(theirs, _rng(seed, theirs[0].speaker))
        kept.update(ranked[: max(1, round(share * len(theirs)))])
    return tuple(clip for clip in clips if clip in kept)


def _by_speakers(clips: Sequence[Clip], name: str, seed: int) -> Division:
    split, protocol = _fold(clips, name)
    tested = {clip.corpus for clip in split.test}
    learn, watch = _watched(split.train, tested, seed)
    return Division(learn, watch, split.test, protocol, "speaker-independent; one model", is_honest=True)


def _fold(clips: Sequence[Clip], name: str) -> tuple[Split, str]:
    match = re.fullmatch(r"fold-(\d)", name)
    if match is None:
        raise TrainingError(f"expected the split fold-0, fold-1 ... or {RANDOM}, got {name!r}")
    fold = int(match[1])
    if not any(clip.corpus == FOLDED for clip in clips):
        split = own_fold(clips, fold)
        return split, f"group {fold} of {len(speaker_folds(clips))} groups of speakers"
    if fold >= len(RAVDESS_FOLDS):
        raise TrainingError(f"expected one of the folds 0 to {len(RAVDESS_FOLDS) - 1}, got {fold}")
    return ravdess_fold(clips, fold), f"fold {fold} of the five of Luna-Jimenez et al., Sensors 21(22):7665, 2021"


def _watched(train: tuple[Clip, ...], tested: set[str], seed: int) -> tuple[tuple[Clip, ...], tuple[Clip, ...]]:
    """Return the clips of ``train`` without some speakers of the ``tested`` corpora, and theirs.

    A speaker without whom a label would have no clips is learnt from.
    """
    speakers = sorted({clip.speaker for clip in train if clip.corpus in tested})
    wanted = round(WATCHED * len(speakers)) or 1 if len(speakers) >= FEWEST_SPEAKERS else 0
    labels = {clip.label for clip in train}
    learn, watched = train, set[str]()
    for speaker in np.random.default_rng(seed).permutation(speakers).tolist():
        rest = tuple(clip for clip in learn if clip.speaker != speaker)
        if len(watched) < wanted and {clip.label for clip in rest} == labels:
            learn = rest
            watched.add(speaker)
    return learn, tuple(clip for clip in train if clip.speaker in watched)


def _at_random(clips: Sequence[Clip], seed: int) -> Division:
    """Return what must not be done, so that a reader sees what it would tell."""
    rest, test = _drawn(clips, TESTED_AT_RANDOM, _rng(seed, "test"))
    learn, watch = _drawn(rest, WATCHED, _rng(seed, "watch"))
    tested = {clip.speaker for clip in test}
    both = len(tested & {clip.speaker for clip in rest})
    return Division(
        learn,
        watch,
        test,
        f"RANDOM SPLIT BY CLIPS, a fifth of each label: no figure about new voices; seed {seed}",
        f"NOT speaker-independent: {both} of the {len(tested)} speakers who are judged on were also learnt from",
        is_honest=False,
    )


def _drawn(clips: Sequence[Clip], share: float, rng: np.random.Generator) -> tuple[tuple[Clip, ...], tuple[Clip, ...]]:
    """Return the clips without, and with, ``share`` of each label's and corpus's; one clip alone stays."""
    drawn: set[Clip] = set()
    for alike in _grouped(clips, lambda clip: f"{clip.corpus} {clip.label}").values():
        n = max(1, round(share * len(alike))) if len(alike) > 1 else 0
        drawn.update(alike[i] for i in rng.permutation(len(alike))[:n])
    return tuple(c for c in clips if c not in drawn), tuple(c for c in clips if c in drawn)


def _interleaved(clips: Sequence[Clip], rng: np.random.Generator) -> list[Clip]:
    """Return the clips in an order whose every beginning has the labels about as often as the whole."""
    places = {}
    for alike in _grouped(clips, lambda clip: clip.label).values():
        offset = rng.random()
        for rank, i in enumerate(rng.permutation(len(alike))):
            places[alike[i]] = (rank + offset) / len(alike)
    return sorted(places, key=lambda clip: (places[clip], clip.path))


def _grouped(clips: Sequence[Clip], key: Callable[[Clip], str]) -> dict[str, list[Clip]]:
    groups: dict[str, list[Clip]] = defaultdict(list)
    for clip in clips:
        groups[key(clip)].append(clip)
    return dict(sorted(groups.items()))


def _rng(seed: int, what: str) -> np.random.Generator:
    return np.random.default_rng([seed, *what.encode()])


def _check(division: Division, name: str) -> None:
    known = {clip.label for clip in division.learn}
    if not division.test:
        raise TrainingError(f"{name}: too few clips: none is left to be judged on")
    if len(known) < 2:
        raise TrainingError(
            f"{name}: too few clips: expected some of two labels at least to learn from, got {len(division.learn)} "
            f"of {', '.join(sorted(known)) or 'none'}"
        )
    missing = sorted({clip.label for clip in division.test} - known)
    if missing:
        raise TrainingError(f"{name}: too few clips: none to learn {', '.join(missing)} from")
