"""Recordings as a folder or a table lists them, before labels are renamed and speakers are required."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from export.corpora.findings import Finding

SUFFIXES = frozenset({".wav", ".flac", ".opus", ".ogg", ".oga", ".mp3", ".aif", ".aiff", ".au", ".caf", ".w64"})
"""Of recordings that can be read, in lower case."""
FOREIGN_SUFFIXES = frozenset({".m4a", ".aac", ".wma", ".amr", ".3gp", ".mp4", ".webm", ".mkv", ".mov", ".avi"})
"""Of audio files that can't be read here."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One recording as its owner describes it."""

    path: Path
    """Relative to the folder of the recordings."""
    label: str
    """As listed, composed (NFC)."""
    speaker: str | None
    """None where it is unknown."""
    new_label: str | None = None
    """The new name of ``label``, where the table has one for each recording; empty leaves the clip out."""


@dataclass(frozen=True, slots=True)
class Listing:
    """All recordings of one owner, and what is wrong with how they are listed."""

    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]


def composed(text: str) -> str:
    """Return ``text`` with composed characters (NFC), stripped: names from a Mac are decomposed."""
    return unicodedata.normalize("NFC", text).strip()


def is_utf8(path: Path) -> bool:
    """Tell whether a file's name is UTF-8; arbitrary bytes can't be printed or stored."""
    try:
        path.as_posix().encode()
    except UnicodeEncodeError:
        return False
    return True


def printable(path: Path) -> str:
    """Return a path as text that can always be printed."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode()
