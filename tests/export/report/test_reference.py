"""The shipped model in a report: its published figures, and one fold of its recipe."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import pytest

from export.acoustics.conditions import CONDITIONS
from export.corpora.readers import LABELS
from export.errors import TrainingError
from export.evaluation.evaluate import Scores
from export.evaluation.figures import load_figures, save_figures
from export.evaluation.measure import Measured, make_figures
from export.recipe.folds import Folds
from export.recipe.steps import RecipeSteps
from export.report.reference import shipped, shipped_on
from export.runs.recipe import Recipe
from streamer.inference.card import sha256_of
from tests.export.evaluated import MADE, setting

if TYPE_CHECKING:
    from export.recipe.runs import Run

MODELS = Path(__file__).parents[3] / "models"


@pytest.fixture(scope="module")
def steps(tiny_data: Path, tmp_path_factory: pytest.TempPathFactory) -> RecipeSteps:
    """Two folds with random scores, and the published figures in ``models``."""
    folder = tmp_path_factory.mktemp("workshop")
    (folder / "data").mkdir()
    (folder / "data/ravdess").symlink_to(tiny_data / "ravdess")
    steps = RecipeSteps(folder / "data", None, None, folder / "build", recipe=replace(Recipe(), folds=(0, 4)))
    for run in steps.runs(["fold-0", "fold-4"]):
        guess(steps, run)
    folds = Folds(steps)
    measured = {}
    for condition in folds.conditions:
        pooled = folds.pooled("int8", condition)
        measured[f"int8/{condition}"] = Measured(pooled, setting(pooled, condition=CONDITIONS[condition]))
    figures = make_figures(model="tiny", version="1.0.0", made=MADE, measured=measured, comparisons=[])
    save_figures(folder / "models/tiny.figures.json", figures)
    shutil.copy(MODELS / "ser-mn04.onnx", folder / "models/tiny.onnx")
    return steps


def guess(steps: RecipeSteps, run: Run) -> None:
    for precision in steps.precisions(run):
        model = steps.model_run(run).files.model(precision)
        model.parent.mkdir(parents=True, exist_ok=True)
        model.write_bytes(f"{run.name} {precision}".encode())
        for condition in steps.conditions(run):
            n = len(run.split.test)
            rng = np.random.default_rng([*f"{run.name}{precision}{condition}".encode()])
            rows = rng.dirichlet(np.ones(len(LABELS)), n).astype(np.float32)
            path = steps.model_run(run).files.scores(condition, precision)
            path.parent.mkdir(parents=True, exist_ok=True)
            Scores(windows=rows, clips=np.arange(n)).save(path, made_by=sha256_of(model))


def test_its_folds_stand_for_it_one_by_one_and_together(steps: RecipeSteps) -> None:
    models = steps.build.parent / "models"
    (pooled,) = shipped(models)
    assert (pooled.kind, pooled.model, pooled.split, pooled.made) == ("shipped", "tiny", "pooled", MADE)
    assert pooled.cost.onnx_bytes == (models / "tiny.onnx").stat().st_size
    assert 0 < pooled.cost.latency_p50_ms <= pooled.cost.latency_p99_ms
    folds = [shipped_on(fold, pooled, steps, command="report") for fold in ("fold-0", "fold-4")]
    for fold in folds:
        assert [result.condition for result in fold.results] == [result.condition for result in pooled.results]
        assert (fold.made.code, fold.made.command, fold.cost) == (MADE.code, "report", pooled.cost)
    for one, other, both in zip(folds[0].results, folds[1].results, pooled.results, strict=True):
        assert (np.array(one.confusion) + np.array(other.confusion)).tolist() == both.confusion
    with pytest.raises(TrainingError, match="the recipe of tiny has no fold-1"):
        shipped_on("fold-1", pooled, steps, command="report")


def test_scores_of_another_training_than_the_published_one_do_not_stand_for_it(steps: RecipeSteps) -> None:
    (pooled,) = shipped(steps.build.parent / "models")
    better = msgspec.structs.replace(pooled.results[0].accuracy, value=0.99)
    other = msgspec.structs.replace(
        pooled, results=[msgspec.structs.replace(pooled.results[0], accuracy=better), *pooled.results[1:]]
    )
    with pytest.raises(TrainingError, match="are not those that tiny was published with"):
        shipped_on("fold-0", other, steps, command="report")


def test_the_model_of_this_repository_is_one_of_all_folds() -> None:
    (entry,) = (one for one in shipped(MODELS) if one.model == "ser-mn04")
    published = load_figures(MODELS / "ser-mn04.figures.json")
    clean = next(result for result in published.results if result.name == "int8/clean")
    assert [result.condition for result in entry.results] == list(CONDITIONS.values())
    assert (entry.results[0].uar, entry.results[0].n_clips) == (clean.uar, 1439)


def test_models_without_figures_are_none(tmp_path: Path) -> None:
    assert shipped(tmp_path) == []
