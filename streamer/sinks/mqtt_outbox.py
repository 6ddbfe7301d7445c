"""The events on their way to an MQTT broker: queued while it is away, sent in order, each loss counted and reported."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from streamer.core.mailbox import Mailbox
from streamer.protocol.cloudevents import CONTENT_TYPE
from streamer.sinks.concurrently import concurrently
from streamer.sinks.losses import Losses
from streamer.sinks.mqtt_client import NotAcceptedError, publish_properties
from streamer.sinks.mqtt_limits import ABOUT_A_PACKET, IN_FLIGHT

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from paho.mqtt.properties import Properties

    from streamer.core.events import Gap
    from streamer.protocol.cloudevents import WireEvent
    from streamer.sinks.mqtt_client import MqttClient
    from streamer.sinks.mqtt_refusals import Refusals
    from streamer.sinks.retained import RetainedTopics

STRIKES = 5
"""So many connections must end without a reason while one event alone is on its way, until it is left out."""


@dataclass(slots=True, eq=False)
class Queued:
    """An event that waits for the broker."""

    event: WireEvent
    accepted_at: float
    """By the clock that the outbox was given."""
    clears: tuple[str, ...]
    """Topics for which the broker shall keep nothing from then on."""
    strikes: int = 0
    """Connections that the broker ended while this event alone was on its way."""


class Outbox:
    """Holds a bounded number of events for a bounded time, and sends them over one connection after the other.

    An event over which the broker ends the connection would block all others. Where a connection ends with several on
    their way, the next ones go one by one, and one that ends the connection again and again is left out.
    """

    def __init__(
        self,
        *,
        root: str,
        qos: int,
        capacity: int,
        max_age_s: float,
        retained: RetainedTopics,
        refusals: Refusals,
        clear: Callable[[MqttClient, str], Awaitable[None]],
        report: Callable[[Gap], None],
        now: Callable[[], float],
    ) -> None:
        """``clear`` has the broker forget what it keeps for a topic."""
        self.mailbox: Mailbox[Queued] = Mailbox(capacity)
        self.expired = 0
        self.connected_at = now()
        """When the last connection began."""
        self._root = root
        self._qos = qos
        self._max_age_s = max_age_s
        self._retained = retained
        self._refusals = refusals
        self._clear = clear
        self._now = now
        self._losses = Losses(where="mqtt", report=report, now=now)
        self._interrupted: list[Queued] = []
        """What was on its way when the connection ended."""
        self._one_by_one = 0
        """How many are to be sent one by one."""

    def put(self, event: WireEvent) -> None:
        """Queue an event; where the queue is full, the oldest is dropped."""
        self.mailbox.put(Queued(event, self._now(), self._retained.add(event)))

    def on_connected(self) -> None:
        """Begin a connection."""
        self.connected_at = self._now()
        self._losses.add(self.mailbox.take_dropped(), "broker_away")

    def on_ended(self, *, by_broker: bool, code: int | None) -> None:
        """Learn from the end of a connection; ``code``: the reason that the broker gave, None without one."""
        interrupted, self._interrupted = self._interrupted, []
        if not interrupted or not by_broker or not (code is None or code in ABOUT_A_PACKET):
            return
        self._one_by_one = IN_FLIGHT
        if len(interrupted) == 1:
            interrupted[0].strikes += STRIKES if code else 1
            self._leave_out_if_guilty(interrupted[0], code)

    async def send_all(self, client: MqttClient) -> None:
        """Send until the connection breaks, which raises."""
        async for queued in self.mailbox:
            room = 1 if self._one_by_one else client.limits.in_flight
            batch = self._drop_expired([queued, *self.mailbox.take_ready(room - 1)])
            self._losses.add(self.mailbox.take_dropped(), "sink_slow")
            if batch or not self.mailbox:  # else more of them may have expired, to be reported together
                self._losses.report(caught_up=len(self.mailbox) <= self.mailbox.capacity // 2)
            if batch:
                await self._send(client, batch)
                self._one_by_one = max(0, self._one_by_one - 1)
            self._refusals.report()

    def _drop_expired(self, batch: list[Queued]) -> list[Queued]:
        """Leave out events that waited too long, and count them."""
        oldest = self._now() - self._max_age_s
        fresh = [queued for queued in batch if queued.accepted_at >= oldest]
        expired = len(batch) - len(fresh)
        self.expired += expired
        self._losses.add(expired, "broker_away" if self._has_waited(batch[0]) else "sink_slow")
        return fresh

    async def _send(self, client: MqttClient, batch: list[Queued]) -> None:
        """Return when the broker has acknowledged all; put the others back into the queue, in order."""
        unconfirmed = dict.fromkeys(batch)

        async def publish(queued: Queued) -> None:
            await self._publish(client, queued.event, is_replayed=self._has_waited(queued))
            for topic in queued.clears:
                await self._clear(client, topic)
            del unconfirmed[queued]

        try:
            await concurrently(*(publish(queued) for queued in batch))  # they are sent in this order
        finally:
            self._interrupted = list(unconfirmed)
            for queued in reversed(self._interrupted):
                self.mailbox.put_back(queued)

    async def _publish(self, client: MqttClient, event: WireEvent, *, is_replayed: bool) -> None:
        retain = self._retained.is_newest(event)
        properties = event_properties(event, is_replayed=is_replayed)
        try:
            await client.deliver(
                self._root + event.topic, event.payload, qos=self._qos, retain=retain, properties=properties
            )
        except NotAcceptedError as error:
            self._refusals.on_refused(error, event.type, event)
        else:
            self._refusals.on_accepted(event)

    def _leave_out_if_guilty(self, queued: Queued, code: int | None) -> None:
        if queued.strikes < STRIKES:
            return
        first = self.mailbox.take_ready(1)
        if first != [queued]:  # it was dropped, since the queue is full
            self.mailbox.put_back(first[0])
            return
        reason = f"ends the connection over it{f' (reason code 0x{code:02X})' if code else ''}"
        self._refusals.on_refused(NotAcceptedError(reason), queued.event.type, queued.event)

    def _has_waited(self, queued: Queued) -> bool:
        return queued.accepted_at < self.connected_at


@cache
def _event_properties(expires_s: int | None, *, is_replayed: bool) -> Properties:
    return publish_properties(CONTENT_TYPE, *([("replayed", "true")] if is_replayed else []), expires_s=expires_s)


def event_properties(event: WireEvent, *, is_replayed: bool = False) -> Properties:
    """Return the MQTT 5 properties with which an event is published."""
    return _event_properties(event.expires_s, is_replayed=is_replayed)
