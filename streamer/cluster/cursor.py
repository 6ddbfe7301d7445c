"""Reads a JetStream stream from somewhere on, in order and without a hole. nats-py is an extra."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

import msgspec
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy

from streamer.core.errors import EmotionStreamerError
from streamer.sinks.nats_stream import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping, Sequence
    from datetime import datetime

    from nats.aio.msg import Msg
    from nats.aio.subscription import Subscription
    from nats.js import JetStreamContext

BATCH: Final = 1000
"""Messages that the server may send before it is asked for more."""
HEARTBEAT_S: Final = 2.0
SILENT_S: Final = 3 * HEARTBEAT_S
"""A consumer that says nothing for this long is gone, with its server or its leader."""
EXPIRES_S: Final = 30.0
_UNUSED_S: Final = 60.0
"""A consumer that nobody reads is removed by the server."""
_NS: Final = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Start:
    """Where to begin, and what to read."""

    after: int = 0
    """The sequence number after which to begin."""
    since: datetime | None = None
    """Begin with what was kept at this time, instead."""
    newest_of_each_subject: bool = False
    """Read only the newest message of each subject, then all that come."""
    subjects: Sequence[str] = SUBJECTS
    headers_only: bool = False

    def consumer(self) -> ConsumerConfig:
        """Return what the server is asked for."""
        config = ConsumerConfig(
            name=f"reader-{uuid4().hex}",
            ack_policy=AckPolicy.NONE,
            filter_subjects=list(self.subjects),
            headers_only=self.headers_only or None,
            inactive_threshold=_UNUSED_S,
            mem_storage=True,
            num_replicas=1,
        )
        if self.newest_of_each_subject:
            return replace(config, deliver_policy=DeliverPolicy.LAST_PER_SUBJECT)
        if self.since is not None:
            return replace(config, deliver_policy=DeliverPolicy.BY_START_TIME, opt_start_time=self.since)
        if self.after:
            policy = DeliverPolicy.BY_START_SEQUENCE
            return replace(config, deliver_policy=policy, opt_start_seq=self.after + 1)
        return config


@dataclass(frozen=True, slots=True, eq=False)
class Stored:
    """A message of the stream."""

    sequence: int
    subject: str
    headers: Mapping[str, str]
    data: bytes
    at: datetime
    """When the stream took it, UTC."""
    left: int
    """How many more there were when it was sent."""


async def read(streams: JetStreamContext, stream: str, start: Start) -> AsyncGenerator[Stored, None]:
    """Yield what is there and what comes, for ever; close the iterator to end.

    Raises what `streamer.sinks.nats_stream.FAILURES` names where the server is lost or has lost the place: begin again
    after the last one that came.
    """
    pull = _Pull(streams, stream)
    try:
        await pull.begin(start)
        while True:
            for message in await pull.next():
                yield _stored(message)
    finally:
        await pull.end()


async def read_present(streams: JetStreamContext, stream: str, start: Start) -> AsyncGenerator[Stored, None]:
    """Yield what is there now, and end. Raises as `read`."""
    pull = _Pull(streams, stream)
    try:
        n_present = await pull.begin(start)
        n_read = 0
        while n_present:
            messages = await pull.next()
            for message in messages:
                n_read += 1
                yield (stored := _stored(message))
                # While others write, a message may say that none are left though some are: nats-io/nats.py 995.
                if not stored.left and (n_read >= n_present or await pull.has_given(n_read)):
                    return
            if not messages and await pull.has_given(n_read):  # what was to come was removed meanwhile
                return
    finally:
        await pull.end()


class _Pull:
    """One consumer that is asked for messages in time, so that they flow and never pile up."""

    def __init__(self, streams: JetStreamContext, stream: str) -> None:
        self._streams = streams
        self._stream = stream
        self._client: Any = streams._nc  # noqa: SLF001 - the context has no public way to its connection
        self._consumer = ""
        self._inbox = self._client.new_inbox()
        self._arrived: deque[Msg] = deque()
        self._wake = asyncio.Event()
        self._outstanding = 0
        self._sequence = 0
        self._subscription: Subscription | None = None

    async def begin(self, start: Start) -> int:
        """Make the consumer; return how many messages it has to give."""
        config = start.consumer()
        self._consumer = config.name or ""  # from now on: the server may have made it though no answer comes
        info = await self._streams.add_consumer(self._stream, config)
        self._subscription = await self._client.subscribe(self._inbox, cb=self._take)
        return info.num_pending or 0

    async def _take(self, message: Msg) -> None:
        self._arrived.append(message)
        self._wake.set()

    async def next(self) -> list[Msg]:
        """Wait for messages and return them; may return none."""
        if self._outstanding <= BATCH // 2:
            await self._request()
        if not self._arrived:
            self._wake.clear()
            async with asyncio.timeout(SILENT_S):
                await self._wake.wait()
        arrived = list(self._arrived)
        self._arrived.clear()
        return [message for message in arrived if self._is_of_stream(message)]

    async def _request(self) -> None:
        wanted = {
            "batch": BATCH - self._outstanding,
            "expires": int(EXPIRES_S * _NS),
            "idle_heartbeat": int(HEARTBEAT_S * _NS),
        }
        await self._client.publish(self._subject("MSG.NEXT"), msgspec.json.encode(wanted), self._inbox)
        self._outstanding = BATCH

    def _is_of_stream(self, message: Msg) -> bool:
        """Return whether it is a message of the stream, not one of the server about the request."""
        headers = message.headers or {}
        if not message.data and (status := headers.get("Status")):
            if status not in {"100", "404", "408"}:
                raise EmotionStreamerError(f"the stream is not read any more: {headers.get('Description', status)}")
            if status != "100":  # nothing came in time: ask again
                self._outstanding = max(0, self._outstanding - int(headers.get("Nats-Pending-Messages", BATCH)))
            return False
        self._outstanding -= 1
        self._sequence += 1
        if message.metadata.sequence.consumer != self._sequence:
            raise EmotionStreamerError("messages of the stream were lost on the way")
        return True

    async def has_given(self, n_messages: int) -> bool:
        """Return whether the server has sent so many, and has no others: what was there was replaced or removed."""
        info = await self._streams.consumer_info(self._stream, self._consumer)
        return not info.num_pending and info.delivered is not None and info.delivered.consumer_seq == n_messages

    async def end(self) -> None:
        """Leave nothing on the server, and wait for no answer: it may be gone."""
        if self._consumer and not self._client.is_closed:
            await self._client.publish(self._subject("DELETE"), b"", self._client.new_inbox())
        if self._subscription is not None and not self._client.is_closed:
            await self._subscription.unsubscribe()

    def _subject(self, request: str) -> str:
        return f"$JS.API.CONSUMER.{request}.{self._stream}.{self._consumer}"


def _stored(message: Msg) -> Stored:
    about = message.metadata
    return Stored(
        about.sequence.stream, message.subject, message.headers or {}, message.data, about.timestamp, about.num_pending
    )
