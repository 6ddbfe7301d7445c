"""No client and no host takes what others need: places, memory, time. With real connections, of several hosts."""

from __future__ import annotations

import asyncio
import socket
import struct
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from streamer.access.limits import CONTROL_FRAMES, CONTROL_REQUESTS, REQUESTS, SUBSCRIBER_FRAMES
from streamer.web.connections import WebSocketConnection
from tests.support.broker import DEADLINE_S
from tests.support.examples import stream
from tests.support.sink_task import open_sink
from tests.support.websocket_client import access, http, is_id, receive, sink, subscribe, subscribed

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from websockets.asyncio.client import ClientConnection

    from streamer.web.sink import WebSink

CONTROL: dict[str, Any] = {"path": "/control", "subprotocols": ["emotion-streamer.control.v1"]}
OTHER: dict[str, Any] = {"local_addr": ("127.0.0.2", 0)}
"""Connects from another host than the rest."""
UPGRADE = (
    b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)


async def echo(request: str | bytes) -> bytes:
    return request.encode() if isinstance(request, str) else request


async def why_refused(to: WebSink, **arguments: Any) -> tuple[int, str]:
    with pytest.raises(InvalidStatus) as refusal:
        await subscribe(to, **arguments)
    body = refusal.value.response.body or b""
    return refusal.value.response.status_code, body.decode().strip()


# -- places ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "things"), [({}, "subscribers"), (CONTROL, "control clients")])
async def test_one_host_can_not_take_all_places(path: dict[str, Any], things: str) -> None:
    limited = access(max_subscribers=4, max_control_clients=4)
    async with open_sink(sink(access=limited, answer_control=echo)) as server, AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(subscribe(server, **path)) for _ in range(2)]
        one_host = (503, f"Too many {things} of one host: 127.0.0.1 has 2, the limit is 2")
        assert [await why_refused(server, **path) for _ in range(2)] == [one_host] * 2
        for _ in range(2):
            await stack.enter_async_context(subscribe(server, **path, **OTHER))
        everybody = (503, f"Too many {things}: the limit is 4")
        assert await why_refused(server, **path, local_addr=("127.0.0.3", 0)) == everybody
        assert server.access.refusals.total[f"too_many_{things.replace(' ', '_')}"] == 3  # type: ignore[index]
        await clients[0].close()
        await places(server, things, 3)
        async with subscribe(server, **path):
            pass


async def places(server: WebSink, things: str, taken: int) -> None:
    """Wait until so many places are taken."""
    limits = server.access.limits
    quotas = {"subscribers": limits.subscribers, "control clients": limits.control_clients}
    async with asyncio.timeout(DEADLINE_S):
        while quotas.get(things, limits.connections).taken != taken:  # noqa: ASYNC110 - no event for it
            await asyncio.sleep(0)


async def test_hundreds_of_handshakes_at_once_take_no_more_places_than_there_are() -> None:
    async with open_sink(sink(access=access(max_subscribers=20))) as server:
        attempts = await asyncio.gather(*(subscribe(server) for _ in range(100)), return_exceptions=True)
        opened = [client for client in attempts if not isinstance(client, BaseException)]
        assert len(opened) == 10
        assert server.access.limits.subscribers.taken == 10
        async with subscribe(server, **OTHER):
            await subscribed(server, 11)
        for client in opened:
            await client.close()
        await places(server, "subscribers", 0)


async def test_idle_connections_of_one_host_leave_room_for_others_and_the_next_one_is_told_why() -> None:
    async with open_sink(sink(access=access(max_connections=8))) as server, AsyncExitStack() as stack:
        for _ in range(4):
            stack.enter_context(socket.create_connection((server.host, server.port)))
        await places(server, "connections", 4)
        head, body = await http(server, "/healthz")
        assert head.startswith(b"HTTP/1.1 503 ")
        assert body == b"Too many connections of one host: 127.0.0.1 has 4, the limit is 4\n"
        async with subscribe(server, **OTHER):
            await subscribed(server, 1)
        assert server.access.refusals.total["too_many_connections"] == 1
    assert server.access.limits.connections.taken == 0


