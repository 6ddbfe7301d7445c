"""Cuts an utterance into chunks of one length, each with a mask of the frames in which somebody speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from streamer.core.audio import SAMPLE_RATE
from streamer.dsp.resample import resample
from streamer.dsp.windows import Cut

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from streamer.dsp.ring import Ring

    IsSpeech = Callable[[NDArray[np.int64]], NDArray[np.bool_]]
    """Returns whether somebody speaks at sample indices, shape (n,)."""

CONTEXT_SAMPLES = 400
"""Audio before a chunk that resampling reads, on the leg's clock: 25 ms, longer than the filter of soxr."""


@dataclass(frozen=True, slots=True)
class ChunkConfig:
    """Lengths in samples at the model's rate."""

    chunk_samples: int
    frame_samples: int
    """Of one frame of the mask; a chunk is a whole number of them."""

    @property
    def n_frames(self) -> int:
        return self.chunk_samples // self.frame_samples


class ChunkCutter:
    """Cuts chunks that lie end to end from the start of the utterance, so they don't depend on how audio arrives.

    The inputs are the samples at 16 kHz, then the mask: 1 where somebody speaks at the centre of the frame. A chunk
    that ends early has zeros in both. No sample is in two chunks.
    """

    def __init__(self, config: ChunkConfig, *, start: int, is_speech: IsSpeech) -> None:
        self._config = config
        self._is_speech = is_speech
        self._done = start
        """Where the last chunk ended."""

    def advance(self, ring: Ring, end: int) -> None:
        """Do nothing: the ring holds a whole chunk, and the context before it."""

    def cut(self, ring: Ring, end: int) -> Cut:
        config = self._config
        start = max(self._done, end - config.chunk_samples)
        self._done = end
        samples = _read(ring, start, end)
        inputs = np.zeros(config.chunk_samples + config.n_frames, dtype=np.float32)
        inputs[: len(samples)] = samples
        centres = start + config.frame_samples // 2 + np.arange(config.n_frames) * config.frame_samples
        inputs[config.chunk_samples :] = self._is_speech(centres) & (centres < end)
        return Cut(inputs, start, float(samples @ samples) / max(1, len(samples)))


def _read(ring: Ring, start: int, end: int) -> NDArray[np.float32]:
    """Return the samples ``start..end`` at 16 kHz."""
    if ring.spacing == 1:
        return ring.read(start, end)
    before = max(ring.start, start - CONTEXT_SAMPLES)
    return resample(ring.read(before, end), SAMPLE_RATE // ring.spacing, SAMPLE_RATE)[start - before :]
