from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from streamer.protocol.streams.asterisk import EARLY_FRAMES, AsteriskDialect
from streamer.protocol.streams.dialect import Action, Audio, DialectError, DialectSettings, EndCall, OpenCall, OpenLeg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# As Asterisk 22.10.1 sent them.
IN_JSON = (
    '{"event":"MEDIA_START","connection_id":"emotion","channel":"WebSocket/emotion/0x7f89b4007420","channel_id":'
    '"1796038448.11","format":"%s","optimal_frame_size":160,"ptime":20,"channel_variables":{"DIALEDPEERNUMBER":'
    '"emotion/c(ulaw)","MEDIA_WEBSOCKET_CONNECTION_ID":"emotion","MEDIA_WEBSOCKET_OPTIMAL_FRAME_SIZE":"160",'
    '"EMOTION_REFERENCE":"ref-1","__EMOTION_ROLE":"customer"}}'
)
PLAIN = (
    "MEDIA_START connection_id:emotion channel:WebSocket/emotion/0x7f89a4004630 channel_id:1796038473.17 format:%s "
    "optimal_frame_size:0 ptime:20"
)


class Doubling:
    """Stands for a decoder: each byte is two samples."""

    sample_rate = 16_000

    def decode_frame(self, frame: bytes) -> NDArray[np.float32]:
        return np.repeat(np.frombuffer(frame, np.uint8), 2).astype(np.float32) / np.float32(256)


def dialect() -> AsteriskDialect:
    return AsteriskDialect(DialectSettings(roles=("agent",)), lambda name: Doubling() if name == "g722" else None)


def heard(actions: Sequence[Action]) -> list[tuple[str, list[int]]]:
    return [(a.leg, [round(s * 32_768) for s in a.samples.tolist()]) for a in actions if isinstance(a, Audio)]


def test_json_names_channel_format_and_variables() -> None:
    call, leg = dialect().receive(IN_JSON % "ulaw")
    assert call == OpenCall("ref-1", "ref-1")
    assert leg == OpenLeg("1796038448.11", "customer", 8_000, "PCMU")


def test_plain_text_bears_no_variables_so_the_configuration_says_the_role() -> None:
    call, leg = dialect().receive(PLAIN % "slin16")
    assert call == OpenCall("1796038473.17")
    assert leg == OpenLeg("1796038473.17", "agent", 16_000, "pcm_s16le")


@pytest.mark.parametrize(
    ("name", "rate", "data", "samples"),
    [
        ("ulaw", 8_000, b"\xff\x80", [0, 32_124]),
        ("alaw", 8_000, b"\xd5\xaa", [8, 32_256]),
        ("slin", 8_000, b"\x01\x00\xff\xff", [1, -1]),
        ("slin12", 12_000, b"\x01\x00", [1]),
        ("slin16", 16_000, b"\x00\x80", [-32_768]),
        ("slin44", 44_100, b"\x01\x00", [1]),
        ("slin48", 48_000, b"\x01\x00", [1]),
        ("g722", 16_000, b"\x80", [16_384, 16_384]),
    ],
)
def test_every_format_is_decoded(name: str, rate: int, data: bytes, samples: list[int]) -> None:
    asterisk = dialect()
    leg = asterisk.receive(IN_JSON % name)[1]
    assert isinstance(leg, OpenLeg)
    assert leg.sample_rate == rate
    assert heard(asterisk.receive(data)) == [("1796038448.11", samples)]


def test_audio_before_media_start_is_kept_and_heard_after_it() -> None:
    asterisk = dialect()
    early = [asterisk.receive(bytes((number, 0))) for number in range(EARLY_FRAMES)]
    assert not any(early)
    assert heard(asterisk.receive(PLAIN % "slin")) == [("1796038473.17", [number]) for number in range(EARLY_FRAMES)]


def test_more_early_audio_than_two_seconds_is_refused() -> None:
    asterisk = dialect()
    for _ in range(EARLY_FRAMES):
        asterisk.receive(bytes(2))
    with pytest.raises(DialectError, match="expected MEDIA_START, got more than two seconds of audio without it"):
        asterisk.receive(bytes(2))


@pytest.mark.parametrize(
    "text", ["MEDIA_XOFF", '{"event":"DTMF_END","digit":"5"}', "STATUS queue_length:3", "a word\n", "{"]
)
def test_other_events_during_the_call_do_nothing(text: str) -> None:
    asterisk = dialect()
    asterisk.receive(PLAIN % "slin")
    assert tuple(asterisk.receive(text)) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("MEDIA_XOFF", "expected MEDIA_START, got another event"),
        ("hello", "expected an event of chan_websocket, got other text"),
        ("{", "expected an event of chan_websocket in JSON"),
        ("MEDIA_START format:slin", "expected channel_id and format"),
        (PLAIN % "g729", "expected the format ulaw, alaw"),
        (PLAIN % "slin13", "expected the format ulaw, alaw"),
        ((IN_JSON % "ulaw").replace("customer", "+4930123456"), "emotion_role: expected customer"),
        *(
            (
                (IN_JSON % "ulaw").replace('"EMOTION_REFERENCE":"ref-1"', f'"EMOTION_AGAIN":{value}'),
                "emotion_again: expected yes or no",
            )
            for value in ('"maybe"', "[1]", "true")
        ),
    ],
)
def test_what_is_no_beginning_is_refused_without_quoting_it(text: str, message: str) -> None:
    with pytest.raises(DialectError, match=message) as error:
        dialect().receive(text)
    assert "+49" not in str(error.value)


def test_a_hang_up_closes_with_1000_and_ends_the_call() -> None:
    assert tuple(dialect().ended(1000)) == (EndCall(),)
    assert tuple(dialect().ended(1006)) == ()
