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
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from streamer.protocol.g711 import A_LAW, MU_LAW
from streamer.protocol.streams.details import leg_role, opaque_reference
from streamer.protocol.streams.dialect import (
    Action,
    Audio,
    Close,
    DialectError,
    EndCall,
    OpenCall,
    OpenLeg,
    Problem,
    was_intended,
)
from streamer.protocol.streams.media_clock import MediaClock
from streamer.protocol.streams.media_messages import Ignored, MediaChunk, Started, Stopped, parse_message
from streamer.protocol.streams.media_order import MessageOrder
from streamer.protocol.streams.pcm import GuessingPcmDecoder, PcmDecoder, to_float

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from streamer.core.audio import Role
    from streamer.protocol.streams.dialect import DialectSettings, FrameDecoder
    from streamer.protocol.streams.media_messages import MediaFormat, Message

    Decode = Callable[[bytes], NDArray[np.float32]]
    MakeDecoder = Callable[[str], FrameDecoder | None]

TRACKS = ("inbound", "outbound")
RATES = range(8_000, 64_001)
_LAWS = dict.fromkeys(("audio/x-mulaw", "audio/mulaw", "audio/pcmu", "audio/basic", "pcmu", "mulaw", "ulaw"), MU_LAW)
_LAWS |= dict.fromkeys(("audio/x-alaw", "audio/alaw", "audio/pcma", "pcma", "alaw"), A_LAW)
_LINEAR = {"audio/x-raw", "audio/x-l16", "audio/l16", "audio/pcm", "raw/slin", "slin", "l16", "linear16", "base64"}
_FRAMED = {"g722": "g722", "audio/g722": "g722", "opus": "opus", "audio/opus": "opus"}
"""The names of formats whose payloads depend on each other, as their decoders have them."""


@dataclass(frozen=True, slots=True)
class Flavour:
    """What distinguishes a platform from Twilio."""

    encoding: str = "audio/x-mulaw"
    """Of a stream that does not say it."""
    reorders: bool = False
    """Whether messages may come in another order than that of their numbers."""
    is_little_endian: bool = True
    """Of 16-bit samples; False where nobody states the order of their bytes."""


FLAVOURS = {
    "twilio": Flavour(),
    "signalwire": Flavour(),
    "telnyx": Flavour(encoding="pcmu", reorders=True, is_little_endian=False),
    "exotel": Flavour(encoding="audio/x-raw"),
    "plivo": Flavour(encoding="audio/x-l16"),
}
"""By the name of the dialect."""
NAMELESS = Problem("a message names no event, and is ignored")


class MediaStreamsDialect:
    """One connection."""

    def __init__(
        self,
        settings: DialectSettings,
        flavour: Flavour = FLAVOURS["twilio"],
        make_decoder: MakeDecoder = lambda _: None,
    ) -> None:
        """Take the roles of the inbound and the outbound track from ``settings``.

        ``make_decoder``: for ``g722`` and ``opus``; None where there is none.
        """
        self._settings = settings
        self._flavour = flavour
        self._make_decoder = make_decoder
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
                self._is_over = True  # and a platform that leaves the connection open would hold its place for ever
                return [EndCall(), Close()] if self._stream is not None else [Close()]
            case Ignored():
                return () if message.event else (NAMELESS,)

    def _start(self, started: Started) -> Sequence[Action]:
        if self._stream is not None:
            raise DialectError("expected one start, got a second one")
        roles = started.details.roles or self._settings.roles
        self._stream = _Stream(_decoding(started.media_format, self._flavour, self._make_decoder), roles)
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
    """How each track of a stream is decoded."""

    codec: str
    sample_rate: int
    make: Callable[[], Decode]
    """Makes what decodes one track."""


def _decoding(stated: MediaFormat, flavour: Flavour, make_decoder: MakeDecoder) -> _Decoding:
    encoding = stated.encoding or flavour.encoding
    framed = make_decoder(_FRAMED[encoding]) if encoding in _FRAMED else None
    if framed is not None:  # what it holds is in the payloads, whatever rate and channels are stated
        codec = encoding.rpartition("/")[2].upper()
        return _Decoding(codec, framed.sample_rate, lambda: _framed(make_decoder, encoding))
    rate = stated.sample_rate or 8_000
    if stated.channels != 1 or rate not in RATES:
        raise DialectError("mediaFormat: expected one channel of 8000 to 64000 Hz, got something else")
    law = _LAWS.get(encoding)
    if law is not None:
        return _Decoding(law.name, rate, lambda: lambda data: to_float(law.decode(data)))
    if encoding in _LINEAR:
        codec = "pcm_s16le" if flavour.is_little_endian else "L16"  # of which the order is heard after the leg opens
        return _Decoding(codec, rate, partial(_linear, is_little_endian=flavour.is_little_endian))
    raise DialectError("mediaFormat: expected PCMU, PCMA, 16-bit samples, G722 or opus, got another encoding")


def _linear(*, is_little_endian: bool) -> Decode:
    pcm = PcmDecoder() if is_little_endian else GuessingPcmDecoder()
    return lambda data: np.ascontiguousarray(pcm.push(data)[0])


def _framed(make_decoder: MakeDecoder, encoding: str) -> Decode:
    decoder = make_decoder(_FRAMED[encoding])
    assert decoder is not None  # noqa: S101 - it was there when the stream began
    return decoder.decode_frame


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
        self.decode = decoding.make()
        """Returns the samples of a payload, shape (n,)."""
