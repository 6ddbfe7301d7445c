"""How figures are written in tables: per cent with intervals, sizes, times, names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from export.evaluation import metrics

if TYPE_CHECKING:
    from export.evaluation.bootstrap import Estimate
    from export.provenance import Commit
    from export.report.document import Entry, Judged, Takes

NONE = "-"
"""What has no figure."""
POOLED_TITLE = "five folds, pooled"


def percent(estimate: Estimate | None) -> str:
    """Return ``67.0 (62.4 to 71.6)``."""
    if estimate is None:
        return NONE
    if estimate.low is None or estimate.high is None:
        return share(estimate.value)
    return f"{share(estimate.value)} ({share(estimate.low)} to {share(estimate.high)})"


def points(estimate: Estimate) -> str:
    """Return a difference with its sign: ``+1.2 (-0.3 to +2.7)``."""
    if estimate.low is None or estimate.high is None:
        return f"{100 * estimate.value:+.1f}"
    return f"{100 * estimate.value:+.1f} ({100 * estimate.low:+.1f} to {100 * estimate.high:+.1f})"


def share(value: float | None) -> str:
    """Return ``67.0``."""
    return NONE if value is None or np.isnan(value) else f"{100 * value:.1f}"


def macro(judged: Judged) -> tuple[float, float]:
    """Return the mean over labels of precision and of F1; a label that was never answered counts as 0."""
    counts = np.array(judged.confusion, dtype=np.int64)
    acted = counts.sum(axis=1) > 0
    precision, f1 = (figure(counts)[acted] for figure in (metrics.precision_by_label, metrics.f1_by_label))
    return float(np.nan_to_num(precision).mean()), float(np.nan_to_num(f1).mean())


def count(value: int) -> str:
    """Return ``612 k`` or ``4.9 M``."""
    if value >= 999_500:
        return f"{value / 1e6:.1f} M"
    return f"{value / 1e3:.0f} k" if value >= 10_000 else f"{value:,}"


def megabytes(n_bytes: int | None) -> str:
    """Return ``1.93``."""
    return "no ONNX" if n_bytes is None else f"{n_bytes / 1e6:.2f}"


def duration(seconds: float) -> str:
    """Return ``41 s``, ``12 min`` or ``3.1 h``."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def learning(takes: Takes) -> str:
    """Return how long it learnt, and whether that was to the end."""
    if takes.training_seconds is None or takes.epochs is None:
        return "the whole recipe"
    where = "a GPU" if takes.device == "cuda" else f"{takes.threads} {'core' if takes.threads == 1 else 'cores'}"
    if takes.usual_epochs is None:
        return f"{duration(takes.training_seconds)}, {where}"
    if takes.epochs >= takes.usual_epochs:
        return f"{duration(takes.training_seconds)}, {takes.epochs} epochs, {where}"
    return f"{duration(takes.training_seconds)}, {takes.epochs} of {takes.usual_epochs} epochs, {where}: not to the end"


def is_short(entry: Entry) -> bool:
    """Tell whether a network was stopped before its kind is trained to the end."""
    takes = entry.takes
    return takes.usual_epochs is not None and takes.epochs is not None and takes.epochs < takes.usual_epochs


def commit(code: Commit) -> str:
    """Return a short commit, and whether the code was changed since."""
    name = f"`{code.sha1[:10]}`" if code.sha1 else "no checkout"
    return f"{name} + changes" if code.dirty and code.sha1 else name
