from __future__ import annotations

import asyncio
import socket
import uuid
from typing import TYPE_CHECKING

import pytest

from streamer.access.limits import Limits
from streamer.access.policy import AccessPolicy
from streamer.access.tokens import Tokens
from streamer.core.audio import AudioFrame, LegClosed, LegOpened
from streamer.core.errors import SourceError
from streamer.protocol.streams.audiosocket import UUID, AudioSocketDialect, message
from streamer.sources.streams.source import StreamsSource
from streamer.sources.streams.tcp_ports import TcpConnection, TcpPorts
from tests.support.daemon import TIMEOUT_S
from tests.support.streams import next_message

if TYPE_CHECKING:
    from streamer.core.audio import Role
    from streamer.sources.streams.connection import Connection

CALL = message(UUID, uuid.uuid4().bytes)
AUDIO = message(0x10, bytes(range(160)) * 2)
ROLES: tuple[Role, ...] = ("customer", "agent")
ASKING = {socket.TCP_KEEPIDLE: 30, socket.TCP_KEEPINTVL: 10, socket.TCP_KEEPCNT: 3}
if hasattr(socket, "TCP_USER_TIMEOUT"):
    ASKING[socket.TCP_USER_TIMEOUT] = 60_000
"""Seconds of silence until the kernel asks, between two questions, and how many; milliseconds of what it repeats."""


def access(max_streams: int = 10) -> AccessPolicy:
    return AccessPolicy(tokens=Tokens(()), limits=Limits(max_streams=max_streams))


def listening(policy: AccessPolicy, *allowed: str, number: int = 2) -> tuple[StreamsSource, TcpPorts]:
    source = StreamsSource(source_id="pbx", dialect="audiosocket", where="here", reconnect_s=0.0)

    async def serve(connection: Connection, index: int) -> None:
        await source.serve(connection, AudioSocketDialect(ROLES[index]))

    ports = TcpPorts(serve, host="127.0.0.1", port=0, number=number, allowed=allowed, access=policy)
    source.listener = ports
    return source, ports


async def test_the_ports_of_a_call_are_two_legs_of_a_session_and_each_gets_silence() -> None:
    source, ports = listening(access(), "127.0.0.0/8")
    opened: list[LegOpened] = []
    writers: list[asyncio.StreamWriter] = []
    messages = aiter(source)
    async with source, asyncio.timeout(TIMEOUT_S):
        for port in ports.ports:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(CALL + AUDIO)
            assert await reader.readexactly(len(AUDIO)) == message(0x10, bytes(320))
            leg, frame = await next_message(messages), await next_message(messages)
            assert isinstance(leg, LegOpened)
            assert isinstance(frame, AudioFrame)
            assert (frame.start, frame.end) == (0, 160)
            opened.append(leg)
            writers.append(writer)
        assert [leg.role for leg in opened] == ["customer", "agent"]
        assert len({leg.session_id for leg in opened}) == 1
        for writer, leg in zip(writers, opened, strict=True):
            writer.close()
            await writer.wait_closed()
            assert await next_message(messages) == LegClosed(leg.leg_id, "hangup")


async def test_who_is_not_among_the_allowed_networks_is_closed_and_counted() -> None:
    policy = access()
    source, ports = listening(policy, "192.0.2.0/24")
    async with source, asyncio.timeout(TIMEOUT_S):
        reader, writer = await asyncio.open_connection("127.0.0.1", ports.ports[0])
        assert await reader.read() == b""
        writer.close()
        await writer.wait_closed()
    assert policy.refusals.total["forbidden"] == 1


async def test_a_host_gets_no_more_than_its_share_of_streams_and_gives_back_what_it_had() -> None:
    policy = access(max_streams=2)
    source, ports = listening(policy, "127.0.0.0/8")
    async with source, asyncio.timeout(TIMEOUT_S):
        reader, writer = await asyncio.open_connection("127.0.0.1", ports.ports[0])
        writer.write(CALL + AUDIO)
        await reader.readexactly(len(AUDIO))
        other, second = await asyncio.open_connection("127.0.0.1", ports.ports[1])
        assert await other.read() == b""
        second.close()
        await second.wait_closed()
        assert policy.refusals.total["too_many_streams"] == 1
        writer.close()
        assert await reader.read() == b""
    assert policy.limits.streams.taken == 0


async def test_a_port_that_is_taken_is_an_error_that_names_it() -> None:
    source, ports = listening(access(), "127.0.0.0/8", number=1)
    async with source:
        second = TcpPorts(
            *(ports._serve,), host="127.0.0.1", port=ports.ports[0], number=1, allowed=(), access=access()
        )
        with pytest.raises(SourceError, match=f"can't listen on 127.0.0.1 port {ports.ports[0]}: "):
            await second.__aenter__()


async def test_the_kernel_gives_up_a_platform_of_which_nothing_comes_for_a_minute() -> None:
    asked: list[int] = []

    async def serve(connection: Connection, _: int) -> None:
        assert isinstance(connection, TcpConnection)
        own: socket.socket = connection._writer.get_extra_info("socket")
        asked.append(own.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE))
        asked.extend(own.getsockopt(socket.IPPROTO_TCP, option) for option in ASKING)

    ports = TcpPorts(serve, host="127.0.0.1", port=0, number=1, allowed=["127.0.0.0/8"], access=access())
    async with ports, asyncio.timeout(TIMEOUT_S):
        reader, writer = await asyncio.open_connection("127.0.0.1", ports.ports[0])
        assert await reader.read() == b""
        writer.close()
    assert asked == [1, *ASKING.values()]
