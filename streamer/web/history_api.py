"""``/api/history``: what was published before, for those who may see it; docs/history.md."""

from __future__ import annotations

import asyncio
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

    from streamer.history.export import Export
    from streamer.history.records import Page, Records
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
UNANSWERED_HEADER: Final = "Emotion-Streamer-Unanswered"
"""Of an export by a gateway: the daemons of which nothing is in it."""
_PRIVATE: Final = {"Cache-Control": "no-store"}


class HistoryApi:
    """Answers questions about the history that is open, or about those of the daemons behind a gateway."""

    def __init__(
        self, access: AccessControl, tickets: Tickets[TicketScope], records: Records, *, can_forget: bool
    ) -> None:
        """``can_forget``: whether control by this port is on."""
        self._access = access
        self._tickets = tickets
        self._records = records
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
        page = await self._records.sessions(search, may_see, limit=limit, after=after)
        return _json({"sessions": page.items, **_rest(page)})

    async def _session(self, request: Request, may_see: Filters) -> Response:
        search = Search(sessions=frozenset({request.path_params["session_id"]}))
        page = await self._records.sessions(search, may_see, limit=1)
        if page.items:
            return _json(page.items[0])
        if page.unanswered:
            raise HistoryError(f"no answer of {', '.join(page.unanswered)}, which may have the session")
        return _plain(HTTPStatus.NOT_FOUND, UNKNOWN)

    async def _events(self, request: Request, may_see: Filters) -> Response:
        search, limit, after = _asked_for(request, most=MOST_EVENTS, usual=USUAL_EVENTS)
        page = await self._records.events(search, may_see, limit=limit, after=after)
        return _json({"events": [msgspec.Raw(row.payload.encode()) for row in page.items], **_rest(page)})

    async def _export(self, request: Request, may_see: Filters) -> Response:
        search, name = _export_of(request)
        try:
            export = FORMATS[name]()
        except HistoryError as error:
            return _plain(HTTPStatus.NOT_IMPLEMENTED, str(error))
        first = await self._records.events(search, may_see, limit=PAGE)  # what fails now is answered;
        pieces = self._pieces(export, search, may_see, first)  # later, the connection breaks off
        headers = {"Content-Disposition": f'attachment; filename="emotions.{name}"'}
        if first.unanswered:
            headers[UNANSWERED_HEADER] = ", ".join(first.unanswered)
        return StreamingResponse(pieces, headers=_PRIVATE | headers, media_type=export.content_type)

    async def _pieces(self, export: Export, search: Search, may_see: Filters, page: Page[Any]) -> AsyncIterator[bytes]:
        daemons = page.daemons
        while True:
            yield await asyncio.to_thread(export.rows, page.items)
            if page.following is None:
                break
            page = await self._records.events(search, may_see, limit=PAGE, after=page.following, daemons=daemons)
            if page.unanswered:  # a file that lacks the rest of a daemon's events looks like a whole one
                raise HistoryError(f"no answer of {', '.join(page.unanswered)} any more")
        yield await asyncio.to_thread(export.end)

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
        was_there = await self._records.forget(session_id)
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


def _json(content: Any) -> Response:
    return Response(msgspec.json.encode(content), headers=_PRIVATE, media_type="application/json")


def _plain(status: HTTPStatus, text: str) -> Response:
    return PlainTextResponse(f"{text}\n", status)


def _sentence(error: Exception) -> str:
    text = str(error)
    return text[:1].upper() + text[1:]


def _rest(page: Page[Any]) -> dict[str, Any]:
    """Return what follows a page, and of whom nothing is in it."""
    found: dict[str, Any] = {"next": None if page.following is None else str(page.following)}
    return {**found, "unanswered": page.unanswered} if page.unanswered else found
