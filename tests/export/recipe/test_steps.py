"""The steps from corpora to evaluated models, with a recipe of seconds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import onnx
import pytest
import torch
from onnx import numpy_helper

from export.compression.recipe_runs import compare_runs
from export.corpora.recordings import prepare
from export.errors import TrainingError
from export.evaluation import metrics
from export.evaluation.evaluate import onnx_scorer, torch_scorer
from export.models.mn04 import EmotionNet, load_audioset
from export.packaging.parity import fixed_windows
from export.packaging.quantize import int8_convolutions
from export.recipe.runs import FINAL, is_whole
from export.training.checkpoint import load_network, origin_of
from tests.export.networks import lively_network
from tests.export.recipe_rig import RECIPE, file

if TYPE_CHECKING:
    from pathlib import Path

    from export.corpora.readers import Clip
    from export.recipe.steps import RecipeSteps
    from tests.export.recipe_rig import RecipeRig

pytestmark = pytest.mark.slow
"""All of them train."""

RUNS = ("fold-0", "fold-4", "final", "first", "nemo", "nemo-eb0", "nemo-wr0", "emodb")
WHOLE = RUNS[:3]
CONDITIONS = ("clean", "mu-law", "a-law", "narrow", "loss", "noise-10", "noise-5", "room")


@pytest.fixture(scope="module")
def steps(trained_rig: RecipeRig) -> RecipeSteps:
    return trained_rig.steps


def origin(steps: RecipeSteps, checkpoint: str) -> dict[str, object]:
    saved = torch.load(file(steps, checkpoint, "pt"), weights_only=True)
    return {name: saved["origin"][name] for name in ("weights", "clips", "teachers")}


def expected(start: EmotionNet, clips: tuple[Clip, ...], teachers: tuple[EmotionNet, ...] = ()) -> dict[str, object]:
    found = origin_of(start, clips, teachers)
    return {name: found[name] for name in ("weights", "clips", "teachers")}


# -- train -----------------------------------------------------------------------------------------


def test_every_run_is_trained_in_its_stages(steps: RecipeSteps) -> None:
    stages = {f"{run}.{stage}.pt" for run in WHOLE for stage in ("base", "student", "rounded")}
    assert {path.name for path in (steps.build / "run").glob("*.pt")} == stages | {f"{run}.pt" for run in RUNS[3:]}


def test_each_stage_learns_from_the_clips_and_weights_and_teachers_it_should(steps: RecipeSteps) -> None:
    runs = {run.name: run for run in steps.runs()}
    assert tuple(runs) == RUNS
    torch.manual_seed(RECIPE.seed)
    begun = EmotionNet(RECIPE.model)
    assert steps.weights is not None
    load_audioset(begun, torch.load(steps.weights, weights_only=True))
    first = load_network(file(steps, "first", "pt"))
    for name in WHOLE:
        clips = runs[name].split.train
        teacher, student = (load_network(file(steps, f"{name}.{stage}", "pt")) for stage in ("base", "student"))
        assert origin(steps, f"{name}.base") == expected(first, clips)
        assert origin(steps, f"{name}.student") == expected(first, clips, (teacher,))
        assert origin(steps, f"{name}.rounded") == expected(student, clips, (student,))
    for name in ("first", "nemo", "emodb"):
        assert origin(steps, name) == expected(begun, runs[name].split.train)
    for name in ("nemo-eb0", "nemo-wr0"):
        assert origin(steps, name) == expected(load_network(file(steps, "nemo", "pt")), runs[name].split.train)


def test_steps_done_again_keep_what_is_there(trained_rig: RecipeRig) -> None:
    def files() -> dict[str, int]:
        return {str(path): path.stat().st_mtime_ns for path in trained_rig.steps.build.rglob("*.*")}

    before = files()
    trained_rig.run("prepare")
    trained_rig.steps.train(["fold-0", "nemo-eb0"])
    assert files() == before


def test_a_leak_is_found_before_anything_is_trained(steps: RecipeSteps, tmp_path: Path) -> None:
    """The bytes of a clip of an actor of fold 0 under the name of another corpus."""
    data = tmp_path / "data"
    data.mkdir()
    for corpus in ("ravdess", "nemo"):
        (data / corpus).symlink_to(steps.data / corpus)
    (data / "emodb").mkdir()
    twin = steps.data / "ravdess/Actor_02/03-01-03-01-01-01-02.flac"
    (data / "emodb/03a01Fa.flac").write_bytes(twin.read_bytes())
    leaky = replace(steps, data=data, build=tmp_path / "build")
    with pytest.raises(TrainingError, match=r"the same recording on both sides of the split: emodb/03a01Fa\.flac and "):
        leaky.train(["fold-0"])
    assert not leaky.build.exists()


# -- to-onnx and quantize --------------------------------------------------------------------------


def test_every_run_is_exported_and_those_of_the_whole_recipe_as_int8_too(evaluated_rig: RecipeRig) -> None:
    kinds = {f"{run}.fp32.onnx" for run in RUNS} | {f"{run}.{kind}.onnx" for run in WHOLE for kind in ("grid", "int8")}
    assert {path.name for path in (evaluated_rig.steps.build / "run").glob("*.onnx")} == kinds


def test_fp32_has_the_weights_as_learnt_and_only_its_copy_for_int8_is_rounded(evaluated_rig: RecipeRig) -> None:
    steps = evaluated_rig.steps
    learnt = torch_scorer(load_network(file(steps, "final.rounded", "pt")))(fixed_windows())
    fp32, grid = (onnx_scorer(file(steps, FINAL, f"{kind}.onnx"))(fixed_windows()) for kind in ("fp32", "grid"))
    np.testing.assert_allclose(fp32, learnt, atol=1e-5)
    assert np.abs(grid - learnt).max() > np.abs(fp32 - learnt).max()
    kernels = {kind: pointwise_kernel(file(steps, FINAL, f"{kind}.onnx")) for kind in ("fp32", "grid")}
    on_grid = {kind: kernel / (np.abs(kernel).max(axis=1, keepdims=True) / 64) for kind, kernel in kernels.items()}
    np.testing.assert_allclose(on_grid["grid"], np.round(on_grid["grid"]), atol=1e-3)
    assert np.abs(on_grid["fp32"] - np.round(on_grid["fp32"])).max() > 0.1


def pointwise_kernel(model: Path) -> np.ndarray:
    """Return the weights of the first convolution that becomes int8, shape (out, in)."""
    graph = onnx.load(model).graph
    node = next(node for node in graph.node if node.name == int8_convolutions(model)[0])
    (kernel,) = [tensor for tensor in graph.initializer if tensor.name == node.input[1]]
    return numpy_helper.to_array(kernel)[:, :, 0, 0]


def test_neither_training_nor_calibration_reads_a_clip_that_is_held_out(
    evaluated_rig: RecipeRig, tmp_path: Path
) -> None:
    """They work where only the training clips were decoded; evaluation doesn't."""
    steps = evaluated_rig.steps
    (run,) = steps.runs(["fold-0"])
    blind = replace(steps, build=tmp_path)
    for corpus in {clip.corpus for clip in run.split.train}:
        clips = [clip for clip in run.split.train if clip.corpus == corpus]
        prepare(clips, data=steps.data, cache=blind.workspace.cache, workers=1)
    (tmp_path / "run").mkdir()
    for name in ("first", "fold-0.base", "fold-0.student"):
        file(blind, name, "pt").symlink_to(file(steps, name, "pt"))
    blind.train(["fold-0"])
    assert file(blind, "fold-0.rounded", "pt").stat().st_size == file(steps, "fold-0.rounded", "pt").stat().st_size
    blind.to_onnx(["fold-0"])
    blind.quantize(["fold-0"])
    for precision in ("fp32", "int8"):
        ours, theirs = (one.model_run("fold-0").scorer(precision)(fixed_windows()) for one in (blind, steps))
        np.testing.assert_array_equal(ours, theirs)
    with pytest.raises(TrainingError, match=f"no recording of {len(run.split.test)} clips, such as ravdess/Actor_02/"):
        blind.evaluate(["fold-0"])


