"""The control API over WebSocket: requests of a client are answered in order, and no faster than is good for others."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING

from starlette.websockets import WebSocketDisconnect

from streamer.access.limits import CONTROL_REQUESTS
from streamer.access.rates import Bucket
from streamer.core.errors import RequestError
from streamer.ops.client_log import ClientLog
from streamer.protocol.control_messages import encode_error, is_supervision, request_id
from streamer.sinks.control_log import log_control

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from streamer.sinks.sink import Answer
    from streamer.web.peers import Peer

log = logging.getLogger(__name__)


class ControlConnections:
    """Serves control clients; what one of them opened goes on without it."""

    def __init__(
        self,
        answer: Answer,
        *,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._answer = answer
        self._now = now
        self._client_log = ClientLog(log, now=now)
        self._sleep = sleep

    async def serve(self, peer: Peer, *, only_supervises: bool = False) -> None:
        """Answer one client, whose handshake is done, until it leaves."""
        connection, requests = peer.connection, Bucket(CONTROL_REQUESTS)
        self._client_log.info("control: %s is connected", peer.who)
        try:
            while (message := await connection.receive())["type"] == "websocket.receive":
                if wait_s := requests.charge(self._now()):
                    await self._sleep(wait_s)
                text: str | None = message.get("text")
                request: str | bytes = message["bytes"] if text is None else text
                is_refused = only_supervises and not is_supervision(request)
                reply = _forbidden(request) if is_refused else await self._answer(request)
                log_control(peer.who, request, reply)
                await connection.send_text(reply.decode())
        except WebSocketDisconnect:
            pass  # its sessions go on without it
        finally:
            self._client_log.info("control: %s left", peer.who)


def _forbidden(request: str | bytes) -> bytes:
    return encode_error(request_id(request), RequestError("forbidden", "this client may acknowledge alerts only"))
