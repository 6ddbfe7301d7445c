"""Measures one recording: its length, its level, its defects, and whether it has speech."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import soxr

from export.corpora.readers import digest
from export.corpora.recordings import read_sound, to_16k_mono
from streamer.core.audio import SAMPLE_RATE
from streamer.inference.vad import Silero

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

FULL_SCALE = 0.999
"""A sample from this level on is at full scale."""
CLIPPED_RUN = 3
"""This many samples at full scale in a row are clipped; fewer may be a peak."""
LEADING_MS = 100
TELEPHONE_RATE = 8_000
IS_SPEECH = 0.5
"""Silero's probability from which a chunk of 32 ms is speech."""
LEAST_SPEECH_CHUNKS = 3
FLOOR = 1e-6
"""Of levels: -120 dBFS."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The measurements of one recording."""

    seconds: float
    rate_hz: int
    channels: int
    n_samples_16k: int
    """At 16 kHz."""
    peak_dbfs: float
    """0 at most, -120 at least."""
    clipped: float
    """Share of clipped samples, 0..1."""
    offset: float
    """Mean of all samples, relative to full scale; the largest of the channels'."""
    leading_offset: float
    """The same of the first 100 ms."""
    has_speech: bool
    file_digest: str
    """Of the bytes."""
    sound_digest: str
    """Of the network's input: the same for a recording and its copy in another lossless format."""


class Meter:
    """Measures recordings, with one Silero for all."""

    def __init__(self) -> None:
        self._silero = Silero()

    def measure(self, path: Path) -> Measured:
        """Return the measurements of a recording. Raises TrainingError where it can't be read."""
        samples, rate = read_sound(path)
        mono = to_16k_mono(samples, rate)
        leading = samples[: rate * LEADING_MS // 1000]
        peak = float(np.abs(samples).max(initial=0.0))
        return Measured(
            seconds=len(samples) / rate,
            rate_hz=rate,
            channels=samples.shape[1],
            n_samples_16k=len(mono),
            peak_dbfs=min(0.0, 20 * float(np.log10(max(peak, FLOOR)))),
            clipped=clipped_share(samples),
            offset=_offset(samples),
            leading_offset=_offset(leading),
            has_speech=self.has_speech(mono, narrow=rate < SAMPLE_RATE),
            file_digest=digest(path),
            sound_digest=_sound_digest(mono),
        )

    def has_speech(self, mono: NDArray[np.float32], *, narrow: bool = False) -> bool:
        """Tell whether Silero finds 96 ms of speech in all in ``mono``, shape (n,), 16 kHz.

        ``narrow``: there is little or nothing above 4 kHz, for which Silero has another network.
        """
        rate = TELEPHONE_RATE if narrow else SAMPLE_RATE
        samples = soxr.resample(mono, SAMPLE_RATE, rate) if narrow and len(mono) else mono
        leg = self._silero.leg(rate)
        block = leg.block_samples
        padded = np.concatenate([samples, np.zeros(-len(samples) % block, np.float32)])
        n_chunks = 0
        for end in range(block, len(padded) + 1, block):
            (probabilities,) = self._silero.answer([leg.request(padded[:end], 1)])
            n_chunks += sum(probability >= IS_SPEECH for probability in probabilities)
            if n_chunks >= LEAST_SPEECH_CHUNKS:
                return True
        return False


def clipped_share(samples: NDArray[np.float32]) -> float:
    """Return which share of ``samples``, shape (n, channels), -1..1, is at full scale in runs of three."""
    if len(samples) < CLIPPED_RUN:
        return 0.0
    at_end = np.abs(samples) >= FULL_SCALE
    if not at_end.any():
        return 0.0
    windows = np.lib.stride_tricks.sliding_window_view(at_end, CLIPPED_RUN, axis=0)
    runs = np.asarray(windows.all(axis=-1))  # where each begins
    inside = np.zeros_like(at_end)
    for shift in range(CLIPPED_RUN):
        inside[shift : shift + len(runs)] |= runs
    return float(inside.mean())


def _offset(samples: NDArray[np.float32]) -> float:
    return float(np.abs(samples.mean(axis=0, dtype=np.float64)).max()) if len(samples) else 0.0


def _sound_digest(mono: NDArray[np.float32]) -> str:
    pcm = np.clip(np.rint(mono * 32768.0), -32768, 32767).astype("<i2")
    return hashlib.blake2b(pcm.tobytes(), digest_size=16).hexdigest()
