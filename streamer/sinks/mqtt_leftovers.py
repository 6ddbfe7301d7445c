"""Clears what a daemon that died left retained: sessions that nobody ends any more, and the states of their legs."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from paho.mqtt.subscribeoptions import SubscribeOptions

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import aiomqtt

    from streamer.sinks.mqtt_client import MqttClient
    from streamer.sinks.retained import RetainedTopics

log = logging.getLogger(__name__)

LOOK_S = 5.0
"""How long after subscribing what the broker retains may come; some send it a while after the acknowledgement."""


class Leftovers:
    """Looks once, after the first connection, at what the broker retains below ``sessions/``.

    What is not of a session of this daemon is cleared. A broker that does not let us subscribe forgets it after a day.
    """

    def __init__(self, *, root: str, retained: RetainedTopics, look_s: float = LOOK_S) -> None:
        self._below = f"{root}sessions/"
        self._root = root
        self._retained = retained
        self._look_s = look_s
        self._found: asyncio.Queue[str] = asyncio.Queue()
        self._is_done = False

    def takes(self, message: aiomqtt.Message) -> bool:
        """Take note of a message below ``sessions/``; return False for any other one."""
        topic = str(message.topic)
        if not topic.startswith(self._below):
            return False
        relative = topic.removeprefix(self._root)
        if message.retain and message.payload and self._retained.on_leftover(relative):
            self._found.put_nowait(relative)
        return True

    async def clear(self, client: MqttClient, clear_topic: Callable[[MqttClient, str], Awaitable[None]]) -> None:
        """Look, and clear what is found. Raises aiomqtt.MqttError where the connection breaks."""
        if self._is_done or not (client.limits.wildcards and client.limits.retain):
            return
        self._is_done = True  # some brokers end the connection of who may not subscribe: don't try that twice
        options = SubscribeOptions(qos=0, noLocal=True) if client.limits.is_v5 else None
        (code,) = await client.subscribe(f"{self._below}#", options=options)
        if not isinstance(code, int) and code.is_failure:
            log.debug("mqtt: sessions of before can't be cleared: the broker refuses the subscription: %s", code)
            return
        try:
            async with asyncio.timeout(self._look_s):
                while True:
                    await clear_topic(client, await self._found.get())
        except TimeoutError:
            await client.unsubscribe(f"{self._below}#")
