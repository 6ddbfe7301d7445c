"""A card is read only if it is valid and its model file has the hash that it states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from streamer.core.errors import ModelError
from streamer.inference.card import card_of, load_card
from tests.support.models import NORMALIZATION, write_model

if TYPE_CHECKING:
    from pathlib import Path

LEG_NORMALIZATION = msgspec.to_builtins(NORMALIZATION)


def refusal(card: Path) -> str:
    with pytest.raises(ModelError) as caught:
        load_card(card)
    return str(caught.value).replace(str(card.parent) + "/", "")


def test_a_card_may_hold_a_leg_normalisation_and_survives_a_round_trip(tmp_path: Path) -> None:
    assert load_card(write_model(tmp_path)).leg_normalization is None
    path = write_model(tmp_path, leg_normalization=LEG_NORMALIZATION)
    card = load_card(path)
    assert card.leg_normalization == NORMALIZATION
    path.write_bytes(msgspec.json.encode(card))
    assert load_card(path) == card


def test_a_missing_card_is_named_in_the_error(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.json") == "model card none.json is missing; a model needs its card beside it"


def test_a_missing_model_is_named_in_the_error(tmp_path: Path) -> None:
    card = write_model(tmp_path)
    (tmp_path / "tiny.onnx").unlink()
    assert refusal(card) == "model tiny.onnx can't be read: No such file or directory"


def test_a_model_file_with_another_hash_is_refused(tmp_path: Path) -> None:
    card = write_model(tmp_path)
    with (tmp_path / "tiny.onnx").open("ab") as file:
        file.write(b"\0")
    assert refusal(card).startswith("model tiny.onnx is not the one its card describes: sha256 ")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"labels": ["only one"]}, "labels"),
        ({"temperature": 0}, "temperature"),
        ({"sample_rate": 8_000}, "sample_rate"),
        ({"surprise": 1}, "surprise"),
        ({"front_end": {"kind": "cepstrum"}}, "cepstrum"),
        ({"leg_normalization": {"softness": 1.0}}, "missing required field `prototypes` - at `$.leg_normalization`"),
        (
            {"leg_normalization": LEG_NORMALIZATION | {"voices": [[1, 0], [0, 1]]}},
            "voices: 3 rows of 3 numbers expected",
        ),
        (
            {"leg_normalization": LEG_NORMALIZATION | {"utterances": [[1, 0, 2]] * 3}},
            "utterances: a symmetric matrix expected",
        ),
        ({"leg_normalization": LEG_NORMALIZATION | {"voices": [[1, 1, 1]] * 3}}, "voices: a positive definite matrix"),
        ({"leg_normalization": LEG_NORMALIZATION | {"softness": 0}}, "softness: a number above 0"),
        (
            {"leg_normalization": LEG_NORMALIZATION, "labels": ["calm", "angry"]},
            "leg_normalization: matrices of 2 x 2 expected, one row a label, got 3 rows",
        ),
    ],
)
def test_an_invalid_card_is_refused_and_the_error_names_the_key(
    tmp_path: Path, change: dict[str, Any], message: str
) -> None:
    error = refusal(write_model(tmp_path, **change))
    assert error.startswith("model card tiny.json is not valid: ")
    assert message in error


def test_a_card_is_found_by_its_own_path_and_by_that_of_its_model(tmp_path: Path) -> None:
    card = write_model(tmp_path)
    assert card_of(card) == card_of(card.with_suffix(".onnx")) == card


@pytest.mark.parametrize(
    ("front_end", "shape"),
    [({"kind": "log_mel", "parameters": {}}, (98, 103)), ({"kind": "waveform"}, (16_000,))],
)
def test_the_input_shape_follows_from_the_front_end(
    tmp_path: Path, front_end: dict[str, Any], shape: tuple[int, ...]
) -> None:
    card = load_card(write_model(tmp_path, input_shape=shape, front_end=front_end))
    assert (card.window_samples, card.input_shape) == (16_000, shape)
