"""Writes a trained network as fp32 ONNX: ``features`` in, ``probabilities`` out, any batch size."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import torch

from export.models.mn04 import Probabilities
from export.sound.ears import LOG_MEL
from export.whole import written_whole

if TYPE_CHECKING:
    from pathlib import Path

    from torch import nn

    from export.sound.ears import Ears

OPSET = 17


def to_onnx(network: nn.Module, target: Path, *, ears: Ears = LOG_MEL) -> None:
    """Write ``network`` to ``target``; batch norms are folded into the convolutions before them.

    ``network``: takes windows as ``ears`` hears them and gives logits. Raises WorkshopError where it can't be written.
    """
    example = torch.zeros(2, *ears.shape)
    with written_whole(target) as partial, warnings.catch_warnings():
        # The newer exporter needs onnxscript, and writes this network no better.
        warnings.simplefilter("ignore", DeprecationWarning)
        # Keras and transformers ask for shapes as they go; only the batch's may change, and they don't ask for that.
        warnings.simplefilter("ignore", torch.jit.TracerWarning)
        torch.onnx.export(
            Probabilities(network).eval(),
            (example,),
            str(partial),
            dynamo=False,
            opset_version=OPSET,
            input_names=["features"],
            output_names=["probabilities"],
            dynamic_axes={"features": {0: "batch"}, "probabilities": {0: "batch"}},
        )
