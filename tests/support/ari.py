"""A stand-in for Asterisk's REST interface, by its documentation: notes what is asked, and tells of channels."""

from __future__ import annotations

import asyncio
import base64
import json
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from websockets.frames import Frame, Opcode
from websockets.utils import accept_key

from tests.support.daemon import TIMEOUT_S

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import AsyncIterator

Asked = tuple[str, str, dict[str, str]]


class Asterisk:
    """What an application of ours sees of it."""

    def __init__(self, *, user: str, password: str) -> None:
        self.asked: list[Asked] = []
        """Method, path and query of each request, in order."""
        self.port = 0
        self._key = f"{user}:{password}"
        self._events: StreamWriter | None = None
        self._changed = asyncio.Condition()

    async def until_asked(self, number: int) -> list[Asked]:
        """Return the first requests once there are so many."""
        async with asyncio.timeout(TIMEOUT_S), self._changed:
            await self._changed.wait_for(lambda: len(self.asked) >= number)
        return self.asked[:number]

    def tell(self, kind: str, channel: str, *arguments: str) -> None:
        """Send an event about a channel to who subscribed."""
        assert self._events is not None
        event = {"type": kind, "application": "emotion", "args": arguments, "channel": {"id": channel}}
        self._events.write(Frame(Opcode.TEXT, json.dumps(event).encode()).serialize(mask=False))

    async def hang_up(self) -> None:
        """Leave who subscribed."""
        if self._events is not None:
            self._events.close()
            with suppress(ConnectionError):
                await self._events.wait_closed()

    async def serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Answer one request; each has a connection of its own."""
        request, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        method, target, _ = request.split()
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        path, query = urlsplit(target).path, dict(parse_qsl(urlsplit(target).query))
        if "upgrade" in headers:
            assert query.pop("api_key") == self._key
            writer.write(
                b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                b"Sec-WebSocket-Accept: %s\r\n\r\n" % accept_key(headers["sec-websocket-key"]).encode()
            )
            self._events = writer
        else:
            assert headers["authorization"] == "Basic " + base64.b64encode(self._key.encode()).decode()
            writer.write(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
            writer.close()
            await writer.wait_closed()
        async with self._changed:
            self.asked.append((method, path, query))
            self._changed.notify_all()
        if made := query.get("channelId") or ("/snoop/" in path and path.rpartition("/")[2]):
            self.tell("StasisStart", made)


@asynccontextmanager
async def asterisk(*, user: str, password: str) -> AsyncIterator[Asterisk]:
    """Serve on a free port of 127.0.0.1."""
    made = Asterisk(user=user, password=password)
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        server.close()
        await made.hang_up()
