from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from export.__main__ import main
from export.commands.compare_classifiers import table
from export.evaluation.figures import save_figures
from export.evaluation.measure import Measured
from export.experiments.results import Cost, ExperimentFiles, save
from export.provenance import Commit
from tests.export import evaluated

if TYPE_CHECKING:
    from pathlib import Path


def left(build: Path, name: str, *, skill: float, onnx_bytes: int | None) -> ExperimentFiles:
    """Write what an experiment writes: figures of RAVDESS, clean and by telephone, and the cost."""
    place = ExperimentFiles.of(build, f"egemaps+{name}", "fold-0")
    place.folder.mkdir(parents=True)
    good, noisy = evaluated.predictions(skill=skill), evaluated.predictions(skill=skill / 2)
    figures = evaluated.figures(
        measured={
            "clean": Measured(good, evaluated.setting(good)),
            "mu-law": Measured(noisy, evaluated.setting(noisy, condition="8 kHz mu-law")),
        },
        comparisons=[],
    )
    save_figures(place.figures, figures)
    cost = Cost(
        model=f"egemaps+{name}",
        title=name,
        split="fold-0",
        share=1.0,
        n_clips=120,
        seed=0,
        code=Commit("0" * 40, dirty=False),
        parameters=1000,
        onnx_bytes=onnx_bytes,
        no_onnx="" if onnx_bytes else "a test's",
        window_ms=3000,
        latency_p50_ms=1.25,
        latency_p99_ms=2.5,
        training_seconds=10.0,
        epochs=3,
        device="cpu",
        threads=1,
    )
    save(place.cost, cost)
    return place


def test_the_best_classifier_comes_first_and_each_condition_has_a_column(tmp_path: Path) -> None:
    places = {
        "knn": left(tmp_path, "knn", skill=1.0, onnx_bytes=None),
        "svm": left(tmp_path, "svm", skill=4.0, onnx_bytes=2_140_272),
    }
    title, empty, *rows = table("eGeMAPS", places).splitlines()
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    assert (title, empty) == ("eGeMAPS", "")
    assert cells[0] == ["UAR, %", "clean", "8 kHz mu-law", "ms a window", "MB"]
    assert [row[0] for row in cells[2:]] == ["SVM", "k nearest neighbours"]
    assert [row[3:] for row in cells[2:]] == [["1.2", "2.14"], ["1.2", "no ONNX"]]
    assert all(float(row[1].split(" (")[0]) > float(row[2]) for row in cells[2:])


def test_features_and_classifiers_that_there_are_not_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["compare-classifiers", "--data", "x", "--features", "mfcc"])
    assert "invalid choice: 'mfcc'" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        main(["compare-classifiers", "--data", "x", "--features", "egemaps", "--classifiers", "bayes"])
    assert "invalid choice: 'bayes'" in capsys.readouterr().err
