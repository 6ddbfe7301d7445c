"""Quantises a network statically: int8 weights, 8-bit activations with ranges from training clips.

The 1x1 convolutions from block 7 on become int8; they hold most of the convolutions' weights. Small layers, which lose
most by 8 bits, stay fp32: the stem, blocks 1-6, depthwise convolutions, squeeze-and-excite, the pooling, the head. All
layers in int8 are slower and agree less with fp32 (models/README.md).
"""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import onnx
from onnxruntime.quantization import (
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    quantize_static,
)
from onnxruntime.quantization.shape_inference import quant_pre_process
from tqdm import tqdm

from export.atomic_file import write_atomically
from export.errors import TrainingError
from export.models.mn04 import FIRST_INT8_LAYER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

PERCENTILE = 99.999


class Windows(CalibrationDataReader):  # type: ignore[misc]  # onnxruntime has no types
    """Feeds calibration windows one by one (onnxruntime wants batches all alike), with a progress bar."""

    def __init__(self, windows: NDArray[np.float32], title: str) -> None:
        self._n = len(windows)
        self._windows = iter(tqdm(windows, desc=f"calibrate {title}", unit="window"))
        self._left = self._n

    def __len__(self) -> int:
        return self._n

    def set_range(self, start_index: int, end_index: int) -> None:
        """Release the next windows: onnxruntime reads them part by part."""
        self._left = end_index - start_index

    def get_next(self) -> dict[str, NDArray[np.float32]] | None:
        if self._left == 0:
            return None
        self._left -= 1
        window = next(self._windows, None)
        return None if window is None else {"features": window[None]}


def quantize(
    source: Path,
    target: Path,
    windows: NDArray[np.float32],
    *,
    choose: Callable[[Path], list[str]] | None = None,
    at_once: int | None = None,
) -> None:
    """Write the int8 model of the fp32 model ``source`` to ``target``.

    ``windows``: calibration input from TRAINING clips, shape (n, ...). ``choose``: returns the names of the nodes that
    become int8, from the prepared file; by default ``int8_convolutions``. ``at_once``: windows whose inner values are
    in memory together, of which ``windows`` holds a multiple; None: all. Weights have 7 bits (``reduce_range``): with
    8, products saturate on processors without VNNI, whose results would differ from those with it. Raises TrainingError
    where ``source`` is missing, or no node in it is chosen.
    """
    if not source.exists():
        raise TrainingError(f"{source} is missing: run `python -m export to-onnx` first")
    prepared = target.with_suffix(".prepared.onnx")
    prepare(source, prepared)
    nodes = (choose or int8_convolutions)(prepared)
    if not nodes:  # for onnxruntime an empty list means all
        prepared.unlink()
        raise TrainingError(f"{source} has no layer that becomes int8")
    in_parts = {"CalibStridedMinMax": at_once} if at_once else {}
    with write_atomically(target) as partial, quiet():
        quantize_static(
            str(prepared),
            str(partial),
            Windows(windows, source.stem),
            quant_format=QuantFormat.QDQ,
            op_types_to_quantize=_kinds(prepared, nodes),
            nodes_to_quantize=nodes,
            per_channel=True,
            reduce_range=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            calibrate_method=CalibrationMethod.Percentile,
            extra_options={"CalibPercentile": PERCENTILE, **in_parts},
        )
    prepared.unlink()


def prepare(source: Path, target: Path) -> None:
    """Write ``source`` prepared for quantisation: constants folded, some nodes fused, which renames them."""
    quant_pre_process(str(source), str(target), skip_symbolic_shape=True)


@contextmanager
def quiet() -> Iterator[None]:
    """Silence onnxruntime's advice on the root logger."""
    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.ERROR)
    try:
        yield
    finally:
        root.setLevel(level)


def int8_convolutions(model: Path) -> list[str]:
    """Return the names of the convolutions that become int8, from input to output."""
    return [node.name for node in onnx.load(model).graph.node if node.op_type == "Conv" and _becomes_int8(node)]


def _kinds(model: Path, names: list[str]) -> list[str]:
    """Return the kinds of these nodes."""
    chosen = set(names)
    return sorted({node.op_type for node in onnx.load(model).graph.node if node.name in chosen})


def _becomes_int8(node: onnx.NodeProto) -> bool:
    """Decide by the layer's number, in a name like ``/network/features.7/block/block.0/Conv``, and its kernel."""
    layer = re.search(r"features\.(\d+)", node.name)
    kernel = next(list(attribute.ints) for attribute in node.attribute if attribute.name == "kernel_shape")
    return layer is not None and int(layer[1]) >= FIRST_INT8_LAYER and kernel == [1, 1]
