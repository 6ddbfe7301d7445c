"""Reads ``manifest.csv``: the files of a set of recordings, who speaks in each, and its label."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from export.errors import TrainingError

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "manifest.csv"
COLUMNS = ("file", "speaker", "label")
"""Others are ignored."""


@dataclass(frozen=True, slots=True)
class Row:
    """One recording."""

    file: str
    """Relative to the manifest's folder."""
    speaker: str
    """Empty where nobody wrote down who speaks."""
    label: str


def read_manifest(folder: Path) -> list[Row]:
    """Return the rows of the manifest in ``folder``, sorted by file.

    Raises TrainingError where it can't be read, lacks a column, or names a file that is not there.
    """
    path = folder / FILE_NAME
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                raise TrainingError(f"{path}: expected the columns {', '.join(COLUMNS)}; {', '.join(missing)} missing")
            rows = [Row(line["file"], _speaker(line["speaker"] or ""), line["label"] or "") for line in reader]
    except OSError as error:
        raise TrainingError(f"{path} can't be read: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise TrainingError(f"{path} is not a CSV in UTF-8: {error}") from error
    absent = [row.file for row in rows if not row.file or not (folder / row.file).is_file()]
    if absent:
        raise TrainingError(
            f"{path} names {len(absent)} files that are not there, such as {absent[0] or 'an empty name'}"
        )
    return sorted(rows, key=lambda row: row.file)


def _speaker(text: str) -> str:
    """Return the speaker; empty for ``-`` and for what begins with ``unknown``."""
    text = text.strip()
    return "" if text == "-" or text.lower().startswith("unknown") else text
