"""Twilio Media Streams and its cousins, as their documentation spells the messages."""

from __future__ import annotations

import base64
import json
from typing import Any

import av
import numpy as np
import pytest

from streamer.protocol.g711 import A_LAW, MU_LAW
from streamer.protocol.streams.dialect import (
    Action,
    Audio,
    Close,
    DialectError,
    DialectSettings,
    EndCall,
    Lost,
    OpenCall,
    OpenLeg,
    Silence,
)
from streamer.protocol.streams.media_streams import FLAVOURS, MediaStreamsDialect
from streamer.sources.streams.frame_decoders import frame_decoder

CALL, STREAM = "CA0123456789abcdef0123456789abcdef", "MZ0123456789abcdef0123456789abcdef"
SAMPLES = MU_LAW.decode(MU_LAW.encode((np.sin(np.arange(160 * 50)) * 9_000).astype(np.int16)))
"""A second that mu-law represents exactly."""


def connected() -> dict[str, Any]:
    return {"event": "connected", "protocol": "Call", "version": "1.0.0"}


def twilio_start(**start: Any) -> dict[str, Any]:
    media_format = {"encoding": "audio/x-mulaw", "sampleRate": 8000, "channels": 1}
    details = {"accountSid": "AC1", "streamSid": STREAM, "callSid": CALL, "tracks": ["inbound", "outbound"]}
    return {
        "event": "start",
        "sequenceNumber": "1",
        "start": {**details, "mediaFormat": media_format, "customParameters": {}, **start},
        "streamSid": STREAM,
    }


def media(number: int, track: str | None, payload: bytes, timestamp_ms: int, **more: Any) -> dict[str, Any]:
    content: dict[str, Any] = {"chunk": "1", "timestamp": str(timestamp_ms), **more}
    content["payload"] = base64.b64encode(payload).decode()
    if track is not None:
        content["track"] = track
    return {"event": "media", "sequenceNumber": str(number), "media": content, "streamSid": STREAM}


def play(
    messages: list[dict[str, Any]], flavour: str = "twilio", settings: DialectSettings | None = None
) -> list[Action]:
    dialect = MediaStreamsDialect(settings or DialectSettings(), FLAVOURS[flavour])
    return [action for message in messages for action in dialect.receive(json.dumps(message))]


def heard(actions: list[Action], leg: str) -> np.ndarray[Any, np.dtype[np.float32]]:
    parts = [action.samples for action in actions if isinstance(action, Audio) and action.leg == leg]
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def without_audio(actions: list[Action]) -> list[Action]:
    return [action for action in actions if not isinstance(action, Audio)]


def call(n_chunks: int = 4) -> list[dict[str, Any]]:
    """Both tracks, 20 ms a message; the outbound one has other audio."""
    messages = [connected(), twilio_start()]
    codes = MU_LAW.encode(SAMPLES).tobytes()
    for n in range(n_chunks):
        chunk = codes[160 * n : 160 * (n + 1)]
        messages.append(media(2 * n + 2, "inbound", chunk, 20 * n + 57))
        messages.append(media(2 * n + 3, "outbound", chunk[::-1], 20 * n + 60))
    return messages


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


