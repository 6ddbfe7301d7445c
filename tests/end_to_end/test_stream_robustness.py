"""What connections of platforms do to a daemon that they should not: one table over all dialects, at once."""

from __future__ import annotations

import asyncio
import os
import struct
import uuid
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

import numpy as np
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from streamer.app.streams import KINDS
from streamer.call_test.play import frames_of
from streamer.call_test.player import PlayedCall
from streamer.call_test.players import PLAYERS
from tests.support.daemon import TIMEOUT_S, kind, running, subscribed
from tests.support.ports import free_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.support.daemon import Daemon

WEBSOCKETS = [*KINDS]
GARBAGE = "INVITE sip:+4930123456@pbx.example SIP/2.0"
HUGE = 256 * 1024 + 1


def played(name: str) -> list[str | bytes]:
    """Return all frames of a call of a fifth of a second."""
    channels = 1 if PLAYERS[name].is_one_leg or name == "exotel" else 2
    call = PlayedCall(str(uuid.uuid4()), (), channels, 8_000)
    return frames_of(PLAYERS[name].make(call), np.full((1_600, channels), 1_000, np.int16), call)


@asynccontextmanager
async def listening(folder: Path, *, websocket: str = "") -> AsyncIterator[tuple[Daemon, int]]:
    """A daemon that takes every dialect; and the port of AudioSocket. ``websocket``: more keys of that table."""
    port = free_port()
    tables = [f'[[streams]]\ndialect = "{name}"\nreconnect_s = 0.0\n' for name in WEBSOCKETS]
    tables.append(f'[[streams]]\ndialect = "audiosocket"\nlisten = "127.0.0.1:{port}"\nreconnect_s = 0.0\n')
    config = '[microphone]\nenabled = false\n[log]\nlevel = "debug"\n' + "".join(tables)
    async with running(folder, config=config, websocket=websocket) as daemon:
        await daemon.wait_notified("READY=1")
        yield daemon, port


async def closed_with(url: str, *frames: str | bytes) -> int | None:
    """Send frames; return the code with which the daemon closes the connection."""
    async with connect(url, max_size=None, compression=None) as platform:
        with suppress(ConnectionClosed):
            for frame in frames:
                await platform.send(frame)
            while True:
                await platform.recv()
        return platform.close_code


async def raw(port: int, *said: bytes) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for part in said:
        writer.write(part)
        await writer.drain()
    return reader, writer


def upgrade(path: str) -> bytes:
    return (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    ).encode()


