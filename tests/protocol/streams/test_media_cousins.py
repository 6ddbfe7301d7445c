"""The cousins of Twilio's Media Streams: Telnyx, Exotel, Plivo and SignalWire, as their documentation spells them."""

from __future__ import annotations

import base64
import json
from typing import Any

import av
import numpy as np
import pytest

from streamer.protocol.g711 import A_LAW
from streamer.protocol.streams.dialect import Close, DialectError, DialectSettings, EndCall, Lost, OpenCall, OpenLeg
from streamer.protocol.streams.media_streams import FLAVOURS, MediaStreamsDialect
from streamer.sources.streams.frame_decoders import frame_decoder
from tests.support.media_streams import SAMPLES, connected, heard, media, play, twilio_start, without_audio


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
    assert without_audio(actions)[1:] == [OpenLeg("inbound", "unknown", 16_000, "L16")]
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
