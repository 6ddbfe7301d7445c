"""Where platforms connect to stream calls: who may is decided before the WebSocket is accepted."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocketDisconnect, WebSocketDisconnected, WebSocketState

from streamer.access.bearer import TOKEN_SUBPROTOCOL
from streamer.access.grants import Grant
from streamer.access.limits import MAX_STREAM_MESSAGE_BYTES, STREAM_FRAMES
from streamer.access.refusals import stream_refusal
from streamer.core.errors import SourceError
from streamer.protocol.streams.dialect import CLOSED_ABNORMALLY, POLICY_VIOLATION, Handshake
from streamer.sources.streams.connection import ConnectionClosed
from streamer.web.access import Denial
from streamer.web.admission import admission_of
from streamer.web.first_checks import with_first_checks
from streamer.web.ticket_api import TICKET_SUBPROTOCOL, body_of, offered_ticket

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from starlette.requests import HTTPConnection, Request
    from starlette.types import ASGIApp
    from starlette.websockets import WebSocket

    from streamer.protocol.streams.dialect import Dialect
    from streamer.sources.streams.source import StreamsSource
    from streamer.web.access import AccessControl
    from streamer.web.tickets import Tickets, TicketScope


class _Fetch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    connection_id: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{1,64}\Z")]
    """In Asterisk the channel variable ``MEDIA_WEBSOCKET_CONNECTION_ID``."""


@dataclass(frozen=True, slots=True)
class StreamEndpoint:
    """One path, and the dialect that is spoken there."""

    path: str
    source: StreamsSource
    make_dialect: Callable[[Handshake], Dialect]
    """Makes what serves one connection."""
    is_signed: Callable[[Handshake], bool] | None = None
    """Whether a request bears the platform's own proof of origin; None where a token is asked for instead."""
    refuse_after_s: float = 0.0
    """How long a request without that proof waits for its answer, so that the time tells nothing."""
    fetch: Callable[[str, Callable[[], None]], Awaitable[None]] | None = None
    """Connects to a channel that waits for us under some id, and serves it; None where no platform has such.

    The function is called when that connection ends. Raises SourceError where nothing waits there.
    """


