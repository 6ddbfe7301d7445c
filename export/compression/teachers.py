"""Systems that have learnt as teachers: their ONNX files as torch modules that give logits."""

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

    from export.compression.finished import Finished
    from export.evaluation.evaluate import Scorer
    from streamer.inference.card import ModelCard

TINY = 1e-12


class OnnxTeacher(nn.Module):
    """Windows in, the logarithms of what an ONNX file says of them out, at the temperature of its card.

    It computes on the processor, wherever the windows are, and nothing flows back through it.
    """

    def __init__(self, model: Path, *, sha256: str, temperature: float) -> None:
        super().__init__()
        self._score = onnx_scorer(model)
        self._temperature = temperature
        # By its buffers a checkpoint knows its teachers again.
        made_of = [*bytes.fromhex(sha256), *np.float64(temperature).tobytes()]
        self.register_buffer("made_of", torch.tensor(made_of, dtype=torch.uint8))

    def __deepcopy__(self, _memo: object) -> Self:
        return self  # a session can't be copied, and there is nothing in it that learns

    def forward(self, windows: Tensor) -> Tensor:  # (B, ...) -> (B, n_labels)
        probabilities = self._score(windows.detach().cpu().contiguous().numpy())
        logs = np.log(np.maximum(probabilities, TINY)) / self._temperature
        return torch.from_numpy(logs.astype(np.float32)).to(windows.device)


def teachers_of(finished: list[Finished], *, student: str, input_spec: InputSpec) -> list[OnnxTeacher]:
    """Return those who can teach a network that hears as ``ears`` does; raise TrainingError where one can't."""
    for one in finished:
        theirs = input_spec_of(one.card)
        if (theirs.front_end, theirs.window_ms) != (input_spec.front_end, input_spec.window_ms):
            raise TrainingError(
                f"{one.name} can't teach {student}, who must hear the very same windows: expected "
                f"{_told(input_spec)}, and {one.name} hears {_told(theirs)}"
            )
    return [OnnxTeacher(one.files.onnx, sha256=one.card.sha256, temperature=one.card.temperature) for one in finished]


def mean_scorer(finished: list[Finished]) -> Scorer:
    """Return what asks all of them and gives their mean."""
    scorers = [(onnx_scorer(one.files.onnx), one.card.temperature) for one in finished]

    def score(windows: NDArray[np.float32]) -> NDArray[np.float32]:
        said = [with_temperature(ask(windows).astype(np.float64), t) for ask, t in scorers]
        mean: NDArray[np.float32] = np.mean(said, axis=0).astype(np.float32)
        return mean

    return score


def input_spec_of(card: ModelCard) -> InputSpec:
    """Return what a model hears."""
    if isinstance(card.front_end, WaveformFrontEnd):
        return InputSpec("waveform", card.window_ms, card.front_end.normalize)
    return InputSpec("log_mel", card.window_ms)


def _told(input_spec: InputSpec) -> str:
    normalised = f", {input_spec.normalize}" if input_spec.hears == "waveform" else ""
    return f"{input_spec.hears.replace('_', '-')} windows of {input_spec.window_ms} ms{normalised}"
