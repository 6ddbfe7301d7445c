"""Answers the request to forget a session; every other one is for what answers it else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.core.errors import RequestError
from streamer.history.errors import HistoryError
from streamer.protocol.control_messages import ForgetSession, decode_request, encode_error, encode_reply

if TYPE_CHECKING:
    from streamer.history.archive import Archive
    from streamer.sinks.sink import Answer


class ForgettingControl:
    """The history is the daemon's own, in whichever process a session is: so this stands before all others."""

    def __init__(self, answer: Answer, archive: Archive) -> None:
        self._answer = answer
        self._archive = archive

    async def answer(self, data: str | bytes) -> bytes:
        """Return the reply to a request, whatever its bytes."""
        try:
            request = decode_request(data)
        except RequestError:
            return await self._answer(data)
        if not isinstance(request, ForgetSession):
            return await self._answer(data)
        try:
            await self._forget(request.session_id)
        except RequestError as error:
            return encode_error(request.id, error)
        return encode_reply(request.id, {"session_id": request.session_id})

    async def _forget(self, session_id: str) -> None:
        try:
            was_there = await self._archive.forget(session_id)
        except HistoryError as error:
            raise RequestError("unavailable", str(error)) from None
        if not was_there:
            raise RequestError("unknown_session", "no such session is in the history")
