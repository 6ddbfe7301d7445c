"""States go back to the platforms that want them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from streamer.app.platform_feedback import PlatformFeedback
from streamer.protocol.cloudevents import WireEvent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamer.sources.streams.source import StreamsSource

DATA = {"leg_id": "b-1", "role": "customer", "state": "sad", "previous": "none", "probability": 0.8, "since_ms": 4}


class Told:
    """A source that keeps what its platform would be told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, Mapping[str, Any]]] = []

    def tell(self, leg_id: str, data: Mapping[str, Any]) -> None:
        self.told.append((leg_id, data))


def event(kind: str, source_id: str | None) -> WireEvent:
    payload = json.dumps({"data": DATA}).encode()
    return WireEvent("1", kind, "topic", retained=False, key=None, ends=None, payload=payload, source_id=source_id)


async def test_only_states_of_their_own_legs_go_back_to_platforms() -> None:
    source = Told()
    sink = PlatformFeedback({"genesys": cast("StreamsSource", source)}, {"b-1": "a-1"}.__getitem__)
    async with sink:
        for kind, source_id in (
            ("state.v1", "genesys"),
            ("emotion.v1", "genesys"),
            ("state.v1", "rtp"),
            ("state.v1", None),
        ):
            sink.publish(event(kind, source_id))
        await sink.flush()
    await sink.run()
    assert source.told == [("a-1", {"state": "sad", "previous": "none", "probability": 0.8})]
    assert sink.lost == 0
