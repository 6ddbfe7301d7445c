"""Figures since the daemon started, for its status line, its log and its metrics."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from streamer.core.counting import count
from streamer.core.events import EmotionEvent, Gap, HealthChanged, Overload
from streamer.ops.event_counts import EventCounts
from streamer.ops.histograms import event_latency, inference_duration
from streamer.ops.stopwatch import STAGES, Stopwatch

if TYPE_CHECKING:
    from collections.abc import Callable

    from prometheus_client import Histogram

    from streamer.core.audio import AudioFrame
    from streamer.core.events import Event


@dataclass(slots=True)
class Stats:
    """Counters, gauges and histograms of one daemon, its worker processes included."""

    audio_s: float = 0.0
    """Seconds of audio received, summed over the legs."""
    events: Counter[str] = field(default_factory=Counter)
    """Published events by class name."""
    counts: EventCounts = field(default_factory=EventCounts)
    lost_audio_ms: int = 0
    lost_events: int = 0
    health: dict[str, str] = field(default_factory=dict)
    """Latest state of each source."""
    hop_factor: float = 1.0
    """Current hop divided by the configured hop."""
    suspended_legs: int = 0
    latency_s: Histogram = field(default_factory=event_latency)
    """From the end of the audio to the publishing of each ``emotion.v1``, in seconds; live audio only."""
    inference_s: Histogram = field(default_factory=inference_duration)
    """Duration of the model call behind each ``emotion.v1`` that has scores, in seconds."""
    stopwatches: dict[str, Stopwatch] = field(default_factory=lambda: {stage: Stopwatch() for stage in STAGES})
    """One for each of `STAGES`."""
    monotonic: Callable[[], float] = time.monotonic
    """Seconds of the clock that stamped ``captured_at``."""

    def count_audio(self, frame: AudioFrame) -> None:
        """Count the audio of a frame."""
        self.count_audio_s(len(frame.samples) / frame.sample_rate)

    def count_audio_s(self, seconds: float) -> None:
        """Count audio that a worker process received."""
        self.audio_s += seconds

    def count_cpu_s(self, stage: str, seconds: float) -> None:
        """Count CPU time that a stage took in a worker process."""
        self.stopwatches[stage].spent_s += seconds

    @property
    def cpu_s(self) -> dict[str, float]:
        """CPU seconds by stage, of each of `STAGES`."""
        return {stage: stopwatch.spent_s for stage, stopwatch in self.stopwatches.items()}

    def count_event(self, event: Event) -> None:
        """Count an event that is being published."""
        self.events[type(event).__name__] += 1
        self.counts.count(event)
        match event:
            case EmotionEvent():
                self._observe(event)
            case Gap():
                self.lost_audio_ms += event.lost_ms
                self.lost_events += event.lost_events
            case HealthChanged():
                self.health[event.source_id] = event.state
            case Overload():
                self.hop_factor = event.hop_ms / event.normal_hop_ms
                self.suspended_legs = event.suspended_legs

    def _observe(self, event: EmotionEvent) -> None:
        if event.captured_at is not None:
            self.latency_s.observe(max(0.0, self.monotonic() - event.captured_at))
        if event.categories:  # without scores the model was not called
            self.inference_s.observe(event.inference_ms / 1000)

    def line(self) -> str:
        """Return the figures as one line of text."""
        health = ", ".join(f"{source} {state}" for source, state in self.health.items()) or "no source"
        return (
            f"{health}; {self.audio_s:.0f} s of audio, {count(self.events['UtteranceStarted'], 'utterance')}, "
            f"{count(self.events['EmotionEvent'], 'emotion event')}; lost {self.lost_audio_ms} ms of audio, "
            f"{count(self.lost_events, 'event')}"
        )
