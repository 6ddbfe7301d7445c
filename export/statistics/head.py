"""The head: from what was pooled, and the history of the voice, to one probability a label.

Its last output is ordinary speech. It competes with the emotions only: what tells ordinary speech from acted neutral
speech is the recording. In the answer it counts as neutral, and in part as calm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.statistics.config import HeadConfig


class Head(nn.Module):
    """``pooled``, ``history`` (B, 2 n_features) and ``history_count`` (B, 1) to logits (B, n_labels + 1)."""

    center: Tensor
    scale: Tensor
    temperature: Tensor
    resting: Tensor

    def __init__(self, n_features: int, labels: Sequence[str], config: HeadConfig) -> None:
        super().__init__()
        self.n_labels = len(labels)
        self._half_frames = config.history_half_frames
        self.register_buffer("center", torch.zeros(2 * n_features))
        self.register_buffer("scale", torch.ones(2 * n_features))
        self.register_buffer("temperature", torch.ones(()))
        self.register_buffer("resting", torch.tensor(_resting_shares(labels, config.ordinary_neutral)))
        self.drop_in = nn.Dropout(config.dropout_in)
        self.first = nn.Linear(4 * n_features, config.hidden)
        self.drop = nn.Dropout(config.dropout)
        self.last = nn.Linear(config.hidden, len(labels) + 1)

    def forward(self, pooled: Tensor, history: Tensor, history_count: Tensor) -> Tensor:
        own, before = (pooled - self.center) / self.scale, (history - self.center) / self.scale
        # The longer the history, the more the difference from it counts; without any it is 0.
        trust = history_count / (history_count + self._half_frames)
        x = torch.cat([own, (own - before) * trust], dim=1)
        logits: Tensor = self.last(self.drop(functional.gelu(self.first(self.drop_in(x)))))
        return logits / self.temperature

    def answer(self, logits: Tensor) -> Tensor:
        """Return probabilities (B, n_labels): ordinary speech counts as neutral and calm."""
        p = torch.softmax(logits, dim=1)
        return p[:, : self.n_labels] + p[:, self.n_labels :] * self.resting

    def acted_answer(self, logits: Tensor) -> Tensor:
        """Return probabilities (B, n_labels) where it is known that somebody acts a label."""
        return torch.softmax(logits[:, : self.n_labels], dim=1)


class HeadAnswers(nn.Module):
    """The head as it is exported: probabilities instead of logits."""

    def __init__(self, head: Head) -> None:
        super().__init__()
        self.head = head

    def forward(self, pooled: Tensor, history: Tensor, history_count: Tensor) -> Tensor:
        return self.head.answer(self.head(pooled, history, history_count))


def _resting_shares(labels: Sequence[str], neutral: float) -> list[float]:
    """Return how much of ordinary speech each label is."""
    has_calm = "calm" in labels
    shares = {"neutral": neutral if has_calm else 1.0, "calm": 1 - neutral}
    return [shares.get(label, 0.0) for label in labels]