# -- evaluate --------------------------------------------------------------------------------------


def test_every_held_out_clip_is_evaluated_under_every_condition(evaluated_rig: RecipeRig) -> None:
    steps = evaluated_rig.steps
    found = {}
    for run in steps.runs():
        if run.name == FINAL:
            continue
        precisions, conditions = (("fp32", "int8"), CONDITIONS) if is_whole(run) else (("fp32",), ("clean", "mu-law"))
        assert (steps.precisions(run), steps.conditions(run)) == (precisions, conditions)
        for precision in steps.precisions(run):
            for condition in conditions:
                predictions = steps.scores(run, precision, condition).predictions(run.split.test)
                assert predictions.paths == tuple(clip.path.as_posix() for clip in run.split.test)
                found[f"{run.name}.{precision}.{condition}.npz"] = predictions.probabilities.tobytes()
        assert steps.is_evaluated(run)
    assert {path.name for path in (steps.build / "run/scores").iterdir()} == set(found)
    of_fold = [scores for name, scores in found.items() if name.startswith("fold-0.")]
    assert len(set(of_fold)) == len(of_fold)


def test_scores_of_a_model_that_is_no_more_are_refused_and_missing_ones_named(evaluated_rig: RecipeRig) -> None:
    steps = evaluated_rig.steps
    (run,) = steps.runs(["emodb"])
    model, scores = file(steps, "emodb", "fp32.onnx"), steps.build / "run/scores/emodb.fp32.mu-law.npz"
    kept = model.read_bytes(), scores.read_bytes()
    try:
        model.write_bytes(file(steps, "nemo", "fp32.onnx").read_bytes())
        with pytest.raises(TrainingError, match=r"emodb\.fp32\.mu-law\.npz is of another model .* evaluate` again"):
            steps.scores(run, "fp32", "mu-law")
        scores.unlink()
        assert not steps.is_evaluated(run)
    finally:
        model.write_bytes(kept[0])
        scores.write_bytes(kept[1])


