"""Writes a trained network as fp32 ONNX: ``features`` in, ``probabilities`` out, any batch size."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import torch

from export.models.mn04 import Probabilities
from export.sound.dataset import FRONT_END, WINDOW_FRAMES
from export.whole import written_whole

if TYPE_CHECKING:
    from pathlib import Path

    from export.models.mn04 import EmotionNet

OPSET = 17


def to_onnx(network: EmotionNet, target: Path) -> None:
    """Write ``network`` to ``target``; batch norms are folded into the convolutions before them."""
    example = torch.zeros(2, WINDOW_FRAMES, FRONT_END.n_mels)
    with written_whole(target) as partial, warnings.catch_warnings():
        # The newer exporter needs onnxscript, and writes this network no better.
        warnings.simplefilter("ignore", DeprecationWarning)
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
