"""All corpora as one: whose clips they are stays known, and what one corpus alone has is left out."""

from __future__ import annotations

from pathlib import Path

from export.corpora.readers import Clip
from export.corpora.together import EKMAN, TOGETHER, corpora_of, together

CLIPS = (
    Clip("ravdess", Path("ravdess/a.wav"), "ravdess/04", "calm"),
    Clip("ravdess", Path("ravdess/b.wav"), "ravdess/04", "sad"),
    Clip("tess", Path("tess/c.wav"), "tess/OAF", "neutral"),
)


def test_clips_become_those_of_one_corpus_without_what_one_alone_has() -> None:
    assert together(CLIPS) == (
        Clip(TOGETHER, Path("ravdess/b.wav"), "together/ravdess-04", "sad"),
        Clip(TOGETHER, Path("tess/c.wav"), "together/tess-OAF", "neutral"),
    )
    assert EKMAN == ("neutral", "happy", "sad", "angry", "fearful", "disgust", "surprised")


def test_who_recorded_them_stays_known() -> None:
    assert corpora_of(CLIPS) == corpora_of(together(CLIPS)) == ["ravdess", "tess"]
