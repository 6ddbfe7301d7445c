"""Reads a published event back: what subscribers of several daemons are served from is the same bytes."""

from __future__ import annotations

from typing import Final

import msgspec

from streamer.core.audio import Role  # noqa: TC001 - msgspec reads the annotation when it decodes
from streamer.protocol.cloudevents import TYPE_PREFIX, WireEvent

SOURCE_PREFIX: Final = "/emotion-streamer/"


class _Data(msgspec.Struct, frozen=True):
    source_id: str | None = None
    session_id: str | None = None
    leg_id: str | None = None
    role: Role | None = None
    active: bool = False
    rule: str = ""
    status: str = ""


class _CloudEvent(msgspec.Struct, frozen=True):
    id: str
    source: str
    type: str
    data: _Data


_decoder = msgspec.json.Decoder(_CloudEvent)


def decode_event(payload: bytes, *, source_id: str | None = None) -> WireEvent:
    """Return the event of one CloudEvent in JSON. Raises ValueError where it is none of ours.

    ``source_id``: the source of its session, which most events do not name. Keys of what is about a source or a daemon
    begin with its node, since two daemons may call their sources alike. What only MQTT needs is not restored.
    """
    try:
        event = _decoder.decode(payload)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise ValueError(f"expected an event, got something else: {error}") from None
    if not (event.type.startswith(TYPE_PREFIX) and event.source.startswith(SOURCE_PREFIX)):
        raise ValueError(f"expected an event of a daemon, got {event.type[:40]!r} of {event.source[:40]!r}")
    kind, data = event.type.removeprefix(TYPE_PREFIX), event.data
    key, ends = _keys(kind, data, event.source.removeprefix(SOURCE_PREFIX))
    source = data.source_id or source_id
    return WireEvent(
        event.id, kind, "", False, key, ends, payload,
        source_id=source, session_id=data.session_id, role=data.role,
    )  # fmt: skip


def node_keys(node: str) -> str:
    """Return what all keys begin with that are about a daemon itself and its sources."""
    return f"nodes/{node}"


def _keys(kind: str, data: _Data, node: str) -> tuple[str | None, str | None]:
    """Return what the event states the current value of, and what it ends; as `streamer.protocol.event_parts`."""
    session = f"sessions/{data.session_id}"
    leg = f"{session}/{data.leg_id}"
    key, ends = None, None
    match kind:
        case "state.v1" | "advice.v1":
            key = f"{leg}/{kind.removesuffix('.v1')}"
        case "utterance.started.v1" | "utterance.ended.v1":
            key = f"{leg}/utterance"
        case "session.started.v1":
            key = session
        case "session.changed.v1":
            key = f"{session}/legs"
        case "session.ended.v1":  # after a crash too: who was connected meanwhile gets it here, or resumes
            ends = session
        case "alert.v1":
            alert = f"{session if data.leg_id is None else leg}/alert:{data.rule}"
            key, ends = (None, alert) if data.status == "cleared" else (alert, None)
        case "source.health.v1":
            key = f"{node_keys(node)}/sources/{data.source_id}/health"
        case "overload.v1":
            overload = f"{node_keys(node)}/overload"
            key, ends = (overload, None) if data.active else (None, overload)
    return key, ends
