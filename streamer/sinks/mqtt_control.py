"""Control over MQTT 5: requests come on one topic, each reply goes to the request's response topic."""

from __future__ import annotations

import logging
import re
from collections import Counter
from typing import TYPE_CHECKING, Literal

from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
from paho.mqtt.subscribeoptions import SubscribeOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    import aiomqtt

    from streamer.sinks.sink import Answer

log = logging.getLogger(__name__)

Refusal = Literal["no response topic", "a response topic of elsewhere", "retained", "too large", "too many at once"]

REQUEST_TOPIC = "control/request"
RESPONSE_TOPICS = "control/response/"
MAX_REQUEST_BYTES = 1024
MAX_WAITING = 64
"""Requests that may wait for the replies to those before them."""
MAX_PACKET_BYTES = 4096
"""Of whatever the broker sends to us: a request with its topics and correlation data fits."""
TELL_EVERY_S = 10.0


class MqttControl:
    """Answers requests in order, one at a time, each with one publish.

    What can't be answered, or may not be acted on, is refused: counted by its reason, and told in the
    log, once in ten seconds a reason at most. Nothing of a request is told, not even its topics.
    """

    def __init__(self, *, root: str, answer: Answer, qos: int, now: Callable[[], float]) -> None:
        """``root``: what topics begin with, ``<prefix>/<node>/``. ``answer`` takes any bytes."""
        self.refused: Counter[Refusal] = Counter()
        self._root = root
        self._answer = answer
        self._qos = qos
        self._now = now
        self._told_at: dict[Refusal, float] = {}
        # Replies go nowhere else: the daemon may publish events, and must not do so in another's name.
        self._is_response_topic = re.compile(re.escape(root + RESPONSE_TOPICS) + r"[A-Za-z0-9_-]{1,64}").fullmatch

    async def subscribe(self, client: aiomqtt.Client) -> None:
        """Ask the broker for requests. Raises aiomqtt.MqttError where the connection breaks."""
        # The flag is kept, so that a request that will be retained is refused from the beginning.
        options = SubscribeOptions(qos=self._qos, retainAsPublished=True)
        (code,) = await client.subscribe(self._root + REQUEST_TOPIC, options=options)
        if not isinstance(code, int) and code.is_failure:
            log.warning("mqtt: the broker lets nobody control us: it refuses that we subscribe: %s", code)

    async def take(self, client: aiomqtt.Client, request: aiomqtt.Message) -> None:
        """Carry out a request and reply. Raises aiomqtt.MqttError where the connection breaks."""
        topic = getattr(request.properties, "ResponseTopic", "")
        refusal = self._refusal(request, topic)
        if refusal is not None:
            self.refuse(refusal)
            return
        reply = await self._answer(request.payload)
        await client.publish(topic, reply, self._qos, properties=_reply_properties(request.properties))

    def refuse(self, reason: Refusal) -> None:
        """Count a request that nothing follows from, and tell."""
        self.refused[reason] += 1
        now_s = self._now()
        if now_s - self._told_at.get(reason, -TELL_EVERY_S) >= TELL_EVERY_S:
            self._told_at[reason] = now_s
            log.warning("mqtt: control request refused: %s; %d so far", reason, self.refused[reason])

    def _refusal(self, request: aiomqtt.Message, response_topic: str) -> Refusal | None:
        if request.retain:  # it may be years old
            return "retained"
        if not response_topic:
            return "no response topic"
        if not self._is_response_topic(response_topic):
            return "a response topic of elsewhere"
        return "too large" if len(request.payload) > MAX_REQUEST_BYTES else None


def connect_properties() -> Properties:
    """Return what the broker is told when we connect: to send no packets that no request needs (MQTT 5, 3.1.2.11.4)."""
    properties = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]  # paho has no types here
    properties.MaximumPacketSize = MAX_PACKET_BYTES
    return properties


def _reply_properties(request: Properties | None) -> Properties:
    properties = Properties(PacketTypes.PUBLISH)  # type: ignore[no-untyped-call]  # paho has no types here
    properties.ContentType = "application/json"
    properties.PayloadFormatIndicator = 1  # UTF-8
    correlation_data = getattr(request, "CorrelationData", None)
    if correlation_data is not None:
        properties.CorrelationData = correlation_data
    return properties
