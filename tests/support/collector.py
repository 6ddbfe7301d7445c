"""A sink that keeps its events."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from streamer.protocol.cloudevents import WireEvent


class Collector:
    """Collects events as JSON objects."""

    name = "collector"
    lost = 0

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []
        self._changed = asyncio.Event()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        pass

    def publish(self, event: WireEvent) -> None:
        self.events.append(json.loads(event.payload))
        self._changed.set()

    async def run(self) -> None:
        pass

    async def flush(self) -> None:
        pass

    async def until(self, enough: Callable[[list[dict[str, Any]]], bool]) -> None:
        """Return as soon as ``enough`` accepts the events."""
        async with asyncio.timeout(150):
            while not enough(self.events):
                self._changed.clear()
                await self._changed.wait()

    def reproducible(self) -> list[dict[str, Any]]:
        """Return the events without what differs between runs: ids and durations."""
        return [reproducible(event) for event in self.events]


def reproducible(event: dict[str, Any]) -> dict[str, Any]:
    """Return the event without what differs between runs: its id and durations."""
    data = {key: value for key, value in event["data"].items() if key != "latency_ms"}
    return {"type": event["type"], "time": event["time"], "data": data}
