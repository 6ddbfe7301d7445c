"""Families whose networks learn in a second: one for log-mel windows, one for waveforms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from export.models.families import FAMILIES, Family

if TYPE_CHECKING:
    from pathlib import Path


class TinyLogMel(nn.Module):
    """Mean and spread of each band, and a line through them."""

    def __init__(self, n_labels: int) -> None:
        super().__init__()
        self.norm = nn.BatchNorm1d(206)
        self.drop = nn.Dropout(0.2)
        self.head = nn.Linear(206, n_labels)

    def forward(self, features: Tensor) -> Tensor:  # (B, T, 103) -> (B, n_labels)
        mean = features.mean(dim=1)
        spread = (features - mean[:, None]).abs().mean(dim=1)
        logits: Tensor = self.head(self.drop(self.norm(torch.cat([mean, spread], dim=1))))
        return logits


class TinyWaveform(nn.Module):
    """The loudness of eight filters."""

    def __init__(self, n_labels: int) -> None:
        super().__init__()
        self.filters = nn.Conv1d(1, 8, 64, stride=32)
        self.head = nn.Linear(8, n_labels)

    def forward(self, samples: Tensor) -> Tensor:  # (B, n_samples) -> (B, n_labels)
        logits: Tensor = self.head(self.filters(samples[:, None]).abs().mean(dim=2))
        return logits


def _log_mel(n_labels: int, _folder: Path | None) -> nn.Module:
    return TinyLogMel(n_labels)


def _waveform(n_labels: int, _folder: Path | None) -> nn.Module:
    return TinyWaveform(n_labels)


TINY_LOG_MEL = Family("tiny-mel", "tiny", "log_mel", 1000, _log_mel, batch_size=8, epochs=3)
TINY_WAVEFORM = Family("tiny-wave", "tiny", "waveform", 1500, _waveform, batch_size=8, epochs=2)
TINY_FOLDER = Family("tiny-folder", "tiny", "log_mel", 3000, _log_mel, needs_folder=True)


def register() -> None:
    """Let ``--model`` know them; a test's process only."""
    FAMILIES.update({one.name: one for one in (TINY_LOG_MEL, TINY_WAVEFORM, TINY_FOLDER)})
