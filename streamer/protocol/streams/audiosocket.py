"""Asterisk's AudioSocket: messages over TCP of a kind (1 byte), a length (2 bytes, big-endian) and a payload.

The first names the call by a UUID, which the dial plan chooses. Audio is 16 bits, little-endian, at a rate that its
kind says: 0x10 is 8 kHz, 0x11 12 kHz, and so on. It is always answered with silence, since Asterisk's application
waits for audio (asterisk#2089).
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Final

from streamer.protocol.streams.dialect import (
    Action,
    Audio,
    Close,
    DialectError,
    EndCall,
    OpenCall,
    OpenLeg,
    Send,
    was_intended,
)
from streamer.protocol.streams.pcm import SAMPLE_BYTES, PcmDecoder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamer.core.audio import Role

HEADER_BYTES: Final = 3
TERMINATE, UUID, DTMF, ERROR = 0x00, 0x01, 0x03, 0xFF
RATES: Final = dict(enumerate((8_000, 12_000, 16_000, 24_000, 32_000, 44_100, 48_000, 96_000, 192_000), 0x10))
"""Hz, by the kind of audio."""


def message(kind: int, payload: bytes = b"") -> bytes:
    """Return the bytes of a message."""
    return bytes((kind,)) + len(payload).to_bytes(2) + payload


class AudioSocketDialect:
    """One connection; its bytes come in pieces of any length."""

    def __init__(self, role: Role) -> None:
        """``role``: of who speaks at the port that it came to; the protocol has no place for it."""
        self._role = role
        self._buffer = bytearray()
        self._is_named = False
        self._rate = 0
        self._decoder = PcmDecoder()

    def receive(self, frame: str | bytes) -> Sequence[Action]:
        if isinstance(frame, str):
            raise DialectError("expected bytes, got text")
        self._buffer += frame
        if not self._is_named and self._buffer and self._buffer[0] != UUID:
            raise DialectError("expected the UUID of a call first, got something else")
        actions: list[Action] = []
        while (end := self._end()) <= len(self._buffer):
            kind, payload = self._buffer[0], bytes(self._buffer[HEADER_BYTES:end])
            del self._buffer[:end]
            actions += self._message(kind, payload)
        return actions

    def ended(self, code: int) -> Sequence[Action]:
        return (EndCall(),) if was_intended(code) else ()  # a hang-up comes without a message (Asterisk 22)

    def leave(self, code: int, text: str) -> Sequence[Send]:  # noqa: ARG002 - of every dialect
        """Hang up."""
        return [Send(message(TERMINATE))]

    def _end(self) -> int:
        length = int.from_bytes(self._buffer[1:HEADER_BYTES]) if len(self._buffer) >= HEADER_BYTES else 0
        return HEADER_BYTES + length

    def _message(self, kind: int, payload: bytes) -> Sequence[Action]:
        if not self._is_named:
            return self._name(payload)
        if kind in RATES:
            return self._audio(kind, payload)
        if kind == TERMINATE:
            return EndCall(), Close()
        return (EndCall("error"), Close()) if kind == ERROR else ()  # digits, and kinds that are still to come

    def _name(self, payload: bytes) -> Sequence[Action]:
        try:
            call = str(uuid.UUID(bytes=payload))
        except ValueError:
            raise DialectError(f"expected a UUID of 16 bytes, got {len(payload)}") from None
        self._is_named = True
        return (OpenCall(call, call),)

    def _audio(self, kind: int, payload: bytes) -> Sequence[Action]:
        silence = Send(message(kind, bytes(len(payload) - len(payload) % SAMPLE_BYTES)))
        samples = self._decoder.push(payload)[0]
        if RATES[kind] == self._rate:
            return silence, Audio(self._role, samples)
        self._rate = RATES[kind]
        return silence, OpenLeg(self._role, self._role, self._rate, "pcm_s16le"), Audio(self._role, samples)
