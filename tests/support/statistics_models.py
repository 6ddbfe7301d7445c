"""Small ONNX models of the statistics kind with cards, made by the tests."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from tests.support.models import LABELS

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

N_FEATURES = 4
FRAME_SAMPLES = 320
KERNELS = np.stack(
    [np.sin(np.pi * (k + 0.5) * np.arange(FRAME_SAMPLES) / 40) / FRAME_SAMPLES for k in range(N_FEATURES)]
)[:, np.newaxis].astype(np.float32)
"""Filters, shape (N_FEATURES, 1, FRAME_SAMPLES); a feature is the logarithm of one's energy in a frame."""


def features_of(samples: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the features of whole frames, shape (n_frames, N_FEATURES), as the encoder computes them."""
    frames = samples[: len(samples) // FRAME_SAMPLES * FRAME_SAMPLES].reshape(-1, FRAME_SAMPLES).astype(np.float64)
    return np.log(np.square(frames @ KERNELS[:, 0].T.astype(np.float64)) + 1e-6)


def write_statistics_model(
    folder: Path,
    *,
    name: str = "tiny",
    chunk_samples: int = 16_000,
    counts_all: bool = False,
    sums_all: bool = False,
    depends_on_batch: bool = False,
    n_outputs: int = len(LABELS),
    softmax: bool = True,
    encoder_names: dict[str, str] | None = None,
    external_data: bool = False,
    **changes: Any,
) -> Path:
    """Write an encoder that looks at bands, a head that looks at the difference from the history, and their card.

    The head's logits are 0, 0.1, 0.2 ... times the mean of all pooled features, less half that of the history where
    there is any. ``counts_all``, ``sums_all``: the encoder disregards the mask. ``depends_on_batch``: the loudest
    sample of the batch is added to all features. ``encoder_names``: other names of the outputs. ``changes`` replace
    entries of the card. Returns the card's path.
    """
    encoder, head = folder / f"{name}-encoder.onnx", folder / f"{name}-head.onnx"
    graph = _encoder(
        chunk_samples,
        counts_all=counts_all,
        sums_all=sums_all,
        depends_on_batch=depends_on_batch,
        names=encoder_names or {},
    )
    onnx.save(graph, str(encoder), save_as_external_data=external_data, size_threshold=0, location=f"{name}.data")
    onnx.save(_head(n_outputs, softmax=softmax), str(head))
    card = {
        "kind": "statistics",
        "name": name,
        "version": "1.0.0",
        "encoder": _file(encoder),
        "head": _file(head),
        "labels": list(LABELS),
        "sample_rate": 16_000,
        "chunk_ms": 1_000,
        "frame_ms": 20,
        "n_features": N_FEATURES,
        "pooling_ms": 3_000,
        "history": {"max_speech_ms": 60_000},
        "quantization": "fp32",
        "metrics": [],
        "corpora": [],
        "licence": "Apache-2.0",
        "intended_use": "tests",
        "limits": "knows nothing",
        "base_rates": {"calm": 0.5, "angry": 0.25, "sad": 0.25},
    }
    path = folder / f"{name}.json"
    path.write_text(json.dumps(card | changes))
    return path


def _file(path: Path) -> dict[str, str]:
    return {"file": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}


def _encoder(
    chunk_samples: int, *, counts_all: bool, sums_all: bool, depends_on_batch: bool, names: dict[str, str]
) -> onnx.ModelProto:
    n_frames = chunk_samples // FRAME_SAMPLES
    nodes = [
        helper.make_node("Unsqueeze", ["samples", "one"], ["channel"]),
        helper.make_node("Conv", ["channel", "kernels"], ["filtered"], strides=[FRAME_SAMPLES]),
        helper.make_node("Mul", ["filtered", "filtered"], ["energy"]),
        helper.make_node("Add", ["energy", "floor"], ["audible"]),
        helper.make_node("Log", ["audible"], ["logs"]),
        helper.make_node("ReduceMax", ["samples"], ["loudest"], keepdims=0),
        helper.make_node("Mul", ["loudest", "unit" if depends_on_batch else "zero"], ["shift"]),
        helper.make_node("Add", ["logs", "shift"], ["features"]),
        helper.make_node("Mul", ["mask", "zero"], ["nothing"]),
        helper.make_node("Add", ["nothing", "unit"], ["all"]),
        helper.make_node("Unsqueeze", ["all" if sums_all else "mask", "one"], ["weights"]),
        helper.make_node("Mul", ["features", "weights"], ["kept"]),
        helper.make_node("Mul", ["kept", "features"], ["squared"]),
        helper.make_node(
            "ReduceSum", ["all" if counts_all else "mask", "one"], [names.get("count", "count")], keepdims=1
        ),
        helper.make_node("ReduceSum", ["kept", "two"], [names.get("sum", "sum")], keepdims=0),
        helper.make_node("ReduceSum", ["squared", "two"], [names.get("squares", "squares")], keepdims=0),
    ]
    constants = [
        numpy_helper.from_array(KERNELS, "kernels"),
        numpy_helper.from_array(np.array([1], np.int64), "one"),
        numpy_helper.from_array(np.array([2], np.int64), "two"),
        numpy_helper.from_array(np.array([1e-6], np.float32), "floor"),
        numpy_helper.from_array(np.array([0], np.float32), "zero"),
        numpy_helper.from_array(np.array([1], np.float32), "unit"),
    ]
    inputs = [_value("samples", chunk_samples), _value("mask", n_frames)]
    sizes = {"count": 1, "sum": N_FEATURES, "squares": N_FEATURES}
    outputs = [_value(names.get(name, name), size) for name, size in sizes.items()]
    return _model(helper.make_graph(nodes, "encoder", inputs, outputs, constants))


def _head(n_outputs: int, *, softmax: bool) -> onnx.ModelProto:
    nodes = [
        helper.make_node("ReduceMean", ["pooled", "one"], ["mean"], keepdims=1),
        helper.make_node("ReduceMean", ["history", "one"], ["before"], keepdims=1),
        helper.make_node("Sign", ["history_count"], ["any"]),
        helper.make_node("Mul", ["any", "half"], ["trust"]),
        helper.make_node("Mul", ["before", "trust"], ["expected"]),
        helper.make_node("Sub", ["mean", "expected"], ["difference"]),
        helper.make_node("Mul", ["difference", "weights"], ["logits"]),
        helper.make_node("Softmax" if softmax else "Identity", ["logits"], ["probabilities"]),
    ]
    constants = [
        numpy_helper.from_array(np.array([1], np.int64), "one"),
        numpy_helper.from_array(np.array([0.5], np.float32), "half"),
        numpy_helper.from_array(np.arange(n_outputs, dtype=np.float32) / 10, "weights"),
    ]
    inputs = [_value("pooled", 2 * N_FEATURES), _value("history", 2 * N_FEATURES), _value("history_count", 1)]
    return _model(helper.make_graph(nodes, "head", inputs, [_value("probabilities", n_outputs)], constants))


def _value(name: str, size: int) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", size])


def _model(graph: onnx.GraphProto) -> onnx.ModelProto:
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)
