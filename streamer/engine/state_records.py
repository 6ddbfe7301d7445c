"""The lines of the state file: a session that is open, with its open alerts, or one that ended. Pure."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - msgspec reads the annotation when it decodes
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import Meta

from streamer.core.audio import Role  # noqa: TC001 - as above
from streamer.core.events import Alert, AlertKind
from streamer.engine.sessions import PersistedSession

if TYPE_CHECKING:
    from collections.abc import Iterable

# \\Z, as $ accepts a trailing line break. What else an id may hold would have a meaning in topics.
Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{1,128}\Z")]

Key = tuple[str, str]
"""Of a session: its source and its id."""


class _Alert(msgspec.Struct, frozen=True, omit_defaults=True):
    alert_id: Id
    rule: Id
    kind: AlertKind
    raised_at: Annotated[datetime, Meta(tz=True)]
    since_ms: Annotated[int, Meta(ge=0)] = 0
    leg_id: Id | None = None
    role: Role | None = None
    labels: tuple[str, ...] = ()
    threshold: float | None = None
    acknowledged: bool = False


class _Record(msgspec.Struct, frozen=True, omit_defaults=True):
    source_id: Id
    session_id: Id
    started_at: Annotated[datetime, Meta(tz=True)] | None = None
    """None: the session ended."""
    alerts: tuple[_Alert, ...] = ()


_ALERT_FIELDS = _Alert.__struct_fields__
_decode = msgspec.json.Decoder(_Record).decode
_encode = msgspec.json.Encoder().encode


def opened_line(session: PersistedSession) -> bytes:
    """Return the line that says that a session is open, and which alerts are. Who acknowledged one is not in it."""
    alerts = tuple(_Alert(**{name: getattr(alert, name) for name in _ALERT_FIELDS}) for alert in session.alerts)
    return _encode(_Record(session.source_id, session.session_id, session.started_at, alerts)) + b"\n"


def ended_line(key: Key) -> bytes:
    """Return the line that says that a session ended."""
    return _encode(_Record(*key)) + b"\n"


def decode(content: bytes) -> tuple[dict[Key, PersistedSession], list[str]]:
    """Return the sessions that are open at the end of the lines, oldest first, and what is wrong with each other line.

    The last line of a session counts. A single line may also hold a list of open sessions.
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
            alerts = tuple(_alert(alert, record.session_id) for alert in record.alerts)
            sessions[key] = PersistedSession(record.source_id, record.session_id, record.started_at, alerts)
    return sessions, faults


def _alert(kept: _Alert, session_id: str) -> Alert:
    return Alert(
        **{name: getattr(kept, name) for name in _ALERT_FIELDS},
        session_id=session_id,
        status="acknowledged" if kept.acknowledged else "raised",
        probability=None,
        acknowledged_by=None,
        reason=None,
        muted=0,
        at=kept.raised_at,
    )


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
