"""Decodes control requests and encodes replies, in JSON as ``docs/control.md`` describes."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from streamer.core.audio import Role  # noqa: TC001 - msgspec reads the annotation when it decodes
from streamer.core.errors import RequestError
from streamer.protocol.sip.crypto import KEY_BYTES, SrtpKey, is_key

CONTROL_SUBPROTOCOL = "emotion-streamer.control.v1"
MAX_REQUEST_BYTES = 1024
"""Of a request, over whatever it comes."""
MAX_LEGS_A_REQUEST = 8
MAX_MESSAGE_CHARACTERS = 200
"""Limit of an error message, which may quote the request."""

# \\Z, as $ accepts a trailing line break.
Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{1,64}\Z")]


Name = Annotated[str, Meta(pattern=r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029]{1,64}\Z")]


class Srtp(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """With what the sender of a leg encrypts (SRTP, keys as RFC 4568 has them)."""

    suite: Literal["AES_CM_128_HMAC_SHA1_80", "AES_CM_128_HMAC_SHA1_32", "AEAD_AES_128_GCM", "AEAD_AES_256_GCM"]
    key: Annotated[str, Meta(pattern=r"^[A-Za-z0-9+/]{1,80}={0,2}\Z")]
    """Master key and master salt, base64."""

    def __post_init__(self) -> None:
        if not is_key(self.value):
            raise ValueError(f"key: expected {KEY_BYTES[self.suite]} bytes in base64 for {self.suite}, got others")

    def __repr__(self) -> str:  # a traceback must not show the key
        return f"Srtp(suite={self.suite!r})"

    @property
    def value(self) -> SrtpKey:
        """The same, as it is used."""
        return SrtpKey(self.suite, self.key)


class LegWanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A leg to open, with a port of its own unless it asks for the shared one."""

    role: Role
    peer: Annotated[str, Meta(max_length=64)] | None = None
    """The only host that may send, as a numeric address; None lets all allowed ones."""
    peer_port: Annotated[int, Meta(ge=1, le=65_535)] | None = None
    """The only port of that host that may send; None lets all."""
    port: Literal["own", "rtcp-mux", "shared"] = "own"
    """``own``: a port, and the one after it for RTCP. ``rtcp-mux``: one port for both (RFC 5761). ``shared``: none; the
    peer, whose port is given, sends to the shared port."""
    timeout_s: Annotated[float, Meta(gt=0, le=86_400)] | None = None
    """Another time-out than the usual."""
    bye: Literal["ends", "ignored"] = "ends"
    """What an RTCP BYE of its sender does. ``ignored``: it may be that of one who is put on hold or transferred, and
    the leg goes on with the next SSRC; whoever signals the call says when it is over."""
    srtp: Srtp | None = None
    """None where the audio is not encrypted."""

    def __post_init__(self) -> None:
        if self.srtp is not None and self.port == "shared":
            raise ValueError("srtp: expected none with shared, since a key belongs to a port of the leg's own, got one")
        if self.peer_port is not None and self.peer is None:
            raise ValueError("peer_port: expected a peer too, got none")
        if self.port == "shared" and self.peer_port is None:
            raise ValueError("port: expected peer and peer_port with shared, since they tell the leg from others")


class _Request(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="command"):
    id: Id


class OpenSession(_Request, frozen=True, tag="open_session"):
    """Open a session, and a port for each of its legs."""

    call_reference: Id
    legs: Annotated[tuple[LegWanted, ...], Meta(min_length=1, max_length=MAX_LEGS_A_REQUEST)]


class AddLeg(_Request, frozen=True, tag="add_leg"):
    """Open a port for another leg."""

    session_id: Id
    leg: LegWanted


class SetRole(_Request, frozen=True, tag="set_role"):
    """Change who speaks on a leg."""

    leg_id: Id
    role: Role


class Pause(_Request, frozen=True, tag="pause"):
    """Analyse nothing of a session, or of one leg of it, from now on."""

    session_id: Id
    leg_id: Id | None = None


class Resume(_Request, frozen=True, tag="resume"):
    """End a pause."""

    session_id: Id
    leg_id: Id | None = None


class EndSession(_Request, frozen=True, tag="end_session"):
    """End all legs of a session."""

    session_id: Id


class ListSessions(_Request, frozen=True, tag="list_sessions"):
    """List the open sessions."""


class Statistics(_Request, frozen=True, tag="statistics"):
    """Return figures on RTP, for each leg where a session is named."""

    session_id: Id | None = None


class AcknowledgeAlert(_Request, frozen=True, tag="acknowledge_alert"):
    """Say that somebody has seen an alert."""

    alert_id: Id
    by: Name | None = None
    """Who it is; everybody who sees the alert sees it."""


class ForgetSession(_Request, frozen=True, tag="forget_session"):
    """Delete all that the history has of a session, and keep nothing more of it."""

    session_id: Id


class Drain(_Request, frozen=True, tag="drain"):
    """End this node of a cluster: take no new legs, and end with the last session."""


Request = (
    OpenSession
    | AddLeg
    | SetRole
    | Pause
    | Resume
    | EndSession
    | ListSessions
    | Statistics
    | AcknowledgeAlert
    | ForgetSession
    | Drain
)


class _Any(msgspec.Struct, frozen=True):
    id: Id


def decode_request(data: str | bytes) -> Request:
    """Return the request. Raises RequestError where it is not valid."""
    try:
        request: Request = _decoder.decode(data)
    except _NO_JSON as error:
        raise RequestError("bad_request", str(error)[:MAX_MESSAGE_CHARACTERS]) from None
    return request


def is_supervision(data: str | bytes) -> bool:
    """Return whether a message is a request that who may only supervise may make, or is no valid request."""
    try:
        return isinstance(decode_request(data), AcknowledgeAlert)
    except RequestError:
        return True


def request_id(data: str | bytes) -> str | None:
    """Return the id of a message that may be no valid request, or None."""
    try:
        return _id_decoder.decode(data).id
    except _NO_JSON:
        return None


def encode_reply(request_id: str, result: dict[str, Any]) -> bytes:
    """Return the reply to a request that was carried out."""
    return msgspec.json.encode({"id": request_id, "ok": True, **result})


def encode_error(request_id: str | None, error: RequestError) -> bytes:
    """Return the reply to a request that was not carried out."""
    message = str(error)[:MAX_MESSAGE_CHARACTERS]
    return msgspec.json.encode({"id": request_id, "error": {"code": error.code, "message": message}})


_NO_JSON = (msgspec.MsgspecError, UnicodeError, RecursionError)
"""What the decoder raises; RecursionError for a thousand nested brackets, which fit into 1 KiB."""
_decoder = msgspec.json.Decoder(Request)
_id_decoder = msgspec.json.Decoder(_Any)
