"""Who and what is left out of each head, so that every figure is about strangers.

- ``speakers-0`` ... ``speakers-4``: a fifth of the speakers of every corpus (RAVDESS: the published folds), and some of
  the ordinary sets.
- ``without-nemo`` ...: one corpus, and some of the ordinary sets.
- ``voice-nemo-eb0`` ...: one speaker of nEMO.
- ``final``: nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from export.corpora.splits import FEWEST_SPEAKERS, RAVDESS_FOLDS, ravdess_actors, speaker_folds, speaker_groups
from export.errors import TrainingError
from export.statistics.material import FINAL_ONLY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.statistics.material import Material, Part
    from export.statistics.store import Indices, Store

N_FOLDS = len(RAVDESS_FOLDS)
ALONE = "nemo"
"""The corpus whose speakers are left out one by one."""
FINAL = "final"


@dataclass(frozen=True, slots=True)
class Round:
    """What a head does not learn from."""

    name: str
    speakers: frozenset[str]
    sets: frozenset[str]


def all_rounds(material: Material) -> dict[str, Round]:
    """Return the rounds, by name, the final one last.

    Ordinary sets whose names begin with the same word have one source, and are left out together. With a single source
    a fifth of its speakers is left out instead. Raises TrainingError where a corpus has too few speakers.
    """
    acted = _trained(material)
    sources, ordinary = _sources(material), _ordinary_folds(material)
    rounds = []
    for number in range(N_FOLDS):
        speakers = [_fold(part, number) for part in acted]
        rounds.append(
            Round(
                f"speakers-{number}",
                frozenset().union(*speakers, ordinary[number]),
                _group(sources, number),
            )
        )
    if len(acted) > 1:
        rounds += [
            Round(f"without-{part.name}", ordinary[i % N_FOLDS], _group(sources, i) | {part.name})
            for i, part in enumerate(acted)
        ]
    for part in acted:
        if part.name == ALONE:
            groups = speaker_groups(part.clips, ALONE)
            rounds += [Round(f"voice-{name}", group, frozenset()) for name, group in groups.items()]
    rounds.append(Round(FINAL, frozenset(), frozenset()))
    return {one.name: one for one in rounds}


def choose(rounds: dict[str, Round], names: Sequence[str]) -> list[Round]:
    """Return the rounds called ``names``, all without any. A name may be the beginning: ``speakers``, ``without``.

    Raises TrainingError where there is none of a name.
    """
    found: dict[str, Round] = {}
    for name in names or rounds:
        some = {one: rounds[one] for one in rounds if one == name or one.startswith(f"{name}-")}
        if not some:
            raise TrainingError(f"--rounds: expected some of {', '.join(rounds)}, got {name}")
        found |= some
    return list(found.values())


def training_rows(store: Store, material: Material, left_out: Round, variants: Sequence[str]) -> Indices:
    """Return the rows that the head of a round learns from."""
    unseen = {part.name for part in material.parts if part.measured_only} | left_out.sets
    if left_out.name != FINAL:
        unseen |= set(FINAL_ONLY)
    kept = np.isin(store.variant, list(variants)) & ~np.isin(store.set, sorted(unseen))
    return np.flatnonzero(kept & ~np.isin(store.speaker, sorted(left_out.speakers)))


def left_out_rows(store: Store, left_out: Round, name: str, variant: str) -> Indices:
    """Return the rows of one set that a round left out, under one variant."""
    here = (store.set == name) & (store.variant == variant)
    return np.flatnonzero(here & (np.isin(store.speaker, sorted(left_out.speakers)) | (name in left_out.sets)))


def _trained(material: Material) -> list[Part]:
    return [part for part in material.of("acted") if part.name not in FINAL_ONLY]


def _fold(part: Part, number: int) -> frozenset[str]:
    """Return the speakers of one fold of an acted set."""
    if part.name == "ravdess":
        return ravdess_actors(RAVDESS_FOLDS[number]) & {clip.speaker for clip in part.clips}
    speakers = sorted({clip.speaker for clip in part.clips})
    if part.name in ("tess", "nemo", "ased", "emodb"):
        return frozenset(speakers[number::N_FOLDS])
    if len(speakers) < FEWEST_SPEAKERS:
        return frozenset()
    folds = speaker_folds(part.clips, N_FOLDS)
    return folds[number] if number < len(folds) else frozenset()


def _sources(material: Material) -> list[frozenset[str]]:
    """Return the ordinary sets that are trained on, by source."""
    names = sorted(part.name for part in material.of("ordinary") if not part.measured_only)
    sources = dict.fromkeys(name.partition("_")[0] for name in names)
    return [frozenset(name for name in names if name.partition("_")[0] == source) for source in sources]


def _group(sources: list[frozenset[str]], number: int) -> frozenset[str]:
    return frozenset() if len(sources) < 2 else sources[number % len(sources)]


def _ordinary_folds(material: Material) -> list[frozenset[str]]:
    """Return, for each fold, the speakers of ordinary speech that are left out where there is a single source."""
    if len(_sources(material)) != 1:
        return [frozenset()] * N_FOLDS
    parts = [part for part in material.of("ordinary") if not part.measured_only]
    speakers = sorted({clip.speaker for part in parts for clip in part.clips})
    if len(speakers) < 2:
        raise TrainingError(
            f"{parts[0].folder}: expected ordinary speech of two people or more, so that some can be left out, got one"
        )
    return [frozenset(speakers[number::N_FOLDS]) for number in range(N_FOLDS)]
