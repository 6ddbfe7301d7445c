from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import onnx
import onnxruntime as ort
import pytest
from onnx import numpy_helper

from export.__main__ import STEPS, main, run_step
from export.dataset import Variants
from export.errors import WorkshopError
from export.evaluate import onnx_scorer, torch_scorer
from export.parity import fixed_windows
from export.pipeline import Recipe, Workshop
from export.quantize import int8_convolutions
from export.train import TrainConfig, load_network
from streamer.errors import ModelError
from streamer.inference.card import load_card

if TYPE_CHECKING:
    from pathlib import Path

QUICK = TrainConfig(epochs=1, batch_size=8, warmup_steps=1)
RECIPE = Recipe(
    first=QUICK,
    second=QUICK,
    third=QUICK,
    folds=(0, 4),
    tested_variants=Variants(fixed=("clean", "mu-law"), augmented=1),
    other_variants=Variants(fixed=("clean",), augmented=0),
    calibration_clips=8,
)


@pytest.fixture(scope="module")
def workshop(tiny_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A workshop in which every step has been done once."""
    folder = tmp_path_factory.mktemp("workshop")
    made = Workshop(
        data=tiny_data,
        audio=None,
        weights=None,
        build=folder / "build",
        models=folder / "models",
        name="tiny",
        recipe=RECIPE,
    )
    for step in list(STEPS)[:-1]:
        run_step(made, step, None)
    return made


def test_the_card_describes_the_model_that_runs(workshop: Workshop) -> None:
    card = load_card(workshop.models / "tiny.json")
    session = ort.InferenceSession(workshop.models / card.file, providers=["CPUExecutionProvider"])
    (feed,), (answer,) = session.get_inputs(), session.get_outputs()
    assert (feed.name, tuple(feed.shape[1:])) == ("features", card.input_shape)
    rows = session.run(None, {"features": np.zeros((2, *card.input_shape), np.float32)})[0]
    assert rows.shape == (2, len(card.labels))
    np.testing.assert_allclose(rows.sum(axis=1), 1, rtol=1e-5)
    assert answer.name == "probabilities"


def test_the_card_has_every_figure_for_both_precisions_and_conditions(workshop: Workshop) -> None:
    metrics = load_card(workshop.models / "tiny.json").metrics
    found = {(metric.condition, metric.precision, metric.name) for metric in metrics}
    names = ("uar", "accuracy", "expected_calibration_error", "confusion")
    conditions = ("clean", "8 kHz mu-law")
    assert found == {(c, p, n) for c in conditions for p in ("fp32", "int8") for n in names} | {
        (condition, "int8", "agreement_with_fp32") for condition in conditions
    }
    for metric in metrics:
        if isinstance(metric.value, list):
            assert sum(map(sum, metric.value)) == 47  # actors 1, 2 and 4, 8 labels, 2 takes, one a twin


def test_a_step_done_again_keeps_what_is_there(workshop: Workshop) -> None:
    before = {path: path.stat().st_mtime_ns for path in (workshop.build / "run").glob("*.pt")}
    run_step(workshop, "prepare", None)
    run_step(workshop, "train", None)
    assert {path: path.stat().st_mtime_ns for path in (workshop.build / "run").glob("*.pt")} == before
    assert len(before) == 1 + 2 * (len(RECIPE.folds) + 1)


def test_no_card_for_a_model_that_is_not_the_trained_one(workshop: Workshop, tmp_path: Path) -> None:
    final = workshop.build / "run/final.fp32.onnx"
    kept = final.read_bytes()
    try:
        final.write_bytes((workshop.build / "run/fold-0.fp32.onnx").read_bytes())
        with pytest.raises(WorkshopError, match="torch and fp32 ONNX differ"):
            replace(workshop, models=tmp_path).card()
    finally:
        final.write_bytes(kept)
    assert not list(tmp_path.iterdir())


def test_fp32_has_the_weights_as_learnt_and_only_its_copy_for_int8_is_rounded(workshop: Workshop) -> None:
    learnt = torch_scorer(load_network(workshop.build / "run/final.rounded.pt"))(fixed_windows())
    fp32, grid = (onnx_scorer(workshop.build / f"run/final.{kind}.onnx")(fixed_windows()) for kind in ("fp32", "grid"))
    np.testing.assert_allclose(fp32, learnt, atol=1e-5)
    assert np.abs(grid - learnt).max() > np.abs(fp32 - learnt).max()
    kernels = {kind: pointwise_kernel(workshop.build / f"run/final.{kind}.onnx") for kind in ("fp32", "grid")}
    steps = {kind: kernel / (np.abs(kernel).max(axis=1, keepdims=True) / 64) for kind, kernel in kernels.items()}
    np.testing.assert_allclose(steps["grid"], np.round(steps["grid"]), atol=1e-3)
    assert np.abs(steps["fp32"] - np.round(steps["fp32"])).max() > 0.1


def pointwise_kernel(model: Path) -> np.ndarray:
    """Return the weights of the first convolution that becomes int8, shape (out, in)."""
    graph = onnx.load(model).graph
    node = next(node for node in graph.node if node.name == int8_convolutions(model)[0])
    (kernel,) = [tensor for tensor in graph.initializer if tensor.name == node.input[1]]
    return numpy_helper.to_array(kernel)[:, :, 0, 0]


def test_no_card_from_scores_of_another_model(workshop: Workshop, tmp_path: Path) -> None:
    scored = workshop.build / "run/fold-0.int8.onnx"
    kept = scored.read_bytes()
    try:
        scored.write_bytes((workshop.build / "run/fold-4.int8.onnx").read_bytes())
        with pytest.raises(WorkshopError, match=r"fold-0\.int8\.clean\.npz is of another model .* evaluate"):
            replace(workshop, models=tmp_path).card()
    finally:
        scored.write_bytes(kept)
    assert not list(tmp_path.iterdir())


def test_inspect_counts_what_is_there(workshop: Workshop) -> None:
    lines = workshop.inspect()
    assert len(lines) == 7
    counts = "neutral 8, calm 8, happy 7, sad 8, angry 8, fearful 8, disgust 8, surprised 8"
    assert lines[0] == f"ravdess     63 clips (1 duplicates left out),   4 speakers, {counts}"


def test_steps_out_of_order_say_what_is_missing(workshop: Workshop, tmp_path: Path) -> None:
    fresh = replace(workshop, build=tmp_path)
    with pytest.raises(WorkshopError, match="prepare"):
        fresh.train()
    with pytest.raises(WorkshopError, match="train"):
        fresh.to_onnx()
    with pytest.raises(WorkshopError, match="to-onnx"):
        fresh.evaluate()


def test_an_empty_folder_is_an_error_on_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prepare", "--data", str(tmp_path), "--build", str(tmp_path / "build")]) == 1
    assert capsys.readouterr().err.startswith("export: no corpus in")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--runs", "fold-9"], "--runs: expected some of fold-0"),
        (["--threads", "0"], "--threads: expected a whole number"),
        (["--threads", "two"], "--threads: expected a whole number"),
        (["--name", "../x"], "--name: expected letters"),
        (["--name", ""], "--name: expected letters"),
    ],
    ids=" ".join,
)
def test_arguments_that_make_no_sense_are_usage_errors(
    tiny_data: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], expected: str
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["train", "--data", str(tiny_data), *arguments])
    assert expected in capsys.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize(
    ("step", "extra", "expected"),
    [
        ("inspect", ["--data", "nowhere"], "--data: expected a folder"),
        ("inspect", ["--data", "empty"], "no corpus in"),
        ("train", ["--data", "no-ravdess"], "no clips of ravdess in"),
        ("prepare", ["--audio", "nowhere"], "--audio: expected a folder"),
        ("train", ["--weights", "nowhere"], "--weights: expected a file"),
        ("train", ["--runs", "fold-2"], "fold-2 has no clips"),
        ("evaluate", ["--runs", "final"], "final has no clips"),
        ("all", [], "fold-2 has no clips"),
    ],
)
def test_what_is_missing_is_said_on_one_line_before_any_work(
    *,
    tiny_data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    step: str,
    extra: list[str],
    expected: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "no-ravdess").mkdir()
    (tmp_path / "no-ravdess/emodb").symlink_to(tiny_data / "emodb")
    assert main([step, "--data", str(tiny_data), "--build", "build", *extra]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("export: ")
    assert expected in line
    assert not (tmp_path / "build").exists()


def test_an_error_of_the_daemons_own_is_a_line_too(
    tiny_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(self: Workshop) -> list[str]:
        raise ModelError("the card does not fit")

    monkeypatch.setattr(Workshop, "inspect", broken)
    assert main(["inspect", "--data", str(tiny_data)]) == 1
    assert capsys.readouterr().err == "export: the card does not fit\n"


def test_help_names_every_step(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    shown = capsys.readouterr().out
    assert all(f"  {step} " in shown for step in STEPS)
