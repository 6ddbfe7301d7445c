from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from export.errors import TrainingError
from export.pipeline.plan import Plan, check_settings
from export.provenance import DataDigest

DATA = {"own": DataDigest(3, "ab")}


def plan(build: Path) -> Plan:
    return Plan(name="mine", build=build, command="python -m export pipeline", date="2026-11-20")


def test_small_corpora_are_learnt_in_small_steps_by_the_recipe_of_the_model_that_ships() -> None:
    recipe = plan(Path()).recipe(12)
    stages = [*recipe.teachers.values(), recipe.student, recipe.rounded]
    assert list(recipe.teachers) == ["base", "mixed"]
    assert [(one.batch_size, one.epochs, one.share) for one in stages] == [(12, 30, {})] * 3 + [(12, 3, {})]
    assert (recipe.student.teacher_weight, recipe.rounded.teacher_weight) == (0.8, 1.0)


def test_what_does_not_change_the_weights_may_change_between_two_runs(tmp_path: Path) -> None:
    begun = plan(tmp_path)
    check_settings(begun, DATA, ("a", "b"))
    later = replace(begun, threads=8, date="2026-11-21", licence="CC0", all_groups=True, out=tmp_path / "elsewhere")
    check_settings(later, DATA, ("a", "b"))


def test_a_plan_that_was_begun_before_batches_could_be_chosen_goes_on(tmp_path: Path) -> None:
    begun = plan(tmp_path)
    check_settings(begun, DATA, ("a", "b"))
    assert "batch_size" not in begun.settings_file.read_text()
    with pytest.raises(TrainingError, match=r"mine was begun with other batch_size \("):
        check_settings(replace(begun, batch_size=16), DATA, ("a", "b"))


@pytest.mark.parametrize(
    ("changes", "digest", "labels", "odd"),
    [
        ({"epochs": 3, "seed": 1}, "ab", ("a", "b"), "epochs, seed"),
        ({"start": Path("other.onnx")}, "ab", ("a", "b"), "start"),
        ({}, "cd", ("a", "b"), "data"),
        ({}, "ab", ("a", "c"), "labels"),
    ],
)
def test_what_changes_the_weights_is_refused_by_name(
    tmp_path: Path, changes: dict[str, object], digest: str, labels: tuple[str, ...], odd: str
) -> None:
    begun = plan(tmp_path)
    check_settings(begun, DATA, ("a", "b"))
    with pytest.raises(TrainingError, match=rf"mine was begun with other {odd} \("):
        check_settings(replace(begun, **changes), {"own": DataDigest(3, digest)}, labels)  # type: ignore[arg-type]


def test_a_damaged_plan_is_reported(tmp_path: Path) -> None:
    begun = plan(tmp_path)
    begun.folder.mkdir(parents=True)
    begun.settings_file.write_text("{")
    with pytest.raises(TrainingError, match=r"plan\.json is not valid"):
        check_settings(begun, DATA, ("a", "b"))
