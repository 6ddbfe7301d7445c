"""The connection to a real NATS server."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from nats.errors import ConnectionClosedError

from streamer.sinks.nats_settings import NatsServers
from streamer.sinks.nats_stream import connect
from tests.support.broker import DEADLINE_S
from tests.support.nats_server import NatsServer

if TYPE_CHECKING:
    from pathlib import Path

    from nats.aio.msg import Msg


async def test_whoever_waits_for_an_answer_learns_at_once_that_the_connection_is_lost(tmp_path: Path) -> None:
    asked = asyncio.Event()

    async def say_nothing(_: Msg) -> None:
        asked.set()

    async with NatsServer(tmp_path) as server:
        servers = NatsServers((server.url,), None, None, None)
        async with connect(servers, tls=None, name="test") as client, asyncio.timeout(DEADLINE_S):
            await client.subscribe("es.silent", cb=say_nothing)
            answer = asyncio.create_task(client.request("es.silent", b"", timeout=2 * DEADLINE_S))
            await asked.wait()
            await server.kill()
            with pytest.raises(ConnectionClosedError):
                await answer
