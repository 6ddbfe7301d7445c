"""Made-up predictions and their figures, for tests of what is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from export.corpora.readers import CORPORA, LABELS
from export.evaluation.figures import Made, Segmentation, Setting
from export.evaluation.measure import Measured, make_figures
from export.evaluation.predictions import Predictions
from export.provenance import Commit, DataDigest

if TYPE_CHECKING:
    from export.evaluation.figures import Figures

MADE = Made(
    date="2026-11-20",
    code=Commit("0" * 40, dirty=False),
    command="python -m export all",
    seed=0,
    data={"ravdess": DataDigest(120, "ab" * 32), "nemo": DataDigest(60, "cd" * 32)},
)


def predictions(
    *,
    corpus: str = "ravdess",
    n_speakers: int = 6,
    clips_each: int = 20,
    skill: float = 2.0,
    seed: int = 0,
    labels: tuple[str, ...] = LABELS,
) -> Predictions:
    """Return random predictions that are right more often with more ``skill``; the clips don't depend on ``skill``."""
    known = [i for i, label in enumerate(labels) if label in CORPORA[corpus].labels.values()]
    n_clips = n_speakers * clips_each
    targets = np.array([known[i // n_speakers % len(known)] for i in range(n_clips)], dtype=np.int64)
    logits = np.random.default_rng(seed).normal(size=(n_clips, len(labels)))
    logits[np.arange(n_clips), targets] += skill
    return Predictions(
        paths=tuple(f"{corpus}/{i}.wav" for i in range(n_clips)),
        speakers=tuple(f"{corpus}/{i % n_speakers:02d}" for i in range(n_clips)),
        targets=targets,
        probabilities=np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True),
        labels=labels,
    )


def setting(about: Predictions, **changes: object) -> Setting:
    """Return how predictions came about: by two folds, clean, int8, unless ``changes`` say otherwise."""
    speakers = sorted(set(about.speakers))
    fields: dict[str, object] = {
        "protocol": "two folds",
        "split": "speaker-independent, two models pooled",
        "held_out": [speakers[::2], speakers[1::2]],
        "condition": "clean",
        "precision": "int8",
        "normalization": "none",
        "temperature": 1.2,
    }
    return Setting(**(fields | changes))  # type: ignore[arg-type]


def figures(**changes: object) -> Figures:
    """Return a document with RAVDESS, clean and by telephone, fp32 and int8; nEMO; and RAVDESS by the daemon."""
    good, noisy, other = predictions(), predictions(skill=1.5), predictions(corpus="nemo", n_speakers=3)
    fields: dict[str, object] = {
        "model": "tiny",
        "version": "1.2.0",
        "made": MADE,
        "measured": {
            "ravdess clean fp32": Measured(good, setting(good, precision="fp32")),
            "ravdess clean int8": Measured(good, setting(good)),
            "ravdess mu-law int8": Measured(noisy, setting(noisy, condition="8 kHz mu-law")),
            "nemo clean int8": Measured(
                other.restricted(("neutral", "happy")), setting(other, normalization="running", part="some")
            ),
            "ravdess daemon": Measured(
                good, setting(good, through="daemon", segmentation=Segmentation(missed=1, split=2))
            ),
        },
        "comparisons": [
            ("int8 minus fp32, clean", "ravdess clean int8", "ravdess clean fp32"),
            ("mu-law minus clean, int8", "ravdess mu-law int8", "ravdess clean int8"),
        ],
    }
    return make_figures(**(fields | changes))  # type: ignore[arg-type]
