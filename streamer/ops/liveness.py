"""Decides whether the daemon still hears: frames count, not that the event loop turns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamer.core.audio import HealthState


@dataclass(slots=True)
class _Source:
    heard_s: float
    state: HealthState = "starting"


class Liveness:
    """Follows live sources; time is an argument, in seconds of any one clock."""

    def __init__(self, *, deaf_s: float) -> None:
        """Call deaf a source that calls itself ``ok`` or ``silent`` and gave nothing for ``deaf_s``."""
        self._deaf_s = deaf_s
        self._sources: dict[str, _Source] = {}

    def heard(self, source_id: str, now_s: float) -> None:
        """Note that something came from a source."""
        source = self._sources.get(source_id)
        if source is None:
            self._sources[source_id] = _Source(now_s)
        else:
            source.heard_s = now_s

    def told(self, source_id: str, state: HealthState, now_s: float) -> None:
        """Note what a source says of itself."""
        self.heard(source_id, now_s)
        self._sources[source_id].state = state

    def well(self, now_s: float) -> bool:
        """Whether every source gives audio: none is lost, none is deaf."""
        return not self.deaf(now_s) and all(source.state in {"ok", "silent"} for source in self._sources.values())

    def deaf(self, now_s: float) -> list[str]:
        """Return the sources that should be giving audio and do not."""
        return [
            source_id
            for source_id, source in self._sources.items()
            if source.state in {"ok", "silent"} and now_s - source.heard_s > self._deaf_s
        ]
