"""Plays Asterisk: a channel of ``chan_websocket``, and AudioSocket."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from streamer.call_test.pcm import PcmPlayer
from streamer.protocol.streams import audiosocket
from streamer.protocol.streams.dialect import DialectError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from streamer.call_test.player import Frame, PlayedCall

FORMATS = {8_000: "slin", 16_000: "slin16", 48_000: "slin48"}


def chan_websocket_player(call: PlayedCall) -> PcmPlayer:
    """Return a player of one channel, with control messages in JSON."""
    variables = {"__EMOTION_ROLE": ",".join(call.roles), "__EMOTION_REFERENCE": call.reference or call.call_id}
    start = {
        "event": "MEDIA_START",
        "connection_id": "emotion",
        "channel": f"WebSocket/emotion/{call.number:#x}",
        "channel_id": f"{call.call_id}.{call.number}",
        "format": FORMATS[call.sample_rate],
        "optimal_frame_size": call.sample_rate // 50 * 2,
        "ptime": 20,
        "channel_variables": {name: value for name, value in variables.items() if value},
    }
    return PcmPlayer(start)


class AudioSocketPlayer:
    """One connection; the UUID names the call."""

    is_ready = True

    def __init__(self, call: PlayedCall) -> None:
        self._call = call
        self._kind = next(kind for kind, rate in audiosocket.RATES.items() if rate == call.sample_rate)

    def opening(self) -> Sequence[Frame]:
        return (audiosocket.message(audiosocket.UUID, uuid.UUID(self._call.call_id).bytes),)

    def received(self, frame: Frame) -> Sequence[Frame]:
        """Take the silence that is answered."""
        if isinstance(frame, str):
            raise DialectError("expected bytes, got text")
        return ()

    def audio(self, samples: NDArray[np.int16]) -> Sequence[Frame]:
        return (audiosocket.message(self._kind, samples.astype("<i2").tobytes()),)

    def closing(self) -> Sequence[Frame]:
        return (audiosocket.message(audiosocket.TERMINATE),)
