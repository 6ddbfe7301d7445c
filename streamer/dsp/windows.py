"""Plans which windows of an utterance the model sees, and cuts its inputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from streamer.dsp.features import LogMel, fill

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from streamer.dsp.ring import Ring


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
        self._next = onset + config.first_samples

    def due(self, position: int, *, stretch: int = 1) -> int | None:
        """Return the end of the next window if audio up to ``position`` completes it, else None.

        ``stretch`` multiplies the hop that follows, when the machine is overloaded.
        """
        if position < self._next:
            return None
        end, self._next = self._next, self._next + self._hop * stretch
        return end


class Cutter(Protocol):
    """Cuts model inputs out of one utterance."""

    def advance(self, ring: Ring, end: int) -> None:
        """Take what is needed of the samples before ``end``, which may be gone from the ring at the next cut."""

    def cut(self, ring: Ring, end: int) -> tuple[NDArray[np.float32], int]:
        """Return the input for the window that ends at ``end``, and the index where it starts.

        ``end`` never lies before the end of an earlier window.
        """


class LogMelCutter:
    """Log-mel frames of one utterance, each computed once, on a grid that begins at its start."""

    def __init__(self, log_mel: LogMel, config: WindowConfig, *, start: int) -> None:
        self._log_mel = log_mel
        self._start = start
        self._length = log_mel.config.n_frames(config.window_samples)
        self._frames = np.empty((0, log_mel.config.n_mels), dtype=np.float32)
        self._first = 0
        """Number, in the utterance, of the first frame that is kept."""

    def cut(self, ring: Ring, end: int) -> tuple[NDArray[np.float32], int]:
        self.advance(ring, end)
        return fill(self._frames, self._length), self._start + self._first * self._log_mel.config.hop_samples

    def advance(self, ring: Ring, end: int) -> None:
        mel = self._log_mel.config
        have = self._first + len(self._frames)
        wanted = mel.n_frames(end - self._start)
        if wanted <= have:
            return
        begin = self._start + have * mel.hop_samples
        frames = np.concatenate([self._frames, self._log_mel(ring.read(begin, end))])
        self._first += max(0, len(frames) - self._length)
        self._frames = frames[-self._length :]


class WaveformCutter:
    """Samples of one utterance."""

    def __init__(self, config: WindowConfig, *, start: int, zero_mean_unit_variance: bool) -> None:
        self._start = start
        self._length = config.window_samples
        self._normalize = zero_mean_unit_variance

    def advance(self, ring: Ring, end: int) -> None:
        """Do nothing: the ring holds a whole window."""

    def cut(self, ring: Ring, end: int) -> tuple[NDArray[np.float32], int]:
        start = max(self._start, end - self._length)
        samples = ring.read(start, end)
        if self._normalize:
            samples = (samples - samples.mean()) / np.sqrt(samples.var() + 1e-7)  # as wav2vec2's feature extractor
        return fill(samples, self._length).astype(np.float32, copy=True), start
