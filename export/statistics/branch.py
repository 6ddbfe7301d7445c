"""A branch of the head: a small network from what was pooled, and the history of the voice, to logits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

if TYPE_CHECKING:
    from export.statistics.config import HeadConfig

LARGEST_SCORE = 3.0
"""Of a frame, so that no frame counts more than some hundred times as much as another."""
LEAST_SCALE = 1e-3


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

    @property
    def n_weighted(self) -> int:
        """What ``weighted`` returns of a frame."""
        return self.heads * (1 + self.width)

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


class Branch(nn.Module):
    """``pooled``, ``history`` (B, n_inputs) and ``history_count`` (B, 1) to logits (B, n_labels + 1).

    The inputs are mean and deviation of all features, then, with attention, the weighted means of the last layer. Of
    the history only mean and deviation count; it may have nothing else.
    """

    center: Tensor
    scale: Tensor

    def __init__(self, n_features: int, width: int, n_labels: int, config: HeadConfig) -> None:
        super().__init__()
        self.n_features = n_features
        self.attention = Attention(width, config) if config.attention_heads else None
        self.n_inputs = 2 * n_features + config.attention_heads * width
        self._half_frames = config.history_half_frames
        self.register_buffer("center", torch.zeros(self.n_inputs))
        self.register_buffer("scale", torch.ones(self.n_inputs))
        self.drop_in = nn.Dropout(config.dropout_in)
        self.first = nn.Linear(self.n_inputs + 2 * n_features, config.hidden)
        self.drop = nn.Dropout(config.dropout)
        self.last = nn.Linear(config.hidden, n_labels + 1)

    def standardize(self, pooled: Tensor) -> None:
        """Set center and scale by mean and deviation of all features of some rows, shape (n, 2 n_features)."""
        center, scale = pooled.mean(0), pooled.std(0) + LEAST_SCALE
        if self.attention is None:
            self.center.copy_(center)
            self.scale.copy_(scale)
            return
        width, heads = self.attention.width, self.attention.heads
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
        return logits
