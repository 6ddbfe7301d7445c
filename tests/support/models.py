"""Writes small ONNX models with their cards."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

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

Fault = Literal["none", "raises", "endless"]
"""What the model does if its input is not all zeros, as it is in the test run when a model is loaded."""


def write_model(
    folder: Path,
    *,
    name: str = "tiny",
    input_shape: Sequence[int] = (98, 103),
    n_outputs: int = len(LABELS),
    softmax: bool = True,
    threshold: float = 0.0,
    fault: Fault = "none",
    external_data: bool = False,
    **changes: Any,
) -> Path:
    """Write a model and its card; return the path of the card.

    The logits are 0, 1, 2 ... times (mean of the input - ``threshold``). ``changes`` replace entries of the card.
    """
    model = folder / f"{name}.onnx"
    made = _mean_model(input_shape, n_outputs, softmax=softmax, threshold=threshold, fault=fault)
    onnx.save(made, str(model), save_as_external_data=external_data, size_threshold=0, location=f"{name}.data")
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
        "limits": "no knowledge",
    }
    path = folder / f"{name}.json"
    path.write_text(json.dumps(card | changes))
    return path


def _mean_model(
    input_shape: Sequence[int], n_outputs: int, *, softmax: bool, threshold: float, fault: Fault
) -> onnx.ModelProto:
    axes = list(range(1, len(input_shape) + 1))
    nodes = [
        *_fault(fault),
        helper.make_node("ReduceMean", ["features" if fault == "none" else "passed", "axes"], ["mean"], keepdims=0),
        helper.make_node("Sub", ["mean", "threshold"], ["above"]),
        helper.make_node("Unsqueeze", ["above", "one"], ["column"]),
        helper.make_node("Mul", ["column", "weights"], ["logits"]),
        helper.make_node("Softmax" if softmax else "Identity", ["logits"], ["probabilities"]),
    ]
    constants = [
        helper.make_tensor("axes", TensorProto.INT64, [len(axes)], axes),
        helper.make_tensor("one", TensorProto.INT64, [1], [1]),
        helper.make_tensor("threshold", TensorProto.FLOAT, [1], [threshold]),
        numpy_helper.from_array(np.arange(n_outputs, dtype=np.float32), "weights"),
    ]
    features = helper.make_tensor_value_info("features", TensorProto.FLOAT, ["batch", *input_shape])
    probabilities = helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["batch", n_outputs])
    graph = helper.make_graph(nodes, "mean", [features], [probabilities], constants)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)


def _fault(fault: Fault) -> list[onnx.NodeProto]:
    """Return the nodes from ``features`` to ``passed``: the identity, or the fault."""
    if fault == "none":
        return []
    nodes = [
        helper.make_node("Abs", ["features"], ["sizes"]),
        helper.make_node("ReduceMax", ["sizes"], ["largest"], keepdims=0),
        helper.make_node("Sign", ["largest"], ["any"]),
        helper.make_node("Cast", ["any"], ["count"], to=TensorProto.INT64),
    ]
    if fault == "raises":
        single = helper.make_tensor("single", TensorProto.FLOAT, [1], [1.0])
        nodes.append(helper.make_node("Constant", [], ["single"], value=single))
        nodes.append(helper.make_node("Gather", ["single", "count"], ["factor"]))  # out of range: only index 0 exists
        return [*nodes, helper.make_node("Mul", ["features", "factor"], ["passed"])]
    billions = helper.make_tensor("billions", TensorProto.INT64, [], [10**12])
    nodes.append(helper.make_node("Constant", [], ["billions"], value=billions))
    nodes.append(helper.make_node("Mul", ["count", "billions"], ["times"]))
    return [*nodes, helper.make_node("Loop", ["times", "", "features"], ["passed"], body=_again())]


def _again() -> onnx.GraphProto:
    """Return the body of a loop that changes nothing."""
    value = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in ("before", "after")]
    again, goes_on = (helper.make_tensor_value_info(name, TensorProto.BOOL, []) for name in ("again", "goes_on"))
    number = helper.make_tensor_value_info("number", TensorProto.INT64, [])
    nodes = [
        helper.make_node("Identity", ["again"], ["goes_on"]),
        helper.make_node("Identity", ["before"], ["after"]),
    ]
    return helper.make_graph(nodes, "again", [number, again, value[0]], [goes_on, value[1]])
