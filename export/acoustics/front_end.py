"""The daemon's log-mel front-end (``streamer.dsp.features``) in torch: batched, on any device, differentiable."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from streamer.dsp.features import LogMelConfig, mel_weights


class TorchLogMel(nn.Module):
    """The same as ``LogMel``, batched."""

    window: Tensor
    weights: Tensor

    def __init__(self, config: LogMelConfig) -> None:
        super().__init__()
        self.config = config
        self.register_buffer("window", torch.from_numpy(np.hanning(config.win_samples).astype(np.float32)))
        self.register_buffer("weights", torch.from_numpy(mel_weights(config).astype(np.float32)))

    def forward(self, samples: Tensor) -> Tensor:  # (B, n), -1..1 -> (B, n_frames(n), n_mels)
        c = self.config
        framed = samples.unfold(1, c.win_samples, c.hop_samples) * self.window  # (B, T, win)
        spectrum = torch.fft.rfft(framed, n=c.n_fft)  # (B, T, n_fft // 2 + 1)
        power = spectrum.real.square() + spectrum.imag.square()
        mel = power @ self.weights  # (B, T, n_mels)
        return (torch.log(mel + c.floor) - c.mean) / c.std
