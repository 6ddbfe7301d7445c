"""The commands, from recordings to a model with its card, and what they refuse."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
import pytest

from export.evaluation.figures import load_figures
from export.statistics.to_onnx import run_onnx
from streamer.inference.card import sha256_of
from tests.export.own_files import fill
from tests.export.whisper_folder import WIDTH

if TYPE_CHECKING:
    from pathlib import Path

    from tests.export.statistics.conftest import Place


@pytest.fixture(scope="module")
def card(made: Place) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((made.models / "tiny.json").read_text())
    return found


def test_the_card_has_what_the_daemon_asks_for(made: Place, card: dict[str, Any]) -> None:
    assert card["kind"] == "statistics"
    assert card["labels"] == ["neutral", "sad", "angry"]
    n_features = 3 * WIDTH + 4 * (1 + WIDTH)  # three layers; four weights of each frame, and the last layer times each
    assert (card["chunk_ms"], card["frame_ms"], card["n_features"], card["pooling_ms"]) == (1000, 20, n_features, 3000)
    assert sum(card["base_rates"].values()) == pytest.approx(1, abs=1e-3)
    for part in ("encoder", "head"):
        assert card[part]["sha256"] == sha256_of(made.models / card[part]["file"])
    thresholds = [threshold for threshold, _ in card["claim_curve"]]
    assert thresholds == sorted(set(thresholds))
    assert len(thresholds) > 5


def test_the_card_names_every_set_and_the_weights(card: dict[str, Any]) -> None:
    assert [line.split(" ")[0] for line in card["corpora"]] == ["data", "desk", "phone", "fan"]
    assert card["weights"] == ["Whisper, Copyright (c) 2022 OpenAI, MIT License"]
    assert "Whisper" in card["licence"]


def test_the_files_have_the_inputs_and_outputs_of_their_kind(made: Place, card: dict[str, Any]) -> None:
    shapes = {}
    for part in ("encoder", "head"):
        graph = onnx.load(made.models / card[part]["file"]).graph
        for value in (*graph.input, *graph.output):
            batch, size = value.type.tensor_type.shape.dim
            assert batch.dim_param
            shapes[value.name] = size.dim_value
    features = 3 * WIDTH + 4 * (1 + WIDTH)
    assert shapes == {
        "samples": 16_000,
        "mask": 50,
        "count": 1,
        "sum": features,
        "squares": features,
        "pooled": 2 * features,
        "history": 2 * features,
        "history_count": 1,
        "probabilities": 3,
    }


def test_int8_has_one_answer_whatever_the_batch_and_is_close_to_fp32(made: Place, card: dict[str, Any]) -> None:
    rng = np.random.default_rng(0)
    samples = (rng.standard_normal((4, 16_000)) * np.array([[0.001], [0.01], [0.1], [0.3]])).astype(np.float32)
    inputs = {"samples": samples, "mask": np.ones((4, 50), np.float32)}
    together = run_onnx(made.models / "tiny-encoder.onnx", inputs)
    alone = [
        run_onnx(made.models / "tiny-encoder.onnx", {k: v[i : i + 1] for k, v in inputs.items()}) for i in range(4)
    ]
    for number, found in enumerate(together):
        assert np.allclose(found, np.concatenate([one[number] for one in alone]), rtol=1e-4, atol=1e-3)
    parity = card["training"]["parity"]
    assert parity["encoder"] < 1e-4 > parity["head"]
    assert parity["int8 features, in deviations"] < 0.5


def test_the_figures_are_of_each_speaker_once(made: Place) -> None:
    figures = load_figures(made.models / "tiny.figures.json")
    assert {result.protocol for result in figures.results} == {"speakers left out by fifths"}
    for result in figures.results:
        assert result.n_clips == 24
        assert sorted(speaker for group in result.held_out for speaker in group) == [
            f"data/{name}" for name in ("anna", "bert", "cora", "dirk")
        ]
    claims = json.loads((made.models / "tiny.claims.json").read_text())
    assert set(claims["raw"]) == {
        f"{source}/{variant}" for source in ("desk", "phone") for variant in ("clean", "mu-law")
    }
    assert claims["calls"]["by_kind"]["speakers"]["ordinary"]["hours"] > 0


def test_what_is_there_stays_and_what_was_stopped_goes_on(made: Place, capsys: pytest.CaptureFixture[str]) -> None:
    heads, features = (sorted((made.build / "statistics" / name).rglob("*.*")) for name in ("heads", "features"))
    before = {path: path.stat().st_mtime_ns for path in (*heads, *features)}
    heads[0].unlink()
    features[0].unlink()
    assert made.run("statistics-features") == 0
    assert made.run("statistics-train") == 0
    assert "speakers-0" in capsys.readouterr().out
    after = {path: path.stat().st_mtime_ns for path in (*heads, *features)}
    again = {features[0].with_name("clean.000.frames.npy"), features[0].with_name("clean.000.npz")}
    assert {path for path in before if after[path] != before[path]} == {heads[0], *again}


def test_a_head_of_other_settings_is_trained_again_and_not_used(made: Place, tmp_path: Path) -> None:
    other = replace(made, models=tmp_path)
    assert other.run("statistics-evaluate", "--rounds", "speakers") == 0
    assert (tmp_path / "tiny.claims.json").read_bytes() == (made.models / "tiny.claims.json").read_bytes()


@pytest.mark.slow
def test_a_plain_model_of_one_layer_keeps_no_single_frames_and_sums_that_layer_alone(
    place: Place, tmp_path: Path
) -> None:
    small = replace(place, build=tmp_path / "build", models=tmp_path / "models")
    assert small.run("statistics", "--layers", "0", "--plain") == 0
    card = json.loads((small.models / "tiny.json").read_text())
    assert (card["n_features"], card["training"]["recipe"]["encoder"]["layers"]) == (WIDTH, [0])
    assert card["training"]["made_by"].endswith(" --layers 0 --plain --quick")
    assert not list(small.build.rglob("*.frames.npy"))
    assert [path.name for path in sorted((small.build / "statistics/heads").iterdir())] == [
        "final-plain.pt",
        *(f"speakers-{number}-plain.pt" for number in range(5)),
    ]


def test_train_knows_the_kind(made: Place, capsys: pytest.CaptureFixture[str]) -> None:
    assert made.run("train", "--kind", "statistics", "--runs", "speakers-0", "final") == 0
    out = capsys.readouterr().out
    assert "licence of what is made of this: Trained on data (none stated), desk (none stated)" in out
    assert "trained: speakers-0, final" in out
    with pytest.raises(SystemExit, match="2"):
        made.run("train")
    assert "--ordinary, --quick: only with --kind statistics" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        made.run("train", "--kind", "statistics", "--model", "gru")
    assert "--kind statistics: expected --weights-folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("statistics-train", "run `statistics-features` first"),
        ("statistics-evaluate", "run `python -m export statistics-train` first"),
        ("statistics-export", "run `statistics-evaluate` first"),
    ],
)
def test_a_step_whose_input_is_missing_names_the_step_before(
    place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, message: str
) -> None:
    assert replace(place, build=tmp_path / "build", models=tmp_path / "models").run(command) == 1
    assert message in capsys.readouterr().err


def test_wrong_folders_are_refused_before_any_work(
    place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert replace(place, weights=tmp_path).run("statistics-features") == 1
    assert "--weights-folder: expected config.json and model.safetensors" in capsys.readouterr().err
    assert place.run("statistics-features", "--ordinary", str(tmp_path / "nowhere")) == 1
    assert "expected a folder of recordings of kind ordinary" in capsys.readouterr().err
    only = fill(tmp_path / "only", "angry/ann/1.wav", "sad/ann/1.wav")
    for path in only.rglob("*.wav"):
        path.write_bytes((place.data / "anger/anna/0.wav").read_bytes() + path.parent.parent.name.encode())
    assert replace(place, data=only).run("statistics-features") == 1
    assert "expected recordings that are neutral beside others, got sad, angry" in capsys.readouterr().err
    odd = fill(tmp_path / "odd", "neutral/ann/1.wav", "boredom/ann/1.wav")
    assert replace(place, data=odd).run("statistics-features") == 1
    assert "got boredom: say which of these each is, or false" in capsys.readouterr().err
