from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from export.corpora.measuring import FULL_SCALE, Meter, clipped_share
from export.errors import TrainingError
from tests.export.sounds import RATE, speech

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from export.corpora.measuring import Measured


@pytest.fixture(scope="module")
def meter() -> Meter:
    return Meter()


def measure(meter: Meter, path: Path, samples: NDArray[np.generic], rate: int = RATE, **how: str) -> Measured:
    soundfile.write(path, samples, rate, **how)
    return meter.measure(path)


def test_a_good_recording(meter: Meter, tmp_path: Path) -> None:
    samples = speech(seconds=1.0)
    it = measure(meter, tmp_path / "x.wav", samples)
    assert (it.seconds, it.rate_hz, it.channels, it.n_samples_16k) == (1.6, RATE, 1, 25_600)
    assert it.peak_dbfs == pytest.approx(20 * np.log10(np.abs(samples).max()), abs=0.01)
    assert (it.clipped, it.offset < 0.01, it.leading_offset < 0.001, it.has_speech) == (0.0, True, True, True)


@pytest.mark.parametrize("rate", [8_000, 44_100, 48_000])
def test_rate_and_channels_are_the_files_and_speech_is_found_at_all_rates(
    meter: Meter, tmp_path: Path, rate: int
) -> None:
    said = np.interp(np.arange(int(1.6 * rate)) / rate, np.arange(25_600) / RATE, speech(seconds=1.0))
    it = measure(meter, tmp_path / "x.flac", np.stack([said, 0.5 * said], axis=1), rate)
    assert (it.rate_hz, it.channels, it.has_speech) == (rate, 2, True)
    assert it.seconds == pytest.approx(1.6, abs=1e-3)
    assert it.n_samples_16k == pytest.approx(25_600, abs=2)


def test_silence_and_noise_are_no_speech(meter: Meter, tmp_path: Path) -> None:
    noise = 0.1 * np.random.default_rng(0).standard_normal(RATE)
    assert not measure(meter, tmp_path / "noise.wav", noise).has_speech
    silence = measure(meter, tmp_path / "silence.wav", np.zeros(RATE))
    assert (silence.has_speech, silence.peak_dbfs, silence.offset) == (False, -120.0, 0.0)


@pytest.mark.parametrize("n_samples", [0, 1, 2, 100])
def test_hardly_anything_can_be_measured_too(meter: Meter, tmp_path: Path, n_samples: int) -> None:
    it = measure(meter, tmp_path / "x.wav", np.zeros(n_samples), 8_000)
    assert (it.seconds, it.clipped, it.has_speech) == (n_samples / 8_000, 0.0, False)


def test_an_offset_is_the_worst_channels_and_a_leading_one_the_beginnings(meter: Meter, tmp_path: Path) -> None:
    left, right = np.full(RATE, -0.1), np.zeros(RATE)
    right[: RATE // 10] = 0.5
    it = measure(meter, tmp_path / "x.wav", np.stack([left, right], axis=1))
    assert [it.offset, it.leading_offset] == pytest.approx([0.1, 0.5], abs=1e-3)


def test_a_copy_in_another_lossless_format_has_the_same_sound_and_other_bytes(meter: Meter, tmp_path: Path) -> None:
    samples = (32767 * speech()).astype(np.int16)
    wav, flac = (measure(meter, tmp_path / f"x.{kind}", samples) for kind in ("wav", "flac"))
    assert wav.sound_digest == flac.sound_digest
    assert wav.file_digest != flac.file_digest
    assert measure(meter, tmp_path / "y.wav", speech(seed=1)).sound_digest != wav.sound_digest


@pytest.mark.parametrize("content", [b"", b"not sound at all", b"RIFF\x00\x00\x00\x00WAVEfmt "])
def test_other_files_cannot_be_read(meter: Meter, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.wav").write_bytes(content)
    with pytest.raises(TrainingError, match=r"x\.wav can't be read"):
        meter.measure(tmp_path / "x.wav")


def test_samples_that_are_not_finite_cannot_be_read(meter: Meter, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"x\.wav can't be read: it has samples that are NaN or infinite"):
        measure(meter, tmp_path / "x.wav", np.array([0.0, np.nan, 0.0]), subtype="FLOAT")


def test_only_runs_at_the_end_of_the_scale_are_clipped() -> None:
    peaks = np.array([0.5, 1.0, 1.0, 0.5, -1.0, 0.2, 0.1, 0.0], dtype=np.float32)[:, np.newaxis]
    flat = np.array([0.5, 1.0, 1.0, 1.0, -1.0, 0.2, 0.1, 0.0], dtype=np.float32)[:, np.newaxis]
    assert clipped_share(peaks) == 0.0
    assert clipped_share(flat) == 4 / 8
    assert clipped_share(np.concatenate([peaks, flat], axis=1)) == 4 / 16


@given(st.lists(st.lists(st.sampled_from([0.0, 0.5, FULL_SCALE, 1.0, -1.0]), min_size=2, max_size=2), max_size=30))
def test_clipping_is_counted_as_one_would_by_hand(rows: list[list[float]]) -> None:
    samples = np.array(rows, dtype=np.float64).reshape(-1, 2)
    n = sum(len(run) for channel in samples.T for run in runs(channel) if len(run) >= 3)
    assert clipped_share(samples.astype(np.float32)) == pytest.approx(n / max(1, samples.size))


def runs(channel: NDArray[np.float64]) -> list[list[float]]:
    found: list[list[float]] = [[]]
    for sample in channel:
        if abs(sample) >= FULL_SCALE:
            found[-1].append(float(sample))
        else:
            found.append([])
    return found
