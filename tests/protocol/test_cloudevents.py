"""Events as CloudEvents: every one that our types allow keeps to its schema, and reads as documented."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.core.audio import EndReason, HealthState, Role
from streamer.core.coaching import Advice, Cue, Share
from streamer.core.events import (
    AbstainReason,
    Alert,
    AlertKind,
    AlertStatus,
    Category,
    ClearReason,
    Dimensions,
    EmotionEvent,
    Event,
    Gap,
    GapReason,
    HealthChanged,
    Leg,
    Overload,
    SessionEnded,
    SessionStarted,
    StateChanged,
    Trigger,
    UtteranceEnded,
    UtteranceStarted,
)
from streamer.protocol.cloudevents import TYPE_PREFIX, encode
from tests.support.examples import AT, AUDIO, CATEGORIES, EXAMPLES, MODEL, wire
from tests.support.schemas import validate

# -- what comes out --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_example_of_every_type_validates_and_is_one_line(name: str) -> None:
    event = wire(EXAMPLES[name], "17")
    assert event.type == name
    assert b"\n" not in event.payload
    sent = validate(event.payload)
    assert (sent["type"], sent["id"], event.id) == (TYPE_PREFIX + name, "17", "17")
    assert sent["source"] == "/emotion-streamer/test"
    assert sent["time"] == "2026-11-20T10:30:15.123Z"


def test_an_emotion_event_reads_as_documented() -> None:
    assert json.loads(wire(EXAMPLES["emotion.v1"], "42").payload) == {
        "specversion": "1.0",
        "id": "42",
        "source": "/emotion-streamer/test",
        "type": "org.emotionstreamer.emotion.v1",
        "time": "2026-11-20T10:30:15.123Z",
        "datacontenttype": "application/json",
        "subject": "call-1/leg-1",
        "data": {
            "session_id": "call-1",
            "leg_id": "leg-1",
            "role": "customer",
            "utterance_id": "u-1",
            "trigger": "interval",
            "audio": {
                "start_ms": 1000,
                "end_ms": 4000,
                "speech_ms": 2800,
                "concealed_ms": 20,
                "dropped_ms": 0,
                "sample_rate": 8000,
                "codec": "PCMU",
                "level_dbfs": -23.5,
                "clipped_share": 0.0001,
                "quality": "good",
            },
            "categories": [
                {"name": "angry", "probability": 0.7123},
                {"name": "neutral", "probability": 0.2},
                {"name": "happy", "probability": 0.0877},
            ],
            "posterior": [
                {"name": "neutral", "probability": 0.6123},
                {"name": "angry", "probability": 0.3},
                {"name": "happy", "probability": 0.0877},
            ],
            "dimensions": {"valence": -0.082, "arousal": 0.2217},
            "abstained": False,
            "reason": None,
            "model": {"name": "small", "version": "1.0.0", "sha256": "0f" * 32, "precision": "int8"},
            "latency_ms": {"audio_end_to_publish": 250, "inference": 3},
        },
    }


@pytest.mark.parametrize(
    ("name", "topic", "key", "ends"),
    [
        ("session.started.v1", "sessions/call-1/lifecycle", "sessions/call-1", None),
        ("session.changed.v1", "sessions/call-1/lifecycle", "sessions/call-1/legs", None),
        ("session.ended.v1", "sessions/call-1/lifecycle", None, "sessions/call-1"),
        ("utterance.started.v1", "sessions/call-1/customer/leg-1/utterance", "sessions/call-1/leg-1/utterance", None),
        ("utterance.ended.v1", "sessions/call-1/customer/leg-1/utterance", "sessions/call-1/leg-1/utterance", None),
        ("emotion.v1", "sessions/call-1/customer/leg-1/emotion", None, None),
        ("state.v1", "sessions/call-1/customer/leg-1/state", "sessions/call-1/leg-1/state", None),
        ("alert.v1", "sessions/call-1/customer/leg-1/alert/upset", "sessions/call-1/leg-1/alert:upset", None),
        ("source.health.v1", "sources/phones/health", "sources/phones/health", None),
        ("gap.v1", "sessions/call-1/gap", None, None),
        ("overload.v1", "overload", "overload", None),
        ("advice.v1", "sessions/call-1/customer/leg-1/advice", "sessions/call-1/leg-1/advice", None),
        ("coach.report.v1", "sessions/call-1/customer/leg-1/report", None, None),
    ],
)
def test_topics_and_snapshot_keys(name: str, topic: str, key: str | None, ends: str | None) -> None:
    event = wire(EXAMPLES[name])
    assert (event.topic, event.key, event.ends) == (topic, key, ends)
    retained = {"alert.v1", "source.health.v1", "state.v1", "session.started.v1", "session.changed.v1"}
    assert event.retained is (name in retained)


def test_a_gap_without_a_session_has_the_topic_of_the_node() -> None:
    gap = Gap(reason="broker_away", where="mqtt", lost_ms=0, lost_events=7, occurrences=1, at=AT)
    event = wire(gap)
    assert event.topic == "gap"
    assert validate(event.payload)["subject"] == "mqtt"


def test_an_alert_that_is_cleared_ends_its_key_and_is_not_retained() -> None:
    alert = EXAMPLES["alert.v1"]
    assert isinstance(alert, Alert)
    event = wire(replace(alert, status="cleared", reason="below"))
    assert (event.key, event.ends, event.retained) == (None, "sessions/call-1/leg-1/alert:upset", False)
    assert event.clears == ()
    left_by_a_crash = wire(replace(alert, status="cleared", reason="daemon_restart"))
    assert left_by_a_crash.clears == ("sessions/call-1/customer/leg-1/alert/upset",)


def test_an_alert_about_a_whole_session_has_a_topic_without_role_and_leg() -> None:
    alert = EXAMPLES["alert.v1"]
    assert isinstance(alert, Alert)
    event = wire(replace(alert, leg_id=None, role=None, kind="silence", labels=(), threshold=None, probability=None))
    assert (event.topic, event.key) == ("sessions/call-1/alert/upset", "sessions/call-1/alert:upset")
    assert validate(event.payload)["subject"] == "call-1"


def test_the_end_of_an_overload_ends_its_key() -> None:
    event = wire(Overload(active=False, hop_ms=500, normal_hop_ms=500, waiting_windows=0, suspended_legs=0, at=AT))
    assert (event.key, event.ends) == (None, "overload")
    validate(event.payload)


def test_audio_that_is_not_live_has_no_latency() -> None:
    assert _latency(captured_at=None, now_s=5.0) is None


def test_latency_is_never_negative_and_is_rounded() -> None:
    assert _latency(captured_at=5.0, now_s=4.9) == 0
    assert _latency(captured_at=5.0, now_s=5.0126) == 13


def test_wall_clock_is_in_utc() -> None:
    there = datetime(2026, 11, 20, 12, 0, tzinfo=timezone(timedelta(hours=2)))
    event = replace(_emotion(), at=there)
    assert validate(wire(event).payload)["time"] == "2026-11-20T10:00:00.000Z"


# -- every event that our types allow --------------------------------------------------------------

_ids = st.text("abcXYZ019_-", min_size=1, max_size=12)
_ms = st.integers(0, 10**9)
_ats = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
_roles = st.sampled_from(get_args(Role))
_probabilities = st.floats(0, 1)
_abstentions: st.SearchStrategy[tuple[bool, AbstainReason | None]] = st.one_of(
    st.just((False, None)), st.tuples(st.just(True), st.sampled_from(get_args(AbstainReason)))
)


@st.composite
def _scored(draw: st.DrawFn) -> dict[str, Any]:
    abstained, reason = draw(_abstentions)
    probabilities = sorted(draw(st.lists(_probabilities, max_size=8)), reverse=True)
    return {
        "session_id": draw(_ids),
        "leg_id": draw(_ids),
        "role": draw(_roles),
        "utterance_id": draw(_ids),
        "audio": replace(
            AUDIO, start_ms=draw(_ms), level_dbfs=draw(st.floats(-120, 20)), clipped_share=draw(_probabilities)
        ),
        "categories": tuple(Category(f"label{i}", p) for i, p in enumerate(probabilities)),
        "posterior": tuple(Category(f"label{i}", p) for i, p in enumerate(draw(st.lists(_probabilities, min_size=2)))),
        "dimensions": draw(st.none() | st.builds(Dimensions, st.floats(-1, 1), st.floats(-1, 1))),
        "abstained": abstained,
        "reason": reason,
        "model": MODEL,
        "at": draw(_ats),
    }


_shares = st.lists(st.builds(Share, st.text(min_size=1), _probabilities), max_size=4).map(tuple)
_legs = st.builds(Leg, _ids, _roles, st.text(min_size=1), st.integers(1, 192_000), st.booleans())
_events: st.SearchStrategy[Event] = st.one_of(
    st.builds(SessionStarted, _ids, _ids, st.lists(_legs, min_size=1, max_size=3).map(tuple), _ats),
    st.builds(SessionEnded, _ids, _ids, st.sampled_from(get_args(EndReason)), _ms, _ats),
    st.builds(UtteranceStarted, _ids, _ids, _roles, _ids, _ms, _ats),
    _scored().map(lambda fields: UtteranceEnded(**fields)),
    st.builds(
        lambda fields, trigger, ms, captured_at: EmotionEvent(
            **fields, trigger=trigger, inference_ms=ms, captured_at=captured_at
        ),
        _scored(),
        st.sampled_from(get_args(Trigger)),
        _ms,
        st.none() | st.floats(0, 10**6),
    ),
    st.builds(
        StateChanged,
        _ids,
        _ids,
        _roles,
        st.text(min_size=1),
        _probabilities,
        st.none() | st.text(min_size=1),
        _ms,
        _ats,
    ),
    st.builds(
        Alert,
        _ids,
        st.none() | _ids,
        st.none() | _roles,
        _ids,
        _ids,
        st.sampled_from(get_args(AlertKind)),
        st.lists(st.text(min_size=1), max_size=3).map(tuple),
        st.none() | _probabilities,
        st.sampled_from(get_args(AlertStatus)),
        st.none() | _probabilities,
        _ms,
        _ats,
        st.booleans(),
        st.none() | st.text(min_size=1, max_size=64),
        st.none() | st.sampled_from(get_args(ClearReason)),
        _ms,
        _ats,
    ),
    st.builds(HealthChanged, _ids, st.sampled_from(get_args(HealthState)), st.text(), _ats),
    st.builds(
        Gap,
        st.sampled_from(get_args(GapReason)),
        _ids,
        _ms,
        _ms,
        _ms,
        _ats,
        st.none() | _ids,
        st.lists(_ids, max_size=3).map(tuple),
    ),
    st.builds(Overload, st.booleans(), _ms, _ms, _ms, _ms, _ats),
    st.builds(
        Advice,
        _ids,
        _ids,
        _roles,
        st.sampled_from(get_args(Cue)),
        st.none() | st.text(min_size=1),
        _ms,
        _ms,
        _shares,
        _shares,
        st.none() | _probabilities,
        st.text(min_size=1),
        _ats,
    ),
)


@given(_events)
def test_every_event_that_our_types_allow_validates(event: Event) -> None:
    sent = wire(event)
    validate(sent.payload)
    assert b"\n" not in sent.payload
    assert not set("+# ") & set(sent.topic)


# -- helpers ---------------------------------------------------------------------------------------


def _emotion() -> EmotionEvent:
    event = EXAMPLES["emotion.v1"]
    assert isinstance(event, EmotionEvent)
    return event


def _latency(*, captured_at: float | None, now_s: float) -> int | None:
    event = replace(_emotion(), captured_at=captured_at, categories=CATEGORIES)
    sent = validate(encode(event, node="n", event_id="1", now_s=now_s).payload)
    latency: int | None = sent["data"]["latency_ms"]["audio_end_to_publish"]
    return latency
