"""The tables about systems that were evaluated on the same clips."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from export.acoustics.conditions import CONDITIONS
from export.classical.systems import CLASSIFIER_TITLES, FEATURES
from export.evaluation import metrics
from export.formatting import NONE, count, duration, megabytes, percent, percent_interval, times_ms
from export.markdown import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.compression.document import Compression
    from export.evaluation.bootstrap import Estimate
    from export.report.document import ConditionResult, Entry, Pair, SystemCost
    from export.report.views import Row, View

MAIN_CONDITIONS = {"mu-law": "UAR at 8 kHz mu-law", "noise-10": "UAR, noise at 10 dB"}
MAIN_SOUNDS = tuple(CONDITIONS[name] for name in ("clean", *MAIN_CONDITIONS))


def main_table(view: View) -> str:
    """One row a system, the best first."""
    header = ("system", "what it is", "UAR", "accuracy", "precision", "F1", "ECE", *MAIN_CONDITIONS.values())
    rows = (_main_row(row, view.corpus) for row in view.rows)
    return table((*header, "parameters", "ONNX, MB", "window p50 / p99, ms", "training"), rows, left=2)


def conditions_table(view: View) -> str:
    """UAR under every condition, one row a system."""
    there = [name for name in CONDITIONS.values() if any(row.entry.result(view.corpus, name) for row in view.rows)]
    rows = ((row.code, *(_uar(row.entry.result(view.corpus, name)) for name in there)) for row in view.rows)
    return table(("UAR, %", *there), rows, left=1)


def f1_table(view: View) -> str:
    """F1 of every label, one row a system."""
    labels = view.rows[0].result.labels
    rows = (
        (row.code, *map(percent, metrics.f1_by_label(_counts(row.result)).tolist()))
        for row in view.rows
        if row.result.labels == labels
    )
    return table(("F1, %", *labels), rows, left=1)


def label_table(result: ConditionResult) -> str:
    """One row a label, of one system."""
    counts = _counts(result)
    precision, f1 = metrics.precision_by_label(counts).tolist(), metrics.f1_by_label(counts).tolist()
    rows = (
        (label, str(counts[i].sum()), percent(precision[i]), percent_interval(result.recall[i]), percent(f1[i]))
        for i, label in enumerate(result.labels)
    )
    return table(("label", "clips", "precision", "recall", "F1"), rows, left=1)


def features_table(view: View) -> str | None:
    """UAR of every kind of features, a row, with every classifier, a column; None where there is none."""
    found = {row.entry.model: row.result.uar for row in view.own if row.kind == "classical"}
    rows = []
    for features in FEATURES.values():
        uars = [found.get(f"{features.name}+{name}") for name in CLASSIFIER_TITLES]
        if any(uars):
            best = max(uar.value for uar in uars if uar)
            rows.append((features.title, *(_best(uar, best) for uar in uars)))
    return table(("UAR, %", *CLASSIFIER_TITLES.values()), rows, left=1) if rows else None


def segments_table(
    pairs: Sequence[Pair], rows: Sequence[tuple[str, ConditionResult | None, ConditionResult | None]]
) -> str:
    """One row a condition: whole clips, segments, and the paired difference where there is one."""
    by_condition = {pair.condition: pair for pair in pairs}
    cells = []
    for condition, whole, segments in rows:
        pair = by_condition.get(condition)
        differences = [percent_interval(figure, sign=True) for figure in (pair.uar, pair.accuracy)] if pair else []
        agreement = [percent(pair.agreement.value)] if pair else [NONE] * 3
        uars = [percent_interval(one.uar if one else None) for one in (whole, segments)]
        cells.append((condition, *uars, *differences, *agreement))
    header = ("sound", "UAR, whole clips", "UAR, segments", "segments minus whole, UAR", "... accuracy", "agreement")
    return table(header, cells, left=1)


def against_table(pairs: Sequence[tuple[Pair, Entry, Entry]]) -> str:
    """One row a pair and condition: the paired differences, and both latencies."""
    rows = (
        (
            f"`{pair.a}`",
            f"`{pair.b}`",
            pair.condition,
            *(percent_interval(figure, sign=True) for figure in (pair.uar, pair.accuracy)),
            percent(pair.agreement.value),
            *(_latency(entry.cost) for entry in (a, b)),
        )
        for pair, a, b in pairs
    )
    latencies = (f"window p50 / p99 of {name}, ms" for name in "AB")
    return table(("A", "B", "sound", "UAR, A minus B", "accuracy, A minus B", "they agree", *latencies), rows, left=3)


PUBLISHED = {"resnet-1d": "0.9, of a 1-D ResNet", "mel-cnn": "81 %, of a CNN"}
"""Accuracies that projects state on RAVDESS, by the system that is like theirs. They divide clips at random."""


def leak_table(rows: Sequence[tuple[str, ConditionResult, ConditionResult]]) -> str:
    """One row a system: UAR and accuracy by speakers and of the random split, and the difference."""
    has_published = any(name in PUBLISHED for name, _, _ in rows)
    cells = (
        (
            f"`{name}`",
            percent_interval(unseen.uar),
            percent_interval(known.uar),
            percent(known.uar.value - unseen.uar.value, sign=True),
            percent(unseen.accuracy.value),
            percent(known.accuracy.value),
            *([PUBLISHED.get(name, NONE)] if has_published else []),
        )
        for name, unseen, known in rows
    )
    header = ("system", "UAR, unseen speakers", "UAR, random split", "the leak, points", "accuracy, unseen speakers")
    published = ("people publish",) if has_published else ()
    return table((*header, "accuracy, random split", *published), cells, left=1)


def learning_curve_table(curves: Sequence[tuple[str, Sequence[tuple[Entry, ConditionResult]]]]) -> str:
    """One row a system and share."""
    rows = (
        (f"`{name}`", f"{100 * entry.share:g} %", f"{entry.cost.n_clips:,}", percent_interval(result.uar))
        for name, runs in curves
        for entry, result in runs
    )
    return table(("system", "of each training speaker's clips", "training clips", "UAR"), rows, left=1)


def compression_table(done: Compression) -> str:
    """One row a form of a system, step after step; each step begins with its baseline."""
    rows = (
        (
            row.step,
            row.what,
            megabytes(row.bytes),
            times_ms(row.latency_p50_ms, row.latency_p99_ms),
            percent_interval(row.uar),
            percent_interval(row.uar_minus_first, sign=True),
            percent_interval(row.agreement),
        )
        for row in done.rows
    )
    names = (f"`{done.model}`, `{done.split}`", "")
    header = (*names, "MB", "window p50 / p99, ms", "UAR", "minus first", "agrees with first")
    return table(header, rows, left=2)


def _main_row(row: Row, corpus: str) -> tuple[str, ...]:
    entry, result = row.entry, row.result
    precision, f1 = _macro(result)
    cost = entry.cost
    others = [entry.result(corpus, CONDITIONS[name]) for name in MAIN_CONDITIONS]
    return (
        row.code,
        entry.title,
        percent_interval(result.uar),
        percent(result.accuracy.value),
        percent(precision),
        percent(f1),
        percent(result.calibration_error.value),
        *map(_uar, others),
        count(cost.parameters),
        megabytes(cost.onnx_bytes),
        _latency(cost),
        _training(cost),
    )


def _latency(cost: SystemCost) -> str:
    return times_ms(cost.latency_p50_ms, cost.latency_p99_ms) if cost.has_latency else NONE


def _macro(result: ConditionResult) -> tuple[float, float]:
    """Return the mean over labels of precision and of F1; a label that was never predicted counts as 0."""
    counts = _counts(result)
    has_clips = counts.sum(axis=1) > 0
    precision, f1 = (figure(counts)[has_clips] for figure in (metrics.precision_by_label, metrics.f1_by_label))
    return float(np.nan_to_num(precision).mean()), float(np.nan_to_num(f1).mean())


def _training(cost: SystemCost) -> str:
    """Return how long the training took, and whether it was stopped early."""
    if cost.training_seconds is None or cost.epochs is None:
        return "the whole recipe"
    took = duration(cost.training_seconds)
    where = "a GPU" if cost.device == "cuda" else f"{cost.threads} {'core' if cost.threads == 1 else 'cores'}"
    if cost.usual_epochs is None:
        return f"{took}, {where}"
    if cost.epochs >= cost.usual_epochs:
        return f"{took}, {cost.epochs} epochs, {where}"
    return f"{took}, {cost.epochs} of {cost.usual_epochs} epochs, {where}: stopped early"


def _uar(result: ConditionResult | None) -> str:
    return percent(result.uar.value) if result else NONE


def _best(uar: Estimate | None, best: float) -> str:
    if uar is None:
        return "not run"
    return f"{percent_interval(uar)} ←" if uar.value == best else percent_interval(uar)


def _counts(result: ConditionResult) -> metrics.Targets:
    return np.array(result.confusion, dtype=np.int64)
