"""Plays Genesys AudioHook, by its documentation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from streamer.call_test.l16 import CALLED, CALLER, NAME
from streamer.protocol.g711 import MU_LAW
from streamer.protocol.streams.dialect import DialectError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from streamer.call_test.player import Frame, PlayedCall

CHANNELS = ("external", "internal")
ORGANIZATION = "d7934305-0972-4844-938e-9060eef73d05"


class AudioHookPlayer:
    """One session: the customer, then the agent."""

    def __init__(self, call: PlayedCall) -> None:
        self._call = call
        self._seq = self._serverseq = self._sent = 0
        self._is_open = False

    @property
    def is_ready(self) -> bool:
        return self._is_open

    def opening(self) -> Sequence[Frame]:
        call = self._call
        variables = {"emotion_role": ",".join(call.roles), "emotion_reference": call.reference or ""}
        parameters = {
            "organizationId": ORGANIZATION,
            "conversationId": call.call_id,
            "participant": {"id": call.call_id, "ani": CALLER, "aniName": NAME, "dnis": CALLED},
            "media": [{"type": "audio", "format": "PCMU", "channels": CHANNELS[: call.channels], "rate": 8000}],
            "customConfig": {name: value for name, value in variables.items() if value},
        }
        return (self._message("open", parameters),)

    def received(self, frame: Frame) -> Sequence[Frame]:
        message = json.loads(frame) if isinstance(frame, str) else {}
        kind = message.get("type")
        if kind not in {"opened", "pong", "closed", "event", "disconnect", "pause", "resume"}:
            raise DialectError("expected a message of an AudioHook server, got something else")
        self._serverseq = message["seq"]
        self._is_open = self._is_open or kind == "opened"
        if kind == "disconnect":
            raise DialectError(f"the daemon disconnects: {message['parameters'].get('info', 'no reason')}")
        return ()

    def audio(self, samples: NDArray[np.int16]) -> Sequence[Frame]:
        self._sent += len(samples)
        return (MU_LAW.encode(np.ascontiguousarray(samples)).tobytes(),)

    def closing(self) -> Sequence[Frame]:
        return (self._message("close", {"reason": "end"}),)

    def _message(self, kind: str, parameters: dict[str, Any]) -> str:
        self._seq += 1
        message = {
            "version": "2",
            "id": self._call.call_id,
            "type": kind,
            "seq": self._seq,
            "serverseq": self._serverseq,
            "position": f"PT{self._sent / 8000}S",
            "parameters": parameters,
        }
        return json.dumps(message)
