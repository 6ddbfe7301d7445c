"""The event stream: every event to every subscriber, each with its own bounded queue."""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from starlette.websockets import WebSocketDisconnect

from streamer.core.events import CaughtUp, Gap
from streamer.core.mailbox import Mailbox
from streamer.ops.client_log import ClientLog
from streamer.ops.defaults import utc_now
from streamer.sinks.snapshot import Snapshot
from streamer.web.beginning import Beginning, first_events
from streamer.web.earlier import NothingEarlier
from streamer.web.replay import Replay

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from datetime import datetime

    from starlette.websockets import WebSocket

    from streamer.protocol.cloudevents import WireEvent
    from streamer.web.earlier import Earlier, EncodeOwn
    from streamer.web.peers import Peer

log = logging.getLogger(__name__)

_AS_IT_IS = Beginning()


class EventStream:
    """Subscribers, and what they get.

    A subscriber first gets the current state (the newest event of each ``WireEvent.key``), then every event. One that
    reads slowly loses its oldest events; a ``gap.v1`` stands in its stream where they were.
    """

    def __init__(
        self,
        *,
        name: str,
        queue_events: int,
        replay_events: int,
        encode_own: EncodeOwn,
        earlier: Earlier | None = None,
        utc: Callable[[], datetime] = utc_now,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """``name`` is what a ``gap.v1`` gives as the place of the loss.

        ``earlier`` has events that are not kept here any more; None: nobody has them.
        """
        self.name = name
        self._queue_events = queue_events
        self._encode_own = encode_own
        self._earlier = earlier or NothingEarlier()
        self._utc = utc
        self._now = now
        self._client_log = ClientLog(log, now=now)
        self._snapshot = Snapshot()
        self._replay = Replay(replay_events)
        self.replay_events = replay_events
        """How many of the newest events are kept for those who resume."""
        self._subscribers: set[_Subscriber] = set()
        self._closed = asyncio.Event()
        self._lost_by_departed = 0

    def take_limits(self, other: EventStream) -> None:
        """Take the limits of another stream for subscribers from now on."""
        self._queue_events = other._queue_events
        self.replay_events = other.replay_events
        self._replay.resize(self.replay_events)

    @property
    def subscribers(self) -> int:
        """How many are connected."""
        return len(self._subscribers)

    @property
    def lost(self) -> int:
        """How many events slow subscribers lost, all together; once closed, also those not sent to them."""
        return self._lost_by_departed + sum(subscriber.mailbox.dropped for subscriber in self._subscribers)

    def publish(self, event: WireEvent) -> None:
        """Queue an event for every subscriber; where a queue is full, its oldest event is dropped."""
        self._snapshot.add(event)
        self._replay.add(event, self._now())
        for subscriber in self._subscribers:
            if subscriber.peer.may_see(event):
                subscriber.mailbox.put(event)

    def restore(self, event: WireEvent, *, age_s: float, is_recent: bool) -> None:
        """Take an event of before there were subscribers; ``is_recent``: one of those to be sent to who resumes."""
        self._snapshot.add(event)
        if is_recent:
            self._replay.add(event, self._now() - age_s)

    def forget(self, key: str) -> None:
        """State nothing any more that is below a key: what it was about is gone."""
        self._snapshot.forget(key)

    async def flush(self) -> None:
        """Return when every subscriber was sent all that was published."""
        for subscriber in tuple(self._subscribers):
            await subscriber.mailbox.drained()

    def close(self) -> None:
        """Count from now on what was not sent as lost."""
        self._closed.set()

    async def closed(self, seconds: float) -> bool:
        """Wait for the end; return False if it did not come within these seconds."""
        try:
            async with asyncio.timeout(seconds):
                await self._closed.wait()
        except TimeoutError:
            return False
        return True

    # -- a subscriber ------------------------------------------------------------------------------

    async def serve(self, peer: Peer, beginning: Beginning = _AS_IT_IS) -> None:
        """Serve one subscriber, whose handshake is done, until it leaves."""
        subscriber = _Subscriber(peer, Mailbox(self._queue_events))
        try:
            await self._earlier.ready()
            beginning = await self._send_earlier(subscriber, beginning)
        except WebSocketDisconnect:
            return
        current = self._first(subscriber, beginning)
        self._subscribers.add(subscriber)  # with nothing awaited in between: no event is missed or sent twice
        self._client_log.info("websocket: %s subscribed, %d now", peer.who, len(self._subscribers))
        try:
            async with asyncio.TaskGroup() as tasks:
                sending = tasks.create_task(self._send(subscriber, current), name=f"websocket {subscriber}")
                await _ignore_messages(peer.connection)
                sending.cancel()
        finally:
            self._subscribers.discard(subscriber)
            left = subscriber.mailbox.abandon()
            lost = subscriber.mailbox.dropped + (left if self._closed.is_set() else 0)  # one that leaves wants no more
            self._lost_by_departed += lost
            self._client_log.info("websocket: %s left; it lost %d events", subscriber, lost)

    async def _send_earlier(self, subscriber: _Subscriber, beginning: Beginning) -> Beginning:
        """Send what came before the events that are kept here, where it is resumed there; return how to go on."""
        position = beginning.resume_from
        while position is not None and not self._replay.knows(position):
            async with aclosing(self._earlier.after(position)) as events:
                reached = await self._send_until_known(subscriber, events)
            if reached is None:
                break
            position = reached  # it is asked again whether it is known: closing the iterator took a while
        return replace(beginning, resume_from=position)

    async def _send_until_known(self, subscriber: _Subscriber, events: AsyncIterator[WireEvent]) -> str | None:
        """Return the id of the last event, which is kept here; None where there is none."""
        async for event in events:
            if subscriber.peer.may_see(event):
                await subscriber.send(event)
            if self._replay.knows(event.id):
                return event.id
        return None

    async def _send(self, subscriber: _Subscriber, current: list[WireEvent]) -> None:
        try:
            for event in current:
                await subscriber.send(event)
            async for event in subscriber.mailbox:
                lost = subscriber.mailbox.take_dropped()  # those dropped stood just before this event
                if lost:
                    await subscriber.send(self._gap(subscriber, lost, before=event))
                await subscriber.send(event)
        except WebSocketDisconnect:
            pass  # the reading side knows too, and ends the subscription

    def _first(self, subscriber: _Subscriber, beginning: Beginning) -> list[WireEvent]:
        events, expired = first_events(beginning, self._snapshot, self._replay, now_s=self._now())
        allowed = [event for event in events if subscriber.peer.may_see(event)]
        if beginning.tells_end:
            allowed.append(self._encode_own(CaughtUp(self._utc())))
        if not expired:
            return allowed
        gap = Gap("resume_expired", self.name, lost_ms=0, lost_events=0, occurrences=1, at=self._utc())
        return [self._encode_own(gap), *allowed]

    def _gap(self, subscriber: _Subscriber, lost: int, *, before: WireEvent) -> WireEvent:
        if lost == subscriber.mailbox.dropped:
            log.warning("websocket: %s reads too slowly and loses events", subscriber)
        gap = Gap("subscriber_slow", self.name, lost_ms=0, lost_events=lost, occurrences=1, at=self._utc())
        encoded = self._encode_own(gap, before=before)
        self._replay.add_gap(encoded.id, before)
        return encoded


@dataclass(frozen=True, slots=True, eq=False)
class _Subscriber:
    peer: Peer
    mailbox: Mailbox[WireEvent]

    def __str__(self) -> str:
        return self.peer.address

    async def send(self, event: WireEvent) -> None:
        """Return when the event is on its way; wait first until the subscriber's buffer has room."""
        await self.peer.connection.send_text(event.payload.decode())


async def _ignore_messages(connection: WebSocket) -> None:
    """Read until the subscriber leaves."""
    while (await connection.receive())["type"] != "websocket.disconnect":
        pass
