"""Means of frames by weights, row after row, without a product for each frame in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor
from torch.autograd import Function

if TYPE_CHECKING:
    from collections.abc import Sequence


class WeightedMeans(Function):
    """Weights (n, heads) above 0, frames (n, width), the first frame of each row and the end: (rows, heads, width).

    Each row has at least one frame. Frames get no gradient.
    """

    @staticmethod
    def forward(ctx: Any, weights: Tensor, frames: Tensor, firsts: Sequence[int]) -> Tensor:  # noqa: ANN401 - torch's
        """Return the mean of the frames of each row, weighted by each head."""
        parts = list(zip(firsts[:-1], firsts[1:], strict=True))
        totals = torch.stack([weights[a:b].sum(0) for a, b in parts])
        sums = torch.stack([weights[a:b].T @ frames[a:b] for a, b in parts])
        means = sums / totals[:, :, None]
        ctx.save_for_backward(frames, means, totals)
        ctx.parts = parts
        return means

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, None, None]:  # noqa: ANN401
        """Return the gradient of the weights: how far each frame is from the mean, along that of the mean."""
        frames, means, totals = ctx.saved_tensors
        along = gradients[0] / totals[:, :, None]
        at_mean = (along * means).sum(2)
        found = [frames[a:b] @ along[i].T - at_mean[i] for i, (a, b) in enumerate(ctx.parts)]
        return torch.cat(found), None, None
