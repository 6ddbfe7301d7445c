"""Divides clips into those for training, for validation and for the test."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from export.corpora.splits import RAVDESS_FOLDS, Split, own_fold, ravdess_fold, speaker_folds
from export.corpora.together import TOGETHER
from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from export.corpora.readers import Clip

RANDOM = "random"
FOLDED = "ravdess"
"""The corpus whose published folds are used if it is among the clips; other corpora are then only trained on."""
BY_CLIPS = (RANDOM, TOGETHER)
"""Splits that hold out clips, not speakers."""
RANDOM_TEST_SHARE = 0.2
VALIDATION_SHARE = 0.15
"""Of the training speakers; in a random split, of the training clips."""
FEWEST_SPEAKERS = 3
"""With fewer training speakers there is no validation."""


@dataclass(frozen=True, slots=True)
class Division:
    """Three sets of clips, and what a figure about the test clips means."""

    train: tuple[Clip, ...]
    validation: tuple[Clip, ...]
    """Of speakers in neither of the other sets; the network is evaluated on these after each epoch."""
    test: tuple[Clip, ...]
    protocol: str
    split: str
    is_honest: bool
    """Whether no test speaker is in the other sets."""


def divide(clips: Sequence[Clip], name: str, *, share: float = 1.0, seed: int = 0) -> Division:
    """Return the division called ``name``: ``fold-0`` .. ``fold-4``, by speakers; ``random`` and TOGETHER, by clips.

    ``share``: of each training speaker's clips; the validation doesn't depend on it. Raises TrainingError for an
    unknown split, and for too few clips or speakers; a small share may lack labels, as a learning curve shows that.
    """
    found = _at_random(clips, seed) if name in BY_CLIPS else _by_speakers(clips, name, seed)
    _check(found, name)
    return replace(found, train=some_of(found.train, share, seed=seed))


def some_of(clips: Sequence[Clip], share: float, *, seed: int = 0) -> tuple[Clip, ...]:
    """Return ``share`` (0-1) of each speaker's clips, at least one, with labels in about the same proportions.

    A smaller share is a part of a larger one. The order is that of ``clips``.
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
    train, validation = _with_validation(split.train, tested, seed)
    return Division(train, validation, split.test, protocol, "speaker-independent; one model", is_honest=True)


def _fold(clips: Sequence[Clip], name: str) -> tuple[Split, str]:
    match = re.fullmatch(r"fold-(\d)", name)
    if match is None:
        raise TrainingError(f"expected the split fold-0, fold-1 ..., {RANDOM} or {TOGETHER}, got {name!r}")
    fold = int(match[1])
    if not any(clip.corpus == FOLDED for clip in clips):
        split = own_fold(clips, fold)
        return split, f"group {fold} of {len(speaker_folds(clips))} groups of speakers"
    if fold >= len(RAVDESS_FOLDS):
        raise TrainingError(f"expected one of the folds 0 to {len(RAVDESS_FOLDS) - 1}, got {fold}")
    return ravdess_fold(clips, fold), f"fold {fold} of the five of Luna-Jimenez et al., Sensors 21(22):7665, 2021"


def _with_validation(train: tuple[Clip, ...], tested: set[str], seed: int) -> tuple[tuple[Clip, ...], tuple[Clip, ...]]:
    """Return the clips of ``train`` without some speakers of the ``tested`` corpora, and the clips of these.

    A speaker without whom a label would have no training clips stays in training.
    """
    speakers = sorted({clip.speaker for clip in train if clip.corpus in tested})
    wanted = round(VALIDATION_SHARE * len(speakers)) or 1 if len(speakers) >= FEWEST_SPEAKERS else 0
    labels = {clip.label for clip in train}
    kept, validation = train, set[str]()
    for speaker in np.random.default_rng(seed).permutation(speakers).tolist():
        rest = tuple(clip for clip in kept if clip.speaker != speaker)
        if len(validation) < wanted and {clip.label for clip in rest} == labels:
            kept = rest
            validation.add(speaker)
    return kept, tuple(clip for clip in train if clip.speaker in validation)


def _at_random(clips: Sequence[Clip], seed: int) -> Division:
    """Return a split that leaks speakers, to show how misleading its figures are."""
    rest, test = _drawn(clips, RANDOM_TEST_SHARE, _rng(seed, "test"))
    train, validation = _drawn(rest, VALIDATION_SHARE, _rng(seed, "watch"))
    tested = {clip.speaker for clip in test}
    both = len(tested & {clip.speaker for clip in rest})
    return Division(
        train,
        validation,
        test,
        f"RANDOM SPLIT BY CLIPS, a fifth of each label: no figure about new voices; seed {seed}",
        f"NOT speaker-independent: {both} of the {len(tested)} speakers who are tested were also learnt from",
        is_honest=False,
    )


def _drawn(clips: Sequence[Clip], share: float, rng: np.random.Generator) -> tuple[tuple[Clip, ...], tuple[Clip, ...]]:
    """Draw ``share`` of the clips of each label and corpus, none of a single one; return the rest and the drawn."""
    drawn: set[Clip] = set()
    for alike in _grouped(clips, lambda clip: f"{clip.corpus} {clip.label}").values():
        n = max(1, round(share * len(alike))) if len(alike) > 1 else 0
        drawn.update(alike[i] for i in rng.permutation(len(alike))[:n])
    return tuple(c for c in clips if c not in drawn), tuple(c for c in clips if c in drawn)


def _interleaved(clips: Sequence[Clip], rng: np.random.Generator) -> list[Clip]:
    """Return the clips in an order of which every beginning has about the proportions of labels of the whole."""
    positions = {}
    for alike in _grouped(clips, lambda clip: clip.label).values():
        offset = rng.random()
        for rank, i in enumerate(rng.permutation(len(alike))):
            positions[alike[i]] = (rank + offset) / len(alike)
    return sorted(positions, key=lambda clip: (positions[clip], clip.path))


def _grouped(clips: Sequence[Clip], key: Callable[[Clip], str]) -> dict[str, list[Clip]]:
    groups: dict[str, list[Clip]] = defaultdict(list)
    for clip in clips:
        groups[key(clip)].append(clip)
    return dict(sorted(groups.items()))


def _rng(seed: int, what: str) -> np.random.Generator:
    return np.random.default_rng([seed, *what.encode()])


def _check(division: Division, name: str) -> None:
    known = {clip.label for clip in division.train}
    if not division.test:
        raise TrainingError(f"{name}: too few clips: none is left to test on")
    if len(known) < 2:
        raise TrainingError(
            f"{name}: too few clips: expected training clips of two labels at least, got {len(division.train)} "
            f"of {', '.join(sorted(known)) or 'none'}"
        )
    missing = sorted({clip.label for clip in division.test} - known)
    if missing:
        raise TrainingError(f"{name}: too few clips: none to train {', '.join(missing)} on")
