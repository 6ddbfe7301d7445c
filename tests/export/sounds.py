"""Generated sound that stands for speech."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from export.packaging.parity import fixed_audio

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

RATE = 16_000


def write_voice(path: Path, *, pitch_hz: float, seed: int, seconds: float = 1.2) -> None:
    """Write 0.3 s of near-silence, a buzzing tone, and near-silence again."""
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, voice(pitch_hz=pitch_hz, seed=seed, seconds=seconds), RATE)


def voice(
    *, pitch_hz: float = 150.0, seed: int = 0, seconds: float = 1.2, silence_s: float = 0.3
) -> NDArray[np.float32]:
    rng = np.random.default_rng(seed)
    time_s = np.arange(int(seconds * RATE)) / RATE
    tone = np.sign(np.sin(2 * np.pi * pitch_hz * time_s)) * (0.6 + 0.4 * np.sin(2 * np.pi * 4 * time_s))
    quiet = np.zeros(int(silence_s * RATE))
    whole = np.concatenate([quiet, 0.1 * tone, quiet])
    return np.asarray(whole + 1e-4 * rng.standard_normal(len(whole)), dtype=np.float32)


def write_speech(path: Path, *, number: int, seed: int) -> None:
    """Write one of the voices of ``speech`` as 16 bits, with 0.3 s of near-silence around it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, speech(number=number, seed=seed), RATE)


def speech(*, number: int = 12, seed: int = 0, seconds: float = 1.2, silence_s: float = 0.3) -> NDArray[np.float32]:
    """Return a voice that the daemon's gate takes for one: ``number`` of those of parity.py, 0 dull .. 23 lively."""
    quiet = np.zeros(int(silence_s * RATE), dtype=np.float32)
    said = _voices()[number][: int(seconds * RATE)]
    whole = np.concatenate([quiet, 0.5 * said / np.abs(said).max(), quiet])
    return np.asarray(whole + 1e-4 * np.random.default_rng(seed).standard_normal(len(whole)), dtype=np.float32)


@cache
def _voices() -> list[NDArray[np.float32]]:
    return fixed_audio()