class StreamRoutes:
    """The paths of one port."""

    def __init__(
        self,
        endpoints: Sequence[StreamEndpoint],
        *,
        access: AccessControl,
        tickets: Tickets[TicketScope] | None = None,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """``tickets``: by which pages get in, where there are some; platforms have tokens."""
        self._endpoints = endpoints
        self._access = access
        self._tickets = tickets
        self._sleep = sleep
        self._fetched: set[tuple[str, str]] = set()
        """Path and id of the channels that were fetched, or are being fetched."""

    def routes(self) -> list[Route | WebSocketRoute]:
        """Return what each path answers."""
        sockets = [WebSocketRoute(each.path, partial(self._serve, each)) for each in self._endpoints]
        fetching = [each for each in self._endpoints if each.fetch is not None]
        return [*sockets, *(Route(each.path, partial(self._fetch, each), methods=["POST"]) for each in fetching)]

    async def _serve(self, endpoint: StreamEndpoint, connection: WebSocket) -> None:
        handshake = handshake_of(connection)
        granted = await self._authorize(endpoint, handshake, connection)
        refusal = granted if isinstance(granted, Response) else self._place(endpoint, connection)
        if refusal is not None:
            _count(endpoint, refusal)
            if granted is refusal and endpoint.is_signed is not None:
                await self._sleep(endpoint.refuse_after_s)
            await connection.send_denial_response(refusal)
            return
        await connection.accept(chosen_subprotocol(connection["subprotocols"]))
        dialect = endpoint.make_dialect(handshake)
        await endpoint.source.serve(PlatformConnection(connection, self._still_valid(granted)), dialect)

    async def _fetch(self, endpoint: StreamEndpoint, request: Request) -> Response:
        """Connect to a channel that waits for us, because whoever controls the platform says so."""
        response = await self._fetch_channel(endpoint, request)
        _count(endpoint, response)
        return response

    async def _fetch_channel(self, endpoint: StreamEndpoint, request: Request) -> Response:
        granted = self._access.authorize(request, "stream")
        if isinstance(granted, Response):
            return granted
        try:
            wanted = msgspec.json.decode(await body_of(request) or b"", type=_Fetch)
        except msgspec.MsgspecError as error:
            return self._access.refuse(request, "bad_request", HTTPStatus.BAD_REQUEST, f"Body: {error}")
        if not endpoint.source.is_open:
            return self._unavailable(request)
        release = self._hold_channel(request, (endpoint.path, wanted.connection_id))
        if isinstance(release, Response):
            return release
        try:
            await endpoint.fetch(wanted.connection_id, release)  # type: ignore[misc]  # it has one, or no such route
        except SourceError as error:
            release()
            return self._access.refuse(request, "stream_unavailable", HTTPStatus.BAD_GATEWAY, str(error))
        return Response(status_code=HTTPStatus.NO_CONTENT)

    def _hold_channel(self, request: Request, channel: tuple[str, str]) -> Callable[[], None] | Response:
        """Take a place for a channel; return what gives it back, or the answer where there is none."""
        if channel in self._fetched:
            text = "The channel is streamed already"
            return self._access.refuse(request, "stream_connected", HTTPStatus.CONFLICT, text)
        give_back = self._access.hold(request, "too_many_streams")
        if isinstance(give_back, Response):
            return give_back
        self._fetched.add(channel)

        def release() -> None:
            self._fetched.discard(channel)
            give_back()

        return release

    def _unavailable(self, connection: HTTPConnection) -> Response:
        text = "The daemon is starting or stopping"
        return self._access.refuse(connection, "stream_unavailable", HTTPStatus.SERVICE_UNAVAILABLE, text)

    def _still_valid(self, granted: Grant | Response | None) -> Callable[[], bool]:
        return partial(self._access.is_valid, granted) if isinstance(granted, Grant) else lambda: True

    async def _authorize(
        self, endpoint: StreamEndpoint, handshake: Handshake, connection: WebSocket
    ) -> Grant | Response | None:
        """Return what a token or ticket grants, None where a signature is proof enough, else the answer to it."""
        if endpoint.is_signed is None:
            return await self._granted(connection)
        if endpoint.is_signed(handshake):
            return None
        text = "Signature missing or wrong"
        return self._access.refuse(connection, "unauthorized", HTTPStatus.UNAUTHORIZED, text)

    async def _granted(self, connection: WebSocket) -> Grant | Response:
        ticket = offered_ticket(connection)
        if ticket is None or self._tickets is None:
            return self._access.authorize(connection, "stream")
        scope = await self._access.redeem(connection, self._tickets, ticket, "stream")
        return scope if isinstance(scope, Response) else scope.grant

    def _place(self, endpoint: StreamEndpoint, connection: WebSocket) -> Response | None:
        if not endpoint.source.is_open:
            return self._unavailable(connection)
        refusal = self._access.move_place(connection, "too_many_streams")
        if refusal is None:
            admission = admission_of(connection)
            admission.limit_frames(STREAM_FRAMES)
            admission.max_message_bytes = MAX_STREAM_MESSAGE_BYTES
        return refusal


def _count(endpoint: StreamEndpoint, response: Response) -> None:
    if isinstance(response, Denial) and (reason := stream_refusal(response.reason)) is not None:
        endpoint.source.counts.refused[reason] += 1


class PlatformConnection:
    """A WebSocket that was let in, as a source sees it."""

    def __init__(self, connection: WebSocket, still_valid: Callable[[], bool]) -> None:
        """``still_valid``: whether the token that it was let in with is good; else its next frame ends it."""
        self._connection = connection
        self._still_valid = still_valid
        client = connection.client
        self.peer = f"{client.host} port {client.port}" if client else "nowhere"

    async def receive(self) -> str | bytes:
        message = await self._connection.receive()
        if message["type"] == "websocket.disconnect":
            raise ConnectionClosed(message.get("code") or CLOSED_ABNORMALLY)
        if not self._still_valid():
            await self.close(POLICY_VIOLATION, "the token is no longer valid")
            raise ConnectionClosed(POLICY_VIOLATION)
        text: str | None = message.get("text")
        return text if text is not None else message["bytes"]

    async def send(self, data: str | bytes) -> None:
        try:
            if isinstance(data, str):
                await self._connection.send_text(data)
            else:
                await self._connection.send_bytes(data)
        except (WebSocketDisconnect, WebSocketDisconnected):
            raise ConnectionClosed(CLOSED_ABNORMALLY) from None

    async def close(self, code: int, text: str) -> None:
        if self._connection.application_state is WebSocketState.DISCONNECTED:
            raise ConnectionClosed(CLOSED_ABNORMALLY)
        try:
            await self._connection.close(code, text)
        except (WebSocketDisconnect, WebSocketDisconnected, RuntimeError):  # it is closed by now
            raise ConnectionClosed(CLOSED_ABNORMALLY) from None


def handshake_of(connection: WebSocket) -> Handshake:
    """Return the request by which a platform connects."""
    headers: dict[str, str] = {}
    for name, value in connection.headers.items():
        headers.setdefault(name, value)
    return Handshake(str(connection.url), headers)


def chosen_subprotocol(offered: Sequence[str]) -> str | None:
    """Return the first that is no token and no ticket: each platform has its own, and some insist on an answer."""
    return next((name for name in offered if not name.startswith((TOKEN_SUBPROTOCOL, TICKET_SUBPROTOCOL))), None)


def stream_application(endpoints: Sequence[StreamEndpoint], access: AccessControl) -> ASGIApp:
    """Return what a port of its own serves."""
    return with_first_checks(Starlette(routes=StreamRoutes(endpoints, access=access).routes()), access)
