"""The control API over WebSocket: requests of a few clients, answered in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.websockets import WebSocketDisconnect
from websockets.frames import CloseCode

if TYPE_CHECKING:
    from starlette.websockets import WebSocket

    from streamer.sinks.sink import Answer

MAX_CONTROLLERS = 16
"""Control connections at once."""


class ControlConnections:
    """Serves control clients; what one of them opened goes on without it."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._controllers = 0

    @property
    def is_full(self) -> bool:
        """Whether there are as many as are allowed."""
        return self._controllers >= MAX_CONTROLLERS

    async def serve(self, connection: WebSocket) -> None:
        """Answer one client, whose handshake is done, until it leaves."""
        if self.is_full:  # several handshakes may have been under way at once
            await connection.close(CloseCode.TRY_AGAIN_LATER, "too many control connections")
            return
        self._controllers += 1
        try:
            while (message := await connection.receive())["type"] == "websocket.receive":
                request: str | bytes | None = message.get("text")
                reply = await self._answer(message["bytes"] if request is None else request)
                await connection.send_text(reply.decode())
        except WebSocketDisconnect:
            pass  # its sessions go on without it
        finally:
            self._controllers -= 1
