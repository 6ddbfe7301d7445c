"""Twilio Media Streams, and its cousins SignalWire, Telnyx, Exotel and Plivo: JSON with audio in base64.

One connection is the stream of one call. The tracks are two legs: ``inbound`` is what the platform receives from the
other side, ``outbound`` what it sends there. Two streams of one call, a track each, share a session.

Stated by https://www.twilio.com/docs/voice/media-streams/websocket-messages,
https://developers.telnyx.com/api-reference/websockets/stream-call-media-over-websocket,
https://developer.exotel.com/docs/agentstream/websocket-protocol,
https://developer.signalwire.com/compatibility-api/cxml/voice/stream/ and Plivo's Audio Streaming.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from streamer.protocol.g711 import A_LAW, MU_LAW
from streamer.protocol.streams.details import leg_role, opaque_reference
from streamer.protocol.streams.dialect import (
    Action,
    Audio,
    DialectError,
    EndCall,
    OpenCall,
    OpenLeg,
    was_intended,
)
from streamer.protocol.streams.media_clock import MediaClock
from streamer.protocol.streams.media_messages import Ignored, MediaChunk, Started, Stopped, parse_message
from streamer.protocol.streams.media_order import MessageOrder
from streamer.protocol.streams.pcm import PcmDecoder, to_float

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from streamer.core.audio import Role
    from streamer.protocol.g711 import Law
    from streamer.protocol.streams.dialect import DialectSettings
    from streamer.protocol.streams.media_messages import MediaFormat, Message

TRACKS = ("inbound", "outbound")
RATES = range(8_000, 64_001)
_LAWS = {"audio/x-mulaw": MU_LAW, "audio/basic": MU_LAW, "pcmu": MU_LAW, "mulaw": MU_LAW}
_LAWS |= {"audio/x-alaw": A_LAW, "pcma": A_LAW, "alaw": A_LAW}
_LINEAR = {"audio/x-raw", "audio/x-l16", "audio/l16", "raw/slin", "slin", "l16", "base64"}


@dataclass(frozen=True, slots=True)
class Flavour:
    """What distinguishes a platform from Twilio."""

    encoding: str = "audio/x-mulaw"
    """Of a stream that does not say it."""
    reorders: bool = False
    """Whether messages may come in another order than that of their numbers."""
    sends_linear: bool = True
    """Whether it is known in which byte order it sends 16-bit samples: little-endian."""


FLAVOURS = {
    "twilio": Flavour(),
    "signalwire": Flavour(),
    "telnyx": Flavour(encoding="pcmu", reorders=True, sends_linear=False),
    "exotel": Flavour(encoding="audio/x-raw"),
    "plivo": Flavour(encoding="audio/x-l16"),
}
"""By the name of the dialect."""


class MediaStreamsDialect:
    """One connection."""

    def __init__(self, settings: DialectSettings, flavour: Flavour = FLAVOURS["twilio"]) -> None:
        """Take the roles of the inbound and the outbound track from ``settings``."""
        self._settings = settings
        self._flavour = flavour
        self._order = MessageOrder() if flavour.reorders else None
        self._numbers = _Numbers()
        self._stream: _Stream | None = None
        self._is_greeted = self._is_over = False

    def receive(self, frame: str | bytes) -> Sequence[Action]:
        if isinstance(frame, bytes):
            raise DialectError("expected a message of Media Streams in JSON, got a binary frame")
        message = parse_message(frame)
        if not self._is_greeted:
            self._greet(message)
        ordered = [message] if self._order is None else self._order.push(message)
        return self._handle_all(ordered)

    def ended(self, code: int) -> Sequence[Action]:
        """Return what still waited for its turn. A lost connection may come back; one that was closed has ended."""
        waiting = [] if self._order is None else self._handle_all(self._order.finish())
        is_end = was_intended(code) and self._stream is not None and not self._is_over
        return [*waiting, EndCall()] if is_end else waiting

    def _greet(self, message: Message) -> None:
        is_greeting = isinstance(message, Ignored) and message.event == "connected"
        if not is_greeting and not isinstance(message, Started):
            raise DialectError("expected connected or start as the first message, got another one")
        self._is_greeted = True

    def _handle_all(self, messages: Iterable[Message]) -> list[Action]:
        actions: list[Action] = []
        for message in messages:
            actions += self._handle(message)
        return actions

    def _handle(self, message: Message) -> Sequence[Action]:
        is_after_hole = self._numbers.is_after_hole(message)
        if self._is_over:
            return ()
        match message:
            case Started():
                return self._start(message)
            case MediaChunk():
                if self._stream is None:
                    raise DialectError("expected start before media, got media")
                return self._stream.hear(message, is_after_hole=is_after_hole)
            case Stopped():
                self._is_over = True
                return [EndCall()] if self._stream is not None else []
            case Ignored():
                return ()

    def _start(self, started: Started) -> Sequence[Action]:
        if self._stream is not None:
            raise DialectError("expected one start, got a second one")
        roles = started.details.roles or self._settings.roles
        self._stream = _Stream(_decoding(started.media_format, self._flavour), roles)
        reference = started.details.reference or opaque_reference(started.call)
        return [OpenCall(started.call, reference), *self._stream.open(started.tracks)]


class _Numbers:
    """The numbers of all messages of a stream, without a hole unless some never came."""

    def __init__(self) -> None:
        self._last: int | None = None
        self._holes = 0
        self._seen: dict[str, int] = {}
        """How many holes there were when a track was last heard."""

    def is_after_hole(self, message: Message) -> bool:
        """Return whether there was a hole since the last message, of audio: since that of the same track."""
        number = message.sequence
        if number is not None:
            if self._last is not None and number > self._last + 1:
                self._holes += 1
            self._last = number if self._last is None else max(number, self._last)
        if not isinstance(message, MediaChunk):
            return False
        before = self._seen.get(message.track, self._holes)
        self._seen[message.track] = self._holes
        return self._holes > before


@dataclass(frozen=True, slots=True)
class _Decoding:
    codec: str
    sample_rate: int
    law: Law | None
    """None for 16-bit samples."""


def _decoding(stated: MediaFormat, flavour: Flavour) -> _Decoding:
    encoding = stated.encoding or flavour.encoding
    rate = stated.sample_rate or 8_000
    if stated.channels != 1 or rate not in RATES:
        raise DialectError("mediaFormat: expected one channel of 8000 to 64000 Hz, got something else")
    law = _LAWS.get(encoding)
    if law is not None:
        return _Decoding(law.name, rate, law)
    if encoding in _LINEAR and flavour.sends_linear:
        return _Decoding("pcm_s16le", rate, None)
    usable = "PCMU, PCMA or 16-bit samples" if flavour.sends_linear else "PCMU or PCMA"
    raise DialectError(f"mediaFormat: expected {usable}, got another encoding")


class _Stream:
    """The tracks of a stream that has started."""

    def __init__(self, decoding: _Decoding, roles: tuple[Role, ...]) -> None:
        self._decoding = decoding
        self._roles = roles
        self._tracks: dict[str, _Track] = {}

    def open(self, tracks: Iterable[str]) -> list[Action]:
        """Open those tracks that are not open yet."""
        actions: list[Action] = []
        for name in tracks:
            if name not in self._tracks:
                self._tracks[name] = _Track(name, self._decoding)
                role = leg_role(self._roles, TRACKS.index(name))
                actions.append(OpenLeg(name, role, self._decoding.sample_rate, self._decoding.codec))
        return actions

    def hear(self, chunk: MediaChunk, *, is_after_hole: bool) -> list[Action]:
        """Return the audio of a chunk, and what is missing before it."""
        actions = self.open([chunk.track])
        track = self._tracks[chunk.track]
        missing = track.clock.before(chunk, is_after_hole=is_after_hole)
        if missing is not None:
            actions.append(missing)
        samples = track.decode(chunk.payload)
        track.clock.advance(1000 * len(samples) / self._decoding.sample_rate)
        return [*actions, Audio(chunk.track, samples)] if len(samples) else actions


class _Track:
    def __init__(self, name: str, decoding: _Decoding) -> None:
        self.clock = MediaClock(name)
        self._law = decoding.law
        self._pcm = PcmDecoder()

    def decode(self, payload: bytes) -> NDArray[np.float32]:
        """Return the samples of a payload, shape (n,)."""
        if self._law is None:
            return np.ascontiguousarray(self._pcm.push(payload)[0])
        return to_float(self._law.decode(payload))
