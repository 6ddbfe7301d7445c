"""Twilio Media Streams, as its documentation spells the messages."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from streamer.protocol.streams.dialect import (
    Action,
    Close,
    DialectError,
    DialectSettings,
    EndCall,
    Lost,
    OpenCall,
    OpenLeg,
    Problem,
    Silence,
)
from streamer.protocol.streams.media_streams import FLAVOURS, NAMELESS, MediaStreamsDialect
from tests.support.media_streams import (
    CALL,
    SAMPLES,
    STREAM,
    call,
    connected,
    heard,
    media,
    play,
    twilio_start,
    without_audio,
)

STOP = {"event": "stop", "sequenceNumber": "99", "stop": {"accountSid": "AC1", "callSid": CALL}, "streamSid": STREAM}


def test_both_tracks_are_legs_with_their_own_audio() -> None:
    actions = play([*call(), STOP], settings=DialectSettings(roles=("customer", "agent")))
    assert without_audio(actions) == [
        OpenCall(CALL, CALL),
        OpenLeg("inbound", "customer", 8_000, "PCMU"),
        OpenLeg("outbound", "agent", 8_000, "PCMU"),
        EndCall(),
        Close(),
    ]
    np.testing.assert_array_equal(heard(actions, "inbound"), SAMPLES[:640] / np.float32(32_768))
    reversed_pieces = np.concatenate([SAMPLES[160 * n : 160 * (n + 1)][::-1] for n in range(4)])
    np.testing.assert_array_equal(heard(actions, "outbound"), reversed_pieces / np.float32(32_768))


def test_what_the_operator_says_in_parameters_counts() -> None:
    parameters = {"emotion_role": "agent,customer", "emotion_reference": "case-7", "From": "+4930123456"}
    actions = play([connected(), twilio_start(customParameters=parameters)])
    assert actions == [
        OpenCall(CALL, "case-7"),
        OpenLeg("inbound", "agent", 8_000, "PCMU"),
        OpenLeg("outbound", "customer", 8_000, "PCMU"),
    ]


@pytest.mark.parametrize("event", ["dtmf", "mark", "clear", "error", "something new"])
def test_digits_and_marks_are_ignored(event: str) -> None:
    other = {"event": event, "sequenceNumber": "2", "dtmf": {"track": "inbound_track", "digit": "7"}}
    messages = call(2)
    for message in messages[2:]:
        message["sequenceNumber"] = str(int(message["sequenceNumber"]) + 1)
    assert repr(play([*messages[:2], other, *messages[2:]])) == repr(play(call(2)))


def test_a_hole_in_the_numbers_is_loss_of_the_track_whose_clock_jumps() -> None:
    messages = call(10)
    gone = [message for message in messages if message.get("media", {}).get("track") == "inbound"][3:7]
    actions = without_audio(play([message for message in messages if message not in gone]))
    assert actions[3:] == [Lost("inbound", 80)]


def test_a_clock_that_jumps_without_a_hole_is_silence() -> None:
    messages = call(10)
    for message in messages[-4:]:
        message["media"]["timestamp"] = str(int(message["media"]["timestamp"]) + 500)
    assert without_audio(play(messages))[3:] == [Silence("inbound", 500), Silence("outbound", 500)]


@pytest.mark.parametrize("jitter_ms", [-90, 90])
def test_a_clock_that_shivers_is_neither(jitter_ms: int) -> None:
    messages = call(20)
    for message in messages[6::4]:
        message["media"]["timestamp"] = str(max(0, int(message["media"]["timestamp"]) + jitter_ms))
    assert len(without_audio(play(messages))) == 3


def test_a_clock_that_is_set_anew_is_believed_from_there_on() -> None:
    messages = call(10)
    for message in messages[12:]:
        message["media"]["timestamp"] = str(int(message["media"]["timestamp"]) + 1_700_000_000_000)
    assert len(without_audio(play(messages))) == 3


def test_messages_of_other_kinds_may_have_members_of_any_type() -> None:
    odd: list[dict[str, Any]] = [
        {"event": "playedStream", "name": "turn-3", "media": "x", "start": "2026-11-30T10:00:00Z"},
        {
            "event": "error",
            "payload": {"code": 100004, "detail": "invalid_media"},
            "media": None,
            "sequence_number": "",
        },
    ]
    messages = call(2)
    assert repr(play([*messages[:2], *odd, *messages[2:]])) == repr(play(call(2)))


# -- what is no stream ---------------------------------------------------------------------------------------------


def bad(**start: Any) -> list[Any]:
    return [connected(), twilio_start(**start)]


@pytest.mark.parametrize(
    "frames",
    [
        ["no JSON"],
        [b"\x00\x01"],
        ["[]"],
        ["{}"],
        ["[" * 10_000],
        [{"event": "media", "media": {"payload": ""}}],
        [{"event": "stop"}],
        [connected(), media(2, "inbound", b"", 0)],
        [connected(), twilio_start(), twilio_start()],
        bad(callSid=None),
        bad(callSid=7),
        bad(tracks=["both"]),
        bad(tracks=7),
        bad(mediaFormat={"encoding": "audio/x-mulaw", "sampleRate": 4000}),
        bad(mediaFormat={"encoding": "audio/x-mulaw", "sampleRate": "fast"}),
        bad(mediaFormat={"encoding": "audio/x-mulaw", "channels": 2}),
        bad(mediaFormat={"encoding": "audio/opus"}),
        bad(customParameters={"emotion_role": "boss"}),
        bad(customParameters={"emotion_reference": "x y"}),
        [*bad(), {**media(2, "inbound", b"", 0), "media": {"track": "inbound", "payload": "%%%"}}],
        [*bad(), {**media(2, "inbound", b"", 0), "media": {"track": "inbound"}}],
        [*bad(), media(2, "sideways", b"", 0)],
        [*bad(), media(2, "inbound", b"", 0, timestamp="soon")],
    ],
)
def test_what_is_no_stream_is_refused_without_quoting_it(frames: list[Any]) -> None:
    dialect = MediaStreamsDialect(DialectSettings(), FLAVOURS["twilio"])
    sent = [frame if isinstance(frame, str | bytes) else json.dumps(frame) for frame in frames]
    for frame in sent[:-1]:
        dialect.receive(frame)
    with pytest.raises(DialectError) as error:
        dialect.receive(sent[-1])
    for secret in ("boss", "x y", "sideways", "soon", "fast", CALL):
        assert secret not in str(error.value)


@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize("sequence", ["a-1", -1, 1.5, True, [], {"a": 1}, 1 << 70])
def test_a_message_that_is_nothing_to_us_may_call_anything_its_number(flavour: str, sequence: object) -> None:
    messages = call(2)
    others = [{"event": "x", "sequence_number": sequence}, {"event": "mark", "sequenceNumber": sequence}]
    assert repr(play([*messages[:3], *others, *messages[3:]], flavour)) == repr(play(messages, flavour))


@pytest.mark.parametrize("message", [{}, {"event": None}, {"event": 7}, {"event": ""}, {"sequenceNumber": "a"}])
def test_a_message_without_an_event_is_told_as_a_problem_and_ends_nothing(message: dict[str, Any]) -> None:
    messages = call(2)
    actions = play([*messages[:3], message, *messages[3:]])
    assert [each for each in actions if isinstance(each, Problem)] == [NAMELESS]
    assert repr([each for each in actions if each is not NAMELESS]) == repr(play(messages))


@pytest.mark.parametrize(("code", "expected"), [(1000, [EndCall()]), (1006, []), (1001, [])])
def test_a_connection_that_is_lost_may_come_back(code: int, expected: list[Action]) -> None:
    dialect = MediaStreamsDialect(DialectSettings())
    for message in call(1):
        dialect.receive(json.dumps(message))
    assert dialect.ended(code) == expected
    dialect.receive(json.dumps(STOP))
    assert dialect.ended(code) == []
