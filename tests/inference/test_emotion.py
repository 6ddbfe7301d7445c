"""A model runs only where it matches its card; its probabilities are tempered."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import pytest

from streamer.core.errors import ModelError
from streamer.inference.card import load_card
from streamer.inference.emotion import load_model
from tests.support.models import LABELS, NORMALIZATION, write_model

if TYPE_CHECKING:
    from pathlib import Path


KNOWN = msgspec.to_builtins(NORMALIZATION)


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


def test_a_waveform_model_runs_too(tmp_path: Path) -> None:
    card = write_model(tmp_path, input_shape=(16_000,), front_end={"kind": "waveform"})
    scores = load_model(card).score(np.zeros((2, 16_000), dtype=np.float32))
    np.testing.assert_allclose(scores, np.full((2, len(LABELS)), 1 / len(LABELS)))


def test_a_card_may_say_how_legs_are_normalised(tmp_path: Path) -> None:
    assert load_card(write_model(tmp_path)).leg_normalization is None
    path = write_model(tmp_path, leg_normalization=KNOWN)
    card = load_card(path)
    assert card.leg_normalization == NORMALIZATION
    path.write_bytes(msgspec.json.encode(card))
    assert load_card(path) == card


def refusal(card: Path) -> str:
    with pytest.raises(ModelError) as caught:
        load_model(card)
    return str(caught.value).replace(str(card.parent) + "/", "")


def test_a_missing_card_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.json") == "model card none.json is missing; a model needs its card beside it"


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    card = write_model(tmp_path)
    (tmp_path / "tiny.onnx").unlink()
    assert refusal(card) == "model tiny.onnx can't be read: No such file or directory"


def test_another_file_than_the_card_describes_is_refused(tmp_path: Path) -> None:
    card = write_model(tmp_path)
    with (tmp_path / "tiny.onnx").open("ab") as file:
        file.write(b"\0")
    assert refusal(card).startswith("model tiny.onnx is not the one its card describes: sha256 ")


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


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"labels": ["only one"]}, "labels"),
        ({"temperature": 0}, "temperature"),
        ({"sample_rate": 8_000}, "sample_rate"),
        ({"surprise": 1}, "surprise"),
        ({"front_end": {"kind": "cepstrum"}}, "cepstrum"),
        ({"leg_normalization": {"softness": 1.0}}, "missing required field `prototypes` - at `$.leg_normalization`"),
        ({"leg_normalization": KNOWN | {"voices": [[1, 0], [0, 1]]}}, "voices: 3 rows of 3 numbers expected"),
        ({"leg_normalization": KNOWN | {"utterances": [[1, 0, 2]] * 3}}, "utterances: a symmetric matrix expected"),
        ({"leg_normalization": KNOWN | {"voices": [[1, 1, 1]] * 3}}, "voices: a positive definite matrix"),
        ({"leg_normalization": KNOWN | {"softness": 0}}, "softness: a number above 0"),
        (
            {"leg_normalization": KNOWN, "labels": ["calm", "angry"]},
            "leg_normalization: matrices of 2 x 2 expected, one row a label, got 3 rows",
        ),
    ],
)
def test_a_card_that_is_not_valid_is_refused_with_the_key(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    said = refusal(write_model(tmp_path, **change))
    assert said.startswith("model card tiny.json is not valid: ")
    assert message in said


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    garbage = b"not a model"
    card = write_model(tmp_path, sha256=hashlib.sha256(garbage).hexdigest())
    (tmp_path / "tiny.onnx").write_bytes(garbage)
    assert refusal(card).startswith("model tiny.onnx can't be run: ")
