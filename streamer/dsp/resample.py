"""Streaming resampling with libsoxr."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np
import soxr

from streamer.core.audio import SAMPLE_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

NARROW_RATE = 8_000
"""Hz; the rate of narrowband telephony."""
QUALITY = "HQ"
"""soxr's quality for 20-bit precision; the next lower one is no faster."""


def kept_rate(rate_in: int) -> int:
    """Return the rate, in Hz, at which samples of a leg that arrive at ``rate_in`` are processed.

    8 kHz is not resampled: that would add nothing above 4 kHz, Silero and WebRTC take 8 kHz, and the resampler would
    hold samples back for up to a tenth of a second.
    """
    return rate_in if rate_in == NARROW_RATE else SAMPLE_RATE


class Resampler:
    """Resamples one leg; any chunking of the input gives the same output, bit by bit.

    Output sample ``i`` is the sample at ``i / rate_out`` seconds: the delay of the filter is removed. So the output
    lags the input by up to about 50 ms, which the filter holds back.
    """

    def __init__(self, rate_in: int, rate_out: int) -> None:
        """``rate_in``, ``rate_out``: Hz."""
        self._stream: _Stream = _Same() if rate_in == rate_out else _open(rate_in, rate_out)

    def push(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Take samples of shape (n,), -1..1; return the output that is complete, shape (m,); may be empty."""
        return self._stream.resample_chunk(samples, last=False)

    def finish(self) -> NDArray[np.float32]:
        """Return the output that is held back; nothing can be pushed afterwards."""
        return self._stream.resample_chunk(np.empty(0, dtype=np.float32), last=True)


def resample(samples: NDArray[np.float32], rate_in: int, rate_out: int) -> NDArray[np.float32]:
    """Return samples of shape (n,) at ``rate_out`` Hz, as if silence came before and after them."""
    if rate_in == rate_out:
        return samples
    resampled: NDArray[np.float32] = soxr.resample(samples, rate_in, rate_out, quality=QUALITY)
    return resampled


class _Stream(Protocol):
    def resample_chunk(self, x: NDArray[np.float32], last: bool) -> NDArray[np.float32]: ...


class _Same:
    def resample_chunk(self, x: NDArray[np.float32], last: bool) -> NDArray[np.float32]:  # noqa: ARG002 - soxr's signature
        return x


def _open(rate_in: int, rate_out: int) -> _Stream:
    stream: _Stream = soxr.ResampleStream(rate_in, rate_out, 1, dtype="float32", quality=QUALITY)
    return stream
