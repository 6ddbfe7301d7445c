"""Holes are filled with what was before, ever quieter."""

from __future__ import annotations

import numpy as np
import pytest

from streamer.dsp.concealment import conceal


@pytest.mark.parametrize("rate", [8_000, 16_000, 48_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_the_last_step_is_repeated_ever_quieter_and_then_there_is_silence(rate: int, channels: int) -> None:
    step = rate // 50
    last = np.random.default_rng(0).uniform(-1, 1, (3 * step, channels)).astype(np.float32)
    filled = conceal(last, 5 * step, sample_rate=rate)
    expected = np.concatenate([last[-step:] * np.float32(fade) for fade in (1.0, 0.6, 0.3, 0.0, 0.0)])
    np.testing.assert_array_equal(filled, expected)


def test_a_hole_may_be_shorter_than_a_step_and_need_not_be_a_number_of_them() -> None:
    last = np.linspace(-1, 1, 160, dtype=np.float32)[:, np.newaxis]
    whole = conceal(last, 800, sample_rate=8_000)
    for n_samples in (0, 1, 80, 159, 161, 400, 641):
        np.testing.assert_array_equal(conceal(last, n_samples, sample_rate=8_000), whole[:n_samples])


def test_with_too_little_before_it_there_is_silence() -> None:
    last = np.ones((159, 1), np.float32)
    np.testing.assert_array_equal(conceal(last, 500, sample_rate=8_000), np.zeros((500, 1), np.float32))
