"""``/api/history``: what was published before, for those who may see it; docs/history.md."""

from __future__ import annotations

import logging
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

import msgspec
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from streamer.history.errors import HistoryError, NoHistoryError
from streamer.history.export import FORMATS, PAGE
from streamer.history.search import Search, parse_position, parse_search
from streamer.protocol.event_filter import EventFilter
from streamer.web.ticket_api import offered_ticket
from streamer.web.tickets import TicketScope

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from starlette.requests import Request

    from streamer.history.archive import Archive, Library
    from streamer.history.export import Export
    from streamer.history.search import Position
    from streamer.web.access import AccessControl
    from streamer.web.tickets import Tickets

    Filters = Sequence[EventFilter]
    """What who asks may see; each has to be passed."""

log = logging.getLogger(__name__)

HISTORY_PATH: Final = "/api/history"
MOST_SESSIONS, MOST_EVENTS = 200, 1000
"""On one page."""
USUAL_SESSIONS, USUAL_EVENTS = 50, 100
UNKNOWN: Final = "No such session is in the history"
_PRIVATE: Final = {"Cache-Control": "no-store"}


class HistoryApi:
    """Answers questions about the history that is open."""

    def __init__(
        self, access: AccessControl, tickets: Tickets[TicketScope], archive: Archive, *, can_forget: bool
    ) -> None:
        """``can_forget``: whether control by this port is on."""
        self._access = access
        self._tickets = tickets
        self._archive = archive
        self._can_forget = can_forget

    def routes(self) -> list[Route]:
        """Return what each path answers."""
        one = f"{HISTORY_PATH}/sessions/{{session_id}}"
        return [
            Route(f"{HISTORY_PATH}/sessions", partial(self._answer, self._sessions)),
            Route(one, partial(self._answer, self._session), methods=["GET"]),
            Route(one, self._forget, methods=["DELETE"]),
            Route(f"{HISTORY_PATH}/events", partial(self._answer, self._events)),
            Route(f"{HISTORY_PATH}/export", partial(self._answer, self._export)),
        ]

    async def _answer(self, answer: Callable[..., Any], request: Request) -> Response:
        """Let somebody ask who may see events, as the token or the ticket says."""
        granted = await self._granted(request)
        if isinstance(granted, Response):
            return granted
        may_see = [each for each in (granted.grant.events, granted.chosen) if not each.is_everything]
        try:
            return await self._asked(answer(request, may_see))
        except ValueError as error:
            return self._access.refuse(request, "bad_request", HTTPStatus.BAD_REQUEST, str(error))

    async def _asked(self, answering: Any) -> Response:
        try:
            response: Response = await answering
        except NoHistoryError as error:
            return _plain(HTTPStatus.NOT_FOUND, _sentence(error))
        except HistoryError as error:
            return _plain(HTTPStatus.SERVICE_UNAVAILABLE, f"The history can't be used now: {error}")
        return response

    async def _granted(self, request: Request) -> TicketScope | Response:
        ticket = offered_ticket(request)
        if ticket is not None:
            return await self._redeemed(request, ticket)
        granted = self._access.authorize(request, "subscribe")
        return granted if isinstance(granted, Response) else TicketScope(granted, EventFilter())

    async def _redeemed(self, request: Request, ticket: str) -> TicketScope | Response:
        scope = await self._access.redeem(request, self._tickets, ticket, "subscribe")
        if isinstance(scope, Response) or scope.opens("history"):
            return scope
        text = f"The ticket is for the view {', '.join(sorted(scope.views))}, not for history"
        return self._access.refuse(request, "forbidden", HTTPStatus.FORBIDDEN, text)

    # -- questions ---------------------------------------------------------------------------------

    async def _sessions(self, request: Request, may_see: Filters) -> Response:
        search, limit, after = _asked_for(request, most=MOST_SESSIONS, usual=USUAL_SESSIONS)
        found, following = await self._archive.read(
            lambda library: library.sessions(search, may_see, limit=limit, after=after)
        )
        return _json({"sessions": found, "next": _next(following)})

    async def _session(self, request: Request, may_see: Filters) -> Response:
        search = Search(sessions=frozenset({request.path_params["session_id"]}))
        found, _ = await self._archive.read(lambda library: library.sessions(search, may_see, limit=1))
        return _json(found[0]) if found else _plain(HTTPStatus.NOT_FOUND, UNKNOWN)

    async def _events(self, request: Request, may_see: Filters) -> Response:
        search, limit, after = _asked_for(request, most=MOST_EVENTS, usual=USUAL_EVENTS)
        rows, following = await self._archive.read(
            lambda library: library.events(search, may_see, limit=limit, after=after)
        )
        events = [msgspec.Raw(row.payload.encode()) for row in rows]
        return _json({"events": events, "next": _next(following)})

    async def _export(self, request: Request, may_see: Filters) -> Response:
        search, name = _export_of(request)
        try:
            export = FORMATS[name]()
        except HistoryError as error:
            return _plain(HTTPStatus.NOT_IMPLEMENTED, str(error))
        pieces = self._pieces(export, search, may_see)
        first = await anext(pieces)  # what fails now is answered; later, the connection breaks off
        headers = {"Content-Disposition": f'attachment; filename="emotions.{name}"'}
        return StreamingResponse(_both(first, pieces), headers=_PRIVATE | headers, media_type=export.content_type)

    async def _pieces(self, export: Export, search: Search, may_see: Filters) -> AsyncIterator[bytes]:
        after: Position | None = None
        while True:
            piece, after = await self._archive.read(partial(_piece, export, search, may_see, after))
            yield piece
            if after is None:
                break
        yield export.end()

    # -- forgetting --------------------------------------------------------------------------------

    async def _forget(self, request: Request) -> Response:
        granted = self._access.authorize(request, "control")
        if isinstance(granted, Response):
            return granted
        if not self._can_forget:
            text = "websocket.control is false: nobody may control the daemon by this port"
            return self._access.refuse(request, "forbidden", HTTPStatus.FORBIDDEN, text)
        session_id = request.path_params["session_id"]
        return await self._asked(self._forget_it(session_id, granted.name))

    async def _forget_it(self, session_id: str, who: str) -> Response:
        was_there = await self._archive.forget(session_id)
        log.info(
            "control: %s: forget_session session %r%s",
            who,
            session_id[:80],
            "" if was_there else " REFUSED: unknown_session",
        )
        return Response(status_code=HTTPStatus.NO_CONTENT) if was_there else _plain(HTTPStatus.NOT_FOUND, UNKNOWN)


