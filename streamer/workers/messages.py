"""The messages between the daemon and its worker processes: values to frames and back.

A frame is its length in four bytes, big-endian, and a message as MessagePack. It has no version: the daemon starts
its workers from the same installation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from streamer.core import coaching, events
from streamer.core.errors import IpcError
from streamer.inference.disagreement import Disagreement  # noqa: TC001 - msgspec reads the annotation when it decodes
from streamer.ops.rtp_totals import RtpTotals  # noqa: TC001 - msgspec reads the annotation when it decodes

if TYPE_CHECKING:
    from streamer.core.events import Event

LENGTH_BYTES = 4
MAX_FRAME_BYTES = 64 * 1024 * 1024
"""A list of sessions may take a megabyte."""
KINDS: dict[str, type] = {
    kind.__name__: kind
    for kind in (
        coaching.Advice,
        coaching.CoachReport,
        events.Alert,
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
    """The first message: the worker's share of the work."""

    number: int
    """Of the worker, from 0 on."""
    workers: int
    config: bytes
    """The whole configuration as JSON, without secrets."""
    config_path: str | None
    blocked: tuple[tuple[str, int, int | None], ...] = ()
    """Senders on the shared port that stay blocked: they were paused when this worker's last process ended."""


class ControlRequest(_Message, frozen=True):
    """A request of a control client."""

    number: int
    """The reply has the same number."""
    request: bytes


class Rtcp(_Message, frozen=True):
    """Datagrams that arrived on the RTCP port of the shared port; each with its sender's host and port."""

    datagrams: tuple[tuple[bytes, tuple[str, int]], ...]


class Reload(_Message, frozen=True):
    """Take another configuration, as far as a worker can while it runs."""

    config: bytes
    """As in `StartWorker`."""


class Refuse(_Message, frozen=True):
    """Refuse every new leg from now on."""

    why: str
    """A line for a person."""


class Renew(_Message, frozen=True):
    """End these sessions, and go on with their legs as others: other nodes have ended them."""

    session_ids: tuple[str, ...]


class Stop(_Message, frozen=True):
    """End all sessions, report their ends, and exit."""


# -- from a worker ---------------------------------------------------------------------------------


class Ready(_Message, frozen=True):
    """The worker's sockets are open."""


class ControlReply(_Message, frozen=True):
    """The reply to a `ControlRequest`."""

    number: int
    reply: bytes
    open_legs: int
    blocked: tuple[tuple[str, int, int | None], ...] = ()
    """Senders that stay blocked if the worker ends; sent with the reply that confirms a pause."""


class EventMessage(_Message, frozen=True):
    """An event."""

    kind: str
    event: Any
    """Plain values, once decoded."""


class Figures(_Message, frozen=True):
    """Totals since the worker started; sent every second, also as a sign of life."""

    audio_s: float
    rtp: RtpTotals
    shadow: Disagreement | None = None
    """What its shadow model found; None where there is none."""
    blocked: tuple[tuple[str, int, int | None], ...] = ()
    """As in `ControlReply`; repeated, since a paused sender may change its SSRC or hang up."""
    cpu_s: dict[str, float] = {}
    """CPU seconds by stage; msgspec copies the default."""
    load: dict[str, float] = {}
    """Share of what can be done that is to be done, of each resource."""


Message = (
    StartWorker | ControlRequest | Rtcp | Reload | Refuse | Renew | Stop | Ready | ControlReply | EventMessage | Figures
)


def encode(message: Message) -> bytes:
    """Return a message as a frame."""
    body = _encoder.encode(message)
    return len(body).to_bytes(LENGTH_BYTES) + body


def event_message(event: Event) -> EventMessage:
    """Return the message that carries an event."""
    return EventMessage(type(event).__name__, event)


def event_of(message: EventMessage) -> Event:
    """Return the event in a decoded message. Raises IpcError where it is none."""
    try:
        event: Event = msgspec.convert(message.event, KINDS[message.kind])
    except (KeyError, msgspec.ValidationError) as error:
        raise IpcError(f"expected an event, got {message.kind}: {error}") from None
    return event


class Frames:
    """Splits a stream of bytes into messages."""

    def __init__(self) -> None:
        self._unread = bytearray()

    def feed(self, data: bytes) -> list[Message]:
        """Take bytes; return the messages that are complete now. Raises IpcError for bytes that are no message."""
        self._unread += data
        messages: list[Message] = []
        start = 0
        while len(self._unread) - start >= LENGTH_BYTES:
            begin = start + LENGTH_BYTES
            length = int.from_bytes(self._unread[start:begin])
            if length > MAX_FRAME_BYTES:
                raise IpcError(f"expected a frame of at most {MAX_FRAME_BYTES} bytes, got {length}")
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
        raise IpcError(f"expected a message: {error}") from None
    return message


# NumPy's floats are sent as any float.
_encoder = msgspec.msgpack.Encoder(enc_hook=float)
_decoder = msgspec.msgpack.Decoder(Message)
