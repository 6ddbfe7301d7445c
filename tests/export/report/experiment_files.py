"""The files of an experiment, without the experiment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from export.evaluation.figures import save_figures
from export.evaluation.measure import Measured, make_figures
from export.experiments.results import Cost, Curve, CurvePoint, ExperimentFiles, save
from export.models.families import FAMILIES
from tests.export.evaluated import MADE, predictions, setting

if TYPE_CHECKING:
    from pathlib import Path


def write_files(
    build: Path, model: str, split: str = "fold-0", *, share: float = 1.0, skill: float = 1.0, epochs: int | None = None
) -> ExperimentFiles:
    """Write the files of an experiment with ``model``; ``epochs``: as many as its family has unless given."""
    files = ExperimentFiles.of(build, model, split, share)
    said = predictions(skill=skill)
    measured = {"ravdess/clean": Measured(said, setting(said))}
    save_figures(files.figures, make_figures(model=model, version="", made=MADE, measured=measured, comparisons=[]))
    fields: dict[str, Any] = {"model": model, "split": split, "seed": MADE.seed, "code": MADE.code}
    save(files.curve, Curve(**fields, watched=["ravdess/01"], n_watched=9, points=[CurvePoint(1, 2.0, 0.2)]))
    cost = Cost(
        **fields,
        title=f"a {model}",
        share=share,
        n_clips=round(100 * share),
        parameters=10,
        onnx_bytes=20,
        no_onnx="",
        window_ms=3000,
        latency_p50_ms=0.5,
        latency_p99_ms=0.6,
        training_seconds=3.0,
        epochs=epochs or (FAMILIES[model].epochs if model in FAMILIES else 3),
        device="cpu",
        threads=2,
    )
    save(files.cost, cost)
    return files
