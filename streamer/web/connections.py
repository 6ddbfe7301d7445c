"""uvicorn's connections, with the limits of ours: no client takes what others need, memory, places or time."""

from __future__ import annotations

import asyncio
import logging
import socket
from typing import TYPE_CHECKING, Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.utils import ClientDisconnected, get_remote_addr
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState
from websockets.frames import CloseCode, Frame

from streamer.access.limits import MAX_FRAMES_UNREAD, STALLED_S
from streamer.ops.client_log import ClientLog
from streamer.web.admission import STATE_KEY, Admission

if TYPE_CHECKING:
    from collections.abc import Callable

    from uvicorn._types import ASGISendEvent
    from uvicorn.config import Config

    from streamer.access.policy import AccessPolicy
    from streamer.access.refusals import Reason

log = logging.getLogger(__name__)

REQUEST_TIMEOUT_S = 10.0
"""Until a request must be complete."""
RESPONSE_TIMEOUT_S = 60.0
"""Until its response must have been taken, or another piece of one that is long."""
SEND_BUFFER_BYTES = 64 * 1024
"""In the kernel, per subscriber. Small, so that the events of a slow one wait in its queue, where they are counted."""
WRITE_LIMIT_BYTES = 32 * 1024
"""Beyond the kernel's buffer; the sender waits above this."""
READ_BYTES = 8192
"""Read from a socket at once: all of it is parsed before anybody else has a turn, and frames may have 6 bytes."""
_PIECE_BYTES = 2048
"""Parsed before it is checked whether the client was too fast."""
_GRACE_S = 1.0
"""Time for a client that is disconnected to read why."""
CLOSE_TIMEOUT_S = 0.4
"""How long a WebSocket client has, at the end, to answer the close."""


class Connections(ServerState):
    """What all connections of one server share."""

    def __init__(self, access: AccessPolicy, *, now: Callable[[], float]) -> None:
        """``access`` decides how much each may take."""
        super().__init__()
        self.transports: dict[asyncio.Transport, Admission] = {}
        """Those that are open, half-finished requests included."""
        self._access = access
        self._now = now
        self.client_log = ClientLog(log, now=now)
        self._changed = asyncio.Event()

    def add(self, transport: asyncio.Transport) -> Admission:
        """Take note of a connection that opened, or became a WebSocket."""
        if transport not in self.transports:
            host = (get_remote_addr(transport) or ("nowhere", 0))[0]
            self.transports[transport] = Admission(self._access, host=host, now=self._now)
        return self.transports[transport]

    def replace(self, transport: asyncio.Transport, encrypted: asyncio.Transport) -> None:
        """Take note that a connection goes on within TLS."""
        self.transports[encrypted] = self.transports.pop(transport)

    def remove(self, transport: asyncio.Transport) -> None:
        """Take note of a connection that closed."""
        if (admission := self.transports.pop(transport, None)) is not None:
            admission.release()
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
        admission = self.server_state.add(transport)
        self.app_state = {STATE_KEY: admission}
        self._set_deadline(REQUEST_TIMEOUT_S)
        if admission.is_dropped:
            transport.abort()

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

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._deadline is not None:  # the client has taken what was waiting for it
            self._set_deadline(RESPONSE_TIMEOUT_S)

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
        self._admission: Admission = app_state[STATE_KEY]
        self._is_cut_off = False
        self._frames_unread = 0
        self._stalled: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._connections.add(self.transport)
        if hasattr(transport, "max_size"):  # of a plain socket; TLS has records of 16 KiB
            transport.max_size = READ_BYTES
        self.transport.set_write_buffer_limits(WRITE_LIMIT_BYTES)
        connected: socket.socket = transport.get_extra_info("socket")
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)

    def connection_lost(self, exc: Exception | None) -> None:
        self._forget_stall()
        if self.handshake_complete and self.conn.close_rcvd is None:
            # uvicorn would call it a close without a code, 1005; who was cut off may come again (RFC 6455, 7.1.5).
            self.queue.put_nowait({"type": "websocket.disconnect", "code": CloseCode.ABNORMAL_CLOSURE})
        super().connection_lost(exc)
        self._connections.remove(self.transport)

    def data_received(self, data: bytes) -> None:
        self.conn.max_message_size = self._admission.max_message_bytes
        for start in range(0, len(data), _PIECE_BYTES):
            if self._is_cut_off or self.transport.is_closing():  # what it sends no longer counts
                return
            super().data_received(data[start : start + _PIECE_BYTES])

    def handle_events(self) -> None:
        number = sum(isinstance(event, Frame) for event in self.conn.events)
        if not self._admission.takes_frames(number):
            self.cut_off("too_fast", "too many messages a second")
        elif not self.writable.is_set():
            self._frames_unread += number
            if self._frames_unread > MAX_FRAMES_UNREAD:
                self.cut_off("not_reading", "it goes on sending, and does not read")
        if not self._is_cut_off:
            super().handle_events()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._frames_unread = 0
        self._stalled = self.loop.call_later(
            STALLED_S, self.cut_off, "not_reading", f"read nothing for {STALLED_S:g} s"
        )

    def resume_writing(self) -> None:
        super().resume_writing()
        self._forget_stall()

    def cut_off(self, reason: Reason, text: str) -> None:
        """Disconnect the client for what it does; it is told why, as far as it reads."""
        if self._is_cut_off:
            return
        self._is_cut_off = True
        host, port = self.client or ("nowhere", 0)
        self._connections.client_log.info("websocket: %s port %d is disconnected: %s", host, port, text)
        self._admission.punish(reason)
        self.stop_keepalive()
        if self.handshake_complete and not self.close_sent:
            self.conn.fail(CloseCode.POLICY_VIOLATION, text)
            self.transport.write(b"".join(self.conn.data_to_send()))
            self.close_sent = True
            self.queue.put_nowait({"type": "websocket.disconnect", "code": CloseCode.POLICY_VIOLATION, "reason": text})
        # Not closed at once: with something unread from the client, the kernel would throw away what it should read.
        self.close_timer = self.loop.call_later(_GRACE_S, self.transport.abort)
        self.writable.set()  # nobody waits any more until it reads

    def _forget_stall(self) -> None:
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None

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
