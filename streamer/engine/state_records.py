"""The lines of the state file: a session that was opened, or one that ended. Pure."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - msgspec reads the annotation when it decodes
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import Meta

from streamer.engine.sessions import PersistedSession

if TYPE_CHECKING:
    from collections.abc import Iterable

# \\Z, as $ accepts a trailing line break. What else an id may hold would have a meaning in topics.
Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{1,128}\Z")]

Key = tuple[str, str]
"""Of a session: its source and its id."""


class _Record(msgspec.Struct, frozen=True, omit_defaults=True):
    source_id: Id
    session_id: Id
    started_at: Annotated[datetime, Meta(tz=True)] | None = None
    """None: the session ended."""


_decode = msgspec.json.Decoder(_Record).decode
_encode = msgspec.json.Encoder().encode


def opened_line(session: PersistedSession) -> bytes:
    """Return the line that says that a session is open."""
    return _encode(_Record(session.source_id, session.session_id, session.started_at)) + b"\n"


def ended_line(key: Key) -> bytes:
    """Return the line that says that a session ended."""
    return _encode(_Record(*key)) + b"\n"


def decode(content: bytes) -> tuple[dict[Key, PersistedSession], list[str]]:
    """Return the sessions that are open at the end of the lines, oldest first, and what is wrong with each other line.

    A single line may also hold a list of open sessions.
    """
    sessions: dict[Key, PersistedSession] = {}
    faults: list[str] = []
    for line in _lines(content, faults):
        try:
            record = _decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            faults.append(str(error))
            continue
        key = record.source_id, record.session_id
        if record.started_at is None:
            sessions.pop(key, None)
        else:
            sessions[key] = PersistedSession(record.source_id, record.session_id, record.started_at)
    return sessions, faults


def _lines(content: bytes, faults: list[str]) -> Iterable[Any]:
    if not content.startswith(b"["):
        whole, _, rest = content.rpartition(b"\n")
        if rest:
            faults.append("the last line was cut off")
        return whole.split(b"\n") if whole else []
    try:
        return msgspec.json.decode(content, type=list[msgspec.Raw])
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        faults.append(str(error))
        return []
