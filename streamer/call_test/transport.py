"""The connections that a player is played on: WebSocket and TCP."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus, InvalidURI
from websockets.typing import Subprotocol

from streamer.call_test.player import Datagram
from streamer.core.errors import EmotionStreamerError

if TYPE_CHECKING:
    import ssl
    from asyncio import StreamReader, StreamWriter
    from collections.abc import Mapping

    from websockets.asyncio.client import ClientConnection

    from streamer.call_test.player import Frame

CONNECT_TIMEOUT_S = 10.0
READ_BYTES = 16_384


class CallTestError(EmotionStreamerError):
    """The call can't be played, or did not arrive; exit with 1."""


class Transport(Protocol):
    """An open connection to the daemon."""

    async def send(self, frame: Frame) -> None:
        """Send a frame. Raises CallTestError where the daemon has closed the connection."""

    async def receive(self) -> Frame | None:
        """Return what the daemon sent; None where it has closed the connection."""

    async def close(self) -> None:
        """End the connection as the platform does when somebody hangs up."""

    @property
    def how_closed(self) -> str:
        """How the daemon has closed it, in words."""


async def open_transport(
    url: str, *, subprotocol: str | None, headers: Mapping[str, str], tls: ssl.SSLContext | None
) -> Transport:
    """Return an open connection. Raises CallTestError that says why there is none."""
    try:
        if url.startswith("tcp://"):
            parts = urlsplit(url)
            return TcpTransport(*await asyncio.open_connection(parts.hostname, parts.port))
        return WebSocketTransport(
            await connect(
                url,
                subprotocols=None if subprotocol is None else [Subprotocol(subprotocol)],
                additional_headers=headers,
                ssl=(tls or True) if url.startswith("wss:") else None,
                compression=None,
                open_timeout=CONNECT_TIMEOUT_S,
            )
        )
    except InvalidStatus as refusal:
        text = (refusal.response.body or b"").decode(errors="replace").strip()
        raise CallTestError(f"{url}: the daemon refuses: {refusal.response.status_code} {text}") from None
    except (OSError, TimeoutError, InvalidHandshake, InvalidURI, ValueError) as error:
        raise CallTestError(f"{url}: can't connect: {error or type(error).__name__}") from None


class WebSocketTransport:
    """A WebSocket."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection

    async def send(self, frame: Frame) -> None:
        try:
            await self._connection.send(frame)
        except ConnectionClosed:
            raise CallTestError(f"the daemon has closed the connection: {self.how_closed}") from None

    async def receive(self) -> Frame | None:
        try:
            return await self._connection.recv()
        except ConnectionClosed:
            return None

    async def close(self) -> None:
        await self._connection.close()

    @property
    def how_closed(self) -> str:
        return f"{self._connection.close_code} {self._connection.close_reason or ''}".rstrip()


class TcpTransport:
    """A TCP connection."""

    how_closed = "end of the TCP connection"

    def __init__(self, reader: StreamReader, writer: StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        peer = writer.get_extra_info("peername")
        self._host: str = peer[0]
        self._datagrams = socket.socket(socket.AF_INET6 if ":" in self._host else socket.AF_INET, socket.SOCK_DGRAM)
        self._datagrams.setblocking(False)

    async def send(self, frame: Frame) -> None:
        """Send a frame, and a datagram by UDP."""
        if isinstance(frame, Datagram):
            with suppress(BlockingIOError):  # as a network would lose it
                self._datagrams.sendto(frame, (self._host, frame.port))
            return
        try:
            self._writer.write(frame if isinstance(frame, bytes) else frame.encode())
            await self._writer.drain()
        except OSError:
            raise CallTestError(f"the daemon has closed the connection: {self.how_closed}") from None

    async def receive(self) -> Frame | None:
        with suppress(OSError):
            return await self._reader.read(READ_BYTES) or None
        return None

    async def close(self) -> None:
        self._datagrams.close()
        self._writer.close()
        with suppress(OSError):
            await self._writer.wait_closed()
