"""The high-pass removes an offset, leaves voices alone, and does not depend on the chunking."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.dsp.high_pass import BLOCK_SAMPLES, HighPass

RATES = (8_000, 16_000)
NOISE = np.random.default_rng(0).uniform(-1, 1, 3 * BLOCK_SAMPLES).astype(np.float32)


def tone(hz: float, rate: int, *, seconds: float = 2.0) -> np.ndarray:
    return np.sin(2 * np.pi * hz * np.arange(round(seconds * rate)) / rate).astype(np.float32)


@pytest.mark.parametrize("rate", RATES)
def test_it_is_the_one_pole_filter_of_its_cutoff(rate: int) -> None:
    stay, mean, expected = np.exp(-2 * np.pi * 20 / rate), 0.0, []
    for sample in NOISE:
        expected.append(sample - mean)
        mean = stay * mean + (1 - stay) * float(sample)
    np.testing.assert_allclose(HighPass(rate)(NOISE), expected, atol=1e-6)


@pytest.mark.parametrize("rate", RATES)
def test_an_offset_is_gone_after_some_milliseconds(rate: int) -> None:
    filtered = HighPass(rate)(np.full(rate, 0.05, dtype=np.float32))
    assert abs(filtered[rate // 20 :]).max() < 1e-4
    assert filtered.dtype == np.float32


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("hz", [100, 300, 1_000, 3_000])
def test_a_voice_keeps_its_level(rate: int, hz: float) -> None:
    samples = tone(hz, rate)
    powers = [float(np.square(part[rate:]).mean()) for part in (samples, HighPass(rate)(samples))]
    assert 10 * np.log10(powers[1] / powers[0]) == pytest.approx(0, abs=0.2)


@given(st.lists(st.integers(0, len(NOISE)), max_size=12), st.sampled_from(RATES))
def test_every_chunking_gives_the_same_samples_bit_by_bit(cuts: list[int], rate: int) -> None:
    high_pass = HighPass(rate)
    parts = [high_pass(part) for part in np.split(NOISE, sorted(cuts))]
    np.testing.assert_array_equal(np.concatenate(parts), HighPass(rate)(NOISE))


def test_a_long_leg_at_full_scale_does_not_overflow() -> None:
    high_pass = HighPass(8_000)
    for _ in range(50):
        filtered = high_pass(np.tile(NOISE, 4))
    assert np.isfinite(filtered).all()
    assert abs(filtered).max() < 2.1
