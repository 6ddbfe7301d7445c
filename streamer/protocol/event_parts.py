"""What depends on the type of an event: its data as published, its topic, and for whom a broker keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, assert_never

from streamer.core.coaching import Advice, CoachReport
from streamer.core.events import (
    Alert,
    CaughtUp,
    EmotionEvent,
    Gap,
    HealthChanged,
    Overload,
    SessionChanged,
    SessionEnded,
    SessionStarted,
    StateChanged,
    UtteranceEnded,
    UtteranceStarted,
)
from streamer.protocol import coach_fields
from streamer.protocol import event_fields as fields

if TYPE_CHECKING:
    from streamer.core.events import Event
    from streamer.protocol.event_fields import Data

EventType = Literal[
    "advice.v1",
    "alert.v1",
    "coach.report.v1",
    "emotion.v1",
    "gap.v1",
    "overload.v1",
    "session.changed.v1",
    "session.ended.v1",
    "session.started.v1",
    "source.health.v1",
    "state.v1",
    "utterance.ended.v1",
    "utterance.started.v1",
]
"""All types that are published, without the prefix."""
STATE_EXPIRES_S = 86_400
"""A broker shall not keep what a daemon that died said for ever; one that lives publishes it again before.

It is long, since a broker drops a message for a subscriber that is away for longer, too (MQTT 5, section 3.3.2.3.3).
"""


@dataclass(frozen=True, slots=True)
class Parts:
    """What depends on the type of the event."""

    type: EventType | Literal["caught_up.v1"]
    topic: str
    data: Data
    subject: str | None = None
    retained: bool = False
    key: str | None = None
    ends: str | None = None
    clears: tuple[str, ...] = ()
    expires_s: int | None = None


def parts_of(event: Event | CaughtUp, now_s: float) -> Parts:
    """Return the parts of an event; ``now_s`` as in ``cloudevents.encode``."""
    match event:  # most frequent first
        case EmotionEvent():
            parts = _emotion(event, now_s)
        case StateChanged():
            parts = _state(event)
        case UtteranceStarted():
            parts = _utterance_started(event)
        case UtteranceEnded():
            parts = _utterance_ended(event)
        case SessionStarted() | SessionChanged() | SessionEnded():
            parts = _lifecycle(event)
        case Alert():
            parts = _alert(event)
        case HealthChanged():
            parts = _health(event)
        case Gap():
            parts = _gap(event)
        case Overload():
            parts = _overload(event)
        case Advice() | CoachReport():
            parts = _coached(event)
        case CaughtUp():
            parts = Parts("caught_up.v1", "", {})
        case _:
            assert_never(event)
    return parts


# -- one function per type -------------------------------------------------------------------------


def _emotion(event: EmotionEvent, now_s: float) -> Parts:
    latency = None if event.captured_at is None else max(0, round((now_s - event.captured_at) * 1000))
    return Parts(
        "emotion.v1",
        _leg_topic(event, "emotion"),
        _leg(event)
        | {
            "utterance_id": event.utterance_id,
            "trigger": event.trigger,
            **_result(event),
            "latency_ms": {"audio_end_to_publish": latency, "inference": event.inference_ms},
        },
        subject=_leg_subject(event),
    )


def _state(event: StateChanged) -> Parts:
    return Parts(
        "state.v1",
        _leg_topic(event, "state"),
        _leg(event)
        | {
            "state": event.state,
            "probability": fields.probability(event.probability),
            "previous": event.previous,
            "since_ms": event.since_ms,
        },
        subject=_leg_subject(event),
        retained=True,
        key=f"{_leg_key(event)}/state",
        expires_s=STATE_EXPIRES_S,
    )


def _alert(event: Alert) -> Parts:
    leg = "" if event.leg_id is None else f"{event.leg_id}/"
    role = "" if event.leg_id is None else f"{event.role}/"
    topic = f"sessions/{event.session_id}/{role}{leg}alert/{event.rule}"
    key = f"sessions/{event.session_id}/{leg}alert:{event.rule}"  # no id has a colon
    is_over = event.status == "cleared"
    return Parts(
        "alert.v1",
        topic,
        fields.alert(event),
        subject=event.session_id if event.leg_id is None else f"{event.session_id}/{event.leg_id}",
        retained=not is_over,
        key=None if is_over else key,
        ends=key if is_over else None,
        clears=(topic,) if event.reason == "daemon_restart" else (),
        expires_s=None if is_over else STATE_EXPIRES_S,
    )


def _utterance_started(event: UtteranceStarted) -> Parts:
    return Parts(
        "utterance.started.v1",
        _leg_topic(event, "utterance"),
        _leg(event) | {"utterance_id": event.utterance_id, "start_ms": event.start_ms},
        subject=_leg_subject(event),
        key=f"{_leg_key(event)}/utterance",
    )


def _utterance_ended(event: UtteranceEnded) -> Parts:
    return Parts(
        "utterance.ended.v1",
        _leg_topic(event, "utterance"),
        _leg(event) | {"utterance_id": event.utterance_id, **_result(event)},
        subject=_leg_subject(event),
        key=f"{_leg_key(event)}/utterance",
    )


def _lifecycle(event: SessionStarted | SessionChanged | SessionEnded) -> Parts:
    if isinstance(event, SessionStarted):
        return _session_started(event)
    return _session_changed(event) if isinstance(event, SessionChanged) else _session_ended(event)


def _session_started(event: SessionStarted) -> Parts:
    return Parts(
        "session.started.v1",
        _lifecycle_topic(event.session_id),
        {
            "source_id": event.source_id,
            "session_id": event.session_id,
            "legs": fields.legs(event.legs),
            **_reference(event),
        },
        subject=event.session_id,
        retained=True,
        key=f"sessions/{event.session_id}",
        expires_s=STATE_EXPIRES_S,
    )


def _session_changed(event: SessionChanged) -> Parts:
    return Parts(
        "session.changed.v1",
        _lifecycle_topic(event.session_id),
        {
            "source_id": event.source_id,
            "session_id": event.session_id,
            "legs": fields.legs(event.legs),
            **_reference(event),
        },
        subject=event.session_id,
        retained=True,
        key=f"sessions/{event.session_id}/legs",
        expires_s=STATE_EXPIRES_S,
    )


def _session_ended(event: SessionEnded) -> Parts:
    after_crash = event.reason == "daemon_restart"
    return Parts(
        "session.ended.v1",
        _lifecycle_topic(event.session_id),
        {
            "source_id": event.source_id,
            "session_id": event.session_id,
            "reason": event.reason,
            "duration_ms": event.duration_ms,
            **_reference(event),
        },
        subject=event.session_id,
        # Those that subscribed before a crash connect again after the restart, when this was published already.
        key=f"restarted/{event.session_id}" if after_crash else None,
        ends=f"sessions/{event.session_id}",
        clears=(_lifecycle_topic(event.session_id),) if after_crash else (),
    )


def _reference(event: SessionStarted | SessionChanged | SessionEnded) -> Data:
    return {} if event.call_reference is None else {"call_reference": event.call_reference}


def _health(event: HealthChanged) -> Parts:
    topic = f"sources/{event.source_id}/health"
    data = {"source_id": event.source_id, "state": event.state, "detail": event.detail}
    return Parts(
        "source.health.v1",
        topic,
        data,
        subject=event.source_id,
        retained=True,
        key=topic,
        expires_s=STATE_EXPIRES_S,
    )


def _gap(event: Gap) -> Parts:
    return Parts(
        "gap.v1",
        "gap" if event.session_id is None else f"sessions/{event.session_id}/gap",
        {
            "reason": event.reason,
            "where": event.where,
            "lost_ms": event.lost_ms,
            "lost_events": event.lost_events,
            "occurrences": event.occurrences,
            "session_id": event.session_id,
            "leg_ids": event.leg_ids,
        },
        subject=event.session_id or event.where,
    )


def _overload(event: Overload) -> Parts:
    return Parts(
        "overload.v1",
        "overload",
        {
            "active": event.active,
            "hop_ms": event.hop_ms,
            "normal_hop_ms": event.normal_hop_ms,
            "waiting_windows": event.waiting_windows,
            "suspended_legs": event.suspended_legs,
            "load": event.load,
            "refuses_legs": event.refuses_legs,
        },
        key="overload" if event.active else None,
        ends=None if event.active else "overload",
    )


def _coached(event: Advice | CoachReport) -> Parts:
    subject = _leg_subject(event)
    if isinstance(event, CoachReport):
        data = _leg(event) | coach_fields.report(event)
        return Parts("coach.report.v1", _leg_topic(event, "report"), data, subject=subject)
    data, key = _leg(event) | coach_fields.advice(event), f"{_leg_key(event)}/advice"
    return Parts("advice.v1", _leg_topic(event, "advice"), data, subject=subject, key=key)


# -- common parts ----------------------------------------------------------------------------------

_OfALeg = EmotionEvent | StateChanged | UtteranceStarted | UtteranceEnded | Advice | CoachReport


def _leg(event: _OfALeg) -> Data:
    return {"session_id": event.session_id, "leg_id": event.leg_id, "role": event.role}


def _result(event: EmotionEvent | UtteranceEnded) -> Data:
    return {
        "audio": fields.audio(event.audio),
        "categories": fields.categories(event.categories),
        "posterior": fields.categories(event.posterior),
        "dimensions": fields.dimensions(event.dimensions),
        "abstained": event.abstained,
        "reason": event.reason,
        "model": fields.model(event.model),
    }


def _lifecycle_topic(session_id: str) -> str:
    return f"sessions/{session_id}/lifecycle"


def _leg_topic(event: _OfALeg, what: str) -> str:
    """Return a topic with the role, to filter by, and the leg: two legs of a session may have the same role."""
    return f"sessions/{event.session_id}/{event.role}/{event.leg_id}/{what}"


def _leg_subject(event: _OfALeg) -> str:
    return f"{event.session_id}/{event.leg_id}"


def _leg_key(event: _OfALeg) -> str:
    """Return a key with the leg, not with its role: two legs of a session may both be unknown."""
    return f"sessions/{event.session_id}/{event.leg_id}"
