"""The encoder as it is exported: it sums the features, and what the attention of the head weighs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from export.statistics.encoder import pool

if TYPE_CHECKING:
    from export.statistics.branch import Attention
    from export.statistics.encoder import Layer, WhisperEncoder


class AttendedEncoder(nn.Module):
    """As ``WhisperEncoder``; its features are those, the weights of the attention, and the last layer times these.

    Without attention it is the encoder as it stands.
    """

    def __init__(self, encoder: WhisperEncoder, attention: Attention | None) -> None:
        super().__init__()
        self.encoder, self.attention = encoder, attention.eval() if attention else None
        self.n_features = encoder.n_features + (attention.n_weighted if attention else 0)

    @property
    def blocks(self) -> list[Layer]:
        """The transformer layers."""
        return self.encoder.blocks

    def forward(self, samples: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return pool(self.features(samples), mask)

    def features(self, samples: Tensor) -> Tensor:
        """Return the features of each frame, shape (B, 50, n_features)."""
        features = self.encoder.features(samples)
        if self.attention is None:
            return features
        return torch.cat([features, self.attention.weighted(features[:, :, -self.attention.width :])], dim=2)
