"""Puts what an earlier report knew beside what was run since: a report grows run by run, on whatever machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.errors import TrainingError
from export.report.document import POOLED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.report.document import Entry, Pair, Results


def still_there(kept: Results, entries: Sequence[Entry]) -> list[Entry]:
    """Return the trained entries of an earlier report in whose place no one of ``entries`` stands.

    Raises TrainingError where they are about other clips: figures would stand side by side that can't be compared.
    """
    anew = {_place(entry) for entry in entries}
    found = [entry for entry in kept.entries if entry.kind != "shipped" and _place(entry) not in anew]
    digests = {corpus: (its, entry) for entry in entries for corpus, its in entry.made.data.items()}
    for entry in found:
        for corpus, its in entry.made.data.items():
            theirs, other = digests.get(corpus, (its, entry))
            if its != theirs:
                raise TrainingError(
                    f"{entry.model} {entry.split} of the earlier report and {other.model} {other.split} are about "
                    f"other clips of {corpus}: expected {its.n_clips:,} of BLAKE2b {its.blake2b[:16]}, "
                    f"got {theirs.n_clips:,} of {theirs.blake2b[:16]}"
                )
    return found


def pairs_still_true(kept: Results, entries: Sequence[Entry]) -> tuple[list[Pair], list[str]]:
    """Return the earlier pairs of which neither was run again, and what is to be said of those of which one was.

    ``entries``: those that were run since.
    """
    anew = {(entry.model, entry.split) for entry in entries if entry.is_whole}
    pairs, remarks = [], []
    for pair in kept.pairs:
        again = [name for name in (pair.a, pair.b) if (name, pair.split) in anew]
        if not again:
            pairs.append(pair)
        elif len(again) == 1:
            remarks.append(f"{pair.a} and {pair.b} on {pair.split} are not paired: only {again[0]} was run again")
    return pairs, list(dict.fromkeys(remarks))


def shipped_before(kept: Results, entry: Entry, fold: str) -> Entry | None:
    """Return what an earlier report had of a shipped model's ``fold``, where it was published as it is now.

    ``entry``: its published figures of all folds.
    """
    earlier = {one.split: one for one in kept.entries if (one.kind, one.model) == ("shipped", entry.model)}
    pooled = earlier.get(POOLED)
    return earlier.get(fold) if pooled is not None and pooled.judged == entry.judged else None


def _place(entry: Entry) -> tuple[str, str, float]:
    return entry.model, entry.split, entry.share
