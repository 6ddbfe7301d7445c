"""MQTT publisher: reconnects by itself, keeps to what the broker allows, and queues a bounded number of events."""

from __future__ import annotations

import asyncio
import logging
import time
from types import MappingProxyType
from typing import TYPE_CHECKING

import aiomqtt
import msgspec

from streamer.protocol.event_parts import STATE_EXPIRES_S
from streamer.sinks.backoff import backoff
from streamer.sinks.concurrently import concurrently
from streamer.sinks.delivery import Delivery
from streamer.sinks.mqtt_client import MqttClient, NoConnackError, publish_properties
from streamer.sinks.mqtt_control import MqttControl
from streamer.sinks.mqtt_leftovers import Leftovers
from streamer.sinks.mqtt_limits import SESSION_TAKEN_OVER, Terms
from streamer.sinks.mqtt_lost_nodes import LostNodes
from streamer.sinks.mqtt_outbox import Outbox
from streamer.sinks.mqtt_refusals import Refusals
from streamer.sinks.mqtt_retained import RetainedPublisher
from streamer.sinks.mqtt_rivals import Rivals
from streamer.sinks.mqtt_tls import RenewedTls
from streamer.sinks.retained import RetainedTopics

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping
    from types import TracebackType
    from typing import Any, Self

    from streamer.core.events import Gap
    from streamer.protocol.cloudevents import WireEvent
    from streamer.sinks.home_assistant import HomeAssistant
    from streamer.sinks.mqtt_tls import TlsFiles
    from streamer.sinks.sink import Answer

log = logging.getLogger(__name__)

_STABLE_S = 60.0
"""After a connection that lasted this long the back-off starts from its minimum."""


