"""The server against clients that are slow, deaf or flooding."""

from __future__ import annotations

import asyncio
import os
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from streamer.web.connections import WRITE_LIMIT_BYTES
from streamer.web.server import MAX_HEAD_BYTES
from tests.support.broker import DEADLINE_S
from tests.support.examples import stream
from tests.support.sink_task import open_sink
from tests.support.websocket_client import is_id, receive, sink, subscribe, subscribed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from streamer.web.sink import WebSink

SOON_S = 0.05
IN_TIME_S = 0.5
"""Soon, too, and long enough for what has to come before on a busy machine."""
UPGRADE = (
    b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
)


@asynccontextmanager
async def connected(to: WebSink) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    reader, writer = await asyncio.open_connection(to.host, to.port)
    try:
        async with asyncio.timeout(DEADLINE_S):
            yield reader, writer
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n",
        b"POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n1",
    ],
    ids=["nothing", "half a head", "half a body"],
)
async def test_a_request_that_does_not_come_to_its_end_is_aborted(said: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streamer.web.connections.REQUEST_TIMEOUT_S", SOON_S)
    async with open_sink(sink()) as server, connected(server) as (reader, writer):
        writer.write(said)
        with suppress(ConnectionResetError):
            await reader.read()  # what was answered already, and the end


async def test_a_second_request_has_its_own_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streamer.web.connections.REQUEST_TIMEOUT_S", IN_TIME_S)
    async with open_sink(sink()) as server, connected(server) as (reader, writer):
        writer.write(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nGET /hea")
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200 ")
        with suppress(ConnectionResetError):
            await reader.read()


async def test_a_subscription_outlives_the_deadline_of_its_handshake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streamer.web.connections.REQUEST_TIMEOUT_S", IN_TIME_S)
    async with open_sink(sink()) as server, subscribe(server) as client:
        await subscribed(server, 1)
        async with connected(server) as (reader, _):  # aborted after the time in which the other would have been, too
            with suppress(ConnectionResetError):
                await reader.read()
        server.publish(stream(1)[0])
        assert len(await receive(client, is_id("0"))) == 1


async def test_a_head_that_is_too_long_is_refused() -> None:
    async with open_sink(sink()) as server, connected(server) as (reader, writer):
        writer.write(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 2 * MAX_HEAD_BYTES)
        assert (await reader.read()).startswith(b"HTTP/1.1 400 ")


async def test_what_is_no_http_is_refused() -> None:
    async with open_sink(sink()) as server, connected(server) as (reader, writer):
        writer.write(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n")
        assert (await reader.read()).startswith(b"HTTP/1.1 400 ")


async def test_who_sends_pings_and_reads_no_answer_is_disconnected() -> None:
    async with open_sink(sink()) as server, connected(server) as (reader, writer):
        writer.write(UPGRADE)
        await reader.readuntil(b"\r\n\r\n")
        await subscribed(server, 1)
        writer.transport.pause_reading()  # type: ignore[attr-defined]
        ping = b"\x89\xfd" + b"\x00" * 4 + b"x" * 125
        pings = ping * (WRITE_LIMIT_BYTES // len(ping))
        with pytest.raises(ConnectionError):
            await flood(writer, pings)
        await subscribed(server, 0)


async def flood(writer: asyncio.StreamWriter, data: bytes) -> None:
    while True:
        writer.write(data)
        await writer.drain()


async def test_a_flood_of_messages_delays_no_event() -> None:
    async with open_sink(sink()) as server, subscribe(server) as client, connect_raw(server) as flooder:
        await subscribed(server, 2)

        async def send_for_ever() -> None:
            while True:
                await flooder.send(os.urandom(100))

        flooding = asyncio.create_task(send_for_ever())
        for event in stream(100):
            server.publish(event)
            await asyncio.sleep(0)
        assert len(await receive(client, is_id("99"))) == 100
        flooding.cancel()
        with suppress(asyncio.CancelledError, ConnectionClosed):  # it is disconnected
            await flooding


def connect_raw(to: WebSink) -> connect:
    return connect(f"ws://{to.host}:{to.port}/events", compression=None, proxy=None)


async def test_requests_on_one_connection_are_answered_in_order() -> None:
    async with open_sink(sink()) as server, connected(server) as (reader, writer):
        writer.write(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nGET /x HTTP/1.1\r\nHost: localhost\r\n\r\n")
        statuses = []
        for _ in range(2):
            head = await reader.readuntil(b"\r\n\r\n")
            length = next(line for line in head.lower().splitlines() if line.startswith(b"content-length: "))
            await reader.readexactly(int(length.rpartition(b" ")[2]))
            statuses.append(head.split()[1])
        assert statuses == [b"200", b"404"]
