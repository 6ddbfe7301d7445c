"""The shipped models of the statistics kind as entries of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import onnx

from export.evaluation.latency import latency_ms
from export.experiments.results import WHOLE
from export.publishing.claims_page import claim_lines
from export.recipe.runs import TESTED
from export.report.collect import condition_results
from export.report.document import POOLED, Entry, SystemCost
from export.statistics.claim_figures import SUFFIX, load_claims
from export.statistics.evaluate import PROTOCOLS
from streamer.inference.card import load_any_card
from streamer.inference.model import load_any_model
from streamer.inference.statistics import StatisticsModel

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from export.evaluation.figures import Figures

STATISTICS_TITLE = "the shipped model of the statistics kind: heads of five folds"


def is_statistics(models: Path, name: str) -> bool:
    """Tell whether a model in ``models`` is of the statistics kind."""
    card = models / f"{name}.json"
    return card.exists() and load_any_card(card).kind == "statistics"


def statistics_entry(models: Path, name: str, figures: Figures) -> list[Entry]:
    """Return the entry of a model; none where it has no figures of RAVDESS without history."""
    results = [
        one
        for one in figures.results
        if (one.corpus, one.protocol) == (TESTED, PROTOCOLS["speakers"]) and one.name.endswith("/none")
    ]
    if not results:
        return []
    entry = Entry(
        kind="shipped",
        model=name,
        title=STATISTICS_TITLE,
        split=POOLED,
        share=WHOLE,
        protocol=results[0].protocol,
        apart=results[0].split,
        made=figures.made,
        cost=_cost(models / f"{name}.json"),
        curve=[],
        watched=[],
        results=condition_results(results),
        compression=None,
        claims=_claims(models / f"{name}{SUFFIX}"),
        licence=licence_of(models / f"{name}.json"),
    )
    return [entry]


def licence_of(card: Path) -> str:
    """Return the first words of the licence on a card; empty where there is none."""
    return load_any_card(card).licence.partition(":")[0].strip() if card.exists() else ""


def _claims(path: Path) -> str:
    """Return what it claims of ordinary speech and finds in calls, as a sentence."""
    calls = load_claims(path).calls if path.exists() else None
    lines = claim_lines(calls) if calls else []
    return f"{'; '.join(lines)}." if lines else ""


def _cost(card_path: Path) -> SystemCost:
    """Measure the shipped files on one thread: a chunk through the encoder, features included, and the head."""
    model = load_any_model(card_path)
    if not isinstance(model, StatisticsModel):
        raise TypeError(f"{card_path}: a model of the statistics kind expected")
    card = model.card
    files = [card_path.with_name(file.file) for file in (card.encoder, card.head)]
    mask, nothing = np.ones((1, card.n_frames), np.float32), np.zeros(2 * card.n_features, np.float32)

    def score(samples: NDArray[np.float32]) -> None:
        model.score(np.concatenate([0.1 * samples, mask], axis=1))
        model.head(nothing, nothing, 0.0)

    p50, p99 = latency_ms(score, (card.window_samples,))
    return SystemCost(
        parameters=sum(_n_weights(path) for path in files),
        onnx_bytes=sum(path.stat().st_size for path in files),
        no_onnx="",
        window_ms=card.chunk_ms,
        latency_p50_ms=round(p50, 3),
        latency_p99_ms=round(p99, 3),
        n_clips=None,
        training_seconds=None,
        epochs=None,
        usual_epochs=None,
        device="cpu",
        threads=1,
        timed_by="processor",
    )


def _n_weights(path: Path) -> int:
    """Return how many numbers an ONNX file holds; those of its front end among them."""
    return sum(int(np.prod(weights.dims)) for weights in onnx.load(path).graph.initializer)
