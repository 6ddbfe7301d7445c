"""Answers that nobody gave, for tests of what is made of answers."""

from __future__ import annotations

import numpy as np

from export.answers import Answers
from export.corpora import CORPORA, LABELS


def answers(
    *,
    corpus: str = "ravdess",
    n_speakers: int = 6,
    clips_each: int = 20,
    skill: float = 2.0,
    seed: int = 0,
    labels: tuple[str, ...] = LABELS,
) -> Answers:
    """Return random answers that are right more often with more ``skill``; the clips don't depend on ``skill``."""
    known = [i for i, label in enumerate(labels) if label in CORPORA[corpus].labels.values()]
    n_clips = n_speakers * clips_each
    targets = np.array([known[i // n_speakers % len(known)] for i in range(n_clips)], dtype=np.int64)
    logits = np.random.default_rng(seed).normal(size=(n_clips, len(labels)))
    logits[np.arange(n_clips), targets] += skill
    return Answers(
        paths=tuple(f"{corpus}/{i}.wav" for i in range(n_clips)),
        speakers=tuple(f"{corpus}/{i % n_speakers:02d}" for i in range(n_clips)),
        targets=targets,
        probabilities=np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True),
        labels=labels,
    )
