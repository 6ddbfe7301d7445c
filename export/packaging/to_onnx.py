"""Writes a trained network as fp32 ONNX: ``features`` in, ``probabilities`` out, any batch size."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import onnx
import torch

from export.acoustics.input_spec import LOG_MEL
from export.atomic_file import write_atomically
from export.models.mn04 import Probabilities

if TYPE_CHECKING:
    from pathlib import Path

    from torch import nn

    from export.acoustics.input_spec import InputSpec

OPSET = 17


def to_onnx(network: nn.Module, target: Path, *, input_spec: InputSpec = LOG_MEL) -> None:
    """Write ``network`` to ``target``; batch norms are folded into the convolutions before them.

    ``network`` takes windows of ``input_spec`` and gives logits. With an attribute ``has_fixed_shapes`` it is written
    for one window, and its batch axis is set free afterwards.
    """
    is_fixed = getattr(network, "has_fixed_shapes", False)
    example = torch.zeros(1 if is_fixed else 2, *input_spec.shape)
    any_batch = {"features": {0: "batch"}, "probabilities": {0: "batch"}}
    with write_atomically(target) as partial, warnings.catch_warnings():
        # The newer exporter needs onnxscript and gives no better file.
        warnings.simplefilter("ignore", DeprecationWarning)
        # transformers reads shapes while it is traced; only the batch may vary, whose size it doesn't read.
        warnings.simplefilter("ignore", torch.jit.TracerWarning)  # type: ignore[attr-defined]
        # Warned of for every recurrent network; ours make their first state for each batch.
        warnings.filterwarnings("ignore", "Exporting a model to ONNX with a batch_size other than 1", UserWarning)
        # Of paddings, whose order it reverses: ONNX Runtime folds them when it opens the file.
        warnings.filterwarnings("ignore", "Constant folding", UserWarning)
        torch.onnx.export(
            Probabilities(network).eval(),
            (example,),
            str(partial),
            dynamo=False,
            opset_version=OPSET,
            input_names=["features"],
            output_names=["probabilities"],
            dynamic_axes=None if is_fixed else any_batch,
        )
        if is_fixed:
            _let_batch_vary(partial)


def _let_batch_vary(path: Path) -> None:
    """Name the first axis of inputs and outputs, and drop the shapes of inner values."""
    model = onnx.load(path)
    for value in (*model.graph.input, *model.graph.output):
        value.type.tensor_type.shape.dim[0].dim_param = "batch"
    del model.graph.value_info[:]
    onnx.save(model, path)
