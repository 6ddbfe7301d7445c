"""The model that ships, beside what was trained: its published figures, and one fold of its recipe."""

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
from export.recipe.recipe import Recipe
from export.recipe.steps import RecipeSteps
from export.report.reference import shipped, shipped_on
from streamer.inference.card import sha256_of
from tests.export.evaluated import MADE, setting

if TYPE_CHECKING:
    from export.recipe.runs import Run

MODELS = Path(__file__).parents[3] / "models"


@pytest.fixture(scope="module")
def workshop(tiny_data: Path, tmp_path_factory: pytest.TempPathFactory) -> RecipeSteps:
    """Two folds, judged by a guesser; and its published figures in ``models``."""
    folder = tmp_path_factory.mktemp("workshop")
    (folder / "data").mkdir()
    (folder / "data/ravdess").symlink_to(tiny_data / "ravdess")
    workshop = RecipeSteps(folder / "data", None, None, folder / "build", recipe=replace(Recipe(), folds=(0, 4)))
    for run in workshop.runs(["fold-0", "fold-4"]):
        guess(workshop, run)
    folds = Folds(workshop)
    measured = {}
    for condition in folds.conditions:
        pooled = folds.pooled("int8", condition)
        measured[f"int8/{condition}"] = Measured(pooled, setting(pooled, condition=CONDITIONS[condition]))
    figures = make_figures(model="tiny", version="1.0.0", made=MADE, measured=measured, comparisons=[])
    save_figures(folder / "models/tiny.figures.json", figures)
    shutil.copy(MODELS / "ser-mn04.onnx", folder / "models/tiny.onnx")
    return workshop


def guess(workshop: RecipeSteps, run: Run) -> None:
    for precision in workshop.precisions(run):
        model = workshop.file(run.name, f"{precision}.onnx")
        model.parent.mkdir(parents=True, exist_ok=True)
        model.write_bytes(f"{run.name} {precision}".encode())
        for condition in workshop.conditions(run):
            n = len(run.split.test)
            rng = np.random.default_rng([*f"{run.name}{precision}{condition}".encode()])
            rows = rng.dirichlet(np.ones(len(LABELS)), n).astype(np.float32)
            path = workshop._scores(run, precision, condition)
            path.parent.mkdir(parents=True, exist_ok=True)
            Scores(windows=rows, clips=np.arange(n)).save(path, made_by=sha256_of(model))


def test_its_folds_stand_for_it_one_by_one_and_together(workshop: RecipeSteps) -> None:
    models = workshop.build.parent / "models"
    (pooled,) = shipped(models)
    assert (pooled.kind, pooled.model, pooled.split, pooled.made) == ("shipped", "tiny", "pooled", MADE)
    assert pooled.takes.onnx_bytes == (models / "tiny.onnx").stat().st_size
    assert 0 < pooled.takes.latency_p50_ms <= pooled.takes.latency_p99_ms
    folds = [shipped_on(fold, pooled, workshop, command="report") for fold in ("fold-0", "fold-4")]
    for fold in folds:
        assert [judged.condition for judged in fold.judged] == [judged.condition for judged in pooled.judged]
        assert (fold.made.code, fold.made.command, fold.takes) == (MADE.code, "report", pooled.takes)
    for one, other, both in zip(folds[0].judged, folds[1].judged, pooled.judged, strict=True):
        assert (np.array(one.confusion) + np.array(other.confusion)).tolist() == both.confusion
    with pytest.raises(TrainingError, match="the recipe of tiny has no fold-1"):
        shipped_on("fold-1", pooled, workshop, command="report")


def test_scores_of_another_training_than_the_published_one_do_not_stand_for_it(workshop: RecipeSteps) -> None:
    (pooled,) = shipped(workshop.build.parent / "models")
    better = msgspec.structs.replace(pooled.judged[0].accuracy, value=0.99)
    other = msgspec.structs.replace(
        pooled, judged=[msgspec.structs.replace(pooled.judged[0], accuracy=better), *pooled.judged[1:]]
    )
    with pytest.raises(TrainingError, match="are not those that tiny was published with"):
        shipped_on("fold-0", other, workshop, command="report")


def test_the_model_of_this_repository_is_one_of_all_folds() -> None:
    (entry,) = shipped(MODELS)
    published = load_figures(MODELS / "ser-mn04.figures.json")
    clean = next(result for result in published.results if result.name == "int8/clean")
    assert [judged.condition for judged in entry.judged] == list(CONDITIONS.values())
    assert (entry.judged[0].uar, entry.judged[0].n_clips) == (clean.uar, 1439)


def test_models_without_figures_are_none(tmp_path: Path) -> None:
    assert shipped(tmp_path) == []
