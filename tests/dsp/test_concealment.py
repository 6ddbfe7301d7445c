"""Holes are filled with the audio before them, faded out."""

from __future__ import annotations

import numpy as np
import pytest

from streamer.dsp.concealment import conceal


@pytest.mark.parametrize("rate", [8_000, 16_000, 48_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_the_last_step_is_repeated_with_falling_gain_then_silence_follows(rate: int, channels: int) -> None:
    step = rate // 50
    last = np.random.default_rng(0).uniform(-1, 1, (3 * step, channels)).astype(np.float32)
    filled = conceal(last, 5 * step, sample_rate=rate)
    expected = np.concatenate([last[-step:] * np.float32(fade) for fade in (1.0, 0.6, 0.3, 0.0, 0.0)])
    np.testing.assert_array_equal(filled, expected)


def test_a_hole_of_any_length_gets_the_first_samples_of_a_longer_one() -> None:
    last = np.linspace(-1, 1, 160, dtype=np.float32)[:, np.newaxis]
    whole = conceal(last, 800, sample_rate=8_000)
    for n_samples in (0, 1, 80, 159, 161, 400, 641):
        np.testing.assert_array_equal(conceal(last, n_samples, sample_rate=8_000), whole[:n_samples])


def test_a_hole_after_less_than_a_step_of_audio_is_silent() -> None:
    last = np.ones((159, 1), np.float32)
    np.testing.assert_array_equal(conceal(last, 500, sample_rate=8_000), np.zeros((500, 1), np.float32))
