"""Whatever a field of a card holds, the card is refused with its name in the error, or the model runs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from streamer.app.model_kinds import cutter_lookback_samples, cutter_maker, scorer_maker, window_config
from streamer.config.tables import Config
from streamer.core.errors import ConfigError, ModelError
from streamer.inference.card import load_any_card
from streamer.inference.model import load_any_model
from tests.support.models import NORMALIZATION, write_model
from tests.support.statistics_models import write_statistics_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Path_ = tuple[str | int, ...]
"""Where a value is in a card."""

BASE_RATES = {"calm": 0.5, "angry": 0.25, "sad": 0.25}
METRIC: dict[str, Any] = {
    "corpus": "c", "split": "s", "unit": "clip", "condition": "clean", "precision": "fp32", "name": "uar",
    "value": 0.5, "low": 0.4, "high": 0.6, "normalization": "none",
}  # fmt: skip
COMMON: dict[str, Any] = {
    "base_rates": BASE_RATES,
    "metrics": [METRIC, METRIC | {"value": [[1, 2], [3, 4]]}],
    "training": {"seed": 0},
}
COMMON |= {"claim_curve": [[0.5, 2.0], [0.9, 0.5]], "corpora": ["c"]}
PARAMETERS = {
    "sample_rate": 16_000, "n_fft": 512, "win_samples": 400, "hop_samples": 160, "n_mels": 103, "f_min_hz": 0.0,
    "f_max_hz": 7892.44, "preemphasis": 0.97, "preemphasis_rate": 32_000, "gain": 4.0, "floor": 1e-5, "mean": -4.5,
    "std": 5.0,
}  # fmt: skip


def write_window(folder: Path) -> Path:
    normalization = msgspec.to_builtins(NORMALIZATION)
    front_end = {"kind": "log_mel", "parameters": PARAMETERS}
    return write_model(folder, leg_normalization=normalization, front_end=front_end, kind="window", **COMMON)


def write_statistics(folder: Path) -> Path:
    history = {"max_speech_ms": 60_000, "min_speech_ms": 1_000}
    return write_statistics_model(folder, history=history, weights=["w"], **COMMON)


WRITE: dict[str, Callable[[Path], Path]] = {"window": write_window, "statistics": write_statistics}

VALUES = [
    "null", "true", "-1", "0", "1", "2", "7", "0.5", "1e308", "-1e308", "1e-308", "1e999", "NaN", "Infinity",
    "-Infinity", "1" + "0" * 30, "1" + "0" * 400, '""', '"a"', '"a\\n"', '"none"', '"../x"', '"/etc/passwd"',
    '"..\\\\x"', '".."', '"a\\u0000"', '"\\ud800"', '"' + "x" * 5_000 + '"', "[]", "{}", "[[]]", "[null]",
    '["none", "a"]', '["a", "a"]', '["a", "b", "c"]', "[[1, 2], [3]]",
    '{"a": 1}', "[" * 3_000 + "]" * 3_000, "not JSON",
]  # fmt: skip
"""As they are written in the card."""


READ_ONLY = {"metrics", "corpora", "licence", "intended_use", "limits", "training", "weights"}
"""Fields that nothing computes with: it is enough that the card is read."""


def paths(value: object, at: Path_ = ()) -> Iterator[Path_]:
    """Yield where every value of a card is, those that hold others included."""
    if at:
        yield at
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*at, key))
    if isinstance(value, list):
        for index, inner in enumerate(value[:1]):
            yield from paths(inner, (*at, index))


def with_value(card: dict[str, Any], at: Path_, text: str) -> str:
    """Return the card as JSON with ``text`` in a place."""
    changed = json.loads(json.dumps(card))
    inner = changed
    for key in at[:-1]:
        inner = inner[key]
    inner[at[-1]] = "PLACE"
    return json.dumps(changed).replace('"PLACE"', text)


def use(card: Path) -> None:
    """Do all that the daemon does with a model before audio comes, and with its first second."""
    model, config = load_any_model(card), Config()
    windows = window_config(config, model.card)
    assert cutter_lookback_samples(model.card) >= 0
    for rate in (8_000, 16_000):
        cutter_maker(model.card, windows, rate)(0, lambda *_: None)  # type: ignore[arg-type]
    scorer_maker(config, model)()


@pytest.fixture(params=list(WRITE))
def written(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return WRITE[request.param](tmp_path)


def refusal(card: Path, at: Path_) -> str:
    """Return the text of the error that a card with something else in a place gives; empty where there is none."""
    try:
        (load_any_card if at[0] in READ_ONLY else use)(card)
    except (ModelError, ConfigError) as error:
        return str(error)
    return ""


def test_any_value_in_any_place_is_refused_by_name_or_runs(written: Path) -> None:
    card = json.loads(written.read_text())
    use(written)
    errors = []
    for at in paths(card):
        for text in VALUES:
            written.write_text(with_value(card, at, text))
            errors.append(refusal(written, at))
    refused = [error for error in errors if error]
    assert len(refused) > len(errors) / 2
    assert [error for error in refused if str(written.parent) not in error and "tiny" not in error] == []


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1e999", "1e308", "-1e308"])
def test_no_number_of_a_card_is_absurd(written: Path, text: str) -> None:
    card = json.loads(written.read_text())
    numbers = [at for at in paths(card) if at[0] != "training" and isinstance(value_at(card, at), int | float)]
    assert len(numbers) > 10
    for at in numbers:
        written.write_text(with_value(card, at, text))
        with pytest.raises(ModelError, match="is not valid"):
            load_any_card(written)


def value_at(card: Any, at: Path_) -> object:
    for key in at:
        card = card[key]
    return card


@pytest.mark.parametrize(
    "name", ["../tiny.onnx", "/etc/passwd", "a/../tiny.onnx", "..", ".", "", "x\\tiny.onnx", "a\0", "\n"]
)
def test_a_card_names_files_of_its_own_folder_only(written: Path, name: str) -> None:
    card = json.loads(written.read_text())
    for at in [("file",)] if "file" in card else [("encoder", "file"), ("head", "file")]:
        written.write_text(with_value(card, at, json.dumps(name)))
        with pytest.raises(ModelError, match=f"is not valid: .*{at[-1]}"):
            load_any_card(written)


@pytest.mark.parametrize(
    "labels", [["none", "calm", "sad"], ["calm", "None", "sad"], ["calm", "calm", "sad"], ["calm", "+", "sad"]]
)
def test_labels_differ_and_none_is_called_none(written: Path, labels: list[str]) -> None:
    card = json.loads(written.read_text()) | {"labels": labels, "base_rates": None}
    written.write_text(json.dumps(card))
    with pytest.raises(ModelError, match=r"is not valid: .*labels"):
        load_any_card(written)


@pytest.mark.parametrize(
    "change",
    [
        {"n_fft": 511}, {"hop_samples": 161}, {"win_samples": 513}, {"hop_samples": 0}, {"n_mels": 0},
        {"n_mels": 10**9}, {"f_min_hz": 7900.0}, {"f_max_hz": 8000.1}, {"f_max_hz": 1.0}, {"std": 0.0},
        {"std": 1e-9}, {"floor": 0.0},
        {"gain": 0.0}, {"gain": 1e9}, {"mean": 1e9}, {"preemphasis": 1.5}, {"sample_rate": 8_000}, {"win_samples": 1},
        {"n_fft": 16_384, "win_samples": 16_384}, {"hop_samples": 2, "n_mels": 512},
    ],
)  # fmt: skip
def test_a_front_end_that_gives_no_useful_frames_is_refused(tmp_path: Path, change: dict[str, float]) -> None:
    is_long = change == {"hop_samples": 2, "n_mels": 512}
    card = write_model(
        tmp_path, front_end={"kind": "log_mel", "parameters": change}, window_ms=30_000 if is_long else 1_000
    )
    with pytest.raises(ModelError, match="is not valid: "):
        load_any_card(card)
