"""WebSocket server: every event to every subscriber, each with its own bounded queue."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import time
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from websockets.asyncio.server import Server, serve
from websockets.exceptions import ConnectionClosed
from websockets.frames import CloseCode
from websockets.protocol import State
from websockets.typing import Subprotocol

from streamer.access.origins import own_origins
from streamer.core.addresses import is_loopback
from streamer.core.errors import SinkError
from streamer.core.events import Gap
from streamer.core.mailbox import Mailbox
from streamer.ops.defaults import utc_now
from streamer.protocol.cloudevents import SUBPROTOCOL
from streamer.protocol.control_messages import CONTROL_SUBPROTOCOL
from streamer.sinks.snapshot import Snapshot
from streamer.sinks.websocket_connection import Connection
from streamer.sinks.websocket_handshake import CONTROL_PATH, EVENTS_PATH, Handshake, path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime
    from types import TracebackType
    from typing import Self

    from websockets.asyncio.server import ServerConnection

    from streamer.access.policy import AccessPolicy
    from streamer.protocol.cloudevents import WireEvent
    from streamer.sinks.sink import Answer
    from streamer.sinks.websocket_handshake import Page

log = logging.getLogger(__name__)

_library_log = logging.getLogger(f"{__name__}.library")
_library_log.setLevel(logging.WARNING)  # at INFO it has lines for every connection

MAX_CONTROLLERS = 16
"""Control connections at once."""
CHECK_EVERY_S = 1.0
"""How often it is checked whether those who are connected still may be."""
_MAX_INCOMING_BYTES = 1024
_SEND_BUFFER_BYTES = 64 * 1024
"""In the kernel, per subscriber. Small, so that the events of a slow one wait in its queue, where they are counted."""
_CLOSE_TIMEOUT_S = 0.4
"""How long subscribers have, at the end, to close their connections."""
_ABORT_TIMEOUT_S = 0.2
"""How long the library has, after that, to notice that all connections are closed."""


class WebSocketSink:
    """Serves subscribers on ``/``; over plain HTTP it answers ``GET /healthz`` and gives static pages.

    Where they are offered, control clients are served on ``/control``, and metrics on ``GET /metrics``.

    A subscriber first gets the current state (the newest event of each ``WireEvent.key``), then every event. One that
    reads slowly loses its oldest events; a ``gap.v1`` stands in its stream where they were.
    """

    def __init__(
        self,
        *,
        host: str,
        port: int,
        access: AccessPolicy,
        queue_events: int,
        max_subscribers: int,
        encode_gap: Callable[[Gap], WireEvent],
        pages: Mapping[str, Page] = MappingProxyType({}),
        healthy: Callable[[], bool] = lambda: True,
        health_detail: Callable[[], str] = str,
        answer_control: Answer | None = None,
        metrics: Callable[[], str] | None = None,
        utc: Callable[[], datetime] = utc_now,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Listen on ``host`` and ``port`` (0: any that is free) once entered.

        ``access`` decides who may do what. ``pages`` are by path, e.g. ``/`` or ``/app.js``; they need no token, and on
        loopback they may subscribe. ``answer_control`` answers requests on ``/control``, and ``metrics`` gives the
        body of ``GET /metrics``; where one is None, that path does not exist.
        """
        self.name = "websocket"
        self.host = host
        self.port = port
        """The port in use, once entered."""
        self.access = access
        """Who may do what; `check_access` is to be called when it was changed."""
        self._queue_events = queue_events
        self._max_subscribers = max_subscribers
        self._encode_gap = encode_gap
        self._has_pages = bool(pages)
        self._utc = utc
        self._answer_control = answer_control
        self._controllers = 0
        self._snapshot = Snapshot()
        self._connections: WeakSet[Connection] = WeakSet()
        """All of them; the library knows only those whose handshake is done."""
        self._subscribers: set[_Subscriber] = set()
        self._server: Server | None = None
        self._closed = asyncio.Event()
        self._lost_by_departed = 0
        self._now = now
        self._closing: set[asyncio.Task[None]] = set()
        self._logged_problem = ""
        self._handshake = Handshake(
            access=access,
            pages=pages,
            healthy=healthy,
            health_detail=health_detail,
            metrics=metrics,
            offers_control=answer_control is not None,
            is_full=self._is_full,
        )

    @property
    def subscribers(self) -> int:
        """How many are connected."""
        return len(self._subscribers)

    @property
    def lost(self) -> int:
        """How many events slow subscribers lost, all together; once closed, also those not sent to them."""
        return self._lost_by_departed + sum(subscriber.mailbox.dropped for subscriber in self._subscribers)

    async def __aenter__(self) -> Self:
        if not self.access.tokens.are_required and not is_loopback(self.host):
            raise SinkError(f"websocket: {self.host or 'every interface'} is not loopback, so it needs a token")
        try:
            self._server = await serve(
                self._serve,  # type: ignore[arg-type]  # of the class that `create_connection` makes
                self.host,
                self.port,
                process_request=self._handshake.respond,  # type: ignore[arg-type]  # as above
                subprotocols=[Subprotocol(SUBPROTOCOL), Subprotocol(CONTROL_SUBPROTOCOL)],
                select_subprotocol=_select_subprotocol,
                compression=None,
                max_size=_MAX_INCOMING_BYTES,
                close_timeout=_CLOSE_TIMEOUT_S,
                server_header=None,
                create_connection=self._connection,  # type: ignore[arg-type]  # documented as any factory
                logger=_library_log,
            )
        except OSError as error:
            raise SinkError(f"websocket: can't listen on {self.host} port {self.port}: {error.strerror}") from error
        self.port = next(iter(self._server.sockets)).getsockname()[1]
        if self._has_pages:
            self.access.serve_pages(own_origins(self.host, self.port))
        log.info("websocket: listening on %s port %d", self.host, self.port)
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._closed.set()
        if self._server is None:
            return
        self._server.close()  # sends every subscriber 1001, going away
        # A client whose handshake is not done gets no close frame, and may never finish the handshake.
        self._abort(connection for connection in self._connections if connection.state is State.CONNECTING)
        if not await _closed_within(self._server, _CLOSE_TIMEOUT_S):  # somebody doesn't read, and won't see the close
            self._abort(self._connections)
            if not await _closed_within(self._server, _ABORT_TIMEOUT_S):
                log.warning("websocket: %d connections did not close in time", len(self._connections))

    def publish(self, event: WireEvent) -> None:
        """Queue an event for every subscriber; where a queue is full, its oldest event is dropped."""
        self._snapshot.add(event)
        for subscriber in self._subscribers:
            if subscriber.may_see(event):
                subscriber.mailbox.put(event)

    async def run(self) -> None:
        """Check now and then who may still be connected, until the end; the server works in tasks of its own."""
        while not self._closed.is_set():
            self.check_access()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(CHECK_EVERY_S):
                    await self._closed.wait()
        self._report_refusals(at_once=True)

    def check_access(self) -> None:
        """End the connections whose token is no longer valid, or grants something else now; log what was refused.

        Done every `CHECK_EVERY_S` while it runs, and to be called when tokens were replaced.
        """
        self.access.tokens.reload_changed()
        if self.access.tokens.problem not in {"", self._logged_problem}:
            log.error("websocket: the tokens stay as they were: %s", self.access.tokens.problem)
        self._logged_problem = self.access.tokens.problem
        for connection in tuple(self._connections):
            if connection.state is State.OPEN and not self.access.tokens.is_valid(connection.grant):
                log.info("websocket: %s is disconnected: the token is no longer valid", connection.who)
                self._end(connection, CloseCode.POLICY_VIOLATION, "the token is no longer valid")
        self._report_refusals()

    def _report_refusals(self, *, at_once: bool = False) -> None:
        if line := self.access.refusals.report(self._now(), at_once=at_once):
            log.warning("websocket: %s", line)

    def _end(self, connection: Connection, code: CloseCode, reason: str) -> None:
        closing = asyncio.create_task(connection.close(code, reason), name=f"close {connection.address}")
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)

    async def flush(self) -> None:
        """Return when every subscriber was sent all that was published."""
        for subscriber in tuple(self._subscribers):
            await subscriber.mailbox.drained()

    # -- connections -------------------------------------------------------------------------------

    def _connection(self, *arguments: Any, **options: Any) -> Connection:
        connection = Connection(*arguments, **options)
        self._connections.add(connection)
        return connection

    def _abort(self, connections: Iterable[Connection]) -> None:
        for connection in tuple(connections):
            if hasattr(connection, "transport"):  # else it was accepted just now
                connection.transport.abort()

    def _is_full(self, path: str) -> bool:
        if path == CONTROL_PATH:
            return self._controllers >= MAX_CONTROLLERS
        return len(self._subscribers) >= self._max_subscribers

    # -- a subscriber ------------------------------------------------------------------------------

    async def _serve(self, connection: Connection) -> None:
        if self._answer_control is not None and path_of(connection.request) == CONTROL_PATH:
            await self._serve_control(connection, self._answer_control)
            return
        if self._is_full(EVENTS_PATH):  # several handshakes may have been under way at once
            await connection.close(CloseCode.TRY_AGAIN_LATER, "too many subscribers")
            return
        subscriber = _Subscriber(connection, Mailbox(self._queue_events))
        current = [event for event in self._snapshot.events() if subscriber.may_see(event)]
        self._subscribers.add(subscriber)  # with nothing awaited in between: no event is missed or sent twice
        log.info("websocket: %s subscribed, %d now", connection.who, len(self._subscribers))
        try:
            async with asyncio.TaskGroup() as tasks:
                sending = tasks.create_task(self._send(subscriber, current), name=f"websocket {subscriber}")
                await _ignore_messages(connection)
                sending.cancel()
        finally:
            self._subscribers.discard(subscriber)
            left = subscriber.mailbox.abandon()
            lost = subscriber.mailbox.dropped + (left if self._closed.is_set() else 0)  # one that leaves wants no more
            self._lost_by_departed += lost
            log.info("websocket: %s left; it lost %d events", subscriber, lost)

    async def _serve_control(self, connection: Connection, answer: Answer) -> None:
        if self._is_full(CONTROL_PATH):  # several handshakes may have been under way at once
            await connection.close(CloseCode.TRY_AGAIN_LATER, "too many control connections")
            return
        self._controllers += 1
        try:
            async for request in connection:
                await connection.send(await answer(request), text=True)
        except ConnectionClosed:
            pass  # its sessions go on without it
        finally:
            self._controllers -= 1

    async def _send(self, subscriber: _Subscriber, current: list[WireEvent]) -> None:
        try:
            for event in current:
                await subscriber.send(event)
            async for event in subscriber.mailbox:
                lost = subscriber.mailbox.take_dropped()  # those dropped stood just before this event
                if lost:
                    await subscriber.send(self._gap(subscriber, lost))
                await subscriber.send(event)
        except ConnectionClosed:
            pass  # the reading side knows too, and ends the subscription

    def _gap(self, subscriber: _Subscriber, lost: int) -> WireEvent:
        if lost == subscriber.mailbox.dropped:
            log.warning("websocket: %s reads too slowly and loses events", subscriber)
        gap = Gap("subscriber_slow", self.name, lost_ms=0, lost_events=lost, occurrences=1, at=self._utc())
        return self._encode_gap(gap)


