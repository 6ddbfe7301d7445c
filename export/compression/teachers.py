"""Trained systems as teachers: their ONNX files as torch modules that give logits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import numpy as np
import torch
from torch import Tensor, nn

from export.acoustics.input_spec import InputSpec
from export.errors import TrainingError
from export.evaluation.evaluate import onnx_scorer
from export.evaluation.metrics import with_temperature
from streamer.inference.card import WaveformFrontEnd

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from export.compression.trained import TrainedSystem
    from export.evaluation.evaluate import Scorer
    from streamer.inference.card import ModelCard

TINY = 1e-12


class OnnxTeacher(nn.Module):
    """From windows to the log probabilities of an ONNX file, at the temperature of its card.

    It computes on the CPU, wherever the windows are, and has no gradient.
    """

    def __init__(self, model: Path, *, sha256: str, temperature: float) -> None:
        super().__init__()
        self._score = onnx_scorer(model)
        self._temperature = temperature
        # A checkpoint identifies its teachers by the digest of their buffers.
        made_of = [*bytes.fromhex(sha256), *np.float64(temperature).tobytes()]
        self.register_buffer("made_of", torch.tensor(made_of, dtype=torch.uint8))

    def __deepcopy__(self, _memo: object) -> Self:
        return self  # a session can't be copied, and nothing in it is trained

    def forward(self, windows: Tensor) -> Tensor:  # (B, ...) -> (B, n_labels)
        probabilities = self._score(windows.detach().cpu().contiguous().numpy())
        logs = np.log(np.maximum(probabilities, TINY)) / self._temperature
        return torch.from_numpy(logs.astype(np.float32)).to(windows.device)


def teachers_of(trained: list[TrainedSystem], *, student: str, input_spec: InputSpec) -> list[OnnxTeacher]:
    """Return the teachers of a network of ``input_spec``; raise TrainingError for one that takes other windows."""
    for one in trained:
        theirs = input_spec_of(one.card)
        if (theirs.front_end, theirs.window_ms) != (input_spec.front_end, input_spec.window_ms):
            raise TrainingError(
                f"{one.name} can't teach {student}, which must take the same windows: expected "
                f"{_described(input_spec)}, and {one.name} takes {_described(theirs)}"
            )
    return [OnnxTeacher(one.files.onnx, sha256=one.card.sha256, temperature=one.card.temperature) for one in trained]


def mean_scorer(trained: list[TrainedSystem]) -> Scorer:
    """Return a function that gives their mean probabilities."""
    scorers = [(onnx_scorer(one.files.onnx), one.card.temperature) for one in trained]

    def score(windows: NDArray[np.float32]) -> NDArray[np.float32]:
        parts = [with_temperature(score_of(windows).astype(np.float64), t) for score_of, t in scorers]
        mean: NDArray[np.float32] = np.mean(parts, axis=0).astype(np.float32)
        return mean

    return score


def input_spec_of(card: ModelCard) -> InputSpec:
    """Return the input spec of a model."""
    if isinstance(card.front_end, WaveformFrontEnd):
        return InputSpec("waveform", card.window_ms, card.front_end.normalize)
    return InputSpec("log_mel", card.window_ms)


def _described(input_spec: InputSpec) -> str:
    normalised = f", {input_spec.normalize}" if input_spec.kind == "waveform" else ""
    return f"{input_spec.kind.replace('_', '-')} windows of {input_spec.window_ms} ms{normalised}"
