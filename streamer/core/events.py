"""What subscribers are told: one class an event type."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - msgspec reads the annotations when it decodes
from typing import Literal

from streamer.core.audio import EndReason, HealthState, Role  # noqa: TC001 - msgspec reads the annotations when it decodes

Trigger = Literal["interval", "speech_ended"]
AbstainReason = Literal["no_speech", "music_or_tone", "audio_lost", "paused", "low_confidence", "overload"]
GapReason = Literal["overflow", "concealed", "subscriber_slow", "broker_away", "sink_slow"]


@dataclass(frozen=True, slots=True)
class Category:
    """One label and the probability that the voice expresses it."""

    name: str
    probability: float


@dataclass(frozen=True, slots=True)
class Audio:
    """Which audio a statement is about; milliseconds since the leg's sample 0."""

    start_ms: int
    end_ms: int
    speech_ms: int
    concealed_ms: int
    dropped_ms: int
    sample_rate: int
    """Hz, as it came."""
    codec: str
    level_dbfs: float
    quality: Literal["good", "degraded", "poor"]


@dataclass(frozen=True, slots=True)
class ModelRef:
    """Which model spoke."""

    name: str
    version: str
    sha256: str
    precision: str


@dataclass(frozen=True, slots=True)
class Latency:
    """Integer milliseconds; None where audio isn't live."""

    audio_end_to_publish: int | None
    inference: int


@dataclass(frozen=True, slots=True)
class SessionStarted:
    """``session.started.v1``."""

    source_id: str
    session_id: str
    legs: tuple[Leg, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Leg:
    """A leg as subscribers see it."""

    leg_id: str
    role: Role
    codec: str
    sample_rate: int
    analysed: bool
    """False where the law or the configuration forbids to analyse it."""


@dataclass(frozen=True, slots=True)
class SessionChanged:
    """``session.changed.v1``: a session that was told has another leg, or a leg another role."""

    source_id: str
    session_id: str
    legs: tuple[Leg, ...]
    """All of them, those that have closed too."""
    at: datetime


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """``session.ended.v1``."""

    source_id: str
    session_id: str
    reason: EndReason
    duration_ms: int | None
    """None where nobody knows, after a crash."""
    at: datetime


@dataclass(frozen=True, slots=True)
class UtteranceStarted:
    """``utterance.started.v1``: somebody began to speak at ``start_ms``."""

    session_id: str
    leg_id: str
    role: Role
    utterance_id: str
    start_ms: int
    at: datetime


@dataclass(frozen=True, slots=True)
class UtteranceEnded:
    """``utterance.ended.v1``: the speech is over; the scores are those of the whole utterance."""

    session_id: str
    leg_id: str
    role: Role
    utterance_id: str
    audio: Audio
    categories: tuple[Category, ...]
    abstained: bool
    reason: AbstainReason | None
    model: ModelRef
    at: datetime


@dataclass(frozen=True, slots=True)
class EmotionEvent:
    """``emotion.v1``: what the voice expresses in the last window, or in the whole utterance."""

    session_id: str
    leg_id: str
    role: Role
    utterance_id: str
    trigger: Trigger
    audio: Audio
    categories: tuple[Category, ...]
    """Sorted by falling probability, sum 1."""
    abstained: bool
    reason: AbstainReason | None
    model: ModelRef
    inference_ms: int
    captured_at: float | None
    at: datetime


@dataclass(frozen=True, slots=True)
class StateChanged:
    """``state.v1``: the leg's committed emotion changed, after smoothing and hysteresis."""

    session_id: str
    leg_id: str
    role: Role
    state: str
    probability: float
    """The smoothed probability of ``state``."""
    previous: str | None
    since_ms: int
    at: datetime


@dataclass(frozen=True, slots=True)
class HealthChanged:
    """``source.health.v1``."""

    source_id: str
    state: HealthState
    detail: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Gap:
    """``gap.v1``: audio or events were lost; how much, where and why."""

    reason: GapReason
    where: str
    """The source, or the sink."""
    lost_ms: int
    """Audio lost, where known."""
    lost_events: int
    occurrences: int
    at: datetime
    session_id: str | None = None
    leg_ids: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Overload:
    """``overload.v1``: the hop was lengthened, or legs rest, so that latency stays bounded; or that is over."""

    active: bool
    hop_ms: int
    normal_hop_ms: int
    waiting_windows: int
    suspended_legs: int
    """Legs that are not heard for a while."""
    at: datetime


Event = (
    SessionStarted
    | SessionChanged
    | SessionEnded
    | UtteranceStarted
    | UtteranceEnded
    | EmotionEvent
    | StateChanged
    | HealthChanged
    | Gap
    | Overload
)
