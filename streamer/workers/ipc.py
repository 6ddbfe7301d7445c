"""One end of the socket pair between the daemon and a worker process (inter-process communication, IPC)."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from streamer.workers.messages import Frames, encode

if TYPE_CHECKING:
    import socket
    from collections.abc import AsyncIterator
    from typing import Self

    from streamer.workers.messages import Message

READ_BYTES = 262_144
MAX_WAITING_BYTES = 4_194_304
"""Limit of unread bytes; beyond it a message is not sent, and ``send`` returns False."""


class IpcChannel:
    """Messages to and from the other process, each once and in order, until one of the two ends."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def over(cls, end: socket.socket) -> Self:
        """Return the channel over one end of a pair of stream sockets, which it owns and closes."""
        return cls(*await asyncio.open_unix_connection(sock=end))

    def send(self, message: Message) -> bool:
        """Send a message without waiting; return whether there was room for it."""
        return self.send_frame(encode(message))

    def send_frame(self, frame: bytes) -> bool:
        """Send an encoded message, as ``send``."""
        if self._writer.is_closing() or self._writer.transport.get_write_buffer_size() > MAX_WAITING_BYTES:
            return False
        self._writer.write(frame)
        return True

    async def has_room(self) -> None:
        """Return when the other end has read most of what was sent, or is gone."""
        with suppress(ConnectionError):
            await self._writer.drain()

    async def __aiter__(self) -> AsyncIterator[Message]:
        """Yield messages until the other end is closed. Raises IpcError for bytes that are no message."""
        frames = Frames()
        while data := await self._read():
            for message in frames.feed(data):
                yield message

    async def close(self) -> None:
        """Close it once everything is sent, or the other end is gone."""
        self._writer.close()
        with suppress(ConnectionError):
            await self._writer.wait_closed()

    def abort(self) -> None:
        """Close it at once, if it is still open."""
        if not self._writer.is_closing():
            self._writer.transport.abort()

    async def _read(self) -> bytes:
        try:
            return await self._reader.read(READ_BYTES)
        except ConnectionError:
            return b""
