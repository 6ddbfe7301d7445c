"""Plans of which layers of a network become int8: from all with many weights to a few of the largest.

Layers without a static int8 form in ONNX Runtime, such as recurrent ones, stay in fp32, and so do small layers: they
hold few bytes and lose most by 8 bits.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

import onnx

if TYPE_CHECKING:
    from pathlib import Path

QUANTISABLE = ("Conv", "MatMul", "Gemm")
FEWEST_WEIGHTS = 1024
HELD = (0.8, 0.5, 0.25)
"""Least shares of the weights in the layers of the shorter plans."""
WITH_WEIGHTS = (*QUANTISABLE, "GRU", "RNN", "LSTM", "ConvTranspose")


@dataclass(frozen=True, slots=True)
class Layer:
    """A node that multiplies by weights."""

    name: str
    kind: str
    """``Conv``, ``GRU`` ..."""
    n_weights: int


def layers_of(model: Path) -> list[Layer]:
    """Return the layers of an ONNX file that have fp32 weights, in the order of the data flow.

    Layers that are int8 are left out.
    """
    graph = onnx.load(model, load_external_data=False).graph
    n_weights = {one.name: prod(one.dims) for one in graph.initializer}
    layers = []
    for node in graph.node:
        most = max((n_weights.get(name, 0) for name in node.input), default=0)
        if node.op_type in WITH_WEIGHTS and most > 0:
            layers.append(Layer(node.name, node.op_type, most))
    return layers


def plans(layers: list[Layer]) -> list[list[Layer]]:
    """Return plans, the longest first: all layers; all but the first and the last; fewer and fewer of the largest.

    Each plan is shorter than the one before; none is empty.
    """
    large = [one for one in layers if one.kind in QUANTISABLE and one.n_weights >= FEWEST_WEIGHTS]
    ends = {layers[0].name, layers[-1].name} if layers else set()
    found: list[list[Layer]] = []
    inner = [one for one in large if one.name not in ends]
    for plan in (large, inner, *(_largest(large, share) for share in HELD)):
        if plan and (not found or len(plan) < len(found[-1])):
            found.append(plan)
    return found


def _largest(layers: list[Layer], share: float) -> list[Layer]:
    """Return the fewest layers that hold a share of the weights."""
    wanted = share * sum(one.n_weights for one in layers)
    kept, held = set[str](), 0
    for one in sorted(layers, key=lambda layer: -layer.n_weights):
        if held >= wanted:
            break
        kept.add(one.name)
        held += one.n_weights
    return [one for one in layers if one.name in kept]
