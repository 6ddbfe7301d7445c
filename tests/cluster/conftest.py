"""A real NATS server, and who looks into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.nats_server import NatsServer
from tests.support.nodes import Reader, client_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from nats.aio.client import Client


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[NatsServer]:
    async with NatsServer(tmp_path) as server:
        yield server


@pytest.fixture
async def client(server: NatsServer) -> AsyncIterator[Client]:
    async with client_of([server.url]) as client:
        yield client


@pytest.fixture
async def reader(server: NatsServer) -> AsyncIterator[Reader]:
    async with Reader([server.url]) as reader:
        yield reader
