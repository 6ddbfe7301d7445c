"""Keeps the open sessions in a file, so that the next start can end those that a crash left open.

It holds ids and times, nothing of what was said. It is written to a temporary file that is then renamed: a crash
leaves the old file or the new one. A power cut may lose the newest.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import msgspec

from streamer.engine.sessions import PersistedSession

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

log = logging.getLogger(__name__)

MAX_BYTES = 16 * 1024 * 1024
"""A larger file is not ours: a hundred thousand sessions take eleven million bytes."""


class StateFile:
    """A list of open sessions on disk. Errors are logged and not raised: a full disk must not stop the analysis."""

    def __init__(self, path: Path | None) -> None:
        """``path``: the file; None: nothing is kept."""
        self._path = path
        self._parts: dict[str, Sequence[PersistedSession]] = {}
        self._is_reported = False

    def read(self) -> list[PersistedSession]:
        """Return what was written last; nothing where there is no file, or it can't be decoded."""
        if self._path is None or not self._path.exists():
            return []
        try:
            if self._path.stat().st_size <= MAX_BYTES:
                return msgspec.json.decode(self._path.read_bytes(), type=list[PersistedSession])
            fault = f"expected at most {MAX_BYTES} bytes"
        except (OSError, ValueError) as error:
            fault = str(error)
        log.warning("the sessions that were open can't be read from %s: %s", self._path, fault)
        return []

    def write(self, sessions: Sequence[PersistedSession], *, of: str = "") -> None:
        """Replace what ``of`` wrote before by these sessions; ``of`` names the writer, where there are several."""
        if self._path is None:
            return
        self._parts[of] = sessions
        temporary = self._path.with_name(f"{self._path.name}.new")
        try:
            temporary.write_bytes(msgspec.json.encode([each for part in self._parts.values() for each in part]))
            temporary.replace(self._path)
        except OSError as error:
            if not self._is_reported:
                log.warning("open sessions can't be written to %s: %s", self._path, error.strerror)
            self._is_reported = True
