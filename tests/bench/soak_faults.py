"""What goes wrong while `make bench-soak` runs: the broker is cut off or hangs, subscribers and callers misbehave."""

from __future__ import annotations

import asyncio
import json
import random
import socket
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.support.ports import free_port

READ_BYTES = 65_536
RECEIVE_BUFFER_BYTES = 4096
EVENT_TYPES = ("emotion.v1", "gap.v1")
"""Those of which no snapshot is sent: what comes is what was published since."""
CALLER_SSRC = 0x50000000
PACKET_S = 0.02


class BrokerLink:
    """A relay between the daemon and a broker, which can be cut, or go dead."""

    def __init__(self, broker_port: int) -> None:
        self.port = free_port()
        self.cuts = 0
        self._broker_port = broker_port
        self._server: asyncio.Server | None = None
        self._streams: set[asyncio.StreamWriter] = set()
        self._flows = asyncio.Event()
        self._flows.set()

    async def __aenter__(self) -> Self:
        await self.restore()
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.cut()

    async def restore(self) -> None:
        """Take connections again, and let them flow."""
        self._flows.set()
        if self._server is None:
            self._server = await asyncio.start_server(self._relay, "127.0.0.1", self.port)

    async def cut(self) -> None:
        """Refuse connections, and break those that there are."""
        self.cuts += 1
        if self._server is not None:
            self._server.close()
            self._server = None
        for stream in tuple(self._streams):
            stream.transport.abort()
        await asyncio.sleep(0)

    def hang(self) -> None:
        """Leave connections open, and pass nothing on."""
        self._flows.clear()

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            to_reader, to_writer = await asyncio.open_connection("127.0.0.1", self._broker_port)
        except OSError:
            writer.transport.abort()
            return
        self._streams |= {writer, to_writer}
        try:
            await asyncio.gather(self._pass_on(reader, to_writer), self._pass_on(to_reader, writer))
        finally:
            for stream in (writer, to_writer):
                stream.transport.abort()
                self._streams.discard(stream)

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while data := await reader.read(READ_BYTES):
                await self._flows.wait()
                writer.write(data)
                await writer.drain()
        writer.transport.abort()


@dataclass(slots=True)
class Heard:
    """What one subscriber got."""

    ids: list[str] = field(default_factory=list)
    """Of events that others get too, in order."""
    lost: int = 0
    """As its own gaps say, up to the last of them."""
    _lost_after: int = 0

    def note(self, message: str | bytes) -> None:
        """Take a message."""
        event = json.loads(message)
        if event["data"].get("reason") == "subscriber_slow":  # this subscriber alone gets it
            self._lost_after += event["data"]["lost_events"]
        else:
            self.ids.append(event["id"])
            self.lost, self._lost_after = self.lost + self._lost_after, 0


async def subscriber_that_reads(port: int, heard: Heard) -> None:
    """Subscribe, and note what comes until cancelled."""
    query = "&".join(f"type={name}" for name in EVENT_TYPES)
    url = f"ws://127.0.0.1:{port}/events?{query}"
    async with connect(url, subprotocols=[Subprotocol("cloudevents.json")], compression=None) as subscriber:
        async for message in subscriber:
            heard.note(message)


async def slow_subscriber(port: int, *, reads_s: float, stalls_s: float) -> Heard:
    """Subscribe, read, stop reading for a while, and read again."""
    heard = Heard()
    query = "&".join(f"type={name}" for name in EVENT_TYPES)
    connected = await _small_socket(port)
    async with connect(
        f"ws://127.0.0.1:{port}/events?{query}",
        sock=connected,
        subprotocols=[Subprotocol("cloudevents.json")],
        compression=None,
        max_queue=1,
    ) as subscriber:
        await _listen(subscriber, heard, reads_s)
        await asyncio.sleep(stalls_s)
        await _listen(subscriber, heard, reads_s)
    return heard


async def _listen(subscriber: ClientConnection, heard: Heard, seconds: float) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while True:
                heard.note(await subscriber.recv())


async def vanishing_subscriber(port: int, seconds: float) -> None:
    """Subscribe with a tiny receive buffer, read nothing, and vanish without a word."""
    with await _small_socket(port) as client:
        lines = ("GET /events HTTP/1.1", f"Host: 127.0.0.1:{port}", "Upgrade: websocket", "Connection: Upgrade")
        key = ("Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "", "")
        await asyncio.get_running_loop().sock_sendall(client, "\r\n".join((*lines, *key)).encode())
        await asyncio.sleep(seconds)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")  # a reset


async def _small_socket(port: int) -> socket.socket:
    """Return a connection with a tiny receive buffer: the daemon soon sees that nothing is read."""
    client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    client.setblocking(False)
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER_BYTES)
    await asyncio.get_running_loop().sock_connect(client, ("127.0.0.1", port))
    return client


async def bad_caller(port: int, number: int, seconds: float, seed: int) -> None:
    """Call with lost, repeated and late packets, junk and a sequence that starts over; vanish without a BYE."""
    chance = random.Random(seed)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as phone:
        to = ("127.0.0.1", port)
        for packet in range(int(seconds / PACKET_S)):
            sequence = (packet if packet * PACKET_S < seconds / 2 else packet + 30_000) & 0xFFFF
            header = bytes((0x80, 0)) + sequence.to_bytes(2) + (160 * packet).to_bytes(4)
            data = header + (CALLER_SSRC + number).to_bytes(4) + chance.randbytes(160)
            for each in {0: (), 1: (data, data), 2: (data, chance.randbytes(40))}.get(chance.randrange(20), (data,)):
                phone.sendto(each, to)
            await asyncio.sleep(PACKET_S)
