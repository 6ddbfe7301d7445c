"""Out-of-fold predictions: what is fitted for a fold has not seen the fold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from export.corpora.readers import LABELS
from export.corpora.splits import RAVDESS_FOLDS
from export.errors import TrainingError
from export.evaluation.evaluate import Scores
from export.evaluation.metrics import best_temperature, with_temperature
from export.evaluation.voices import fit
from export.recipe.folds import Folds
from export.recipe.steps import RecipeSteps
from export.runs.recipe import Recipe
from streamer.inference.card import sha256_of
from tests.export.recipe_rig import file

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from export.recipe.runs import Run

FOLDS = (0, 1, 4)
CONDITIONS = ("clean", "mu-law", "a-law", "narrow", "loss")


@pytest.fixture
def steps(tmp_path: Path) -> RecipeSteps:
    """A workshop in which networks were evaluated: the names of RAVDESS's clips, a model a fold, made-up scores."""
    for actor in sorted(set().union(*(RAVDESS_FOLDS[fold] for fold in FOLDS))):
        for number in range(1, 9):
            path = tmp_path / f"data/ravdess/Actor_{actor:02d}/03-01-{number:02d}-01-01-01-{actor:02d}.flac"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(path.name)
    made = RecipeSteps(
        data=tmp_path / "data",
        audio=None,
        weights=None,
        build=tmp_path / "build",
        recipe=replace(Recipe(), folds=FOLDS),
    )
    for fold in FOLDS:
        evaluate(made, f"fold-{fold}", seed=fold)
    return made


def evaluate(steps: RecipeSteps, name: str, *, seed: int, sharpness: float = 4.0) -> None:
    """Write a model's scores of one to three windows a clip under every condition; more ``sharpness``: surer of it."""
    rng = np.random.default_rng(seed)
    (run,) = steps.runs([name])
    for precision in ("fp32", "int8"):
        model = file(steps, name, f"{precision}.onnx")
        model.parent.mkdir(parents=True, exist_ok=True)
        model.write_text(f"{name} {precision}")
        for condition in CONDITIONS:
            owners = np.repeat(np.arange(len(run.split.test)), rng.integers(1, 4, len(run.split.test)))
            logits = rng.normal(size=(len(owners), len(LABELS)))
            logits[np.arange(len(owners)), targets(run)[owners]] += 1.0
            odds = np.exp(sharpness * logits)
            scores = Scores((odds / odds.sum(axis=1, keepdims=True)).astype(np.float32), owners)
            scores.save(saved(steps, name, precision, condition), made_by=sha256_of(model))


def saved(steps: RecipeSteps, name: str, precision: str, condition: str) -> Path:
    return steps.build / "run" / "scores" / f"{name}.{precision}.{condition}.npz"


def targets(run: Run) -> NDArray[np.int64]:
    return np.array([LABELS.index(clip.label) for clip in run.split.test])


def test_the_temperature_of_a_fold_is_that_which_fits_the_others_best(steps: RecipeSteps) -> None:
    folds = Folds(steps)
    for run in folds.runs:
        parts = [
            (steps.scores(other, "int8", condition), other)
            for other in folds.runs
            if other.name != run.name
            for condition in CONDITIONS
        ]

        def softened(temperature: float, parts: list[tuple[Scores, Run]] = parts) -> NDArray[np.float64]:
            rows = [with_temperature(scores.windows.astype(float), temperature) for scores, _ in parts]
            means = [
                [windows[scores.clips == clip].mean(axis=0) for clip in range(len(other.split.test))]
                for windows, (scores, other) in zip(rows, parts, strict=True)
            ]
            return np.concatenate(means)

        expected = best_temperature(softened, np.concatenate([targets(other) for _, other in parts]))
        assert folds.temperatures[run.name] == pytest.approx(expected, rel=1e-3)
        assert expected > 2  # four times as sure as it should be of each window


def test_nothing_that_is_fitted_for_a_fold_moves_with_its_own_predictions(steps: RecipeSteps) -> None:
    def fitted() -> dict[str, tuple[float, object]]:
        folds = Folds(steps)
        return {
            run.name: (
                folds.temperatures[run.name],
                fit(folds.to_fit(folds.but(run), ["clean", "mu-law"]), softness=0.5),
            )
            for run in folds.runs
        }

    before = fitted()
    evaluate(steps, "fold-1", seed=99, sharpness=1.0)
    after = fitted()
    assert after["fold-1"] == before["fold-1"]
    for name in ("fold-0", "fold-4"):
        assert after[name][0] != before[name][0]
        assert after[name][1] != before[name][1]


def test_predictions_are_softened_by_the_folds_own_temperature_or_by_another(steps: RecipeSteps) -> None:
    folds = Folds(steps)
    for run in folds.runs:
        scores = steps.scores(run, "fp32", "mu-law")
        for temperature in (None, 1.7):
            found = folds.predictions(run, "fp32", "mu-law", temperature=temperature)
            expected = scores.predictions(run.split.test, temperature or folds.temperatures[run.name])
            np.testing.assert_array_equal(found.probabilities, expected.probabilities)
            assert found.paths == tuple(clip.path.as_posix() for clip in run.split.test)


def test_pooled_predictions_have_each_clip_once(steps: RecipeSteps) -> None:
    folds = Folds(steps)
    pooled = folds.pooled("int8", "clean")
    assert pooled.paths == tuple(clip.path.as_posix() for run in folds.runs for clip in run.split.test)
    assert len(set(pooled.paths)) == 8 * 14
    expected = np.concatenate([folds.predictions(run, "int8", "clean").probabilities for run in folds.runs])
    np.testing.assert_array_equal(pooled.probabilities, expected)


def test_the_speakers_held_out_of_each_fold_are_reported(steps: RecipeSteps) -> None:
    folds = Folds(steps)
    assert folds.held_out == [
        sorted({clip.speaker for clip in run.split.test}) for run in steps.runs([f"fold-{fold}" for fold in FOLDS])
    ]
    assert folds.conditions == CONDITIONS


def test_of_a_single_fold_nothing_can_be_fitted(steps: RecipeSteps) -> None:
    folds = Folds(replace(steps, recipe=replace(Recipe(), folds=(4,))))
    assert folds.temperatures == {"fold-4": 1.0}


def test_scores_that_are_missing_or_of_another_model_are_named(steps: RecipeSteps) -> None:
    path = saved(steps, "fold-4", "int8", "loss")
    kept = path.read_bytes()
    path.unlink()
    with pytest.raises(TrainingError, match=r"fold-4\.int8\.loss\.npz is missing: run .*evaluate` first"):
        Folds(steps)
    path.write_bytes(kept)
    file(steps, "fold-4", "int8.onnx").write_text("another")
    with pytest.raises(TrainingError, match=r"fold-4\.int8\.clean\.npz is of another model .*: run .*evaluate` again"):
        Folds(steps)
    file(steps, "fold-4", "int8.onnx").unlink()
    with pytest.raises(TrainingError, match=r"fold-4\.int8\.onnx is missing"):
        Folds(steps)
