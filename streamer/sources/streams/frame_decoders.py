"""Decoders of formats whose frames depend on each other, for dialects that send them without RTP. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from streamer.protocol.payload_types import Encoding
from streamer.sources.rtp.codecs import make_decoder

if TYPE_CHECKING:
    from numpy.typing import NDArray

ENCODINGS = {"g722": Encoding("G722", 8_000), "opus": Encoding("OPUS", 48_000, 2)}
"""By the name that Asterisk has for each."""


class FrameDecoder:
    """Decodes the frames of one leg."""

    def __init__(self, encoding: Encoding) -> None:
        self._decoder = make_decoder(encoding)
        self.sample_rate = self._decoder.sample_rate

    def decode_frame(self, frame: bytes) -> NDArray[np.float32]:
        """Return the samples of a frame, shape (n,), -1..1; a damaged one is silence, or nothing."""
        if not self._decoder.ticks(frame):
            return np.zeros(0, np.float32)
        return self._decoder.decode([frame])[:, 0]


def frame_decoder(name: str) -> FrameDecoder | None:
    """Return a decoder for a format of Asterisk; None where there is none."""
    encoding = ENCODINGS.get(name)
    return None if encoding is None else FrameDecoder(encoding)
