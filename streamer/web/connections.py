"""uvicorn's connections, with the limits of ours: a request has a deadline, a subscriber can't hoard memory."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING, Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState
from websockets.frames import CloseCode

if TYPE_CHECKING:
    from uvicorn._types import ASGISendEvent
    from uvicorn.config import Config

REQUEST_TIMEOUT_S = 10.0
"""Until a request must be complete."""
RESPONSE_TIMEOUT_S = 60.0
"""Until its response must have been taken."""
SEND_BUFFER_BYTES = 64 * 1024
"""In the kernel, per subscriber. Small, so that the events of a slow one wait in its queue, where they are counted."""
WRITE_LIMIT_BYTES = 32 * 1024
"""Beyond the kernel's buffer; the sender waits above this."""
CLOSE_TIMEOUT_S = 0.4
"""How long a WebSocket client has, at the end, to answer the close."""


class Connections(ServerState):
    """What all connections of one server share."""

    def __init__(self) -> None:
        super().__init__()
        self.transports: set[asyncio.Transport] = set()
        """Those that are open, half-finished requests included."""
        self._changed = asyncio.Event()

    def add(self, transport: asyncio.Transport) -> None:
        """Take note of a connection that opened."""
        self.transports.add(transport)

    def remove(self, transport: asyncio.Transport) -> None:
        """Take note of a connection that closed."""
        self.transports.discard(transport)
        self._changed.set()

    async def closed(self, seconds: float) -> bool:
        """Wait until there is no connection left; return False if that took too long."""
        try:
            async with asyncio.timeout(seconds):
                while self.transports:
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            return False
        return True


class HttpConnection(H11Protocol):
    """One HTTP connection. It is aborted where a request, or the taking of its response, takes too long."""

    server_state: Connections
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.server_state.add(transport)
        self._set_deadline(REQUEST_TIMEOUT_S)

    def connection_lost(self, exc: Exception | None) -> None:
        self._clear_deadline()
        super().connection_lost(exc)
        self.server_state.remove(self.transport)

    def data_received(self, data: bytes) -> None:
        if self._deadline is None:
            self._set_deadline(REQUEST_TIMEOUT_S)
        super().data_received(data)
        cycle = self.cycle
        if cycle is not None and not cycle.more_body and not cycle.response_complete:
            self._set_deadline(RESPONSE_TIMEOUT_S)

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        self._clear_deadline()
        super().handle_websocket_upgrade(event)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.conn.their_state in {h11.IDLE, h11.DONE}:  # else the rest of a body is still to come
            self._clear_deadline()

    def shutdown(self) -> None:
        if self.conn.our_state is h11.ERROR:  # it was answered, and closes
            self.transport.close()
        else:
            super().shutdown()

    def _set_deadline(self, seconds: float) -> None:
        self._clear_deadline()
        self._deadline = self.loop.call_later(seconds, self.transport.abort)

    def _clear_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


class WebSocketConnection(WebSocketsSansIOProtocol):
    """One WebSocket. Its buffers are small, and it is closed as going away when the server ends."""

    def __init__(self, config: Config, server_state: Connections, app_state: dict[str, Any]) -> None:
        super().__init__(config, server_state, app_state)
        self._connections = server_state

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._connections.add(self.transport)
        self.transport.set_write_buffer_limits(WRITE_LIMIT_BYTES)
        connected: socket.socket = transport.get_extra_info("socket")
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._connections.remove(self.transport)

    def handle_ping(self) -> None:
        """Answer, unless the client sends pings without reading the answers, which would pile up."""
        if self.transport.get_write_buffer_size() > 2 * WRITE_LIMIT_BYTES:
            self.transport.abort()
        else:
            super().handle_ping()

    async def send(self, message: ASGISendEvent) -> None:
        await self.writable.wait()
        if self.close_sent:
            raise ClientDisconnected
        await super().send(message)
        # A refusal leaves it open in uvicorn, which then logs an error for each.
        self.handshake_complete = self.handshake_complete or self.close_sent

    def shutdown(self) -> None:
        """Close as going away, and give the client time to answer: RFC 6455, 7.1.1."""
        if not self.handshake_complete or self.close_sent:
            super().shutdown()
            return
        self.stop_keepalive()
        self.queue.put_nowait({"type": "websocket.disconnect", "code": CloseCode.GOING_AWAY, "reason": ""})
        self.conn.send_close(CloseCode.GOING_AWAY)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        self.close_timer = self.loop.call_later(CLOSE_TIMEOUT_S, self.transport.close)
