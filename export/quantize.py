"""Quantises a network statically: int8 weights, 8-bit activations with ranges seen on training clips.

The convolutions, where nearly all the work is, become int8. What is small and answers badly to 8 bits
stays fp32: squeeze-and-excite, the pooling, the head.
"""

from __future__ import annotations

import logging
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

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

PERCENTILE = 99.99


class Windows(CalibrationDataReader):  # type: ignore[misc]  # onnxruntime has no types
    """Feeds calibration windows one by one (onnxruntime wants batches all alike), with a progress bar."""

    def __init__(self, windows: NDArray[np.float32], title: str) -> None:
        self._windows = iter(tqdm(windows, desc=f"calibrate {title}", unit="window"))

    def get_next(self) -> dict[str, NDArray[np.float32]] | None:
        window = next(self._windows, None)
        return None if window is None else {"features": window[None]}


def quantize(source: Path, target: Path, windows: NDArray[np.float32], *, keep_fp32: Sequence[str] = ()) -> None:
    """Write the int8 model of the fp32 model ``source`` to ``target``.

    ``windows``: calibration input from TRAINING clips, shape (n, 298, 103). ``keep_fp32`` names
    convolutions that stay as they are. Weights have 7 bits (``reduce_range``): with 8, processors
    without VNNI saturate when they multiply, and answer differently from those that have it.
    """
    prepared = target.with_suffix(".prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    logging.getLogger().setLevel(logging.ERROR)
    quantize_static(
        str(prepared),
        str(target),
        Windows(windows, source.stem),
        quant_format=QuantFormat.QDQ,
        op_types_to_quantize=["Conv"],
        nodes_to_exclude=list(keep_fp32),
        per_channel=True,
        reduce_range=True,
        activation_type=QuantType.QUInt8,
        weight_type=QuantType.QInt8,
        calibrate_method=CalibrationMethod.Percentile,
        extra_options={"CalibPercentile": PERCENTILE},
    )
    prepared.unlink()


def convolutions(model: Path) -> list[str]:
    """Return the names of the model's convolutions, from input to output."""
    return [node.name for node in onnx.load(model).graph.node if node.op_type == "Conv"]
