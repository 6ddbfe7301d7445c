"""L16 over WebSocket: FreeSWITCH's mod_audio_fork and mod_audio_stream, jambonz ``listen``, Vonage.

Binary frames are 16-bit samples, little-endian, of one channel or two interleaved ones. A first text frame may say how
they come, in JSON of each platform's own; where it doesn't, the configuration does:

- mod_audio_fork, mod_audio_stream: whatever object the operator gave as metadata, or nothing at all;
- jambonz: ``callSid``, ``sampleRate`` and ``mixType`` (mono, stereo, mixed);
- Vonage: ``event`` is ``websocket:connected``, and ``content-type`` is such as ``audio/l16;rate=16000``.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from streamer.protocol.streams.details import CallDetails, call_details, leg_role
from streamer.protocol.streams.dialect import (
    Action,
    Audio,
    DialectError,
    EndCall,
    OpenCall,
    OpenLeg,
    was_intended,
)
from streamer.protocol.streams.pcm import PcmDecoder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamer.core.audio import Role
    from streamer.protocol.streams.dialect import DialectSettings

_CALL_KEYS = ("callSid", "call_sid", "callId", "call_id", "uuid")
_CHANNELS = {"mono": 1, "mixed": 1, "stereo": 2}
_RATE = re.compile(r"audio/l16;\s*rate=([0-9]{1,6})\Z", re.IGNORECASE)
MAX_NAME = 256
"""Characters of a call's id; a longer one is none."""
RATES = range(8_000, 64_001)
"""Hz; sampling rates that are accepted."""


class L16Dialect:
    """One connection."""

    def __init__(self, settings: DialectSettings) -> None:
        """Roles, channels and rate are those of ``settings``, unless the first frame says otherwise."""
        self._roles = settings.roles
        self._rate = settings.sample_rate
        self._channels = len(settings.roles)
        self._is_mixed = False
        self._decoder: PcmDecoder | None = None

    def receive(self, frame: str | bytes) -> Sequence[Action]:
        if isinstance(frame, bytes):
            return self._receive_audio(frame)
        if self._decoder is None:
            return self._begin(_parse(frame))
        return ()  # digits, marks, or whatever the operator sends on the way (mod_audio_stream): not about the audio

    def ended(self, code: int) -> Sequence[Action]:
        return (EndCall(),) if was_intended(code) else ()

    def _begin(self, metadata: dict[str, Any]) -> Sequence[Action]:
        details = call_details(
            {**_mapping(metadata.get("customerdata")), **_mapping(metadata.get("metadata")), **metadata}
        )
        self._read_format(metadata, details)
        named = [metadata[key] for key in _CALL_KEYS if isinstance(metadata.get(key), str)]
        names = [name for name in named if 0 < len(name) <= MAX_NAME]
        key = details.reference or next(iter(names), None)
        call = () if key is None else (OpenCall(key, details.reference),)
        return (*call, *self._open())

    def _open(self) -> Sequence[Action]:
        self._decoder = PcmDecoder(channels=self._channels)
        return [OpenLeg(str(index), self._role(index), self._rate, "pcm_s16le") for index in range(self._channels)]

    def _role(self, index: int) -> Role:
        return "mixed" if self._is_mixed else leg_role(self._roles, index)

    def _read_format(self, metadata: dict[str, Any], details: CallDetails) -> None:
        mix, rate = metadata.get("mixType"), metadata.get("sampleRate")
        content = metadata.get("content-type")
        if details.roles:
            self._roles, self._channels = details.roles, len(details.roles)
        if mix is not None:
            if not isinstance(mix, str) or mix not in _CHANNELS:
                raise DialectError(f"mixType: expected {', '.join(_CHANNELS)}, got something else")
            self._channels, self._is_mixed = _CHANNELS[mix], mix == "mixed"
        if isinstance(content, str):
            found = _RATE.match(content)
            if found is None:
                raise DialectError("content-type: expected audio/l16;rate=..., got another one")
            rate = int(found[1])
        if rate is not None:
            digits = isinstance(rate, str) and rate.isascii() and rate.isdigit() and len(rate) < 7
            number = int(rate) if digits else rate
            if number not in RATES:
                raise DialectError(f"sampleRate: expected {RATES[0]} to {RATES[-1]} Hz, got something else")
            self._rate = int(number)

    def _receive_audio(self, data: bytes) -> Sequence[Action]:
        opened = () if self._decoder is not None else self._open()
        decoder = self._decoder
        assert decoder is not None  # noqa: S101 - `_open` has made it
        samples = decoder.push(data)
        return [*opened, *(Audio(str(index), channel) for index, channel in enumerate(samples) if len(channel))]


def _parse(text: str) -> dict[str, Any]:
    try:
        metadata = json.loads(text)
    except (ValueError, RecursionError):
        raise DialectError("expected audio, or metadata in JSON, got other text") from None
    if not isinstance(metadata, dict):
        raise DialectError(f"expected metadata as a JSON object, got {type(metadata).__name__}")
    return metadata


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
