"""ITU-T G.711: encodes and decodes mu-law (PCMU) and A-law (PCMA), one byte per sample, by table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

_BIAS = 132
"""Added to a magnitude of mu-law, so that each segment begins at a power of two."""
_CLIP = 32_635
"""The greatest magnitude of mu-law that fits into 15 bits with the bias."""


@dataclass(frozen=True, slots=True, eq=False)
class Law:
    """One of the two laws as tables."""

    name: str
    """As RFC 3551 spells it."""
    values: NDArray[np.int16]
    """Shape (256,): the 16-bit sample of each code."""
    codes: NDArray[np.uint8]
    """Shape (65536,): the code of each sample, by the sample's bits as an unsigned number."""

    def decode(self, data: bytes | NDArray[np.uint8]) -> NDArray[np.int16]:
        """Return the samples of codes; an array keeps its shape."""
        codes = np.frombuffer(data, np.uint8) if isinstance(data, bytes) else data
        return self.values[codes]

    def encode(self, samples: NDArray[np.int16]) -> NDArray[np.uint8]:
        """Return the codes of 16-bit samples of any shape."""
        return self.codes[samples.view(np.uint16)]


def _mu_law_values(codes: NDArray[np.int32]) -> NDArray[np.int32]:
    """ITU-T G.711, table 2: all bits inverted, 3 bits of segment, 4 of step, in 14 bits, here times 4."""
    codes = ~codes
    magnitudes = (((codes & 0x0F) << 3) + _BIAS << (codes >> 4 & 0x07)) - _BIAS
    return np.where(codes & 0x80, -magnitudes, magnitudes)


def _mu_law_codes(samples: NDArray[np.int32]) -> NDArray[np.int32]:
    magnitudes = np.minimum(np.abs(samples), _CLIP) + _BIAS
    segments = _bit_lengths(magnitudes) - 8
    codes = segments << 4 | magnitudes >> segments + 3 & 0x0F
    return ~np.where(samples < 0, codes | 0x80, codes) & 0xFF


def _a_law_values(codes: NDArray[np.int32]) -> NDArray[np.int32]:
    """ITU-T G.711, table 1: even bits inverted, 3 bits of segment, 4 of step, in 13 bits, here times 8."""
    codes = codes ^ 0x55
    segments = codes >> 4 & 0x07
    steps = (codes & 0x0F) << 4 | 0x08
    magnitudes = np.where(segments == 0, steps, steps + 0x100 << np.maximum(segments - 1, 0))
    return np.where(codes & 0x80, magnitudes, -magnitudes)


def _a_law_codes(samples: NDArray[np.int32]) -> NDArray[np.int32]:
    magnitudes = np.where(samples < 0, ~samples, samples) >> 3
    segments = np.maximum(_bit_lengths(magnitudes) - 5, 0)
    codes = segments << 4 | magnitudes >> np.maximum(segments, 1) & 0x0F
    return codes ^ np.where(samples < 0, 0x55, 0xD5)


def _bit_lengths(numbers: NDArray[np.int32]) -> NDArray[np.int32]:
    exponents: NDArray[np.int32] = np.frexp(numbers)[1]  # exact for integers
    return exponents


def _law(
    name: str,
    values: Callable[[NDArray[np.int32]], NDArray[np.int32]],
    codes: Callable[[NDArray[np.int32]], NDArray[np.int32]],
) -> Law:
    all_samples = np.arange(65_536).astype(np.uint16).view(np.int16)  # in the order of their bits
    law = Law(
        name,
        values(np.arange(256, dtype=np.int32)).astype(np.int16),
        codes(all_samples.astype(np.int32)).astype(np.uint8),
    )
    law.values.flags.writeable = law.codes.flags.writeable = False
    return law


MU_LAW = _law("PCMU", _mu_law_values, _mu_law_codes)
A_LAW = _law("PCMA", _a_law_values, _a_law_codes)
