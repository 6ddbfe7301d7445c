"""The parts of a SIP message's body: session description and recording metadata (RFC 7866, section 9.1)."""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes
from email.policy import HTTP
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sipmessage import Request

SDP = "application/sdp"
METADATA = ("application/rs-metadata+xml", "application/rs-metadata", "application/recording+xml")
"""The others are what some clients call it; RFC 7866 has the first."""
MULTIPART = "multipart/mixed"
MAX_PARTS = 16


@dataclass(frozen=True, slots=True)
class Bodies:
    """What a request brings."""

    sdp: str | None = None
    metadata: bytes | None = None
    is_understood: bool = True
    """Whether the body is of a type that we know, or there is none."""


def bodies_of(request: Request) -> Bodies:
    """Return the parts of a request's body."""
    if not request.body.strip():
        return Bodies()
    stated = request.headers.get("Content-Type") or ""
    kind = stated.partition(";")[0].strip().lower()
    if kind == MULTIPART:
        return _of_parts(stated, request.body)
    return _part(kind, request.body)


def _of_parts(stated: str, body: bytes) -> Bodies:
    message = message_from_bytes(b"Content-Type: " + stated.encode() + b"\r\n\r\n" + body, policy=HTTP)
    sdp: str | None = None
    metadata: bytes | None = None
    for part in list(message.iter_parts())[:MAX_PARTS]:
        content = part.get_payload(decode=True)
        found = _part(part.get_content_type(), content if isinstance(content, bytes) else b"")
        sdp = found.sdp if sdp is None else sdp
        metadata = found.metadata if metadata is None else metadata
    return Bodies(sdp, metadata, is_understood=sdp is not None or metadata is not None)


def _part(kind: str, content: bytes) -> Bodies:
    if kind == SDP:
        return Bodies(sdp=content.decode("utf-8", "replace"))
    if kind in METADATA:
        return Bodies(metadata=content)
    return Bodies(is_understood=False)
