"""The first table of a report: what somebody should choose who has none of these systems yet, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from export.classical.systems import FEATURES
from export.formatting import NONE, duration, megabytes, percent_interval
from export.markdown import heading, paragraph, table
from export.models.families import FAMILIES
from export.report.document import POOLED
from export.report.statistics import STATISTICS_TITLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from export.markdown import Block
    from export.report.document import ConditionResult, Entry, Results
    from export.report.views import View

RECORDINGS = "that of the recordings"
LICENCES = {
    "egemaps": f"{RECORDINGS}, and openSMILE's: research only",
    "embeddings-mn04": f"{RECORDINGS}; weights MIT",
    "embeddings-whisper": f"{RECORDINGS}; weights MIT",
    "mn04": f"{RECORDINGS}; weights MIT",
    "whisper": f"{RECORDINGS}; weights MIT",
    "hubert": f"{RECORDINGS}, and of the weights' folder",
    "wav2vec2": f"{RECORDINGS}, and of the weights' folder",
}
"""Of a system's model, by family or kind of features; that of the recordings for all others."""
LIGHT = "-light"
"""End of the name of a shipped model that is to cost little."""
ACTED_ONLY = "not measured: it has heard acted speech only"
INTRODUCTION = (
    "UAR is on voices that no system has heard: of a shipped model over all five folds, of the others on this split. "
    "On ordinary speech every emotion claimed is one too many, and what has learnt from acted speech only claims them "
    "all the time. A window's time is on one thread."
)


@dataclass(frozen=True, slots=True)
class Option:
    """A row: of the systems that it takes, the best."""

    reader: str
    """For whom it is."""
    why: str
    takes: Callable[[Entry], bool]


def _starts_from_weights(entry: Entry) -> bool:
    named = f"{entry.made.command} "
    return "--weights-folder " in named or "--teachers " in named


OPTIONS = (
    Option(
        "calls, meetings, anybody's speech",
        "stays quiet where nobody expresses an emotion",
        lambda entry: entry.kind == "shipped" and entry.title == STATISTICS_TITLE,
    ),
    Option(
        "many calls on a small machine",
        "quiet at a quarter of the cost; it finds less, above all in noise",
        lambda entry: entry.kind == "shipped" and entry.title == STATISTICS_TITLE and entry.model.endswith(LIGHT),
    ),
    Option(
        "labels of your own, some hundred clips",
        "minutes of training on frozen features",
        lambda entry: entry.kind == "classical" and _starts_from_weights(entry),
    ),
    Option(
        "a thousand clips and more",
        "the whole network learns",
        lambda entry: entry.kind == "network" and _starts_from_weights(entry),
    ),
    Option(
        "no foreign weights at all",
        "nothing but your own recordings is in it",
        lambda entry: entry.kind != "shipped" and not _starts_from_weights(entry),
    ),
)


def choice(results: Results, one: View) -> list[Block]:
    """Return the section; nothing where fewer than two options have a system."""
    pooled = [(entry, entry.result(one.corpus)) for entry in results.entries if entry.split == POOLED]
    own = [(row.entry, row.result) for row in one.own if row.kind != "shipped"]
    found = sorted(((e, r) for e, r in (*pooled, *own) if r), key=lambda pair: -pair[1].uar.value)
    rows = []
    for option in OPTIONS:
        best = next(((entry, result) for entry, result in found if option.takes(entry)), None)
        rows += [_cells(option, *best)] if best else []
    if len(rows) < 2:
        return []
    header = ("for", "take", "UAR, new speakers", "ordinary speech", "window, ms", "MB", "training", "licence", "why")
    return [heading(2, "What to choose"), paragraph(INTRODUCTION), table(header, rows, left=2)]


def _cells(option: Option, entry: Entry, result: ConditionResult) -> tuple[str, ...]:
    cost = entry.cost
    ordinary = entry.claims.partition(";")[0].removeprefix("ordinary speech: ") or ACTED_ONLY
    took = "the whole recipe" if cost.training_seconds is None else duration(cost.training_seconds)
    return (
        option.reader,
        f"`{entry.model}`",
        percent_interval(result.uar),
        ordinary,
        f"{cost.latency_p50_ms:.1f}" if cost.has_latency else NONE,
        megabytes(cost.onnx_bytes),
        took,
        _licence(entry),
        option.why,
    )


def _licence(entry: Entry) -> str:
    if entry.kind == "shipped":
        return entry.licence or NONE
    name = entry.model.partition("+")[0]
    known = name in FAMILIES or name in FEATURES
    return LICENCES.get(name, RECORDINGS) if known else RECORDINGS
