"""Small ONNX models with cards, made by the tests."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import onnx
from onnx import TensorProto, helper

from streamer.dsp.leg_normalization import LegNormalization

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LABELS = ("calm", "angry", "sad")
NORMALIZATION = LegNormalization(
    prototypes=[[1.0, -0.5, -0.5], [-0.5, 1.0, -0.5], [-0.5, -0.5, 1.0]],
    voices=[[0.75, -0.25, -0.25], [-0.25, 0.75, -0.25], [-0.25, -0.25, 0.75]],
    utterances=[[1.5, -0.5, -0.5], [-0.5, 1.5, -0.5], [-0.5, -0.5, 1.5]],
    softness=0.5,
)
"""For a card with these labels."""


def write_model(
    folder: Path,
    *,
    name: str = "tiny",
    input_shape: Sequence[int] = (98, 103),
    n_outputs: int = len(LABELS),
    softmax: bool = True,
    **changes: Any,
) -> Path:
    """Write a model that looks at the mean of its input, and its card; return the card's path.

    ``changes`` replace entries of the card.
    """
    model = folder / f"{name}.onnx"
    onnx.save(_mean_model(input_shape, n_outputs, softmax=softmax), str(model))
    card = {
        "name": name,
        "version": "1.0.0",
        "file": model.name,
        "sha256": hashlib.sha256(model.read_bytes()).hexdigest(),
        "labels": list(LABELS),
        "sample_rate": 16_000,
        "window_ms": 1_000,
        "hop_ms": 500,
        "front_end": {"kind": "log_mel", "parameters": {}},
        "temperature": 1.0,
        "quantization": "fp32",
        "metrics": [],
        "corpora": [],
        "licence": "Apache-2.0",
        "intended_use": "tests",
        "limits": "knows nothing",
    }
    path = folder / f"{name}.json"
    path.write_text(json.dumps(card | changes))
    return path


def _mean_model(input_shape: Sequence[int], n_outputs: int, *, softmax: bool) -> onnx.ModelProto:
    axes = list(range(1, len(input_shape) + 1))
    nodes = [
        helper.make_node("ReduceMean", ["features", "axes"], ["mean"], keepdims=0),
        helper.make_node("Unsqueeze", ["mean", "one"], ["column"]),
        helper.make_node("Mul", ["column", "weights"], ["logits"]),
        helper.make_node("Softmax" if softmax else "Identity", ["logits"], ["probabilities"]),
    ]
    constants = [
        helper.make_tensor("axes", TensorProto.INT64, [len(axes)], axes),
        helper.make_tensor("one", TensorProto.INT64, [1], [1]),
        helper.make_tensor("weights", TensorProto.FLOAT, [n_outputs], [float(i) for i in range(n_outputs)]),
    ]
    features = helper.make_tensor_value_info("features", TensorProto.FLOAT, ["batch", *input_shape])
    probabilities = helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["batch", n_outputs])
    graph = helper.make_graph(nodes, "mean", [features], [probabilities], constants)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)
