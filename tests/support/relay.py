"""A TCP relay on loopback whose connections can be cut, or carry nothing for a while, as by a network that fails."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter


class Relay:
    """Passes what comes at ``port`` on to another port, and back."""

    def __init__(self, to_port: int, *, port: int = 0) -> None:
        """``port``: where it listens; 0: at a free one."""
        self._to_port = to_port
        self._listens_at = port
        self._writers: set[StreamWriter] = set()
        self._carries = asyncio.Event()
        self._carries.set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._pass_on, "127.0.0.1", self._listens_at)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        self.thaw()
        await self.cut()
        await self._server.wait_closed()

    @property
    def port(self) -> int:
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def cut(self) -> None:
        """Reset all connections."""
        for writer in tuple(self._writers):
            writer.transport.abort()
            with suppress(OSError):
                await writer.wait_closed()

    def freeze(self) -> None:
        """Carry nothing, without a word; connections are still accepted."""
        self._carries.clear()

    def thaw(self) -> None:
        """Carry everything again, also what waited."""
        self._carries.set()

    async def _pass_on(self, reader: StreamReader, writer: StreamWriter) -> None:
        self._writers.add(writer)
        await self._carries.wait()
        try:
            there, back = await asyncio.open_connection("127.0.0.1", self._to_port)
        except OSError:
            writer.transport.abort()
            self._writers.discard(writer)
            return
        pair = {writer, back}
        self._writers |= pair
        await asyncio.gather(self._copy(reader, back), self._copy(there, writer))
        self._writers -= pair

    async def _copy(self, reader: StreamReader, writer: StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(65536):
                await self._carries.wait()
                writer.write(data)
                await writer.drain()
        writer.transport.abort()
