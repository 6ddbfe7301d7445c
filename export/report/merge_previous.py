"""Merges an earlier report's results with those of newer runs, which may come from another machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from export.errors import TrainingError
from export.models.families import FAMILIES, usual_epochs
from export.report.document import POOLED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.report.document import Entry, Pair, Results


def unreplaced_entries(previous: Results, entries: Sequence[Entry]) -> list[Entry]:
    """Return the trained entries of an earlier report that no one of ``entries`` replaces.

    Raises TrainingError where they are about other clips: their figures can't be compared.
    """
    replaced = {_key(entry) for entry in entries}
    earlier = [entry for entry in previous.entries if entry.kind != "shipped" and _key(entry) not in replaced]
    found = [_by_todays_schedule(entry) for entry in earlier]
    digests = {corpus: (data, entry) for entry in entries for corpus, data in entry.made.data.items()}
    for entry in found:
        for corpus, ours in entry.made.data.items():
            theirs, other = digests.get(corpus, (ours, entry))
            if ours != theirs:
                raise TrainingError(
                    f"{entry.model} {entry.split} of the earlier report and {other.model} {other.split} are about "
                    f"other clips of {corpus}: expected {ours.n_clips:,} of BLAKE2b {ours.blake2b[:16]}, "
                    f"got {theirs.n_clips:,} of {theirs.blake2b[:16]}"
                )
    return found


def unreplaced_pairs(previous: Results, entries: Sequence[Entry]) -> tuple[list[Pair], list[str]]:
    """Return the earlier pairs of which neither was run again, and remarks about those of which one was.

    ``entries``: those that were run since.
    """
    replaced = {(entry.model, entry.split) for entry in entries if entry.is_whole}
    pairs, remarks = [], []
    for pair in previous.pairs:
        again = [name for name in (pair.a, pair.b) if (name, pair.split) in replaced]
        if not again:
            pairs.append(pair)
        elif len(again) == 1:
            remarks.append(f"{pair.a} and {pair.b} on {pair.split} are not paired: only {again[0]} was run again")
    return pairs, list(dict.fromkeys(remarks))


def previous_fold(previous: Results, entry: Entry, fold: str) -> Entry | None:
    """Return an earlier report's entry of a shipped model's ``fold``, if the published figures are still the same.

    ``entry``: the published figures of all folds.
    """
    earlier = {one.split: one for one in previous.entries if (one.kind, one.model) == ("shipped", entry.model)}
    pooled = earlier.get(POOLED)
    found = earlier.get(fold) if pooled is not None and pooled.results == entry.results else None
    return structs.replace(found, licence=entry.licence, cost=entry.cost) if found else None


def _by_todays_schedule(entry: Entry) -> Entry:
    """Return an entry with the number of epochs that its family has now: a run was whole or short by that."""
    family = FAMILIES.get(entry.model)
    usual = usual_epochs(family, entry.split) if family else entry.cost.usual_epochs
    return structs.replace(entry, cost=structs.replace(entry.cost, usual_epochs=usual))


def _key(entry: Entry) -> tuple[str, str, float]:
    return entry.model, entry.split, entry.share
