"""The resampler gives the same samples for any chunking."""

import numpy as np
import pytest

from streamer.dsp.resample import Resampler


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000])
def test_every_chunking_gives_the_same_samples_bit_by_bit(rate: int) -> None:
    samples = np.random.default_rng(rate).standard_normal(rate).astype(np.float32)

    def resampled(chunk: int) -> np.ndarray:
        resampler = Resampler(rate, 16_000)
        parts = [resampler.push(samples[i : i + chunk]) for i in range(0, len(samples), chunk)]
        return np.concatenate([*parts, resampler.finish()])

    whole = resampled(len(samples))
    assert abs(len(whole) - 16_000) <= 1
    for chunk in (1, 160, 333, 4096):
        np.testing.assert_array_equal(resampled(chunk), whole)


def test_output_sample_i_is_the_sample_at_i_over_rate_seconds() -> None:
    t = np.arange(48_000) / 48_000
    resampler = Resampler(48_000, 16_000)
    tone = np.sin(2 * np.pi * 440 * t).astype(np.float32)
    result = np.concatenate([resampler.push(tone), resampler.finish()])
    expected = np.sin(2 * np.pi * 440 * np.arange(len(result)) / 16_000)
    np.testing.assert_allclose(result[200:-200], expected[200:-200], atol=1e-3)
