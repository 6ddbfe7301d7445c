"""What is analysed: a recording, which is one file, or several that were recorded of one conversation."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from streamer.core.printable import printable

if TYPE_CHECKING:
    from streamer.core.audio import Role


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a recording."""

    path: str
    """Of a file, in Python's spelling of any bytes (`os.fsdecode`), or the URL of an object in a store."""
    role: Role | None = None
    """Of the only leg in it, where the recording has several files; else None."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A conversation: one session, or, where it is a packet capture, as many as it holds."""

    path: str
    """The only file, or what the names of all have in common. Unique."""
    parts: tuple[Part, ...]
    """At least one. Several were begun at the same moment."""

    @property
    def name(self) -> str:
        """For a person, as one line that can be printed."""
        return printable(self.path)

    @property
    def session_id(self) -> str:
        """The same for the same path, whatever else is analysed: ``file-0b1c7a5f9d2e-some-call``."""
        digest = hashlib.sha256(self.path.encode("utf-8", "surrogateescape")).hexdigest()[:12]
        slug = re.sub(r"[^A-Za-z0-9_]+", "-", PurePath(self.path).stem).strip("-")[:40].rstrip("-")
        return f"file-{digest}-{slug}" if slug else f"file-{digest}"


def single(path: str) -> Recording:
    """Return the recording that is one file."""
    return Recording(path, (Part(path),))
