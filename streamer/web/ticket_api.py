"""``POST /api/ticket``: a token, or nothing where none is needed, for a ticket that a page may use once."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

import msgspec
from starlette.responses import JSONResponse, Response

from streamer.protocol.event_fields import rfc3339
from streamer.protocol.event_filter import choose_events
from streamer.web.tickets import VALID_S, TicketScope

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from starlette.requests import HTTPConnection, Request

    from streamer.web.access import AccessControl
    from streamer.web.tickets import Tickets

TICKET_PATH = "/api/ticket"
TICKET_SUBPROTOCOL = "ticket."
"""With the ticket behind it: what a page offers when it opens the event stream."""
TICKET_SCHEME = "ticket"
"""Of ``Authorization``, with a ticket in the place of a token; in lower case."""
MAX_BODY_BYTES = 16 * 1024


class _Wanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sources: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    supervise: bool = False


class TicketApi:
    """Issues tickets."""

    def __init__(self, access: AccessControl, tickets: Tickets[TicketScope], *, utc: Callable[[], datetime]) -> None:
        self._access = access
        self._tickets = tickets
        self._utc = utc

    async def issue(self, request: Request) -> Response:
        """Answer one request."""
        granted = self._access.authorize(request, "subscribe")
        if isinstance(granted, Response):
            return granted
        body = await body_of(request)
        if body is None:
            text = f"Body: expected at most {MAX_BODY_BYTES} bytes"
            return self._access.refuse(request, "bad_request", HTTPStatus.REQUEST_ENTITY_TOO_LARGE, text)
        try:
            wanted = msgspec.json.decode(body or b"{}", type=_Wanted)
            names = {name: value for name, value in msgspec.structs.asdict(wanted).items() if name != "supervise"}
            chosen = choose_events(**names)
        except (msgspec.MsgspecError, ValueError) as error:
            return self._access.refuse(request, "bad_request", HTTPStatus.BAD_REQUEST, f"Body: {error}")
        if wanted.supervise and not granted.allows("supervise"):
            text = f"The token {granted.name} may not acknowledge alerts and mark results"
            return self._access.refuse(request, "forbidden", HTTPStatus.FORBIDDEN, text)
        ticket = self._tickets.issue(TicketScope(granted, chosen, wanted.supervise))
        if ticket is None:
            text = "Too many tickets wait to be used"
            return self._access.refuse(request, "too_many_requests", HTTPStatus.SERVICE_UNAVAILABLE, text)
        now = self._utc()
        until = now + timedelta(seconds=VALID_S)
        content = {"ticket": ticket, "issued_at": rfc3339(now), "expires_at": rfc3339(until)}
        return JSONResponse(content, HTTPStatus.CREATED, headers={"Cache-Control": "no-store"})


def offered_ticket(connection: HTTPConnection) -> str | None:
    """Return the ticket that a request has in ``Authorization``, or a WebSocket handshake offers as a subprotocol."""
    for value in connection.headers.getlist("authorization"):
        scheme, _, ticket = value.partition(" ")
        if scheme.lower() == TICKET_SCHEME:
            return ticket.strip()
    for offered in connection.get("subprotocols", ()):
        if offered.startswith(TICKET_SUBPROTOCOL):
            return str(offered).removeprefix(TICKET_SUBPROTOCOL)
    return None


async def body_of(request: Request) -> bytes | None:
    """Return the body; None where it is too long."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MAX_BODY_BYTES:
            return None
    return body
