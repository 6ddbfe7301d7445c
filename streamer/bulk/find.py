"""Finds recordings: in folders by the ends of their names, and those that are one conversation in several files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from streamer.bulk.recording import Part, Recording, single
from streamer.core.errors import SourceError
from streamer.core.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from streamer.core.audio import Role

SUFFIXES: Final = frozenset(
    (
        *(".3g2", ".3gp", ".aac", ".ac3", ".aif", ".aifc", ".aiff", ".amr", ".asf", ".au", ".avi", ".awb", ".caf"),
        *(".cap", ".flac", ".flv", ".m4a", ".mka", ".mkv", ".mov", ".mp2", ".mp3", ".mp4", ".oga", ".ogg", ".opus"),
        *(".pcap", ".pcapng", ".snd", ".snoop", ".ts", ".tta", ".w64", ".wav", ".wave", ".webm", ".wma", ".wv"),
    )
)
"""How the names of recordings and captures end. What a file is, its content decides; a folder holds other files too."""
COMPRESSED: Final = (".gz", ".bz2", ".xz")


def is_named_as_recording(name: str) -> bool:
    """Return whether a file in a folder is taken, by its name. Hidden ones are not: they are still being written."""
    base = name.rsplit("/", 1)[-1]
    lower = base.lower()
    for suffix in COMPRESSED:
        lower = lower.removesuffix(suffix)
    return not base.startswith(".") and os.path.splitext(lower)[1] in SUFFIXES  # noqa: PTH122 - any bytes, any store


def files_below(folder: Path) -> tuple[list[str], list[str]]:
    """Return the files in a folder and in those below it, sorted: those named as recordings, and the others.

    Links to folders are not followed. Raises SourceError where a folder can't be read.
    """

    def fail(error: OSError) -> None:
        raise SourceError(f"{printable(str(error.filename))}: can't be read: {error.strerror}")

    taken: list[str] = []
    left_out: list[str] = []
    for at, folders, names in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(at, name)  # noqa: PTH118 - a hundred thousand times
            (taken if is_named_as_recording(name) else left_out).append(path)
    return taken, left_out


def recordings_of(paths: Iterable[str], roles_by_end: Mapping[str, Role]) -> list[Recording]:
    """Return the recordings that files are, in the order of their first files.

    ``roles_by_end``: how names end before their suffix that belong to one conversation, with the role of the leg in the
    file: ``-in`` and ``-out`` make ``call-in.wav`` and ``call-out.wav`` the recording ``call.wav``. Any other file, and
    one whose partner is missing, is a recording of its own.
    """
    found: dict[str, list[Part]] = {}
    for path in dict.fromkeys(paths):
        end = end_of(path, roles_by_end)
        name = path if end is None else without_end(path, end)
        found.setdefault(name, []).append(Part(path, None if end is None else roles_by_end[end]))
    return [Recording(_unique(name, parts), tuple(parts)) for name, parts in found.items()]


def end_of(path: str, ends: Iterable[str]) -> str | None:
    """Return how a name ends before its suffix, of ``ends``; the longest that fits, None where none does."""
    stem = os.path.splitext(path.rsplit("/", 1)[-1])[0]  # noqa: PTH122 - any bytes, any store
    fitting = [end for end in ends if stem.endswith(end) and stem != end]
    return max(fitting, key=len, default=None)


def without_end(path: str, end: str) -> str:
    """Return a path without ``end`` before its suffix."""
    stem, suffix = os.path.splitext(path)  # noqa: PTH122 - any bytes, any store
    return stem.removesuffix(end) + suffix


def _unique(name: str, parts: Sequence[Part]) -> str:
    return name if len(parts) > 1 else single(parts[0].path).path
