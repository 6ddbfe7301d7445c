"""Codecs keep speech recognisable, in place and in length."""

from __future__ import annotations

import numpy as np
import pytest

from export.acoustics.codecs import CODECS, through_codec
from tests.export.sounds import speech


@pytest.mark.parametrize("codec", CODECS)
def test_what_comes_out_is_what_went_in_but_for_the_codecs_loss(codec: str) -> None:
    samples = speech()[:-7]
    found = through_codec(samples, codec)
    assert found.shape == samples.shape
    assert found.dtype == np.float32
    shifts = [np.corrcoef(samples[400:-400], np.roll(found, -shift)[400:-400])[0, 1] for shift in range(-200, 201, 5)]
    assert max(shifts) > 0.8


@pytest.mark.parametrize("codec", CODECS)
def test_narrow_codecs_pass_nothing_above_4_khz(codec: str) -> None:
    noise = 0.1 * np.random.default_rng(0).standard_normal(32_000).astype(np.float32)
    spectrum = np.abs(np.fft.rfft(through_codec(noise, codec))) ** 2
    high = spectrum[int(0.55 * len(spectrum)) :].sum() / spectrum.sum()
    assert (high < 1e-3) == CODECS[codec].is_narrow


def test_samples_beyond_full_scale_are_clipped() -> None:
    assert np.abs(through_codec(3 * speech(), "gsm")).max() == 1
