"""Means of frames by weights, row after row, without a product for each frame in memory."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor
from torch.autograd import Function

if TYPE_CHECKING:
    from collections.abc import Sequence


def weighted_means(weights: Tensor, frames: Tensor, firsts: Sequence[int]) -> Tensor:
    """Return the means of the frames of each row by each head's weights, shape (rows, heads, width).

    ``weights`` (n, heads) are above 0, ``frames`` (n, width) get no gradient; ``firsts``: the first frame of each row,
    which has at least one, and the end.
    """
    means: Tensor = _WeightedMeans.apply(weights, frames, firsts)  # type: ignore[no-untyped-call]  # torch has no type
    return means


class _WeightedMeans(Function):
    @staticmethod
    def forward(ctx: Any, weights: Tensor, frames: Tensor, firsts: Sequence[int]) -> Tensor:
        """Return the mean of the frames of each row, weighted by each head."""
        parts = list(pairwise(firsts))
        totals = torch.stack([weights[a:b].sum(0) for a, b in parts])
        sums = torch.stack([weights[a:b].T @ frames[a:b] for a, b in parts])
        means = sums / totals[:, :, None]
        ctx.save_for_backward(frames, means, totals)
        ctx.parts = parts
        return means

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, None, None]:
        """Return the gradient of the weights: how far each frame is from the mean, along that of the mean."""
        frames, means, totals = ctx.saved_tensors
        along = gradients[0] / totals[:, :, None]
        at_mean = (along * means).sum(2)
        found = [frames[a:b] @ along[i].T - at_mean[i] for i, (a, b) in enumerate(ctx.parts)]
        return torch.cat(found), None, None
