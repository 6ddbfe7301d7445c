"""Parameter groups, learning rates, and the running mean of the weights."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, TypeVar

import torch
from torch import Tensor, nn

from export.models.mn04 import EmotionNet

if TYPE_CHECKING:
    from export.models.mn04 import Convolution
    from export.training.config import TrainConfig

Network = TypeVar("Network", bound=nn.Module)


def int8_layers(network: nn.Module) -> list[Convolution]:
    """Return the layers that may be rounded; other families have none."""
    return network.int8_layers() if isinstance(network, EmotionNet) else []


def train_mode(network: nn.Module) -> None:
    """Set training mode. With rounding, norms keep their statistics: they are folded into the rounded weights later."""
    network.train()
    if any(one.rounding is not None for one in int8_layers(network)):
        for layer in network.modules():
            if isinstance(layer, nn.BatchNorm2d):
                layer.eval()


def parameter_groups(network: nn.Module, config: TrainConfig) -> list[dict[str, Any]]:
    """Return the groups of an optimizer: matrices decay, biases and norms don't, and ``head`` has its own rate.

    Frozen parameters are left out.
    """
    groups: list[dict[str, Any]] = []
    learning = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
    for in_head, rate in ((False, config.learning_rate), (True, config.head_learning_rate)):
        part = [p for name, p in learning if name.startswith("head.") == in_head]
        matrices, vectors = [p for p in part if p.dim() > 1], [p for p in part if p.dim() <= 1]
        groups.append({"params": matrices, "lr": rate, "peak": rate, "weight_decay": config.weight_decay, "step": 0})
        groups.append({"params": vectors, "lr": rate, "peak": rate, "weight_decay": 0.0, "step": 0})
    return groups


def set_rates(optimizer: torch.optim.Optimizer, config: TrainConfig, steps: int) -> None:
    """Set the learning rates of the next of ``steps`` steps: linear warm-up, then half a cosine down to 0."""
    for group in optimizer.param_groups:
        step = group["step"]
        warm = min(1.0, (step + 1) / config.warmup_steps)
        rate = group["peak"] * warm * 0.5 * (1 + math.cos(math.pi * min(1.0, step / steps)))
        if isinstance(group["lr"], Tensor):
            group["lr"].fill_(rate)
        else:
            group["lr"] = rate
        group["step"] = step + 1


@torch.no_grad()
def average(averaged: nn.Module, network: nn.Module, decay: float) -> None:
    """Move the running mean of the weights towards those of ``network``."""
    means, values = list(averaged.state_dict().values()), list(network.state_dict().values())
    floating = [i for i, mean in enumerate(means) if mean.is_floating_point()]
    torch._foreach_lerp_([means[i] for i in floating], [values[i] for i in floating], 1 - decay)
    for mean, value in zip(means, values, strict=True):
        if not mean.is_floating_point():
            mean.copy_(value)


def channels_last(network: Network) -> Network:
    """Lay kernels out with channels last, which makes training on a CPU 1.7 times faster."""
    for parameter in network.parameters():
        if parameter.dim() == 4 and not parameter.is_cuda:
            parameter.data = parameter.data.contiguous(memory_format=torch.channels_last)
    return network
