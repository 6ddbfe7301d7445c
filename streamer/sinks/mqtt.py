"""MQTT 5 publisher: keeps trying to be connected, keeps a bounded number of events meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
import ssl
import time
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import aiomqtt
import msgspec
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from streamer.core.errors import SinkError
from streamer.core.mailbox import Mailbox
from streamer.protocol.cloudevents import CONTENT_TYPE
from streamer.sinks.losses import Losses
from streamer.sinks.mqtt_control import MAX_WAITING, MqttControl, connect_properties

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator, Mapping
    from types import TracebackType
    from typing import Any, Self

    import paho.mqtt.client as paho
    from paho.mqtt.reasoncodes import ReasonCode

    from streamer.core.events import Gap
    from streamer.protocol.cloudevents import WireEvent
    from streamer.sinks.sink import Answer

log = logging.getLogger(__name__)

_IN_FLIGHT = 16
"""Publishes under way at once; Mosquitto, for one, takes 20 by default."""
_FAREWELL_TIMEOUT_S = 0.4
_STABLE_S = 60.0
"""A connection that lasted this long was a good one: after it the back-off begins anew."""


def backoff(least_s: float = 1.0, most_s: float = 60.0) -> Iterator[float]:
    """Yield seconds to wait before each attempt: the least, twice that, ... the most, each 20 % more or less."""
    delay_s = least_s
    while True:
        yield delay_s * random.uniform(0.8, 1.2)  # noqa: S311 - spreads reconnects, guards no secret
        delay_s = min(most_s, 2 * delay_s)


class MqttSink:
    """Publishes below ``<prefix>/<node>/``.

    While connected, ``status`` says ``online``, retained; ``offline`` is the last will and the word at
    a clean end. What is published while the broker is away is kept, ``queue_events`` at most and no
    longer than ``max_age_s``, and sent later with the user property ``replayed``. A loss is reported.

    Where it is switched on, control clients are served below ``control/``.
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
        # A name of its own, and always the same: when we come back after a crash the broker ends the
        # connection of before and publishes its last will now, not later over our "online".
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
        self._mailbox: Mailbox[_Kept] = Mailbox(queue_events)
        self._losses = Losses(where=self.name, report=report, now=now)
        self._retained: dict[str, WireEvent] = {}
        """The newest of each retained topic."""
        self._connected_at = now()
        """When the last connection began."""
        self._lasted_s = 0.0
        self._aged = 0
        self._refused = 0
        self._left = 0
        self._told = ""
        self._scope: asyncio.Timeout | None = None
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
        if self._scope is not None:
            self._scope.reschedule(asyncio.get_running_loop().time())
            await self._ended.wait()
        self._left += self._mailbox.abandon()  # there is something only where it never ran

    @property
    def lost(self) -> int:
        """How many events were dropped, grew too old, were refused by the broker or, once closed, not delivered."""
        return self._mailbox.dropped + self._aged + self._refused + self._left

    def publish(self, event: WireEvent) -> None:
        """Queue an event; the oldest goes where the queue is full."""
        if event.retained:
            self._retained[event.topic] = event
        self._mailbox.put(_Kept(event, self._now()))

    async def flush(self) -> None:
        """Return when the broker has all that was published; waits for one that is away."""
        await self._mailbox.drained()

    async def run(self) -> None:
        """Stay connected and publish until the sink is closed."""
        try:
            async with asyncio.timeout(None) as self._scope:
                if not self._closing:
                    await self._stay_connected()
        except TimeoutError:  # leaving the sink makes the scope expire
            if not self._closing:
                raise
        finally:
            self._scope = None
            self._left += self._mailbox.abandon()
            if self._left:
                log.warning("mqtt: stopped with %d events not delivered", self._left)
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
                self._tell_trouble(error)
            task = asyncio.current_task()
            if task is not None and task.cancelling():  # and the farewell failed, which hid it
                raise asyncio.CancelledError
            if self._lasted_s >= _STABLE_S:
                delays = self._backoff()
            await self._sleep(next(delays))

    def _client(self) -> aiomqtt.Client:
        client = _Client(
            self._host,
            self._port,
            identifier=self._client_id,
            username=self._username,
            password=self._password,
            tls_context=self._tls,
            protocol=aiomqtt.ProtocolVersion.V5,
            will=aiomqtt.Will(self._root + "status", "offline", qos=self._qos, retain=True),
            keepalive=self._keepalive_s,
            timeout=self._timeout_s,
            properties=None if self._control is None else connect_properties(),
        )
        client.pending_calls_threshold = 1000  # of its warning; we limit them ourselves
        client.refused = self._count_refused
        client.control = self._control
        return client

    async def _use(self, client: aiomqtt.Client) -> None:
        """Publish until the connection breaks, which raises, or the scope expires."""
        self._losses.add(self._mailbox.take_dropped(), "broker_away")
        self._connected_at = self._now()
        try:
            await _together(self._receive(client), self._work(client))
        except asyncio.CancelledError:
            with contextlib.suppress(aiomqtt.MqttError):  # who cancels again only misses the acknowledgement
                await self._say(client, "status", b"offline", limit_s=_FAREWELL_TIMEOUT_S)
            raise
        finally:
            self.connected = False
            self._lasted_s = self._now() - self._connected_at

    async def _receive(self, client: aiomqtt.Client) -> None:
        """Answer requests until the connection breaks, which raises; nothing else is subscribed to."""
        async for request in _messages(client):
            if self._control is not None:
                await self._control.take(client, request)

    async def _work(self, client: aiomqtt.Client) -> None:
        if self._control is not None:
            await self._control.subscribe(client)
        await self._say_hello(client)
        await self._send_all(client)

    async def _say_hello(self, client: aiomqtt.Client) -> None:
        await _together(
            self._say(client, "status", b"online"),
            self._say(client, "info", self._info, _properties("application/json")),
            *(self._say(client, event.topic, event.payload, _LIVE) for event in self._retained.values()),
        )
        self.connected = True
        self._told = ""
        log.info("mqtt: connected to %s; %d events were kept", self._broker, len(self._mailbox))

    async def _say(
        self,
        client: aiomqtt.Client,
        topic: str,
        payload: bytes,
        properties: Properties | None = None,
        limit_s: float | None = None,
    ) -> None:
        """Publish something retained."""
        await client.publish(self._root + topic, payload, self._qos, True, properties, timeout=limit_s)

    def _tell_trouble(self, error: Exception) -> None:
        text = str(error)
        level = logging.DEBUG if text == self._told else logging.WARNING
        self._told = text
        log.log(level, "mqtt: no connection to %s: %s; trying again, events are kept", self._broker, text)

    # -- the events --------------------------------------------------------------------------------

    async def _send_all(self, client: aiomqtt.Client) -> None:
        async for kept in self._mailbox:
            batch = self._young([kept, *self._mailbox.take_ready(_IN_FLIGHT - 1)])
            self._losses.add(self._mailbox.take_dropped(), "sink_slow")
            if batch or not self._mailbox:  # else there may be more that is too old, to be told together
                self._losses.tell(caught_up=len(self._mailbox) <= self._mailbox.capacity // 2)
            if batch:
                await self._send(client, batch)

    def _young(self, batch: list[_Kept]) -> list[_Kept]:
        """Leave out what waited too long, and count it."""
        oldest = self._now() - self._max_age_s
        young = [kept for kept in batch if kept.accepted_at >= oldest]
        old = len(batch) - len(young)
        self._aged += old
        self._losses.add(old, "broker_away" if self._has_waited(batch[0]) else "sink_slow")
        return young

    async def _send(self, client: aiomqtt.Client, batch: list[_Kept]) -> None:
        """Return when the broker has acknowledged all; what it hasn't goes back into the queue, in order."""
        unconfirmed = set(batch)

        async def publish(kept: _Kept) -> None:
            event = kept.event
            retain = self._retained.get(event.topic) is event  # an older state must not replace the newer
            properties = _REPLAYED if self._has_waited(kept) else _LIVE
            await client.publish(self._root + event.topic, event.payload, self._qos, retain, properties)
            unconfirmed.discard(kept)

        try:
            await _together(*(publish(kept) for kept in batch))  # they start, and so are sent, in this order
        finally:
            for kept in reversed(batch):
                if kept in unconfirmed:
                    self._mailbox.put_back(kept)

    def _has_waited(self, kept: _Kept) -> bool:
        return kept.accepted_at < self._connected_at

    def _count_refused(self, reason: str) -> None:
        if not self._refused:
            log.warning("mqtt: %s refuses what we publish: %s", self._broker, reason)
        self._refused += 1


class _Client(aiomqtt.Client):
    """Notices a negative acknowledgement, e.g. by an access list, which aiomqtt takes for a delivery.

    And keeps a bounded number of requests; aiomqtt can do that too, with a line in the log for each it drops.
    """

    refused: Callable[[str], None]
    control: MqttControl | None

    def _on_publish(
        self,
        client: paho.Client,
        userdata: object,
        mid: int,
        reason_code: ReasonCode,
        properties: Properties,
    ) -> None:
        if reason_code.is_failure:
            self.refused(str(reason_code))
        super()._on_publish(client, userdata, mid, reason_code, properties)

    def _on_message(self, client: paho.Client, userdata: object, message: paho.MQTTMessage) -> None:
        if self.control is not None and len(self.messages) >= MAX_WAITING:
            self.control.refuse("too many at once")
            return
        super()._on_message(client, userdata, message)


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    event: WireEvent
    accepted_at: float
    """By the clock that ``MqttSink`` was given."""


async def _messages(client: aiomqtt.Client) -> AsyncIterator[aiomqtt.Message]:
    """Give what comes; raise when the connection is lost."""
    try:
        async for message in client.messages:
            yield message
    except aiomqtt.MqttError as error:
        raise aiomqtt.MqttError(str(error.__cause__ or "the broker ended it")) from error


async def _together(*coroutines: Coroutine[Any, Any, None]) -> None:
    """Return when all have; raise as soon as one does, and cancel the others.

    No TaskGroup: before Python 3.13 one that fails while it is waited for leaves its task marked as
    being cancelled, which an ``asyncio.timeout`` around it takes for somebody else's wish.
    """
    tasks = [asyncio.create_task(coroutine) for coroutine in coroutines]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    finally:
        for task in tasks:
            task.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result


def _properties(content_type: str, *user: tuple[str, str]) -> Properties:
    properties = Properties(PacketTypes.PUBLISH)  # type: ignore[no-untyped-call]  # paho has no types here
    properties.ContentType = content_type
    properties.PayloadFormatIndicator = 1  # UTF-8
    if user:
        properties.UserProperty = list(user)
    return properties


_LIVE = _properties(CONTENT_TYPE)
_REPLAYED = _properties(CONTENT_TYPE, ("replayed", "true"))
