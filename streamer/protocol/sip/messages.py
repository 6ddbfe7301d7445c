"""SIP messages (RFC 3261): bytes to requests and responses, and the answers to requests.

What a message says of people, in From, To and the URIs, goes back to whoever sent it, and nowhere else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sipmessage import Message, Request, Response

from streamer.core.errors import EmotionStreamerError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sipmessage import Via

MAX_MESSAGE_BYTES = 65_535
"""Head and body; a datagram can't be longer (section 18.1.1)."""
REASONS = {
    100: "Trying",
    200: "OK",
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    405: "Method Not Allowed",
    415: "Unsupported Media Type",
    416: "Unsupported URI Scheme",
    420: "Bad Extension",
    481: "Call/Transaction Does Not Exist",
    488: "Not Acceptable Here",
    491: "Request Pending",
    500: "Server Internal Error",
    503: "Service Unavailable",
    505: "Version Not Supported",
}
_MANDATORY = ("Via", "From", "To", "Call-ID", "CSeq")
"""Section 8.1.1; Max-Forwards is missed by nobody here."""
_FOLDED = re.compile(rb"\r\n[ \t]+")
_TAG = re.compile(r";\s*tag\s*=\s*([^\s;,]+)", re.IGNORECASE)
_LENGTH = re.compile(rb"^(?:content-length|l)[ \t]*:[ \t]*([0-9]{1,9})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_STRAY = re.compile(rb"\r(?!\n)|(?<!\r)\n|\x00")
_END = b"\r\n\r\n"


class SipError(EmotionStreamerError):
    """The bytes are no SIP message that can be answered; drop them. The text quotes nothing of them."""


def parse(data: bytes) -> Request | Response:
    """Return the message of a datagram, or of a stream that was cut into messages. Raises SipError."""
    head, end, body = data.partition(_END)
    if _STRAY.search(head):
        raise SipError("lines that end in CRLF expected, got others")
    try:
        message = Message.parse(_FOLDED.sub(b" ", head) + end + body)
        missing = [name for name in _MANDATORY if not message.headers.getlist(name)]
        is_complete = not missing and bool(message.via) and bool(message.cseq.method)
        length = message.content_length
    except (ValueError, KeyError, IndexError, RecursionError):
        raise SipError("a SIP message expected, got something else") from None
    if not is_complete:
        raise SipError("a SIP message with Via, From, To, Call-ID and CSeq expected, got one without some of them")
    if isinstance(message, Request) and message.cseq.method != message.method:
        raise SipError("CSeq: the method of the request expected, got another one")
    if length is not None and length > len(body):
        raise SipError(f"a body of {length} bytes expected, got {len(body)}")
    message.body = body if length is None else body[:length]
    return message


def tag_of(header: str) -> str:
    """Return the tag of a From or To header; empty where it has none."""
    found = _TAG.search(header.rpartition(">")[2] if ">" in header else header)
    return found[1] if found else ""


def answer(
    request: Request,
    code: int,
    *,
    to_tag: str = "",
    headers: Sequence[tuple[str, str]] = (),
    body: bytes = b"",
) -> Response:
    """Return a response. ``to_tag``: ours, for a To that has none yet (section 8.2.6.2)."""
    response = Response(code, REASONS[code], body)
    response.headers.setlist("Via", list(request.headers.getlist("Via")))
    if code != 100:
        routes = request.headers.getlist("Record-Route")
        if routes and code < 300:
            response.headers.setlist("Record-Route", list(routes))
    to = request.headers["To"]
    response.headers.set("From", request.headers["From"])
    response.headers.set("To", f"{to};tag={to_tag}" if to_tag and not tag_of(to) else to)
    response.headers.set("Call-ID", request.headers["Call-ID"])
    response.headers.set("CSeq", request.headers["CSeq"])
    for name, value in headers:
        response.headers.add(name, value)
    response.headers.set("Content-Length", str(len(body)))
    return response


def with_received(request: Request, host: str, port: int) -> Via:
    """Note in the topmost Via where a request came from (RFC 3261, 18.2.1, and RFC 3581); return that Via."""
    first, *others = request.via
    changes: dict[str, str] = {}
    if "rport" in first.parameters:
        changes = {"received": host, "rport": str(port)}
    elif first.host.strip("[]") != host:
        changes = {"received": host}
    if changes:
        first = type(first)(first.transport, first.host, first.port, first.parameters.replace(**changes))
        request.headers.setlist("Via", [str(via) for via in (first, *others)])
    return first


def response_port(via: Via, from_port: int) -> int:
    """Return the port that answers by UDP go to: where the request came from if it asks for that (RFC 3581)."""
    return from_port if "rport" in via.parameters else via.port or 5060


class MessageStream:
    """Cuts the bytes of a TCP connection into messages (section 18.3)."""

    def __init__(self) -> None:
        self._data = b""

    def push(self, data: bytes) -> list[bytes]:
        """Return the messages that are complete now; an empty one is a keep-alive (RFC 5626, 4.4.1).

        Raises SipError where that is no stream of SIP messages.
        """
        self._data += data
        messages: list[bytes] = []
        while (message := self._next()) is not None:
            messages.append(message)
        if len(self._data) > MAX_MESSAGE_BYTES:
            raise SipError(f"messages of at most {MAX_MESSAGE_BYTES} bytes expected, got a longer one")
        return messages

    @property
    def is_within(self) -> bool:
        """Whether a message has begun that is not complete."""
        return bool(self._data.strip(b"\r\n"))

    def _next(self) -> bytes | None:
        if self._data.startswith(_END):
            self._data = self._data[len(_END) :]
            return b""
        if self._data.startswith(b"\r\n") and len(self._data) >= len(_END):
            self._data = self._data[2:]
            return self._next()
        head, end, body = self._data.partition(_END)
        if not end:
            return None
        length = _LENGTH.search(head)
        if length is None:
            raise SipError("a message with Content-Length expected on a connection, got one without")
        total = len(head) + len(end) + int(length[1])
        if total > MAX_MESSAGE_BYTES:
            raise SipError(f"messages of at most {MAX_MESSAGE_BYTES} bytes expected, got a longer one")
        if len(body) < int(length[1]):
            return None
        message, self._data = self._data[:total], self._data[total:]
        return message
