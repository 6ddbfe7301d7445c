"""The messages that sources send about legs and their audio, and the windows that a model gets.

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
"""Hz; the rate of every leg's clock: sample indices count at this rate, even where the samples are kept at 8 kHz."""
CHUNK_MS = 32
"""VAD gives one probability of speech per chunk of this length."""
VAD_BLOCK_CHUNKS = 2
"""Chunks in one VAD block, the shortest audio that VAD runs on."""
Role = Literal["customer", "agent", "unknown", "mixed"]
EndReason = Literal["hangup", "timeout", "error", "shutdown", "daemon_restart", "node_lost"]
HealthState = Literal["starting", "ok", "silent", "lost", "stopped"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the audio of a leg comes from that was read from a file."""

    file: str
    """Its name as it was given, printable."""
    channel: int | None = None
    """From 1, of a recording."""
    source: str | None = None
    """Address and port of the sender, of a leg in a packet capture: ``192.0.2.1:4000`` or ``[2001:db8::1]:4000``."""
    destination: str | None = None
    ssrc: int | None = None
    """The synchronization source that the leg began with (RFC 3550, section 8)."""


@dataclass(frozen=True, slots=True)
class LegOpened:
    """A leg, one party of a session, starts to deliver audio."""

    source_id: str
    session_id: str
    """``[A-Za-z0-9_-]``, unique; all legs of one conversation share it."""
    leg_id: str
    """``[A-Za-z0-9_-]``, unique within the process."""
    role: Role
    codec: str
    """Name of the encoding in which the source receives it, e.g. ``pcm_s16le``, ``flac``, ``PCMU``."""
    sample_rate: int
    """Hz, of the frames that will follow."""
    opened_at: datetime
    """Wall clock (UTC) of sample 0."""
    stream_id: str = ""
    """For a leg that is one channel of a stream: the id of that stream in control requests; else empty."""
    origin: Origin | None = None
    """None for live audio."""
    call_reference: str | None = None
    """What the operator calls the session, where the source knows it: ``[A-Za-z0-9_-]``, 1 to 64 characters."""


@dataclass(frozen=True, slots=True, eq=False)
class AudioFrame:
    """Consecutive samples of one leg, of any length; a hole between two frames is a jump in ``start``."""

    leg_id: str
    samples: NDArray[np.float32]
    """Shape (n,), mono, -1..1."""
    sample_rate: int
    """Hz."""
    start: int
    """Index of ``samples[0]`` in the leg, at ``sample_rate``."""
    captured_at: float | None = None
    """CLOCK_MONOTONIC seconds when the last sample arrived; None if the audio isn't live."""
    concealed: int = 0
    """Number of samples, from the first on, that packet loss concealment made to fill a hole."""
    is_new_voice: bool = False
    """True if another speaker may speak from here on: earlier audio says nothing about this voice."""

    @property
    def end(self) -> int:
        """Index after the last sample."""
        return self.start + len(self.samples)


@dataclass(frozen=True, slots=True)
class LegClosed:
    """A leg has ended: it delivers no more audio."""

    leg_id: str
    reason: EndReason


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """The state of a source, or the detail about it, has changed."""

    source_id: str
    state: HealthState
    detail: str
    """One line for an operator: which device, what happened, when the next attempt is."""


@dataclass(frozen=True, slots=True)
class SourceAlive:
    """A source works, although it has no audio to deliver."""

    source_id: str


@dataclass(frozen=True, slots=True)
class AudioLost:
    """Audio was lost before the source could deliver it."""

    source_id: str
    leg_ids: tuple[str, ...]
    samples: int
    """Samples lost per leg, as far as known; 0 if the driver does not report a number."""
    sample_rate: int
    occurrences: int
    """Number of losses since the last report."""
    reason: Literal["overflow", "concealed"] = "overflow"
    """``overflow``: lost between the device and the daemon. ``concealed``: lost on the network and concealed."""


@dataclass(frozen=True, slots=True)
class SourcePause:
    """The platform that an open session comes from has paused it, or has ended that: nothing is analysed meanwhile."""

    session_id: str
    is_paused: bool


SourceMessage = LegOpened | AudioFrame | LegClosed | SourceHealth | SourceAlive | AudioLost | SourcePause


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
    """Shape (n_frames, n_mels) for log-mel, (n_samples,) for waveform; always the model's full length."""
    speech_ms: int
    """How much of ``start..end`` the gate classified as speech."""
    concealed_ms: int
    """How much of ``start..end`` is the product of packet loss concealment."""
    dropped_ms: int
    """How much of ``start..end`` was lost and is silence."""
    level_dbfs: float
    """RMS level of ``start..end``; at least -120."""
    captured_at: float | None
    """CLOCK_MONOTONIC seconds when the last sample arrived; None if the audio isn't live."""
    is_final: bool
    """True for the last window of the utterance, whose result stands for the whole utterance."""
    clipped_share: float = 0.0
    """Share of the samples, 0..1, that were at full scale when they came."""
    voice: int = 0
    """Number of times, before this window, that another speaker may have taken over the leg."""


def to_ms(samples: int) -> int:
    """Return the duration of samples of a leg's clock, in milliseconds, rounded down."""
    return samples * 1000 // SAMPLE_RATE
