"""Reads the payload types of audio from an SDP file (RFC 8866)."""

from __future__ import annotations

from streamer.core.errors import EmotionStreamerError
from streamer.protocol.payload_types import STATIC, Encoding, parse_encoding

PLAIN_PROFILES = {"RTP/AVP", "RTP/AVPF"}


class SdpError(EmotionStreamerError):
    """The text is no SDP that can be used."""


def payload_types(text: str) -> dict[int, Encoding]:
    """Return the encodings of the payload types of all audio in a session description.

    Raises `SdpError`, also where the audio is encrypted, or where a payload type has two encodings.
    """
    found: dict[int, Encoding] = {}
    offered: list[int] = []
    has_audio = in_audio = False
    for number, line in enumerate(text.splitlines(), start=1):
        kind, _, value = line.strip().partition("=")
        if kind == "m":
            in_audio = value.startswith("audio ")
            has_audio |= in_audio
            offered += _formats(value, number) if in_audio else []
        elif in_audio and kind == "a" and value.startswith("rtpmap:"):
            payload_type, encoding = _rtpmap(value.removeprefix("rtpmap:"), number)
            if found.setdefault(payload_type, encoding) != encoding:
                raise SdpError(f"line {number}: payload type {payload_type} is {found[payload_type]} and {encoding}")
    if not has_audio:
        raise SdpError("an audio stream (a line m=audio) expected, got none")
    return {payload_type: STATIC[payload_type] for payload_type in offered if payload_type in STATIC} | found


def _formats(value: str, number: int) -> list[int]:
    """``audio 5004 RTP/AVP 0 8 101`` to [0, 8, 101] (section 5.14)."""
    _, _, profile, *formats = [*value.split(), "", ""]
    if profile not in PLAIN_PROFILES:
        raise SdpError(f"line {number}: audio as {' or '.join(sorted(PLAIN_PROFILES))} expected, got {profile!r}")
    return [_payload_type(text, number) for text in formats if text]


def _rtpmap(value: str, number: int) -> tuple[int, Encoding]:
    """``97 opus/48000/2`` (section 6.6)."""
    payload_type, _, encoding = value.partition(" ")
    try:
        return _payload_type(payload_type, number), parse_encoding(encoding.strip())
    except ValueError as error:
        raise SdpError(f"line {number}: {error}") from None


def _payload_type(text: str, number: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 4 and int(text) < 128):
        raise SdpError(f"line {number}: payload type of 0..127 expected, got {text!r}")
    return int(text)
