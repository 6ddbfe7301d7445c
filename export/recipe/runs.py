"""The networks of the recipe, by name: their training and test clips, and the weights they start from.

``fold-0`` .. ``fold-4`` and ``final`` are made by the whole recipe, for RAVDESS's labels; ``final`` is shipped.
``first`` is trained without RAVDESS, ``nemo`` without nEMO ...; ``nemo-...`` goes on from there with that corpus's
other speakers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from export.corpora.splits import RAVDESS_FOLDS, Split, by_speaker, ravdess_fold, speaker_groups, without_corpus
from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.corpora.readers import Clip

TESTED = "ravdess"
FINAL = "final"
FIRST = "first"
"""The first stage of the whole recipe, trained without RAVDESS."""
LEFT_OUT = ("tess", "nemo", "ased", "emodb")
"""Other corpora that a network is trained without, one at a time."""
GROUPED = ("nemo", "ased")
"""Corpora whose speakers are held out in turn."""


@dataclass(frozen=True, slots=True)
class Run:
    """One network."""

    name: str
    split: Split
    corpus: str
    """Of its test clips."""
    starts_from: str | None
    """The run, or ``first``, whose weights it starts from; None for the AudioSet weights."""


def all_runs(clips: Sequence[Clip], folds: Sequence[int] = range(len(RAVDESS_FOLDS))) -> dict[str, Run]:
    """Return every run for the corpora of ``clips``; a single corpus leaves no others to train on."""
    here = {clip.corpus for clip in clips}
    runs = [Run(f"fold-{fold}", ravdess_fold(clips, fold), TESTED, FIRST) for fold in folds]
    runs.append(Run(FINAL, ravdess_fold(clips, None), TESTED, FIRST))
    if len(here) < 2:
        return {run.name: run for run in runs}
    runs.append(Run(FIRST, without_corpus(clips, TESTED), TESTED, None))
    for corpus in LEFT_OUT:
        if corpus in here:
            runs.append(Run(corpus, without_corpus(clips, corpus), corpus, None))
            if corpus in GROUPED:
                runs += [_of_group(clips, corpus, *group) for group in speaker_groups(clips, corpus).items()]
    return {run.name: run for run in runs}


def of_kind(runs: dict[str, Run], names: Sequence[str] | None) -> list[Run]:
    """Return the runs called ``names``, or all; raise TrainingError for a name that is none."""
    unknown = sorted(set(names or ()) - set(runs))
    if unknown:
        raise TrainingError(f"expected runs out of {', '.join(runs)}, got {', '.join(unknown)}")
    return [run for run in runs.values() if names is None or run.name in names]


def is_whole(run: Run) -> bool:
    """Tell whether ``run`` is made by the whole recipe, with int8."""
    return run.corpus == TESTED and run.name != FIRST


def _of_group(clips: Sequence[Clip], corpus: str, name: str, speakers: frozenset[str]) -> Run:
    own = [clip for clip in clips if clip.corpus == corpus]
    return Run(name, by_speaker(own, speakers), corpus, corpus)
