"""A daemon that is a node of a cluster: its connection to NATS, with all that it does over it."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING

from nats.js.errors import NotFoundError

from streamer.cluster.bucket import Bucket
from streamer.cluster.entries import NODES, OPEN_SUBJECT, SESSIONS, node_subject
from streamer.cluster.registry import Registration
from streamer.core.errors import EmotionStreamerError
from streamer.core.mailbox import Mailbox
from streamer.sinks import nats_stream
from streamer.sinks.backoff import backoff
from streamer.sinks.delivery import Delivery

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence
    from types import TracebackType
    from typing import Self

    from nats.aio.client import Client
    from nats.js import JetStreamContext

    from streamer.cluster.entries import NodeEntry, SessionEntry
    from streamer.cluster.judge import Judge
    from streamer.cluster.ledger import SessionLedger
    from streamer.cluster.requests import NodeRequests
    from streamer.protocol.cloudevents import WireEvent
    from streamer.sinks.nats_settings import NatsServers

log = logging.getLogger(__name__)

RENEWALS_A_LEASE = 3
LOOKS_A_LEASE = 10
RECHECKS = 6
"""How many renewals after a lost lease the own sessions are looked at: whoever ends them takes some time."""
RETRY_S = 0.3, 2.0
"""The shortest and the longest time before the servers are tried again: the lease goes on."""
LEAVE_S = 2.0


def quick_backoff() -> Iterator[float]:
    """Yield seconds to wait before each attempt to connect."""
    return backoff(*RETRY_S)


class ClusterNode:
    """A sink that takes no events: so it is there before the sources open, and until the last event is sent."""

    def __init__(
        self,
        *,
        servers: NatsServers,
        stream: str,
        replicas: int,
        lease_s: float,
        entry: Callable[[], NodeEntry],
        ledger: SessionLedger,
        judge: Judge,
        requests: NodeRequests,
        on_lost: Callable[[Sequence[str]], None],
        backoff: Callable[[], Iterator[float]] = quick_backoff,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """Connect once ``run``.

        Args:
            servers: how they are reached.
            stream: that of the events, which must leave requests alone.
            replicas: on how many servers the buckets are kept, where they are made.
            lease_s: how long a node is believed to run that does not say so, where the bucket is made.
            entry: returns what the node says of itself now.
            ledger: keeps the node's sessions.
            judge: ends those of lost nodes.
            requests: answers.
            on_lost: is told which sessions of this node others have ended, since they took it for lost.
            backoff: yields seconds before each attempt to connect.
            monotonic: CLOCK_MONOTONIC seconds.
            sleep: waits.

        """
        self.name = "cluster"
        self.lost = 0
        self._servers = servers
        self._stream = stream
        self._replicas = replicas
        self._lease_s = lease_s
        self._entry = entry
        self._ledger = ledger
        self._judge = judge
        self._requests = requests
        self._on_lost = on_lost
        self._backoff = backoff
        self._monotonic = monotonic
        self._sleep = sleep
        self._registration = Registration()
        self._failure = "not connected yet"
        self._was_connected = False
        self._delivery: Delivery[None] = Delivery(self.name, Mailbox(1))
        self._nodes: Bucket | None = None
        self._sessions: Bucket | None = None
        self._said: object = None
        self._rechecks = 0
        self._is_leaving = False

    async def __aenter__(self) -> Self:
        self._servers.tls()  # it can't be a node without
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self._leave()
        await self._delivery.close()

    @property
    def problem(self) -> str:
        """Why the node is not in the cluster now; empty where it is."""
        return self._failure

    def publish(self, event: WireEvent) -> None:
        """Do nothing: events go into the stream by a sink of their own."""

    async def flush(self) -> None:
        """Return at once."""

    async def claim(self, session_id: str, entry: SessionEntry) -> bool:
        """Write a session that was just opened; return whether it is this node's. Raises FAILURES."""
        if self._sessions is None:
            raise EmotionStreamerError(self._failure or "not connected")
        return await self._ledger.claim(self._sessions, session_id, entry)

    async def run(self) -> None:
        """Be a node until closed."""
        await self._delivery.run(self._work)

    # -- the connection ----------------------------------------------------------------------------

    async def _work(self) -> None:
        try:
            await self._stay_connected()
        finally:
            await self._requests.close()

    async def _stay_connected(self) -> None:
        delays = self._backoff()
        while True:
            try:
                async with nats_stream.connect(
                    self._servers, tls=self._servers.tls(), name=self._entry().node
                ) as client:
                    await self._serve(client, client.jetstream(timeout=min(5.0, self._lease_s / 2)))
            except nats_stream.FAILURES as error:
                self._tell(nats_stream.why(error))
            finally:
                self._nodes = self._sessions = None
            nats_stream.end_if_cancelled()
            if self._was_connected:
                self._was_connected, delays = False, self._backoff()
            await self._sleep(next(delays))

    async def _serve(self, client: Client, streams: JetStreamContext) -> None:
        """Do all that a node does until the servers are lost, which raises."""
        await self._check_stream(streams)
        nodes = await Bucket.open(streams, NODES, replicas=self._replicas, ttl_s=self._lease_s)
        sessions = await Bucket.open(streams, SESSIONS, replicas=self._replicas)
        lease_s = await nodes.ttl_s() or self._lease_s
        self._judge.begin(lease_s)
        await self._renew(nodes, sessions)
        self._nodes, self._sessions, self._was_connected = nodes, sessions, True
        await self._requests.subscribe(client)
        await self._judge.end_earlier(streams, sessions)
        await self._judge.find_orphans(sessions)
        self._tell("")
        due_s = self._monotonic() + lease_s / RENEWALS_A_LEASE
        while not self._is_leaving:
            if self._monotonic() >= due_s or _urgent(self._entry()) != self._said:
                due_s = self._monotonic() + lease_s / RENEWALS_A_LEASE
                await self._renew(nodes, sessions)
            await self._requests.update()
            await self._judge.look(streams, nodes, sessions)
            nats_stream.end_if_cancelled()
            await self._sleep(lease_s / LOOKS_A_LEASE)
        nats_stream.end_if_cancelled()
        await asyncio.Event().wait()  # an entry that was removed must not be written again

    async def _renew(self, nodes: Bucket, sessions: Bucket) -> None:
        entry = self._entry()
        if not await self._registration.renew(nodes, entry):
            self._rechecks = RECHECKS
        self._said = _urgent(entry)
        if self._rechecks:
            self._rechecks -= 1
            ended = await self._ledger.lost(sessions)
            if ended:
                log.warning(
                    "cluster: other nodes took this one for lost, and have ended %d of its sessions", len(ended)
                )
                self._on_lost(ended)

    async def _check_stream(self, streams: JetStreamContext) -> None:
        """Raise EmotionStreamerError where the stream of events takes requests too: it would answer them."""
        try:
            info = await streams.stream_info(self._stream)
        except NotFoundError:  # whoever publishes first makes it
            return
        if any(subject in {"es.>", ">"} for subject in info.config.subjects or ()):
            raise EmotionStreamerError(
                f"the stream {self._stream} takes {OPEN_SUBJECT} and {node_subject('*')}: give it the subject "
                f"{nats_stream.SUBJECTS[0]}"
            )

    async def _leave(self) -> None:
        self._is_leaving = True
        if self._nodes is None:
            return
        try:
            async with asyncio.timeout(LEAVE_S):
                await self._registration.leave(self._nodes, self._entry())
        except nats_stream.FAILURES as error:
            log.warning("cluster: the node's entry expires by itself: %s", nats_stream.why(error))

    def _tell(self, failure: str) -> None:
        if failure != self._failure:
            if failure:
                log.warning("cluster: %s; retrying", failure)
            else:
                log.info("cluster: registered as %s, %s", self._entry().node, node_subject(self._entry().node))
        self._failure = failure


def _urgent(entry: NodeEntry) -> object:
    """Return what others should know at once, and not when the lease is renewed next."""
    return entry.draining, entry.history, entry.marks
