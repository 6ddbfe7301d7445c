"""The sessions of this node in the bucket of all: written before their start is told, removed when their end is."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from streamer.cluster.alerts import alerts_of
from streamer.cluster.bucket import Bucket
from streamer.cluster.entries import SESSIONS, Ending, SessionEntry, decode_session, encode
from streamer.core.errors import EmotionStreamerError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable, Sequence

    from nats.js import JetStreamContext

    from streamer.protocol.cloudevents import WireEvent

MAX_GONE = 100_000
"""Sessions that others have ended which are known: more than a node can have open."""
STARTED, CHANGED, ENDED = "session.started.v1", "session.changed.v1", "session.ended.v1"
ALERT = "alert.v1"


@dataclass(slots=True)
class _Own:
    entry: SessionEntry
    revision: int
    is_told: bool = False
    """Whether its start is in the stream."""


class _Data(msgspec.Struct, frozen=True):
    source_id: str = ""
    reason: str = ""
    call_reference: str | None = None
    legs: list[dict[str, object]] = []


class _Envelope(msgspec.Struct, frozen=True):
    time: str
    data: _Data


class _Alert(msgspec.Struct, frozen=True):
    alert_id: str
    status: str


class _AboutAlert(msgspec.Struct, frozen=True):
    data: _Alert


_decode = msgspec.json.Decoder(_Envelope).decode
_decode_alert = msgspec.json.Decoder(_AboutAlert).decode


class SessionLedger:
    """Who owns a session is whoever created its key; who tells its end is whoever marked the key so.

    So each session has one start and one end in the stream, though other nodes end the sessions of one that is lost.
    """

    def __init__(self, *, node: str, instance: str, replicas: int, stream: str) -> None:
        """``instance``: another one each time that the node starts. ``stream``: of the events."""
        self._stream = stream
        self._node = node
        self._instance = instance
        self._replicas = replicas
        self._own: dict[str, _Own] = {}
        self._gone: dict[str, None] = {}
        """Those that others have ended, oldest first: their keys are gone, and must not be made again."""
        self._ended: set[str] = set()
        """Those whose end is in the stream, and whose key is to be removed."""
        self._bucket: tuple[JetStreamContext, Bucket] | None = None

    def __len__(self) -> int:
        return len(self._own)

    @property
    def ids(self) -> list[str]:
        """The sessions that are this node's, oldest first."""
        return list(self._own)

    # -- around the events that go into the stream ---------------------------------------------------

    async def before(self, streams: JetStreamContext, events: Sequence[WireEvent]) -> set[str]:
        """Make sure of the sessions that events start or end. Return the ids of events that must not be sent.

        Raises FAILURES.
        """
        bucket = await self._bucket_of(streams)
        wanted = [event for event in events if event.type in {STARTED, CHANGED, ENDED} and event.session_id]
        started = [event for event in wanted if event.type == STARTED]
        changed = {event.session_id: event for event in wanted if event.type == CHANGED}  # the last one says all
        # Those of one session in their order; all first steps before the second ones.
        refused = await self._ask(self._may_start(bucket, event) for event in started)
        await asyncio.gather(*(self._note_change(bucket, event) for event in changed.values()))
        alerts = [event for event in events if event.type == ALERT and event.session_id]
        refused |= await self._ask(self._may_clear(streams, bucket, event) for event in alerts)
        return refused | await self._ask(self._may_end(bucket, event) for event in wanted if event.type == ENDED)

    async def after(self, streams: JetStreamContext, events: Sequence[WireEvent]) -> None:
        """Take note that the stream has these events. Raises FAILURES."""
        bucket = await self._bucket_of(streams)
        for event in events:
            if event.type == STARTED and event.session_id in self._own:
                self._own[event.session_id].is_told = True
        self._ended |= {event.session_id for event in events if event.type == ENDED and event.session_id}
        await asyncio.gather(*(self._forget(bucket, session_id) for session_id in tuple(self._ended)))

    # -- for the node ------------------------------------------------------------------------------

    async def claim(self, bucket: Bucket, session_id: str, entry: SessionEntry) -> bool:
        """Write a session before its start is told; return whether it is this node's. Raises FAILURES."""
        if session_id in self._own:
            return True
        revision = await bucket.create(session_id, encode(entry))
        if revision is None:
            found = await _found(bucket, session_id)
            if found is None or not self._is_open_here(found.entry):
                return False
            revision = found.revision
        self._own.setdefault(session_id, _Own(entry, revision))
        return True

    def entry(
        self, *, started: str, source_id: str, legs: Iterable[dict[str, object]], call_reference: str | None
    ) -> SessionEntry:
        """Return the entry of a session of this node."""
        return SessionEntry(
            node=self._node,
            instance=self._instance,
            started=started,
            source_id=source_id,
            legs=list(legs),
            call_reference=call_reference,
        )

    async def lost(self, bucket: Bucket) -> list[str]:
        """Return the sessions of this node that others have ended, and forget them. Raises FAILURES."""
        ids = self.ids
        found = await asyncio.gather(*(_found(bucket, session_id) for session_id in ids))
        gone = []
        for session_id, now in zip(ids, found, strict=True):
            is_gone = now is None or (now.entry.ended is not None and now.entry.ended.by != self._node)
            if is_gone and self._own.pop(session_id, None) is not None:
                self._note_gone(session_id)
                gone.append(session_id)
        return gone

    # -- steps -------------------------------------------------------------------------------------

    @staticmethod
    async def _ask(steps: Iterable[Awaitable[str | None]]) -> set[str]:
        return {event_id for event_id in await asyncio.gather(*steps) if event_id is not None}

    async def _may_start(self, bucket: Bucket, event: WireEvent) -> str | None:
        """Return the event's id where its session is not this node's, or was told before."""
        session_id, entry = event.session_id or "", self._entry_of(event)
        known = self._own.get(session_id)
        if session_id in self._gone:
            return event.id
        if known is None:
            return None if await self.claim(bucket, session_id, entry) else event.id
        if known.is_told:
            return event.id
        revision = await bucket.update(session_id, encode(entry), known.revision)
        if revision is None:  # an answer was lost, or another node has ended the session
            found = await _found(bucket, session_id)
            if found is None or found.entry.event_id != event.id or found.entry.ended is not None:
                return event.id
            revision = found.revision
        known.entry, known.revision = entry, revision
        return None

    async def _note_change(self, bucket: Bucket, event: WireEvent) -> None:
        session_id = event.session_id or ""
        known = self._own.get(session_id)
        if known is None:
            return
        known.entry = msgspec.structs.replace(known.entry, legs=_decode(event.payload).data.legs)
        revision = await bucket.update(session_id, encode(known.entry), known.revision)
        if revision is None:  # an answer was lost, or another node has ended the session
            found = await _found(bucket, session_id)
            if found is None or not self._is_open_here(found.entry):
                return
            revision = await bucket.update(session_id, encode(known.entry), found.revision)
        known.revision = revision or known.revision

    async def _may_clear(self, streams: JetStreamContext, bucket: Bucket, event: WireEvent) -> str | None:
        """Return the event's id where it ends an alert that whoever told the session's end has ended too.

        Raises EmotionStreamerError while another node is at it.
        """
        data, session_id = _decode_alert(event.payload).data, event.session_id or ""
        if data.status != "cleared":
            return None
        found = None if session_id in self._gone else await _found(bucket, session_id)
        if found is not None and found.entry.ended is not None and found.entry.ended.by != self._node:
            raise EmotionStreamerError(f"the node {found.entry.ended.by} ends a session of this node")
        if found is not None and found.entry.ended is None and self._is_open_here(found.entry):
            return None
        told = await alerts_of(streams, self._stream, self._node, session_id)
        is_over = any(alert.alert_id == data.alert_id and alert.status == "cleared" for alert in told)
        return event.id if is_over else None

    async def _may_end(self, bucket: Bucket, event: WireEvent) -> str | None:
        """Mark the session as ended by this node; return the event's id where another one has done so."""
        session_id = event.session_id or ""
        known = self._own.get(session_id)
        if known is None:  # of a start of this node before this one, from its state file
            known = await _found(bucket, session_id)
            if known is None or known.entry.node != self._node:
                return event.id
        if known.entry.ended is not None:  # marked by us before a failure
            return None if known.entry.ended.by == self._node else event.id
        ending = Ending(reason=_decode(event.payload).data.reason, by=self._node, event_id=event.id)
        entry = msgspec.structs.replace(known.entry, ended=ending)
        revision = await bucket.update(session_id, encode(entry), known.revision)
        if revision is None and not await self._is_marked(bucket, session_id):
            self._own.pop(session_id, None)
            return event.id
        self._own[session_id] = _Own(entry, revision or 0, known.is_told)
        return None

    def _note_gone(self, session_id: str) -> None:
        self._gone[session_id] = None
        if len(self._gone) > MAX_GONE:
            del self._gone[next(iter(self._gone))]

    async def _is_marked(self, bucket: Bucket, session_id: str) -> bool:
        """Return whether this node has marked the session as ended: the answer to that was lost."""
        found = await _found(bucket, session_id)
        return found is not None and found.entry.ended is not None and found.entry.ended.by == self._node

    def _is_open_here(self, entry: SessionEntry) -> bool:
        return entry.instance == self._instance and entry.ended is None

    async def _forget(self, bucket: Bucket, session_id: str) -> None:
        if session_id in self._own:
            await bucket.remove(session_id)
            self._own.pop(session_id, None)
        self._ended.discard(session_id)

    def _entry_of(self, event: WireEvent) -> SessionEntry:
        envelope = _decode(event.payload)
        data = envelope.data
        entry = self.entry(
            started=envelope.time, source_id=data.source_id, legs=data.legs, call_reference=data.call_reference
        )
        return msgspec.structs.replace(entry, event_id=event.id)

    async def _bucket_of(self, streams: JetStreamContext) -> Bucket:
        if self._bucket is None or self._bucket[0] is not streams:
            self._bucket = streams, await Bucket.open(streams, SESSIONS, replicas=self._replicas)
        return self._bucket[1]


async def _found(bucket: Bucket, session_id: str) -> _Own | None:
    """Return a session as it is in the bucket now; None where it is not there, or no session."""
    value = await bucket.get(session_id)
    entry = None if value is None else decode_session(value.data)
    return None if value is None or entry is None else _Own(entry, value.revision)
