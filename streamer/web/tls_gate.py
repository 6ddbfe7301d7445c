"""Takes a connection into TLS: it counts from its first byte on, though nothing is known of it before the handshake."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    from streamer.web.connections import Connections, HttpConnection

log = logging.getLogger(__name__)

HANDSHAKE_TIMEOUT_S = 10.0


class TlsGate(asyncio.Protocol):
    """The protocol of a connection until its TLS handshake is done.

    The loop's own way, ``ssl=`` of a server, tells of a connection only after that: a host could open any number.
    """

    def __init__(
        self, context: ssl.SSLContext, connections: Connections, make_connection: Callable[[], HttpConnection]
    ) -> None:
        """``make_connection`` makes the protocol of what is within."""
        self._context = context
        self._connections = connections
        self._make_connection = make_connection
        self._early = bytearray()
        """What came within TLS before the handshake was known to be done; reading stops at once, so it is not much."""
        self._is_lost = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        plain = cast("asyncio.Transport", transport)
        plain.pause_reading()  # until TLS reads
        if self._connections.add(plain).is_dropped:
            self._connections.remove(plain)
            plain.abort()
            return
        handshake = asyncio.get_running_loop().create_task(self._shake_hands(plain), name="TLS handshake")
        self._connections.tasks.add(handshake)
        handshake.add_done_callback(self._connections.tasks.discard)

    def data_received(self, data: bytes) -> None:
        self._early += data

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - of every protocol
        self._is_lost = True

    async def _shake_hands(self, plain: asyncio.Transport) -> None:
        try:
            encrypted = await asyncio.get_running_loop().start_tls(
                plain, self, self._context, server_side=True, ssl_handshake_timeout=HANDSHAKE_TIMEOUT_S
            )
            if encrypted is None or self._is_lost:
                raise ConnectionAbortedError("closed in the handshake")
        except OSError as error:  # SSLError and the time-out are such too
            log.debug("websocket: TLS handshake failed: %s", error)
            plain.abort()
            self._connections.remove(plain)
            return
        except asyncio.CancelledError:
            plain.abort()
            self._connections.remove(plain)
            raise
        self._connections.replace(plain, encrypted)
        connection = self._make_connection()
        encrypted.set_protocol(connection)
        connection.connection_made(encrypted)
        if self._early:
            connection.data_received(bytes(self._early))
