"""A sink that tells platforms the states of the voices that they stream, where the configuration wants that."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Self

    from streamer.protocol.cloudevents import WireEvent
    from streamer.sources.streams.source import StreamsSource

TOLD = ("state", "previous", "probability")
"""Members of ``state.v1`` that go back."""


class PlatformFeedback:
    """Hands states over to the sources whose platforms take them."""

    name = "platforms"
    lost = 0
    """None that anybody waits for: who is not connected any more needs no state."""

    def __init__(self, sources: Mapping[str, StreamsSource], source_leg: Callable[[str], str]) -> None:
        """Take the sources by their ids. ``source_leg`` returns what its source calls a leg."""
        self._sources = sources
        self._source_leg = source_leg
        self._closed = asyncio.Event()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        self._closed.set()

    def publish(self, event: WireEvent) -> None:
        """Hand a state over."""
        source = self._sources.get(event.source_id or "") if event.type == "state.v1" else None
        if source is not None:
            data = json.loads(event.payload)["data"]
            source.tell(self._source_leg(data["leg_id"]), {name: data[name] for name in TOLD})

    async def run(self) -> None:
        """Wait for the end: there is no work in the background."""
        await self._closed.wait()

    async def flush(self) -> None:
        """Return at once: nothing waits."""
