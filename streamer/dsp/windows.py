"""Plans which windows of an utterance the model sees, and cuts its inputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from streamer.core.audio import SAMPLE_RATE
from streamer.dsp.features import fill
from streamer.dsp.resample import resample

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from streamer.dsp.features import LogMel
    from streamer.dsp.ring import Ring

SPARE_FRAMES = 60
"""Frames that are kept beyond those of a window, so that they are seldom moved; more are never computed at once."""


@dataclass(frozen=True, slots=True)
class WindowConfig:
    """All in samples at the model's rate."""

    window_samples: int
    """What the model sees at most; shorter stretches are filled by repetition."""
    hop_samples: int
    first_samples: int
    """So much audio after the onset gives the first window."""
    pre_roll_samples: int
    """Audio before the onset that belongs to the utterance."""
    post_roll_samples: int
    """Audio after the end that belongs to the utterance."""


class WindowPlan:
    """Says when the windows of one utterance end."""

    def __init__(self, config: WindowConfig, *, onset: int) -> None:
        """``onset``: the sample index at which speech began."""
        self._hop = config.hop_samples
        self.next_end = onset + config.first_samples
        """Where the next window ends."""

    def due(self, position: int, *, stretch: int = 1) -> int | None:
        """Return the end of the next window if audio up to ``position`` completes it, else None.

        ``stretch`` multiplies the hop that follows, when the machine is overloaded.
        """
        if position < self.next_end:
            return None
        end, self.next_end = self.next_end, self.next_end + self._hop * stretch
        return end


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """A model input, and which samples are in it."""

    inputs: NDArray[np.float32]
    """Of its own: nobody else writes into it."""
    start: int
    """Index of the first sample in it."""
    power: float
    """Mean square of the samples."""


class Cutter(Protocol):
    """Cuts model inputs out of one utterance."""

    def advance(self, ring: Ring, end: int) -> None:
        """Take what is needed of the samples before ``end``, which may be gone from the ring at the next cut."""

    def cut(self, ring: Ring, end: int) -> Cut:
        """Return the window that ends at ``end``, which never lies before the end of an earlier window."""


class LogMelCutter:
    """Log-mel frames of one utterance, each computed once, on a grid that begins at its start.

    Of the samples only the newest have to be in the ring.
    """

    def __init__(self, log_mel: LogMel, config: WindowConfig, *, start: int) -> None:
        self._log_mel = log_mel
        self._start = start
        self._length = log_mel.config.n_frames(config.window_samples)
        size = self._length + SPARE_FRAMES
        self._frames = np.empty((size, log_mel.config.n_mels), dtype=np.float32)
        self._energies = np.empty(size, dtype=np.float32)
        """Sum of squares of the samples from the beginning of each frame to that of the next."""
        self._first = 0
        """Number, in the utterance, of the first frame that is kept."""
        self._next = 0
        """Number of the next frame."""

    def cut(self, ring: Ring, end: int) -> Cut:
        self.advance(ring, end)
        hop = self._log_mel.config.hop_samples
        first = max(0, self._next - self._length)
        kept = slice(first - self._first, self._next - self._first)
        start = self._start + first * hop
        rest = ring.read(self._start + self._next * hop, end) if self._next else ring.read(start, end)
        energy = float(self._energies[kept].sum()) + float(rest @ rest)
        inputs = fill(self._frames[kept], self._length)
        return Cut(inputs.copy(), start, energy * ring.spacing / (end - start))

    def advance(self, ring: Ring, end: int) -> None:
        hop = self._log_mel.config.hop_samples
        wanted = self._log_mel.config.n_frames(end - self._start)
        while self._next < wanted:
            n_new = min(SPARE_FRAMES, wanted - self._next)
            begin = self._start + self._next * hop
            samples = ring.read(begin, begin + self._log_mel.config.n_samples(n_new))
            self._add(self._log_mel(samples), samples)

    def _add(self, frames: NDArray[np.float32], samples: NDArray[np.float32]) -> None:
        n_new, filled = len(frames), self._next - self._first
        if filled + n_new > len(self._frames):
            kept = self._length
            self._frames[:kept] = self._frames[filled - kept : filled]
            self._energies[:kept] = self._energies[filled - kept : filled]
            self._first, filled = self._next - kept, kept
        hops = samples[: n_new * self._log_mel.hop_samples].reshape(n_new, -1)
        self._frames[filled : filled + n_new] = frames
        np.einsum("ij,ij->i", hops, hops, out=self._energies[filled : filled + n_new])
        self._next += n_new


class WaveformCutter:
    """Samples of one utterance; all of a window have to be in the ring."""

    def __init__(self, config: WindowConfig, *, start: int, zero_mean_unit_variance: bool) -> None:
        self._start = start
        self._length = config.window_samples
        self._normalize = zero_mean_unit_variance

    def advance(self, ring: Ring, end: int) -> None:
        """Do nothing: the ring holds a whole window."""

    def cut(self, ring: Ring, end: int) -> Cut:
        start = max(self._start, end - self._length)
        kept = ring.read(start, end)
        samples = resample(kept, SAMPLE_RATE // ring.spacing, SAMPLE_RATE)
        if self._normalize:
            samples = (samples - samples.mean()) / np.sqrt(samples.var() + 1e-7)  # as wav2vec2's feature extractor
        inputs = fill(samples, self._length).astype(np.float32, copy=True)
        return Cut(inputs, start, float(kept @ kept) / len(kept))
