"""SDP: what payload types stand for, from files of real programs, and from anything at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.protocol.sdp import SdpError, payload_types

ASTERISK = """v=0
o=- 1577 1577 IN IP4 192.0.2.10
s=Asterisk
c=IN IP4 192.0.2.10
t=0 0
m=audio 18452 RTP/AVP 0 8 107 9 101
a=rtpmap:0 PCMU/8000
a=rtpmap:8 PCMA/8000
a=rtpmap:107 opus/48000/2
a=fmtp:107 useinbandfec=1
a=rtpmap:9 G722/8000
a=rtpmap:101 telephone-event/8000
a=fmtp:101 0-16
a=ptime:20
a=maxptime:60
a=sendrecv
m=video 0 RTP/AVP 99
a=rtpmap:99 H264/90000
"""
FFMPEG = (
    "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=No Name\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\na=tool:libavformat\r\n"
    "m=audio 5004 RTP/AVP 97\r\nb=AS:96\r\na=rtpmap:97 opus/48000/2\r\na=fmtp:97 sprop-stereo=1\r\n"
)
LINES = st.sampled_from(
    [
        "m=audio 5004 RTP/AVP 0 97",
        "m=audio",
        "m=audio 1 RTP/SAVP 0",
        "m=video 5004 RTP/AVP 98",
        "a=rtpmap:97 opus/48000/2",
        "a=rtpmap:97 L16/8000",
        "a=rtpmap:300 L16/8000",
        "a=rtpmap:",
        "a=rtpmap:97",
        "v=0",
        "",
        "=",
    ]
)


def test_audio_of_asterisk_is_read_and_video_skipped() -> None:
    assert {number: str(encoding) for number, encoding in payload_types(ASTERISK).items()} == {
        0: "PCMU/8000",
        8: "PCMA/8000",
        107: "OPUS/48000/2",
        9: "G722/8000",
        101: "TELEPHONE-EVENT/8000",
    }


def test_lines_may_end_with_carriage_returns() -> None:
    assert {number: str(encoding) for number, encoding in payload_types(FFMPEG).items()} == {97: "OPUS/48000/2"}


def test_types_without_an_rtpmap_are_those_of_the_standard() -> None:
    assert {n: str(e) for n, e in payload_types("m=audio 9 RTP/AVP 0 10 96\na=rtpmap:10 L16/8000").items()} == {
        0: "PCMU/8000",
        10: "L16/8000",
    }


@given(st.lists(LINES | st.text(max_size=30), max_size=12).map("\n".join))
def test_any_text_gives_types_or_an_sdp_error(text: str) -> None:
    try:
        types = payload_types(text)
    except SdpError:
        return
    assert all(0 <= number < 128 for number in types)


@pytest.mark.parametrize("text", [ASTERISK, FFMPEG])
def test_a_file_cut_anywhere_gives_some_of_its_types_or_an_sdp_error(text: str) -> None:
    whole = payload_types(text)
    for cut in range(len(text)):
        try:
            part = payload_types(text[:cut])
        except SdpError:
            continue
        assert len(part) <= len(whole)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("v=0\ns=nothing", "an audio stream (a line m=audio) expected, got none"),
        ("m=audio 9 RTP/SAVP 0", "line 1: audio as RTP/AVP or RTP/AVPF expected, got 'RTP/SAVP'"),
        ("v=0\nm=audio 9 RTP/AVP x", "line 2: payload type of 0..127 expected, got 'x'"),
        ("m=audio 9 RTP/AVP 128", "line 1: payload type of 0..127 expected, got '128'"),
        ("m=audio 9 RTP/AVP 97\na=rtpmap:97 opus", "line 2: expected an encoding such as opus/48000/2, got 'opus'"),
        (
            "m=audio 9 RTP/AVP 97\na=rtpmap:97 opus/48000/2\nm=audio 9 RTP/AVP 97\na=rtpmap:97 L16/8000",
            "line 4: payload type 97 is OPUS/48000/2 and L16/8000",
        ),
    ],
)
def test_errors_name_their_line(text: str, message: str) -> None:
    with pytest.raises(SdpError) as caught:
        payload_types(text)
    assert str(caught.value) == message
