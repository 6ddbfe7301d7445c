"""What one stream of a platform counts since the start: connections, frames, ends. None is of a person or a call."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, get_args

from streamer.access.refusals import STREAM_REFUSALS, StreamRefusal
from streamer.protocol.streams.dialect import was_intended

if TYPE_CHECKING:
    from datetime import datetime

Disconnect = Literal["closed", "lost", "refused", "ended"]
"""How a connection ended: the platform closed it; it broke; something came that the dialect does not have, or nothing;
we closed it, since its session was ended, its token is not valid any more, or the daemon stops."""
DISCONNECTS: Final[tuple[Disconnect, ...]] = get_args(Disconnect)


_BY_US: Final[dict[int, Disconnect]] = {1008: "ended", 1009: "refused"}
"""Codes of RFC 6455, section 7.4.1, with which the daemon ends a connection: a rule was broken, a frame is too long."""


def how_closed(code: int) -> Disconnect:
    """Return how a connection ended that was closed with a code."""
    return "closed" if was_intended(code) else _BY_US.get(code, "lost")


@dataclass(slots=True)
class StreamCounts:
    """Each reason is there from the start: a rate needs a value from before."""

    connections: int = 0
    """That were let in."""
    frames: int = 0
    frame_bytes: int = 0
    """Of the frames that were received; of text its characters."""
    refused: Counter[StreamRefusal] = field(default_factory=lambda: Counter(dict.fromkeys(STREAM_REFUSALS, 0)))
    """Connections that were not let in."""
    disconnects: Counter[Disconnect] = field(default_factory=lambda: Counter(dict.fromkeys(DISCONNECTS, 0)))
    disconnected_at: datetime | None = None
    """When the last connection ended."""

    def take(self, frame: str | bytes) -> None:
        """Count a frame that came."""
        self.frames += 1
        self.frame_bytes += len(frame)

    def disconnect(self, how: Disconnect, at: datetime) -> None:
        """Count the end of a connection."""
        self.disconnects[how] += 1
        self.disconnected_at = at
