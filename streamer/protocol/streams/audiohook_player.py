"""What Genesys AudioHook sends of a call, by its documentation: to try an installation without it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from streamer.protocol.g711 import MU_LAW
from streamer.protocol.http_signature import sign
from streamer.protocol.streams.media_player import Played

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

ORGANIZATION = "d7934305-0972-4844-938e-9060eef73d05"
PACKET_MS = 100
CHANNELS = ("external", "internal")


def audiohook_frames(
    channels: Sequence[NDArray[np.int16]], *, conversation: str, session: str, parameters: Mapping[str, str]
) -> Iterator[Played]:
    """Yield all frames of one session. ``channels``: at 8 kHz, of equal length: the customer, then the agent."""
    names = CHANNELS[: len(channels)]
    media = [{"type": "audio", "format": "PCMU", "channels": names, "rate": 8000}]
    participant = {"id": session, "ani": "", "aniName": "", "dnis": ""}
    opening = {
        "organizationId": ORGANIZATION,
        "conversationId": conversation,
        "participant": participant,
        "media": media,
        "customConfig": dict(parameters),
    }
    yield Played(0, _message("open", opening, session=session, seq=1, serverseq=0, at_ms=0))
    interleaved = MU_LAW.encode(np.stack(channels, axis=1))
    step = 8 * PACKET_MS
    for start in range(0, len(interleaved), step):
        yield Played(start // 8 + PACKET_MS, interleaved[start : start + step].tobytes())
    end_ms = len(interleaved) // 8
    yield Played(end_ms, _message("close", {"reason": "end"}, session=session, seq=2, serverseq=1, at_ms=end_ms))


def handshake_headers(
    *, host: str, target: str, session: str, nonce: str, api_key: str, secret: bytes | None, created_s: int
) -> dict[str, str]:
    """Return the headers by which the platform connects; signed where there is a secret."""
    headers = {
        "audiohook-organization-id": ORGANIZATION,
        "audiohook-session-id": session,
        "audiohook-correlation-id": session,
        "x-api-key": api_key,
    }
    if secret is None:
        return headers
    signed = {**headers, "host": host}
    made = sign(signed, target=target, key_id=api_key, secret=secret, nonce=nonce, created_s=created_s)
    stated, signature = made.split("\n")
    return {**headers, "signature-input": stated, "signature": signature}


def _message(kind: str, parameters: Mapping[str, Any], *, session: str, seq: int, serverseq: int, at_ms: int) -> str:
    message = {
        "version": "2",
        "id": session,
        "type": kind,
        "seq": seq,
        "serverseq": serverseq,
        "position": f"PT{at_ms / 1000}S",
        "parameters": parameters,
    }
    return msgspec.json.encode(message).decode()
