"""The dialogs of a user agent server, and the one request that it sends in them: BYE (RFC 3261, section 12)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamer.protocol.sip.messages import tag_of

if TYPE_CHECKING:
    from sipmessage import Request

_URI = re.compile(r"<([^<>]+)>")
_EXPIRES = re.compile(r"([0-9]{1,9})\s*(?:;.*?refresher\s*=\s*(uac|uas))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Peer:
    """The other end of a transport, and ours."""

    transport: str
    """``UDP``, ``TCP`` or ``TLS``."""
    host: str
    port: int
    local: str
    """Our host and port, as they stand in a URI."""
    connection: int = 0
    """Of a connection its number; 0 of datagrams."""


@dataclass(slots=True, eq=False)
class Dialog:
    """One dialog, which the other side began."""

    name: str
    """Unique here; says nothing of the other side."""
    call_id: str
    own: str
    """The To of its requests, with our tag."""
    other: str
    """The From of its requests."""
    target: str
    """Where its Contact says that requests go."""
    routes: tuple[str, ...]
    peer: Peer
    cseq: int
    """Of its newest request."""
    own_cseq: int = 0
    expires_s: float | None = None
    """When it ends unless it is refreshed (RFC 4028); None where nobody asked for that."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What its requests are recognised by."""
        return self.call_id, tag_of(self.own), tag_of(self.other)

    def take(self, request: Request, peer: Peer) -> None:
        """Note what a newer request of the dialog says about where the other side is (section 12.2.2)."""
        self.cseq, self.peer = request.cseq.sequence, peer
        self.target = target_of(request) or self.target

    def bye(self, branch: str) -> bytes:
        """Return the request that ends it."""
        self.own_cseq += 1
        lines = [
            f"BYE {self.target} SIP/2.0",
            f"Via: SIP/2.0/{self.peer.transport} {self.peer.local};branch={branch};rport",
            "Max-Forwards: 70",
            *(f"Route: {route}" for route in self.routes),
            f"From: {self.own}",
            f"To: {self.other}",
            f"Call-ID: {self.call_id}",
            f"CSeq: {self.own_cseq} BYE",
            "Content-Length: 0",
        ]
        return "".join(f"{line}\r\n" for line in [*lines, ""]).encode()


def dialog_key(request: Request) -> tuple[str, str, str]:
    """Return what a request says about the dialog that it belongs to."""
    return request.call_id, tag_of(request.headers["To"]), tag_of(request.headers["From"])


def target_of(request: Request) -> str:
    """Return the URI of a request's Contact; empty where it has none."""
    contact = request.headers.get("Contact") or ""
    found = _URI.search(contact)
    return found[1] if found else contact.partition(";")[0].strip()


def refresh_s(request: Request) -> int | None:
    """Return how long the other side lets a session live without a refresh that it sends itself; else None."""
    found = _EXPIRES.match(request.headers.get("Session-Expires") or "")
    supports = ",".join(request.headers.getlist("Supported")).lower().replace(" ", "").split(",")
    if found is None or "timer" not in supports or (found[2] or "uac").lower() == "uas":
        return None
    return max(90, int(found[1]))  # section 4: less is not allowed
