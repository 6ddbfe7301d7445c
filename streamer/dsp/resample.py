"""Streaming resampling to the rate of the pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np
import soxr

from streamer.core.audio import SAMPLE_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

NARROW_RATE = 8_000
"""Hz; of the telephone."""
QUALITY = "HQ"
"""soxr's name for 20 bits; the next lower one is no faster."""


def kept_rate(rate_in: int) -> int:
    """Return the rate at which the samples of a leg are kept, in Hz.

    8 kHz stays: there is nothing above 4 kHz to be seen, Silero and WebRTC know that rate, and resampling would hold
    samples back for up to a tenth of a second.
    """
    return rate_in if rate_in == NARROW_RATE else SAMPLE_RATE


class Resampler:
    """Brings one leg to ``rate_out``; any chunking of the input gives the same output, bit by bit.

    Output sample ``i`` stands for the instant ``i / rate_out``: the filter's delay is taken out, so
    the output trails the input by up to about 50 ms of not yet finished samples.
    """

    def __init__(self, rate_in: int, rate_out: int) -> None:
        """Both rates in Hz."""
        self._stream: _Stream = _Same() if rate_in == rate_out else _open(rate_in, rate_out)

    def push(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return what is finished after ``samples``, shape (n,); may be empty."""
        return self._stream.resample_chunk(samples, last=False)

    def finish(self) -> NDArray[np.float32]:
        """Return what was still held back; nothing can be pushed afterwards."""
        return self._stream.resample_chunk(np.empty(0, dtype=np.float32), last=True)


def resample(samples: NDArray[np.float32], rate_in: int, rate_out: int) -> NDArray[np.float32]:
    """Return samples of shape (n,) at ``rate_out``, as if there were silence before and after them."""
    if rate_in == rate_out:
        return samples
    resampled: NDArray[np.float32] = soxr.resample(samples, rate_in, rate_out, quality=QUALITY)
    return resampled


class _Stream(Protocol):
    def resample_chunk(self, x: NDArray[np.float32], last: bool) -> NDArray[np.float32]: ...


class _Same:
    def resample_chunk(self, x: NDArray[np.float32], last: bool) -> NDArray[np.float32]:  # noqa: ARG002 - soxr's shape
        return x


def _open(rate_in: int, rate_out: int) -> _Stream:
    stream: _Stream = soxr.ResampleStream(rate_in, rate_out, 1, dtype="float32", quality=QUALITY)
    return stream
