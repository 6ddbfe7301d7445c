"""Events that are in the stream and not in memory any more, for who resumes after one of them."""

from __future__ import annotations

import asyncio
import re
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from streamer.cluster.cursor import Start, read, read_present
from streamer.gateway.feed import event_of
from streamer.sinks.nats_stream import FAILURES

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from nats.js import JetStreamContext

    from streamer.cluster.cursor import Stored
    from streamer.gateway.feed import EventFeed
    from streamer.gateway.link import Link
    from streamer.protocol.cloudevents import WireEvent

CLOCKS_S: Final = 5.0
"""How far the clocks of nodes and servers may differ."""
LATEST_S: Final = 300.0
"""How long after its making an event is looked for; most wait in a node for milliseconds, none for longer than that."""
AT_ONCE: Final = 4
"""Clients that are served from the stream at the same time; others wait."""
_BEFORE: Final = re.compile(r"(?P<event>[^.]+)\.(?P<random>[0-9a-f]{16})\Z")
"""Id of a ``gap.v1`` that stands before an event."""
_TIME_ORDERED: Final = re.compile(r"(?P<ms>[0-9a-f]{12})7[0-9a-f]{3}[89ab][0-9a-f]{15}\Z")


class StreamHistory:
    """Finds an event in the stream by the time that its id begins with, and reads on from there."""

    def __init__(self, link: Link, feed: EventFeed, *, stream: str) -> None:
        self._link = link
        self._feed = feed
        self._stream = stream
        self._places = asyncio.Semaphore(AT_ONCE)

    async def ready(self) -> None:
        """Return when the state of the sessions is known."""
        await self._feed.begun()

    async def after(self, event_id: str) -> AsyncGenerator[WireEvent, None]:
        """Yield all events after one, and those that come, in order; nothing where the stream does not have it."""
        async with self._places:
            position = await self._find(event_id)
            if position is None:
                return
            async with aclosing(self._read_on(position)) as messages:
                async for message in messages:
                    if (event := event_of(message)) is not None:
                        await self._feed.reached(message.sequence)
                        yield event

    async def _find(self, event_id: str) -> int | None:
        """Return the sequence number after which to go on."""
        before = _BEFORE.match(event_id)
        wanted = before["event"] if before else event_id
        place = place_of(wanted)
        if place is None:
            return None
        while True:
            streams = await self._link.connected()
            try:
                found = await self._look_for(streams, wanted, *place)
            except FAILURES:
                continue
            return found - 1 if found is not None and before else found

    async def _look_for(self, streams: JetStreamContext, wanted: str, start: Start, until: datetime) -> int | None:
        async with aclosing(read_present(streams, self._stream, start)) as messages:
            async for message in messages:
                if message.headers.get("Nats-Msg-Id") == wanted:
                    return message.sequence
                if message.at > until:
                    return None
        return None

    async def _read_on(self, position: int) -> AsyncGenerator[Stored, None]:
        """Yield messages over lost connections."""
        while True:
            streams = await self._link.connected()
            try:
                async with aclosing(read(streams, self._stream, Start(after=position))) as messages:
                    async for message in messages:
                        position = message.sequence
                        yield message
            except FAILURES:
                continue


def time_of(event_id: str) -> datetime | None:
    """Return when an event was made, by its id (UUID version 7); None where that does not tell."""
    found = _TIME_ORDERED.match(event_id)
    return None if found is None else datetime.fromtimestamp(int(found["ms"], 16) / 1000, UTC)


def place_of(event_id: str) -> tuple[Start, datetime] | None:
    """Return where to look for an event, and until when it may have come; None where its id does not tell."""
    made_at = time_of(event_id)
    if made_at is None:
        return None
    start = Start(since=made_at - timedelta(seconds=CLOCKS_S), headers_only=True)
    return start, made_at + timedelta(seconds=LATEST_S)
