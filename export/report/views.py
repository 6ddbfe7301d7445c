"""Which entries of a report belong side by side: judged on the same clips, with the model that ships among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from export.report.document import POOLED, RANDOM
from export.report.words import POOLED_TITLE

if TYPE_CHECKING:
    from export.report.document import Entry, Judged, Kind, Results


@dataclass(frozen=True, slots=True)
class Row:
    """One system in a view."""

    name: str
    """Short, as pictures have it."""
    entry: Entry
    judged: Judged
    """On clean speech."""

    @property
    def kind(self) -> Kind:
        return self.entry.kind


@dataclass(frozen=True, slots=True)
class View:
    """All systems that were judged on the same clips, the best first."""

    split: str
    corpus: str
    rows: tuple[Row, ...]

    @property
    def title(self) -> str:
        """What people call the clips."""
        return self.rows[0].judged.corpus_title

    @property
    def own(self) -> tuple[Row, ...]:
        """Those that were trained on this very split."""
        return tuple(row for row in self.rows if row.entry.split == self.split)


def views(results: Results) -> list[View]:
    """Return a view for every corpus and split by speakers; for random splits only where there is no other."""
    trained = [entry for entry in results.entries if entry.kind != "shipped" and entry.is_whole]
    places = sorted({(entry.split, judged.corpus) for entry in trained for judged in entry.judged})
    honest = [place for place in places if place[0] != RANDOM]
    return [view(results, split, corpus) for split, corpus in honest or places]


def view(results: Results, split: str, corpus: str) -> View:
    """Return the systems that were judged on one corpus and split; a shipped model by all folds, if by no other way."""
    here = [entry for entry in results.entries if entry.split == split and entry.is_whole]
    there = {entry.model for entry in here}
    pooled = [
        entry
        for entry in results.entries
        if entry.kind == "shipped" and entry.split == POOLED and entry.model not in there and split != RANDOM
    ]
    rows = [_row(entry, corpus) for entry in (*here, *pooled)]
    return View(split, corpus, tuple(sorted(filter(None, rows), key=lambda row: -row.judged.uar.value)))


def _row(entry: Entry, corpus: str) -> Row | None:
    judged = entry.under(corpus)
    name = f"{entry.model} ({POOLED_TITLE})" if entry.split == POOLED else entry.model
    return None if judged is None else Row(name, entry, judged)
