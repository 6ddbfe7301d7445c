"""Plays jambonz ``listen``, whose first frame says everything that L16 over WebSocket can."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from streamer.call_test.player import Frame, PlayedCall

# Platforms send numbers and names, which the daemon must not keep: so does this one.
CALLER, CALLED, NAME = "+15550100123", "+15550100456", "Test Caller"
"""Numbers that nobody has (NANP 555-01XX)."""


class L16Player:
    """One connection, with one channel or two."""

    is_ready = True

    def __init__(self, call: PlayedCall) -> None:
        self._call = call

    def opening(self) -> Sequence[Frame]:
        call = self._call
        variables = {"emotion_role": ",".join(call.roles), "emotion_reference": call.reference or ""}
        metadata = {
            "callSid": call.call_id,
            "from": CALLER,
            "to": CALLED,
            "callerName": NAME,
            "sampleRate": call.sample_rate,
            "mixType": "mono" if call.channels == 1 else "stereo",
            "metadata": {name: value for name, value in variables.items() if value},
        }
        return (json.dumps(metadata),)

    def received(self, frame: Frame) -> Sequence[Frame]:  # noqa: ARG002 - nothing is answered
        return ()

    def audio(self, samples: NDArray[np.int16]) -> Sequence[Frame]:
        return (samples.astype("<i2").tobytes(),)

    def closing(self) -> Sequence[Frame]:
        return ()
