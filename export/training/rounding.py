"""Quantisation-aware training: a network learns with the rounding of int8.

The layers that become int8 compute with weights and activations on the int8 grids; gradients pass straight through
(Jacob et al., "Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference", CVPR
2018). Afterwards the weights of the copy that is quantised are put on their grid, so that quantisation changes them no
more; the fp32 model keeps them as they were learnt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from export.models.mn04 import Convolution, Rounding, round_weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from torch import Tensor

    from export.models.mn04 import EmotionNet

TAIL = 1e-5
"""Share of values beyond each end of a range, as in static quantisation by percentile."""
AT_MOST_VALUES = 1_000_000


def begin_rounding(network: EmotionNet, windows: NDArray[np.float32]) -> None:
    """Set the rounding of the layers that become int8 by their inputs and outputs on ``windows`` (n, 298, 103)."""
    seen: dict[Convolution, list[tuple[float, float]]] = {}

    def observe(layer: torch.nn.Module, inputs: tuple[Tensor, ...], _output: Tensor) -> None:
        assert isinstance(layer, Convolution)  # noqa: S101  # for the type checker
        seen[layer] = [value_range(inputs[0]), value_range(layer.linear(inputs[0]))]

    layers = network.int8_layers()
    handles = [layer.register_forward_hook(observe) for layer in layers]
    network.eval()
    with torch.no_grad():
        network(torch.from_numpy(windows))
    for handle in handles:
        handle.remove()
    for layer in layers:
        inputs, outputs = seen[layer]
        layer.rounding = Rounding(inputs, None if layer.has_relu else outputs)


def snap_weights(network: EmotionNet) -> None:
    """Put the weights of the layers that become int8 on the grid, in the copy that is quantised."""
    for layer in network.int8_layers():
        with torch.no_grad():
            layer.kernel.copy_(round_weights(layer.kernel))
        layer.rounding = None


def value_range(values: Tensor) -> tuple[float, float]:
    """Return the range that holds all ``values`` but the share ``TAIL`` at each end."""
    flat = values.flatten()
    flat = flat[:: max(1, len(flat) // AT_MOST_VALUES)]
    low, high = torch.quantile(flat, torch.tensor([TAIL, 1 - TAIL])).tolist()
    return low, high
