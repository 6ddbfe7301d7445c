"""Reads sets of recordings in which nobody acts: ordinary speech, and sound that is not speech."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from export.corpora.listing import SUFFIXES
from export.corpora.manifest import FILE_NAME, read_manifest
from export.corpora.readers import CORPORA, Clip
from export.errors import TrainingError

ORDINARY = "ordinary"
"""The label of ordinary speech; also the name of its folder."""
NOT_SPEECH = "not_speech"
"""The label of sound that is not speech; also the name of its folder."""
LICENCES = {
    "watson_calls": "Apache-2.0",
    "watson_broadband": "Apache-2.0",
    "alnum": "MIT",
    "librispeech_251": "CC BY 4.0",
    "pico_intent": "Apache-2.0",
    "pico_wake": "Apache-2.0",
    "prompts": "CC BY-SA 3.0",
    "calls_dev": "Apache-2.0",
    "hold_music": "CC BY-SA 3.0",
    "tones": "made for this project",
    "noise_berlin": "CC BY 4.0",
    "noise_indian_background": "CC BY-NC-SA 4.0",
}
"""Of published sets, as they state it."""


@dataclass(frozen=True, slots=True)
class PlainSet:
    """The recordings of one set."""

    name: str
    folder: Path
    """To which the clips' paths are relative."""
    clips: tuple[Clip, ...]
    """Sorted by path; ``corpus`` is the set's name, ``label`` is ORDINARY or NOT_SPEECH."""


def ordinary_sets(data: Path, named: Path | None = None) -> list[PlainSet]:
    """Return the sets of ordinary speech in the folder ``named`` or, without one, in ``ordinary/`` beside the data.

    ``data``: a folder or a CSV. Raises TrainingError where ``named`` is no folder, and where there is no recording.
    """
    beside = (data if data.is_dir() else data.parent) / ORDINARY
    if named is None and not beside.is_dir():
        return []
    return read_sets(named or beside, ORDINARY)


def read_sets(folder: Path, label: str) -> list[PlainSet]:
    """Return the sets in ``folder``, sorted by name.

    Where folders in it have a ``manifest.csv``, each folder is a set; else all of it is one set. Without a manifest, a
    recording's speaker is the folder it is in, and a recording beside the folders is of another person each. Raises
    TrainingError where there is no recording.
    """
    if not folder.is_dir():
        raise TrainingError(f"expected a folder of recordings of kind {label}, and {folder} is none")
    inner = sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    several = any((path / FILE_NAME).exists() for path in inner)
    return [read_set(path, label) for path in (inner if several else [folder])]


def read_set(folder: Path, label: str) -> PlainSet:
    """Return one set; as ``read_sets``. Its name is the folder's."""
    name = folder.resolve().name
    if name in CORPORA:
        raise TrainingError(f"{folder}: {name} is the name of {CORPORA[name].title} here; rename the folder")
    named = _by_manifest(folder) if (folder / FILE_NAME).exists() else _by_folders(folder)
    if not named:
        raise TrainingError(f"no recording in {folder}: expected {', '.join(sorted(SUFFIXES))} files")
    clips = [Clip(name, path, f"{name}/{speaker or path.as_posix()}", label) for path, speaker in named]
    return PlainSet(name, folder, tuple(clips))


def _by_manifest(folder: Path) -> list[tuple[Path, str]]:
    return [(Path(row.file), row.speaker) for row in read_manifest(folder)]


def _by_folders(folder: Path) -> list[tuple[Path, str]]:
    there = (path.relative_to(folder) for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    found = sorted(path for path in there if not any(part.startswith(".") for part in path.parts))
    return [(path, path.parent.as_posix() if len(path.parts) > 1 else "") for path in found]
