"""Encodes events as CloudEvents 1.0 in structured JSON, the same bytes for every sink.

``docs/events.md`` describes them for consumers, ``docs/schemas/`` holds a JSON Schema for each type.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from streamer.protocol.event_fields import rfc3339
from streamer.protocol.event_parts import parts_of

if TYPE_CHECKING:
    from streamer.core.audio import Role
    from streamer.core.events import CaughtUp, Event

TYPE_PREFIX = "org.emotionstreamer."
CONTENT_TYPE = "application/cloudevents+json"
"""Of a structured CloudEvent in JSON (CloudEvents JSON event format)."""
SUBPROTOCOL = "cloudevents.json"
"""From the CloudEvents WebSocket protocol binding."""

_to_json = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class WireEvent:
    """An event as bytes, with what sinks need to route and keep it."""

    id: str
    """The CloudEvent's id, which is unique for the event."""
    type: str
    """Without the prefix, e.g. ``emotion.v1``."""
    topic: str
    """Below ``<prefix>/<node>/``, e.g. ``sessions/<session_id>/<role>/emotion``."""
    retained: bool
    """Whether an MQTT broker keeps it for later subscribers."""
    key: str | None
    """What the event states the current value of; later subscribers first get the newest event of each key."""
    ends: str | None
    """The event invalidates this key, and every key that begins with it and a ``/``."""
    payload: bytes
    clears: tuple[str, ...] = ()
    """Topics that a daemon which crashed may have left retained; the event says that nothing holds there."""
    expires_s: int | None = None
    """How long MQTT's broker shall keep it if nothing more comes, since the daemon may die; None: for ever."""
    source_id: str | None = None
    """The source that it is about, itself or by a session of it; None where there is none, or none is known."""
    session_id: str | None = None
    """The session that it is about."""
    role: Role | None = None
    """The role of the leg that it is about."""


def encode(
    event: Event | CaughtUp, *, node: str, event_id: str, now_s: float, source_id: str | None = None
) -> WireEvent:
    """Return the event as one CloudEvent.

    ``event_id`` must be unique for the node, across restarts too. ``now_s`` is CLOCK_MONOTONIC, for
    ``latency_ms.audio_end_to_publish`` only, which is null where audio isn't live. ``source_id`` is not in the bytes:
    most events name their session only.
    """
    parts = parts_of(event, now_s)
    envelope = {
        "specversion": "1.0",
        "id": event_id,
        "source": f"/emotion-streamer/{node}",
        "type": TYPE_PREFIX + parts.type,
        "time": rfc3339(event.at),
        "datacontenttype": "application/json",
    }
    if parts.subject is not None:
        envelope["subject"] = parts.subject
    payload = _to_json(envelope | {"data": parts.data})
    return WireEvent(
        event_id,
        parts.type,
        parts.topic,
        parts.retained,
        parts.key,
        parts.ends,
        payload,
        parts.clears,
        parts.expires_s,
        source_id,
        getattr(event, "session_id", None),
        getattr(event, "role", None),
    )
