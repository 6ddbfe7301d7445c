"""Continuous speech from a recording."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import soundfile
import soxr

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def continuous_speech(path: Path, seconds: int, *, sample_rate: int) -> NDArray[np.float32]:
    """Return ``seconds`` of speech without pauses: the loud frames of a recording, repeated."""
    return np.resize(loud_frames(path, sample_rate=sample_rate), seconds * sample_rate)


def loud_frames(path: Path, *, sample_rate: int) -> NDArray[np.float32]:
    """Return the 20 ms frames of the first channel within 30 dB of the loudest, concatenated."""
    samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    mono = soxr.resample(samples[:, 0], rate, sample_rate)
    size = sample_rate // 50
    frames = mono[: len(mono) // size * size].reshape(-1, size)
    power = (frames**2).mean(axis=1)
    loud: NDArray[np.float32] = frames[power > power.max() / 1000].ravel()
    return loud
