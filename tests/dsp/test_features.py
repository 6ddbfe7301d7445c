"""Log-mel frames have the bands of EfficientAT's front end and do not depend on where a stream is cut."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.dsp.features import LogMel, LogMelConfig, fill

MEL = LogMel(LogMelConfig())


def test_a_tone_has_its_maximum_in_the_band_of_its_frequency() -> None:
    config = LogMelConfig()
    edges = np.linspace(0, 1127 * np.log1p(config.f_max_hz / 700), config.n_mels + 2)
    centres_hz = 700 * np.expm1(edges[1:-1] / 1127)
    t = np.arange(16_000) / 16_000
    for band in (20, 50, 80, 100):
        frames = MEL(np.sin(2 * np.pi * centres_hz[band] * t).astype(np.float32) * np.float32(0.1))
        assert set(frames.argmax(axis=1).tolist()) <= {band - 1, band, band + 1}


def test_ten_times_the_amplitude_adds_a_constant_above_the_floor() -> None:
    noise = np.random.default_rng(0).standard_normal(16_000).astype(np.float32) * np.float32(0.01)
    difference = (MEL(noise * np.float32(10)) - MEL(noise))[:, 40:]  # pre-emphasis leaves little below
    np.testing.assert_allclose(difference, np.log(100) / 5, atol=0.02)


def test_silence_is_the_floor() -> None:
    np.testing.assert_allclose(MEL(np.zeros(1000, dtype=np.float32)), (np.log(1e-5) + 4.5) / 5, rtol=1e-5)


@given(cut=st.integers(1, 97))
def test_frames_computed_in_two_parts_are_the_frames_computed_at_once(cut: int) -> None:
    samples = np.random.default_rng(cut).standard_normal(16_000).astype(np.float32)
    whole = MEL(samples)
    parts = np.concatenate([MEL(samples[: (cut - 1) * 160 + 400]), MEL(samples[cut * 160 :])])
    np.testing.assert_allclose(parts, whole, atol=1e-5)


@pytest.mark.parametrize(("n_samples", "frames"), [(0, 0), (399, 0), (400, 1), (559, 1), (560, 2), (48_000, 298)])
def test_only_whole_frames_count(n_samples: int, frames: int) -> None:
    assert MEL(np.zeros(n_samples, dtype=np.float32)).shape == (frames, 103)
    assert LogMelConfig().n_frames(n_samples) == frames


@given(have=st.integers(1, 20), want=st.integers(1, 50))
def test_fill_repeats_from_the_start_or_keeps_the_end(have: int, want: int) -> None:
    frames = np.arange(have, dtype=np.float32)[:, np.newaxis]
    expected = frames[-want:] if have >= want else np.array([frames[i % have] for i in range(want)])
    np.testing.assert_array_equal(fill(frames, want), expected)


def test_a_tone_at_half_the_rate_gives_the_same_frames_as_at_the_full_rate() -> None:
    narrow = LogMel(LogMelConfig(), sample_rate=8_000)
    for frequency_hz in (120, 500, 1_333, 3_000, 3_500):
        t = np.arange(32_000) / 16_000
        tone = (0.1 * np.sin(2 * np.pi * frequency_hz * t)).astype(np.float32)
        found, expected = narrow(tone[::2]), MEL(tone)
        assert found.shape == expected.shape
        np.testing.assert_allclose(found[:, :76], expected[:, :76], atol=0.01)
        np.testing.assert_allclose(found, expected, atol=0.1)  # the window's side lobes, mirrored at 4 kHz


@pytest.mark.parametrize(("n_samples", "frames"), [(0, 0), (199, 0), (200, 1), (279, 1), (280, 2), (24_000, 298)])
def test_only_whole_frames_count_at_half_the_rate(n_samples: int, frames: int) -> None:
    narrow = LogMel(LogMelConfig(), sample_rate=8_000)
    assert narrow(np.zeros(n_samples, dtype=np.float32)).shape == (frames, 103)
    assert narrow.n_frames(n_samples) == frames


@given(st.integers(1, 500))
def test_n_samples_is_the_least_number_that_holds_n_frames(n_frames: int) -> None:
    config = LogMelConfig()
    assert config.n_frames(config.n_samples(n_frames)) == n_frames
    assert config.n_frames(config.n_samples(n_frames) - 1) == n_frames - 1
