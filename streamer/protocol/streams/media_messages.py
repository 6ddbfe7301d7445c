"""The JSON messages of Twilio's Media Streams, and of the platforms that follow it with other names.

Twilio and SignalWire spell names in camel case, Telnyx and Exotel with underscores; Plivo calls a call's id ``callId``.
Numbers are numbers or strings. What is not named here, numbers of callers above all, is not decoded.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from streamer.protocol.streams.details import CallDetails, call_details
from streamer.protocol.streams.dialect import DialectError

if TYPE_CHECKING:
    from collections.abc import Mapping

_PAIRS = re.compile(r"[,;]")
_NAME = re.compile(r"\s*([A-Za-z0-9_-]+)\s*[=:](.*)", re.DOTALL)
_RATE = re.compile(r"rate=([0-9]{1,6})|\b([0-9]{1,6})h\b")
"""``audio/l16;rate=16000``, or as SignalWire and FreeSWITCH spell it: ``L16@16000h@20i``."""
_MAX_NUMBER = 1 << 62


@dataclass(frozen=True, slots=True)
class MediaFormat:
    """How the audio of a stream is encoded, as far as its start says so."""

    encoding: str = ""
    """In lower case: ``audio/x-mulaw``, ``pcmu``; empty where it is not said."""
    sample_rate: int | None = None
    """Hz."""
    channels: int = 1


@dataclass(frozen=True, slots=True)
class Started:
    """A stream begins."""

    call: str
    """The platform's id of the call."""
    tracks: tuple[str, ...]
    """``inbound`` is what the platform receives, ``outbound`` what it sends; empty where it is not said."""
    media_format: MediaFormat
    details: CallDetails
    sequence: int | None = None


@dataclass(frozen=True, slots=True)
class MediaChunk:
    """Some audio of one track."""

    track: str
    payload: bytes
    sequence: int | None
    """Position among the messages of the stream."""
    timestamp_ms: int | None
    """When its first sample was heard, on the platform's clock."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """The stream has ended."""

    sequence: int | None = None


@dataclass(frozen=True, slots=True)
class Ignored:
    """A message that is nothing to us: ``connected``, digits, marks."""

    event: str
    """Empty where the message names none."""
    sequence: int | None = None


Message = Started | MediaChunk | Stopped | Ignored


class _Wire(msgspec.Struct):
    """Every message; unknown members are skipped without being decoded."""

    event: Any = None
    start: Any = None
    media: Any = None
    sequenceNumber: Any = None  # noqa: N815 - as on the wire
    sequence_number: Any = None
    extra_headers: Any = None


_decoder = msgspec.json.Decoder(_Wire)


def parse_message(text: str) -> Message:
    """Return what a text frame says. Raises DialectError; its text quotes nothing of the frame."""
    try:
        wire = _decoder.decode(text)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise DialectError("expected a message of Media Streams in JSON, got something else") from None
    match wire.event:
        case "start":
            return _started(_object(wire.start, "start"), wire.extra_headers, _sequence(wire))
        case "media":
            return _chunk(_object(wire.media, "media"), _sequence(wire))
        case "stop":
            return Stopped(_sequence(wire))
    event = wire.event if isinstance(wire.event, str) else ""
    try:
        return Ignored(event, _sequence(wire))
    except DialectError:  # what is nothing to us may call anything its number
        return Ignored(event)


def _sequence(wire: _Wire) -> int | None:
    return _number(wire.sequenceNumber if wire.sequenceNumber is not None else wire.sequence_number, "sequence")


def _object(value: object, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise DialectError(f"{what}: expected an object, got something else")
    return value


def _started(start: Mapping[str, Any], extra_headers: object, sequence: int | None) -> Started:
    call = _first(start, "callSid", "call_sid", "callId", "call_control_id", "call_id")
    if not isinstance(call, str) or not 0 < len(call) <= 256:
        raise DialectError("start: expected the id of a call, got none")
    tracks = start.get("tracks") or ()
    if not isinstance(tracks, list | tuple) or not all(isinstance(track, str) for track in tracks):
        raise DialectError("start.tracks: expected names of tracks, got something else")
    parameters = _first(start, "customParameters", "custom_parameters")
    details = call_details({**_variables(extra_headers), **_variables(parameters)})
    return Started(call, tuple(_track(name) for name in tracks), _media_format(start), details, sequence)


def _media_format(start: Mapping[str, Any]) -> MediaFormat:
    stated = _first(start, "mediaFormat", "media_format")
    if isinstance(stated, str):
        stated = {"encoding": stated}
    if not isinstance(stated, dict):
        return MediaFormat()
    encoding, _, parameters = str(stated.get("encoding") or "").lower().replace("@", ";", 1).partition(";")
    rate = _number(_first(stated, "sampleRate", "sample_rate"), "sampleRate")
    named = _RATE.search(parameters)
    if rate is None and named:
        rate = int(named[1] or named[2])
    return MediaFormat(encoding.strip(), rate, _number(stated.get("channels"), "channels") or 1)


def _chunk(media: Mapping[str, Any], sequence: int | None) -> MediaChunk:
    payload = media.get("payload")
    if not isinstance(payload, str):
        raise DialectError("media: expected a payload in base64, got none")
    try:
        data = base64.b64decode(payload, validate=True)
    except (binascii.Error, ValueError):
        raise DialectError("media.payload: expected base64, got something else") from None
    timestamp = _number(media.get("timestamp"), "media.timestamp")
    return MediaChunk(_track(media.get("track") or "inbound"), data, sequence, timestamp)


def _track(name: object) -> str:
    """Return ``inbound`` or ``outbound``; some messages of some platforms say ``inbound_track``."""
    track = name.removesuffix("_track") if isinstance(name, str) else ""
    if track not in {"inbound", "outbound"}:
        raise DialectError("track: expected inbound or outbound, got another one")
    return track


def _variables(value: object) -> dict[str, Any]:
    """Return what an operator gave the stream: an object, its JSON as a string, or pairs.

    Plivo writes an object without quotes, too: ``{X-PH-name: value}``.
    """
    if isinstance(value, dict):
        return value
    if not isinstance(value, str):
        return {}
    try:
        found = msgspec.json.decode(value)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        found = None
    return found if isinstance(found, dict) else _pairs(value.strip().removeprefix("{").removesuffix("}"))


def _pairs(text: str) -> dict[str, Any]:
    """Return ``a=b;c=d`` or ``a: b, c: d`` as a mapping. A comma also separates roles: a part without a name goes on.

    Plivo puts ``X-PH-`` before names.
    """
    found: dict[str, Any] = {}
    last = ""
    for part in _PAIRS.split(text):
        named = _NAME.fullmatch(part)
        if named:
            last = named[1]
            found[last] = named[2].strip()
        elif last:
            found[last] += f",{part.strip()}"
    return {re.sub("^x-ph-", "", name, flags=re.IGNORECASE): value for name, value in found.items()}


def _first(mapping: Mapping[str, Any], *names: str) -> Any:
    return next((mapping[name] for name in names if mapping.get(name) is not None), None)


def _number(value: object, what: str) -> int | None:
    """Return an integer that is a number or a string of digits; None where it is missing."""
    if value is None or value == "":
        return None
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20:
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _MAX_NUMBER:
        raise DialectError(f"{what}: expected a whole number, got something else")
    return value
