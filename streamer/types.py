"""The values that pass between the rooms of the daemon.

Time is a sample index of the leg; ranges are half-open ``start, end``. Wall clock appears once, in
``LegOpened.opened_at``; ``AudioFrame.captured_at`` is monotonic and serves latency figures only.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - msgspec reads the annotation when it decodes an OpenSession
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAMPLE_RATE = 16_000
"""Hz; the rate of a leg's clock: sample indices inside the daemon count it, whatever rate the samples are kept at."""
CHUNK_MS = 32
"""What gets one probability of speech."""
LOOK_CHUNKS = 2
"""So many chunks are looked at together."""

Role = Literal["customer", "agent", "unknown", "mixed"]
EndReason = Literal["hangup", "timeout", "error", "shutdown", "daemon_restart"]
Trigger = Literal["interval", "speech_ended"]
AbstainReason = Literal["no_speech", "music_or_tone", "audio_lost", "paused", "low_confidence", "overload"]
HealthState = Literal["starting", "ok", "silent", "lost", "stopped"]
GapReason = Literal["overflow", "concealed", "subscriber_slow", "broker_away", "sink_slow"]


# -- from a source ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LegOpened:
    """One party of a session can be heard from now on."""

    source_id: str
    session_id: str
    """``[A-Za-z0-9_-]``, unique; all legs of one conversation share it."""
    leg_id: str
    """``[A-Za-z0-9_-]``, unique within the process."""
    role: Role
    codec: str
    """Name of the encoding as it came, e.g. ``pcm_s16le``, ``flac``, ``PCMU``."""
    sample_rate: int
    """Hz, of the frames that will follow."""
    opened_at: datetime
    """Wall clock (UTC) of sample 0: the one place where wall clock enters."""
    stream_id: str = ""
    """Of a leg that is one channel of several: the id that their stream was asked for by; else empty."""


@dataclass(frozen=True, slots=True, eq=False)
class AudioFrame:
    """A chunk of one leg, any length; a hole is a jump in ``start``."""

    leg_id: str
    samples: NDArray[np.float32]
    """Shape (n,), mono, -1..1."""
    sample_rate: int
    """Hz."""
    start: int
    """Index of ``samples[0]`` in the leg, at ``sample_rate``."""
    captured_at: float | None = None
    """CLOCK_MONOTONIC seconds when the last sample arrived; None where audio isn't live."""
    concealed: int = 0
    """How many of the samples, from the first on, were made up to fill a hole."""
    is_new_voice: bool = False
    """True where somebody else may be speaking from here on: what was heard before tells nothing about it."""

    @property
    def end(self) -> int:
        """Index after the last sample."""
        return self.start + len(self.samples)


@dataclass(frozen=True, slots=True)
class LegClosed:
    """Nothing more comes from this leg."""

    leg_id: str
    reason: EndReason


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """A source's state changed, or its figures."""

    source_id: str
    state: HealthState
    detail: str
    """One line for a person: which device, what happened, when the next attempt is."""


@dataclass(frozen=True, slots=True)
class SourceAlive:
    """A source that has nothing to say listens still."""

    source_id: str


@dataclass(frozen=True, slots=True)
class AudioLost:
    """Audio of a source was lost before it reached us."""

    source_id: str
    leg_ids: tuple[str, ...]
    samples: int
    """How many, a leg, as far as known; 0 where the driver doesn't say."""
    sample_rate: int
    occurrences: int
    """How often since it was last told."""
    reason: Literal["overflow", "concealed"] = "overflow"
    """Whether it was lost between a device and us, or on its way here and then filled."""


@dataclass(frozen=True, slots=True)
class RtpTotals:
    """What came over RTP since the start."""

    open_legs: int = 0
    packets: int = 0
    lost: int = 0
    """On their way here."""
    kernel_drops: int = 0
    """Lost by this machine, which did not read them in time."""
    jitter_ms: float = 0.0
    """The largest of the open legs."""
    dropped: Mapping[str, int] = field(default_factory=dict)
    """Packets that belong to no leg, by the reason why they were dropped."""


SourceMessage = LegOpened | AudioFrame | LegClosed | SourceHealth | SourceAlive | AudioLost


# -- between the analyzer and the model ------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """One model input, cut from one utterance of one leg."""

    leg_id: str
    utterance_id: str
    start: int
    """Index at the model's rate of the first sample in the input."""
    end: int
    """Index at the model's rate after the last sample in the input."""
    inputs: NDArray[np.float32]
    """Shape (frames, n_mels) for log-mel, (samples,) for waveform; always the model's full length."""
    speech_ms: int
    """How much of ``start..end`` the gate called speech."""
    concealed_ms: int
    dropped_ms: int
    level_dbfs: float
    """RMS level of ``start..end``; at least -120."""
    captured_at: float | None
    """When the last sample arrived, CLOCK_MONOTONIC seconds; None where audio isn't live."""
    is_final: bool
    """True for the one window at the end of the utterance."""
    voice: int = 0
    """Counts the times that somebody else may have begun to speak on the leg."""


# -- events ----------------------------------------------------------------------------------------


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
class OpenSession:
    """What is remembered of a session so that its end is told even after a crash."""

    source_id: str
    session_id: str
    started_at: datetime


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
    resting_legs: int
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


# -- between the analyzer and the voice activity ---------------------------------------------------


@dataclass(slots=True, eq=False)
class Question:
    """What a leg asks the second stage of voice activity; those of many legs are answered together."""

    rate: int
    """Hz, of the samples."""
    place: int
    """Where the second stage remembers the leg."""
    samples: NDArray[np.float32]
    """Shape (n,): the chunks of some looks, and the end of the chunk before them."""


Listening = Generator[Question, Sequence[float], Sequence[float]]
"""Yields questions, is sent the probabilities of speech in the chunks that each is about, returns those of a look."""


class VoiceActivity(Protocol):
    """Speech detector of one leg; it keeps state from chunk to chunk."""

    history_samples: int
    """How many samples, at the rate that is kept, it wants to see of what was before the looks."""

    def listen(self, recent: NDArray[np.float32], n_looks: int) -> Listening:
        """Return the probability of speech, 0..1, in each chunk of the looks at the end of ``recent``.

        ``recent``: shape (n,), ``history_samples`` and the looks; fewer where there are no more before them.
        """

    def reset(self) -> None:
        """Forget what was heard."""
