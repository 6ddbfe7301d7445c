"""Listens on TCP ports for platforms that stream without WebSocket; who connects is known by the address alone."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import time
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, Self

from streamer.access.policy import Asked, Refusal
from streamer.core.errors import SourceError
from streamer.ops.keepalive import keep_alive
from streamer.ops.listening import listening_at
from streamer.protocol.streams.dialect import CLOSED_ABNORMALLY, CLOSED_NORMALLY
from streamer.sources.streams.connection import ConnectionClosed

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import Awaitable, Callable, Sequence

    from streamer.access.policy import AccessPolicy
    from streamer.sources.streams.connection import Connection

    Serve = Callable[[Connection, int], Awaitable[None]]
    """Serves a connection; the number is that of its port, from 0 on."""

log = logging.getLogger(__name__)

DISMISS_S = 1.0
"""Until who was refused must have closed its side."""
READ_BYTES = 16_384
UNREAD_BYTES = 65_536
"""What may wait for a platform that does not read; more silence is not sent."""


class TcpPorts:
    """One or more ports, one after the other, while it is entered."""

    def __init__(
        self,
        serve: Serve,
        *,
        host: str,
        port: int,
        number: int,
        allowed: Sequence[str],
        access: AccessPolicy,
        on_refused: Callable[[Refusal], None] = lambda _: None,
        no_room: bytes = b"",
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Listen on ``number`` ports from ``port`` on, where it is 0 on any that are free.

        ``allowed``: networks. ``on_refused``: is told who was not let in. ``no_room``: what is said to a platform that
        might come again, where it is refused for what there is already.
        """
        self.ports: list[int] = []
        """Those in use, once entered."""
        self._serve = serve
        self._host, self._port, self._number = host, port, number
        self._allowed = [ipaddress.ip_network(network) for network in allowed]
        self._access = access
        self._no_room = no_room
        self._on_refused = on_refused
        self._now = now
        self._servers: list[asyncio.Server] = []
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        try:
            for index in range(self._number):
                await self._listen(index)
        except OSError as error:
            await self.__aexit__()
            raise SourceError(f"can't listen on {self._host} port {self._port + index}: {error.strerror}") from error
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        for server in self._servers:
            server.close()
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def _listen(self, index: int) -> None:
        async def accept(reader: StreamReader, writer: StreamWriter) -> None:
            task = asyncio.current_task()
            assert task is not None  # noqa: S101 - asyncio calls it in a task of its own
            self._tasks.add(task)
            try:
                await self._accept(index, TcpConnection(reader, writer))
            except asyncio.CancelledError:
                pass  # the source is closed; asyncio would log it
            finally:
                self._tasks.discard(task)
                writer.transport.abort() if writer.transport.is_closing() else writer.close()

        port = self._port + index if self._port else 0
        server = await asyncio.start_server(accept, **listening_at(self._host, port), limit=READ_BYTES)
        self._servers.append(server)
        self.ports.append(server.sockets[0].getsockname()[1])

    async def _accept(self, index: int, connection: TcpConnection) -> None:
        refusal, streams = self._refusal(connection.host), self._access.limits.streams
        if refusal is not None:
            self._on_refused(refusal)
            if self._no_room and refusal.reason in {"over_load", "too_many_streams"}:
                await connection.dismiss(self._no_room)
            return
        streams.take(connection.host)
        try:
            await self._serve(connection, index)
        finally:
            streams.give_back(connection.host)

    def _refusal(self, host: str) -> Refusal | None:
        """Return why a host is not let in now, and count it; None where it is."""
        asked = Asked(host)
        address = ipaddress.ip_address(host.partition("%")[0])
        mapped = getattr(address, "ipv4_mapped", None) or address
        if not any(mapped in network for network in self._allowed):
            text = "Not among the allowed networks"
            return self._access.refuse(asked, Refusal("forbidden", HTTPStatus.FORBIDDEN, text))
        return self._access.check_rate(asked, self._now()) or self._access.check_quota(asked, "too_many_streams")


class TcpConnection:
    """One connection; its frames are bytes of any length."""

    def __init__(self, reader: StreamReader, writer: StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        peer = writer.get_extra_info("peername") or ("nowhere", 0)
        keep_alive(writer.get_extra_info("socket"))
        self.host: str = peer[0]
        self.peer = f"{peer[0]} port {peer[1]}"

    async def dismiss(self, data: bytes) -> None:
        """Say a last word, and close; what came is read, since else the kernel resets the connection before it."""
        with suppress(OSError, TimeoutError):
            async with asyncio.timeout(DISMISS_S):
                self._writer.write(data)
                self._writer.write_eof()
                while await self._reader.read(READ_BYTES):
                    pass

    async def receive(self) -> bytes:
        try:
            data = await self._reader.read(READ_BYTES)
        except OSError:
            raise ConnectionClosed(CLOSED_ABNORMALLY) from None
        if not data:
            raise ConnectionClosed(CLOSED_NORMALLY)
        return data

    async def send(self, data: str | bytes) -> None:
        """Send bytes without waiting; what nobody reads is not sent: it is silence."""
        if self._writer.is_closing():
            raise ConnectionClosed(CLOSED_ABNORMALLY)
        if isinstance(data, bytes) and self._writer.transport.get_write_buffer_size() < UNREAD_BYTES:
            self._writer.write(data)

    async def close(self, code: int, text: str) -> None:  # noqa: ARG002 - TCP has neither
        self._writer.close()
        with suppress(OSError):
            await self._writer.wait_closed()
