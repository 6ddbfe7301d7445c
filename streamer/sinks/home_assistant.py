"""Keeps Home Assistant informed: announces the device, and publishes the values of its entities again and again."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from streamer.core.events import NO_STATE
from streamer.protocol import home_assistant as messages
from streamer.protocol.cloudevents import CONTENT_TYPE

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from streamer.core.audio import Role
    from streamer.protocol.cloudevents import WireEvent
    from streamer.protocol.home_assistant import Channel

    Publish = Callable[[str, bytes, str, int | None], Awaitable[None]]
    """Publishes a retained message: topic, payload, content type, and when the broker forgets it, in s, if ever."""

_JSON = "application/json"


@dataclass(slots=True)
class _Value:
    """What a channel expresses now; no state and no session while the microphone is closed."""

    role: Role
    session_id: str | None = None
    state: str | None = None
    probability: float | None = None
    since: str | None = None


class HomeAssistant:
    """What Home Assistant shall know of this node.

    It hears of the device with each connection, and when it says on ``<discovery_prefix>/status`` that it has started.
    Values are published when they change, and three times in the time after which it takes them for expired.
    """

    def __init__(
        self,
        *,
        discovery_prefix: str,
        root: str,
        node: str,
        version: str,
        model: str,
        labels: Sequence[str],
        channels: Sequence[Channel],
        expire_s: int,
        problems: Callable[[], Sequence[str]],
    ) -> None:
        """``channels``: those of microphones that are analysed. ``problems``: what is wrong with the node now."""
        self.status_topic = f"{discovery_prefix}/status"
        self._topic = messages.discovery_topic(discovery_prefix, node)
        self._message = messages.discovery_message(
            root=root, node=node, version=version, model=model, labels=labels, channels=channels, expire_s=expire_s
        )
        self._root = root
        self._expire_s = expire_s
        self._every_s = expire_s / 3
        self._problems = problems
        self._values = {channel: _Value(channel.role) for channel in channels}
        self._legs: dict[str, Channel] = {}
        """The channel of each leg that is open."""
        self._health: dict[str, WireEvent] = {}
        """The newest health of each source."""
        self._must_announce = True
        self._changed = asyncio.Event()

    def inherit(self, old: HomeAssistant) -> None:
        """Know what ``old`` knows of the channels that both have, of legs and of sources."""
        self._values |= {channel: value for channel, value in old._values.items() if channel in self._values}
        self._legs = {leg: channel for leg, channel in old._legs.items() if channel in self._values}
        self._health = dict(old._health)

    def on_event(self, event: WireEvent) -> None:
        """Take note of an event; most say nothing about microphones or health."""
        handle = {
            "session.started.v1": self._on_legs,
            "session.changed.v1": self._on_legs,
            "session.ended.v1": self._on_ended,
            "state.v1": self._on_state,
            "source.health.v1": self._on_health,
        }.get(event.type)
        if handle is not None:
            cloud_event = msgspec.json.decode(event.payload)
            handle(event, cloud_event["data"], cloud_event["time"])
            self._changed.set()

    def on_status(self, payload: bytes) -> None:
        """Take a message on ``status_topic``: after its start Home Assistant knows what it is told then."""
        if payload == b"online":
            self._must_announce = True
            self._changed.set()

    async def keep_informed(self, publish: Publish) -> None:
        """Publish over one connection until it breaks, which raises."""
        self._must_announce = True
        published: dict[str, bytes] = {}
        while True:
            self._changed.clear()
            if self._must_announce:
                await publish(self._topic, self._message, _JSON, None)
                self._must_announce = False
                published.clear()
            await self._publish_news(publish, published)
            try:
                async with asyncio.timeout(self._every_s):
                    await self._changed.wait()
            except TimeoutError:
                published.clear()

    async def _publish_news(self, publish: Publish, published: dict[str, bytes]) -> None:
        if not published:  # else the sink has just published it as an event
            for event in list(self._health.values()):
                await publish(self._root + event.topic, event.payload, CONTENT_TYPE, event.expires_s)
        for topic, payload in self._current().items():
            if published.get(topic) != payload:
                await publish(self._root + topic, payload, _JSON, self._expire_s)
                published[topic] = payload

    def _current(self) -> dict[str, bytes]:
        states = {channel.topic: _state_message(value) for channel, value in self._values.items()}
        return {messages.HEALTH_TOPIC: messages.health_message(self._problems())} | states

    # -- events ------------------------------------------------------------------------------------

    def _on_legs(self, _: WireEvent, data: dict[str, Any], at: str) -> None:
        for leg in data["legs"]:
            channel = self._channel(data["source_id"], leg["leg_id"])
            if channel is not None and leg["leg_id"] not in self._legs:
                self._legs[leg["leg_id"]] = channel
                self._values[channel] = _Value(leg["role"], data["session_id"], NO_STATE, 0.0, at)

    def _on_state(self, _: WireEvent, data: dict[str, Any], at: str) -> None:
        channel = self._legs.get(data["leg_id"])
        if channel is not None:
            self._values[channel] = _Value(data["role"], data["session_id"], data["state"], data["probability"], at)

    def _on_ended(self, _: WireEvent, data: dict[str, Any], at: str) -> None:
        for channel, value in self._values.items():
            if value.session_id == data["session_id"]:
                self._values[channel] = _Value(channel.role, since=at)
        self._legs = {leg: channel for leg, channel in self._legs.items() if self._values[channel].session_id}

    def _on_health(self, event: WireEvent, data: dict[str, Any], _: str) -> None:
        if any(channel.source_id == data["source_id"] for channel in self._values):
            self._health[data["source_id"]] = event

    def _channel(self, source_id: str, leg_id: str) -> Channel | None:
        """Return the channel of a microphone's leg, whose id ends with its number."""
        number = leg_id.rpartition("-")[2]
        return next((c for c in self._values if c.source_id == source_id and str(c.number) == number), None)


def _state_message(value: _Value) -> bytes:
    return messages.state_message(
        value.state,
        probability=value.probability,
        role=value.role,
        session_id=value.session_id,
        since=value.since,
    )
