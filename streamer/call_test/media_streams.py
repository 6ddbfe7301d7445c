"""Plays Twilio Media Streams and its cousins, by their documentation."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

from streamer.call_test.l16 import CALLED, CALLER, NAME
from streamer.protocol.g711 import MU_LAW

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from streamer.call_test.player import Frame, PlayedCall

TRACKS = ("inbound", "outbound")
_STREAM = "MZ00000000000000000000000000000000"
_ACCOUNT = "MA000000000000000000"


class MediaStreamsPlayer:
    """One connection; each channel is a track."""

    is_ready = True

    def __init__(self, dialect: str, call: PlayedCall) -> None:
        self._dialect = dialect
        self._call = call
        self._number = self._chunk = 0
        self._sent = 0
        # Exotel has no tracks: it streams one party.
        self._tracks = TRACKS[: 1 if dialect == "exotel" else call.channels]

    def opening(self) -> Sequence[Frame]:
        start = self._numbered({"event": "start", "start": self._start()})
        if self._dialect == "plivo":
            return (json.dumps({**start, "extra_headers": json.dumps(self._parameters())}),)
        return (json.dumps({"event": "connected", "protocol": "Call", "version": "1.0.0"}), json.dumps(start))

    def received(self, frame: Frame) -> Sequence[Frame]:  # noqa: ARG002 - nothing is answered
        return ()

    def audio(self, samples: NDArray[np.int16]) -> Sequence[Frame]:
        at_ms = 1000 * self._sent // self._call.sample_rate
        self._sent += len(samples)
        return [self._media(name, samples[:, n], at_ms) for n, name in enumerate(self._tracks)]

    def closing(self) -> Sequence[Frame]:
        return (json.dumps(self._numbered({"event": "stop", "stop": {"callSid": self._call.call_id}})),)

    def _media(self, track: str, samples: NDArray[np.int16], at_ms: int) -> str:
        payload = samples.astype("<i2") if self._dialect in {"exotel", "plivo"} else MU_LAW.encode(samples)
        self._chunk += 1
        chunk = self._chunk if self._dialect == "plivo" else str(self._chunk)
        media = {"chunk": chunk, "timestamp": str(at_ms), "payload": base64.b64encode(payload.tobytes()).decode()}
        named = media if self._dialect == "exotel" else {"track": track, **media}
        return json.dumps(self._numbered({"event": "media", "media": named}))

    def _numbered(self, message: dict[str, Any]) -> dict[str, Any]:
        self._number += 1
        if self._dialect in {"telnyx", "exotel"}:
            stream = "stream_id" if self._dialect == "telnyx" else "stream_sid"
            return {**message, "sequence_number": str(self._number), stream: _STREAM}
        if self._dialect == "plivo":
            return {**message, "sequenceNumber": self._number, "streamId": _STREAM}
        return {**message, "sequenceNumber": str(self._number), "streamSid": _STREAM}

    def _parameters(self) -> dict[str, str]:
        variables = {"emotion_role": ",".join(self._call.roles), "emotion_reference": self._call.reference or ""}
        return {name: value for name, value in {**variables, "name": NAME}.items() if value}

    def _start(self) -> dict[str, Any]:
        call, rate, parameters = self._call.call_id, self._call.sample_rate, self._parameters()
        people = {"from": CALLER, "to": CALLED}
        if self._dialect == "telnyx":
            media_format = {"encoding": "PCMU", "sample_rate": rate, "channels": 1}
            return {**people, "call_control_id": call, "custom_parameters": parameters, "media_format": media_format}
        if self._dialect == "exotel":
            media_format = {"encoding": "audio/x-raw", "sample_rate": str(rate), "bit_rate": "16"}
            return {**people, "call_sid": call, "custom_parameters": parameters, "media_format": media_format}
        tracks = self._tracks
        if self._dialect == "plivo":
            media_format = {"encoding": "audio/x-l16", "sampleRate": rate}
            ids = {"callId": call, "streamId": _STREAM, "accountId": _ACCOUNT}
            return {**ids, "tracks": tracks, "mediaFormat": media_format}
        media_format = {"encoding": "audio/x-mulaw", "sampleRate": rate, "channels": 1}
        return {"callSid": call, "tracks": tracks, "mediaFormat": media_format, "customParameters": parameters}
