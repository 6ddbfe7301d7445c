"""The routes of the front door, as a Starlette application."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import formatdate
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute

from streamer.access.grants import Grant
from streamer.access.limits import CONTROL_FRAMES
from streamer.protocol.cloudevents import SUBPROTOCOL
from streamer.protocol.control_messages import CONTROL_SUBPROTOCOL
from streamer.protocol.event_fields import rfc3339
from streamer.protocol.event_filter import EventFilter, choose_events
from streamer.web.admission import admission_of
from streamer.web.beginning import BEGINNINGS, parse_beginning
from streamer.web.first_checks import with_first_checks
from streamer.web.history_api import HistoryApi
from streamer.web.openapi import OPENAPI_PATH, openapi_document
from streamer.web.source_list import SOURCES_PATH, SourceList
from streamer.web.static_files import respond
from streamer.web.stream_routes import StreamRoutes
from streamer.web.supervision import ACKNOWLEDGE_PATH, MARKS_PATH, SupervisionApi
from streamer.web.ticket_api import BROWSER_PATH, TICKET_PATH, TicketApi, offered_ticket
from streamer.web.tickets import TicketScope
from streamer.web.views import stream_filter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from starlette.datastructures import QueryParams
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send
    from starlette.websockets import WebSocket

    from streamer.history.records import Records
    from streamer.ops.health import Health
    from streamer.web.access import AccessControl
    from streamer.web.beginning import Beginning
    from streamer.web.control import ControlConnections
    from streamer.web.peers import Peers
    from streamer.web.source_list import ListedSource
    from streamer.web.static_files import StaticFile
    from streamer.web.stream import EventStream
    from streamer.web.stream_routes import StreamEndpoint
    from streamer.web.supervision import AcknowledgeAnywhere, KeepsMarks
    from streamer.web.tickets import Tickets

EVENTS_PATHS = ("/", "/events")
CONTROL_PATH = "/control"
METRICS_PATH = "/metrics"
TIME_HEADER = b"emotion-streamer-time"
"""Of the answer to a handshake: what happened later than that is not of the snapshot."""
_FILTERS = ("source", "session", "role", "type")
"""Parameters of the event stream's URL, each as often as one likes."""
_ONCE = ("view", *BEGINNINGS)
METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, slots=True)
class _Wanted:
    grant: Grant
    filters: tuple[EventFilter, ...]
    beginning: Beginning


