"""Messages of Twilio's Media Streams, as its documentation spells them, and what is made of them."""

from __future__ import annotations

import base64
import json
from typing import Any

import numpy as np

from streamer.protocol.g711 import MU_LAW
from streamer.protocol.streams.dialect import Action, Audio, DialectSettings
from streamer.protocol.streams.media_streams import FLAVOURS, MediaStreamsDialect

CALL, STREAM = "CA0123456789abcdef0123456789abcdef", "MZ0123456789abcdef0123456789abcdef"
SAMPLES = MU_LAW.decode(MU_LAW.encode((np.sin(np.arange(160 * 50)) * 9_000).astype(np.int16)))
"""A second that mu-law represents exactly."""


def connected() -> dict[str, Any]:
    return {"event": "connected", "protocol": "Call", "version": "1.0.0"}


def twilio_start(**start: Any) -> dict[str, Any]:
    media_format = {"encoding": "audio/x-mulaw", "sampleRate": 8000, "channels": 1}
    details = {"accountSid": "AC1", "streamSid": STREAM, "callSid": CALL, "tracks": ["inbound", "outbound"]}
    return {
        "event": "start",
        "sequenceNumber": "1",
        "start": {**details, "mediaFormat": media_format, "customParameters": {}, **start},
        "streamSid": STREAM,
    }


def media(number: int, track: str | None, payload: bytes, timestamp_ms: int, **more: Any) -> dict[str, Any]:
    content: dict[str, Any] = {"chunk": "1", "timestamp": str(timestamp_ms), **more}
    content["payload"] = base64.b64encode(payload).decode()
    if track is not None:
        content["track"] = track
    return {"event": "media", "sequenceNumber": str(number), "media": content, "streamSid": STREAM}


def play(
    messages: list[dict[str, Any]], flavour: str = "twilio", settings: DialectSettings | None = None
) -> list[Action]:
    dialect = MediaStreamsDialect(settings or DialectSettings(), FLAVOURS[flavour])
    return [action for message in messages for action in dialect.receive(json.dumps(message))]


def heard(actions: list[Action], leg: str) -> np.ndarray[Any, np.dtype[np.float32]]:
    parts = [action.samples for action in actions if isinstance(action, Audio) and action.leg == leg]
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def without_audio(actions: list[Action]) -> list[Action]:
    return [action for action in actions if not isinstance(action, Audio)]


def call(n_chunks: int = 4) -> list[dict[str, Any]]:
    """Both tracks, 20 ms a message; the outbound one has other audio."""
    messages = [connected(), twilio_start()]
    codes = MU_LAW.encode(SAMPLES).tobytes()
    for n in range(n_chunks):
        chunk = codes[160 * n : 160 * (n + 1)]
        messages.append(media(2 * n + 2, "inbound", chunk, 20 * n + 57))
        messages.append(media(2 * n + 3, "outbound", chunk[::-1], 20 * n + 60))
    return messages
