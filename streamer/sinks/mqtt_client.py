"""An aiomqtt client that keeps to the limits of the broker, and tells what became of each publish and why it ended."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

import aiomqtt
from paho.mqtt import client as paho
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from streamer.sinks.mqtt_limits import CLIENT_ID_NOT_VALID, SESSION_TAKEN_OVER
from streamer.sinks.mqtt_paho import PahoClient

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from types import TracebackType

    from paho.mqtt.reasoncodes import ReasonCode

    from streamer.sinks.mqtt_limits import BrokerLimits, Terms

T = TypeVar("T")

MAX_PACKET_BYTES = 4096
"""Of any packet from the broker: a control request with its topics and correlation data fits."""

_CLOSE_TIMEOUT_S = 0.4


class NotAcceptedError(Exception):
    """The broker does not take a message; the connection is well. The text says why."""


class TooLargeError(NotAcceptedError):
    """The message is larger than the packets that the broker takes; it was not sent."""


class NoConnackError(aiomqtt.MqttError):
    """The connection was closed before the broker answered CONNECT."""


class MqttClient(aiomqtt.Client):
    """Sends no more, nothing larger and nothing of another kind than the broker allows; ``limits`` says what that is.

    It mends what aiomqtt and paho do otherwise: a negative acknowledgement is an error, of PUBREC too; what was
    cancelled is not forgotten while the broker has not acknowledged it; a connection is closed where entering fails;
    a cancellation is never lost (``asyncio.wait_for`` before Python 3.12 loses one that comes with the result).
    """

    limits: BrokerLimits
    """Set when the broker has accepted the connection."""

    def __init__(
        self,
        host: str,
        port: int,
        *,
        terms: Terms,
        on_message: Callable[[MqttClient, aiomqtt.Message], bool],
        **options: Any,
    ) -> None:
        """Take the options of `aiomqtt.Client` beside what the terms say.

        ``on_message`` gets each message, and returns True for one that shall not be queued.
        """
        super().__init__(
            host,
            port,
            protocol=aiomqtt.ProtocolVersion.V5 if terms.is_v5 else aiomqtt.ProtocolVersion.V311,
            properties=_connect_properties() if terms.is_v5 else None,
            socket_options=[(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)],  # else an event waits for the one before
            **options,
        )
        self.connack: Properties | None = None
        self.end_code: int | None = None
        """The reason code of the broker's DISCONNECT; None where it gave none."""
        self.closed_by_broker = False
        self._terms = terms
        self._handle_message = on_message
        self._end_text = "the broker ended it"
        self._slots = asyncio.Semaphore(1)
        self._with_slot: set[int] = set()
        self._acknowledged: dict[int, asyncio.Future[ReasonCode]] = {}
        self._is_abandoned = False
        self._client.__class__ = PahoClient  # aiomqtt lets nobody choose the class
        self._paho = cast("PahoClient", self._client)

    async def __aenter__(self) -> Self:
        try:
            return await super().__aenter__()
        except BaseException:
            self._is_abandoned = True
            self._paho.close_socket()
            raise

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        try:
            async with asyncio.timeout(_CLOSE_TIMEOUT_S):
                await super().__aexit__(exc_type, exc, tb)
        except TimeoutError:
            self.abort()

    def abort(self) -> None:
        """Close the connection without a DISCONNECT: the broker publishes the last will."""
        if not self._disconnected.done():
            self._disconnected.set_result(None)
        self._paho.close_socket()

    async def deliver(
        self,
        topic: str,
        payload: bytes,
        *,
        qos: int,
        retain: bool = False,
        properties: Properties | None = None,
    ) -> None:
        """Publish, and return when the broker has acknowledged it; QoS, retain and properties only as it allows.

        Raises NotAcceptedError where the broker does not take it, aiomqtt.MqttError where the connection is lost.
        """
        qos = min(qos, self.limits.max_qos)
        properties = properties if self.limits.is_v5 else None
        self._check_size(topic, payload, qos, properties)
        reason = await self._publish(topic, payload, qos, retain and self.limits.retain, properties)
        if reason.is_failure:
            raise NotAcceptedError(str(reason))

    async def messages_until_the_end(self) -> AsyncIterator[aiomqtt.Message]:
        """Give the messages that arrive. Raises aiomqtt.MqttError with the reason when the connection is lost."""
        try:
            async for message in self.messages:
                yield message
        except aiomqtt.MqttError as error:
            cause = error.__cause__
            known = isinstance(cause, aiomqtt.MqttCodeError) or cause is None
            raise aiomqtt.MqttError(self._end_text if known else str(cause)) from error

    # -- publishing --------------------------------------------------------------------------------

    def _check_size(self, topic: str, payload: bytes, qos: int, properties: Properties | None) -> None:
        limit = self.limits.max_packet_bytes
        if limit is None:
            return
        size = self.limits.publish_bytes(topic, payload, qos, properties)
        if size > limit:
            raise TooLargeError(f"takes packets of {limit} bytes at most, {size} bytes are too large")

    async def _publish(
        self, topic: str, payload: bytes, qos: int, retain: bool, properties: Properties | None
    ) -> ReasonCode:
        if qos:
            await self._slots.acquire()
        sent = self._client.publish(topic, payload, qos, retain, properties)
        if sent.rc != paho.MQTT_ERR_SUCCESS:
            self._release(qos)
            raise aiomqtt.MqttCodeError(sent.rc)
        if qos:
            self._with_slot.add(sent.mid)
        acknowledged = self._acknowledged[sent.mid] = self._loop.create_future()
        try:
            return await self._wait_for(acknowledged, None)
        finally:
            del self._acknowledged[sent.mid]

    def _release(self, qos: int) -> None:
        if qos:
            self._slots.release()

    async def _wait_for(self, fut: Awaitable[T], timeout: float | None) -> T:  # noqa: ASYNC109 - aiomqtt's signature
        try:
            async with asyncio.timeout(self.timeout if timeout is None else timeout):
                return await fut
        except TimeoutError:
            raise aiomqtt.MqttError("Operation timed out") from None

    # -- called by paho ----------------------------------------------------------------------------

    def _on_connect(
        self,
        client: paho.Client,
        userdata: object,
        flags: paho.ConnectFlags,
        reason_code: ReasonCode,
        properties: Properties | None = None,
    ) -> None:
        self.connack = properties
        self.limits = self._terms.limits(properties)
        self._slots = asyncio.Semaphore(self.limits.in_flight)
        if reason_code.is_failure and not self._connected.done():
            error = aiomqtt.exceptions.MqttConnectError(reason_code)
            error.args = (_described(reason_code, properties, self._paho.client_id),)
            self._connected.set_exception(error)
            return
        super()._on_connect(client, userdata, flags, reason_code, properties)

    def _on_disconnect(
        self,
        client: paho.Client,
        userdata: object,
        flags: paho.DisconnectFlags,
        reason_code: ReasonCode,
        properties: Properties | None = None,
    ) -> None:
        said = flags.is_disconnect_packet_from_server
        self.closed_by_broker = said or reason_code.getName() == "Unspecified error"  # paho's word for a closed socket
        if said:
            self.end_code = reason_code.value
            self._end_text = _described(reason_code, properties, self._paho.client_id)
        else:
            self._end_text = _CLOSED if self.closed_by_broker else str(reason_code)
        for acknowledged in self._acknowledged.values():
            if not acknowledged.done():
                acknowledged.set_exception(aiomqtt.MqttError(self._end_text))
        if not self._connected.done():
            self._connected.set_exception(NoConnackError(f"{_CLOSED}, instead of an answer to CONNECT"))
            return
        super()._on_disconnect(client, userdata, flags, reason_code, properties)

    def _on_publish(
        self,
        client: paho.Client,  # noqa: ARG002
        userdata: object,  # noqa: ARG002
        mid: int,
        reason_code: ReasonCode,
        properties: Properties,  # noqa: ARG002
    ) -> None:
        if mid in self._with_slot:
            self._with_slot.remove(mid)
            self._slots.release()
        acknowledged = self._acknowledged.get(mid)
        if acknowledged is not None and not acknowledged.done():
            acknowledged.set_result(reason_code)

    def _on_message(self, client: paho.Client, userdata: object, message: paho.MQTTMessage) -> None:
        if not self._handle_message(self, aiomqtt.Message._from_paho_message(message)):  # noqa: SLF001
            super()._on_message(client, userdata, message)

    def _on_socket_register_write(self, client: paho.Client, userdata: object, sock: Any) -> None:
        def watch() -> None:
            if sock.fileno() >= 0:  # else its number may be that of another connection by now
                super(MqttClient, self)._on_socket_register_write(client, userdata, sock)

        self._loop.call_soon_threadsafe(watch)

    def _client_connect(self) -> None:
        """Connect, in a thread; nobody may wait for it any more when it has."""
        super()._client_connect()
        if self._is_abandoned:
            self._loop.call_soon_threadsafe(self._paho.close_socket)

    async def _misc_loop(self) -> None:
        """Send pings in time, also where the broker asks for a short Server Keep Alive."""
        while self._client.loop_misc() == paho.MQTT_ERR_SUCCESS:  # noqa: ASYNC110 - paho has no event for it
            await asyncio.sleep(min(1.0, self._client.keepalive / 4) or 1.0)


