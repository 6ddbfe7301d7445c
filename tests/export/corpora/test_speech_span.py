from __future__ import annotations

import numpy as np
import pytest

from export.corpora.speech_span import speech_span
from tests.export.sounds import RATE, voice


def test_the_span_is_the_speech_with_its_margin() -> None:
    start, end = speech_span(voice(seconds=1.0, silence_s=1.0), margin_ms=300)
    assert start / RATE == pytest.approx(0.7, abs=0.03)
    assert end / RATE == pytest.approx(2.3, abs=0.03)


def test_the_margin_ends_where_the_clip_ends() -> None:
    samples = voice(seconds=1.0, silence_s=0.1)
    assert speech_span(samples, margin_ms=300) == (0, len(samples))


@pytest.mark.parametrize("n_samples", [1, 399, 400, 16_000])
def test_a_clip_without_speech_is_taken_whole(n_samples: int) -> None:
    assert speech_span(np.zeros(n_samples, dtype=np.float32)) == (0, n_samples)


def test_the_level_of_the_clip_does_not_matter() -> None:
    samples = voice(seconds=1.0, silence_s=1.0)
    assert speech_span(samples) == speech_span(samples * np.float32(0.25))
