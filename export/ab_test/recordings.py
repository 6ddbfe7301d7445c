"""Finds the recordings on which two models are compared, with their labels and speakers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from export.corpora.findings import raise_errors
from export.corpora.label_map import FILE_NAME, our_word, read_label_map
from export.corpora.listing import SUFFIXES, composed
from export.corpora.ordinary import ORDINARY, read_sets
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
    """None where it is unknown."""
    group: str
    """The speaker; where that is unknown, the file itself."""
    has_speaker: bool = False
    """Whether ``group`` is a speaker."""
    is_ordinary: bool = False
    """Whether nobody expresses an emotion in it; then it has no label."""


def find_recordings(
    paths: Sequence[Path], *, known_labels: Collection[str], table: Path | None = None
) -> list[Recording]:
    """Return the recordings in ``paths``, files and folders; each once, in the order of ``paths``.

    Labels and speakers come from ``table``, a CSV with the columns ``path`` (relative to its folder), ``label`` and,
    optionally, ``speaker``. Without one, they come from folders: ``path/label/clip``, ``path/label/speaker/clip`` or
    ``path/speaker/label/clip``, where ``label`` is in ``known_labels`` or another word for one, after
    ``path/labels.toml`` renamed it if that exists. ``path/ordinary`` is ordinary speech. Raises TrainingError where a
    path does not exist, or a recording has no row.
    """
    found: dict[Path, Recording] = {}
    for path in paths:
        for recording in _at(path, known_labels):
            found.setdefault(recording.path.resolve(), recording)
    if not found:
        raise TrainingError(f"no recordings ({', '.join(sorted(SUFFIXES))}) in {', '.join(map(str, paths))}")
    if table is None:
        return list(found.values())
    ordinary = [recording for recording in found.values() if recording.is_ordinary]
    others = {path: recording for path, recording in found.items() if not recording.is_ordinary}
    return [*_with_labels(others, table, known_labels), *ordinary]


def find_ordinary(paths: Sequence[Path]) -> list[Recording]:
    """Return the recordings of ordinary speech in ``paths``, files and folders; as ``export.corpora.ordinary`` reads.

    Raises TrainingError where a path does not exist or has no recording.
    """
    return [recording for path in paths for recording in _ordinary_at(path)]


def _ordinary_at(where: Path) -> list[Recording]:
    if where.is_file():
        return [Recording(where, None, str(where), is_ordinary=True)]
    return [
        Recording(one.folder / clip.path, None, clip.speaker, has_speaker=True, is_ordinary=True)
        for one in read_sets(where, ORDINARY)
        for clip in one.clips
    ]


def _at(where: Path, known_labels: Collection[str]) -> list[Recording]:
    if where.is_file():
        return [Recording(where, None, str(where))]
    if not where.is_dir():
        raise TrainingError(f"{where}: a recording or a folder of recordings expected, found neither")
    files = sorted(path for path in where.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    named = where / FILE_NAME
    names = read_label_map(named) if named.exists() else {}
    there = [path for path in files if not _is_hidden(path.relative_to(where))]
    acted = [path for path in there if path.relative_to(where).parts[0] != ORDINARY]
    ordinary = _ordinary_at(where / ORDINARY) if len(acted) < len(there) else []
    return [*(_in_folder(path, where, known_labels, names) for path in acted), *ordinary]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _in_folder(path: Path, folder: Path, known_labels: Collection[str], names: Mapping[str, str | None]) -> Recording:
    """``names``: label of each folder name; None where that is no label to evaluate on."""
    folders = [composed(part) for part in path.relative_to(folder).parts[:-1]]
    labels = [names.get(name, _known(name, known_labels)) for name in folders]
    # The label is above the speaker, or below where a speaker's folder comes first.
    for level in (0, 1) if len(folders) == 2 else (0,) if folders else ():
        label = labels[level]
        if label in known_labels:
            speaker = "/".join(folders[:level] + folders[level + 1 :])
            return Recording(path, label, speaker or str(path), has_speaker=bool(speaker))
    return Recording(path, None, str(path))


def _known(name: str, known_labels: Collection[str]) -> str:
    """Return the label that a folder's name is, or is another word for: ``anger`` is angry."""
    return name if name in known_labels else our_word(name)


def _with_labels(found: dict[Path, Recording], table: Path, known_labels: Collection[str]) -> list[Recording]:
    listing = read_table(table, corpus=table.stem)
    raise_errors(listing.findings)
    rows = {(table.parent / entry.path).resolve(): entry for entry in listing.entries}
    missing = [str(recording.path) for path, recording in found.items() if path not in rows]
    if missing:
        raise TrainingError(
            f"{table}: a row for each recording expected, got none for {len(missing)} of {len(found)}, "
            f"such as {missing[0]}"
        )
    return [_labelled(recording, rows[path], known_labels) for path, recording in found.items()]


def _labelled(recording: Recording, row: Entry, known_labels: Collection[str]) -> Recording:
    label = _known(row.label, known_labels) if row.new_label is None else row.new_label
    return Recording(recording.path, label or None, row.speaker or str(recording.path), has_speaker=bool(row.speaker))