async def test_far_more_connections_than_a_host_may_have_are_dropped_and_counted() -> None:
    async with open_sink(sink(access=access(max_connections=4))) as server, AsyncExitStack() as stack:
        idle = [stack.enter_context(socket.create_connection((server.host, server.port))) for _ in range(40)]
        async with asyncio.timeout(DEADLINE_S):
            while server.access.refusals.total["too_many_connections"] < 30:  # noqa: ASYNC110 - no event for it
                await asyncio.sleep(0)
        assert (server.access.limits.connections.taken, server.access.limits.told.taken) == (2, 8)
        async with asyncio.timeout(DEADLINE_S):
            while len([client for client in idle if is_dropped(client)]) < 30:  # noqa: ASYNC110 - no event for it
                await asyncio.sleep(0)


def is_dropped(client: socket.socket) -> bool:
    client.setblocking(False)
    try:
        return client.recv(1, socket.MSG_PEEK) == b""
    except ConnectionResetError:
        return True
    except BlockingIOError:
        return False
    except OSError:  # reset, and told so before
        return True


async def test_requests_of_one_host_that_come_too_fast_are_refused_and_others_are_answered() -> None:
    now_s = 0.0
    async with open_sink(sink(now=lambda: now_s)) as server:
        for _ in range(REQUESTS.burst):
            server.access.limits.requests.take("127.0.0.1", now_s)
        head, body = await http(server, "/healthz")
        assert head.startswith(b"HTTP/1.1 429 ")
        assert (b"retry-after: 5" in head.lower(), body) == (True, b"Too many requests: a host may send 100 a second\n")
        async with subscribe(server, **OTHER):
            await subscribed(server, 1)
        now_s = 0.02
        assert (await http(server, "/healthz"))[0].startswith(b"HTTP/1.1 200 ")


# -- memory ----------------------------------------------------------------------------------------


def frame(opcode: int, payload: bytes = b"") -> bytes:
    """A frame as clients send it (RFC 6455, section 5.2)."""
    return struct.pack("!BB4x", 0x80 | opcode, 0x80 | len(payload)) + payload


PING, TEXT = frame(0x9, b"x" * 125), frame(0x1)
FRAGMENT = b"\x00" + frame(0x0)[1:]
"""Goes on with a message, and is not the last of it."""


