"""Asterisk's ``chan_websocket``: one channel's audio over WebSocket, with control messages in JSON or as plain text.

The first text is ``MEDIA_START`` and names the channel and its format; binary frames are its audio, linear formats in
little-endian. Role and call reference come from the channel variables ``EMOTION_ROLE`` and ``EMOTION_REFERENCE``, and
``EMOTION_AGAIN=yes`` is set by who makes the channel again when it ends; only the JSON form bears variables.
``connection_id`` is that of the client in Asterisk's configuration, the same for all calls.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from streamer.protocol.g711 import A_LAW, MU_LAW
from streamer.protocol.streams.details import call_details, leg_role
from streamer.protocol.streams.dialect import Action, Audio, DialectError, EndCall, OpenCall, OpenLeg, was_intended
from streamer.protocol.streams.pcm import PcmDecoder, to_float

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from streamer.protocol.g711 import Law
    from streamer.protocol.streams.dialect import DialectSettings, FrameDecoder

EARLY_FRAMES, EARLY_BYTES = 100, 200_000
"""Audio that may come before ``MEDIA_START`` (asterisk#1712): 2 s of 20 ms each, 16 bits at up to 48 kHz."""
_LINEAR = re.compile(r"slin(12|16|24|32|44|48|96|192)?\Z")
_RATES = {"": 8_000, "44": 44_100}
_EVENT = re.compile(r"([A-Z_]{3,40})( |\Z)")
_FIELD = re.compile(r"(\w+):(\S*)")


class AsteriskDialect:
    """One connection, whichever side made it."""

    def __init__(self, settings: DialectSettings, make_decoder: Callable[[str], FrameDecoder | None]) -> None:
        """``make_decoder``: for ``g722`` and ``opus``; None where the format has none."""
        self._settings = settings
        self._make_decoder = make_decoder
        self._leg = ""
        self._decode: Callable[[bytes], NDArray[np.float32]] | None = None
        self._early: list[bytes] = []

    def receive(self, frame: str | bytes) -> Sequence[Action]:
        if isinstance(frame, bytes):
            return self._receive_audio(frame)
        if self._decode is not None:
            return ()  # MEDIA_XOFF, DTMF_END, STATUS, and what later versions say: nothing that is about what we hear
        event, fields = _parse(frame)
        if event != "MEDIA_START":
            raise DialectError("expected MEDIA_START, got another event")
        return self._begin(fields)

    def ended(self, code: int) -> Sequence[Action]:
        return (EndCall(),) if was_intended(code) else ()

    def _begin(self, fields: dict[str, Any]) -> Sequence[Action]:
        channel, name = fields.get("channel_id"), fields.get("format")
        if not (isinstance(channel, str) and channel and isinstance(name, str)):
            raise DialectError("MEDIA_START: expected channel_id and format, got none")
        variables = fields.get("channel_variables")
        details = call_details(variables if isinstance(variables, dict) else {})
        decode, rate, codec = self._decoder(name)
        self._leg, self._decode = channel, decode
        role = leg_role(details.roles or self._settings.roles, 0)
        early, self._early = self._early, []
        return [
            OpenCall(details.reference or channel, details.reference, details.connects_again),
            OpenLeg(channel, role, rate, codec),
            *(action for frame in early for action in self._receive_audio(frame)),
        ]

    def _decoder(self, name: str) -> tuple[Callable[[bytes], NDArray[np.float32]], int, str]:
        law: Law | None = {"ulaw": MU_LAW, "alaw": A_LAW}.get(name)
        if law is not None:
            return lambda data: to_float(law.decode(data)), 8_000, law.name
        if linear := _LINEAR.match(name):
            suffix, pcm = linear[1] or "", PcmDecoder()
            return lambda data: pcm.push(data)[0], _RATES.get(suffix) or 1_000 * int(suffix), "pcm_s16le"
        decoder = self._make_decoder(name)
        if decoder is None:
            raise DialectError("MEDIA_START: expected the format ulaw, alaw, slin..., g722 or opus, got another")
        return decoder.decode_frame, decoder.sample_rate, name.upper()

    def _receive_audio(self, data: bytes) -> Sequence[Action]:
        if self._decode is not None:
            return (Audio(self._leg, self._decode(data)),)
        self._early.append(data)
        if len(self._early) > EARLY_FRAMES or sum(map(len, self._early)) > EARLY_BYTES:
            raise DialectError("expected MEDIA_START, got more than two seconds of audio without it")
        return ()


def _parse(text: str) -> tuple[str, dict[str, Any]]:
    """Return an event and its fields. Raises DialectError."""
    if text.startswith("{"):
        try:
            fields = json.loads(text)
        except (ValueError, RecursionError):
            raise DialectError("expected an event of chan_websocket in JSON, got something else") from None
        return str(fields.get("event", "")), fields
    event = _EVENT.match(text)
    if event is None:
        raise DialectError("expected an event of chan_websocket, got other text")
    return event[1], dict(_FIELD.findall(text))
