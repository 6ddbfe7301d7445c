"""The sink behind the one port: the event stream, and everything else that is served over HTTP."""

from __future__ import annotations

import logging
import time
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from streamer.access.origins import own_origins
from streamer.core.addresses import is_loopback
from streamer.core.errors import SinkError
from streamer.history.archive import Archive
from streamer.ops.defaults import utc_now
from streamer.ops.health import Health
from streamer.sinks.sink import no_alerts
from streamer.web.access import AccessControl
from streamer.web.application import FrontDoor
from streamer.web.control import ControlConnections
from streamer.web.peers import Peers
from streamer.web.server import WebServer
from streamer.web.static_files import page_headers
from streamer.web.stream import EventStream
from streamer.web.supervision import of_this_process
from streamer.web.tickets import OwnTickets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from types import TracebackType
    from typing import Self

    from starlette.types import Receive, Scope, Send

    from streamer.access.policy import AccessPolicy
    from streamer.history.records import Records
    from streamer.protocol.cloudevents import WireEvent
    from streamer.sinks.sink import Answer
    from streamer.web.certificate import Certificate
    from streamer.web.earlier import Earlier, EncodeOwn
    from streamer.web.source_list import ListedSource
    from streamer.web.static_files import StaticFile
    from streamer.web.stream_routes import StreamEndpoint
    from streamer.web.supervision import AcknowledgeAnywhere, KeepsMarks
    from streamer.web.tickets import Tickets, TicketScope

log = logging.getLogger(__name__)

CHECK_EVERY_S = 1.0
"""How often it is checked whether those who are connected still may be."""


