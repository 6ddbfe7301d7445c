"""``POST /api/ticket``: a token, or nothing where none is needed, for a ticket that a page may use once."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Literal

import msgspec
from starlette.responses import JSONResponse, PlainTextResponse, Response

from streamer.core.errors import RequestError
from streamer.protocol.event_fields import rfc3339
from streamer.protocol.event_filter import choose_events
from streamer.web.tickets import VALID_S, TicketScope
from streamer.web.views import View, check_sessions

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from starlette.requests import HTTPConnection, Request

    from streamer.access.grants import Grant
    from streamer.protocol.event_filter import EventFilter
    from streamer.web.access import AccessControl
    from streamer.web.tickets import Tickets

TICKET_PATH = "/api/ticket"
TICKET_SUBPROTOCOL = "ticket."
"""With the ticket behind it: what a page offers when it opens a WebSocket."""
TICKET_SCHEME = "ticket"
"""Of ``Authorization``, with a ticket in the place of a token; in lower case."""
BROWSER_PATH = "/browser"
"""Where a page sends what the microphone of its browser hears, if a stream is configured there."""
MAX_BODY_BYTES = 16 * 1024


class _Wanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    scope: Literal["subscribe", "stream"] = "subscribe"
    sources: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    views: tuple[View, ...] = ()
    supervise: bool = False

    def chosen(self) -> EventFilter:
        """Return the events that are asked for. Raises ValueError."""
        filters = {"sources": self.sources, "sessions": self.sessions, "roles": self.roles, "types": self.types}
        if self.scope == "stream" and (self.supervise or self.views or any(filters.values())):
            raise ValueError("scope: expected nothing else with stream, got some")
        if self.views and self.supervise:
            raise ValueError("supervise: expected a ticket of its own, got one with views")
        check_sessions(self.views, self.sessions)
        return choose_events(**filters)


class TicketApi:
    """Issues tickets."""

    def __init__(
        self,
        access: AccessControl,
        tickets: Tickets[TicketScope],
        *,
        utc: Callable[[], datetime],
        takes_microphones: bool = False,
    ) -> None:
        """``takes_microphones``: whether something is served at `BROWSER_PATH`."""
        self._access = access
        self._tickets = tickets
        self._utc = utc
        self._takes_microphones = takes_microphones

    async def issue(self, request: Request) -> Response:
        """Answer one request. A page of a configured origin may read the answer."""
        response = await self._issue(request)
        origin = request.headers.get("origin")
        is_refused = response.status_code == HTTPStatus.FORBIDDEN  # the origin, or the token
        if origin is not None and not is_refused:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Vary"] = "Origin"
        return response

    async def _issue(self, request: Request) -> Response:
        body = await body_of(request)
        wanted = _parsed(body)
        scope = wanted.scope if isinstance(wanted, _Wanted) else "subscribe"
        granted = self._access.authorize(request, scope)
        if isinstance(granted, Response):
            return granted
        if body is None:
            text = f"Body: expected at most {MAX_BODY_BYTES} bytes"
            return self._access.refuse(request, "bad_request", HTTPStatus.REQUEST_ENTITY_TOO_LARGE, text)
        if isinstance(wanted, str):
            return self._access.refuse(request, "bad_request", HTTPStatus.BAD_REQUEST, f"Body: {wanted}")
        return self._refuse(request, wanted, granted) or await self._give(request, wanted, granted)

    async def _give(self, request: Request, wanted: _Wanted, granted: Grant) -> Response:
        views = frozenset(wanted.views)
        scope = TicketScope(granted, wanted.chosen(), wanted.supervise, wanted.scope, views)
        try:
            ticket = await self._tickets.issue(scope)
        except RequestError as error:
            return PlainTextResponse(f"No ticket can be issued now: {error}\n", HTTPStatus.SERVICE_UNAVAILABLE)
        if ticket is None:
            text = "Too many tickets wait to be used"
            return self._access.refuse(request, "too_many_requests", HTTPStatus.SERVICE_UNAVAILABLE, text)
        now = self._utc()
        until = now + timedelta(seconds=VALID_S)
        content = {"ticket": ticket, "issued_at": rfc3339(now), "expires_at": rfc3339(until)}
        return JSONResponse(content, HTTPStatus.CREATED, headers={"Cache-Control": "no-store"})

    def _refuse(self, request: Request, wanted: _Wanted, granted: Grant) -> Response | None:
        if wanted.supervise and not granted.allows("supervise"):
            text = f"The token {granted.name} may not acknowledge alerts and mark results"
            return self._access.refuse(request, "forbidden", HTTPStatus.FORBIDDEN, text)
        if wanted.scope == "stream" and not self._takes_microphones:
            text = f"No stream is configured for browsers: [[streams]] with the path {BROWSER_PATH}"
            return self._access.refuse(request, "bad_request", HTTPStatus.NOT_FOUND, text)
        return None


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


def _parsed(body: bytes | None) -> _Wanted | str:
    """Return what a body asks for, else what is wrong with it."""
    try:
        wanted = msgspec.json.decode(body or b"{}", type=_Wanted)
        wanted.chosen()
    except (msgspec.MsgspecError, ValueError) as error:
        return str(error)
    return wanted


async def body_of(request: Request) -> bytes | None:
    """Return the body; None where it is too long."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MAX_BODY_BYTES:
            return None
    return body