async def upgraded(port: int, name: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Return a connection that was let in."""
    reader, writer = await raw(port, upgrade(f"/{name}"))
    assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 101 ")
    return reader, writer


def masked(opcode: int, payload: bytes) -> bytes:
    """Return a frame of a client (RFC 6455, section 5.2), masked with zeros."""
    size = len(payload)
    length = bytes([0x80 | size]) if size < 126 else b"\xfe" + struct.pack(">H", size)
    return bytes([0x80 | opcode]) + length + bytes(4) + payload


def wire(frames: list[str | bytes]) -> bytes:
    return b"".join(masked(1, f.encode()) if isinstance(f, str) else masked(2, f) for f in frames)


async def test_connections_that_break_the_rules_end_with_a_reason_and_the_daemon_goes_on(tmp_path: Path) -> None:
    async with listening(tmp_path) as (daemon, tcp), subscribed(daemon.port) as events, asyncio.timeout(TIMEOUT_S):
        urls = {name: f"ws://127.0.0.1:{daemon.port}/{name}" for name in WEBSOCKETS}
        first = await asyncio.gather(*(closed_with(url, GARBAGE) for url in urls.values()))
        assert dict(zip(urls, first, strict=True)) == dict.fromkeys(urls, 1008)
        for huge in ("x" * HUGE, bytes(HUGE)):
            codes = await asyncio.gather(*(closed_with(url, huge) for url in urls.values()))
            assert set(codes) == {1009}
        await asyncio.gather(*(half_closed(daemon.port, name) for name in WEBSOCKETS), half_closed_tcp(tcp))
        await asyncio.gather(*(after_close(daemon.port, name) for name in WEBSOCKETS))
        ended = [await events.until(lambda event: kind(event) == "session.ended.v1") for _ in range(2 * len(urls) + 1)]
        reader, writer = await raw(tcp, b"GET / HTTP/1.1\r\n\r\n")
        assert await reader.read() == b""
        writer.close()
        for name in WEBSOCKETS:  # each is still taken
            async with connect(urls[name]) as platform:
                for frame in played(name):
                    await platform.send(frame)
            await events.until(lambda event: kind(event) == "session.ended.v1")
        status, log = await daemon.stop()
    reasons = [(event["data"]["source_id"], event["data"]["reason"]) for event in ended]
    closed = dict.fromkeys(WEBSOCKETS, "hangup") | {"audiohook": "timeout"}  # Genesys says goodbye in a message
    lost = dict.fromkeys(WEBSOCKETS, "timeout") | {"audiosocket": "hangup"}  # which has no other goodbye
    assert sorted(reasons) == sorted([*closed.items(), *lost.items()])
    assert status == 0
    assert "Traceback" not in log
    assert "4930123456" not in log
    assert {name: log.count(f" sends no {name}: ") for name in [*WEBSOCKETS, "audiosocket"]} == dict.fromkeys(
        [*WEBSOCKETS, "audiosocket"], 1
    )


async def half_closed(port: int, name: str) -> None:
    """Begin a call, and end our half of the TCP connection without a word."""
    reader, writer = await upgraded(port, name)
    writer.write(wire(played(name)[:-2]))
    writer.write_eof()
    await reader.read()
    writer.close()


async def half_closed_tcp(port: int) -> None:
    frames = [frame for frame in played("audiosocket")[:-1] if isinstance(frame, bytes)]
    reader, writer = await raw(port, *frames)
    writer.write_eof()
    answered = await reader.read()
    assert len(answered) == sum(map(len, frames[1:]))
    writer.close()


async def after_close(port: int, name: str) -> None:
    """Go on with audio after a proper close."""
    frames = played(name)
    whole = [frame for frame in frames if not (isinstance(frame, str) and '"close"' in frame)]
    said = wire(whole[:8]) + masked(8, struct.pack(">H", 1000)) + wire(frames[3:8])
    reader, writer = await upgraded(port, name)
    writer.write(said)
    await reader.read()
    writer.close()


async def test_a_flood_of_connections_is_answered_and_a_call_goes_on_meanwhile(tmp_path: Path) -> None:
    few = "max_connections_per_host = 20"  # fewer than wait at once to be accepted, however slow either side is
    async with (
        listening(tmp_path, websocket=few) as (daemon, tcp),
        subscribed(daemon.port) as events,
        asyncio.timeout(TIMEOUT_S),
    ):
        url = f"ws://127.0.0.1:{daemon.port}/l16"
        frames = played("l16")
        async with connect(url) as call:
            await call.send(frames[0])
            for frame in frames[1:]:
                await call.send(frame)
            started = await events.until(lambda event: kind(event) == "session.started.v1")
            flood = [*(status_of(url) for _ in range(500)), *(tcp_flood(tcp) for _ in range(100))]
            outcomes = set(await asyncio.gather(*flood)) - {None}
            assert outcomes <= {101, 429, 503}
            assert outcomes > {101}
            for frame in frames[1:]:
                await call.send(frame)
        ended = await events.until(
            lambda event: (
                kind(event) == "session.ended.v1" and event["data"]["session_id"] == started["data"]["session_id"]
            )
        )
        status, log = await daemon.stop()
    lost = [event["data"] for event in events.events if kind(event) == "gap.v1"]
    assert (ended["data"]["reason"], lost) == ("hangup", [])
    assert status == 0
    assert "Traceback" not in log


async def status_of(url: str) -> int | None:
    """Return how a handshake is answered; None where the connection is dropped."""
    try:
        async with connect(url, open_timeout=None):
            return 101
    except InvalidStatus as error:
        return error.response.status_code
    except (OSError, EOFError, ValueError, ConnectionClosed):
        return None
    except Exception as error:  # noqa: BLE001 - an InvalidMessage of a connection that was dropped
        return None if "did not receive a valid HTTP response" in str(error) else pytest.fail(repr(error))


async def tcp_flood(port: int) -> None:
    with suppress(OSError):
        reader, writer = await raw(port, os.urandom(8))
        await reader.read()
        writer.close()
