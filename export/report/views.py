"""Which entries of a report are compared: evaluated on the same clips, with the shipped model among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from export.report.document import BY_CLIPS, POOLED, RANDOM

if TYPE_CHECKING:
    from export.report.document import ConditionResult, Entry, Kind, Results


@dataclass(frozen=True, slots=True)
class Row:
    """One system in a view."""

    name: str
    """Short, as in pictures."""
    entry: Entry
    result: ConditionResult
    """On clean speech."""

    @property
    def kind(self) -> Kind:
        return self.entry.kind

    @property
    def code(self) -> str:
        """The name with the model as code in Markdown."""
        return self.name.replace(self.entry.model, f"`{self.entry.model}`", 1)


@dataclass(frozen=True, slots=True)
class View:
    """All systems that were evaluated on the same clips, the best first."""

    split: str
    corpus: str
    rows: tuple[Row, ...]

    @property
    def title(self) -> str:
        """The corpus, as people call it."""
        return self.rows[0].result.corpus_title

    @property
    def own(self) -> tuple[Row, ...]:
        """Systems that were trained on this very split."""
        return tuple(row for row in self.rows if row.entry.split == self.split)

    def picture_name(self, what: str) -> str:
        """Return the name of a picture's file; a corpus name may contain characters that file names should not."""
        corpus = "".join(letter if letter.isalnum() else "-" for letter in self.corpus)
        return f"{what}-{corpus}-{self.split}"


def views(results: Results) -> list[View]:
    """Return a view for every corpus and speaker-independent split; for random splits only if there is no other."""
    trained = [entry for entry in results.entries if entry.kind != "shipped" and entry.is_whole]
    pairs = sorted({(entry.split, result.corpus) for entry in trained for result in entry.results})
    by_speaker = [pair for pair in pairs if pair[0] != RANDOM]
    return [view(results, split, corpus) for split, corpus in by_speaker or pairs]


def view(results: Results, split: str, corpus: str) -> View:
    """Return the systems evaluated on one corpus and split; a shipped model without this split is there pooled."""
    here = [entry for entry in results.entries if entry.split == split and entry.is_whole]
    models = {entry.model for entry in here}
    pooled = [
        entry
        for entry in results.entries
        if entry.kind == "shipped" and entry.split == POOLED and entry.model not in models and split not in BY_CLIPS
    ]
    rows = [_row(entry, corpus) for entry in (*here, *pooled)]
    return View(split, corpus, tuple(sorted(filter(None, rows), key=lambda row: -row.result.uar.value)))


def _row(entry: Entry, corpus: str) -> Row | None:
    result = entry.result(corpus)
    name = f"{entry.model} (five folds, pooled)" if entry.split == POOLED else entry.model
    return None if result is None else Row(name, entry, result)
