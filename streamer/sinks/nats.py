"""NATS JetStream: events in a stream that keeps them, below ``es.<node>.<session>.<role>.<type>``."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from streamer.core.errors import SinkError
from streamer.core.mailbox import Mailbox
from streamer.protocol.cloudevents import CONTENT_TYPE
from streamer.sinks.backoff import backoff
from streamer.sinks.delivery import Delivery
from streamer.sinks.losses import Losses

if TYPE_CHECKING:
    import ssl
    from collections.abc import Awaitable, Callable, Iterator, Sequence
    from types import TracebackType
    from typing import Self

    from nats.js import JetStreamContext

    from streamer.core.events import Gap
    from streamer.protocol.cloudevents import WireEvent
    from streamer.sinks.nats_settings import NatsServers, StreamSettings

log = logging.getLogger(__name__)

IN_FLIGHT = 64
"""Events on their way at once. They are acknowledged once a majority of the servers has them on disk."""
ACKNOWLEDGED_S = 5.0
"""An event that is not acknowledged in this time means that nobody keeps it now: it is sent again."""
SOURCE_HEADER = "Emotion-Streamer-Source"
"""Header with the ``source_id`` of the event's session, which most events do not name."""
STABLE_S = 10.0
"""A connection that held so long lets the next attempt wait no longer than the first one."""


class Ledger(Protocol):
    """Keeps account of sessions around the events of their starts and ends. Both methods may raise FAILURES."""

    async def before(self, streams: JetStreamContext, events: Sequence[WireEvent]) -> set[str]:
        """Return the ids of the events that must not be sent: another node has told that already."""

    async def after(self, streams: JetStreamContext, events: Sequence[WireEvent]) -> None:
        """Take note of events that the stream has."""


class NoLedger:
    """Of a daemon that is no node of a cluster."""

    async def before(self, _streams: JetStreamContext, _events: Sequence[WireEvent]) -> set[str]:
        return set()

    async def after(self, _streams: JetStreamContext, _events: Sequence[WireEvent]) -> None:
        pass


@dataclass(frozen=True, slots=True, eq=False)
class _Queued:
    event: WireEvent
    accepted_at: float


