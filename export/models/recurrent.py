"""Recurrent networks over log-mel frames: a GRU (Cho et al., EMNLP 2014) or the simple network of Elman (1990).

Two convolutions reduce 100 frames a second to 25, that is five to eight steps a syllable: an Elman network remembers
few steps, and a GRU costs a quarter. The steps are pooled by attention.
"""

from __future__ import annotations

from typing import Literal

import torch
from torch import Tensor, nn

from export.acoustics.input_spec import LOG_MEL
from export.models.band_norm import BandNorm
from export.models.mn04 import Dense

CHANNELS = 128
HIDDEN = 128
"""Units to either direction."""
DROPOUT = 0.3

Cell = Literal["gru", "elman"]


class RecurrentNet(nn.Module):
    """Log-mel windows in, one logit a label out."""

    def __init__(self, n_labels: int, *, cell: Cell) -> None:
        super().__init__()
        self.normal = BandNorm()
        self.subsampling = nn.Sequential(*_halving(LOG_MEL.shape[1], CHANNELS), *_halving(CHANNELS, CHANNELS))
        kind = nn.GRU if cell == "gru" else nn.RNN
        self.recurrent = kind(CHANNELS, HIDDEN, batch_first=True, bidirectional=True)
        self.attention = nn.Linear(2 * HIDDEN, 1)
        self.head = nn.Sequential(nn.Dropout(DROPOUT), Dense(2 * HIDDEN, n_labels))

    def forward(self, features: Tensor) -> Tensor:  # (B, 298, 103) -> (B, n_labels)
        x = self.subsampling(self.normal(features).transpose(1, 2)).transpose(1, 2)  # (B, 75, 128)
        # Explicit, since the exporter would fix the initial state to the example's batch size.
        start = x.new_zeros(2, x.shape[0], HIDDEN)
        steps, _ = self.recurrent(x, start)  # (B, 75, 256)
        weights = torch.softmax(self.attention(steps), dim=1)  # (B, 75, 1)
        logits: Tensor = self.head((weights * steps).sum(dim=1))
        return logits


def _halving(channels: int, out: int) -> tuple[nn.Module, ...]:
    return nn.Conv1d(channels, out, 5, stride=2, padding=2, bias=False), nn.BatchNorm1d(out), nn.ReLU()
