"""Counts what a finished model claims of ordinary speech through the daemon, with its default decision."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from export.evaluation.daemon_claims import claims_in
from export.evaluation.daemon_run import analyze_files
from export.statistics.claims import OrdinaryClaims

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from export.corpora.ordinary import PlainSet


def claims_by_set(card: Path, sets: Sequence[PlainSet]) -> dict[str, OrdinaryClaims]:
    """Return what the model of ``card`` claims of each set; every recording is a leg of its own.

    Raises TrainingError where a recording can't be analysed to its end.
    """
    return {one.name: _claims(card, one) for one in sets}


def _claims(card: Path, one: PlainSet) -> OrdinaryClaims:
    files = [(one.folder / clip.path).resolve() for clip in one.clips]
    counted = [claims_in(events) for events in analyze_files(card, files, title=f"claims of {one.name}")]
    hours, n_results = sum(each.hours for each in counted), sum(each.n_results for each in counted)
    labels = Counter(label for each in counted for label in each.labels)
    return OrdinaryClaims(
        hours=round(hours, 4),
        n_claims=labels.total(),
        an_hour=round(labels.total() / hours, 2) if hours else 0.0,
        share_of_results=round(sum(each.n_claimed for each in counted) / max(1, n_results), 4),
        by_label=dict(labels.most_common()),
    )
