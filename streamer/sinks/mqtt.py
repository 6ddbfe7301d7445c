"""MQTT 5 publisher: reconnects by itself, and queues a bounded number of events meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import ssl
import time
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import aiomqtt
import msgspec

from streamer.core.errors import SinkError
from streamer.core.mailbox import Mailbox
from streamer.protocol.cloudevents import CONTENT_TYPE
from streamer.sinks.backoff import backoff
from streamer.sinks.concurrently import concurrently
from streamer.sinks.losses import Losses
from streamer.sinks.mqtt_client import MqttClient, messages_of, publish_properties
from streamer.sinks.mqtt_control import MqttControl
from streamer.sinks.retained import RetainedTopics

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping
    from types import TracebackType
    from typing import Any, Self

    from paho.mqtt.properties import Properties

    from streamer.core.events import Gap
    from streamer.protocol.cloudevents import WireEvent
    from streamer.sinks.sink import Answer

log = logging.getLogger(__name__)

_IN_FLIGHT = 16
"""Publishes without acknowledgement at once; Mosquitto, for one, takes 20 by default."""
_FAREWELL_TIMEOUT_S = 0.4
_STABLE_S = 60.0
"""After a connection that lasted this long the back-off starts from its minimum."""


class MqttSink:
    """Publishes below ``<prefix>/<node>/``.

    While connected, ``status`` is ``online``, retained; ``offline`` is the last will, and published at a clean end.
    Events published while the broker is away are queued, ``queue_events`` at most and no longer than ``max_age_s``,
    and sent later with the user property ``replayed``. A loss is reported.

    A retained event stays with the broker until another one ends it; then its topic is cleared by an empty message.

    Where control is offered, requests are answered below ``control/``.
    """

    def __init__(
        self,
        *,
        host: str,
        port: int,
        prefix: str,
        node: str,
        report: Callable[[Gap], None],
        username: str | None = None,
        password: str | None = None,
        tls: bool = False,
        ca_file: str | None = None,
        qos: int = 1,
        keepalive_s: int = 30,
        timeout_s: float = 10.0,
        queue_events: int = 10_000,
        max_age_s: float = 3600.0,
        info: Mapping[str, Any] = MappingProxyType({}),
        answer_control: Answer | None = None,
        backoff: Callable[[], Iterator[float]] = backoff,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """Connect once ``run``.

        ``ca_file`` holds the certificates to trust, for ``tls``; None trusts those of the system.
        A publish that isn't acknowledged in ``timeout_s`` means that the connection is dead.
        ``answer_control`` answers control requests; None subscribes to none.
        """
        self.name = "mqtt"
        self.connected = False
        self._broker = f"{host} port {port}"
        self._host = host
        self._port = port
        self._root = f"{prefix}/{node}/"
        # Always the same name: when the daemon connects again after a crash, the broker ends the old connection and
        # publishes its last will at once, and not later over the new "online".
        self._client_id = f"emotion-streamer-{node}"
        self._username = username
        self._password = password
        self._wants_tls = tls
        self._ca_file = ca_file
        self._tls: ssl.SSLContext | None = None
        self._qos = qos
        self._keepalive_s = keepalive_s
        self._timeout_s = timeout_s
        self._max_age_s = max_age_s
        self._info = msgspec.json.encode(dict(info))
        self._backoff = backoff
        self._now = now
        self._sleep = sleep
        self._mailbox: Mailbox[_Queued] = Mailbox(queue_events)
        self._losses = Losses(where=self.name, report=report, now=now)
        self._retained = RetainedTopics()
        self._connected_at = now()
        """When the last connection began."""
        self._lasted_s = 0.0
        self._expired = 0
        self._refused = 0
        self._undelivered = 0
        self._has_heir = False
        """Whether another sink takes what this one has not sent when it ends."""
        self._left: list[_Queued] = []
        self._logged_failure = ""
        self._timeout: asyncio.Timeout | None = None
        self._ended = asyncio.Event()
        self._closing = False
        self._control: MqttControl | None = None
        if answer_control is not None:
            self._control = MqttControl(root=self._root, answer=answer_control, qos=qos, now=now)

    async def __aenter__(self) -> Self:
        if self._wants_tls:
            try:
                self._tls = ssl.create_default_context(cafile=self._ca_file)
            except OSError as error:  # SSLError is one
                raise SinkError(f"mqtt: can't read the certificates in {self._ca_file}: {error}") from error
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._closing = True
        self._mailbox.close()
        if self._timeout is not None:
            self._timeout.reschedule(asyncio.get_running_loop().time())
            await self._ended.wait()
        self._undelivered += self._mailbox.abandon()  # not empty only where `run` was never called

    @property
    def lost(self) -> int:
        """How many events were dropped, expired, were refused by the broker or, once closed, were not delivered."""
        return self._mailbox.dropped + self._expired + self._refused + self._undelivered

    @property
    def queued(self) -> int:
        """How many events wait to be sent."""
        return len(self._mailbox)

    def publish(self, event: WireEvent) -> None:
        """Queue an event; where the queue is full, the oldest is dropped."""
        self._mailbox.put(_Queued(event, self._now(), self._retained.add(event)))

    async def flush(self) -> None:
        """Return when the broker has all that was published; wait for one that is away."""
        await self._mailbox.drained()

    def renew_certificates(self, like: MqttSink) -> None:
        """Take the certificates that another sink has read, for connections from now on."""
        self._tls = like._tls

    def inherit_state(self, old: MqttSink) -> None:
        """Know what the broker shall keep, as ``old`` did; it is closed next."""
        self._retained = old._retained
        old._has_heir = True

    def inherit_queue(self, old: MqttSink) -> None:
        """Send first what ``old``, which is closed, has not sent."""
        for queued in reversed(old._left):
            self._mailbox.put_back(queued)
        old._left.clear()

    async def run(self) -> None:
        """Stay connected and publish until the sink is closed."""
        try:
            async with asyncio.timeout(None) as self._timeout:
                if not self._closing:
                    await self._stay_connected()
        except TimeoutError:  # leaving the sink makes the timeout expire
            if not self._closing:
                raise
        finally:
            self._timeout = None
            if self._has_heir:
                self._left = self._mailbox.take_ready(len(self._mailbox))
            self._undelivered += self._mailbox.abandon()
            if self._undelivered:
                log.warning("mqtt: stopped with %d events not delivered", self._undelivered)
            self._ended.set()

    # -- the connection ----------------------------------------------------------------------------

    async def _stay_connected(self) -> None:
        delays = self._backoff()
        while True:
            self._lasted_s = 0.0
            try:
                async with self._client() as client:
                    await self._use(client)
            except (aiomqtt.MqttError, UnicodeError) as error:  # UnicodeError: a name that DNS can't have
                self._log_failure(error)
            task = asyncio.current_task()
            if task is not None and task.cancelling():  # and publishing "offline" failed, which hid the cancellation
                raise asyncio.CancelledError
            if self._lasted_s >= _STABLE_S:
                delays = self._backoff()
            await self._sleep(next(delays))

    def _client(self) -> MqttClient:
        return MqttClient(
            self._host,
            self._port,
            on_refused=self._count_refused,
            control=self._control,
            identifier=self._client_id,
            username=self._username,
            password=self._password,
            tls_context=self._tls,
            will=aiomqtt.Will(self._root + "status", "offline", qos=self._qos, retain=True),
            keepalive=self._keepalive_s,
            timeout=self._timeout_s,
        )

    async def _use(self, client: aiomqtt.Client) -> None:
        """Publish until the connection breaks, which raises, or the timeout expires."""
        self._losses.add(self._mailbox.take_dropped(), "broker_away")
        self._connected_at = self._now()
        try:
            await concurrently(self._answer_requests(client), self._publish_events(client))
        except asyncio.CancelledError:
            with contextlib.suppress(aiomqtt.MqttError):  # a second cancellation only misses the acknowledgement
                await self._publish_retained(client, "status", b"offline", limit_s=_FAREWELL_TIMEOUT_S)
            raise
        finally:
            self.connected = False
            self._lasted_s = self._now() - self._connected_at

    async def _answer_requests(self, client: aiomqtt.Client) -> None:
        """Answer requests until the connection breaks, which raises; there is no other subscription."""
        async for request in messages_of(client):
            if self._control is not None:
                await self._control.take(client, request)

    async def _publish_events(self, client: aiomqtt.Client) -> None:
        if self._control is not None:
            await self._control.subscribe(client)
        await self._announce(client)
        await self._send_all(client)

    async def _announce(self, client: aiomqtt.Client) -> None:
        await concurrently(
            self._publish_retained(client, "status", b"online"),
            self._publish_retained(client, "info", self._info, publish_properties("application/json")),
            *(
                self._publish_retained(client, event.topic, event.payload, _properties(event))
                for event in self._retained.events()
            ),
            *(self._clear(client, topic) for topic in self._retained.topics_to_clear()),
        )
        self.connected = True
        self._logged_failure = ""
        log.info("mqtt: connected to %s; %d events are queued", self._broker, len(self._mailbox))

    async def _publish_retained(
        self,
        client: aiomqtt.Client,
        topic: str,
        payload: bytes,
        properties: Properties | None = None,
        limit_s: float | None = None,
    ) -> None:
        """Publish a retained message below the root."""
        await client.publish(self._root + topic, payload, self._qos, True, properties, timeout=limit_s)

    async def _clear(self, client: aiomqtt.Client, topic: str) -> None:
        """Have the broker forget what it keeps for a topic, unless there is something new."""
        if self._retained.must_clear(topic):
            await self._publish_retained(client, topic, b"")
            self._retained.on_cleared(topic)

    def _log_failure(self, error: Exception) -> None:
        text = str(error)
        level = logging.DEBUG if text == self._logged_failure else logging.WARNING
        self._logged_failure = text
        log.log(level, "mqtt: no connection to %s: %s; retrying, events are queued", self._broker, text)

    # -- the events --------------------------------------------------------------------------------

    async def _send_all(self, client: aiomqtt.Client) -> None:
        async for queued in self._mailbox:
            batch = self._drop_expired([queued, *self._mailbox.take_ready(_IN_FLIGHT - 1)])
            self._losses.add(self._mailbox.take_dropped(), "sink_slow")
            if batch or not self._mailbox:  # else more of them may have expired, to be reported together
                self._losses.report(caught_up=len(self._mailbox) <= self._mailbox.capacity // 2)
            if batch:
                await self._send(client, batch)

    def _drop_expired(self, batch: list[_Queued]) -> list[_Queued]:
        """Leave out events that waited too long, and count them."""
        oldest = self._now() - self._max_age_s
        fresh = [queued for queued in batch if queued.accepted_at >= oldest]
        expired = len(batch) - len(fresh)
        self._expired += expired
        self._losses.add(expired, "broker_away" if self._has_waited(batch[0]) else "sink_slow")
        return fresh

    async def _send(self, client: aiomqtt.Client, batch: list[_Queued]) -> None:
        """Return when the broker has acknowledged all; put the others back into the queue, in order."""
        unconfirmed = set(batch)

        async def publish(queued: _Queued) -> None:
            event = queued.event
            retain = self._retained.is_newest(event)
            properties = _properties(event, is_replayed=self._has_waited(queued))
            await client.publish(self._root + event.topic, event.payload, self._qos, retain, properties)
            for topic in queued.clears:
                await self._clear(client, topic)
            unconfirmed.discard(queued)

        try:
            await concurrently(*(publish(queued) for queued in batch))  # they are sent in this order
        finally:
            for queued in reversed(batch):
                if queued in unconfirmed:
                    self._mailbox.put_back(queued)

    def _has_waited(self, queued: _Queued) -> bool:
        return queued.accepted_at < self._connected_at

    def _count_refused(self, reason: str) -> None:
        if not self._refused:
            log.warning("mqtt: %s refuses events: %s", self._broker, reason)
        self._refused += 1


@cache
def _event_properties(expires_s: int | None, *, is_replayed: bool) -> Properties:
    return publish_properties(CONTENT_TYPE, *([("replayed", "true")] if is_replayed else []), expires_s=expires_s)


def _properties(event: WireEvent, *, is_replayed: bool = False) -> Properties:
    return _event_properties(event.expires_s, is_replayed=is_replayed)


@dataclass(frozen=True, slots=True, eq=False)
class _Queued:
    event: WireEvent
    accepted_at: float
    """By the clock that ``MqttSink`` was given."""
    clears: tuple[str, ...]
    """Topics for which the broker shall keep nothing from then on."""