@dataclass(frozen=True, slots=True, eq=False)
class _Subscriber:
    connection: Connection
    mailbox: Mailbox[WireEvent]

    def __post_init__(self) -> None:
        connected: socket.socket = self.connection.transport.get_extra_info("socket")
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER_BYTES)

    def __str__(self) -> str:
        return self.connection.address

    def may_see(self, event: WireEvent) -> bool:
        """Return whether the event is among those that its token is for."""
        return self.connection.grant.events.passes(event)

    async def send(self, event: WireEvent) -> None:
        """Return when the event is on its way and the subscriber's buffer has room again."""
        await self.connection.send(event.payload, text=True)


async def _closed_within(server: Server, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            await server.wait_closed()
    except TimeoutError:
        return False
    return True


async def _ignore_messages(connection: ServerConnection) -> None:
    """Read until the subscriber leaves, which also handles pings, pongs and the close."""
    try:
        async for _ in connection:
            pass
    except ConnectionClosed:
        pass


def _select_subprotocol(connection: ServerConnection, offered: Sequence[Subprotocol]) -> Subprotocol | None:
    """Select ``cloudevents.json`` where it is offered, and none where it is not; on ``/control`` always its own."""
    if path_of(connection.request) == CONTROL_PATH:
        return Subprotocol(CONTROL_SUBPROTOCOL)
    return Subprotocol(SUBPROTOCOL) if SUBPROTOCOL in offered else None
