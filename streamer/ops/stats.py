"""Counts what the daemon did, for its status line and its log."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from streamer.core.events import Gap, HealthChanged
from streamer.ops.stopwatch import STAGES, Stopwatch

if TYPE_CHECKING:
    from streamer.core.audio import AudioFrame
    from streamer.core.events import Event
    from streamer.inference.shadow import Shadow


@dataclass(slots=True)
class Stats:
    """Figures since the start."""

    audio_s: float = 0.0
    """Seconds of audio taken, summed over the legs."""
    events: Counter[str] = field(default_factory=Counter)
    """By type name."""
    lost_audio_ms: int = 0
    lost_events: int = 0
    health: dict[str, str] = field(default_factory=dict)
    """Newest state of each source."""
    stopwatches: dict[str, Stopwatch] = field(default_factory=lambda: {stage: Stopwatch() for stage in STAGES})
    """Of each of `STAGES`."""
    shadow: Shadow | None = None
    """The model that runs beside the other, where there is one."""

    def count_audio(self, frame: AudioFrame) -> None:
        """Take a frame."""
        self.count_audio_s(len(frame.samples) / frame.sample_rate)

    def count_audio_s(self, seconds: float) -> None:
        """Take audio that was heard elsewhere."""
        self.audio_s += seconds

    def count_cpu_s(self, stage: str, seconds: float) -> None:
        """Take what a stage took elsewhere."""
        self.stopwatches[stage].spent_s += seconds

    @property
    def cpu_s(self) -> dict[str, float]:
        """CPU seconds that each of `STAGES` took."""
        return {stage: stopwatch.spent_s for stage, stopwatch in self.stopwatches.items()}

    def count_event(self, event: Event) -> None:
        """Take an event that is published."""
        self.events[type(event).__name__] += 1
        if isinstance(event, Gap):
            self.lost_audio_ms += event.lost_ms
            self.lost_events += event.lost_events
        if isinstance(event, HealthChanged):
            self.health[event.source_id] = event.state

    def line(self) -> str:
        """Return one line for a person."""
        health = ", ".join(f"{source} {state}" for source, state in self.health.items()) or "no source"
        shadow = f"; {self.shadow.line()}" if self.shadow else ""
        return (
            f"{health}; {self.audio_s:.0f} s heard, {self.events['UtteranceStarted']} utterances, "
            f"{self.events['EmotionEvent']} emotion events; lost {self.lost_audio_ms} ms of audio, "
            f"{self.lost_events} events{shadow}"
        )
