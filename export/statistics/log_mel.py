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

    The DFT is two products of half its size: with the even and the odd part of each frame. Frames are made of blocks of
    a hop: picking their samples one by one would take ONNX longer than the DFT.
    """

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
        self.register_buffer("cosine", torch.from_numpy(cosine).float())
        self.register_buffer("sine", torch.from_numpy(sine).float())
        self.register_buffer("mels", torch.from_numpy(mel_filters(n_mels).T.copy()).float())  # (201, n_mels)

    def forward(self, samples: Tensor) -> Tensor:
        samples = samples - samples.mean(dim=1, keepdim=True)
        before, after = _halves(samples)
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


def _halves(samples: Tensor) -> tuple[Tensor, Tensor]:
    """Return samples 1 to 200 and 399 to 200 of each frame, both (B, 100, 200), of a chunk reflected at its ends."""
    half = N_FFT // 2
    start, end = samples[:, 1 : half + 1].flip(1), samples[:, -half - 1 : -1].flip(1)
    around = torch.cat([start, samples, end, torch.zeros_like(start)], dim=1)
    # Backwards, frame t begins where frame 100 - t does forwards, and the last sample of a frame is its first.
    backwards = torch.cat([around[:, : CHUNK_SAMPLES + N_FFT].flip(1), torch.zeros_like(start)], dim=1)
    return _first_halves(around[:, 1:]), _first_halves(backwards[:, HOP:]).flip(1)


def _first_halves(samples: Tensor) -> Tensor:
    """Return the first half of each frame, shape (B, 100, 200)."""
    rest = N_FFT // 2 - HOP
    blocks, following = (samples[:, first : first + CHUNK_SAMPLES].view(-1, MEL_FRAMES, HOP) for first in (0, HOP))
    return torch.cat([blocks, following[:, :, :rest]], dim=2)
