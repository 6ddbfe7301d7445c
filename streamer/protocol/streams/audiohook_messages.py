"""The messages of Genesys AudioHook, version 2: checked where they come in, built where they go out.

Of a participant's name and numbers nothing is decoded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
from msgspec import Meta

from streamer.core.errors import EmotionStreamerError

if TYPE_CHECKING:
    from collections.abc import Mapping

NULL_UUID = "00000000-0000-0000-0000-000000000000"
"""The id of a conversation that is a probe: the platform tests the connection."""
MAX_TEXT = 65_535
"""Characters of a message."""
_DURATION = re.compile(r"PT((?:[0-9]{0,12}\.)?[0-9]{1,12})S")

# \\Z, as $ accepts a trailing line break.
Uuid = Annotated[str, Meta(pattern=r"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\Z")]
Duration = Annotated[str, Meta(pattern=r"^PT([0-9]{0,12}\.)?[0-9]{1,12}S\Z")]
Number = Annotated[int, Meta(ge=0, lt=1 << 53)]


class AudioHookError(EmotionStreamerError):
    """The platform has sent something that is not of the protocol; tell it so."""


class Participant(msgspec.Struct, frozen=True):
    """Who takes part; the members with names and numbers are not decoded."""

    id: Uuid


class Media(msgspec.Struct, frozen=True):
    """One format that is offered, or chosen."""

    type: str
    format: str
    channels: tuple[str, ...]
    rate: int


class Open(msgspec.Struct, frozen=True):
    """``open``."""

    organizationId: Uuid  # noqa: N815 - as on the wire
    conversationId: Uuid  # noqa: N815
    participant: Participant
    media: tuple[Media, ...]
    customConfig: dict[str, Any] | None = None  # noqa: N815
    inputVariables: dict[str, Any] | None = None  # noqa: N815


class Closing(msgspec.Struct, frozen=True):
    """``close``."""

    reason: Literal["end", "error", "disconnect", "reconnect"]


class Discarded(msgspec.Struct, frozen=True):
    """``discarded`` and ``resumed``: audio that was not sent."""

    start: Duration
    discarded: Duration


class Failed(msgspec.Struct, frozen=True):
    """``error``; its text is not decoded."""

    code: int


class Update(msgspec.Struct, frozen=True):
    """``update``."""

    language: str


class Nothing(msgspec.Struct, frozen=True):
    """Of messages whose parameters say nothing to us."""


class Envelope(msgspec.Struct, frozen=True):
    """What every message of the platform has."""

    version: Literal["2"]
    id: Uuid
    type: str
    seq: Number
    serverseq: Number
    position: Duration
    parameters: msgspec.Raw


Parameters = Open | Closing | Discarded | Failed | Update | Nothing
_TYPES: dict[str, type[Parameters]] = {
    "open": Open,
    "close": Closing,
    "discarded": Discarded,
    "error": Failed,
    "ping": Nothing,
    "update": Update,
    "paused": Nothing,
    "resumed": Discarded,
    "dtmf": Nothing,
    "playback_started": Nothing,
    "playback_completed": Nothing,
}
"""Every message that a client may send, by its type."""
_NOT_IT = (msgspec.MsgspecError, UnicodeError, RecursionError)
_envelopes = msgspec.json.Decoder(Envelope)


def parse_envelope(text: str) -> Envelope:
    """Return a message whose parameters are not decoded yet. Raises AudioHookError."""
    if len(text) > MAX_TEXT:
        raise AudioHookError(f"a message of at most {MAX_TEXT} characters expected, got {len(text)}")
    try:
        return _envelopes.decode(text)
    except _NOT_IT:
        raise AudioHookError("a message of AudioHook version 2 expected, got something else") from None


def parse_parameters(envelope: Envelope) -> Parameters:
    """Return the parameters of a message. Raises AudioHookError, also for a type that does not exist."""
    wanted = _TYPES.get(envelope.type)
    if wanted is None:
        raise AudioHookError("a message that clients send expected, got an unknown type")
    try:
        return msgspec.json.decode(envelope.parameters, type=wanted)
    except _NOT_IT:
        raise AudioHookError(f"{envelope.type}: parameters are missing or wrong") from None


def encode(kind: str, parameters: Mapping[str, Any], *, session: str, seq: int, clientseq: int) -> str:
    """Return a message of the server."""
    message = {
        "version": "2",
        "type": kind,
        "seq": seq,
        "clientseq": clientseq,
        "id": session,
        "parameters": parameters,
    }
    return msgspec.json.encode(message).decode()


def milliseconds(duration: str) -> float:
    """Return the length of ``PT1.5S``, which was checked already."""
    match = _DURATION.fullmatch(duration)
    return 1000 * float(match[1]) if match else 0.0
