"""A server at ``::`` is reached over IPv4 and over IPv6, whatever speaks there."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

import pytest

from streamer.ops.listening import listening_at

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter


async def who_comes(host: str, *clients: str) -> list[str]:
    """Return whom a server at ``host`` sees, one for each address that a client connects to."""
    seen: asyncio.Queue[str] = asyncio.Queue()

    async def accept(_: StreamReader, writer: StreamWriter) -> None:
        seen.put_nowait(writer.get_extra_info("peername")[0])
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(accept, **listening_at(host, 0))
    async with server:
        for client in clients:
            _, writer = await asyncio.open_connection(client, server.sockets[0].getsockname()[1])
            writer.close()
            await writer.wait_closed()
        return [await seen.get() for _ in clients]


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="this machine has no IPv6")
@pytest.mark.parametrize("host", ["::", "0::0"])
async def test_every_address_is_of_both_versions(host: str) -> None:
    assert await who_comes(host, "127.0.0.1", "::1") == ["::ffff:127.0.0.1", "::1"]


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
async def test_other_addresses_are_as_they_are(host: str) -> None:
    assert await who_comes(host, "127.0.0.1") == ["127.0.0.1"]
