"""Posts events to a server, signed, one after the other, each until it is taken."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from streamer.core.counting import count
from streamer.core.mailbox import Mailbox
from streamer.protocol.cloudevents import CONTENT_TYPE
from streamer.protocol.webhook_signature import signed_headers
from streamer.sinks.delivery import Delivery
from streamer.sinks.http_post import PostError
from streamer.sinks.losses import Losses

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping
    from types import TracebackType
    from typing import Self

    from streamer.core.events import Gap
    from streamer.protocol.cloudevents import WireEvent
    from streamer.sinks.http_post import Answer

    class Post(Protocol):
        """As `Poster.post`."""

        def __call__(self, body: bytes, headers: Mapping[str, str]) -> Awaitable[Answer]: ...


log = logging.getLogger(__name__)

REFUSES_EVENT = {400, 410, 413, 415, 422}
"""Answers about the event: it is not sent again. All others are about the server or the way to it, and may change."""
LOG_EVERY_S = 60.0


@dataclass(frozen=True, slots=True)
class _Queued:
    event: WireEvent
    at_s: float
    """When it was published."""


class WebhookSink:
    """Delivers in order, each event at least once: one that was taken and not confirmed comes again, with its id.

    While the server takes nothing, events wait in a bounded queue, until they are too old. What is lost is counted.
    """

    def __init__(
        self,
        *,
        post: Post,
        host: str,
        key: bytes,
        types: Collection[str],
        queue_events: int,
        max_age_s: float,
        backoff: Callable[[], Iterator[float]],
        report: Callable[[Gap], None],
        now: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        """``host``: of the server, for the log. ``key``: signs. ``types``: of the events that it gets."""
        self.name = "webhook"
        self.delivered = self.refused = self.expired = 0
        """Events that the server took, that it refused, and that became too old."""
        self.failed_attempts = 0
        self._post = post
        self._host = host
        self._key = key
        self._types = frozenset(types)
        self._max_age_s = max_age_s
        self._backoff = backoff
        self._now = now
        self._wall = wall
        self._mailbox: Mailbox[_Queued] = Mailbox(queue_events)
        self._delivery = Delivery(self.name, self._mailbox)
        self._losses = Losses(where=self.name, report=report, now=now)
        self._failure = ""
        self._is_sending = False
        self._logged_s = float("-inf")

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self._delivery.close()

    @property
    def lost(self) -> int:
        """How many events were dropped, refused, became too old or, once closed, were not delivered."""
        return self._mailbox.dropped + self.refused + self.expired + self._delivery.undelivered

    @property
    def problem(self) -> str:
        """Why events are not delivered now, in words; empty where they are."""
        return f"webhook: {self._host}: {self._failure}" if self._failure else ""

    @property
    def queued(self) -> int:
        """How many events wait, that which is being sent included."""
        return len(self._mailbox) + self._is_sending

    def publish(self, event: WireEvent) -> None:
        """Queue an event of the types it gets; where the queue is full, the oldest is dropped."""
        if event.type in self._types:
            self._mailbox.put(_Queued(event, self._now()))

    def renew_secret(self, like: WebhookSink) -> None:
        """Sign from now on as another sink does, which has read the secret anew."""
        self._key = like._key

    def inherit_state(self, old: WebhookSink) -> None:
        """Let ``old``, which is closed next, keep what it has not sent."""
        old._delivery.leave_to_heir()

    def inherit_queue(self, old: WebhookSink) -> None:
        """Send first what ``old``, which is closed, has not sent."""
        self._delivery.inherit(old._delivery)

    async def flush(self) -> None:
        """Return when the server has all that was published; wait for one that is away."""
        await self._mailbox.drained()

    async def run(self) -> None:
        """Deliver until the sink is closed."""
        await self._delivery.run(self._deliver_all)

    async def _deliver_all(self) -> None:
        async for queued in self._mailbox:
            self._losses.add(self._mailbox.take_dropped(), "sink_slow")
            self._is_sending = True
            try:
                await self._deliver(queued)
            except BaseException:  # closed meanwhile: it is still to be delivered, by who inherits it
                self._mailbox.put_back(queued)
                raise
            finally:
                self._is_sending = False
            if not self._failure:
                self._losses.report(caught_up=not len(self._mailbox))

    async def _deliver(self, queued: _Queued) -> None:
        """Send an event until it is taken, refused or too old."""
        for delay_s in self._backoff():
            if self._now() - queued.at_s > self._max_age_s:
                self.expired += 1
                self._losses.add(1, "sink_slow")
                return
            retry_after_s = await self._attempt(queued.event)
            if retry_after_s is None:
                return
            await asyncio.sleep(max(delay_s, min(retry_after_s, self._max_age_s)))

    async def _attempt(self, event: WireEvent) -> float | None:
        """Send an event once; return None where it is done with, else the seconds that the server wants to have."""
        signature = signed_headers(self._key, message_id=event.id, timestamp_s=int(self._wall()), body=event.payload)
        try:
            answer = await self._post(event.payload, {"content-type": CONTENT_TYPE, **signature})
        except PostError as error:
            return self._failed(str(error), 0.0)
        if 200 <= answer.status < 300:
            self.delivered += 1
            self._mend()
            return None
        if answer.status in REFUSES_EVENT:
            self._refuse(event, answer.status)
            return None
        redirect = ", a redirect, which is not followed" if 300 <= answer.status < 400 else ""
        return self._failed(f"it answers {answer.status}{redirect}", answer.retry_after_s)

    def _failed(self, why: str, retry_after_s: float) -> float:
        self.failed_attempts += 1
        self._failure = why
        if self._now() - self._logged_s >= LOG_EVERY_S:
            self._logged_s = self._now()
            log.warning("webhook: %s: %s; trying again, %s wait", self._host, why, count(self.queued, "event"))
        return retry_after_s

    def _refuse(self, event: WireEvent, status: int) -> None:
        self.refused += 1
        self._losses.add(1, "refused")
        log.warning("webhook: %s refuses %s (%d); it is not sent again", self._host, event.type, status)
        self._mend()

    def _mend(self) -> None:
        if self._failure:
            log.info("webhook: %s takes events again", self._host)
        self._failure, self._logged_s = "", float("-inf")