def frames(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield opcode and payload of each frame of a server."""
    while len(data) >= 2:
        length, start = data[1], 2
        if length == 126:
            length, start = int.from_bytes(data[2:4]), 4
        yield data[0] & 15, data[start : start + length]
        data = data[start + length :]


async def raw_subscriber(to: WebSink) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Subscribe without a library, which would read and answer by itself."""
    reader, writer = await asyncio.open_connection(to.host, to.port)
    writer.write(UPGRADE)
    head = await reader.readuntil(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 101 ")
    await subscribed(to, 1)
    return reader, writer


async def why_closed(reader: asyncio.StreamReader) -> tuple[int, str]:
    """Return code and reason of the close frame that a client gets."""
    async with asyncio.timeout(DEADLINE_S):
        received = await reader.read()
    closes = [payload for opcode, payload in frames(received) if opcode == 8]
    return int.from_bytes(closes[0][:2]), closes[0][2:].decode()


async def test_who_sends_and_never_reads_is_disconnected_before_anything_piles_up() -> None:
    async with open_sink(sink()) as server:
        connection = socket.socket()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.setblocking(False)
        loop = asyncio.get_running_loop()
        await loop.sock_connect(connection, (server.host, server.port))
        await loop.sock_sendall(connection, UPGRADE)
        await subscribed(server, 1)
        (served,) = (each for each in server._server._connections.connections if isinstance(each, WebSocketConnection))
        for event in stream(2000):  # nothing of this is read
            server.publish(event)
        async with asyncio.timeout(DEADLINE_S):
            while served.writable.is_set():  # noqa: ASYNC110 - no event for it
                await asyncio.sleep(0)
        waiting = served.transport.get_write_buffer_size()
        with connection:
            for _ in range(65):
                await loop.sock_sendall(connection, PING)
            await subscribed(server, 0)
        assert served.transport.get_write_buffer_size() <= waiting + 65 * 131
        assert server.access.refusals.total["not_reading"] == 1


async def test_who_reads_nothing_for_a_minute_is_disconnected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streamer.web.connections.STALLED_S", 0.05)
    monkeypatch.setattr("streamer.web.connections._GRACE_S", 0.05)
    async with open_sink(sink(queue_events=5)) as server:
        reader, writer = await raw_subscriber(server)
        reader._transport.pause_reading()  # type: ignore[attr-defined]
        for event in stream(20_000):
            server.publish(event)
            await asyncio.sleep(0)
        await subscribed(server, 0)
        assert server.access.refusals.total["not_reading"] == 1
        writer.close()


# -- time ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "flood", [TEXT, frame(0x9), frame(0xA), FRAGMENT], ids=["messages", "pings", "pongs", "fragments"]
)
async def test_a_flood_of_tiny_frames_ends_the_connection_with_a_reason(flood: bytes) -> None:
    begin = b"\x01" + TEXT[1:] if flood == FRAGMENT else b""
    async with open_sink(sink(now=lambda: 0.0)) as server, subscribe(server, **OTHER) as honest:
        await subscribed(server, 1)
        reader, writer = await asyncio.open_connection(server.host, server.port)
        writer.write(UPGRADE)
        await reader.readuntil(b"\r\n\r\n")
        await subscribed(server, 2)
        writer.write(begin + flood * (SUBSCRIBER_FRAMES.burst + 50))
        assert await why_closed(reader) == (1008, "too many messages a second")
        writer.close()
        await subscribed(server, 1)
        assert server.access.refusals.total["too_fast"] == 1
        server.publish(stream(1)[0])
        assert len(await receive(honest, is_id("0"))) == 1


async def test_a_host_whose_client_flooded_can_not_come_back_at_once_and_go_on() -> None:
    async with open_sink(sink(now=lambda: 0.0)) as server:
        flooded = 0
        for _ in range(10):
            reader, writer = await asyncio.open_connection(server.host, server.port)
            writer.write(UPGRADE)
            async with asyncio.timeout(DEADLINE_S):
                flooded += b" 101 " in await reader.readline()
                writer.write(TEXT * (SUBSCRIBER_FRAMES.burst + 1))
                await reader.read()
            writer.close()
        assert flooded == 3
        async with subscribe(server, **OTHER):
            await subscribed(server, 1)


async def test_control_requests_sent_all_at_once_are_all_answered_in_order() -> None:
    number = CONTROL_REQUESTS.burst
    async with open_sink(sink(answer_control=echo)) as server, subscribe(server, **CONTROL) as client:
        sending = asyncio.create_task(send_all(client, number))
        assert [await client.recv() for _ in range(number)] == [str(each) for each in range(number)]
        await sending


async def forever(receive: Callable[[], Awaitable[object]]) -> None:
    while True:
        await receive()


async def send_all(client: ClientConnection, number: int) -> None:
    for each in range(number):
        await client.send(str(each))


async def test_a_control_client_that_floods_is_disconnected_with_a_reason() -> None:
    async with open_sink(sink(answer_control=echo, now=lambda: 0.0)) as server:
        async with subscribe(server, **CONTROL) as client:
            await client.send("hello")
            await client.recv()
            client.transport.write(TEXT * (CONTROL_FRAMES.burst + 500))
            with pytest.raises(ConnectionClosed) as closed:
                await forever(client.recv)
        assert closed.value.rcvd is not None
        assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (1008, "too many messages a second")
        assert server.access.refusals.total["too_fast"] == 1
