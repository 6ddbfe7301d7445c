"""Requests that a node takes over NATS: to open a session where there is room, and everything else of control."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from streamer.cluster.entries import OPEN_QUEUE, OPEN_SUBJECT, kept_subject, node_subject
from streamer.core.errors import RequestError
from streamer.protocol.control_messages import (
    MAX_REQUEST_BYTES,
    EndSession,
    OpenSession,
    decode_request,
    encode_error,
    request_id,
)
from streamer.sinks.control_log import log_control
from streamer.sinks.nats_stream import FAILURES, why

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

    from nats.aio.client import Client
    from nats.aio.msg import Msg
    from nats.aio.subscription import Subscription

    from streamer.sinks.sink import Answer

log = logging.getLogger(__name__)

MAX_ASKED = 64
"""Questions about what the node keeps that are answered at the same time; one more gets no answer."""
LEAVE_S = 60.0
"""Within which what came before the node was full is answered; the connection may be lost meanwhile."""
ROOM = 0.4
"""Of what a message may have, an answer about what is kept takes so much at most."""
_WHO = "somebody over NATS"
"""The servers know who publishes a request, and do not say so."""


class Claim(Protocol):
    """Writes a session that was just opened for all nodes; returns whether it is this node's. Raises FAILURES."""

    def __call__(self, session_id: str, request: OpenSession, reply: dict[str, Any]) -> Awaitable[bool]: ...


class AnswerKept(Protocol):
    """Returns the answer to any question about what a node keeps; of ``room`` bytes, but for one long item."""

    def __call__(self, data: bytes, room: int, /) -> Awaitable[bytes]: ...


class NodeRequests:
    """The subscriptions of a node on one connection after the other.

    In the queue group of those who open sessions it is only while it has room, so that no request comes to one that
    would refuse it. What it does for a request outlives a connection, and ends with ``close``.
    """

    def __init__(
        self, *, node: str, answer: Answer, answer_kept: AnswerKept, has_room: Callable[[], bool], claim: Claim
    ) -> None:
        """Take none yet.

        Args:
            node: its name.
            answer: to any request of control.
            answer_kept: to questions about what the node keeps; as of `AnswerKept`.
            has_room: whether a session may be opened now.
            claim: as of `Claim`.

        """
        self._node = node
        self._answer = answer
        self._answer_kept = answer_kept
        self._asked: set[asyncio.Task[None]] = set()
        self._working: set[asyncio.Task[None]] = set()
        self._has_room = has_room
        self._claim = claim
        self._client: Client | None = None
        self._opening: Subscription | None = None

    async def subscribe(self, client: Client) -> None:
        """Take requests on this connection from now on. Raises FAILURES."""
        self._client, self._opening = client, None
        await client.subscribe(node_subject(self._node), cb=self._on_request)
        await client.subscribe(kept_subject(self._node), cb=self._on_question)
        await self.update()

    @property
    def takes_sessions(self) -> bool:
        """Whether it is in the queue group of those who open sessions."""
        return self._opening is not None

    async def update(self) -> None:
        """Join the queue group, or leave it. Raises FAILURES."""
        if self._client is None:
            return
        if self._opening is None and self._has_room():
            self._opening = await self._client.subscribe(OPEN_SUBJECT, queue=OPEN_QUEUE, cb=self._on_open)
        elif self._opening is not None and not self._has_room():
            opening, self._opening = self._opening, None
            _begin(_leave(opening), self._working, name="leave")

    async def close(self) -> None:
        """End what is still being done, once there is no connection any more; return when it has ended."""
        tasks = self._working | self._asked
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    async def _on_request(self, message: Msg) -> None:
        await self._whole(self._answer_request(message))

    async def _on_open(self, message: Msg) -> None:
        await self._whole(self._open(message))

    async def _whole(self, work: Coroutine[Any, Any, None]) -> None:
        """Do it to its end: the library cancels what is being done where the connection is lost."""
        await asyncio.shield(_begin(work, self._working, name="request"))

    async def _answer_request(self, message: Msg) -> None:
        await self._respond(message, await self._reply_to(message.data))

    async def _open(self, message: Msg) -> None:
        reply = msgspec.json.decode(await self._reply_to(message.data, opens=True))
        await self._respond(message, msgspec.json.encode({**reply, "node": self._node}))
        with suppress(*FAILURES):  # the node's own loop looks too, and learns of what is lost
            await self.update()

    async def _on_question(self, message: Msg) -> None:
        """Let it be answered beside others: a disk may be slow."""
        if len(self._asked) < MAX_ASKED:
            _begin(self._respond_kept(message), self._asked, name="kept")

    async def _respond_kept(self, message: Msg) -> None:
        room = 0 if self._client is None else int(ROOM * self._client.max_payload)
        await self._respond(message, await self._answer_kept(message.data, room))

    async def _reply_to(self, data: bytes, *, opens: bool = False) -> bytes:
        try:
            request = _checked(data, opens=opens)
        except RequestError as error:
            return encode_error(request_id(data), error)
        reply = await self._answer(data)
        if isinstance(request, OpenSession):
            reply = await self._claimed(request, reply)
        log_control(_WHO, data, reply)
        return reply

    async def _claimed(self, request: OpenSession, reply: bytes) -> bytes:
        """Return the reply once all nodes can know the session; end it where they can't, since nobody would find it."""
        values = msgspec.json.decode(reply)
        if "error" in values:
            return reply
        session_id = values["session_id"]
        try:
            is_ours, text = await self._claim(session_id, request, values), "another session has its id"
        except FAILURES as error:
            is_ours, text = False, why(error)
        if is_ours:
            return reply
        await self._answer(msgspec.json.encode(EndSession(id=request.id, session_id=session_id)))
        return encode_error(request.id, RequestError("unavailable", f"the session can't be registered: {text}"))

    @staticmethod
    async def _respond(message: Msg, reply: bytes) -> None:
        if message.reply:
            try:
                await message.respond(reply)
            except FAILURES as error:
                log.warning("cluster: a reply could not be sent: %s", why(error))


def _begin(work: Coroutine[Any, Any, None], among: set[asyncio.Task[None]], *, name: str) -> asyncio.Task[None]:
    """Do it in a task; not of a TaskGroup: a request that fails for a fault of ours must not end the node."""
    task = asyncio.create_task(work, name=name)
    among.add(task)
    task.add_done_callback(partial(_end, among))
    return task


def _end(among: set[asyncio.Task[None]], task: asyncio.Task[None]) -> None:
    among.discard(task)
    error = None if task.cancelled() else task.exception()
    if error is not None:
        log.error("cluster: the task %s failed", task.get_name(), exc_info=error)


async def _leave(opening: Subscription) -> None:
    """Answer what has come, and take no more: to unsubscribe would throw that away, and end an answer half way."""
    with suppress(*FAILURES):
        async with asyncio.timeout(LEAVE_S):
            await opening.drain()


def _checked(data: bytes, *, opens: bool) -> object:
    """Return the request. Raises RequestError where it is too large, not valid, or another than the subject is for."""
    if len(data) > MAX_REQUEST_BYTES:
        raise RequestError("bad_request", f"expected at most {MAX_REQUEST_BYTES} bytes, got {len(data)}")
    request = decode_request(data)
    if opens and not isinstance(request, OpenSession):
        raise RequestError("bad_request", f"expected open_session: other requests go to {node_subject('<node>')}")
    return request
