"""Sends speech through codecs that compress it: Opus and GSM, by libsndfile, in memory."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import soundfile
import soxr

from streamer.core.audio import SAMPLE_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Codec:
    """What libsndfile calls a codec, and the rate that it works at."""

    container: str
    subtype: str
    rate: int
    """Hz."""

    @property
    def is_narrow(self) -> bool:
        """Whether nothing above 4 kHz passes."""
        return self.rate < SAMPLE_RATE


CODECS = {
    "opus": Codec("OGG", "OPUS", 16_000),
    "opus-narrow": Codec("OGG", "OPUS", 8_000),
    "gsm": Codec("WAV", "GSM610", 8_000),
}


def through_codec(samples: NDArray[np.float32], codec: str) -> NDArray[np.float32]:
    """Return ``samples`` (n,), 16 kHz, -1..1, encoded and decoded by one of ``CODECS``; of the same length."""
    kind = CODECS[codec]
    low = soxr.resample(samples, SAMPLE_RATE, kind.rate) if kind.is_narrow else samples
    file = io.BytesIO()
    soundfile.write(file, np.clip(low, -1, 1), kind.rate, format=kind.container, subtype=kind.subtype)
    file.seek(0)
    decoded, _ = soundfile.read(file, dtype="float32")
    back = soxr.resample(decoded, kind.rate, SAMPLE_RATE) if kind.is_narrow else decoded
    whole = np.pad(back[: len(samples)], (0, max(0, len(samples) - len(back))))
    clipped: NDArray[np.float32] = np.clip(whole, -1, 1).astype(np.float32)
    return clipped
