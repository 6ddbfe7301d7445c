"""Linear PCM of 16 bits, in any number of interleaved channels, as it comes in pieces of any length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAMPLE_BYTES = 2


class PcmDecoder:
    """Turns bytes into samples; what is less than one sample of each channel is kept for the next bytes."""

    def __init__(self, *, channels: int = 1, big_endian: bool = False) -> None:
        self._channels = channels
        self._dtype = np.dtype(">i2" if big_endian else "<i2")
        self._rest = b""

    def push(self, data: bytes) -> NDArray[np.float32]:
        """Return samples, shape (channels, n), -1..1."""
        if self._rest:
            data = self._rest + data
        usable = len(data) - len(data) % (SAMPLE_BYTES * self._channels)
        self._rest = data[usable:]
        return to_float(np.frombuffer(data, self._dtype, usable // SAMPLE_BYTES)).reshape(-1, self._channels).T


def to_float(samples: NDArray[np.int16]) -> NDArray[np.float32]:
    """Return 16-bit samples of any shape as -1..1."""
    return samples.astype(np.float32) / np.float32(32_768)
