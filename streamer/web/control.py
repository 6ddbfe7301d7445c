"""The control API over WebSocket: requests of a client are answered in order, and no faster than is good for others."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from starlette.websockets import WebSocketDisconnect

from streamer.access.limits import CONTROL_REQUESTS
from streamer.access.rates import Bucket

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.websockets import WebSocket

    from streamer.sinks.sink import Answer


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
        self._sleep = sleep

    async def serve(self, connection: WebSocket) -> None:
        """Answer one client, whose handshake is done, until it leaves."""
        requests = Bucket(CONTROL_REQUESTS)
        try:
            while (message := await connection.receive())["type"] == "websocket.receive":
                if wait_s := requests.charge(self._now()):
                    await self._sleep(wait_s)
                request: str | bytes | None = message.get("text")
                reply = await self._answer(message["bytes"] if request is None else request)
                await connection.send_text(reply.decode())
        except WebSocketDisconnect:
            pass  # its sessions go on without it
