"""What Twilio and its cousins send of a call, by their documentation: to try an installation without them."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from streamer.protocol.g711 import MU_LAW

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

PACKET_MS = 20
EXOTEL_PACKET_MS = 100
_STREAM = "MZ00000000000000000000000000000000"


@dataclass(frozen=True, slots=True)
class Played:
    """One frame, and how much of the call has passed when it is sent."""

    at_ms: int
    frame: str | bytes


def media_frames(
    dialect: str, channels: Sequence[NDArray[np.int16]], *, call: str, parameters: Mapping[str, str]
) -> Iterator[Played]:
    """Yield all frames of one call.

    ``channels``: at 8 kHz, of equal length: what the platform receives, then what it sends, where there are two.
    ``parameters``: those that the operator would set.
    """
    names = ["inbound", "outbound"][: len(channels)]
    step_ms = EXOTEL_PACKET_MS if dialect == "exotel" else PACKET_MS
    step = 8 * step_ms
    number = 1
    if dialect != "plivo":
        yield Played(0, json.dumps({"event": "connected", "protocol": "Call", "version": "1.0.0"}))
    yield Played(0, json.dumps(_start(dialect, names, call, parameters)))
    for start in range(0, len(channels[0]), step):
        for name, samples in zip(names, channels, strict=True):
            number += 1
            at_ms = start // 8
            media = {"track": name, "chunk": str(1 + start // step), "timestamp": str(at_ms)}
            if dialect == "exotel":
                del media["track"]
            media["payload"] = base64.b64encode(_encode(dialect, samples[start : start + step])).decode()
            yield Played(at_ms + step_ms, json.dumps(_numbered(dialect, number, {"event": "media", "media": media})))
    end_ms = len(channels[0]) // 8
    yield Played(end_ms, json.dumps(_numbered(dialect, number + 1, {"event": "stop", "stop": {"callSid": call}})))


def _encode(dialect: str, samples: NDArray[np.int16]) -> bytes:
    if dialect in {"exotel", "plivo"}:
        return samples.astype("<i2").tobytes()
    return MU_LAW.encode(samples).tobytes()


def _numbered(dialect: str, number: int, message: dict[str, Any]) -> dict[str, Any]:
    if dialect in {"telnyx", "exotel"}:
        stream = "stream_id" if dialect == "telnyx" else "stream_sid"
        return {**message, "sequence_number": str(number), stream: _STREAM}
    if dialect == "plivo":
        return {**message, "sequenceNumber": number, "streamId": _STREAM}
    return {**message, "sequenceNumber": str(number), "streamSid": _STREAM}


def _start(dialect: str, names: list[str], call: str, parameters: Mapping[str, str]) -> dict[str, Any]:
    if dialect == "telnyx":
        media_format: dict[str, Any] = {"encoding": "PCMU", "sample_rate": 8000, "channels": 1}
        start = {"call_control_id": call, "custom_parameters": parameters, "media_format": media_format}
    elif dialect == "exotel":
        media_format = {"encoding": "audio/x-raw", "sample_rate": "8000", "bit_rate": "16"}
        start = {"stream_sid": _STREAM, "call_sid": call, "custom_parameters": parameters, "media_format": media_format}
    elif dialect == "plivo":
        media_format = {"encoding": "audio/x-l16", "sampleRate": 8000}
        start = {"callId": call, "streamId": _STREAM, "tracks": names, "mediaFormat": media_format}
    else:
        media_format = {"encoding": "audio/x-mulaw", "sampleRate": 8000, "channels": 1}
        ids = {"streamSid": _STREAM, "callSid": call, "tracks": names}
        start = {**ids, "customParameters": parameters, "mediaFormat": media_format}
    message = _numbered(dialect, 1, {"event": "start", "start": start})
    return {**message, "extra_headers": json.dumps(dict(parameters))} if dialect == "plivo" else message
