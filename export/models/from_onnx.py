"""Reads the network back from a shipped ONNX file, to continue training or to serve in a loss.

In that file batch norms are folded into the convolutions before them, and some weights are int8. Read back, the network
computes in fp32 with the int8 weights; only the rounding of activations differs from the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from export.errors import TrainingError
from export.models.batch_norm import BatchNorm2d
from export.models.mn04 import Convolution, EmotionNet, ModelConfig
from streamer.inference.card import card_of, load_card

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from onnx import GraphProto, NodeProto
    from torch import Tensor, nn

    Values = dict[str, NDArray[np.float32]]
    """By the name of the initializer or the output."""


def read_network(model: Path) -> EmotionNet:
    """Return the network in an ONNX file of ours, in eval mode, on the CPU; its card lies beside it.

    Its batch norms only add a bias: before further training, call ``give_norms_statistics``. Raises TrainingError
    where the file holds another network, ModelError where it or its card can't be read.
    """
    card = load_card(card_of(model))
    graph = onnx.load(card_of(model).with_name(card.file)).graph
    values = _values(graph)
    try:
        hidden = len(values["network.head.2.bias"])
        network = EmotionNet(ModelConfig(hidden=hidden, labels=tuple(card.labels)))
        _fill_convolutions(network, graph, values)
        named = {name.removeprefix("network."): torch.from_numpy(its) for name, its in values.items() if _is_ours(name)}
        missing, unexpected = network.load_state_dict(named, strict=False)
    except (KeyError, RuntimeError, ValueError) as error:
        raise TrainingError(f"{model} does not hold a network of export/models/mn04.py: {error}") from error
    absent = [name for name in missing if not name.startswith("features.") or ".fc" in name]
    absent = [name for name in absent if not name.endswith("num_batches_tracked")]
    if absent or unexpected:
        raise TrainingError(
            f"{model}: expected a network of export/models/mn04.py, which has not, or only,  {absent + unexpected}"
        )
    return network.eval()


@torch.no_grad()
def give_norms_statistics(network: EmotionNet, windows: Tensor) -> None:
    """Prepare a network for more training: set its norms to the statistics of ``windows`` (B, n_frames, n_mels).

    Folding removed them, and in training a norm normalises by its batch. The network's output stays.
    """
    statistics: dict[nn.Module, tuple[Tensor, Tensor]] = {}

    def observe(norm: nn.Module, inputs: tuple[Tensor, ...], _output: Tensor) -> None:
        variance, mean = torch.var_mean(inputs[0], (0, 2, 3), correction=0)
        statistics[norm] = mean, variance

    norms = [norm for norm in network.modules() if isinstance(norm, BatchNorm2d)]
    handles = [norm.register_forward_hook(observe) for norm in norms]
    network.eval()
    network(windows)
    for handle in handles:
        handle.remove()
    for norm in norms:
        mean, variance = statistics[norm]
        _set_norm(norm, bias=norm.bias + mean, mean=mean, variance=variance)


def _is_ours(name: str) -> bool:
    return name.startswith("network.")


def _values(graph: GraphProto) -> Values:
    """Return the graph's constants, int8 dequantized."""
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    for node in graph.node:
        if node.op_type == "DequantizeLinear" and node.input[0] in held:
            held[node.output[0]] = _dequantized(*(held[name] for name in node.input))
    return {name: np.array(its, dtype=np.float32) for name, its in held.items()}


def _dequantized(
    steps: NDArray[np.generic], scale: NDArray[np.float32], zero: NDArray[np.generic]
) -> NDArray[np.float32]:
    along = (-1, *[1] * (steps.ndim - 1)) if scale.ndim else ()
    centred: NDArray[np.float32] = steps.astype(np.float32) - zero.astype(np.float32).reshape(along)
    return centred * scale.reshape(along)


def _fill_convolutions(network: EmotionNet, graph: GraphProto, values: Values) -> None:
    """Fill the convolutions, which have no names in the file, in the order of the data flow."""
    layers = [layer for layer in network.modules() if isinstance(layer, Convolution)]
    nodes: list[NodeProto] = [node for node in graph.node if node.op_type == "Conv"]
    if len(layers) != len(nodes):
        raise ValueError(f"expected {len(layers)} convolutions, got {len(nodes)}")
    for layer, node in zip(layers, nodes, strict=True):
        kernel, bias = (torch.from_numpy(values[name]) for name in node.input[1:])
        if kernel.shape != layer.kernel.shape:
            raise ValueError(f"{node.name}: expected a kernel {tuple(layer.kernel.shape)}, got {tuple(kernel.shape)}")
        with torch.no_grad():
            layer.kernel.copy_(kernel)
        norm = layer[1]
        assert isinstance(norm, BatchNorm2d)  # noqa: S101  # for the type checker
        _set_norm(norm, bias=bias, mean=torch.zeros_like(bias), variance=torch.ones_like(bias))


@torch.no_grad()
def _set_norm(norm: BatchNorm2d, *, bias: Tensor, mean: Tensor, variance: Tensor) -> None:
    """Set a norm's ``mean`` and ``variance`` so that it only adds ``bias - mean``."""
    norm.get_buffer("running_mean").copy_(mean)
    norm.get_buffer("running_var").copy_(variance)
    norm.weight.copy_((variance + norm.eps).sqrt())
    norm.bias.copy_(bias)