class NatsSink:
    """Sends each event at least once; the stream keeps it once, by its id.

    While no server keeps events, they wait here, a bounded number for a bounded time; each loss is counted and
    reported. Order is that of publishing, save for events that a failure interrupted.
    """

    def __init__(
        self,
        *,
        servers: NatsServers,
        stream: StreamSettings,
        node: str,
        queue_events: int,
        max_age_s: float,
        report: Callable[[Gap], None],
        ledger: Ledger | None = None,
        backoff: Callable[[], Iterator[float]] = backoff,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """Connect once ``run``. ``max_age_s``: how long an event waits here for a server."""
        self.name = "nats"
        self._servers = servers
        self._stream = stream
        self._node = node
        self._max_age_s = max_age_s
        self._ledger = NoLedger() if ledger is None else ledger
        self._backoff = backoff
        self._now = now
        self._sleep = sleep
        self._mailbox: Mailbox[_Queued] = Mailbox(queue_events)
        self._delivery = Delivery(self.name, self._mailbox)
        self._losses = Losses(where="nats", report=report, now=now)
        self._expired = 0
        self._failure = "not connected yet"
        self._tls: ssl.SSLContext | None = None

    async def __aenter__(self) -> Self:
        if find_spec("nats") is None:
            raise SinkError("[nats] needs nats-py: pip install 'emotion-streamer[cluster]'")
        self._tls = self._servers.tls()
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self._delivery.close()

    @property
    def lost(self) -> int:
        """How many events were dropped, expired or, once closed, were not delivered."""
        return self._mailbox.dropped + self._expired + self._delivery.undelivered

    @property
    def problem(self) -> str:
        """Why events don't get into the stream now; empty where they do."""
        return f"nats: {self._failure}" if self._failure else ""

    @property
    def queued(self) -> int:
        """How many events wait to be sent."""
        return len(self._mailbox)

    def publish(self, event: WireEvent) -> None:
        """Queue an event; where the queue is full, the oldest is dropped."""
        self._mailbox.put(_Queued(event, self._now()))

    async def flush(self) -> None:
        """Return when the stream has all that was published; wait for a server that is away."""
        await self._mailbox.drained()

    def renew_certificates(self, like: NatsSink) -> None:
        """Verify servers as another sink would, which was entered and is of no use else; from the next connection."""
        self._tls = like._tls

    def inherit_state(self, old: NatsSink) -> None:
        """Take what ``old`` won't have sent; it is closed next."""
        old._delivery.leave_to_heir()

    def inherit_queue(self, old: NatsSink) -> None:
        """Send first what ``old``, which is closed, has not sent."""
        self._delivery.inherit(old._delivery)

    async def run(self) -> None:
        """Stay connected and publish until the sink is closed."""
        await self._delivery.run(self._stay_connected)

    async def _stay_connected(self) -> None:
        from streamer.sinks import nats_stream  # noqa: PLC0415 - nats-py is an extra

        delays = self._backoff()
        while True:
            began = self._now()
            try:
                async with nats_stream.connect(self._servers, tls=self._tls, name=self._node) as client:
                    streams = client.jetstream()
                    await nats_stream.ensure_stream(streams, self._stream)
                    self._tell("")
                    await self._send_all(streams)
            except nats_stream.FAILURES as error:
                self._tell(nats_stream.why(error))
            nats_stream.end_if_cancelled()
            if self._now() - began >= STABLE_S:
                delays = self._backoff()
            await self._sleep(next(delays))

    async def _send_all(self, streams: JetStreamContext) -> None:
        """Send until an event is not acknowledged, which raises."""
        async for queued in self._mailbox:
            batch = self._fresh([queued, *self._mailbox.take_ready(IN_FLIGHT - 1)])
            self._losses.add(self._mailbox.take_dropped(), "broker_away")
            self._losses.report(caught_up=len(self._mailbox) <= self._mailbox.capacity // 2)
            await self._send(streams, batch)

    def _fresh(self, batch: list[_Queued]) -> list[_Queued]:
        """Leave out events that waited too long, and count them."""
        oldest = self._now() - self._max_age_s
        fresh = [queued for queued in batch if queued.accepted_at >= oldest]
        self._expired += len(batch) - len(fresh)
        self._losses.add(len(batch) - len(fresh), "broker_away")
        return fresh

    async def _send(self, streams: JetStreamContext, batch: list[_Queued]) -> None:
        """Return when the stream has all; put the others back into the queue, in order, and raise."""
        unconfirmed = dict.fromkeys(batch)
        confirmed: list[WireEvent] = []

        async def publish(queued: _Queued) -> None:
            subject, headers = subject_of(queued.event, self._node), headers_of(queued.event)
            await streams.publish(subject, queued.event.payload, timeout=ACKNOWLEDGED_S, headers=headers)
            del unconfirmed[queued]
            confirmed.append(queued.event)

        try:
            refused = await self._ledger.before(streams, [queued.event for queued in batch])
            for queued in [queued for queued in batch if queued.event.id in refused]:
                del unconfirmed[queued]
            # They are sent in this order; those after one that fails are waited for, as they may have got through.
            results = await asyncio.gather(*map(publish, list(unconfirmed)), return_exceptions=True)
            await self._ledger.after(streams, confirmed)
        finally:
            for queued in reversed(unconfirmed):
                self._mailbox.put_back(queued)
        for error in results:
            if isinstance(error, BaseException):
                raise error

    def _tell(self, failure: str) -> None:
        if failure != self._failure:
            if failure:
                log.warning("nats: %s; retrying, events are queued", failure)
            else:
                log.info("nats: events go into the stream %s; %d are queued", self._stream.name, len(self._mailbox))
        self._failure = failure


def subject_of(event: WireEvent, node: str) -> str:
    """Return the subject of an event; ``_`` stands for a session or role that it is not about."""
    return f"es.{node}.{event.session_id or '_'}.{event.role or '_'}.{event.type}"


def headers_of(event: WireEvent) -> dict[str, str]:
    """Return the headers of an event's message."""
    source = {} if event.source_id is None else {SOURCE_HEADER: event.source_id}
    return {"Nats-Msg-Id": event.id, "Content-Type": CONTENT_TYPE, **source}