def encoded(name: str) -> list[bytes]:
    """Return half a second of a tone in packets of 20 ms."""
    rate, codec = {"g722": (16_000, "g722"), "opus": (48_000, "libopus")}[name]
    encoder: Any = av.CodecContext.create(codec, "w")
    encoder.sample_rate, encoder.layout, encoder.format = rate, "mono", "s16"
    encoder.open()
    tone = (np.sin(np.arange(rate // 2) / rate * 2 * np.pi * 440) * 12_000).astype(np.int16)
    packets: list[bytes] = []
    for start in range(0, len(tone), rate // 50):
        frame: Any = av.AudioFrame.from_ndarray(
            tone[np.newaxis, start : start + rate // 50], format="s16", layout="mono"
        )
        frame.sample_rate, frame.pts = rate, start
        packets += [bytes(packet) for packet in encoder.encode(frame)]
    return [packet for packet in packets if packet]


# -- the cousins ---------------------------------------------------------------------------------------------------


def telnyx(n_chunks: int = 30) -> list[dict[str, Any]]:
    start = {
        "user_id": "u",
        "call_control_id": "v3:abc",
        "from": "+4930123456",
        "to": "+4930654321",
        "media_format": {"encoding": "PCMA", "sample_rate": 8000, "channels": 1},
    }
    messages: list[dict[str, Any]] = [
        {"event": "connected", "version": "1.0.0"},
        {"event": "start", "sequence_number": "1", "start": start, "stream_id": "s"},
    ]
    codes = A_LAW.encode(SAMPLES).tobytes()
    for n in range(n_chunks):
        message = media(n + 2, "inbound", codes[160 * n : 160 * (n + 1)], 20 * n)
        message["sequence_number"] = message.pop("sequenceNumber")
        messages.append(message)
    return messages


def test_telnyx_may_send_in_any_order() -> None:
    messages = telnyx()
    expected = play(messages, "telnyx")
    assert without_audio(expected) == [OpenCall("v3:abc"), OpenLeg("inbound", "unknown", 8_000, "PCMA")]
    assert len(heard(expected, "inbound")) == 30 * 160
    mixed = messages[:2] + [messages[2 + n] for n in (3, 1, 0, 2, 7, 6, 5, 4, *range(8, 30))]
    assert repr(play(mixed, "telnyx")) == repr(expected)


def test_what_comes_twice_or_too_late_from_telnyx_is_dropped() -> None:
    messages = telnyx()
    assert repr(play([*messages[:9], messages[4], messages[8], *messages[9:]], "telnyx")) == repr(
        play(messages, "telnyx")
    )


def test_what_never_comes_from_telnyx_is_loss() -> None:
    messages = telnyx(40)
    late = messages.pop(10)
    actions = play([*messages, late], "telnyx")
    assert without_audio(actions)[2:] == [Lost("inbound", 20)]
    assert len(heard(actions, "inbound")) == 39 * 160


def test_what_waits_for_a_missing_message_comes_at_the_end() -> None:
    messages = telnyx(10)
    dialect = MediaStreamsDialect(DialectSettings(), FLAVOURS["telnyx"])
    del messages[5]
    actions = [action for message in messages for action in dialect.receive(json.dumps(message))]
    rest = list(dialect.ended(1006))
    assert len(heard(actions, "inbound")) == 3 * 160
    assert without_audio(rest) == [Lost("inbound", 20)]
    assert len(heard(rest, "inbound")) == 6 * 160


def test_exotel_sends_samples_without_a_track() -> None:
    start = {
        "stream_sid": "s",
        "call_sid": "c1",
        "from": "+919876543210",
        "to": "+918047491899",
        "custom_parameters": {"emotion_role": "customer"},
        "media_format": {"encoding": "audio/x-raw", "sample_rate": "16000", "bit_rate": "16"},
    }
    pcm = SAMPLES.astype("<i2").tobytes()
    pieces = [pcm[:3_201], pcm[3_201:]]  # a sample is cut in two
    messages: list[dict[str, Any]] = [
        {"event": "connected"},
        {"event": "start", "sequence_number": "1", "start": start},
    ]
    for n, piece in enumerate(pieces):
        content = {"chunk": str(n + 1), "timestamp": str(100 * n), "payload": base64.b64encode(piece).decode()}
        messages.append({"event": "media", "sequence_number": str(n + 2), "stream_sid": "s", "media": content})
    actions = play([*messages, {"event": "stop", "stop": {"call_sid": "c1", "reason": "callended"}}], "exotel")
    assert without_audio(actions) == [
        OpenCall("c1", "c1"),
        OpenLeg("inbound", "customer", 16_000, "pcm_s16le"),
        EndCall(),
        Close(),
    ]
    np.testing.assert_array_equal(heard(actions, "inbound"), SAMPLES / np.float32(32_768))


@pytest.mark.parametrize(
    "extra",
    [
        '{"emotion_role": "agent,customer"}',
        "emotion_role=agent,customer;other=1",
        {"emotion_role": "agent,customer"},
        "{X-PH-emotion_role: agent,customer, X-PH-Other: +4930123456}",
        "{X-PH-other: a{b}c, X-PH-emotion_role: agent,customer}",
    ],
)
def test_plivo_has_no_connected_and_puts_parameters_into_extra_headers(extra: object) -> None:
    start = {
        "callId": "8a1f",
        "streamId": "b77e",
        "accountId": "MA",
        "tracks": ["inbound", "outbound"],
        "mediaFormat": {"encoding": "audio/x-l16", "sampleRate": 16000},
    }
    actions = play([{"sequenceNumber": 0, "event": "start", "start": start, "extra_headers": extra}], "plivo")
    assert actions == [
        OpenCall("8a1f", "8a1f"),
        OpenLeg("inbound", "agent", 16_000, "pcm_s16le"),
        OpenLeg("outbound", "customer", 16_000, "pcm_s16le"),
    ]


def test_signalwire_may_send_samples() -> None:
    linear = {"encoding": "audio/x-l16;rate=24000", "channels": 1}
    actions = play([connected(), twilio_start(mediaFormat=linear, tracks=["inbound_track"])], "signalwire")
    assert actions[1:] == [OpenLeg("inbound", "unknown", 24_000, "pcm_s16le")]


def test_plivo_may_send_extra_headers_that_say_nothing_to_us() -> None:
    start = {"callId": "8a1f", "tracks": ["inbound"]}
    for extra in ("{}", "", None, "{X-PH-Name: Erika Mustermann}", "{{", "[1, 2]", 7, ["a"]):
        actions = play([{"event": "start", "start": start, "extra_headers": extra}], "plivo")
        assert actions == [OpenCall("8a1f", "8a1f"), OpenLeg("inbound", "unknown", 8_000, "pcm_s16le")]


@pytest.mark.parametrize(
    ("stated", "rate", "codec"),
    [
        ({"encoding": "L16@24000h"}, 24_000, "pcm_s16le"),
        ({"encoding": "L16@16000h@20i", "channels": 1}, 16_000, "pcm_s16le"),
        ({"encoding": "L16@16000h", "sampleRate": 16000}, 16_000, "pcm_s16le"),
        ({"encoding": "PCMU@40i"}, 8_000, "PCMU"),
        ({"encoding": "audio/L16;rate=16000"}, 16_000, "pcm_s16le"),
        ("audio/x-mulaw;rate=8000", 8_000, "PCMU"),
        ({"encoding": "ulaw", "sample_rate": "8000"}, 8_000, "PCMU"),
        ({"encoding": "audio/PCMA"}, 8_000, "PCMA"),
    ],
)
def test_a_format_may_be_spelt_in_many_ways(stated: object, rate: int, codec: str) -> None:
    actions = play([connected(), twilio_start(mediaFormat=stated, tracks=["inbound"])], "signalwire")
    assert actions[1:] == [OpenLeg("inbound", "unknown", rate, codec)]


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


@pytest.mark.parametrize("order", ["<i2", ">i2"])
@pytest.mark.parametrize("loudness", [3, 300, 30_000])
def test_samples_of_telnyx_are_heard_in_whichever_order_their_bytes_are(order: str, loudness: int) -> None:
    tone = np.sin(np.arange(16_000) / 5) * np.linspace(0.1, 1, 16_000) * loudness
    spoken = np.concatenate([np.zeros(1_600), np.round(tone)]).astype(np.int16)
    messages = telnyx(0)
    messages[1]["start"]["media_format"] = {"encoding": "L16", "sample_rate": 16000, "channels": 1}
    for n in range(0, len(spoken), 320):
        message = media(n // 320 + 2, "inbound", spoken[n : n + 320].astype(order).tobytes(), n // 16)
        message["sequence_number"] = message.pop("sequenceNumber")
        messages.append(message)
    actions = play(messages, "telnyx")
    assert without_audio(actions)[1:] == [OpenLeg("inbound", "unknown", 16_000, "pcm_s16le")]
    np.testing.assert_array_equal(heard(actions, "inbound"), spoken / np.float32(32_768))


@pytest.mark.parametrize(("encoding", "rate"), [("G722", 16_000), ("OPUS", 48_000)])
def test_telnyx_sends_the_codec_of_the_call_and_each_track_has_a_decoder_of_its_own(encoding: str, rate: int) -> None:
    payloads = encoded(encoding.lower())
    messages = telnyx(0)
    messages[1]["start"]["media_format"] = {"encoding": encoding, "sample_rate": 8000, "channels": 2}  # as of RTP
    for n, payload in enumerate(payloads):
        for place, track in enumerate(("inbound", "outbound")):
            message = media(2 * n + place + 2, track, payload, 20 * n)
            message["sequence_number"] = message.pop("sequenceNumber")
            messages.append(message)
    dialect = MediaStreamsDialect(DialectSettings(), FLAVOURS["telnyx"], frame_decoder)
    actions = [action for message in messages for action in dialect.receive(json.dumps(message))]
    assert without_audio(actions) == [
        OpenCall("v3:abc"),
        OpenLeg("inbound", "unknown", rate, encoding),
        OpenLeg("outbound", "unknown", rate, encoding),
    ]
    np.testing.assert_array_equal(heard(actions, "inbound"), heard(actions, "outbound"))
    assert len(heard(actions, "inbound")) == len(payloads) * rate // 50
    assert 0.05 < np.abs(heard(actions, "inbound")[rate // 10 :]).mean() < 0.6


def test_a_codec_that_is_not_known_is_refused() -> None:
    for encoding in ("AMR-WB", "MP3", "none"):
        messages = telnyx(0)
        messages[1]["start"]["media_format"]["encoding"] = encoding
        with pytest.raises(DialectError, match="expected PCMU, PCMA, 16-bit samples, G722 or opus"):
            play(messages, "telnyx")


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


@pytest.mark.parametrize(("code", "expected"), [(1000, [EndCall()]), (1006, []), (1001, [])])
def test_a_connection_that_is_lost_may_come_back(code: int, expected: list[Action]) -> None:
    dialect = MediaStreamsDialect(DialectSettings())
    for message in call(1):
        dialect.receive(json.dumps(message))
    assert dialect.ended(code) == expected
    dialect.receive(json.dumps(STOP))
    assert dialect.ended(code) == []
