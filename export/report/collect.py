"""Collects the results of experiments below ``build/study`` as entries of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.classical.systems import CLASSICAL
from export.compression.document import load_compression
from export.compression.trained import system_in
from export.errors import TrainingError
from export.evaluation.figures import load_figures, title_of
from export.experiments.results import Cost, Curve, ExperimentFiles, load
from export.models.families import FAMILIES, usual_epochs
from export.report.document import ConditionResult, Entry, SystemCost, fault_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from export.evaluation.figures import Result


def collect(build: Path) -> list[Entry]:
    """Return an entry for every finished experiment, systems in the order of the registries.

    An experiment writes its cost last. Raises TrainingError for a file beside it that is missing, damaged or of another
    run, and names it.
    """
    return in_order([_entry(ExperimentFiles(path.parent)) for path in sorted(build.glob("study/*/*/cost.json"))])


def in_order(entries: Sequence[Entry]) -> list[Entry]:
    """Return entries by the order of the registries, then by name, split and share."""
    order = {name: i for i, name in enumerate([*FAMILIES, *CLASSICAL])}
    return sorted(entries, key=lambda one: (order.get(one.model, len(order)), one.model, one.split, one.share))


def unfinished(build: Path) -> list[str]:
    """Return ``<model> <split>`` of experiments that have started and not finished."""
    done = {path.parent for path in build.glob("study/*/*/cost.json")}
    started = {path.parent for name in ("network.pt", "curve.json") for path in build.glob(f"study/*/*/{name}")}
    return [f"{folder.parent.name} {folder.name}" for folder in sorted(started - done)]


def condition_results(results: Sequence[Result]) -> list[ConditionResult]:
    """Return what a report shows of an evaluation's results."""
    return [
        ConditionResult(
            corpus=one.corpus,
            corpus_title=title_of(one),
            condition=one.condition,
            labels=one.labels,
            n_clips=one.n_clips,
            n_speakers=one.n_speakers,
            uar=one.uar,
            accuracy=one.accuracy,
            calibration_error=one.calibration_error,
            recall=[of.recall for of in one.by_label.values()],
            confusion=one.confusion,
        )
        for one in results
    ]


def _entry(files: ExperimentFiles) -> Entry:
    figures, cost, curve = load_figures(files.figures), load(files.cost, Cost), load(files.curve, Curve)
    runs = {
        (figures.model, figures.made.seed, figures.made.code),
        (cost.model, cost.seed, cost.code),
        (curve.model, curve.seed, curve.code),
    }
    if len(runs) > 1:
        found = "; ".join(sorted(f"{model}, seed {seed}, commit {code.sha1}" for model, seed, code in runs))
        raise TrainingError(
            f"{files.folder}: figures.json, cost.json and curve.json are of different runs ({found}): train again"
        )
    if not figures.results:
        raise TrainingError(f"{files.figures} has no result")
    results = condition_results(figures.results)
    for fault in filter(None, map(fault_of, results)):
        raise TrainingError(f"{files.figures} contradicts itself: {fault}")
    return Entry(
        kind="classical" if cost.model in CLASSICAL else "network",
        model=cost.model,
        title=cost.title,
        split=cost.split,
        share=cost.share,
        protocol=figures.results[0].protocol,
        apart=figures.results[0].split,
        made=figures.made,
        cost=_system_cost(cost, system_in(files, cost.model)),
        curve=curve.points,
        watched=curve.watched,
        results=results,
        compression=load_compression(files.compression) if files.compression.exists() else None,
    )


def _system_cost(cost: Cost, system: str) -> SystemCost:
    return SystemCost(
        parameters=cost.parameters,
        onnx_bytes=cost.onnx_bytes,
        no_onnx=cost.no_onnx,
        window_ms=cost.window_ms,
        latency_p50_ms=cost.latency_p50_ms,
        latency_p99_ms=cost.latency_p99_ms,
        n_clips=cost.n_clips,
        training_seconds=cost.training_seconds,
        epochs=cost.epochs,
        usual_epochs=usual_epochs(FAMILIES[system], cost.split) if system in FAMILIES else None,
        device=cost.device,
        threads=cost.threads,
        machine=cost.machine,
        timed_by=cost.timed_by,
    )
