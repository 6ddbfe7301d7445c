"""A control client over MQTT 5."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import aiomqtt
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from tests.support.broker import DEADLINE_S
from tests.support.schemas import validator

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


def publish_properties(**values: object) -> Properties:
    """Return properties of a PUBLISH packet, named as in MQTT 5, e.g. ``ResponseTopic``."""
    properties = Properties(PacketTypes.PUBLISH)  # type: ignore[no-untyped-call]  # paho has no types here
    for name, value in values.items():
        setattr(properties, name, value)
    return properties


class MqttControlClient:
    """Sends requests to ``<root>control/request`` and receives the replies."""

    def __init__(self, client: aiomqtt.Client, *, root: str, name: str) -> None:
        self.replies: list[aiomqtt.Message] = []
        self.request_topic = f"{root}control/request"
        self.response_topic = f"{root}control/response/{name}"
        self._client = client

    async def send(self, request: bytes, *, retain: bool = False, qos: int = 1, **properties: object) -> None:
        """Publish a request with these properties only."""
        await self._client.publish(self.request_topic, request, qos, retain, publish_properties(**properties))

    async def next_reply(self) -> aiomqtt.Message:
        """Wait for the next reply and return it."""
        async with asyncio.timeout(DEADLINE_S):
            self.replies.append(await anext(aiter(self._client.messages)))
        return self.replies[-1]

    async def ask(self, request: bytes, **properties: Any) -> bytes:
        """Return the reply to a request."""
        await self.send(request, ResponseTopic=self.response_topic, **properties)
        payload = (await self.next_reply()).payload
        assert isinstance(payload, bytes)
        return payload


@asynccontextmanager
async def mqtt_control_client(
    port: int, *, root: str, name: str = "pbx", username: str | None = None, password: str | None = None
) -> AsyncIterator[MqttControlClient]:
    """Connect a client and subscribe to its response topic."""
    client = aiomqtt.Client(
        "127.0.0.1", port, protocol=aiomqtt.ProtocolVersion.V5, username=username, password=password
    )
    async with client:
        made = MqttControlClient(client, root=root, name=name)
        await client.subscribe(made.response_topic, qos=1)
        yield made


async def ask_over_mqtt(client: MqttControlClient, command: str, **fields: object) -> dict[str, Any]:
    """Return the reply to a request; both are validated against the schemas in ``docs/``."""
    request = {"id": "r-1", "command": command, **fields}
    validator("control.request.v1").validate(request)
    reply: dict[str, Any] = json.loads(await client.ask(json.dumps(request).encode()))
    validator("control.reply.v1").validate(reply)
    return reply
