"""Writes encoder and head as ONNX, in fp32 and int8, and checks that torch, fp32 and int8 agree.

Products become int8 (static ranges: dynamic ones are of the whole batch, and what shares it would change an answer),
all else stays fp32. Before, the scales of large channels are moved from activations into weights (SmoothQuant, Xiao et
al. 2023), which changes nothing in fp32.
"""

from __future__ import annotations

import copy
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import onnx
import onnxruntime
import torch
from torch import Tensor, nn

from export.atomic_file import write_atomically
from export.errors import TrainingError
from export.statistics.config import CHUNK_SAMPLES, FRAMES
from export.statistics.head import HeadProbabilities
from export.statistics.quantize_products import quantize_products

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from export.statistics.attended import AttendedEncoder
    from export.statistics.head import Head

    Arrays = dict[str, NDArray[np.float32]]

OPSET = 17
ENCODER = (("samples", "mask"), ("count", "sum", "squares"))
"""Inputs and outputs."""
HEAD = (("pooled", "history", "history_count"), ("probabilities",))
FP32_TOLERANCE = 1e-4
"""Largest difference between torch and fp32 ONNX, relative to the largest value."""


@dataclass(frozen=True, slots=True)
class Files:
    """The ONNX files of one model."""

    encoder: Path
    head: Path


def write_encoder(encoder: AttendedEncoder, target: Path) -> None:
    """Write the encoder in fp32."""
    example = (torch.zeros(2, CHUNK_SAMPLES), torch.ones(2, FRAMES))
    _write(encoder, example, ENCODER, target)


def write_int8_encoder(encoder: AttendedEncoder, chunks: Arrays, target: Path) -> None:
    """Write the encoder in int8. ``chunks``: ``samples`` and ``mask`` of some seconds of TRAINING clips."""
    smoothed = copy.deepcopy(encoder)
    smooth(smoothed, torch.from_numpy(chunks["samples"]))
    source = target.with_suffix(".smooth.onnx")
    write_encoder(smoothed, source)
    quantize_products(source, target, chunks)
    source.unlink()


def write_head(head: Head, target: Path) -> None:
    """Write the head in fp32."""
    x = torch.zeros(2, 2 * head.n_summed)
    _write(HeadProbabilities(head), (x, x, torch.ones(2, 1)), HEAD, target)


def write_int8_head(head: Head, inputs: Arrays, target: Path) -> None:
    """Write the head in int8. ``inputs``: its three inputs for some rows of TRAINING clips."""
    source = target.with_suffix(".fp32.onnx")
    write_head(head, source)
    quantize_products(source, target, inputs)
    source.unlink()


def check_fp32(encoder: AttendedEncoder, head: Head, files: Files, chunks: Arrays, inputs: Arrays) -> dict[str, float]:
    """Return the largest relative differences of torch and fp32 ONNX; raise TrainingError where they are too large."""
    found = {
        "encoder": _largest(encoder, run_onnx(files.encoder, chunks), chunks),
        "head": _largest(HeadProbabilities(head), run_onnx(files.head, inputs), inputs),
    }
    for name, apart in found.items():
        if not apart <= FP32_TOLERANCE:  # negated, so that a NaN fails too
            raise TrainingError(f"{name}: torch and fp32 ONNX differ by {apart:.2e}, at most {FP32_TOLERANCE} expected")
    return found


def run_onnx(path: Path, inputs: Arrays) -> list[NDArray[np.float32]]:
    """Return the outputs of an ONNX file, all rows at once."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    found: list[NDArray[np.float32]] = session.run(None, inputs)
    return found


@torch.inference_mode()
def smooth(encoder: AttendedEncoder, samples: Tensor, strength: float = 0.5) -> None:
    """Move the scales of channels from the inputs of products into their weights; answers stay the same."""
    largest = _largest_inputs(encoder, samples)
    for layer in encoder.blocks:
        attention = layer.self_attn
        for norm, products in (
            (layer.self_attn_layer_norm, [attention.q_proj, attention.k_proj, attention.v_proj]),
            (layer.final_layer_norm, [layer.fc1]),
        ):
            scale = _scale(largest[products[0]], products, strength)
            norm.weight.div_(scale)
            norm.bias.div_(scale)
            for product in products:
                product.weight.mul_(scale)
        scale = _scale(largest[attention.out_proj], [attention.out_proj], strength)
        attention.v_proj.weight.div_(scale[:, None])
        attention.v_proj.bias.div_(scale)
        attention.out_proj.weight.mul_(scale)


def _scale(inputs: Tensor, products: list[nn.Linear], strength: float) -> Tensor:
    """Return by what each input channel is divided, and its weights multiplied."""
    weights = torch.stack([product.weight.abs().amax(0) for product in products]).amax(0)
    return (inputs.clamp_min(1e-4) ** strength / weights.clamp_min(1e-4) ** (1 - strength)).clamp(1e-2, 1e2)


def _largest_inputs(encoder: AttendedEncoder, samples: Tensor) -> dict[nn.Module, Tensor]:
    """Return the largest absolute value of each input channel of the products of all layers."""
    found: dict[nn.Module, Tensor] = {}

    def note(module: nn.Module, inputs: tuple[Tensor, ...], _: Tensor) -> None:
        here = inputs[0].abs().flatten(0, -2).amax(0)
        found[module] = torch.maximum(found[module], here) if module in found else here

    products = [product for layer in encoder.blocks for product in layer.modules() if isinstance(product, nn.Linear)]
    hooks = [product.register_forward_hook(note) for product in products]
    for some in torch.split(samples, 64):
        encoder.features(some)
    for hook in hooks:
        hook.remove()
    return found


def _write(
    network: nn.Module, example: tuple[Tensor, ...], names: tuple[tuple[str, ...], tuple[str, ...]], target: Path
) -> None:
    inputs, outputs = names
    with write_atomically(target) as partial, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as in export.packaging.to_onnx: the newer exporter gives no better file
        torch.onnx.export(
            network.eval(),
            example,
            str(partial),
            dynamo=False,
            opset_version=OPSET,
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={name: {0: "batch"} for name in (*inputs, *outputs)},
        )
        onnx.checker.check_model(str(partial))


def _largest(network: nn.Module, found: list[NDArray[np.float32]], inputs: Arrays) -> float:
    with torch.inference_mode():
        expected = network(*(torch.from_numpy(each) for each in inputs.values()))
    outputs = expected if isinstance(expected, tuple) else (expected,)
    return max(
        float(np.abs(ours.numpy() - theirs).max() / max(1e-9, float(ours.abs().max())))
        for ours, theirs in zip(outputs, found, strict=True)
    )