class FrontDoor:
    """What each path answers."""

    def __init__(
        self,
        *,
        access: AccessControl,
        peers: Peers,
        stream: EventStream,
        control: ControlConnections | None,
        pages: Mapping[str, StaticFile],
        page_headers: Mapping[str, str],
        health: Mapping[str, Callable[[], Health]],
        metrics: Callable[[], str] | None,
        tickets: Tickets[TicketScope],
        streams: Sequence[StreamEndpoint] = (),
        acknowledge: AcknowledgeAnywhere,
        marks: KeepsMarks | None,
        records: Records,
        utc: Callable[[], datetime],
        sources: Callable[[], Sequence[ListedSource]] | None = None,
        is_gateway: bool = False,
    ) -> None:
        """Where ``control``, ``metrics`` or ``sources`` is None, that path does not exist.

        ``pages`` and ``health`` are by path. ``streams``: where platforms connect to stream calls. ``is_gateway``:
        microphones are of daemons behind this one.
        """
        self._access = access
        self._peers = peers
        self._stream = stream
        self._control = control
        self._pages = pages
        self._page_headers = page_headers
        self._health = health
        self._metrics = metrics
        self._tickets = tickets
        self._utc = utc
        self._streams = StreamRoutes(streams, access=access, tickets=tickets)
        self._ticket_api = TicketApi(
            access, tickets, utc=utc, takes_microphones=any(each.path == BROWSER_PATH for each in streams)
        )
        self._supervision = SupervisionApi(
            access, tickets, acknowledge=acknowledge, marks=marks, utc=utc, is_gateway=is_gateway
        )
        self._sources = None if sources is None else SourceList(access, sources)
        self._history_api = HistoryApi(access, tickets, records, can_forget=control is not None)

    def application(self) -> ASGIApp:
        """Return what a server serves."""
        return _with_common_headers(with_first_checks(Starlette(routes=self.routes()), self._access))

    def routes(self) -> list[Route | WebSocketRoute]:
        """Return what each path answers."""
        routes: list[Route | WebSocketRoute] = [
            *(WebSocketRoute(path, self._events) for path in EVENTS_PATHS),
            *(Route(path, partial(self._show_health, health)) for path, health in self._health.items()),
            Route(TICKET_PATH, self._ticket_api.issue, methods=["POST"]),
            Route(ACKNOWLEDGE_PATH, self._supervision.acknowledge, methods=["POST"]),
            Route(MARKS_PATH, self._supervision.describe_marks, methods=["GET"]),
            Route(MARKS_PATH, self._supervision.mark, methods=["POST"]),
            *self._history_api.routes(),
            Route(OPENAPI_PATH, _openapi),
            *(Route(path, self._page) for path in self._pages),
        ]
        if self._control is not None:
            routes.append(WebSocketRoute(CONTROL_PATH, partial(self._serve_control, self._control)))
        if self._sources is not None:
            routes.append(Route(SOURCES_PATH, self._sources.answer, methods=["GET"]))
        if self._metrics is not None:
            routes.append(Route(METRICS_PATH, partial(self._show_metrics, self._metrics)))
        routes += self._streams.routes()
        taken = {route.path for route in routes if isinstance(route, Route)}
        sockets = [route.path for route in routes if isinstance(route, WebSocketRoute) and route.path not in taken]
        routes += [Route(path, _upgrade_required) for path in sockets]
        routes.append(WebSocketRoute("/{path:path}", _no_such_stream))
        return routes

    # -- over HTTP ---------------------------------------------------------------------------------

    async def _show_health(self, health: Callable[[], Health], request: Request) -> Response:
        """Say to anybody which part does not work, and to those with a token why: reasons name hosts and devices."""
        found = health()
        status = HTTPStatus.OK if found.is_ok else HTTPStatus.SERVICE_UNAVAILABLE
        text = found.text(reasons=self._access.may(request, "metrics"))
        return PlainTextResponse(text, status, headers={"Cache-Control": "no-store"})

    async def _show_metrics(self, metrics: Callable[[], str], request: Request) -> Response:
        granted = self._access.authorize(request, "metrics")
        return granted if isinstance(granted, Response) else Response(metrics(), media_type=METRICS_TYPE)

    async def _page(self, request: Request) -> Response:
        return respond(self._pages[request.url.path], request, self._page_headers)

    # -- over WebSocket ----------------------------------------------------------------------------

    async def _events(self, connection: WebSocket) -> None:
        wanted = await self._wanted(connection)
        if isinstance(wanted, _Wanted):
            wanted = self._access.take_place(connection, "too_many_subscribers") or wanted
        if isinstance(wanted, Response):
            await connection.send_denial_response(wanted)
            return
        chosen = SUBPROTOCOL if SUBPROTOCOL in connection["subprotocols"] else None
        await connection.accept(chosen, headers=[(TIME_HEADER, rfc3339(self._utc()).encode())])
        with self._peers.connected(connection, wanted.grant, wanted.filters) as peer:
            await self._stream.serve(peer, wanted.beginning)

    async def _wanted(self, connection: WebSocket) -> _Wanted | Response:
        """Return what a subscriber gets and how that begins, else the answer that refuses it."""
        granted = await self._granted(connection)
        if isinstance(granted, Response):
            return granted
        query = connection.query_params
        try:
            _check_names(query)
            chosen = choose_events(**{f"{name}s": query.getlist(name) for name in _FILTERS})
            of_view = stream_filter(query.get("view"), granted.views, chosen.sessions or granted.chosen.sessions)
            beginning = parse_beginning(query)
        except PermissionError as error:
            return self._access.refuse(connection, "forbidden", HTTPStatus.FORBIDDEN, str(error))
        except ValueError as error:
            return self._access.refuse(connection, "bad_request", HTTPStatus.BAD_REQUEST, str(error))
        filters = (granted.grant.events, granted.chosen, chosen, of_view)
        return _Wanted(granted.grant, tuple(each for each in filters if not each.is_everything), beginning)

    async def _granted(self, connection: WebSocket) -> TicketScope | Response:
        ticket = offered_ticket(connection)
        if ticket is not None:
            return await self._access.redeem(connection, self._tickets, ticket, "subscribe")
        granted = self._access.authorize(connection, "subscribe")
        return granted if isinstance(granted, Response) else TicketScope(granted, EventFilter())

    async def _serve_control(self, control: ControlConnections, connection: WebSocket) -> None:
        granted = await self._supervision.authorize(connection)
        has_ticket = offered_ticket(connection) is not None
        if isinstance(granted, Grant) and CONTROL_SUBPROTOCOL not in connection["subprotocols"]:
            text = f"Offer the subprotocol {CONTROL_SUBPROTOCOL}"
            granted = self._access.refuse(connection, "bad_request", HTTPStatus.BAD_REQUEST, text)
        if isinstance(granted, Grant):
            granted = self._access.take_place(connection, "too_many_control_clients") or granted
        if isinstance(granted, Response):
            await connection.send_denial_response(granted)
            return
        admission_of(connection).limit_frames(CONTROL_FRAMES)
        await connection.accept(CONTROL_SUBPROTOCOL)
        with self._peers.connected(connection, granted) as peer:
            await control.serve(peer, only_supervises=has_ticket or not granted.allows("control"))


async def _openapi(_: Request) -> Response:
    return JSONResponse(openapi_document())


def _check_names(query: QueryParams) -> None:
    """Raise ValueError for a parameter that does not exist: with a filter misspelt, everything would come."""
    known = (*_FILTERS, *_ONCE)
    for name, value in query.multi_items():
        if name not in known:
            raise ValueError(f"{name[:40]}: unknown parameter, expected one of {', '.join(known)}")
        if not value:
            raise ValueError(f"{name}: expected a value, got none")
        if name in _ONCE and len(query.getlist(name)) > 1:
            raise ValueError(f"{name}: expected once, got {len(query.getlist(name))} times")


async def _upgrade_required(_: Request) -> Response:
    headers = {"Connection": "Upgrade", "Upgrade": "websocket"}  # RFC 9110, 15.5.22
    return PlainTextResponse("Connect with a WebSocket\n", HTTPStatus.UPGRADE_REQUIRED, headers=headers)


async def _no_such_stream(connection: WebSocket) -> None:
    await connection.send_denial_response(PlainTextResponse("Subscribe on /\n", HTTPStatus.NOT_FOUND))


def _with_common_headers(app: ASGIApp) -> ASGIApp:
    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                common = {b"date": formatdate(usegmt=True).encode(), b"x-content-type-options": b"nosniff"}
                message["headers"] = [*message.get("headers", ()), *common.items()]
            await send(message)

        await app(scope, receive, send_with_headers if scope["type"] == "http" else send)

    return serve
