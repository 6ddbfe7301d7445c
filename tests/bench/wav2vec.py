"""A network of the size of wav2vec 2.0 base (Baevski et al. 2020) with random weights, for its cost alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import nn

if TYPE_CHECKING:
    from collections.abc import Sequence

CHANNELS, WIDTH, HEADS, HIDDEN, LAYERS = 512, 768, 12, 3_072, 12


class Wav2Vec(nn.Module):
    """Samples (B, n) in, label logits (B, n_labels) out."""

    def __init__(self, convolutions: Sequence[tuple[int, int]], *, n_labels: int) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        channels = 1
        for kernel, stride in convolutions:
            layers += [nn.Conv1d(channels, CHANNELS, kernel, stride, bias=False), nn.GELU()]
            channels = CHANNELS
        self.encoder = nn.Sequential(*layers)
        self.project = nn.Linear(CHANNELS, WIDTH)
        self.position = nn.Conv1d(WIDTH, WIDTH, 128, padding=64, groups=16)
        self.layers = nn.Sequential(*(_Layer() for _ in range(LAYERS)))
        self.head = nn.Linear(WIDTH, n_labels)

    def forward(self, samples: torch.Tensor) -> torch.Tensor:
        """Return the logits."""
        x = self.project(self.encoder(samples.unsqueeze(1)).transpose(1, 2))  # (B, T, WIDTH)
        x = x + self.position(x.transpose(1, 2))[:, :, :-1].transpose(1, 2)
        logits: torch.Tensor = self.head(self.layers(x).mean(dim=1))
        return logits


class _Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.before, self.after = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.mix, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.hidden = nn.Sequential(nn.Linear(WIDTH, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, WIDTH))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        batch, length, _ = x.shape
        q, k, v = self.mix(self.before(x)).reshape(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(q @ k.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5, dim=-1)
        x = x + self.out((weights @ v).transpose(1, 2).reshape(batch, length, WIDTH))
        added: torch.Tensor = x + self.hidden(self.after(x))
        return added
