"""Generated sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def melody(n_samples: int, *, channels: int = 1, sample_rate: int = 16000, seed: int = 0) -> NDArray[np.float32]:
    """Return shape (n_samples, channels), -0.9..0.9: tones that change every tenth of a second over a little noise.

    No two parts are alike, so that a part can be located in a recording.
    """
    rng = np.random.default_rng(seed)
    step = max(1, sample_rate // 10)
    pitch_hz = np.repeat(rng.uniform(100, 2000, (n_samples // step + 1, channels)), step, axis=0)[:n_samples]
    phase = np.cumsum(2 * np.pi * pitch_hz / sample_rate, axis=0)
    noise = rng.uniform(-0.3, 0.3, (n_samples, channels))
    return (0.6 * np.sin(phase) + noise).astype(np.float32)


def pcm_16(samples: NDArray[np.float32]) -> NDArray[np.int16]:
    """Return the samples as 16-bit integers."""
    return np.round(samples * 32767).astype(np.int16)
