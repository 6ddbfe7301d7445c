"""What the daemon and its worker processes say to each other: messages to frames and back.

A frame is its length in four bytes, big-endian, and a message as MessagePack. There are no versions: the one starts the
other from the same installation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from streamer.core import events
from streamer.core.errors import IpcError
from streamer.inference.disagreement import Disagreement  # noqa: TC001 - msgspec reads the annotation when it decodes
from streamer.ops.rtp_totals import RtpTotals  # noqa: TC001 - msgspec reads the annotation when it decodes

if TYPE_CHECKING:
    from streamer.core.events import Event

LENGTH_BYTES = 4
MAX_FRAME_BYTES = 64 * 1024 * 1024
"""Of a list of sessions there may be a megabyte."""
KINDS: dict[str, type] = {
    kind.__name__: kind
    for kind in (
        events.EmotionEvent,
        events.Gap,
        events.HealthChanged,
        events.Overload,
        events.SessionChanged,
        events.SessionEnded,
        events.SessionStarted,
        events.StateChanged,
        events.UtteranceEnded,
        events.UtteranceStarted,
    )
}


class _Message(msgspec.Struct, frozen=True, array_like=True, tag=True):
    pass


# -- to a worker -----------------------------------------------------------------------------------


class StartWorker(_Message, frozen=True):
    """The first message: what to do."""

    number: int
    """Of the worker, from 0 on."""
    workers: int
    config: bytes
    """The whole configuration as JSON, without secrets."""
    config_path: str | None
    blocked: tuple[tuple[str, int, int | None], ...] = ()
    """Who must not be heard on the shared port: who was paused when the worker before ended."""


class ControlRequest(_Message, frozen=True):
    """Somebody asks something through the control interface."""

    number: int
    """That the reply must have."""
    request: bytes


class Rtcp(_Message, frozen=True):
    """Datagrams came to the RTCP port of the shared port; each with its sender's host and port."""

    datagrams: tuple[tuple[bytes, tuple[str, int]], ...]


class Stop(_Message, frozen=True):
    """End all sessions, tell of it, and end."""


# -- from a worker ---------------------------------------------------------------------------------


class Ready(_Message, frozen=True):
    """The worker listens."""


class ControlReply(_Message, frozen=True):
    """The reply to what was asked."""

    number: int
    reply: bytes
    open_legs: int
    paused: tuple[tuple[str, int, int | None], ...] = ()
    """Who must not be heard on the shared port should the worker end; told with the reply that confirms a pause."""


class EventMessage(_Message, frozen=True):
    """An event."""

    kind: str
    event: Any
    """As plain values, once decoded."""


class Figures(_Message, frozen=True):
    """What was heard since the worker began; told every second, so that it is known to live."""

    audio_s: float
    rtp: RtpTotals
    shadow: Disagreement | None = None
    """What its shadow found; None where it has none."""
    paused: tuple[tuple[str, int, int | None], ...] = ()
    """As in `ControlReply`: a paused sender may have got another SSRC, or hung up."""
    cpu_s: dict[str, float] = {}
    """What each stage of the work took; msgspec copies the default."""


Message = StartWorker | ControlRequest | Rtcp | Stop | Ready | ControlReply | EventMessage | Figures


def encode(message: Message) -> bytes:
    """Return a message as a frame."""
    body = _encoder.encode(message)
    return len(body).to_bytes(LENGTH_BYTES) + body


def event_message(event: Event) -> EventMessage:
    """Return the message that tells of an event."""
    return EventMessage(type(event).__name__, event)


def event_of(message: EventMessage) -> Event:
    """Return the event that a decoded message tells of. Raises IpcError where it is none."""
    try:
        event: Event = msgspec.convert(message.event, KINDS[message.kind])
    except (KeyError, msgspec.ValidationError) as error:
        raise IpcError(f"an event expected, got {message.kind}: {error}") from None
    return event


class Frames:
    """Bytes as they come, to messages."""

    def __init__(self) -> None:
        self._unread = bytearray()

    def feed(self, data: bytes) -> list[Message]:
        """Take bytes; return the messages that are complete now. Raises IpcError where they can't be such."""
        self._unread += data
        messages: list[Message] = []
        start = 0
        while len(self._unread) - start >= LENGTH_BYTES:
            begin = start + LENGTH_BYTES
            length = int.from_bytes(self._unread[start:begin])
            if length > MAX_FRAME_BYTES:
                raise IpcError(f"a frame of at most {MAX_FRAME_BYTES} bytes expected, got {length}")
            if len(self._unread) < begin + length:
                break
            messages.append(_decode(bytes(self._unread[begin : begin + length])))
            start = begin + length
        del self._unread[:start]
        return messages


def _decode(body: bytes) -> Message:
    try:
        message: Message = _decoder.decode(body)
    except msgspec.MsgspecError as error:
        raise IpcError(f"a message expected: {error}") from None
    return message


# NumPy's floats are told as any float.
_encoder = msgspec.msgpack.Encoder(enc_hook=float)
_decoder = msgspec.msgpack.Decoder(Message)
