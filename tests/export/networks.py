"""A network whose scores differ between windows, without the minutes that training takes."""

from __future__ import annotations

from copy import deepcopy
from functools import cache

import torch
from torch import nn

from export.models.mn04 import EmotionNet, ModelConfig
from export.packaging.parity import fixed_windows


def lively_network(seed: int = 0) -> EmotionNet:
    """Return random weights whose batch norms fit the fixed audio; without that, nothing reaches the head."""
    network, random_state = _lively(seed)
    torch.set_rng_state(random_state)
    return deepcopy(network)


@cache
def _lively(seed: int) -> tuple[EmotionNet, torch.Tensor]:
    """Return the network, and the state of torch's generator afterwards."""
    torch.manual_seed(seed)
    network = EmotionNet(ModelConfig()).train()
    norms = [layer for layer in network.modules() if isinstance(layer, (nn.BatchNorm1d, nn.BatchNorm2d))]
    momenta = [norm.momentum for norm in norms]
    for norm in norms:
        norm.momentum = 1.0
    with torch.no_grad():
        network(torch.from_numpy(fixed_windows()))
    for norm, momentum in zip(norms, momenta, strict=True):
        norm.momentum = momentum
    with torch.no_grad():
        network.head[-1].get_parameter("weight").mul_(2.0)
    return network.eval(), torch.get_rng_state()


def trunk_weights(network: EmotionNet) -> dict[str, torch.Tensor]:
    """Return the trunk's weights with EfficientAT's axes and names, as ``load_audioset`` takes them."""
    return {
        f"features.{name.replace('.fc', '.conc_se_layers.0.fc')}": value.transpose(2, 3) if value.dim() == 4 else value
        for name, value in network.features.state_dict().items()
    }
