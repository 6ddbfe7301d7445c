"""Plans where the windows of an utterance end, and cuts the model's inputs."""

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
"""Room for frames beyond those of a window, so that frames are seldom moved; also the most computed at once."""

GRID = 16
"""Windows end at multiples of so many samples of the leg's clock from their start, at any rate of the samples."""
GOLDEN = 0.618_033_988_749_895
"""Multiples of the golden ratio are spread evenly over 0..1."""


@dataclass(frozen=True, slots=True)
class WindowConfig:
    """Lengths in samples at the model's rate."""

    window_samples: int
    """The model's input; less audio is repeated to fill it."""
    hop_samples: int
    """From the end of one window to the end of the next."""
    first_samples: int
    """From the onset to the end of the first window."""
    pre_roll_samples: int
    """Audio before the onset that belongs to the utterance."""
    post_roll_samples: int
    """Audio after the end that belongs to the utterance."""
    are_chunks: bool = False
    """Windows lie end to end from the start of the utterance, also in pauses; ``first_samples`` is not used."""


class WindowPlan:
    """The ends of the windows of one utterance."""

    def __init__(self, config: WindowConfig, *, start: int, onset: int, shift: int = 0) -> None:
        """``start``: the first sample of the utterance. ``onset``: the sample index at which speech began.

        ``shift``: by how much earlier all windows end, less than a hop; all but the first one, unless they are chunks.
        """
        self._hop = config.hop_samples
        self._are_chunks = config.are_chunks
        self._shift = 0 if config.are_chunks else shift
        """Of the next window but one."""
        self._last_end: int | None = None
        self._hop_factor = 1.0
        self._spread = self._skipped = start / GRID * GOLDEN % 1
        """0..1, another for each utterance: how much shorter its first lengthened hop is than the next ones, so that
        utterances that began together get their windows at different times."""
        self.next_end = start + self._hop - shift if config.are_chunks else onset + config.first_samples
        """Where the next window ends."""

    def due(self, position: int, *, hop_factor: float = 1.0) -> int | None:
        """Return the end of the next window if audio up to ``position`` completes it, else None.

        ``hop_factor`` multiplies the hop to the window after it, under overload: in quarters. Chunks are left out.
        """
        if position < self.next_end:
            return None
        is_first, end = self._last_end is None, self.next_end
        self._last_end, self._hop_factor = end, hop_factor
        factor = hop_factor - self._spread * (hop_factor - 1) if is_first else hop_factor
        self.next_end = end + self._lengthened(factor) - self._shift
        self._shift = 0
        return end

    def stretch(self, position: int, hop_factor: float) -> None:
        """Let the hop factor change at ``position``: what is left of the present hop becomes longer or shorter with it.

        Windows of legs that are evenly spread in time stay so.
        """
        if hop_factor == self._hop_factor or self._last_end is None:
            return
        before, self._hop_factor = self._hop_factor, hop_factor
        if not self._are_chunks:
            left = max(0, self.next_end - position) * hop_factor / before
            self.next_end = max(position + int(left) // GRID * GRID, self._last_end + self._hop)
        elif hop_factor < before:
            whole = -(-max(1, position - self._last_end) // self._hop)
            self.next_end = min(self.next_end, self._last_end + whole * self._hop)

    def _lengthened(self, hop_factor: float) -> int:
        if not self._are_chunks:
            return self._hop if hop_factor == 1 else int(self._hop * hop_factor) // GRID * GRID
        hops, self._skipped = divmod(self._skipped + hop_factor, 1.0)
        return self._hop * max(1, int(hops))


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """A model input, and the samples in it."""

    inputs: NDArray[np.float32]
    """Shape (n_frames, n_mels) or (n_samples,); a copy that later cuts leave alone."""
    start: int
    """Index of the first sample in it."""
    power: float
    """Mean square of the samples."""


class Cutter(Protocol):
    """Cuts the model inputs of one utterance."""

    def advance(self, ring: Ring, end: int) -> None:
        """Read what later cuts need of the samples before ``end``, which the ring may have lost by then."""

    def cut(self, ring: Ring, end: int) -> Cut:
        """Return the window that ends at ``end``; ends never decrease from cut to cut."""


class LogMelCutter:
    """Cuts log-mel inputs; frames lie on a grid from the start of the utterance, and each is computed once.

    The ring only has to hold the samples since the last ``advance`` or ``cut``, and those of one more frame.
    """

    def __init__(self, log_mel: LogMel, config: WindowConfig, *, start: int) -> None:
        self._log_mel = log_mel
        self._start = start
        self._length = log_mel.config.n_frames(config.window_samples)
        size = self._length + SPARE_FRAMES
        self._frames = np.empty((size, log_mel.config.n_mels), dtype=np.float32)
        self._energies = np.empty(size, dtype=np.float32)
        """Sum of squares of the samples from the start of each frame to the start of the next."""
        self._first = 0
        """Number, in the utterance, of the oldest frame in the buffer."""
        self._next = 0
        """Number of the next frame."""

    def cut(self, ring: Ring, end: int) -> Cut:
        self.advance(ring, end)
        hop = self._log_mel.config.hop_samples
        first = max(0, self._next - self._length)
        kept = slice(first - self._first, self._next - self._first)
        start = self._start + first * hop
        tail = ring.read(self._start + self._next * hop, end) if self._next else ring.read(start, end)
        energy = float(self._energies[kept].sum()) + float(tail @ tail)
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
    """Cuts waveform inputs; the ring has to hold all samples of a window."""

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
            samples = (samples - samples.mean()) / np.sqrt(samples.var() + 1e-7)  # as wav2vec 2.0 does
        inputs = fill(samples, self._length).astype(np.float32, copy=True)
        return Cut(inputs, start, float(kept @ kept) / len(kept))
