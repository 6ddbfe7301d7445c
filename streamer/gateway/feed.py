"""Follows the stream: the state of all open sessions and the newest events first, then each event as it comes."""

from __future__ import annotations

import asyncio
import logging
from contextlib import aclosing
from typing import TYPE_CHECKING, Final, Protocol

from streamer.cluster.cursor import Start, read, read_present
from streamer.core.events import Gap
from streamer.ops.defaults import utc_now
from streamer.protocol.event_decoder import decode_event
from streamer.sinks.nats import SOURCE_HEADER
from streamer.sinks.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from nats.js import JetStreamContext

    from streamer.cluster.cursor import Stored
    from streamer.protocol.cloudevents import WireEvent

log = logging.getLogger(__name__)

OF_SESSIONS: Final = ("session.started.v1", "session.changed.v1", "session.ended.v1")
OF_NODES: Final = ("source.health.v1", "overload.v1")
OF_LEGS: Final = ("state.v1", "utterance.started.v1", "utterance.ended.v1", "alert.v1", "advice.v1")
"""What states something until the session ends. A subject may have several legs of one role, so all are read."""
SESSIONS_AT_ONCE: Final = 50
"""Read by one consumer."""


class Subscribers(Protocol):
    """Where events go."""

    @property
    def replay_events(self) -> int:
        """How many of the newest events they keep in memory."""

    def publish(self, event: WireEvent) -> None:
        """Send an event to all."""

    def restore(self, event: WireEvent, *, age_s: float, is_recent: bool) -> None:
        """Take an event from before; ``is_recent``: whether it is one of those to be sent again."""


class EventFeed:
    """Gives each event of the stream to the subscribers once, in the stream's order, over lost connections."""

    def __init__(
        self,
        subscribers: Callable[[], Subscribers],
        *,
        stream: str,
        report: Callable[[Gap], None],
        utc: Callable[[], datetime] = utc_now,
    ) -> None:
        """``report`` tells subscribers of events that the stream no longer had."""
        self._subscribers = subscribers
        self._stream = stream
        self._report = report
        self._utc = utc
        self.position = 0
        """Sequence number of the last event that was given on."""
        self.left = 0
        """How many events of the stream were not read yet when the last one came."""
        self.events = self.unreadable = self.lost = 0
        """Events given on, messages that were no events, and events that the stream dropped before they were read."""
        self._has_begun = False
        self._has_moved = asyncio.Event()

    async def begun(self) -> None:
        """Return when the state of the sessions is known."""
        while not self._has_begun:
            self._has_moved.clear()
            await self._has_moved.wait()

    async def reached(self, sequence: int) -> None:
        """Return when the message with this sequence number was given on."""
        while self.position < sequence:
            self._has_moved.clear()
            await self._has_moved.wait()

    async def follow(self, streams: JetStreamContext) -> None:
        """Give on events until the connection is lost, which raises; called again, go on where it was."""
        await self._find_place(streams)
        if not self._has_begun:
            await self._restore(streams)
            self._has_begun = True
            self._has_moved.set()
        async with aclosing(read(streams, self._stream, Start(after=self.position))) as messages:
            async for message in messages:
                self.position, self.left = message.sequence, message.left
                if (event := self._decoded(message)) is not None:
                    self.events += 1
                    self._subscribers().publish(event)
                self._has_moved.set()

    @property
    def has_begun(self) -> bool:
        """Whether the state of the sessions is known."""
        return self._has_begun

    async def _find_place(self, streams: JetStreamContext) -> None:
        """Tell of events that are gone, where the stream has dropped or forgotten what was not read."""
        state = (await streams.stream_info(self._stream)).state
        if self.position > state.last_seq:  # it was made anew: what it has begins with 1
            log.warning("nats: the stream %s was made anew; its state is read again", self._stream)
            self._tell(1)
            self.position, self._has_begun = 0, False
        elif self._has_begun:
            self._skipped(state.first_seq - self.position - 1)
            self.position = max(self.position, state.first_seq - 1)

    def _skipped(self, lost: int) -> None:
        if lost > 0:
            self.lost += lost
            self._tell(lost)

    def _tell(self, lost: int) -> None:
        log.warning("nats: %d events are gone that were not read", lost)
        self._report(Gap("broker_away", "nats", lost_ms=0, lost_events=lost, occurrences=1, at=self._utc()))

    # -- what was before ---------------------------------------------------------------------------

    async def _restore(self, streams: JetStreamContext) -> None:
        """Take the state at the first of the newest events, then these."""
        state = (await streams.stream_info(self._stream)).state
        recent_from = max(state.first_seq, state.last_seq - self._subscribers().replay_events + 1)
        for event, at in await self._state_before(streams, recent_from):
            self._subscribers().restore(event, age_s=self._age_s(at), is_recent=False)
        self.position = max(recent_from - 1, 0)
        n_recent = state.last_seq - self.position
        if n_recent > 0:
            async for message in read_present(streams, self._stream, Start(after=self.position)):
                self.position = message.sequence
                if (recent := self._decoded(message)) is not None:
                    self._subscribers().restore(recent, age_s=self._age_s(message.at), is_recent=True)
        log.info("nats: %d events of the stream %s were read", n_recent, self._stream)

    async def _state_before(self, streams: JetStreamContext, sequence: int) -> list[tuple[WireEvent, datetime]]:
        """Return the newest event of each key before a sequence number, in the order of the stream."""
        of_all = Start(newest_of_each_subject=True, subjects=_subjects("*", (*OF_SESSIONS, *OF_NODES)))
        messages = [message async for message in read_present(streams, self._stream, of_all)]
        ended = {session for message in messages if (session := _ended_session(message))}
        started = [_session(message) for message in messages if message.subject.endswith(".session.started.v1")]
        for some in _slices([session for session in started if session not in ended], SESSIONS_AT_ONCE):
            subjects = [subject for session in some for subject in _subjects(session, OF_LEGS)]
            of_some = Start(subjects=subjects)
            messages += [message async for message in read_present(streams, self._stream, of_some)]
        return self._newest(message for message in messages if message.sequence < sequence)

    def _newest(self, messages: Iterable[Stored]) -> list[tuple[WireEvent, datetime]]:
        snapshot, kept_at = Snapshot(), {}
        for message in sorted(messages, key=lambda message: message.sequence):
            if (event := self._decoded(message)) is not None:
                snapshot.add(event)
                kept_at[event.id] = message.at
        return [(event, kept_at[event.id]) for event in snapshot.events()]

    def _age_s(self, at: datetime) -> float:
        return max(0.0, (self._utc() - at).total_seconds())

    def _decoded(self, message: Stored) -> WireEvent | None:
        event = event_of(message)
        if event is None:
            self.unreadable += 1
        return event


def event_of(message: Stored) -> WireEvent | None:
    """Return the event in a message; None where there is none of ours."""
    try:
        return decode_event(message.data, source_id=message.headers.get(SOURCE_HEADER))
    except ValueError:
        return None


def _subjects(session: str, types: Iterable[str]) -> list[str]:
    return [f"es.*.{session}.*.{kind}" for kind in types]


def _session(message: Stored) -> str:
    return message.subject.split(".")[2]


def _ended_session(message: Stored) -> str | None:
    return _session(message) if message.subject.endswith(".session.ended.v1") else None


def _slices(items: list[str], n: int) -> Iterator[list[str]]:
    return (items[start : start + n] for start in range(0, len(items), n))
