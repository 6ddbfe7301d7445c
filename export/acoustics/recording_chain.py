"""Makes recordings of one kind sound as if another kind of equipment had made them.

Acted speech is recorded in studios, ordinary speech on devices in rooms, through codecs. A model that tells these apart
has learnt the equipment: its scores must hold when ``as_device`` and ``as_studio`` exchange it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from export.acoustics.channel import add_noise, add_room
from export.acoustics.codecs import through_codec
from streamer.core.audio import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from torch import Tensor

    Samples = NDArray[np.float32]
    """Shape (n,), 16 kHz, -1..1."""

FRAME = 512
HOP = 256
GATE_FLOOR = 0.1
"""Least gain of the spectral gate, -20 dB."""
GATE_OVER = 1.5
"""So many times the noise floor is taken away."""


def as_device(samples: Samples, speech_rms: Tensor, noises: Sequence[Tensor], rng: np.random.Generator) -> Samples:
    """Return ``samples`` as a device in a small room records them: reverberation, noise at 15-30 dB, Opus.

    ``speech_rms``: level of the speech, shape (1,). ``noises``: of shape (n,); without any there is white noise.
    """
    wet = add_room(torch.from_numpy(samples)[None], _small_room(rng))
    noise = _stretch(noises, len(samples), rng)
    noisy = add_noise(wet, noise[None], torch.tensor([rng.uniform(15, 30)], dtype=torch.float32), speech_rms)
    return through_codec(noisy[0].clamp(-1, 1).numpy(), "opus")


def as_studio(samples: Samples) -> Samples:
    """Return ``samples`` with the background up to 20 dB lower, by a spectral gate at the noise floor."""
    n_frames = -(-len(samples) // HOP) + 1
    padded = np.pad(samples, (HOP, n_frames * HOP + FRAME - len(samples) - HOP))
    framed = np.lib.stride_tricks.sliding_window_view(padded, FRAME)[::HOP][:n_frames]
    spectrum = np.fft.rfft(framed * np.hanning(FRAME + 1)[:-1])  # (n_frames, FRAME / 2 + 1)
    level = np.abs(spectrum)
    floor = np.percentile(level, 10, axis=0)
    cleaned = np.fft.irfft(spectrum * np.clip(1 - GATE_OVER * floor / (level + 1e-9), GATE_FLOOR, 1))
    out = np.zeros(n_frames * HOP + FRAME)
    for i, frame in enumerate(cleaned):
        out[i * HOP : i * HOP + FRAME] += frame
    return out[HOP : HOP + len(samples)].astype(np.float32)


def _small_room(rng: np.random.Generator) -> Tensor:
    """Return an impulse response, shape (1, 8000): a direct sound and noise that decays within 150-450 ms."""
    n = SAMPLE_RATE // 2
    tail = rng.standard_normal(n) * 10 ** (-3 * np.arange(n) / SAMPLE_RATE / rng.uniform(0.15, 0.45))
    tail *= 10 ** (-rng.uniform(3, 12) / 20) / np.sqrt(np.square(tail).sum())
    tail[0] = 1.0
    return torch.from_numpy(tail.astype(np.float32))[None]


def _stretch(noises: Sequence[Tensor], n_samples: int, rng: np.random.Generator) -> Tensor:
    if not noises:
        return torch.from_numpy(rng.standard_normal(n_samples).astype(np.float32))
    noise = noises[int(rng.integers(len(noises)))].cpu()
    stretch: Tensor = noise[(int(rng.integers(len(noise))) + torch.arange(n_samples)) % len(noise)]
    return stretch
