"""Callers that send RTP to the shared port of a daemon, each from a socket of its own."""

from __future__ import annotations

import asyncio
import socket
from contextlib import ExitStack
from typing import TYPE_CHECKING

from tests.support.receiver_rig import packets
from tests.support.rtp import goodbye, rtp_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

PACE_S = 0.004
"""Between packets of 20 ms: five times real time."""


class Callers:
    """Concurrent callers; each sends RTCP from the port of its RTP."""

    def __init__(self, port: int, number: int) -> None:
        self._to = "127.0.0.1", port
        self._rtcp_to = "127.0.0.1", port + 1
        self._sockets = ExitStack()
        self.phones = [self._socket_of_phone() for _ in range(number)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._sockets.close()

    async def say(self, codes: bytes, *, only: Sequence[int] | None = None, start: int = 0) -> None:
        """Send mu-law codes from all callers, or from those in ``only``; ``start`` is the first sequence number."""
        callers = range(len(self.phones)) if only is None else only
        for number, packet in enumerate(packets(codes, sequence=start, timestamp=160 * start)):
            for caller in callers:
                data = bytearray(rtp_bytes(packet))
                data[8:12] = self.ssrc(caller).to_bytes(4)
                self.phones[caller].sendto(data, self._to)
            if number % 5 == 4:
                await asyncio.sleep(5 * PACE_S)

    def hang_up(self) -> None:
        """Send RTCP BYE for all callers."""
        for caller, phone in enumerate(self.phones):
            phone.sendto(goodbye(self.ssrc(caller)), self._rtcp_to)

    @staticmethod
    def ssrc(caller: int) -> int:
        return 0x1000 + caller

    def _socket_of_phone(self) -> socket.socket:
        phone = self._sockets.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        phone.bind(("127.0.0.1", 0))
        return phone
