"""Nodes of a cluster in the process of the test, over a real NATS server: what they take and what they tell."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from streamer.cluster.entries import NodeEntry
from streamer.cluster.judge import Judge
from streamer.cluster.ledger import SessionLedger
from streamer.cluster.node import ClusterNode
from streamer.cluster.requests import NodeRequests
from streamer.core.events import Leg, SessionChanged, SessionEnded, SessionStarted, UtteranceStarted
from streamer.history.archive import Archive
from streamer.ops.defaults import event_id, random_id, utc_now
from streamer.protocol.cloudevents import encode
from streamer.protocol.control_messages import decode_request, encode_reply
from streamer.protocol.event_fields import legs as legs_of
from streamer.protocol.event_fields import rfc3339
from streamer.sinks.nats import NatsSink
from streamer.sinks.nats_settings import NatsServers, StreamSettings
from streamer.web.kept import KeptHere
from tests.support.broker import DEADLINE_S
from tests.support.delays import at_once
from tests.support.examples import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from streamer.core.audio import EndReason
    from streamer.core.events import Alert, AlertStatus, ClearReason, Event
    from streamer.protocol.cloudevents import WireEvent
    from streamer.protocol.control_messages import OpenSession
    from streamer.web.supervision import Marks

LEASE_S = 2.0
"""Half of it is what a request may take; a busy machine is slow."""
ALERT = cast("Alert", EXAMPLES["alert.v1"])
AT = datetime(2026, 11, 30, 12, tzinfo=UTC)


class Peer:
    """A node. Its calls are what the test says."""

    def __init__(
        self,
        name: str,
        url: str,
        *,
        started: str | None = None,
        archive: Archive | None = None,
        lease_s: float = LEASE_S,
    ) -> None:
        self.name = name
        self.instance = random_id()
        self.has_room = True
        self.may_open = asyncio.Event()
        """While it is not set, requests to open a session are being answered."""
        self.may_open.set()
        self.archive = archive or Archive()
        self.marks: Marks | None = None
        self.told: list[Event] = []
        """What it told in the name of others."""
        self.gone: list[str] = []
        """Nodes that it took for lost."""
        self.lost: list[str] = []
        self.asked: list[str] = []
        """Commands that came."""
        servers = NatsServers((url,), None, None, None)
        self.ledger = SessionLedger(node=name, instance=self.instance, replicas=1, stream="ES")
        self._started = started or rfc3339(utc_now())
        self.judge = Judge(
            node=name,
            instance=self.instance,
            stream="ES",
            lease_s=lease_s,
            now=utc_now,
            monotonic=time.monotonic,
            on_told=self.told.append,
            on_lost=self.gone.append,
        )
        self.requests = NodeRequests(
            node=name,
            answer=self._answer,
            answer_kept=KeptHere(self.archive, lambda: self.marks).answer,
            has_room=lambda: self.has_room,
            claim=self._claim,
        )
        self.node = ClusterNode(
            servers=servers,
            stream="ES",
            replicas=1,
            lease_s=lease_s,
            entry=self._entry,
            ledger=self.ledger,
            judge=self.judge,
            requests=self.requests,
            on_lost=self.lost.extend,
            backoff=at_once,
        )
        self.sink = NatsSink(
            servers=servers,
            stream=StreamSettings("ES", 1, keep_s=3600.0, duplicates_s=120.0),
            node=name,
            queue_events=1000,
            max_age_s=60.0,
            report=lambda _: None,
            ledger=self.ledger,
            backoff=at_once,
        )

    def publish(self, event: Event) -> WireEvent:
        wire = encode(event, node=self.name, event_id=event_id(), now_s=0.0, source_id="phones")
        self.sink.publish(wire)
        return wire

    def start(self, session_id: str) -> WireEvent:
        """Publish the start of a session with one leg."""
        leg = Leg(f"{session_id}-1", "customer", "PCMU", 8_000, analysed=True)
        return self.publish(SessionStarted("phones", session_id, (leg,), AT))

    def change(self, session_id: str, *, n_legs: int) -> WireEvent:
        """Publish that a session has so many legs now."""
        legs = (Leg(f"{session_id}-{n}", "customer", "PCMU", 8_000, analysed=True) for n in range(1, n_legs + 1))
        return self.publish(SessionChanged("phones", session_id, tuple(legs), AT))

    def speak(self, session_id: str) -> WireEvent:
        return self.publish(UtteranceStarted(session_id, f"{session_id}-1", "customer", random_id(), 0, AT))

    def alert(self, session_id: str, alert_id: str, status: AlertStatus = "raised") -> WireEvent:
        """Publish an alert about the leg of a session."""
        reason: ClearReason | None = "below" if status == "cleared" else None
        about = replace(ALERT, session_id=session_id, leg_id=f"{session_id}-1", alert_id=alert_id)
        return self.publish(replace(about, status=status, reason=reason, raised_at=AT, at=AT))

    def end(self, session_id: str, reason: EndReason = "hangup") -> WireEvent:
        return self.publish(SessionEnded("phones", session_id, reason, 1_000, AT))

    async def flushed(self) -> None:
        async with asyncio.timeout(DEADLINE_S):
            await self.sink.flush()

    async def until_problem(self, text: str) -> None:
        """Return once the node says that; "" once it is in the cluster."""
        async with asyncio.timeout(DEADLINE_S):
            while text not in self.node.problem if text else self.node.problem:  # noqa: ASYNC110 - nobody is told
                await asyncio.sleep(0.01)

    async def until_judging(self) -> None:
        """Return once the node has looked who is lost, after a whole lease in which it reached the servers."""
        async with asyncio.timeout(DEADLINE_S):
            while not self.judge.may_judge:  # noqa: ASYNC110 - nobody is told
                await asyncio.sleep(0.01)

    async def until_lost(self, session_ids: Sequence[str]) -> None:
        """Return once the node knows that others have ended these sessions."""
        async with asyncio.timeout(DEADLINE_S):
            while sorted(self.lost) != sorted(session_ids):  # noqa: ASYNC110 - nobody is told
                await asyncio.sleep(0.01)

    async def until_gone(self, *nodes: str) -> None:
        """Return once it has ended all sessions of these nodes, and taken them for lost."""
        async with asyncio.timeout(DEADLINE_S):
            while sorted(self.gone) != sorted(nodes):  # noqa: ASYNC110 - nobody is told
                await asyncio.sleep(0.01)

    def _entry(self) -> NodeEntry:
        return NodeEntry(
            node=self.name,
            started=self._started,
            instance=self.instance,
            sessions=len(self.ledger),
            load=0.25,
            history=self.archive.is_open,
            marks=[] if self.marks is None else list(self.marks.labels),
        )

    async def _answer(self, data: str | bytes) -> bytes:
        request = decode_request(data)
        self.asked.append(type(request).__name__)
        if self.asked[-1] != "OpenSession":
            return encode_reply(request.id, {})
        await self.may_open.wait()
        session_id = random_id()
        legs = [{"leg_id": f"{session_id}-1", "role": "customer", "host": "127.0.0.1", "port": 4000}]
        return encode_reply(request.id, {"session_id": session_id, "legs": legs})

    async def _claim(self, session_id: str, request: OpenSession, reply: dict[str, Any]) -> bool:
        legs = legs_of([Leg(f"{session_id}-1", "customer", "none", 8_000, analysed=True)])
        entry = self.ledger.entry(started=rfc3339(AT), source_id="phones", legs=legs, call_reference=None)
        return await self.node.claim(session_id, entry)


@asynccontextmanager
async def running(*peers: Peer, dies: bool = False) -> AsyncIterator[None]:
    """Run nodes until the block is left. ``dies``: as by a power cut then, without a word to anybody."""
    for peer in peers:
        await peer.node.__aenter__()
        await peer.sink.__aenter__()
    tasks = [asyncio.create_task(part.run()) for peer in peers for part in (peer.node, peer.sink)]
    try:
        for peer in peers:
            await peer.until_problem("")
        yield
    finally:
        if not dies:
            for peer in peers:
                await peer.sink.__aexit__(None, None, None)
                await peer.node.__aexit__(None, None, None)
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
