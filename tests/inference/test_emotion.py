"""A model runs only if it matches its card; its probabilities are scaled by the temperature."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from streamer.core.errors import ModelError
from streamer.inference.emotion import load_model
from tests.support.models import LABELS, write_model

if TYPE_CHECKING:
    from pathlib import Path


def inputs(*means: float) -> np.ndarray:
    return np.stack([np.full((98, 103), mean, dtype=np.float32) for mean in means])


def softmax(logits: np.ndarray) -> np.ndarray:
    e: np.ndarray = np.exp(logits)
    total: np.ndarray = e / e.sum(axis=1, keepdims=True)
    return total


def test_scores_are_probabilities_in_the_order_of_the_labels(tmp_path: Path) -> None:
    model = load_model(write_model(tmp_path))
    expected = softmax(np.outer([1.0, -2.0, 0.0], [0, 1, 2]))
    np.testing.assert_allclose(model.score(inputs(1, -2, 0)), expected, atol=1e-6)
    assert (model.ref.name, model.ref.version, model.ref.precision) == ("tiny", "1.0.0", "fp32")


def test_temperature_divides_the_logits(tmp_path: Path) -> None:
    model = load_model(write_model(tmp_path, temperature=2.0))
    np.testing.assert_allclose(model.score(inputs(1)), softmax(np.array([[0, 0.5, 1.0]])), atol=1e-6)


def test_a_waveform_model_takes_samples(tmp_path: Path) -> None:
    card = write_model(tmp_path, input_shape=(16_000,), front_end={"kind": "waveform"})
    scores = load_model(card).score(np.zeros((2, 16_000), dtype=np.float32))
    np.testing.assert_allclose(scores, np.full((2, len(LABELS)), 1 / len(LABELS)))


def refusal(card: Path) -> str:
    with pytest.raises(ModelError) as caught:
        load_model(card)
    return str(caught.value).replace(str(card.parent) + "/", "")


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (
            {"input_shape": (99, 103)},
            "model tiny.onnx does not fit its card: input of shape (batch, 98, 103) expected, got (batch, 99, 103)",
        ),
        (
            {"n_outputs": 4},
            "model tiny.onnx does not fit its card: output of shape (batch, 3) expected, got (batch, 4)",
        ),
        (
            {"labels": ["a", "b"]},
            "model tiny.onnx does not fit its card: output of shape (batch, 2) expected, got (batch, 3)",
        ),
        (
            {"softmax": False},
            "model tiny.onnx must give 3 probabilities that sum to 1, got shape (1, 3), sum 0.000",
        ),
    ],
)
def test_shapes_labels_and_outputs_that_do_not_match_are_refused(
    tmp_path: Path, made: dict[str, Any], message: str
) -> None:
    assert refusal(write_model(tmp_path, **made)) == message
