"""A model of the window kind: takes windows, gives calibrated probabilities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from streamer.core.errors import ModelError
from streamer.core.events import ModelRef
from streamer.inference.card import load_card
from streamer.inference.deadline import first_answer
from streamer.inference.session import check_types, open_session

if TYPE_CHECKING:
    from pathlib import Path

    import onnxruntime
    from numpy.typing import NDArray

    from streamer.inference.card import ModelCard


class EmotionModel:
    """One ONNX session for all legs. ``score`` may be called in any thread, but not in two at once."""

    def __init__(self, card: ModelCard, session: onnxruntime.InferenceSession) -> None:
        """Raise ModelError if the inputs or outputs of ``session`` don't fit the card."""
        self.card = card
        self.ref = ModelRef(card.name, card.version, card.sha256, card.quantization)
        self._session = session
        check_types(card.file, [*session.get_inputs(), *session.get_outputs()])
        self._input = _only(session.get_inputs(), "input", card).name
        _check_shape(card, "input", session.get_inputs()[0].shape, card.input_shape)
        _only(session.get_outputs(), "output", card)
        _check_shape(card, "output", session.get_outputs()[0].shape, (len(card.labels),))
        self._check_probabilities()

    def score(
        self, inputs: NDArray[np.float32], run_options: onnxruntime.RunOptions | None = None
    ) -> NDArray[np.float32]:
        """Return one probability per label, after temperature scaling (Guo et al. 2017).

        ``inputs``: shape (batch, *card.input_shape). The result has shape (batch, n_labels); rows sum to 1.
        ``run_options``: another thread may terminate the run through them; then ONNX Runtime's error is raised.
        """
        probabilities = self._run(inputs, run_options)
        tempered = np.power(np.clip(probabilities, 1e-9, 1.0), np.float32(1 / self.card.temperature))
        scores: NDArray[np.float32] = tempered / tempered.sum(axis=1, keepdims=True)
        return scores

    def _run(
        self, inputs: NDArray[np.float32], run_options: onnxruntime.RunOptions | None = None
    ) -> NDArray[np.float32]:
        (outputs,) = self._session.run(None, {self._input: inputs}, run_options)
        probabilities: NDArray[np.float32] = outputs
        return probabilities

    def _check_probabilities(self) -> None:
        silence = np.zeros((1, *self.card.input_shape), dtype=np.float32)
        outputs = first_answer(self.card.file, lambda options: self._run(silence, options))
        if outputs.shape != (1, len(self.card.labels)) or not are_probabilities(outputs):
            raise ModelError(
                f"model {self.card.file} must give {len(self.card.labels)} probabilities that sum to 1, "
                f"got shape {outputs.shape}, sum {outputs.sum():.3f}"
            )


def load_model(card_path: Path) -> EmotionModel:
    """Open the model of the window kind that a card describes.

    Raises ModelError if its kind, hash, shapes or outputs do not match the card.
    """
    return open_model(card_path, load_card(card_path))


def open_model(card_path: Path, card: ModelCard) -> EmotionModel:
    """Open the model beside a card; raise ModelError if it does not match."""
    return EmotionModel(card, open_session(card_path.with_name(card.file), sha256=card.sha256))


def are_probabilities(outputs: NDArray[np.float32]) -> bool:
    """Return whether all numbers are probabilities, and their sum is 1."""
    return bool((outputs >= -1e-3).all() and np.allclose(outputs.sum(), 1, atol=1e-2))


def _only(values: list[onnxruntime.NodeArg], what: str, card: ModelCard) -> onnxruntime.NodeArg:
    if len(values) != 1:
        raise ModelError(f"model {card.file} must have one {what}, got {len(values)}")
    return values[0]


def _check_shape(card: ModelCard, what: str, found: list[int | str | None], expected: tuple[int, ...]) -> None:
    if tuple(found[1:]) != expected or isinstance(found[0], int):
        raise ModelError(
            f"model {card.file} does not fit its card: {what} of shape (batch, {', '.join(map(str, expected))}) "
            f"expected, got ({', '.join(map(str, found))})"
        )
