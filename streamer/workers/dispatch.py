"""Answers control requests where worker processes receive the calls, by forwarding them to the workers."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import msgspec

from streamer.control.handler import MAX_LISTED
from streamer.core.errors import RequestError
from streamer.protocol.control_messages import (
    AcknowledgeAlert,
    ListSessions,
    OpenSession,
    Statistics,
    decode_request,
    encode_error,
    encode_reply,
    request_id,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    from streamer.control.handler import ControlHandler
    from streamer.protocol.control_messages import Request

    AskWorker = Callable[[bytes], Awaitable[bytes]]

Reply = dict[str, Any]

SUMS = ("open_legs", "packets", "lost", "kernel_drops")
"""RTP figures that are summed over the workers."""


class ControlDispatcher:
    """Forwards requests to workers and to the daemon's own handler; clients see one daemon."""

    def __init__(
        self, *, own: ControlHandler, workers: Callable[[], Sequence[AskWorker]], is_listening: Callable[[], bool]
    ) -> None:
        """``workers`` returns a function for each worker that forwards a request; the one with fewest legs first."""
        self._own = own
        self._workers = workers
        self._is_listening = is_listening

    async def answer(self, data: str | bytes) -> bytes:
        """Return the reply to a request, whatever its bytes."""
        try:
            return await self._do(decode_request(data), data.encode() if isinstance(data, str) else data)
        except RequestError as error:
            return encode_error(request_id(data), error)

    async def _do(self, request: Request, data: bytes) -> bytes:
        if not self._is_listening():
            raise RequestError("unavailable", "the daemon is starting or stopping")
        match request:
            case OpenSession():
                return await self._first_that_can(data)
            case ListSessions():
                return encode_reply(request.id, _one_list(await self._all(data)))
            case Statistics(session_id=None):
                return encode_reply(request.id, _sums(await self._all(data)))
            case AcknowledgeAlert():
                return await self._own.answer(data)
            case Statistics():
                return await self._statistics_of_session(request, data)
            case _:
                return await self._reply_of_owner(data)

    async def _first_that_can(self, data: bytes) -> bytes:
        """Ask one worker after the other until one does not refuse: another may still have a port."""
        reply: bytes | None = None
        for ask in self._workers():
            reply = await ask(data)
            if _error_code(reply) != "refused":
                return reply
        if reply is None:
            raise RequestError("unavailable", "no worker is ready")
        return reply

    async def _reply_of_owner(self, data: bytes) -> bytes:
        """Ask all; return the reply of the one that has the session or the leg."""
        return min(await self._ask_all(data), key=_reply_rank)

    async def _statistics_of_session(self, request: Statistics, data: bytes) -> bytes:
        """Return the sums over all workers, with the legs of one session."""
        reply = msgspec.json.decode(await self._reply_of_owner(data))
        if "error" in reply:
            return msgspec.json.encode(reply)
        of_all = {"id": request.id, "command": "statistics"}
        sums = _sums(await self._all(msgspec.json.encode(of_all)))
        legs = reply["rtp"]["legs"] if reply["rtp"] else []
        return encode_reply(request.id, {**sums, "rtp": {**sums["rtp"], "legs": legs}})

    async def _all(self, data: bytes) -> list[Reply]:
        """Return all replies. Raises RequestError where one is missing: half of the figures would mislead."""
        replies = [msgspec.json.decode(reply) for reply in await self._ask_all(data)]
        for reply in replies:
            if "error" in reply:
                raise RequestError(reply["error"]["code"], reply["error"]["message"])
        return replies

    async def _ask_all(self, data: bytes) -> list[bytes]:
        return await asyncio.gather(self._own.answer(data), *(_asked(ask, data) for ask in self._workers()))


async def _asked(ask: AskWorker, data: bytes) -> bytes:
    try:
        return await ask(data)
    except RequestError as error:
        return encode_error(request_id(data), error)


def _reply_rank(reply: bytes) -> int:
    """Return the rank of a reply, best first: an answer, then a worker that did not answer, then "unknown"."""
    code = _error_code(reply)
    if code in {"unknown_session", "unknown_leg"}:
        return 2
    return 1 if code == "unavailable" else 0


def _error_code(reply: bytes) -> str | None:
    code: str | None = msgspec.json.decode(reply).get("error", {}).get("code")
    return code


def _one_list(replies: Sequence[Reply]) -> Reply:
    sessions = [session for reply in replies for session in reply["sessions"]]
    left_out = sum(reply["left_out"] for reply in replies) + max(0, len(sessions) - MAX_LISTED)
    return {"sessions": sessions[:MAX_LISTED], "left_out": left_out}


def _sums(replies: Sequence[Reply]) -> Reply:
    of_rtp = [reply["rtp"] for reply in replies if reply["rtp"] is not None]
    rtp: Reply = {name: sum(each[name] for each in of_rtp) for name in SUMS}
    rtp["dropped"] = _added(each["dropped"] for each in of_rtp)
    rtp["legs"] = []
    return {"open_sessions": sum(reply["open_sessions"] for reply in replies), "rtp": rtp}


def _added(counts: Iterable[dict[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for each in counts:
        for reason, number in each.items():
            total[reason] = total.get(reason, 0) + number
    return total
