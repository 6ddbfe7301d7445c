"""An MQTT sink under a clock and a back-off of the tests, and what subscribers get of it."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

from streamer.sinks.mqtt import MqttSink
from tests.support.broker import DEADLINE_S
from tests.support.examples import wire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import aiomqtt

    from streamer.core.events import Gap
    from streamer.protocol.cloudevents import WireEvent

ROOT = "es/kitchen/"


class Patience:
    """Stands in for asyncio.sleep between attempts: counts them, and holds them back when told to."""

    def __init__(self) -> None:
        self.attempts = 0
        self.hold_at: int | None = None
        """The attempt after which to hold."""
        self._go = asyncio.Event()
        self._go.set()
        self._waited = asyncio.Condition()

    async def sleep(self, _: float) -> None:
        async with self._waited:
            self.attempts += 1
            if self.attempts == self.hold_at:
                self.hold()
            self._waited.notify_all()
        await self._go.wait()
        await asyncio.sleep(0.01)  # else a refused connection would be tried as fast as the machine can

    def hold(self) -> None:
        self._go.clear()

    def go(self) -> None:
        self._go.set()

    async def until(self, attempts: int) -> None:
        async with asyncio.timeout(DEADLINE_S), self._waited:
            await self._waited.wait_for(lambda: self.attempts >= attempts)


class Rig:
    """A sink whose reports come back to it as events, as they do through the service."""

    def __init__(self, port: int, **arguments: Any) -> None:
        self.port = port
        self.gaps: list[Gap] = []
        self.patience = Patience()
        self.clock = 1000.0
        self.sink = MqttSink(
            **{
                "host": "127.0.0.1",
                "port": port,
                "prefix": "es",
                "node": "kitchen",
                "queue_events": 1000,
                "info": {"version": "1"},
                "timeout_s": DEADLINE_S,  # a connection of which nothing comes for so long is a fault of ours
                "report": self._report,
                "sleep": self.patience.sleep,
                "now": lambda: self.clock,
                **arguments,
            }
        )

    def _report(self, gap: Gap) -> None:
        self.gaps.append(gap)
        self.sink.publish(wire(gap, f"gap-{len(self.gaps)}"))

    def publish(self, events: Iterable[WireEvent]) -> None:
        for event in events:
            self.sink.publish(event)

    async def connected(self) -> None:
        async with asyncio.timeout(DEADLINE_S):
            while not self.sink.connected:  # noqa: ASYNC110 - the sink has no event for it
                await asyncio.sleep(0)


def ids(messages: list[aiomqtt.Message]) -> list[str]:
    """Return the ids of the events among the messages, each where it came first."""
    events = [json.loads(payload(message)) for message in messages if is_event(message)]
    return list(dict.fromkeys(event["id"] for event in events))


def payload(message: aiomqtt.Message) -> bytes:
    assert isinstance(message.payload, bytes)
    return message.payload


def is_event(message: aiomqtt.Message) -> bool:
    return getattr(message.properties, "ContentType", None) == "application/cloudevents+json"


def is_replayed(message: aiomqtt.Message) -> bool:
    return ("replayed", "true") in getattr(message.properties, "UserProperty", [])


def has(event_id: str) -> Callable[[list[aiomqtt.Message]], bool]:
    """Return what says whether an event has come; it looks at each message once, however often it is asked."""
    n_seen = 0

    def has_come(messages: list[aiomqtt.Message]) -> bool:
        nonlocal n_seen
        fresh, n_seen = messages[n_seen:], len(messages)
        return event_id in ids(fresh)

    return has_come
