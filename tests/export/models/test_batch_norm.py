"""The batch norm for GPUs against ``nn.BatchNorm2d``."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from export.models.batch_norm import BatchNorm2d


def pair(channels: int = 5) -> tuple[BatchNorm2d, nn.BatchNorm2d]:
    """Return ours and torch's with the same weights and statistics, none of them trivial."""
    torch.manual_seed(0)
    ours = BatchNorm2d(channels, eps=0.001, momentum=0.01).double()
    theirs = nn.BatchNorm2d(channels, eps=0.001, momentum=0.01).double()
    state = {
        name: values if name == "num_batches_tracked" else torch.rand_like(values) + 0.5
        for name, values in theirs.state_dict().items()
    }
    for norm in (ours, theirs):
        norm.load_state_dict(state)
    return ours, theirs


def batch() -> Tensor:
    return 3.0 + 2.0 * torch.randn(4, 5, 7, 3, dtype=torch.float64, generator=torch.Generator().manual_seed(1))


def test_forward_backward_and_running_statistics_are_torchs() -> None:
    ours, theirs = pair()
    slope = torch.randn_like(batch())
    for _ in range(3):  # statistics add up
        one, other = batch().requires_grad_(), batch().requires_grad_()
        y, expected = ours.spread(one), theirs(other)
        torch.testing.assert_close(y, expected)
        torch.autograd.backward([y, expected], [slope, slope])
        torch.testing.assert_close(one.grad, other.grad)
    for name in ("weight", "bias"):
        torch.testing.assert_close(ours.get_parameter(name).grad, theirs.get_parameter(name).grad)
    for name in ("running_mean", "running_var"):
        torch.testing.assert_close(ours.get_buffer(name), theirs.get_buffer(name))


def test_the_gradients_are_the_slopes() -> None:
    ours, _ = pair(channels=2)
    x = torch.randn(3, 2, 4, 2, dtype=torch.float64, requires_grad=True)

    def spread(x: Tensor, _weight: Tensor, _bias: Tensor) -> Tensor:
        return ours.spread(x)

    assert torch.autograd.gradcheck(spread, (x, ours.weight, ours.bias))


def test_a_constant_channel_becomes_its_bias() -> None:
    ours, _ = pair()
    torch.testing.assert_close(
        ours.spread(torch.full((2, 5, 3, 3), 7.0, dtype=torch.float64)),
        ours.bias[:, None, None].expand(2, 5, 3, 3),
        atol=1e-9,
        rtol=0,
    )


@pytest.mark.parametrize("training", [True, False])
def test_on_a_cpu_it_is_torchs(training: bool) -> None:
    ours, theirs = (norm.train(training) for norm in pair())
    torch.testing.assert_close(ours(batch()), theirs(batch()), atol=0, rtol=0)
    for name, values in theirs.state_dict().items():
        torch.testing.assert_close(ours.state_dict()[name], values, atol=0, rtol=0)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device here")
def test_on_a_gpu_training_is_spread_and_listening_is_torchs() -> None:
    ours, theirs = (norm.cuda() for norm in pair())
    x = batch().cuda()
    torch.testing.assert_close(ours(x), theirs(x))
    for name in ("running_mean", "running_var"):
        torch.testing.assert_close(ours.get_buffer(name), theirs.get_buffer(name))
    torch.testing.assert_close(ours.eval()(x), theirs.eval()(x))
