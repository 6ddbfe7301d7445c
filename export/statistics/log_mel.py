"""Whisper's log-mel spectrogram of single seconds as a network, so that it can be part of an ONNX file.

As in Radford et al., Robust Speech Recognition via Large-Scale Weak Supervision (2022): 80 bands, windows of 25 ms, hop
10 ms, a range of 8 decades. Two things differ, so that a chunk depends on nothing but itself, and neither DC nor
loudness counts: its mean is removed, and its largest value becomes ``TOP``.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn

from export.statistics.config import CHUNK_SAMPLES

if TYPE_CHECKING:
    from numpy.typing import NDArray

N_FFT = 400
HOP = 160
MEL_FRAMES = CHUNK_SAMPLES // HOP
TOP = 0.5
"""Largest log10 power of a chunk; about that of speech at an ordinary level."""
DECADES = 8.0
SILENCE = -7.0
"""A chunk whose largest log10 power is below is not made louder than by this."""


class LogMel(nn.Module):
    """Samples (B, 16000), -1..1, to log-mel (B, 100, n_mels).

    The DFT is two products of half its size: with the even and the odd part of each frame.
    """

    before: Tensor
    after: Tensor
    cosine: Tensor
    sine: Tensor
    mels: Tensor

    def __init__(self, n_mels: int = 80) -> None:
        super().__init__()
        half = N_FFT // 2
        n, k = np.arange(1, half + 1), np.arange(half + 1)
        window = 0.5 - 0.5 * np.cos(2 * math.pi * n / N_FFT)
        angle = 2 * math.pi * np.outer(n, k) / N_FFT  # (200, 201)
        cosine, sine = window[:, None] * np.cos(angle), window[:, None] * np.sin(angle)
        cosine[-1] /= 2  # the middle sample is added to itself
        starts = np.arange(MEL_FRAMES)[:, None] * HOP - half
        self.register_buffer("before", torch.from_numpy(_reflected(starts + n)))  # (100, 200)
        self.register_buffer("after", torch.from_numpy(_reflected(starts + N_FFT - n)))
        self.register_buffer("cosine", torch.from_numpy(cosine).float())
        self.register_buffer("sine", torch.from_numpy(sine).float())
        self.register_buffer("mels", torch.from_numpy(mel_filters(n_mels).T.copy()).float())  # (201, n_mels)

    def forward(self, samples: Tensor) -> Tensor:
        samples = samples - samples.mean(dim=1, keepdim=True)
        before, after = samples[:, self.before], samples[:, self.after]  # (B, 100, 200)
        power = ((before + after) @ self.cosine).square() + ((before - after) @ self.sine).square()  # (B, 100, 201)
        log = torch.clamp(power @ self.mels, min=1e-10).log() * (1 / math.log(10))
        top = log.amax(dim=(1, 2), keepdim=True)
        log = torch.maximum(log, top - DECADES) - top.clamp(min=SILENCE) + TOP
        return (log + 4.0) * 0.25


def mel_filters(n_mels: int) -> NDArray[np.float64]:
    """Return Slaney's triangular mel filters, 0-8000 Hz, each of the same area, shape (n_mels, 201)."""
    edges = _to_hz(np.linspace(0, _to_mel(8000.0), n_mels + 2))
    bins = np.linspace(0, 8000, N_FFT // 2 + 1)
    up = (bins - edges[:-2, None]) / np.diff(edges)[:-1, None]
    down = (edges[2:, None] - bins) / np.diff(edges)[1:, None]
    filters: NDArray[np.float64] = np.maximum(0, np.minimum(up, down)) * (2 / (edges[2:] - edges[:-2]))[:, None]
    return filters


def _to_mel(hz: float) -> float:
    return hz * 3 / 200 if hz < 1000 else 15 + 27 * math.log(hz / 1000) / math.log(6.4)


def _to_hz(mel: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(mel < 15, mel * 200 / 3, 1000 * np.exp((mel - 15) * math.log(6.4) / 27))


def _reflected(index: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return sample indices within the chunk, those outside reflected at its ends."""
    index = np.abs(index)
    return np.where(index >= CHUNK_SAMPLES, 2 * (CHUNK_SAMPLES - 1) - index, index)
