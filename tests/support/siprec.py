"""A recording client's messages, as RFC 7866 and RFC 7865 show them: not those of any product."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sipmessage import Message, Request, Response

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ALICE, BOB = "sip:alice@customers.example.com", "sip:bob@agents.example.com"
PEOPLE = ("alice", "bob", "Alice Jones", "+4930123456")
"""What must be found nowhere."""
SESSION = "hVpd7YQgRW2nD22h7q60JQ=="
BOUNDARY = "foobar"
MULTIPART = f"multipart/mixed;boundary={BOUNDARY}"


def metadata(
    *people: tuple[str, str, Sequence[str]], streams: Sequence[tuple[str, str]], mode: str = "complete", more: str = ""
) -> bytes:
    """Return recording metadata. ``people``: id, address, ids of the streams sent; ``streams``: id and label."""
    parts = [
        f"<datamode>{mode}</datamode>",
        f'<session session_id="{SESSION}"><start-time>2026-01-01T00:00:00Z</start-time></session>',
    ]
    for name, address, _ in people:
        parts.append(
            f'<participant participant_id="{name}"><nameID aor="{address}">'
            f'<name xml:lang="en">Alice Jones</name></nameID></participant>'
        )
    parts += [
        f'<stream stream_id="{name}" session_id="{SESSION}"><label>{label}</label></stream>' for name, label in streams
    ]
    for name, _, sent in people:
        sends = "".join(f"<send>{stream}</send>" for stream in sent)
        parts.append(f'<participantstreamassoc participant_id="{name}">{sends}</participantstreamassoc>')
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<recording xmlns="urn:ietf:params:xml:ns:recording:1">'
    return f"{head}{''.join(parts)}{more}</recording>".encode()


TWO = metadata(("p1==", ALICE, ["s1=="]), ("p2==", BOB, ["s2=="]), streams=[("s1==", "96"), ("s2==", "97")])
"""A customer and an agent, each with a stream."""


def audio(
    port: int, label: str, *, direction: str = "sendonly", types: str = "0 8 101", more: Sequence[str] = ()
) -> str:
    """Return one media line with its attributes."""
    lines = [f"m=audio {port} RTP/AVP {types}", "a=rtpmap:0 PCMU/8000", "a=rtpmap:101 telephone-event/8000"]
    return "".join(f"{line}\r\n" for line in [*lines, *more, f"a=label:{label}", f"a={direction}"])


def description(*media: str, host: str = "127.0.0.1") -> bytes:
    """Return a session description."""
    head = ["v=0", "o=SRC 2890844526 2890844526 IN IP4 127.0.0.1", "s=-", f"c=IN IP4 {host}", "t=0 0"]
    return ("".join(f"{line}\r\n" for line in head) + "".join(media)).encode()


def multipart(sdp: bytes, xml: bytes) -> bytes:
    """Return both as one body."""
    parts = (("application/sdp", sdp), ("application/rs-metadata+xml", xml))
    body = b"".join(
        f"--{BOUNDARY}\r\nContent-Type: {kind}\r\nContent-Disposition: recording-session\r\n\r\n".encode()
        + part
        + b"\r\n"
        for kind, part in parts
    )
    return body + f"--{BOUNDARY}--\r\n".encode()


@dataclass
class Client:
    """The client's side of one dialog."""

    transport: str = "UDP"
    host: str = "127.0.0.1"
    port: int = 5070
    call_id: str = "recording-1@src.example.com"
    cseq: int = 0
    to_tag: str = ""
    branches: int = 0
    extra: list[str] = field(default_factory=list)

    def request(
        self, method: str, body: bytes = b"", kind: str = MULTIPART, headers: Mapping[str, str] | None = None
    ) -> bytes:
        """Return the next request. ``headers``: other values; an empty one leaves a header out."""
        if method not in {"ACK", "CANCEL"}:
            self.cseq += 1
        self.branches += 1
        branch = f"z9hG4bK{self.call_id.partition('@')[0]}.{self.branches}"
        to = "<sip:srs@example.com>" + (f";tag={self.to_tag}" if self.to_tag else "")
        values = {
            "Via": f"SIP/2.0/{self.transport} {self.host}:{self.port};branch={branch};rport",
            "Max-Forwards": "70",
            "From": '"Alice Jones" <sip:+4930123456@src.example.com>;tag=35e195d2',
            "To": to,
            "Call-ID": self.call_id,
            "CSeq": f"{self.cseq} {method}",
            "Contact": f"<sip:src@{self.host}:{self.port}>;+sip.src",
            "Require": "siprec" if method == "INVITE" else "",
            "Content-Type": kind if body else "",
            "Content-Length": str(len(body)),
            **(headers or {}),
        }
        lines = [
            f"{method} sip:srs@example.com SIP/2.0",
            *(f"{name}: {value}" for name, value in values.items() if value),
        ]
        return "".join(f"{line}\r\n" for line in [*lines, *self.extra, ""]).encode() + body

    def invite(self, sdp: bytes, *, xml: bytes = TWO, headers: Mapping[str, str] | None = None) -> bytes:
        """Return an INVITE, or one within the dialog."""
        return self.request("INVITE", multipart(sdp, xml), headers=headers)

    def take(self, response: Response) -> Response:
        """Note the tag of the server."""
        self.to_tag = response.to_address.parameters.get("tag") or self.to_tag
        return response


def parsed(data: bytes) -> Response:
    """Return a response."""
    message = Message.parse(data)
    assert isinstance(message, Response)
    return message


def parsed_request(data: bytes) -> Request:
    """Return a request."""
    message = Message.parse(data)
    assert isinstance(message, Request)
    return message


def credentials(
    challenge: str,
    user: str,
    secret: str,
    *,
    method: str = "INVITE",
    uri: str = "sip:srs@example.com",
    count: int = 1,
    changes: Mapping[str, str | None] | None = None,
) -> str:
    """Return what answers a challenge, as RFC 7616, section 3.4, says; ``changes``: other members, None for none."""
    asked = dict(re.findall(r'(\w+)="?([^",]*)"?', challenge.partition(" ")[2]))
    name = {"MD5": "md5", "SHA-256": "sha256", "SHA-512-256": "sha512_256"}[asked["algorithm"]]

    def hashed(text: str) -> str:
        return hashlib.new(name, text.encode()).hexdigest()

    begin, end = hashed(f"{user}:{asked['realm']}:{secret}"), hashed(f"{method}:{uri}")
    response = hashed(f"{begin}:{asked['nonce']}:{count:08x}:f2/w:auth:{end}")
    members: dict[str, str | None] = {
        "username": f'"{user}"',
        "realm": f'"{asked["realm"]}"',
        "nonce": f'"{asked["nonce"]}"',
        "uri": '"' + uri.replace("\\", "\\\\").replace('"', '\\"') + '"',
        "response": f'"{response}"',
        "cnonce": '"f2/w"',
        "nc": f"{count:08x}",
        "qop": "auth",
        "algorithm": asked["algorithm"],
        **(changes or {}),
    }
    return "Digest " + ", ".join(f"{name}={value}" for name, value in members.items() if value is not None)
