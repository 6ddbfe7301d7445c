"""Tells loss from silence on one track, by the platform's timestamps and the numbers of its messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.protocol.streams.dialect import Lost, Silence

if TYPE_CHECKING:
    from streamer.protocol.streams.media_messages import MediaChunk

JITTER_MS = 100
"""Platforms stamp audio when it arrives: the clock is believed where it is ahead by more than this."""
LOSS_MS = 15
"""The same where messages are missing: less than one packet of 20 ms."""
MAX_JUMP_MS = 3_600_000
"""A clock that jumps by more has been set anew."""


class MediaClock:
    """The time line of one track."""

    def __init__(self, leg: str) -> None:
        self._leg = leg
        self._origin_ms: int | None = None
        self._position_ms = 0.0

    def before(self, chunk: MediaChunk, *, is_after_hole: bool) -> Lost | Silence | None:
        """Return what is missing before a chunk; ``is_after_hole``: whether messages before it never came."""
        if chunk.timestamp_ms is None:
            return None
        if self._origin_ms is None:
            self._origin_ms = chunk.timestamp_ms
        ahead_ms = chunk.timestamp_ms - self._origin_ms - self._position_ms
        if abs(ahead_ms) > MAX_JUMP_MS:
            self._origin_ms = chunk.timestamp_ms - round(self._position_ms)
            return None
        if ahead_ms <= (LOSS_MS if is_after_hole else JITTER_MS):
            return None
        self._position_ms += ahead_ms
        return Lost(self._leg, ahead_ms) if is_after_hole else Silence(self._leg, ahead_ms)

    def advance(self, duration_ms: float) -> None:
        """Note that audio of this length was heard."""
        self._position_ms += duration_ms
