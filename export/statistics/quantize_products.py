"""Quantises the matrix products of an ONNX file statically, with ranges from calibration inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import onnx
from onnxruntime.quantization import CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_static

from export.atomic_file import write_atomically
from export.errors import TrainingError
from export.packaging.quantize import prepare, quiet

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    Arrays = dict[str, NDArray[np.float32]]

PERCENTILE = 99.995
BATCH = 16
KINDS = ("MatMul", "Gemm")
PRECISE = ("log_mel", "/attention/")
"""What is in the names of products that need all bits: those of the log-mel, and of the weights of frames."""


class _Batches(CalibrationDataReader):  # type: ignore[misc]  # onnxruntime has no types
    """Feeds whole batches: onnxruntime wants them all alike."""

    def __init__(self, inputs: Arrays) -> None:
        n = min(map(len, inputs.values())) // BATCH * BATCH
        self._batches = iter([{name: rows[i : i + BATCH] for name, rows in inputs.items()} for i in range(0, n, BATCH)])

    def get_next(self) -> Arrays | None:
        return next(self._batches, None)


def quantize_products(source: Path, target: Path, inputs: Arrays) -> None:
    """Write ``source`` to ``target`` with its products in int8. ``inputs``: by name, at least 16 rows each.

    Weights have 8 bits a channel. Raises TrainingError for fewer rows, or where no product has weights.
    """
    if min(map(len, inputs.values())) < BATCH:
        raise TrainingError(
            f"expected at least {BATCH} chunks to set the ranges of int8, got {min(map(len, inputs.values()))}"
        )
    prepared = target.with_suffix(".prepared.onnx")
    prepare(source, prepared)
    nodes = products(prepared)
    if not nodes:
        prepared.unlink()
        raise TrainingError(f"{source} has no product that becomes int8")
    with write_atomically(target) as partial, quiet():
        quantize_static(
            str(prepared),
            str(partial),
            _Batches(inputs),
            quant_format=QuantFormat.QDQ,
            op_types_to_quantize=list(KINDS),
            nodes_to_quantize=nodes,
            per_channel=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            calibrate_method=CalibrationMethod.Percentile,
            extra_options={"CalibPercentile": PERCENTILE, "OpTypesToExcludeOutputQuantization": list(KINDS)},
        )
    prepared.unlink()


def products(path: Path) -> list[str]:
    """Return the names of the products with weights, without those that need all bits."""
    graph = onnx.load(path).graph
    weights = {weight.name for weight in graph.initializer}
    return [
        node.name
        for node in graph.node
        if node.op_type in KINDS and node.input[1] in weights and not any(part in node.name for part in PRECISE)
    ]