class WebSink:
    """Serves subscribers on ``/events`` and ``/``, tickets on ``/api/ticket``, the page on ``/``, and ``/healthz``.

    Where they are offered, control clients are served on ``/control``, and metrics on ``/metrics``.
    """

    def __init__(
        self,
        *,
        host: str,
        port: int,
        access: AccessPolicy,
        certificate: Certificate | None = None,
        queue_events: int,
        replay_events: int,
        encode_own: EncodeOwn,
        earlier: Earlier | None = None,
        pages: Mapping[str, StaticFile] = MappingProxyType({}),
        embed_origins: Sequence[str] = (),
        health: Mapping[str, Callable[[], Health]] = MappingProxyType({"/healthz": Health}),
        answer_control: Answer | None = None,
        metrics: Callable[[], str] | None = None,
        streams: Sequence[StreamEndpoint] = (),
        acknowledge: AcknowledgeAnywhere | None = None,
        marks: KeepsMarks | None = None,
        tickets: Tickets[TicketScope] | None = None,
        archive: Records | None = None,
        sources: Callable[[], Sequence[ListedSource]] | None = None,
        is_gateway: bool = False,
        utc: Callable[[], datetime] = utc_now,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Listen on ``host`` and ``port`` (0: any that is free) once entered.

        ``access`` decides who may do what. ``certificate`` is for TLS; without one nothing is encrypted. ``pages`` are
        by path, e.g. ``/``; they need no token, and on loopback they may subscribe; those of ``embed_origins`` may show
        them in a frame. ``answer_control`` answers requests on ``/control``, and ``metrics`` gives the body of ``GET
        /metrics``; where one is None, that path does not exist. ``health`` gives the health pages, by path.
        ``streams``: where platforms connect to stream calls.
        ``acknowledge`` is for alerts; None: there are none. ``marks`` keeps what people say of results; None: nothing
        does. ``archive`` answers questions about the history, while one is kept. ``earlier`` has events of before the
        process began. ``sources`` lists what listens for audio; None: nothing of this process does. ``tickets``: None
        for those of this process. ``is_gateway``: microphones are of daemons behind this one.
        """
        self.name = "websocket"
        self.access = access
        """Who may do what; `check_access` is to be called when it was changed."""
        self.certificate = certificate
        """Of the server, where it speaks TLS."""
        self._pages = pages
        self._page_headers = page_headers(embed_origins)
        self._marks = marks
        self._now = now
        self._logged_problem = ""
        self._peers = Peers()
        self._stream = EventStream(
            name=self.name,
            queue_events=queue_events,
            replay_events=replay_events,
            encode_own=encode_own,
            earlier=earlier,
            utc=utc,
            now=now,
        )
        self._control = None if answer_control is None else ControlConnections(answer_control)
        self._make_door = partial(
            FrontDoor,
            access=AccessControl(access),
            peers=self._peers,
            stream=self._stream,
            health=health,
            metrics=metrics,
            tickets=tickets or OwnTickets(now=now),
            streams=streams,
            acknowledge=acknowledge or of_this_process(no_alerts),
            records=archive or Archive(),
            sources=sources,
            is_gateway=is_gateway,
            utc=utc,
        )
        self._application = self._door().application()
        tls = None if certificate is None else certificate.context
        self._server = WebServer(self._serve, host=host, port=port, access=access, tls=tls, now=now)

    @property
    def host(self) -> str:
        """What it listens on."""
        return self._server.host

    @property
    def port(self) -> int:
        """The port in use, once entered."""
        return self._server.port

    @property
    def has_page(self) -> bool:
        """Whether there is a page for browsers."""
        return bool(self._pages)

    @property
    def marks(self) -> KeepsMarks | None:
        """Where marks go; None where nothing keeps them."""
        return self._marks

    @property
    def subscribers(self) -> int:
        """How many are connected."""
        return self._stream.subscribers

    @property
    def lost(self) -> int:
        """How many events slow subscribers lost, all together; once closed, also those not sent to them."""
        return self._stream.lost

    async def __aenter__(self) -> Self:
        if not self.access.tokens.are_required and not is_loopback(self.host):
            raise SinkError(f"websocket: {self.host or 'every interface'} is not loopback, so it needs a token")
        await self._server.__aenter__()
        self._trust_own_pages()
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stream.close()
        await self._server.__aexit__(exc_type, exc, traceback)

    def reconfigure(self, like: WebSink) -> None:
        """Take the settings of a sink with the same address that was never opened; connections stay.

        They are those of the connections from now on. Who may do what is a matter of ``access``.
        """
        self._stream.take_limits(like._stream)
        self._control = like._control and (self._control or like._control)
        self._pages, self._page_headers, self._marks = like._pages, like._page_headers, like._marks
        self._trust_own_pages()
        self._application = self._door().application()

    def _door(self) -> FrontDoor:
        return self._make_door(
            control=self._control, pages=self._pages, page_headers=self._page_headers, marks=self._marks
        )

    def _trust_own_pages(self) -> None:
        secure = self.certificate is not None
        self.access.serve_pages(own_origins(self.host, self.port, tls=secure) if self._pages else frozenset())

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._application(scope, receive, send)

    def publish(self, event: WireEvent) -> None:
        """Queue an event for every subscriber; where a queue is full, its oldest event is dropped."""
        self._stream.publish(event)

    @property
    def replay_events(self) -> int:
        """How many of the newest events are kept for those who resume."""
        return self._stream.replay_events

    def restore(self, event: WireEvent, *, age_s: float, is_recent: bool) -> None:
        """Take an event of before the start; ``is_recent``: one of those to be sent to who resumes."""
        self._stream.restore(event, age_s=age_s, is_recent=is_recent)

    def forget(self, key: str) -> None:
        """State nothing any more that is below a key."""
        self._stream.forget(key)

    async def run(self) -> None:
        """Check now and then who may still be connected, until the end; the server works in tasks of its own."""
        while not await self._stream.closed(CHECK_EVERY_S):
            self.check_access()
        self._report_refusals(at_once=True)

    def check_access(self) -> None:
        """End the connections whose token is no longer valid, or grants something else now; log what was refused.

        Done every `CHECK_EVERY_S` while it runs, and to be called when tokens were replaced.
        """
        self.access.tokens.reload_changed()
        if self.access.tokens.problem not in {"", self._logged_problem}:
            log.error("websocket: the tokens stay as they were: %s", self.access.tokens.problem)
        self._logged_problem = self.access.tokens.problem
        self._peers.end_those_without(self.access.tokens.is_valid)
        self._report_refusals()

    def _report_refusals(self, *, at_once: bool = False) -> None:
        if line := self.access.refusals.report(self._now(), at_once=at_once):
            log.warning("websocket: %s", line)

    async def flush(self) -> None:
        """Return when every subscriber was sent all that was published."""
        await self._stream.flush()
