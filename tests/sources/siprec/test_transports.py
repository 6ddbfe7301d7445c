"""The connections of recording clients."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

from streamer.ops.keepalive import KEEPALIVE
from streamer.sources.siprec.transports import Transports

if TYPE_CHECKING:
    from streamer.protocol.sip.dialogs import Peer


class Receiver:
    """Notes what came."""

    def __init__(self) -> None:
        self.received: asyncio.Queue[bytes] = asyncio.Queue()

    def receive(self, data: bytes, peer: Peer) -> None:
        self.received.put_nowait(data)

    def refuse(self, host: str, why: str) -> None:
        raise NotImplementedError(f"{host}: {why}")


async def test_the_kernel_finds_out_that_a_client_without_power_is_gone() -> None:
    receiver = Receiver()
    ways = Transports(
        host="127.0.0.1", port=0, transports=["tcp"], tls=None, allowed=["127.0.0.0/8"], receiver=receiver
    )
    async with ways:
        _, writer = await asyncio.open_connection("127.0.0.1", ways.port)
        request = b"OPTIONS sip:a SIP/2.0\r\nContent-Length: 0\r\n\r\n"
        writer.write(request)
        assert await receiver.received.get() == request
        (connection,) = ways._connections.values()
        assert connection._transport is not None
        own: socket.socket = connection._transport.get_extra_info("socket")
        assert own.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
        assert {option: own.getsockopt(socket.IPPROTO_TCP, option) for option in KEEPALIVE} == KEEPALIVE
        writer.close()
