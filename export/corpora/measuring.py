"""Measures one recording as it lies on disk: its length, its level, what is wrong with it, whether somebody speaks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import soxr

from export.corpora.readers import digest
from export.corpora.recordings import as_heard, read_sound
from streamer.core.audio import SAMPLE_RATE
from streamer.inference.vad import Silero

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

FULL_SCALE = 0.999
"""From here on a sample counts as being at the end of the scale."""
CLIPPED_RUN = 3
"""So many samples at the end of the scale in a row were cut off there; fewer may be a peak."""
LEADING_MS = 100
TELEPHONE_RATE = 8_000
IS_SPEECH = 0.5
"""Silero's probability from which a chunk of 32 ms is speech."""
LEAST_SPEECH_CHUNKS = 3
FLOOR = 1e-6
"""Of levels: -120 dBFS."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one recording is like."""

    seconds: float
    rate_hz: int
    channels: int
    n_samples_heard: int
    """At 16 kHz."""
    peak_dbfs: float
    """0 at most, -120 at least."""
    clipped: float
    """Share of samples, 0..1, that were cut off at the end of the scale."""
    offset: float
    """Mean of all samples, of full scale; the largest of the channels'."""
    leading_offset: float
    """The same of the first 100 ms."""
    has_speech: bool
    file_digest: str
    """Of the bytes."""
    sound_digest: str
    """Of what a network would hear: the same for a recording and its copy in another lossless format."""


class Meter:
    """Measures recordings, with one Silero for all."""

    def __init__(self) -> None:
        self._silero = Silero()

    def measure(self, path: Path) -> Measured:
        """Return what a recording is like. Raises TrainingError where it can't be read."""
        samples, rate = read_sound(path)
        heard = as_heard(samples, rate)
        leading = samples[: rate * LEADING_MS // 1000]
        peak = float(np.abs(samples).max(initial=0.0))
        return Measured(
            seconds=len(samples) / rate,
            rate_hz=rate,
            channels=samples.shape[1],
            n_samples_heard=len(heard),
            peak_dbfs=min(0.0, 20 * float(np.log10(max(peak, FLOOR)))),
            clipped=clipped_share(samples),
            offset=_offset(samples),
            leading_offset=_offset(leading),
            has_speech=self.has_speech(heard, narrow=rate < SAMPLE_RATE),
            file_digest=digest(path),
            sound_digest=_sound_digest(heard),
        )

    def has_speech(self, heard: NDArray[np.float32], *, narrow: bool = False) -> bool:
        """Tell whether Silero hears somebody speak for 96 ms in all in ``heard``, shape (n,), 16 kHz.

        ``narrow``: there is nothing above 4 kHz or little, for which Silero has a better network.
        """
        rate = TELEPHONE_RATE if narrow else SAMPLE_RATE
        samples = soxr.resample(heard, SAMPLE_RATE, rate) if narrow and len(heard) else heard
        leg = self._silero.leg(rate)
        look = leg.block_samples
        padded = np.concatenate([samples, np.zeros(-len(samples) % look, np.float32)])
        n_chunks = 0
        for end in range(look, len(padded) + 1, look):
            (said,) = self._silero.answer([leg.request(padded[:end], 1)])
            n_chunks += sum(probability >= IS_SPEECH for probability in said)
            if n_chunks >= LEAST_SPEECH_CHUNKS:
                return True
        return False


def clipped_share(samples: NDArray[np.float32]) -> float:
    """Return which share of ``samples``, shape (n, channels), -1..1, lies at the end of the scale in runs of three."""
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


def _sound_digest(heard: NDArray[np.float32]) -> str:
    pcm = np.clip(np.rint(heard * 32768.0), -32768, 32767).astype("<i2")
    return hashlib.blake2b(pcm.tobytes(), digest_size=16).hexdigest()
