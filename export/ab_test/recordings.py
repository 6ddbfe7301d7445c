"""Which recordings two models are compared on, what is acted in them, and who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from export.corpora.findings import raise_errors
from export.corpora.label_map import FILE_NAME, read_label_map
from export.corpora.listing import SUFFIXES, composed
from export.corpora.own_table import read_table
from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from export.corpora.listing import Entry


@dataclass(frozen=True, slots=True)
class Recording:
    """One file."""

    path: Path
    label: str | None
    """None where nobody says it."""
    group: str
    """Who speaks; where nobody says it, the file itself."""
    has_speaker: bool = False
    """Whether ``group`` is a speaker."""


def find_recordings(
    places: Sequence[Path], *, known_labels: Collection[str], table: Path | None = None
) -> list[Recording]:
    """Return the recordings that ``places``, files and folders, hold; each once, in the order of ``places``.

    Labels and speakers come from ``table``, a CSV with the columns ``path`` (relative to its folder), ``label`` and,
    optionally, ``speaker``. Without one, of a folder ``place/label/clip``, ``place/label/speaker/clip`` or
    ``place/speaker/label/clip``, where ``label``, by the name that ``place/labels.toml`` may give it, is one of
    ``known_labels``. Raises TrainingError where a place is none, or a recording has no row.
    """
    found: dict[Path, Recording] = {}
    for place in places:
        for recording in _at(place, known_labels):
            found.setdefault(recording.path.resolve(), recording)
    if not found:
        raise TrainingError(f"no recordings ({', '.join(sorted(SUFFIXES))}) in {', '.join(map(str, places))}")
    if table is None:
        return list(found.values())
    return _with_labels(found, table)


def _at(place: Path, known_labels: Collection[str]) -> list[Recording]:
    if place.is_file():
        return [Recording(place, None, str(place))]
    if not place.is_dir():
        raise TrainingError(f"{place}: a recording or a folder of recordings expected, found neither")
    files = sorted(path for path in place.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    named = place / FILE_NAME
    names = read_label_map(named) if named.exists() else {}
    return [_in_folder(path, place, known_labels, names) for path in files if not _is_hidden(path.relative_to(place))]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _in_folder(path: Path, place: Path, known_labels: Collection[str], names: Mapping[str, str | None]) -> Recording:
    """``names``: of what folders are called, what is meant; None where that is no label to be judged by."""
    folders = [composed(part) for part in path.relative_to(place).parts[:-1]]
    meant = [names.get(folder, folder) for folder in folders]
    # The label is above the speaker, or below where a speaker's folder comes first.
    for level in (0, 1) if len(folders) == 2 else (0,) if folders else ():
        label = meant[level]
        if label in known_labels:
            speaker = "/".join(folders[:level] + folders[level + 1 :])
            return Recording(path, label, speaker or str(path), has_speaker=bool(speaker))
    return Recording(path, None, str(path))


def _with_labels(found: dict[Path, Recording], table: Path) -> list[Recording]:
    listing = read_table(table, corpus=table.stem)
    raise_errors(listing.findings)
    rows = {(table.parent / entry.path).resolve(): entry for entry in listing.entries}
    missing = [str(recording.path) for path, recording in found.items() if path not in rows]
    if missing:
        raise TrainingError(
            f"{table}: a row for each recording expected, got none for {len(missing)} of {len(found)}, "
            f"such as {missing[0]}"
        )
    return [_labelled(recording, rows[path]) for path, recording in found.items()]


def _labelled(recording: Recording, row: Entry) -> Recording:
    label = row.label if row.ours is None else row.ours
    return Recording(recording.path, label or None, row.speaker or str(recording.path), has_speaker=bool(row.speaker))
