"""Plays jambonz ``listen``, whose first frame says everything that L16 over WebSocket can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.call_test.pcm import PcmPlayer

if TYPE_CHECKING:
    from streamer.call_test.player import PlayedCall

# Platforms send numbers and names, which the daemon must not keep: so does this one.
CALLER, CALLED, NAME = "+15550100123", "+15550100456", "Test Caller"
"""Numbers that nobody has (NANP 555-01XX)."""


def l16_player(call: PlayedCall) -> PcmPlayer:
    """Return a player of one connection, with one channel or two."""
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
    return PcmPlayer(metadata)
