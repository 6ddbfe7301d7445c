"""Listens on the one port and serves an ASGI application by uvicorn's protocols, without uvicorn's signals and loop."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING

import uvicorn

from streamer.access.limits import MAX_MESSAGE_BYTES
from streamer.core.errors import SinkError
from streamer.ops.listening import listening_at
from streamer.web.connections import CLOSE_TIMEOUT_S, Connections, HttpConnection, WebSocketConnection
from streamer.web.tls_gate import TlsGate

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    from starlette.types import ASGIApp

    from streamer.access.policy import AccessPolicy

log = logging.getLogger(__name__)

MAX_HEAD_BYTES = 16 * 1024
"""Of a request's line and headers."""
_ABORT_TIMEOUT_S = 0.2
"""How long connections that were aborted have to be noticed as closed."""


class WebServer:
    """Serves ``app`` while it is entered. Leaving closes WebSockets with 1001 and waits for nobody for long."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        host: str,
        port: int,
        access: AccessPolicy,
        tls: ssl.SSLContext | None = None,
        name: str = "websocket",
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Listen on ``host`` and ``port`` (0: any that is free) once entered. ``access`` limits connections.

        ``name``: in the log and in errors.
        """
        logging.getLogger("uvicorn").setLevel(logging.ERROR)  # below that it has lines for every connection, with URLs
        self.host = host
        self.port = port
        """The port in use, once entered."""
        self._tls = tls
        self._name = name
        self._config = uvicorn.Config(
            app,
            http=HttpConnection,
            ws=WebSocketConnection,
            ws_max_size=MAX_MESSAGE_BYTES,
            ws_per_message_deflate=False,  # 64 KiB a connection against 14
            h11_max_incomplete_event_size=MAX_HEAD_BYTES,
            interface="asgi3",
            lifespan="off",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            date_header=False,
        )
        self._connections = Connections(access, now=now)
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> Self:
        self._config.load()
        try:
            where = listening_at(self.host, self.port)
            self._server = await asyncio.get_running_loop().create_server(self._accept, **where)
        except OSError as error:
            raise SinkError(f"{self._name}: can't listen on {self.host} port {self.port}: {error.strerror}") from error
        self.port = self._server.sockets[0].getsockname()[1]
        log.info("%s: listening on %s port %d", self._name, self.host, self.port)
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._server is None:
            return
        self._server.close()
        for connection in tuple(self._connections.connections):
            connection.shutdown()
        if not await self._connections.closed(CLOSE_TIMEOUT_S):  # somebody doesn't read, and won't see the close
            for transport in tuple(self._connections.transports):
                transport.abort()
            if not await self._connections.closed(_ABORT_TIMEOUT_S):
                log.warning("websocket: %d connections did not close in time", len(self._connections.transports))
        if self._connections.tasks:  # of closed connections: they have only to notice it
            await asyncio.wait(self._connections.tasks, timeout=_ABORT_TIMEOUT_S)

    def _accept(self) -> asyncio.Protocol:
        return self._connection() if self._tls is None else TlsGate(self._tls, self._connections, self._connection)

    def _connection(self) -> HttpConnection:
        return HttpConnection(config=self._config, server_state=self._connections, app_state={})
