"""The tables about systems that were judged on the same clips."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from export.acoustics.conditions import CONDITIONS
from export.classical.systems import CLASSIFIER_TITLES, FEATURES
from export.evaluation import metrics
from export.report.content import Table
from export.report.words import NONE, count, learning, macro, megabytes, percent, points, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.compression.document import Compression
    from export.evaluation.bootstrap import Estimate
    from export.report.document import Entry, Judged, Pair
    from export.report.views import Row, View

MAIN_CONDITIONS = {"mu-law": "UAR at 8 kHz mu-law", "noise-10": "UAR, noise at 10 dB"}


def main_table(view: View) -> Table:
    """One row a system, the best first."""
    header = ("system", "what it is", "UAR", "accuracy", "precision", "F1", "ECE", *MAIN_CONDITIONS.values())
    return Table(
        (*header, "parameters", "ONNX, MB", "window p50 / p99, ms", "learnt"),
        tuple(_main_row(row, view.corpus) for row in view.rows),
        left=2,
    )


def conditions_table(view: View) -> Table:
    """UAR under every condition, one row a system."""
    there = [name for name in CONDITIONS.values() if any(row.entry.under(view.corpus, name) for row in view.rows)]
    rows = [(_code(row), *(_uar(row.entry.under(view.corpus, name)) for name in there)) for row in view.rows]
    return Table(("UAR, %", *there), tuple(rows))


def f1_table(view: View) -> Table:
    """F1 of every label, one row a system."""
    labels = view.rows[0].judged.labels
    rows = [
        (_code(row), *(share(value) for value in metrics.f1_by_label(_counts(row.judged)).tolist()))
        for row in view.rows
        if row.judged.labels == labels
    ]
    return Table(("F1, %", *labels), tuple(rows))


def label_table(judged: Judged) -> Table:
    """One row a label, of one system."""
    counts = _counts(judged)
    precision, f1 = metrics.precision_by_label(counts).tolist(), metrics.f1_by_label(counts).tolist()
    rows = [
        (label, str(counts[i].sum()), share(precision[i]), percent(judged.recall[i]), share(f1[i]))
        for i, label in enumerate(judged.labels)
    ]
    return Table(("label", "clips", "precision", "recall", "F1"), tuple(rows))


def features_table(view: View) -> Table | None:
    """UAR of every kind of features, a row, with every classifier, a column; None where there is none."""
    found = {row.entry.model: row.judged.uar for row in view.own if row.kind == "classical"}
    rows = []
    for features in FEATURES.values():
        uars = [found.get(f"{features.name}+{name}") for name in CLASSIFIER_TITLES]
        if any(uars):
            best = max(uar.value for uar in uars if uar)
            rows.append((features.title, *(_best(uar, best) for uar in uars)))
    return Table(("UAR, %", *CLASSIFIER_TITLES.values()), tuple(rows)) if rows else None


def segments_table(pairs: Sequence[Pair], rows: Sequence[tuple[str, Judged | None, Judged | None]]) -> Table:
    """One row a condition: whole clips, segments, and the paired difference where there is one."""
    by_condition = {pair.condition: pair for pair in pairs}
    cells = []
    for condition, whole, segments in rows:
        pair = by_condition.get(condition)
        told = (points(pair.uar), points(pair.accuracy), share(pair.agreement.value)) if pair else (NONE,) * 3
        uars = [percent(one.uar if one else None) for one in (whole, segments)]
        cells.append((condition, *uars, *told))
    header = ("sound", "UAR, whole clips", "UAR, segments", "segments minus whole, UAR", "... accuracy", "same answer")
    return Table(header, tuple(cells))


def leak_table(rows: Sequence[tuple[str, Estimate, Estimate]]) -> Table:
    """One row a system: honest, random, and what lies between."""
    cells = [
        (f"`{name}`", percent(honest), percent(leaky), f"{100 * (leaky.value - honest.value):+.1f}")
        for name, honest, leaky in rows
    ]
    return Table(("system", "UAR, voices never heard", "UAR, random split", "the leak, points"), tuple(cells))


def learning_curve_table(curves: Sequence[tuple[str, Sequence[tuple[Entry, Judged]]]]) -> Table:
    """One row a system and share."""
    rows = [
        (f"`{name}`", f"{100 * entry.share:g} %", f"{entry.takes.n_clips:,}", percent(judged.uar))
        for name, studies in curves
        for entry, judged in studies
    ]
    return Table(("system", "of each training speaker's clips", "clips learnt from", "UAR"), tuple(rows))


def compression_table(done: Compression) -> Table:
    """One row a form of a system, step after step; each step begins with its yardstick."""
    rows = [
        (
            row.step,
            row.what,
            megabytes(row.bytes),
            f"{row.latency_p50_ms:.2f} / {row.latency_p99_ms:.2f}",
            percent(row.uar),
            points(row.uar_minus_first) if row.uar_minus_first else NONE,
            percent(row.agreement),
        )
        for row in done.rows
    ]
    header = (
        f"`{done.model}`, `{done.split}`",
        "",
        "MB",
        "window p50 / p99, ms",
        "UAR",
        "minus first",
        "decides as first",
    )
    return Table(header, tuple(rows), left=2)


def _main_row(row: Row, corpus: str) -> tuple[str, ...]:
    entry, judged = row.entry, row.judged
    precision, f1 = macro(judged)
    takes = entry.takes
    others = [entry.under(corpus, CONDITIONS[name]) for name in MAIN_CONDITIONS]
    return (
        _code(row),
        entry.title,
        percent(judged.uar),
        share(judged.accuracy.value),
        share(precision),
        share(f1),
        share(judged.calibration_error.value),
        *map(_uar, others),
        count(takes.parameters),
        megabytes(takes.onnx_bytes),
        f"{takes.latency_p50_ms:.2f} / {takes.latency_p99_ms:.2f}",
        learning(takes),
    )


def _code(row: Row) -> str:
    return row.name.replace(row.entry.model, f"`{row.entry.model}`", 1)


def _uar(judged: Judged | None) -> str:
    return share(judged.uar.value) if judged else NONE


def _best(uar: Estimate | None, best: float) -> str:
    if uar is None:
        return "not run"
    return f"{percent(uar)} ←" if uar.value == best else percent(uar)


def _counts(judged: Judged) -> metrics.Targets:
    return np.array(judged.confusion, dtype=np.int64)
