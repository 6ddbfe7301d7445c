"""Gathers what studies left below ``build/study`` into entries of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.classical.systems import CLASSICAL
from export.errors import WorkshopError
from export.judging.figures import load_figures, title_of
from export.models.families import FAMILIES
from export.report.compression import read_compression
from export.report.document import Entry, Judged, Takes, fault_of
from export.study.results import Cost, Curve, Place, load

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from export.judging.figures import Result


def collect(build: Path) -> list[Entry]:
    """Return an entry for every study that is done, systems in the order of the registries.

    One that has begun and has neither figures nor cost is not done. Raises WorkshopError for a file that is damaged or
    missing beside others, and names it.
    """
    folders = [path.parent for name in ("figures.json", "cost.json") for path in build.glob(f"study/*/*/{name}")]
    entries = [_entry(Place(folder)) for folder in sorted(set(folders))]
    order = {name: i for i, name in enumerate([*FAMILIES, *CLASSICAL])}
    return sorted(entries, key=lambda one: (order.get(one.model, len(order)), one.model, one.split, one.share))


def unfinished(build: Path) -> list[str]:
    """Return ``<model> <split>`` of studies that have begun to learn, and were not judged yet."""
    done = {path.parent for path in build.glob("study/*/*/figures.json")}
    begun = {path.parent for name in ("network.pt", "curve.json") for path in build.glob(f"study/*/*/{name}")}
    return [f"{folder.parent.name} {folder.name}" for folder in sorted(begun - done)]


def judged_of(results: Sequence[Result]) -> list[Judged]:
    """Return what a report keeps of some results."""
    return [
        Judged(
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


def _entry(place: Place) -> Entry:
    figures, cost, curve = load_figures(place.figures), load(place.cost, Cost), load(place.curve, Curve)
    _check_same(place, (figures.model, cost.model, curve.model), (figures.made.seed, cost.seed, curve.seed))
    if not figures.results:
        raise WorkshopError(f"{place.figures} has no result")
    judged = judged_of(figures.results)
    for fault in filter(None, map(fault_of, judged)):
        raise WorkshopError(f"{place.figures} contradicts itself: {fault}")
    system = place.folder.parent
    return Entry(
        kind="classical" if cost.model in CLASSICAL else "network",
        model=cost.model,
        title=cost.title,
        split=cost.split,
        share=cost.share,
        protocol=figures.results[0].protocol,
        apart=figures.results[0].split,
        made=figures.made,
        takes=_takes(cost),
        curve=curve.points,
        watched=curve.watched,
        judged=judged,
        compression=read_compression(place.folder) or (read_compression(system) if cost.split == "fold-0" else []),
    )


def _check_same(place: Place, models: tuple[str, ...], seeds: tuple[int, ...]) -> None:
    if len(set(models)) > 1 or len(set(seeds)) > 1:
        raise WorkshopError(
            f"{place.folder}: figures, cost and curve are of different studies: models {', '.join(models)}, "
            f"seeds {', '.join(map(str, seeds))}; train again"
        )


def _takes(cost: Cost) -> Takes:
    return Takes(
        parameters=cost.parameters,
        onnx_bytes=cost.onnx_bytes,
        no_onnx=cost.no_onnx,
        window_ms=cost.window_ms,
        latency_p50_ms=cost.latency_p50_ms,
        latency_p99_ms=cost.latency_p99_ms,
        n_clips=cost.n_clips,
        training_seconds=cost.training_seconds,
        epochs=cost.epochs,
        usual_epochs=FAMILIES[cost.model].epochs if cost.model in FAMILIES else None,
        device=cost.device,
        threads=cost.threads,
    )
