"""Plays what says everything in a first text frame, and sends samples as they are: L16, and ``chan_websocket``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from streamer.call_test.player import Frame


class PcmPlayer:
    """One connection, with one channel or two; it ends by being closed."""

    is_ready = True

    def __init__(self, first: Mapping[str, Any]) -> None:
        """``first``: what is said before the audio, as JSON."""
        self._first = first

    def opening(self) -> Sequence[Frame]:
        return (json.dumps(self._first),)

    def received(self, frame: Frame) -> Sequence[Frame]:  # noqa: ARG002 - nothing is answered
        return ()

    def audio(self, samples: NDArray[np.int16]) -> Sequence[Frame]:
        return (samples.astype("<i2").tobytes(),)

    def closing(self) -> Sequence[Frame]:
        return ()
