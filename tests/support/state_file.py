"""What a state file holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.engine.state_records import decode

if TYPE_CHECKING:
    from pathlib import Path

    from streamer.engine.sessions import PersistedSession


def kept_in(path: Path) -> list[PersistedSession]:
    """Return the open sessions in a file that somebody else may have open; every line of it must be valid."""
    sessions, faults = decode(path.read_bytes().split(b"\0", 1)[0])
    assert faults == []
    return list(sessions.values())
