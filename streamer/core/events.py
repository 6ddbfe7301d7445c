"""The events that are published, one class per event type."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - msgspec reads the annotations when it decodes
from typing import Literal

from streamer.core.audio import (  # noqa: TC001 - msgspec reads the annotations when it decodes
    EndReason,
    HealthState,
    Origin,
    Role,
)
from streamer.core.coaching import Advice, CoachReport

Trigger = Literal["interval", "speech_ended"]
AbstainReason = Literal["no_speech", "music_or_tone", "audio_lost", "too_short", "paused", "low_confidence", "overload"]
Quality = Literal["good", "degraded", "poor"]
GapReason = Literal["overflow", "concealed", "subscriber_slow", "broker_away", "sink_slow", "refused", "resume_expired"]
AlertStatus = Literal["raised", "acknowledged", "cleared"]
AlertKind = Literal["above", "rising", "silence"]
ClearReason = Literal[
    "below",
    "silence",
    "speech",
    "paused",
    "role_changed",
    "not_analysed",
    "session_ended",
    "rule_changed",
    "daemon_restart",
    "node_lost",
]
NO_STATE = "none"
"""The ``state`` of a leg that has none; no model has a label of this name."""


@dataclass(frozen=True, slots=True)
class Category:
    """One label and the probability, 0..1, that the voice expresses it."""

    name: str
    probability: float


@dataclass(frozen=True, slots=True)
class Dimensions:
    """Valence and arousal, -1..1, derived from probabilities of labels."""

    valence: float
    arousal: float


@dataclass(frozen=True, slots=True)
class Audio:
    """The audio that an event describes; times in milliseconds since the leg's sample 0."""

    start_ms: int
    end_ms: int
    speech_ms: int
    concealed_ms: int
    dropped_ms: int
    sample_rate: int
    """Hz, as the source receives it."""
    codec: str
    """Name of the encoding, as in ``LegOpened.codec``."""
    level_dbfs: float
    """RMS level, without a constant offset; at least -120."""
    clipped_share: float
    """Share of the samples, 0..1, that are at full scale."""
    quality: Quality
    """By loss, clipping and level: as in ``dsp.quality``."""


@dataclass(frozen=True, slots=True)
class ModelRef:
    """The model that gave the scores."""

    name: str
    version: str
    sha256: str
    precision: str


@dataclass(frozen=True, slots=True)
class SessionStarted:
    """``session.started.v1``."""

    source_id: str
    session_id: str
    legs: tuple[Leg, ...]
    at: datetime
    call_reference: str | None = None
    """What a control client calls the session, where events may say so."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A leg as events describe it."""

    leg_id: str
    role: Role
    codec: str
    sample_rate: int
    analysed: bool
    """False if the law or the configuration forbids its analysis."""
    origin: Origin | None = None
    """None for live audio."""
    paused: bool = False
    """Whether a control client paused its analysis."""


@dataclass(frozen=True, slots=True)
class SessionChanged:
    """``session.changed.v1``: a reported session has a new leg, or one of its legs a new role, a pause or its end."""

    source_id: str
    session_id: str
    legs: tuple[Leg, ...]
    """All legs of the session, closed ones included."""
    at: datetime
    call_reference: str | None = None
    """As in ``SessionStarted``."""


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """``session.ended.v1``."""

    source_id: str
    session_id: str
    reason: EndReason
    duration_ms: int | None
    """None if unknown, after a crash or where another node tells it."""
    at: datetime
    call_reference: str | None = None
    """As in ``SessionStarted``; None after a crash."""


@dataclass(frozen=True, slots=True)
class UtteranceStarted:
    """``utterance.started.v1``: speech started at ``start_ms``."""

    session_id: str
    leg_id: str
    role: Role
    utterance_id: str
    start_ms: int
    at: datetime


@dataclass(frozen=True, slots=True)
class UtteranceEnded:
    """``utterance.ended.v1``: speech ended; the scores are those of the whole utterance."""

    session_id: str
    leg_id: str
    role: Role
    utterance_id: str
    audio: Audio
    categories: tuple[Category, ...]
    """As in ``EmotionEvent``, like the two that follow."""
    posterior: tuple[Category, ...]
    dimensions: Dimensions | None
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
    """The model's scores, sorted by descending probability, sum 1; empty if the window was not scored."""
    posterior: tuple[Category, ...]
    """What the leg expresses at the end of the audio, given all results so far; sorted and sum as above."""
    dimensions: Dimensions | None
    """Derived from ``posterior``; None where valence and arousal of a label are not known."""
    abstained: bool
    reason: AbstainReason | None
    model: ModelRef
    inference_ms: int
    captured_at: float | None
    at: datetime


@dataclass(frozen=True, slots=True)
class StateChanged:
    """``state.v1``: what the leg expresses, by its posterior and with hysteresis, changed, or has ended."""

    session_id: str
    leg_id: str
    role: Role
    state: str
    """A label, or ``NO_STATE``."""
    probability: float
    """The posterior of ``state``, 0..1; 0 where it is ``NO_STATE``."""
    previous: str | None
    """The ``state`` of the leg's event before; None in its first."""
    since_ms: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Alert:
    """``alert.v1``: a rule of the configuration began to hold, was acknowledged by somebody, or holds no more."""

    session_id: str
    leg_id: str | None
    """None where the rule is about the whole session: silence."""
    role: Role | None
    """Of the leg when the alert was raised; None where there is no leg."""
    alert_id: str
    """The same in all events of one alert."""
    rule: str
    """The rule's name in the configuration."""
    kind: AlertKind
    """What the rule asks for: a probability that stays high, one that rises, or that nobody speaks."""
    labels: tuple[str, ...]
    """Those whose posteriors are added up; empty where the rule asks for silence."""
    threshold: float | None
    """The rule's, 0..1; None where it asks for silence."""
    status: AlertStatus
    probability: float | None
    """Sum of the posteriors of ``labels``, as last heard; None where the rule asks for silence, and after a crash."""
    since_ms: int
    """From when on it held: position in the leg, or in the session where there is no leg."""
    raised_at: datetime
    acknowledged: bool
    acknowledged_by: str | None
    """Who acknowledged it, as far as they said."""
    reason: ClearReason | None
    """Why it was cleared; None before."""
    muted: int
    """Alerts of the rule, in all sessions, that were due and not raised since the rule last raised one before this."""
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
    """``gap.v1``: audio or events were lost."""

    reason: GapReason
    where: str
    """Name of the source or sink that lost them."""
    lost_ms: int
    """Audio lost, as far as known."""
    lost_events: int
    occurrences: int
    """Number of losses that this event sums up."""
    at: datetime
    session_id: str | None = None
    leg_ids: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Overload:
    """``overload.v1``: the hop is longer, legs are suspended, or new ones are refused; or overload has ended."""

    active: bool
    hop_ms: int
    normal_hop_ms: int
    waiting_windows: int
    suspended_legs: int
    """Legs whose analysis is suspended."""
    at: datetime
    load: float = 0.0
    """Share of what the machine can do; above 1 there is more to do than that."""
    refuses_legs: bool = False
    """Whether new legs were refused lately because of the load."""


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """``caught_up.v1``: a subscriber was sent all that came before it; said to who asks for it, nowhere else."""

    at: datetime


Event = (
    SessionStarted
    | SessionChanged
    | SessionEnded
    | UtteranceStarted
    | UtteranceEnded
    | EmotionEvent
    | StateChanged
    | Alert
    | HealthChanged
    | Gap
    | Overload
    | Advice
    | CoachReport
)
