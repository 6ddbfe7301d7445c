"""The head: from what was pooled, and the history of the voice, to one probability a label.

Two branches, trained apart, whose log probabilities are averaged: a plain one, which carries over best to corpora that
nobody trained on, and one with attention, which is better on voices like those of training, in rooms and noise. Both
together are better than either. Where each microsecond counts there is the plain one alone.

The last output is ordinary speech. It competes with the emotions only: what tells ordinary speech from acted neutral
speech is the recording. In the answer it counts as neutral, and in part as calm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from export.statistics.branch import Branch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.statistics.branch import Attention
    from export.statistics.config import HeadConfig

LEAST_WEIGHT = 1e-6
"""Where nothing was pooled, a weight is 0."""


class Head(nn.Module):
    """``pooled``, ``history`` (B, n_inputs) and ``history_count`` (B, 1) to logits (B, n_labels + 1).

    The inputs are those of the branch with attention, if there is one; the plain one has the first of them.
    """

    temperature: Tensor
    resting: Tensor

    def __init__(self, n_features: int, width: int, labels: Sequence[str], *configs: HeadConfig) -> None:
        """``configs``: ``Recipe.branches``; that with attention is the last."""
        super().__init__()
        self.n_labels, self.n_features = len(labels), n_features
        self.branches = nn.ModuleList(Branch(n_features, width, len(labels), config) for config in configs)
        self.n_inputs = self.each_branch[-1].n_inputs
        self.register_buffer("temperature", torch.ones(()))
        self.register_buffer("resting", torch.tensor(_resting_shares(labels, configs[-1].ordinary_neutral)))

    @property
    def each_branch(self) -> list[Branch]:
        """In the order of ``Recipe.branches``."""
        return [branch for branch in self.branches if isinstance(branch, Branch)]

    @property
    def attention(self) -> Attention | None:
        """What weighs frames, if anything."""
        return self.each_branch[-1].attention

    @property
    def n_summed(self) -> int:
        """What the encoder sums over frames: features, and what the attention weighs."""
        attention = self.attention
        return self.n_features + (attention.n_weighted if attention else 0)

    def forward(self, pooled: Tensor, history: Tensor, history_count: Tensor) -> Tensor:
        answers = [
            torch.log_softmax(branch(pooled[:, : branch.n_inputs], history, history_count), dim=1)
            for branch in self.each_branch
        ]
        logits: Tensor = torch.stack(answers).sum(0) / (len(answers) * self.temperature)
        return logits

    def probabilities(self, logits: Tensor) -> Tensor:
        """Return probabilities (B, n_labels): ordinary speech counts as neutral and calm."""
        p = torch.softmax(logits, dim=1)
        return p[:, : self.n_labels] + p[:, self.n_labels :] * self.resting

    def acted_probabilities(self, logits: Tensor) -> Tensor:
        """Return probabilities (B, n_labels) where it is known that somebody acts a label."""
        return torch.softmax(logits[:, : self.n_labels], dim=1)


class HeadProbabilities(nn.Module):
    """The head as it is exported: of mean and deviation of all that the encoder sums, probabilities.

    What is summed are the features, the weights of the attention, and the last layer times these.
    """

    def __init__(self, head: Head) -> None:
        super().__init__()
        self.head = head

    def forward(self, pooled: Tensor, history: Tensor, history_count: Tensor) -> Tensor:
        own, before = self._inputs(pooled), self._inputs(history)
        return self.head.probabilities(self.head(own, before, history_count))

    def _inputs(self, pooled: Tensor) -> Tensor:
        head, attention = self.head, self.head.attention
        if attention is None:
            return pooled
        n, heads, n_sums = head.n_features, attention.heads, head.n_summed
        means, deviation = pooled[:, :n], pooled[:, n_sums : n_sums + n]
        weights = pooled[:, n : n + heads].clamp_min(LEAST_WEIGHT)
        products = pooled[:, n + heads : n_sums].view(-1, heads, attention.width)
        return torch.cat([means, deviation, (products / weights[:, :, None]).flatten(1)], dim=1)


def _resting_shares(labels: Sequence[str], neutral: float) -> list[float]:
    """Return how much of ordinary speech each label is."""
    has_calm = "calm" in labels
    shares = {"neutral": neutral if has_calm else 1.0, "calm": 1 - neutral}
    return [shares.get(label, 0.0) for label in labels]