class MqttSink:
    """Publishes below ``<prefix>/<node>/``.

    While connected, ``status`` is ``online``, retained; ``offline`` is the last will, and published at a clean end.
    Events published while the broker is away are queued, ``queue_events`` at most and no longer than ``max_age_s``,
    and sent later with the user property ``replayed``. A loss is reported.
    A retained event stays with the broker until another one ends it; then its topic is cleared by an empty message.
    """

    def __init__(
        self,
        *,
        host: str,
        port: int,
        prefix: str,
        node: str,
        report: Callable[[Gap], None],
        client_id: str | None = None,
        username: str | None = None,
        password: str | None = None,
        tls: TlsFiles | None = None,
        qos: int = 1,
        keepalive_s: int = 30,
        timeout_s: float = 10.0,
        queue_events: int = 10_000,
        max_age_s: float = 3600.0,
        info: Mapping[str, Any] = MappingProxyType({}),
        answer_control: Answer | None = None,
        home_assistant: HomeAssistant | None = None,
        refresh_s: float = STATE_EXPIRES_S / 2,
        backoff: Callable[[], Iterator[float]] = backoff,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """Connect once ``run``.

        ``client_id``: None means ``emotion-streamer-<node>``. ``tls``: None means no TLS.
        A publish that isn't acknowledged in ``timeout_s`` means that the connection is dead.
        ``info`` is published as it is; an ``instance`` in it, which no other daemon has, tells two of one node apart.
        ``answer_control`` answers control requests; None subscribes to none.
        ``home_assistant`` announces this node to Home Assistant; None does not.
        After ``refresh_s`` what the broker shall keep is published again, before it expires.
        """
        self.name = "mqtt"
        self.connected = False
        self._broker = f"{host} port {port}"
        self._address = host, port
        self._root = f"{prefix}/{node}/"
        # Always the same name: when the daemon connects again after a crash, the broker ends the old connection and
        # publishes its last will at once, and not later over the new "online".
        self._client_id = client_id or f"emotion-streamer-{node}"
        self._login = {"username": username, "password": password}
        self._tls_files = tls
        self._tls: RenewedTls | None = None
        self._qos = qos
        self._keepalive_s = keepalive_s
        self._timeout_s = timeout_s
        self._home_assistant = home_assistant
        self._backoff = backoff
        self._now = now
        self._sleep = sleep
        self._terms = Terms(qos=qos)
        self._retained = RetainedTopics()
        self._refusals = Refusals(broker=self._broker, report=report, now=now)
        self._rivals = Rivals(instance=str(info.get("instance")), client_id=self._client_id, broker=self._broker)
        self._leftovers = Leftovers(root=self._root, retained=self._retained)
        self._lost_nodes = LostNodes(prefix=prefix, root=self._root)
        self._keeper = RetainedPublisher(
            root=self._root, qos=qos, info=msgspec.json.encode(dict(info)), refresh_s=refresh_s,
            topics=self._retained, refusals=self._refusals,
        )  # fmt: skip
        self._outbox = Outbox(
            root=self._root, qos=qos, capacity=queue_events, max_age_s=max_age_s, retained=self._retained,
            refusals=self._refusals, clear=self._keeper.clear, report=report, now=now,
        )  # fmt: skip
        self._delivery = Delivery(self.name, self._outbox.mailbox)
        self._lasted_s = 0.0
        self._failure = "not connected yet"
        self._told: set[str] = set()
        self._control: MqttControl | None = None
        if answer_control is not None:
            self._control = MqttControl(root=self._root, answer=answer_control, qos=qos, now=now)

    async def __aenter__(self) -> Self:
        if self._tls_files is not None:
            self._tls = RenewedTls(self._tls_files)
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self._delivery.close()

    @property
    def lost(self) -> int:
        """How many events were dropped, expired, were refused by the broker or, once closed, were not delivered."""
        return self._outbox.mailbox.dropped + self._outbox.expired + self._refusals.lost + self._delivery.undelivered

    @property
    def problem(self) -> str:
        """Why events don't reach subscribers now, in words; empty where they do."""
        if self._rivals.found:
            return f"mqtt: {self._rivals.problem}"
        if not self.connected:
            return f"mqtt: no connection to {self._broker}: {self._failure}"
        return f"mqtt: {self._refusals.problem}" if self._refusals.problem else ""

    @property
    def queued(self) -> int:
        """How many events wait to be sent."""
        return len(self._outbox.mailbox)

    def publish(self, event: WireEvent) -> None:
        """Queue an event; where the queue is full, the oldest is dropped."""
        self._outbox.put(event)
        if self._home_assistant is not None:
            self._home_assistant.on_event(event)

    async def flush(self) -> None:
        """Return when the broker has all that was published; wait for one that is away."""
        await self._outbox.mailbox.drained()

    def clear_after(self, node: str) -> None:
        """Have the broker forget what another node, which the cluster has lost, can't clear any more itself."""
        self._lost_nodes.add(node)

    def renew_certificates(self, like: MqttSink) -> None:
        """Take the certificates that another sink has read, for connections from now on."""
        self._tls = like._tls

    def inherit_state(self, old: MqttSink) -> None:
        """Know what the broker shall keep, as ``old`` did; it is closed next."""
        self._retained.share(old._retained)
        if self._home_assistant is not None and old._home_assistant is not None:
            self._home_assistant.inherit(old._home_assistant)
        old._delivery.leave_to_heir()

    def inherit_queue(self, old: MqttSink) -> None:
        """Send first what ``old``, which is closed, has not sent."""
        self._delivery.inherit(old._delivery)

    async def run(self) -> None:
        """Stay connected and publish until the sink is closed."""
        await self._delivery.run(self._stay_connected)

    # -- the connection ----------------------------------------------------------------------------

    async def _stay_connected(self) -> None:
        delays = self._backoff()
        while True:
            self._lasted_s = 0.0
            tries_again = await self._connect_and_use()
            task = asyncio.current_task()
            if task is not None and task.cancelling():  # and an error while disconnecting hid the cancellation
                raise asyncio.CancelledError
            if tries_again:
                continue
            if self._lasted_s >= _STABLE_S:
                delays = self._backoff()
            await self._sleep(next(delays))

    async def _connect_and_use(self) -> bool:
        """Return when the connection is lost, or there is none; True where other terms are to be tried at once."""
        client = self._client()
        try:
            async with client:
                await self._use(client)
        except aiomqtt.exceptions.MqttConnectError as error:
            self._log_failure(error.args[0])
            return self._terms.on_refused(getattr(error.rc, "value", 0), client.connack)
        except NoConnackError as error:
            self._log_failure(str(error))
            self._terms.on_no_answer()
        except (aiomqtt.MqttError, UnicodeError) as error:  # UnicodeError: a name that DNS can't have
            self._log_failure(str(error))
            if client.connack is not None:
                self._learn_from_end(client)
        return False

    def _learn_from_end(self, client: MqttClient) -> None:
        by_broker, code = client.closed_by_broker, client.end_code
        self._terms.on_ended(code)
        self._outbox.on_ended(by_broker=by_broker, code=code)
        lasted = self._lasted_s >= _STABLE_S
        self._rivals.on_ended(by_broker=by_broker, is_takeover=code == SESSION_TAKEN_OVER, lasted=lasted)

    def _client(self) -> MqttClient:
        host, port = self._address
        return MqttClient(
            host,
            port,
            terms=self._terms,
            on_message=self._take_at_once,
            identifier=self._client_id,
            **self._login,
            tls_context=self._tls and self._tls.context(),
            will=aiomqtt.Will(
                self._root + "status", "offline", qos=min(self._qos, self._terms.max_qos), retain=self._terms.retain
            ),
            keepalive=self._keepalive_s,
            timeout=self._timeout_s,
        )

    async def _use(self, client: MqttClient) -> None:
        """Publish until the connection breaks, which raises, or the timeout expires."""
        self._outbox.on_connected()
        self._refusals.on_connected()
        self._tell_limits(client)
        try:
            await concurrently(self._answer_requests(client), self._publish_events(client))
        except asyncio.CancelledError:
            await self._keeper.say_farewell(client)
            raise
        finally:
            self.connected = False
            self._lasted_s = self._now() - self._outbox.connected_at

    async def _answer_requests(self, client: MqttClient) -> None:
        """Answer requests until the connection breaks, which raises."""
        async for request in client.messages_until_the_end():
            if self._control is not None:
                await self._control.take(client, request)

    def _take_at_once(self, client: MqttClient, message: aiomqtt.Message) -> bool:
        """Take a message that needs no answer; return False for a request, to be queued."""
        if self._leftovers.takes(message):
            return True
        topic, payload = str(message.topic), message.payload if isinstance(message.payload, bytes) else b""
        if topic == f"{self._root}info":
            self._rivals.on_info(payload, retained=bool(message.retain))
            return True
        if self._home_assistant is not None and topic == self._home_assistant.status_topic:
            self._home_assistant.on_status(payload)
            return True
        if self._lost_nodes.takes(message):
            return True
        return self._control is None or not self._control.may_queue(len(client.messages))

    async def _publish_events(self, client: MqttClient) -> None:
        if self._control is not None and client.limits.is_v5:
            await self._control.subscribe(client)
        if self._rivals.shall_look:
            self._rivals.on_look()
            await client.subscribe(f"{self._root}info")
            self._rivals.on_looked()
        await self._announce(client)
        await concurrently(
            self._outbox.send_all(client),
            self._leftovers.clear(client, self._keeper.clear),
            self._lost_nodes.clear_all(client, self._keeper.forget),
            self._keeper.refresh(client),
            self._inform_home_assistant(client),
        )

    async def _announce(self, client: MqttClient) -> None:
        await self._keeper.announce(client, self._rivals.on_published)
        self.connected = True
        self._failure = ""
        log.info("mqtt: connected to %s; %d events are queued", self._broker, len(self._outbox.mailbox))

    async def _inform_home_assistant(self, client: MqttClient) -> None:
        if self._home_assistant is None:
            return

        async def publish(topic: str, payload: bytes, content_type: str, expires_s: int | None) -> None:
            properties = publish_properties(content_type, expires_s=expires_s)
            await self._keeper.publish(client, topic, payload, properties)

        await client.subscribe(self._home_assistant.status_topic)
        await self._home_assistant.keep_informed(publish)

    # -- the log -----------------------------------------------------------------------------------

    def _tell_limits(self, client: MqttClient) -> None:
        """Log each limit once."""
        for line in client.limits.described(qos=self._qos, wants_control=self._control is not None):
            level = logging.DEBUG if line in self._told else logging.WARNING
            self._told.add(line)
            log.log(level, "mqtt: %s: %s", self._broker, line)

    def _log_failure(self, text: str) -> None:
        level = logging.DEBUG if text == self._failure else logging.WARNING
        self._failure = text
        log.log(level, "mqtt: no connection to %s: %s; retrying, events are queued", self._broker, text)
