"""Connects to a platform that waits to be fetched, by WebSocket."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed as WebSocketClosed
from websockets.exceptions import InvalidHandshake, InvalidURI
from websockets.typing import Subprotocol

from streamer.access.limits import MAX_STREAM_MESSAGE_BYTES
from streamer.core.errors import SourceError
from streamer.protocol.streams.dialect import CLOSED_ABNORMALLY
from streamer.sources.streams.connection import ConnectionClosed

if TYPE_CHECKING:
    import ssl
    from collections.abc import Mapping

    from websockets.asyncio.client import ClientConnection

CONNECT_TIMEOUT_S = 5.0


async def connect_to(
    url: str, *, subprotocol: str, headers: Mapping[str, str], tls: ssl.SSLContext | None
) -> OutgoingConnection:
    """Return an open connection. Raises SourceError that names no more of the URL than host and port."""
    try:
        connection = await connect(
            url,
            subprotocols=[Subprotocol(subprotocol)],
            additional_headers=headers,
            ssl=tls,
            max_size=MAX_STREAM_MESSAGE_BYTES,
            compression=None,
            open_timeout=CONNECT_TIMEOUT_S,
            proxy=None,
        )
    except (OSError, InvalidHandshake, InvalidURI, TimeoutError) as error:
        raise SourceError(f"can't connect to {urlsplit(url).netloc}: {error or type(error).__name__}") from None
    return OutgoingConnection(connection, urlsplit(url).netloc)


class OutgoingConnection:
    """A WebSocket that we opened, as a source sees it."""

    def __init__(self, connection: ClientConnection, peer: str) -> None:
        self._connection = connection
        self.peer = peer

    async def receive(self) -> str | bytes:
        try:
            return await self._connection.recv()
        except WebSocketClosed:
            raise ConnectionClosed(self._connection.close_code or CLOSED_ABNORMALLY) from None

    async def send(self, data: str | bytes) -> None:
        try:
            await self._connection.send(data)
        except WebSocketClosed:
            raise ConnectionClosed(self._connection.close_code or CLOSED_ABNORMALLY) from None

    async def close(self, code: int, text: str) -> None:
        await self._connection.close(code, text)
