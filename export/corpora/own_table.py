"""Reads one's own recordings from a table: a CSV with the columns ``path``, ``label`` and preferably ``speaker``."""

from __future__ import annotations

import codecs
import csv
import os
import unicodedata
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from export.corpora.findings import Finding
from export.corpora.listing import Entry, Listing, composed
from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Iterator

NEEDED = ("path", "label")
COLUMNS = (*NEEDED, "speaker", "ours")
"""``ours``: the label's new name, empty to leave the clip out. Other columns are ignored."""
DELIMITERS = ("\t", ";", ",")


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    """The last line of the row in the file."""
    cells: dict[str, str]
    """By column, one of COLUMNS; stripped."""


def read_table(table: Path, *, corpus: str) -> Listing:
    """Return the recordings that ``table`` names, in its order; their paths are relative to its folder.

    Commas, semicolons or tabs; UTF-8 or, with its mark, UTF-16. Raises TrainingError where the columns are missing.
    """
    rows = list(_rows(table))
    if not rows:
        raise TrainingError(f"{table} has no row below its header")
    problems: dict[str, list[str]] = {}
    entries: dict[Path, Entry] = {}
    for row in rows:
        entry = _entry(table.parent, row, problems)
        if entry is not None and entry.path in entries:
            problems.setdefault("repeated-row", []).append(f"row {row.number} ({entry.path})")
        elif entry is not None:
            entries[entry.path] = entry
    return Listing(tuple(entries.values()), tuple(_findings(corpus, problems)))


_TEXTS = {
    "empty-cell": "rows without a path or a label",
    "file-outside": "rows that name a file outside of the table's folder (move the table above all recordings)",
    "missing-file": "rows whose file is not there",
    "repeated-row": "rows that name a file again",
}


def _findings(corpus: str, problems: dict[str, list[str]]) -> Iterator[Finding]:
    for kind, where in sorted(problems.items()):
        yield Finding("error", kind, corpus, _TEXTS[kind], tuple(where))


def _entry(folder: Path, row: _Row, problems: dict[str, list[str]]) -> Entry | None:
    """Return a row's recording, or None and add the row's number to ``problems``."""
    named, label = row.cells["path"], row.cells["label"]
    path = _inside(folder, named)
    if not named or not label:
        problem = "empty-cell"
    elif path is None:
        problem = "file-outside"
    elif (found := _on_disk(folder, path)) is None:
        problem = "missing-file"
    else:
        return Entry(found, composed(label), _composed(row, "speaker") or None, _composed(row, "ours"))
    problems.setdefault(problem, []).append(f"row {row.number} ({named or 'empty'})")
    return None


def _composed(row: _Row, column: str) -> str | None:
    return composed(row.cells[column]) if column in row.cells else None


def _inside(folder: Path, named: str) -> Path | None:
    """Return a path relative to ``folder``, without ``..``; None where it leads out. The disk is not read."""
    top = os.path.abspath(folder)  # noqa: PTH100 - links are not resolved
    whole = os.path.normpath(Path(top) / named)
    if os.path.commonpath([top, whole]) != top:
        return None
    return Path(os.path.relpath(whole, top))


def _on_disk(folder: Path, path: Path) -> Path | None:
    """Return ``path`` as the disk spells it: Windows tables have backslashes, Mac disks decompose accents."""
    text = path.as_posix()
    spellings = (text, *(unicodedata.normalize(form, text) for form in ("NFC", "NFD")))
    for spelling in (*spellings, *(each.replace("\\", "/") for each in spellings)):
        found = _inside(folder, spelling)
        if found is not None and (folder / found).is_file():
            return found
    return None


def _rows(table: Path) -> Iterator[_Row]:
    text = _text(table)
    delimiter, names = _header(table, text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        next(reader)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                padded = [*cells, *[""] * (len(names) - len(cells))]
                yield _Row(
                    reader.line_num, {name: padded[names.index(name)].strip() for name in COLUMNS if name in names}
                )
    except csv.Error as error:
        raise TrainingError(f"{table}, line {reader.line_num}: {error}") from error


def _header(table: Path, text: str) -> tuple[str, list[str]]:
    """Return the delimiter, and the names of the columns in lower case."""
    first = text.partition("\n")[0]
    for delimiter in DELIMITERS:
        names = [cell.strip().strip('"').lower() for cell in first.split(delimiter)]
        if set(NEEDED) <= set(names):
            return delimiter, names
    raise TrainingError(
        f"{table}: expected a first line with the columns path, label and, so that speakers can be kept apart, speaker "
        f"(between commas, semicolons or tabs), got {first.strip()[:200]!r}"
    )


def _text(table: Path) -> str:
    try:
        content = table.read_bytes()
    except OSError as error:
        raise TrainingError(f"{table} can't be read: {error.strerror}") from error
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise TrainingError(
            f"{table}: expected UTF-8, got byte {content[error.start]:#04x} at {error.start}"
        ) from error
