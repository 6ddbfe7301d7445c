"""A step replayed as a CUDA graph against the same step launched anew each time."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from export.training.graphed import EAGER_STEPS, Graphed

pytestmark = pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device here")


class Learner:
    """A layer that learns from batches (8, 4), and whose learning rate changes from step to step."""

    def __init__(self) -> None:
        torch.manual_seed(0)
        self.layer = nn.Linear(4, 1).cuda()
        group = {"params": list(self.layer.parameters()), "lr": torch.tensor(0.1, device="cuda")}
        self.optimizer = torch.optim.AdamW([group], fused=True, capturable=True)

    def step(self, samples: Tensor, targets: Tensor) -> Tensor:
        self.optimizer.zero_grad(set_to_none=True)
        loss: Tensor = (self.layer(samples)[:, 0] - targets).square().mean()
        torch.autograd.backward(loss)
        self.optimizer.step()
        return loss.detach()


def batches() -> list[tuple[Tensor, Tensor]]:
    generator = torch.Generator().manual_seed(1)
    return [
        (torch.randn(8, 4, generator=generator).cuda(), torch.randn(8, generator=generator).cuda())
        for _ in range(EAGER_STEPS + 5)
    ]


def test_a_graph_learns_what_the_step_learns() -> None:
    plain, replayed = Learner(), Learner()
    graphed = Graphed(replayed.step)
    for number, batch in enumerate(batches(), start=1):
        for learner in (plain, replayed):
            learner.optimizer.param_groups[0]["lr"].fill_(0.1 / number)
        torch.testing.assert_close(graphed(*batch), plain.step(*batch))
    for ours, theirs in zip(replayed.layer.parameters(), plain.layer.parameters(), strict=True):
        torch.testing.assert_close(ours, theirs)


def test_each_replay_draws_anew() -> None:
    graphed = Graphed(lambda samples: torch.rand_like(samples).sum())
    drawn = [float(graphed(torch.zeros(100, device="cuda"))) for _ in range(EAGER_STEPS + 5)]
    assert len(set(drawn)) == len(drawn)
