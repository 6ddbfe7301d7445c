"""One event of the daemon, a CloudEvent."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from emotion_streamer_client.state import node_of

PREFIX = "org.emotionstreamer."


@dataclass(frozen=True, slots=True)
class Event:
    """An event, of whichever type: those that this package does not know are given as they are."""

    id: str
    type: str
    """Without the prefix, e.g. ``state.v1``; the types are in docs/events.md."""
    source: str
    subject: str | None
    time: datetime
    data: dict[str, Any]
    raw: dict[str, Any]
    """All attributes as they came."""

    @property
    def node(self) -> str:
        """The name of the daemon that it is from (``events.node``)."""
        return node_of(self.raw)


def parse_event(message: str | bytes) -> Event:
    """Return the event in a message. Raises ValueError for what is none."""
    try:
        raw = json.loads(message)
        return Event(
            id=raw["id"],
            type=raw["type"].removeprefix(PREFIX),
            source=raw["source"],
            subject=raw.get("subject"),
            time=datetime.fromisoformat(raw["time"]),
            data=raw.get("data") or {},
            raw=raw,
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"expected a CloudEvent, got {str(message)[:80]!r}: {error!r}") from None
