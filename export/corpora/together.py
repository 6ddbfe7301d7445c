"""All corpora as one, as many people train: six of Ekman's emotions and neutral, whoever recorded them how."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from export.corpora.readers import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from export.corpora.readers import Clip

TOGETHER = "together"
"""The split, and the corpus that all become."""
EKMAN = tuple(label for label in LABELS if label != "calm")
"""Ekman's six and neutral. Calm is RAVDESS's alone: whoever knows the recordings knows it."""


def together(clips: Iterable[Clip]) -> tuple[Clip, ...]:
    """Return the clips of EKMAN as those of one corpus, whose speakers have their corpora in their names."""
    return tuple(
        replace(clip, corpus=TOGETHER, speaker=f"{TOGETHER}/{clip.speaker.replace('/', '-')}")
        for clip in clips
        if clip.label in EKMAN
    )


def corpora_of(clips: Iterable[Clip]) -> list[str]:
    """Return the names of the corpora that recorded clips, of those that are together too, sorted."""
    return sorted({_corpus_of(clip) for clip in clips})


def _corpus_of(clip: Clip) -> str:
    return clip.speaker.partition("/")[2].partition("-")[0] if clip.corpus == TOGETHER else clip.corpus
