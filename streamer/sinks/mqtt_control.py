"""Control over MQTT 5: requests come on one topic, each reply goes to the request's response topic."""

from __future__ import annotations

import logging
import re
from collections import Counter
from typing import TYPE_CHECKING, Literal

from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
from paho.mqtt.subscribeoptions import SubscribeOptions

from streamer.protocol.control_messages import MAX_REQUEST_BYTES
from streamer.sinks.control_log import log_control
from streamer.sinks.mqtt_client import NotAcceptedError

if TYPE_CHECKING:
    from collections.abc import Callable

    import aiomqtt

    from streamer.sinks.mqtt_client import MqttClient
    from streamer.sinks.sink import Answer

log = logging.getLogger(__name__)

Refusal = Literal[
    "no response topic",
    "response topic not allowed",
    "retained",
    "too large",
    "too many at once",
    "the broker does not take the reply",
]

REQUEST_TOPIC = "control/request"
RESPONSE_TOPICS = "control/response/"
MAX_WAITING = 64
"""How many requests may wait for earlier ones to be answered."""
LOG_EVERY_S = 10.0
_WHO = "somebody over MQTT"
"""The broker knows who publishes a request, and does not say so."""


class MqttControl:
    """Answers requests in order, one at a time, each with one publish.

    A request that can't be answered, or must not be acted on, is refused: counted by reason, and logged at most once in
    ten seconds for each reason. Nothing of a request is logged, not even its topics.
    """

    def __init__(self, *, root: str, answer: Answer, qos: int, now: Callable[[], float]) -> None:
        """``root`` is the prefix of all topics, ``<prefix>/<node>/``. ``answer`` takes any bytes."""
        self.refused: Counter[Refusal] = Counter()
        self._root = root
        self._answer = answer
        self._qos = qos
        self._now = now
        self._logged_at: dict[Refusal, float] = {}
        # Replies go nowhere else: a client must not make the daemon publish to any topic that it may write.
        self._is_response_topic = re.compile(re.escape(root + RESPONSE_TOPICS) + r"[A-Za-z0-9_-]{1,64}").fullmatch

    def may_queue(self, n_waiting: int) -> bool:
        """Return whether one more request may wait; refuse it where it may not."""
        if n_waiting >= MAX_WAITING:
            self.refuse("too many at once")
            return False
        return True

    async def subscribe(self, client: MqttClient) -> None:
        """Subscribe to requests. Raises aiomqtt.MqttError where the connection breaks."""
        # With this flag a request that the broker is asked to retain is seen as such, and refused, at once.
        options = SubscribeOptions(qos=self._qos, retainAsPublished=True)
        (code,) = await client.subscribe(self._root + REQUEST_TOPIC, options=options)
        if not isinstance(code, int) and code.is_failure:
            log.warning("mqtt: no control: the broker refuses the subscription to requests: %s", code)

    async def take(self, client: MqttClient, request: aiomqtt.Message) -> None:
        """Carry out a request and reply. Raises aiomqtt.MqttError where the connection breaks."""
        topic = getattr(request.properties, "ResponseTopic", "")
        refusal = self._refusal(request, topic)
        if refusal is not None:
            self.refuse(refusal)
            return
        reply = await self._answer(request.payload)
        log_control(_WHO, request.payload, reply)
        try:
            await client.deliver(topic, reply, qos=self._qos, properties=_reply_properties(request.properties))
        except NotAcceptedError:
            self.refuse("the broker does not take the reply")

    def refuse(self, reason: Refusal) -> None:
        """Count a request that is not carried out, and log it."""
        self.refused[reason] += 1
        now_s = self._now()
        if now_s - self._logged_at.get(reason, -LOG_EVERY_S) >= LOG_EVERY_S:
            self._logged_at[reason] = now_s
            log.warning("mqtt: control request refused: %s; %d so far", reason, self.refused[reason])

    def _refusal(self, request: aiomqtt.Message, response_topic: str) -> Refusal | None:
        if request.retain:  # it may be years old
            return "retained"
        if not response_topic:
            return "no response topic"
        if not self._is_response_topic(response_topic):
            return "response topic not allowed"
        return "too large" if len(request.payload) > MAX_REQUEST_BYTES else None


def _reply_properties(request: Properties | None) -> Properties:
    properties = Properties(PacketTypes.PUBLISH)  # type: ignore[no-untyped-call]  # paho has no types here
    properties.ContentType = "application/json"
    properties.PayloadFormatIndicator = 1  # UTF-8
    correlation_data = getattr(request, "CorrelationData", None)
    if correlation_data is not None:
        properties.CorrelationData = correlation_data
    return properties
