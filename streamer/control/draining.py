"""Answers the request to drain the daemon; every other one is for what answers it else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from streamer.core.errors import RequestError
from streamer.protocol.control_messages import Drain, ListSessions, decode_request, encode_reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.sinks.sink import Answer


class DrainingControl:
    """Draining is the business of the whole daemon, in whichever process a session is: so this stands before others."""

    def __init__(self, answer: Answer, *, drain: Callable[[], None], drain_s: float) -> None:
        """``drain`` begins it, where it has not begun. ``drain_s``: how long sessions may go on then."""
        self._answer = answer
        self._drain = drain
        self._drain_s = drain_s

    async def answer(self, data: str | bytes) -> bytes:
        """Return the reply to a request, whatever its bytes."""
        try:
            request = decode_request(data)
        except RequestError:
            return await self._answer(data)
        if not isinstance(request, Drain):
            return await self._answer(data)
        self._drain()
        listed = msgspec.json.decode(await self._answer(msgspec.json.encode(ListSessions(id=request.id))))
        left = {name: listed.get(name, default) for name, default in (("sessions", []), ("left_out", 0))}
        return encode_reply(request.id, {**left, "drain_s": self._drain_s})
