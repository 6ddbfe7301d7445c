"""Lists every system and split without a result, with the command to run it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from export.classical.systems import CLASSIFIER_TITLES, FEATURES
from export.models.families import FAMILIES
from export.report.document import RANDOM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.report.document import Entry

USUAL = "--data ../shared/data --audio ../shared/audio"
CLIP_OPTIONS = re.compile(r"--(?:data|audio) \S+|--corpora(?: (?!--)\S+)+")
"""The options of an experiment's command that choose its clips."""


@dataclass(frozen=True, slots=True)
class NotRun:
    """One system, or all classifiers on one kind of features, on one split."""

    title: str
    split: str
    needs_weights: bool
    command: str
    run_elsewhere: bool
    """Whether there is a result on another split, or of another classifier."""


def not_run(entries: Sequence[Entry]) -> list[NotRun]:
    """Return what has no result in ``entries``, on their splits (fold-0 if there are none) and on random."""
    trained = [entry for entry in entries if entry.kind != "shipped" and entry.is_whole]
    there = {(entry.model, entry.split) for entry in trained}
    splits = sorted({entry.split for entry in trained} | {RANDOM}) if trained else ["fold-0", RANDOM]
    clips = _clips_of(trained)
    found = [
        NotRun(
            family.title,
            split,
            family.needs_folder,
            f"python -m export train --model {family.name} {clips} --split {split} --seed 0"
            + " --weights-folder PATH" * family.needs_folder,
            any(model == family.name for model, _ in there),
        )
        for family in FAMILIES.values()
        for split in splits
        if (family.name, split) not in there
    ]
    return found + _classical(there, splits, clips)


def _classical(there: set[tuple[str, str]], splits: Sequence[str], clips: str) -> list[NotRun]:
    found = []
    for features in FEATURES.values():
        elsewhere = any(model.startswith(f"{features.name}+") for model, _ in there)
        for split in splits:
            missing = [name for name in CLASSIFIER_TITLES if (f"{features.name}+{name}", split) not in there]
            if not missing:
                continue
            some = missing if len(missing) < len(CLASSIFIER_TITLES) else []
            title = f"{features.title}: {', '.join(CLASSIFIER_TITLES[name] for name in some) or 'all six classifiers'}"
            command = (
                f"python -m export compare-classifiers --features {features.name} {clips} --split {split} --seed 0"
            )
            command += f" --classifiers {' '.join(some)}" * bool(some)
            command += " --weights-folder PATH" * features.needs_folder
            found.append(NotRun(title, split, features.needs_folder, command, elsewhere))
    return found


def _clips_of(trained: Sequence[Entry]) -> str:
    """Return the options that chose the clips of these entries."""
    for entry in trained:
        found = CLIP_OPTIONS.findall(entry.made.command)
        if found:
            return " ".join(found)
    return USUAL
