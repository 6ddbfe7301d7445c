"""A residual network over the waveform: ResNet-18 (He et al., CVPR 2016) with one-dimensional kernels.

A kernel of 3x3 becomes one of 9 samples and a stride of 2x2 one of 4, of the first layer 8; there are half as many
channels.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from export.models.mn04 import Dense

STEM_CHANNELS = 32
STAGES = (32, 64, 128, 256)
BLOCKS_A_STAGE = 2
KERNEL = 9
STRIDE = 4
DROPOUT = 0.3


class ResNet1d(nn.Module):
    """Samples in, one logit a label out."""

    def __init__(self, n_labels: int) -> None:
        super().__init__()
        layers: list[nn.Module] = [
            nn.Conv1d(1, STEM_CHANNELS, 49, stride=2 * STRIDE, padding=24, bias=False),
            nn.BatchNorm1d(STEM_CHANNELS),
            nn.ReLU(),
            nn.MaxPool1d(KERNEL, STRIDE, padding=KERNEL // 2),
        ]
        channels = STEM_CHANNELS
        for stage, out in enumerate(STAGES):
            for block in range(BLOCKS_A_STAGE):
                layers.append(Residual(channels, out, stride=STRIDE if stage > 0 and block == 0 else 1))
                channels = out
        self.features = nn.Sequential(*layers)
        self.head = nn.Sequential(nn.Dropout(DROPOUT), Dense(channels, n_labels))

    def forward(self, samples: Tensor) -> Tensor:  # (B, 48000) -> (B, n_labels)
        x = self.features(samples[:, None])  # (B, 32, 1500) .. (B, 256, 24)
        logits: Tensor = self.head(x.mean(dim=2))
        return logits


class Residual(nn.Module):
    """Two convolutions with a short cut, which is a convolution of one sample where the shape changes."""

    def __init__(self, channels: int, out: int, *, stride: int) -> None:
        super().__init__()
        self.block = nn.Sequential(
            nn.Conv1d(channels, out, KERNEL, stride, padding=KERNEL // 2, bias=False),
            nn.BatchNorm1d(out),
            nn.ReLU(),
            nn.Conv1d(out, out, KERNEL, padding=KERNEL // 2, bias=False),
            nn.BatchNorm1d(out),
        )
        self.short_cut: nn.Module = nn.Identity()
        if stride > 1 or channels != out:
            self.short_cut = nn.Sequential(nn.Conv1d(channels, out, 1, stride, bias=False), nn.BatchNorm1d(out))

    def forward(self, x: Tensor) -> Tensor:  # (B, C, T) -> (B, out, T / stride)
        return torch.relu(self.block(x) + self.short_cut(x))
