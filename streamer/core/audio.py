"""What sources say of legs and their audio, and the windows that a model is given.

Time is a sample index of the leg; ranges are half-open ``start, end``. Wall clock appears once, in
``LegOpened.opened_at``; ``AudioFrame.captured_at`` is monotonic and serves latency figures only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    import numpy as np
    from numpy.typing import NDArray

SAMPLE_RATE = 16_000
"""Hz; the rate of a leg's clock: sample indices inside the daemon count it, whatever rate the samples are kept at."""
CHUNK_MS = 32
"""What gets one probability of speech."""
VAD_BLOCK_CHUNKS = 2
"""So many chunks are looked at together."""
Role = Literal["customer", "agent", "unknown", "mixed"]
EndReason = Literal["hangup", "timeout", "error", "shutdown", "daemon_restart"]
HealthState = Literal["starting", "ok", "silent", "lost", "stopped"]


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


SourceMessage = LegOpened | AudioFrame | LegClosed | SourceHealth | SourceAlive | AudioLost


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
