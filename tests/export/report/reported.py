"""Made-up results for tests of reports."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import structs

from export.compression.document import Compression, CompressionRow, StepMade
from export.evaluation.bootstrap import Estimate
from export.evaluation.measure import Measured, make_figures
from export.experiments.results import CurvePoint
from export.provenance import Commit
from export.report.collect import condition_results
from export.report.document import Collected, Entry, Pair, Results, SystemCost
from export.report.statistics import STATISTICS_TITLE
from tests.export.evaluated import MADE, predictions, setting

if TYPE_CHECKING:
    from export.report.document import ConditionResult, Kind

TITLES = {"mel-cnn": "CNN on mel-spectrograms, whole clips", "egemaps+svm": "eGeMAPS, SVM"}


def entry(
    model: str = "mel-cnn",
    *,
    kind: Kind = "network",
    split: str = "fold-0",
    share: float = 1.0,
    skill: float = 1.5,
    corpus: str = "ravdess",
    **changes: object,
) -> Entry:
    """Return an entry of a system with some ``skill``."""
    n_epochs = 6 if kind == "network" else 0
    fields: dict[str, object] = {
        "kind": kind,
        "model": model,
        "title": TITLES.get(model, model),
        "split": split,
        "share": share,
        "protocol": "two folds",
        "apart": "speaker-independent; one model",
        "made": MADE,
        "cost": system_cost(n_clips=round(800 * share), epochs=n_epochs or 3, usual_epochs=30 if n_epochs else None),
        "curve": [CurvePoint(i, 2.1 * 0.9**i, min(1.0, 0.12 + 0.05 * i * skill)) for i in range(1, n_epochs + 1)],
        "watched": ["ravdess/01"],
        "results": list(_results(corpus, skill)),
        "compression": None,
    }
    return Entry(**(fields | changes))  # type: ignore[arg-type]


@cache
def _results(corpus: str, skill: float) -> tuple[ConditionResult, ...]:
    measured = {}
    for condition, less in {"clean": 0, "8 kHz mu-law": 0.2, "noise at 10 dB": 0.4}.items():
        said = predictions(corpus=corpus, skill=skill - less)
        measured[condition] = Measured(said, setting(said, condition=condition))
    figures = make_figures(model="", version="", made=MADE, measured=measured, comparisons=[])
    return tuple(condition_results(figures.results))


def system_cost(**changes: object) -> SystemCost:
    """Return a system's cost."""
    fields: dict[str, object] = {
        "parameters": 350_000,
        "onnx_bytes": 1_400_000,
        "no_onnx": "",
        "window_ms": 3000,
        "latency_p50_ms": 0.7,
        "latency_p99_ms": 1.2,
        "n_clips": 800,
        "training_seconds": 125.0,
        "epochs": 6,
        "usual_epochs": 30,
        "device": "cpu",
        "threads": 2,
        "timed_by": "processor",
    }
    return SystemCost(**(fields | changes))  # type: ignore[arg-type]


def results(*entries: Entry, pairs: list[Pair] | None = None) -> Results:
    """Return a document."""
    collected = Collected("2026-11-20", Commit("1" * 40, dirty=True), "python -m export report")
    return Results(collected=collected, entries=list(entries), pairs=pairs or [], remarks=[])


def everything() -> Results:
    """Return a document with something for every section of a report."""
    skills = {"mel-cnn": 1.5, "mel-cnn-segments": 1.5, "gru": 0.5}
    networks = [entry(name, skill=skill) for name, skill in skills.items()]
    leaky = [entry(name, skill=skill + 0.8, split="random") for name, skill in skills.items()]
    shares = [entry("gru", skill=0.2 + 0.2 * share, share=share) for share in (0.25, 0.5, 0.75)]
    classical = [
        entry(f"{features}+{name}", kind="classical", skill=skill)
        for features, best in (("embeddings-mn04", 1.7), ("egemaps", 1.0))
        for name, skill in (("logistic", best), ("svm", best - 0.2), ("forest", best - 0.3))
    ]
    small = Compression(
        model="rnn",
        split="fold-0",
        share=1.0,
        corpus="ravdess",
        steps=[StepMade(step="quantize", date="2026-11-21", code=Commit("2" * 40, dirty=False), command="q", seed=4)],
        rows=[
            CompressionRow(
                step="quantize",
                what="fp32",
                bytes=2_800_000,
                uar=Estimate(0.61, 0.55, 0.66),
                latency_p50_ms=0.8,
                latency_p99_ms=1.1,
            ),
            CompressionRow(
                step="quantize",
                what="int8",
                bytes=900_000,
                uar=Estimate(0.6, 0.54, 0.65),
                agreement=Estimate(0.97, 0.95, 0.99),
                uar_minus_first=Estimate(-0.01, -0.02, 0.01),
                latency_p50_ms=0.8,
                latency_p99_ms=1.1,
            ),
        ],
    )
    whole = {"n_clips": None, "training_seconds": None, "epochs": None, "usual_epochs": None}
    ships = entry(
        "ser-mn04",
        kind="shipped",
        split="pooled",
        title=STATISTICS_TITLE,
        skill=2.2,
        cost=system_cost(**whole),
        curve=[],
    )
    pair = Pair(
        a="mel-cnn-segments",
        b="mel-cnn",
        split="fold-0",
        corpus="ravdess",
        condition="clean",
        uar=Estimate(-0.02, -0.05, 0.011),
        accuracy=Estimate(-0.01, -0.04, 0.02),
        agreement=Estimate(0.8, 0.7, 0.9),
    )
    against = structs.replace(pair, a="mel-cnn", b="gru", uar=Estimate(0.2, 0.1, 0.3))
    pairs = [pair, against, structs.replace(against, condition="rooms")]
    return results(*networks, *leaky, *shares, *classical, entry("rnn", compression=small), ships, pairs=pairs)
