"""Publishes what an MQTT broker shall keep: who this node is, its sessions and their states; and clears it again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiomqtt

from streamer.sinks.concurrently import concurrently
from streamer.sinks.mqtt_client import NotAcceptedError, publish_properties
from streamer.sinks.mqtt_outbox import event_properties

if TYPE_CHECKING:
    from collections.abc import Callable

    from paho.mqtt.properties import Properties

    from streamer.sinks.mqtt_client import MqttClient
    from streamer.sinks.mqtt_refusals import Refusals
    from streamer.sinks.retained import RetainedTopics

_FAREWELL_TIMEOUT_S = 0.4


class RetainedPublisher:
    """Publishes retained messages over the connection of the moment. What the broker refuses is counted."""

    def __init__(
        self, *, root: str, qos: int, info: bytes, refresh_s: float, topics: RetainedTopics, refusals: Refusals
    ) -> None:
        """``root``: the prefix of this node's topics, ``info``: what it says of itself."""
        self._root = root
        self._qos = qos
        self._info = info
        self._refresh_s = refresh_s
        self._topics = topics
        self._refusals = refusals

    async def announce(self, client: MqttClient, on_online: Callable[[], None] = lambda: None) -> None:
        """Say that the node is online, and have the broker keep what it shall. Return when it has acknowledged all.

        That it is online, and who it is, comes first: other nodes of a cluster clear what is kept below a node that is
        offline. ``on_online`` is called when the broker has acknowledged that: another daemon of the same name may end
        this connection very soon.
        """
        await concurrently(
            self.publish(client, self._root + "status", b"online"),
            self.publish(client, self._root + "info", self._info, publish_properties("application/json")),
        )
        on_online()
        await concurrently(
            self._publish_kept(client),
            *(self.clear(client, topic) for topic in self._topics.topics_to_clear()),
        )

    async def refresh(self, client: MqttClient) -> None:
        """Publish what the broker shall keep again, before it expires, until the connection breaks, which raises."""
        while True:
            await asyncio.sleep(self._refresh_s)
            await self._publish_kept(client)

    async def clear(self, client: MqttClient, topic: str) -> None:
        """Have the broker forget what it keeps for a topic below the root, unless there is something new."""
        if self._topics.must_clear(topic):
            if client.limits.retain:  # else it keeps nothing
                await self.publish(client, self._root + topic, b"")
            self._topics.on_cleared(topic)

    async def forget(self, client: MqttClient, topic: str) -> None:
        """Have the broker forget what it keeps for a topic that need not be below the root."""
        await self.publish(client, topic, b"")

    async def say_farewell(self, client: MqttClient) -> None:
        """Say that the node is offline; the last will says it where the broker does not acknowledge that in time."""
        try:
            async with asyncio.timeout(_FAREWELL_TIMEOUT_S):
                await self.publish(client, self._root + "status", b"offline")
        except (aiomqtt.MqttError, TimeoutError):
            client.abort()
        except asyncio.CancelledError:  # a second one
            client.abort()
            raise

    async def publish(
        self, client: MqttClient, topic: str, payload: bytes, properties: Properties | None = None
    ) -> None:
        """Publish a retained message on a topic that need not be below the root."""
        try:
            await client.deliver(topic, payload, qos=self._qos, retain=True, properties=properties)
        except NotAcceptedError as error:
            self._refusals.on_refused(error, topic.removeprefix(self._root))
        else:
            self._refusals.on_accepted()

    async def _publish_kept(self, client: MqttClient) -> None:
        await concurrently(
            *(
                self.publish(client, self._root + event.topic, event.payload, event_properties(event))
                for event in self._topics.events()
            )
        )