_CLOSED = "the broker closed the connection and gave no reason"


def _described(reason: ReasonCode, properties: Properties | None, client_id: str) -> str:
    """Return the reason of a broker for a person, with what to do where that is known."""
    parts = [str(reason), *(getattr(properties, name, "") for name in ("ReasonString", "ServerReference"))]
    if reason.value == SESSION_TAKEN_OVER:
        parts.append(f"another client connected with our id {client_id!r}: give each daemon an events.node of its own")
    if reason.value == CLIENT_ID_NOT_VALID:
        parts.append(f"our id is {client_id!r}: set mqtt.client_id to one that the broker takes")
    return ": ".join(part for part in parts if part)


def publish_properties(content_type: str, *user: tuple[str, str], expires_s: int | None = None) -> Properties:
    """Return the MQTT 5 properties of a publish whose payload is UTF-8; the broker forgets it after ``expires_s``."""
    properties = Properties(PacketTypes.PUBLISH)  # type: ignore[no-untyped-call]  # paho has no types here
    properties.ContentType = content_type
    properties.PayloadFormatIndicator = 1  # UTF-8
    if expires_s is not None:
        properties.MessageExpiryInterval = expires_s
    if user:
        properties.UserProperty = list(user)
    return properties


def _connect_properties() -> Properties:
    """Return CONNECT properties that limit the size of packets from the broker (MQTT 5, section 3.1.2.11.4)."""
    properties = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]  # paho has no types here
    properties.MaximumPacketSize = MAX_PACKET_BYTES
    return properties
