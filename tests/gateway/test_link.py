"""The connection of a gateway, to real NATS servers."""

from __future__ import annotations

import asyncio
import socket
from types import SimpleNamespace
from typing import TYPE_CHECKING

from streamer.gateway.link import Link
from streamer.sinks import nats_stream
from streamer.sinks.nats_settings import NatsServers
from tests.support.broker import DEADLINE_S
from tests.support.cluster import STREAM
from tests.support.delays import at_once
from tests.support.nats_server import NatsServer

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from nats.js import JetStreamContext


async def until_works(*urls: str) -> None:
    """Return once what a gateway does over its connection has got an answer."""
    answered = asyncio.Event()

    async def work(streams: JetStreamContext) -> None:
        await streams.account_info()
        answered.set()
        await asyncio.Event().wait()

    link = Link(servers=NatsServers(urls, None, None, None), stream=STREAM, name="door", backoff=at_once)
    running = asyncio.create_task(link.run([work]))
    async with asyncio.timeout(DEADLINE_S):
        await answered.wait()
    assert link.problem == ""
    running.cancel()
    await asyncio.wait([running])


async def test_a_connection_to_one_server_is_kept_while_another_is_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_order = SimpleNamespace(sample=lambda urls, _: list(urls))
    monkeypatch.setattr(nats_stream, "random", in_order)
    with socket.socket() as refusing:
        refusing.bind(("127.0.0.1", 0))  # and does not listen
        down = f"nats://127.0.0.1:{refusing.getsockname()[1]}"
        async with NatsServer(tmp_path) as server:
            await until_works(down, server.url)
            await until_works(server.url, down)
