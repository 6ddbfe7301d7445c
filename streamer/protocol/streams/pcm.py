"""Linear PCM of 16 bits, in any number of interleaved channels, as it comes in pieces of any length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAMPLE_BYTES = 2
GUESS_SAMPLES = 48_000
"""So many that are not 0 say enough about the order of bytes."""


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


class GuessingPcmDecoder:
    """Decodes one channel whose order of bytes nobody states: it is that in which neighbours differ less.

    In the wrong order the low byte, which is noise, is the high one. Digital silence is the same in both. Audio of
    8 bits that was shifted up to 16 has no low byte that is noise: it is taken for the other order, and very quiet.
    """

    def __init__(self) -> None:
        self._rest = b""
        self._roughness = {"<i2": 0.0, ">i2": 0.0}
        """By the order, the sum of the differences between neighbours."""
        self._seen = 0

    def push(self, data: bytes) -> NDArray[np.float32]:
        """Return samples, shape (1, n), -1..1."""
        data = self._rest + data
        usable = len(data) - len(data) % SAMPLE_BYTES
        data, self._rest = data[:usable], data[usable:]
        if self._seen < GUESS_SAMPLES:
            self._learn(data)
        order = min(self._roughness, key=lambda order: self._roughness[order])
        return to_float(np.frombuffer(data, order)).reshape(1, -1)

    def _learn(self, data: bytes) -> None:
        for order in self._roughness:
            samples = np.frombuffer(data, order).astype(np.float64)
            self._roughness[order] += float(np.abs(np.diff(samples)).sum())
        self._seen += int(np.count_nonzero(np.frombuffer(data, np.int16)))


def to_float(samples: NDArray[np.int16]) -> NDArray[np.float32]:
    """Return 16-bit samples of any shape as -1..1."""
    return samples.astype(np.float32) / np.float32(32_768)
