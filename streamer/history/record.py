"""An event as a row of the history."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - msgspec reads the annotation when it decodes
from typing import TYPE_CHECKING, Any, Final

import msgspec

if TYPE_CHECKING:
    from streamer.protocol.cloudevents import WireEvent

KEPT: Final = frozenset(
    {
        "session.started.v1",
        "session.changed.v1",
        "session.ended.v1",
        "utterance.ended.v1",
        "state.v1",
        "alert.v1",
        "gap.v1",
    }
)
"""What is kept, where it is about a session. Not ``emotion.v1``, one a second: an utterance has the sum of it."""

Row = dict[str, Any]
_OVERHEAD_BYTES: Final = 300
"""Of a row beside its payload: the other columns, and its places in the indexes."""


class _Audio(msgspec.Struct, frozen=True):
    start_ms: int
    end_ms: int


class _Category(msgspec.Struct, frozen=True):
    name: str
    probability: float


class _Dimensions(msgspec.Struct, frozen=True):
    valence: float
    arousal: float


class _Data(msgspec.Struct, frozen=True):
    leg_id: str | None = None
    utterance_id: str | None = None
    audio: _Audio | None = None
    posterior: tuple[_Category, ...] = ()
    dimensions: _Dimensions | None = None
    abstained: bool | None = None
    reason: str | None = None
    state: str | None = None
    probability: float | None = None
    since_ms: int | None = None
    duration_ms: int | None = None
    rule: str | None = None
    alert_id: str | None = None
    status: str | None = None
    call_reference: str | None = None
    legs: msgspec.Raw = msgspec.Raw()


class _CloudEvent(msgspec.Struct, frozen=True):
    source: str
    time: datetime
    data: _Data


_decoder = msgspec.json.Decoder(_CloudEvent)


def is_kept(event: WireEvent) -> bool:
    """Return whether the history keeps an event."""
    return event.session_id is not None and event.type in KEPT


def rows_of(event: WireEvent) -> tuple[Row, Row]:
    """Return the row of an event that is kept, and what it says of its session's row; no key for what it doesn't."""
    cloud_event = _decoder.decode(event.payload)
    data, at_ms = cloud_event.data, round(cloud_event.time.timestamp() * 1000)
    top = data.posterior[0] if data.posterior and not data.abstained else None
    row = {
        "id": event.id,
        "at_ms": at_ms,
        "type": event.type,
        "session_id": event.session_id,
        "source_id": event.source_id,
        "leg_id": data.leg_id,
        "role": event.role,
        "utterance_id": data.utterance_id,
        "start_ms": data.audio.start_ms if data.audio else data.since_ms,
        "end_ms": data.audio.end_ms if data.audio else None,
        "state": data.state,
        "label": top.name if top else None,
        "probability": top.probability if top else data.probability,
        "valence": data.dimensions.valence if data.dimensions else None,
        "arousal": data.dimensions.arousal if data.dimensions else None,
        "abstained": data.abstained,
        "reason": data.reason,
        "alert": data.rule,
        "alert_id": data.alert_id,
        "status": data.status,
        "payload": event.payload.decode(),
        "content_bytes": len(event.payload) + _OVERHEAD_BYTES,
    }
    return row, _session(event, cloud_event, at_ms)


def _session(event: WireEvent, cloud_event: _CloudEvent, at_ms: int) -> Row:
    data = cloud_event.data
    row: Row = {
        "session_id": event.session_id,
        "node": cloud_event.source.rpartition("/")[2],
        "source_id": event.source_id,
        "started_ms": at_ms,
        "last_ms": at_ms,
    }
    if event.type == "session.ended.v1":
        row |= {"ended_ms": at_ms, "reason": data.reason, "duration_ms": data.duration_ms}
    if data.call_reference is not None:
        row["call_reference"] = data.call_reference
    if legs := bytes(data.legs):
        row["legs"] = legs.decode()
    return row