# -- what is missing -------------------------------------------------------------------------------


def test_steps_out_of_order_say_what_is_missing(steps: RecipeSteps, tmp_path: Path) -> None:
    fresh = replace(steps, build=tmp_path)
    with pytest.raises(TrainingError, match=r"emodb\.json is missing: run .*prepare"):
        fresh.train(["first"])
    with pytest.raises(TrainingError, match=r"fold-0\.rounded\.pt is missing: run .*train"):
        fresh.to_onnx(["fold-0"])
    for corpus in ("ravdess", "nemo", "emodb"):
        prepare(
            [c for c in fresh.clips() if c.corpus == corpus], data=fresh.data, cache=fresh.workspace.cache, workers=1
        )
    with pytest.raises(TrainingError, match=r"fold-0\.grid\.onnx is missing: run .*to-onnx"):
        fresh.quantize(["fold-0"])
    with pytest.raises(TrainingError, match=r"fold-0\.fp32\.onnx is missing: run .*to-onnx"):
        fresh.evaluate(["fold-0"])


def test_a_run_that_there_is_not_is_an_error(steps: RecipeSteps) -> None:
    for step in (steps.train, steps.to_onnx, steps.quantize, steps.evaluate):
        with pytest.raises(TrainingError, match=r"expected runs out of fold-0, .*, emodb, got fold-1"):
            step(["fold-1"])


def test_torch_fp32_and_int8_must_say_the_same(evaluated_rig: RecipeRig) -> None:
    steps = evaluated_rig.steps
    (run,) = steps.runs(["fold-0"])
    assert steps.parity(run).torch_fp32 < 1e-5
    model = file(steps, "fold-0", "fp32.onnx")
    kept = model.read_bytes()
    try:
        model.write_bytes(file(steps, "fold-4", "fp32.onnx").read_bytes())
        with pytest.raises(TrainingError, match="torch and fp32 ONNX differ"):
            steps.parity(run)
    finally:
        model.write_bytes(kept)


def test_weights_of_another_network_are_refused(steps: RecipeSteps, tmp_path: Path) -> None:
    torch.save({"features.0.0.weight": torch.zeros(16, 1, 3, 3)}, tmp_path / "other.pt")
    with pytest.raises(TrainingError, match="not the weights of mn04"):
        replace(steps, weights=tmp_path / "other.pt", build=tmp_path).train(["first"])


def test_a_run_without_weights_starts_from_random_ones(steps: RecipeSteps, tmp_path: Path) -> None:
    scratch = replace(steps, weights=None, build=tmp_path)
    (tmp_path / "cache").symlink_to(steps.workspace.cache)
    scratch.train(["first"])
    torch.manual_seed(RECIPE.seed)
    (run,) = scratch.runs(["first"])
    assert origin(scratch, "first") == expected(EmotionNet(RECIPE.model), run.split.train)


def test_the_trunk_that_is_taken_over_is_the_one_given(steps: RecipeSteps) -> None:
    assert steps.weights is not None
    network, given = EmotionNet(RECIPE.model), lively_network()
    load_audioset(network, torch.load(steps.weights, weights_only=True))
    for ours, theirs in zip(network.features.parameters(), given.features.parameters(), strict=True):
        torch.testing.assert_close(ours, theirs)


def test_int8_of_each_run_is_set_beside_fp32_from_the_files_that_are_there(evaluated_rig: RecipeRig) -> None:
    steps = evaluated_rig.steps
    lines = compare_runs(steps, ["fold-0", "final"])
    assert [line.split()[0] for line in lines] == [
        "fold-0,",
        "parameters",
        "fp32",
        "int8",
        "final,",
        "parameters",
        "fp32",
        "int8",
    ]
    fold = steps.runs(["fold-0"])[0]
    for precision, line in zip(steps.precisions(fold), lines[2:4], strict=True):
        predictions = steps.scores(fold, precision, "clean").predictions(fold.split.test)
        assert f"{100 * metrics.uar(predictions.probabilities, predictions.targets):.1f} (" in line
        assert f"{file(steps, 'fold-0', f'{precision}.onnx').stat().st_size / 1000:,.0f}" in line
    assert all(line.split()[-1] == "-" for line in lines[6:])  # no speaker is held out of what ships


def test_before_it_is_evaluated_int8_has_size_and_latency_only(
    evaluated_rig: RecipeRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> None:
        raise TrainingError("no scores")

    monkeypatch.setattr("export.recipe.steps.RecipeSteps.scores", missing)
    *_, int8, remark = compare_runs(evaluated_rig.steps, ["fold-0"])
    assert int8.split()[-1] == "-"
    assert remark.startswith("UAR and agreement come with `python -m export evaluate`")
