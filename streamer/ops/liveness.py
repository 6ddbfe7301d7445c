"""Whether the sources deliver audio: health and the systemd watchdog follow frames, not the event loop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamer.core.audio import HealthState


@dataclass(slots=True)
class _Source:
    audio_at_s: float
    state: HealthState = "starting"
    detail: str = ""


class Liveness:
    """The last audio and the last state of each live source. Times are in seconds of one clock, given by the caller."""

    def __init__(self, *, stall_s: float) -> None:
        """``stall_s``: how long a source whose state is ``ok`` or ``silent`` may deliver no audio."""
        self._stall_s = stall_s
        self._sources: dict[str, _Source] = {}

    def on_audio(self, source_id: str, now_s: float) -> None:
        """Record that a source delivered audio."""
        source = self._sources.get(source_id)
        if source is None:
            self._sources[source_id] = _Source(now_s)
        else:
            source.audio_at_s = now_s

    def expect(self, source_id: str, now_s: float) -> None:
        """Take note of a source that has not reported anything yet."""
        self.on_audio(source_id, now_s)

    def on_state(self, source_id: str, state: HealthState, now_s: float, detail: str = "") -> None:
        """Record the state that a source reports, and why; the time allowed without audio starts again."""
        self.on_audio(source_id, now_s)
        source = self._sources[source_id]
        source.state, source.detail = state, detail

    def is_healthy(self, now_s: float) -> bool:
        """Return whether every source is ``ok`` or ``silent`` and none has stalled."""
        return not any(self.problems(now_s).values())

    def problems(self, now_s: float) -> dict[str, str]:
        """Return why each source gives no audio, in words, by its id; empty where it does."""
        stalled = self.stalled(now_s)
        return {
            source_id: f"reports {source.state} but delivers no audio" if source_id in stalled else _problem(source)
            for source_id, source in self._sources.items()
        }

    def stalled(self, now_s: float) -> list[str]:
        """Return the sources that report ``ok`` or ``silent`` but deliver no audio."""
        return [
            source_id
            for source_id, source in self._sources.items()
            if source.state in {"ok", "silent"} and now_s - source.audio_at_s > self._stall_s
        ]


def _problem(source: _Source) -> str:
    if source.state in {"ok", "silent"}:
        return ""
    return f"{source.state}: {source.detail}" if source.detail else source.state
