"""A fake of the Asterisk REST Interface (ARI): records requests and sends channel events."""

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

Request = tuple[str, str, dict[str, str]]


class Asterisk:
    """The HTTP and WebSocket server that an ARI application connects to."""

    def __init__(self, *, user: str, password: str) -> None:
        self.requests: list[Request] = []
        """Method, path and query of each request, in order."""
        self.port = 0
        self._key = f"{user}:{password}"
        self._events: StreamWriter | None = None
        self._changed = asyncio.Condition()

    async def until_requests(self, number: int) -> list[Request]:
        """Return the first ``number`` requests as soon as they have arrived."""
        async with asyncio.timeout(TIMEOUT_S), self._changed:
            await self._changed.wait_for(lambda: len(self.requests) >= number)
        return self.requests[:number]

    def send_event(self, kind: str, channel: str, *arguments: str) -> None:
        """Send an event about a channel to the subscriber."""
        assert self._events is not None
        event = {"type": kind, "application": "emotion", "args": arguments, "channel": {"id": channel}}
        self._events.write(Frame(Opcode.TEXT, json.dumps(event).encode()).serialize(mask=False))

    async def hang_up(self) -> None:
        """Close the connection of the subscriber."""
        if self._events is not None:
            self._events.close()
            with suppress(ConnectionError):
                await self._events.wait_closed()

    async def serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Answer one request; every request opens a new connection."""
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
            found = b"[]" if method == "GET" else b"null"
            head = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
            writer.write(head % len(found) + found)
            writer.close()
            await writer.wait_closed()
        async with self._changed:
            self.requests.append((method, path, query))
            self._changed.notify_all()
        if made := query.get("channelId") or ("/snoop/" in path and path.rpartition("/")[2]):
            self.send_event("StasisStart", made)


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
