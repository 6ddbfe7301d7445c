"""Control of a cluster: each request goes to the node that it is for, over NATS, and its reply comes back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

import msgspec

from streamer.cluster.entries import OPEN_SUBJECT, node_subject
from streamer.core.errors import RequestError
from streamer.gateway.asking import NO_RESPONDERS, ask, ask_node, connected
from streamer.protocol.control_messages import (
    AcknowledgeAlert,
    AddLeg,
    Drain,
    EndSession,
    ForgetSession,
    ListSessions,
    OpenSession,
    Pause,
    Resume,
    SetRole,
    Statistics,
    decode_request,
    encode_error,
    request_id,
)
from streamer.sinks.nats_stream import FAILURES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nats.js import JetStreamContext

    from streamer.gateway.link import Link
    from streamer.gateway.nodes import Nodes
    from streamer.protocol.control_messages import Request

    Reply = dict[str, Any]

TRIES: Final = 3
"""How many nodes are asked to open a session: one may fill up, or end, between two looks at it."""
MAX_LISTED: Final = 2000
"""Sessions in one reply, as of a daemon."""


class ClusterControl:
    """Answers as a daemon does, for all nodes. Content of requests is never logged: a call reference is private."""

    def __init__(self, link: Link, nodes: Nodes) -> None:
        self._link = link
        self._nodes = nodes

    async def answer(self, data: str | bytes) -> bytes:
        """Return the reply to a request, whatever its bytes."""
        try:
            request = decode_request(data)
            reply = await self._do(request, data.encode() if isinstance(data, str) else data)
        except RequestError as error:
            return encode_error(request_id(data), error)
        return msgspec.json.encode(reply)

    async def acknowledge(self, alert_id: str, by: str | None) -> str:
        """Acknowledge an alert on whichever node it is open; return its session's id. Raises KeyError.

        Raises RequestError where not all nodes could be asked.
        """
        wanted = {"id": "gateway", "command": "acknowledge_alert", "alert_id": alert_id}
        data = msgspec.json.encode(wanted | ({} if by is None else {"by": by}))
        reply = await self._first_that_knows(self._streams(), data, "unknown_alert")
        if "error" in reply:
            raise KeyError(alert_id)
        session_id: str = reply["session_id"]
        return session_id

    async def _do(self, request: Request, data: bytes) -> Reply:
        streams = self._streams()
        match request:
            case OpenSession():
                reply = await self._open(streams, data)
            case AddLeg() | Pause() | Resume() | EndSession():
                reply = await self._of_session(streams, request.session_id, data)
            case SetRole():
                reply = await self._first_that_knows(streams, data, "unknown_leg")
            case AcknowledgeAlert():
                reply = await self._first_that_knows(streams, data, "unknown_alert")
            case ForgetSession():
                reply = await self._forget(streams, data)
            case ListSessions():
                reply = await self._list(streams, request.id, data)
            case Statistics():
                reply = await self._statistics(streams, request, data)
            case Drain():
                raise RequestError("unavailable", "a gateway does not drain: ask the node that is to end")
        return reply

    # -- one node ----------------------------------------------------------------------------------

    async def _open(self, streams: JetStreamContext, data: bytes) -> Reply:
        """Let a node open it that has room."""
        reply: Reply = {}
        for _ in range(TRIES):
            try:
                reply = _decoded(await ask(streams, OPEN_SUBJECT, data))
            except RequestError as error:
                if error.code != NO_RESPONDERS:
                    raise
                raise RequestError("refused", "no node has room for another session now") from None
            if "error" not in reply or reply["error"].get("code") == "bad_request":
                break
        return self._reachable(reply, str(reply.get("node", "")))

    def _reachable(self, reply: Reply, name: str) -> Reply:
        """Return a reply that says where the node is reached: by those who send RTP, and over HTTP.

        A node may listen on every address.
        """
        node = self._nodes.present.get(name)
        if node is None or not isinstance(reply.get("legs"), list):
            return reply
        reply = {**reply, **self._url_of(name)}
        if not node.rtp_host:
            return reply
        host = node.rtp_host.strip("[]")  # an IPv6 address may be as it stands in a URL
        return {**reply, "legs": [{**leg, "host": host} for leg in reply["legs"]]}

    def _url_of(self, name: str) -> Reply:
        """Return where a node's page and streams are; nothing where it does not say."""
        node = self._nodes.present.get(name)
        return {"url": node.url} if node is not None and node.url else {}

    async def _of_session(self, streams: JetStreamContext, session_id: str, data: bytes) -> Reply:
        node = await self._owner(streams, session_id)
        if node is None:  # the registry does not have it yet, or it is told of as ended
            return await self._first_that_knows(streams, data, "unknown_session")
        return self._reachable(await self._ask_node(streams, node, data), node)

    async def _owner(self, streams: JetStreamContext, session_id: str) -> str | None:
        try:
            return await self._nodes.owner(streams, session_id)
        except FAILURES as error:
            raise RequestError("unavailable", f"the registry of sessions can't be read: {error}") from None

    # -- all nodes ---------------------------------------------------------------------------------

    async def _first_that_knows(self, streams: JetStreamContext, data: bytes, unknown: str) -> Reply:
        """Return the reply of the node that knows what the request is about, else one that says that none does."""
        replies = await self._ask_all(streams, data)
        known = [reply for reply in replies.values() if reply.get("error", {}).get("code") != unknown]
        silent = sorted(self._nodes.present.keys() - replies.keys())
        if known:
            return known[0]
        if silent:
            raise RequestError("unavailable", f"no answer of {', '.join(silent)}")
        if replies:
            return next(iter(replies.values()))
        raise RequestError(unknown, "no node is registered")

    async def _forget(self, streams: JetStreamContext, data: bytes) -> Reply:
        """Let all forget: each may have a history, or all may share one. One that has none did not know it."""
        replies = await self._ask_all(streams, data)
        if silent := sorted(self._nodes.present.keys() - replies.keys()):
            raise RequestError("unavailable", f"asked all nodes; no answer of {', '.join(silent)}")
        failed = [reply for reply in replies.values() if "error" in reply]
        if not replies:
            raise RequestError("unavailable", "no node is registered")
        return next((reply for reply in replies.values() if "error" not in reply), failed[0] if failed else {})

    async def _list(self, streams: JetStreamContext, own_id: str, data: bytes) -> Reply:
        replies = await self._ask_all(streams, data)
        sessions = [
            {**session, "node": node, **self._url_of(node)}
            for node, reply in replies.items()
            for session in reply.get("sessions", ())
        ]
        left_out = sum(reply.get("left_out", 0) for reply in replies.values()) + max(0, len(sessions) - MAX_LISTED)
        return _ok(own_id, {"sessions": sessions[:MAX_LISTED], "left_out": left_out, **self._unanswered(replies)})

    async def _statistics(self, streams: JetStreamContext, request: Statistics, data: bytes) -> Reply:
        if request.session_id is not None:
            return await self._of_session(streams, request.session_id, data)
        replies = await self._ask_all(streams, data)
        nodes = {node: {"open_sessions": r.get("open_sessions"), "rtp": r.get("rtp")} for node, r in replies.items()}
        total = sum(reply.get("open_sessions") or 0 for reply in replies.values())
        return _ok(request.id, {"open_sessions": total, "rtp": None, "nodes": nodes, **self._unanswered(replies)})

    def _unanswered(self, replies: dict[str, Reply]) -> Reply:
        """Return which nodes are not in a reply about all; nothing where all are."""
        silent = sorted(self._nodes.present.keys() - replies.keys())
        return {"unanswered": silent} if silent else {}

    # -- over NATS ---------------------------------------------------------------------------------

    def _streams(self) -> JetStreamContext:
        return connected(self._link)

    async def _ask_all(self, streams: JetStreamContext, data: bytes) -> dict[str, Reply]:
        """Return the replies by node, of those that answer."""
        names: Sequence[str] = tuple(self._nodes.present)
        answers = await asyncio.gather(*(self._ask_node(streams, name, data) for name in names), return_exceptions=True)
        for answer in answers:
            if isinstance(answer, BaseException) and not isinstance(answer, RequestError):
                raise answer
        return {name: answer for name, answer in zip(names, answers, strict=True) if isinstance(answer, dict)}

    @staticmethod
    async def _ask_node(streams: JetStreamContext, node: str, data: bytes) -> Reply:
        return _decoded(await ask_node(streams, node, node_subject(node), data))


def _decoded(data: bytes) -> Reply:
    try:
        return msgspec.json.decode(data, type=dict[str, Any])
    except msgspec.MsgspecError:
        raise RequestError("unavailable", "the node's answer was not understood") from None


def _ok(own_id: str, result: Reply) -> Reply:
    return {"id": own_id, "ok": True, **result}
