"""An aiomqtt client that notices refused publishes, and bounds the control requests that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aiomqtt
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from streamer.sinks.mqtt_control import MAX_WAITING, connect_properties

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    import paho.mqtt.client as paho
    from paho.mqtt.reasoncodes import ReasonCode

    from streamer.sinks.mqtt_control import MqttControl


class MqttClient(aiomqtt.Client):
    """Notices a negative acknowledgement, e.g. by an access list, which aiomqtt takes for a delivery.

    It keeps a bounded number of requests. aiomqtt can do that too, but logs a line for each one it drops.
    """

    def __init__(
        self, host: str, port: int, *, on_refused: Callable[[str], None], control: MqttControl | None, **options: Any
    ) -> None:
        """Take the options of `aiomqtt.Client`; ``on_refused`` is called with the reason of each refused publish."""
        super().__init__(
            host,
            port,
            protocol=aiomqtt.ProtocolVersion.V5,
            properties=None if control is None else connect_properties(),
            **options,
        )
        self.pending_calls_threshold = 1000  # of its warning; the sink limits pending publishes itself
        self._on_refused = on_refused
        self._control = control

    def _on_publish(
        self,
        client: paho.Client,
        userdata: object,
        mid: int,
        reason_code: ReasonCode,
        properties: Properties,
    ) -> None:
        if reason_code.is_failure:
            self._on_refused(str(reason_code))
        super()._on_publish(client, userdata, mid, reason_code, properties)

    def _on_message(self, client: paho.Client, userdata: object, message: paho.MQTTMessage) -> None:
        if self._control is not None and len(self.messages) >= MAX_WAITING:
            self._control.refuse("too many at once")
            return
        super()._on_message(client, userdata, message)


async def messages_of(client: aiomqtt.Client) -> AsyncIterator[aiomqtt.Message]:
    """Give the messages that arrive. Raises aiomqtt.MqttError, with its cause, when the connection is lost."""
    try:
        async for message in client.messages:
            yield message
    except aiomqtt.MqttError as error:
        raise aiomqtt.MqttError(str(error.__cause__ or "the broker ended it")) from error


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
