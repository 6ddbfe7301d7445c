"""Batch norm whose sums run over the whole GPU.

cuDNN gives each channel to one multiprocessor. With the 8 channels of a narrow network's first layers, 124 of an H200's
132 are idle, which took half of a training step. Ordinary reductions use them all. On a CPU, and outside of training,
this is ``nn.BatchNorm2d``.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn


class BatchNorm2d(nn.BatchNorm2d):
    """``nn.BatchNorm2d`` with affine weights and running statistics."""

    def forward(self, x: Tensor) -> Tensor:  # (B, C, T, F) -> (B, C, T, F)
        if not (self.training and x.is_cuda):
            y: Tensor = super().forward(x)
            return y
        return self.spread(x)

    def spread(self, x: Tensor) -> Tensor:
        """Normalise by the batch, and update the running statistics."""
        y, mean, variance = _Spread.apply(x, self.weight, self.bias, self.eps)  # type: ignore[no-untyped-call]
        n = x.numel() / x.shape[1]
        with torch.no_grad():
            self.get_buffer("running_mean").lerp_(mean, self.momentum or 0.0)
            self.get_buffer("running_var").lerp_(variance * (n / (n - 1)), self.momentum or 0.0)
        normalised: Tensor = y
        return normalised


class _Spread(torch.autograd.Function):
    """y = x a + b with a and b by channel, from the batch's own mean and variance."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor, eps: float) -> tuple[Tensor, Tensor, Tensor]:
        variance, mean = torch.var_mean(x, (0, 2, 3), correction=0)  # (C,)
        inverse = torch.rsqrt(variance + eps)
        scale = weight * inverse
        ctx.save_for_backward(x, weight, mean, inverse)
        ctx.mark_non_differentiable(mean, variance)
        return torch.addcmul(_by_channel(bias - mean * scale), x, _by_channel(scale)), mean, variance

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, Tensor, Tensor, None]:
        x, weight, mean, inverse = ctx.saved_tensors
        dy = gradients[0]
        n = x.numel() // x.shape[1]
        d_bias = dy.sum((0, 2, 3))
        d_scale = (dy * x).sum((0, 2, 3)) - mean * d_bias
        by_dy = weight * inverse
        by_x = -by_dy * inverse.square() * d_scale / n
        constant = -by_dy * d_bias / n - by_x * mean
        dx = torch.addcmul(_by_channel(constant), x, _by_channel(by_x)).addcmul_(dy, _by_channel(by_dy))
        return dx, d_scale * inverse, d_bias, None


def _by_channel(values: Tensor) -> Tensor:
    return values.view(1, -1, 1, 1)
