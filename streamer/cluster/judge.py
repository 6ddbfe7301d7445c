"""Notices nodes that are lost, and tells the ends of their sessions: each once, by one of those that are left."""

from __future__ import annotations

import logging
import math
from typing import TYPE_CHECKING

import msgspec
from nats.js.errors import NotFoundError

from streamer.cluster.alerts import alerts_of, cleared, clearing_id
from streamer.cluster.entries import Ending, decode_session, encode
from streamer.core.events import Leg, SessionEnded, SessionStarted
from streamer.ops.defaults import event_id
from streamer.protocol.cloudevents import encode as encode_event
from streamer.sinks.nats import headers_of, subject_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from nats.js import JetStreamContext

    from streamer.cluster.bucket import Bucket, Value
    from streamer.cluster.entries import SessionEntry
    from streamer.core.audio import EndReason
    from streamer.core.events import ClearReason, Event

log = logging.getLogger(__name__)

QUESTIONS_A_LEASE = 3
"""How often it is asked who has left: what says so is kept for as long as an entry."""


class Judge:
    """One node's view of the others.

    A node is lost when its entry has expired, and this node has reached the servers without a break for a whole lease:
    after an outage of the servers, in which every entry expires, all nodes have as long to come back. One that leaves
    in order removes its entry, and is not lost.
    """

    def __init__(
        self,
        *,
        node: str,
        instance: str,
        stream: str,
        lease_s: float,
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
        on_told: Callable[[Event], None] = lambda _event: None,
        on_lost: Callable[[str], None] = lambda _node: None,
    ) -> None:
        """``stream``: of the events. ``on_told`` gets each event that this node told in the name of another.

        ``on_lost`` gets each node that is lost, and not those that left, once it has no sessions any more.
        """
        self._node = node
        self._instance = instance
        self._stream = stream
        self._lease_s = lease_s
        self._now = now
        self._monotonic = monotonic
        self._on_told = on_told
        self._on_lost = on_lost
        self._contact_s = self._looked_s = monotonic()
        self._known: set[str] = set()
        """Nodes that run, or may have left sessions."""
        self._left: set[str] = set()
        """Those of them that have removed their entry."""
        self._asked_s = -math.inf
        """When it was asked last who left."""
        self._unfinished: set[str] = set()
        """Sessions that this node has marked as ended, maybe, and whose end it has yet to tell."""

    def begin(self, lease_s: float) -> None:
        """Begin anew: the servers are reached after a break."""
        self._lease_s = lease_s
        self._contact_s = self._looked_s = self._monotonic()

    @property
    def may_judge(self) -> bool:
        """Whether the servers were reached for a whole lease without a break, when it was looked last."""
        return self._looked_s - self._contact_s >= self._lease_s

    async def find_orphans(self, sessions: Bucket) -> None:
        """Take note of all nodes that have sessions: one may have been lost while nobody looked. Raises FAILURES."""
        self._known |= {_teller(entry) for entry, _ in (await _all(sessions)).values()}

    async def look(self, streams: JetStreamContext, nodes: Bucket, sessions: Bucket) -> None:
        """Look who is there, and end the sessions of those that are lost. Raises FAILURES."""
        if self._unfinished:
            await self._finish(streams, sessions)
        present = await nodes.keys()
        now_s = self._monotonic()
        if now_s - self._looked_s > self._lease_s / 2:  # this process hung, and knows nothing of the time between
            self._contact_s = now_s
        self._looked_s = now_s
        self._known |= present
        await self._ask_who_left(nodes, present - {self._node})
        if not self.may_judge:
            return
        for gone in sorted(self._known - present - {self._node}):
            await self._end_all(streams, nodes, sessions, gone)
            self._known.discard(gone)
            self._left.discard(gone)

    async def _ask_who_left(self, nodes: Bucket, present: set[str]) -> None:
        """Take note of who left, while that can be seen: later it looks as if its entry had expired."""
        if self._looked_s - self._asked_s < self._lease_s / QUESTIONS_A_LEASE:
            return
        for node, has_left in (await nodes.are_removed(present)).items():
            (self._left.add if has_left else self._left.discard)(node)
        self._asked_s = self._looked_s

    async def end_earlier(self, streams: JetStreamContext, sessions: Bucket) -> None:
        """End the sessions that an earlier start of this node left open. Raises FAILURES."""
        for session_id, found in (await _all(sessions)).items():
            entry, _ = found
            if entry.node == self._node and entry.instance != self._instance:
                await self._end(streams, sessions, session_id, found, "daemon_restart")

    async def _end_all(self, streams: JetStreamContext, nodes: Bucket, sessions: Bucket, gone: str) -> None:
        of_gone = {key: found for key, found in (await _all(sessions)).items() if _teller(found[0]) == gone}
        has_left = gone in self._left
        level = logging.INFO if has_left and not of_gone else logging.WARNING
        how = "has left" if has_left else "is lost"
        log.log(level, "cluster: the node %s %s; it had %d open sessions", gone, how, len(of_gone))
        for session_id, found in of_gone.items():
            if await nodes.get(gone) is not None:
                log.warning("cluster: the node %s is back", gone)
                return
            await self._end(streams, sessions, session_id, found, "node_lost")
        if not has_left:
            self._on_lost(gone)

    async def _finish(self, streams: JetStreamContext, sessions: Bucket) -> None:
        """Tell the ends that this node was to tell when the servers were lost."""
        for session_id, found in (await _all(sessions)).items():
            entry, _ = found
            if session_id in self._unfinished and _teller(entry) == self._node:
                reason: EndReason = "node_lost" if entry.node != self._node else "daemon_restart"
                await self._end(streams, sessions, session_id, found, reason)
        self._unfinished.clear()

    async def _end(
        self,
        streams: JetStreamContext,
        sessions: Bucket,
        session_id: str,
        found: tuple[SessionEntry, Value],
        reason: EndReason,
    ) -> None:
        entry, value = found
        self._unfinished.add(session_id)
        end_id = (entry.ended.event_id if entry.ended else "") or event_id()
        marked = msgspec.structs.replace(entry, ended=Ending(reason=reason, by=self._node, event_id=end_id))
        if await sessions.update(session_id, encode(marked), value.revision) is not None:
            await self._tell(streams, session_id, entry, end_id, reason)
            await sessions.remove(session_id)
        self._unfinished.discard(session_id)  # where it was not marked, another node tells it, or it has just ended

    async def _tell(
        self, streams: JetStreamContext, session_id: str, entry: SessionEntry, end_id: str, reason: EndReason
    ) -> None:
        if not await self._is_in_stream(streams, entry.node, session_id, "session.started.v1"):
            await self._publish(streams, entry, entry.event_id or event_id(), _started(session_id, entry))
        if not await self._is_in_stream(streams, entry.node, session_id, "session.ended.v1"):
            await self._clear_alerts(streams, session_id, entry, end_id, reason)
            ended = SessionEnded(entry.source_id, session_id, reason, None, self._now(), entry.call_reference)
            await self._publish(streams, entry, end_id, ended)

    async def _clear_alerts(
        self, streams: JetStreamContext, session_id: str, entry: SessionEntry, end_id: str, reason: EndReason
    ) -> None:
        """Tell that the alerts are over that are open in a session: before its end, as its node would."""
        why: ClearReason = "daemon_restart" if reason == "daemon_restart" else "node_lost"
        for alert in await alerts_of(streams, self._stream, entry.node, session_id):
            if alert.status != "cleared":
                its_id = clearing_id(end_id, alert.alert_id)
                await self._publish(streams, entry, its_id, cleared(alert, why, self._now()))

    async def _is_in_stream(self, streams: JetStreamContext, node: str, session_id: str, kind: str) -> bool:
        try:
            await streams.get_last_msg(self._stream, f"es.{node}.{session_id}._.{kind}")
        except NotFoundError:
            return False
        return True

    async def _publish(self, streams: JetStreamContext, entry: SessionEntry, its_id: str, event: Event) -> None:
        """Publish an event as its node would have: the stream and its readers know one that they have by its id."""
        wire = encode_event(event, node=entry.node, event_id=its_id, now_s=self._monotonic(), source_id=entry.source_id)
        await streams.publish(subject_of(wire, entry.node), wire.payload, headers=headers_of(wire))
        self._on_told(event)


async def _all(sessions: Bucket) -> dict[str, tuple[SessionEntry, Value]]:
    values = await sessions.all()
    decoded = {session_id: (decode_session(value.data), value) for session_id, value in values.items()}
    return {session_id: (entry, value) for session_id, (entry, value) in decoded.items() if entry is not None}


def _teller(entry: SessionEntry) -> str:
    """Return the node that has to tell a session's end: its own, or one that was lost while it told it."""
    return entry.node if entry.ended is None else entry.ended.by


def _started(session_id: str, entry: SessionEntry) -> SessionStarted:
    """Return the start of a session that its node could not tell any more."""
    legs = tuple(Leg(leg.leg_id, leg.role, leg.codec, leg.sample_rate, leg.analysed) for leg in entry.known_legs())
    return SessionStarted(entry.source_id, session_id, legs, entry.started_at(), entry.call_reference)
