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


LARGEST_SCORE = 3.0
"""Of a frame, so that no frame counts more than some hundred times as much as another."""
LEAST_SCALE = 1e-3
LEAST_WEIGHT = 1e-6
"""Where nothing was pooled, a weight is 0."""


class Attention(nn.Module):
    """Weights of frames: some frames tell more of the emotion than others (attentive statistics, Okabe et al. 2018).

    A weight depends on its frame alone, so weighted sums over chunks add up as sums do.
    """

    center: Tensor
    scale: Tensor

    def __init__(self, width: int, config: HeadConfig) -> None:
        super().__init__()
        self.heads, self.width = config.attention_heads, width
        self.register_buffer("center", torch.zeros(width))
        self.register_buffer("scale", torch.ones(width))
        self.hidden = nn.Linear(width, config.attention_hidden)
        self.last = nn.Linear(config.attention_hidden, self.heads)

    def forward(self, frames: Tensor) -> Tensor:
        """Return the weights of frames (..., width), shape (..., heads), 1 / e^3 .. e^3."""
        # Center and scale become part of the weights: there are many more frames than weights.
        weight = self.hidden.weight / self.scale
        hidden = functional.linear(frames, weight, self.hidden.bias - weight @ self.center)
        scores: Tensor = self.last(torch.tanh(hidden))
        return scores.clamp(-LARGEST_SCORE, LARGEST_SCORE).exp()

    def weighted(self, frames: Tensor) -> Tensor:
        """Return what is summed over frames: weights, then weights times frames, shape (..., heads (1 + width))."""
        weights = self(frames)
        # One by one, since ONNX then knows the size of the last axis.
        products = [weights[..., i : i + 1] * frames for i in range(self.heads)]
        return torch.cat([weights, *products], dim=-1)


class Head(nn.Module):
    """``pooled``, ``history`` (B, n_inputs) and ``history_count`` (B, 1) to logits (B, n_labels + 1).

    The inputs are mean and deviation of all features, then the weighted means of the last layer. Of the history only
    mean and deviation count; it may have nothing else.
    """

    center: Tensor
    scale: Tensor
    temperature: Tensor
    resting: Tensor

    def __init__(self, n_features: int, width: int, labels: Sequence[str], config: HeadConfig) -> None:
        super().__init__()
        self.n_labels, self.n_features = len(labels), n_features
        self.attention = Attention(width, config)
        self.n_inputs = 2 * n_features + self.attention.heads * width
        self._half_frames = config.history_half_frames
        self.register_buffer("center", torch.zeros(self.n_inputs))
        self.register_buffer("scale", torch.ones(self.n_inputs))
        self.register_buffer("temperature", torch.ones(()))
        self.register_buffer("resting", torch.tensor(_resting_shares(labels, config.ordinary_neutral)))
        self.drop_in = nn.Dropout(config.dropout_in)
        self.first = nn.Linear(self.n_inputs + 2 * n_features, config.hidden)
        self.drop = nn.Dropout(config.dropout)
        self.last = nn.Linear(config.hidden, len(labels) + 1)

    def standardize(self, pooled: Tensor) -> None:
        """Set center and scale by mean and deviation of all features of some rows, shape (n, 2 n_features)."""
        width, heads = self.attention.width, self.attention.heads
        center, scale = pooled.mean(0), pooled.std(0) + LEAST_SCALE
        last = slice(self.n_features - width, self.n_features)
        self.center.copy_(torch.cat([center, center[last].repeat(heads)]))
        self.scale.copy_(torch.cat([scale, scale[last].repeat(heads)]))
        self.attention.center.copy_(center[last])
        # A frame varies as much as the mean deviation within utterances says.
        self.attention.scale.copy_(center[self.n_features + last.start : self.n_features + last.stop] + LEAST_SCALE)

    def forward(self, pooled: Tensor, history: Tensor, history_count: Tensor) -> Tensor:
        n = 2 * self.n_features
        own, before = (pooled - self.center) / self.scale, (history[:, :n] - self.center[:n]) / self.scale[:n]
        # The longer the history, the more the difference from it counts; without any it is 0.
        trust = history_count / (history_count + self._half_frames)
        x = torch.cat([own, (own[:, :n] - before) * trust], dim=1)
        logits: Tensor = self.last(self.drop(functional.gelu(self.first(self.drop_in(x)))))
        return logits / self.temperature

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
        n, heads = head.n_features, attention.heads
        n_sums = n + heads * (1 + attention.width)
        means, deviation = pooled[:, :n], pooled[:, n_sums : n_sums + n]
        weights = pooled[:, n : n + heads].clamp_min(LEAST_WEIGHT)
        products = pooled[:, n + heads : n_sums].view(-1, heads, attention.width)
        return torch.cat([means, deviation, (products / weights[:, :, None]).flatten(1)], dim=1)


def _resting_shares(labels: Sequence[str], neutral: float) -> list[float]:
    """Return how much of ordinary speech each label is."""
    has_calm = "calm" in labels
    shares = {"neutral": neutral if has_calm else 1.0, "calm": 1 - neutral}
    return [shares.get(label, 0.0) for label in labels]