def _asked_for(request: Request, *, most: int, usual: int) -> tuple[Search, int, Position | None]:
    """Return what is looked for, how much of it, and after what. Raises ValueError."""
    search, others = _search_of(request, ("limit", "after"))
    limit = others.get("limit", str(usual))
    if not limit.isdecimal() or not 1 <= int(limit[:9]) <= most:
        raise ValueError(f"limit: expected 1 to {most}, got {limit[:40]!r}")
    return search, int(limit), parse_position(others["after"]) if "after" in others else None


def _export_of(request: Request) -> tuple[Search, str]:
    search, others = _search_of(request, ("format",))
    name = others.get("format", "jsonl")
    if name not in FORMATS:
        raise ValueError(f"format: expected {', '.join(FORMATS)}, got {name[:40]!r}")
    return search, name


def _search_of(request: Request, more: Sequence[str]) -> tuple[Search, dict[str, str]]:
    """Return what is looked for, and the values of other parameters, each at most once. Raises ValueError."""
    pairs = request.query_params.multi_items()
    others = [(name, value) for name, value in pairs if name in more]
    if len(dict(others)) < len(others):
        raise ValueError(f"{others[-1][0]}: expected once")
    return parse_search([pair for pair in pairs if pair[0] not in more], also=more), dict(others)


def _piece(
    export: Export, search: Search, may_see: Filters, after: Position | None, library: Library
) -> tuple[bytes, Position | None]:
    rows, following = library.events(search, may_see, limit=PAGE, after=after)
    return export.rows(rows), following


def _json(content: Any) -> Response:
    return Response(msgspec.json.encode(content), headers=_PRIVATE, media_type="application/json")


def _plain(status: HTTPStatus, text: str) -> Response:
    return PlainTextResponse(f"{text}\n", status)


def _sentence(error: Exception) -> str:
    text = str(error)
    return text[:1].upper() + text[1:]


def _next(following: Position | None) -> str | None:
    return None if following is None else str(following)


async def _both(first: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for piece in rest:
        yield piece
