"""The alerts of a session as the stream has them, for who tells the session's end in the place of its node."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime  # noqa: TC003 - msgspec reads the annotations when it decodes
from typing import TYPE_CHECKING, Annotated, Final

import msgspec
from msgspec import Meta
from nats.js.errors import NotFoundError

from streamer.core.audio import Role  # noqa: TC001 - as above
from streamer.core.events import Alert, AlertKind, AlertStatus
from streamer.protocol.control_messages import Id  # noqa: TC001 - as above

if TYPE_CHECKING:
    from nats.js import JetStreamContext

    from streamer.core.events import ClearReason

MOST: Final = 10_000
"""Events about alerts of one session that are read; no session has so many."""
_Text = Annotated[str, Meta(max_length=200)]


class _Data(msgspec.Struct, frozen=True):
    """Of ``alert.v1``, but for ``reason``."""

    session_id: Id
    leg_id: Id | None
    role: Role | None
    alert_id: Id
    rule: Id
    kind: AlertKind
    labels: tuple[_Text, ...]
    threshold: float | None
    status: AlertStatus
    probability: float | None
    since_ms: int
    raised_at: datetime
    acknowledged: bool
    acknowledged_by: _Text | None
    muted: int


class _Event(msgspec.Struct, frozen=True):
    time: datetime
    data: _Data


_decode = msgspec.json.Decoder(_Event).decode


async def alerts_of(streams: JetStreamContext, stream: str, node: str, session_id: str) -> list[Alert]:
    """Return each alert of a session as it was told last, the one first that was raised first. Raises FAILURES."""
    found: dict[str, Alert] = {}
    sequence = 0
    for _ in range(MOST):
        try:
            message = await streams.get_msg(
                stream, seq=sequence + 1, subject=f"es.{node}.{session_id}.*.alert.v1", next=True
            )
        except NotFoundError:
            break
        sequence = message.seq or sequence + 1
        if (alert := _decoded(message.data or b"")) is not None and alert.session_id == session_id:
            found[alert.alert_id] = alert
    return list(found.values())


def cleared(alert: Alert, reason: ClearReason, at: datetime) -> Alert:
    """Return the end of an alert that is open."""
    return replace(alert, status="cleared", reason=reason, at=max(at, alert.raised_at))


def clearing_id(end_id: str, alert_id: str) -> str:
    """Return the id of an alert's end beside the end of its session, whoever tells both: a UUID of the same time.

    Args:
        end_id: the id of the session's end, a UUID version 7 in hexadecimal.
        alert_id: the alert's.

    """
    digest = hashlib.sha256(f"{end_id} {alert_id}".encode()).hexdigest()
    return f"{end_id[:12]}7{digest[:3]}8{digest[3:18]}"


def _decoded(data: bytes) -> Alert | None:
    """Return what an event says of an alert; None where it is none: anybody may write into a stream."""
    try:
        event = _decode(data)
    except (msgspec.MsgspecError, UnicodeError, RecursionError, OverflowError):
        return None
    if event.time.tzinfo is None or event.data.raised_at.tzinfo is None:
        return None
    return Alert(**msgspec.structs.asdict(event.data), reason=None, at=event.time)
