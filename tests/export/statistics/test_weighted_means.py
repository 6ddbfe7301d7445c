"""Weighted means of frames, and their gradient, are those of the plain formula."""

from itertools import pairwise

import torch

from export.statistics.weighted_means import weighted_means

FIRSTS = [0, 10, 11, 50]


def plain(weights: torch.Tensor, frames: torch.Tensor) -> torch.Tensor:
    rows = [
        (weights[a:b, :, None] * frames[a:b, None]).sum(0) / weights[a:b].sum(0)[:, None] for a, b in pairwise(FIRSTS)
    ]
    return torch.stack(rows)


def test_means_and_gradients_are_those_of_the_plain_formula() -> None:
    generator = torch.Generator().manual_seed(0)
    weights = torch.rand(50, 3, dtype=torch.float64, generator=generator) + 0.1
    frames = torch.randn(50, 7, dtype=torch.float64, generator=generator)
    along = torch.randn(3, 3, 7, dtype=torch.float64, generator=generator)
    ours, theirs = weights.clone().requires_grad_(), weights.clone().requires_grad_()

    means = weighted_means(ours, frames, FIRSTS)
    torch.autograd.backward((means * along).sum())
    expected = plain(theirs, frames)
    torch.autograd.backward((expected * along).sum())

    assert torch.allclose(means, expected)
    assert ours.grad is not None
    assert theirs.grad is not None
    assert torch.allclose(ours.grad, theirs.grad)
