"""Hands the RTCP of the shared port, which one socket receives, to all workers."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from streamer.protocol.rtcp import parse_compound
from streamer.protocol.rtp import PacketError
from streamer.workers.messages import Rtcp

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from streamer.sources.rtp.addresses import Address
    from streamer.workers.process import WorkerProcess
    from streamer.workers.shared_port import SharedPort

RTCP_EVERY_S = 0.02
"""RTCP is forwarded at most this often."""


async def relay_rtcp(shared: SharedPort, processes: Callable[[], Sequence[WorkerProcess]]) -> None:
    """Forward what arrives to the workers that run then, until cancelled."""
    loop, readable = asyncio.get_running_loop(), asyncio.Event()
    while True:
        loop.add_reader(shared.rtcp_fileno(), readable.set)
        try:
            await readable.wait()
        finally:
            loop.remove_reader(shared.rtcp_fileno())
        readable.clear()
        _forward(shared.read_rtcp(), processes())
        await asyncio.sleep(RTCP_EVERY_S)


def _forward(datagrams: list[tuple[bytes, Address]], processes: Sequence[WorkerProcess]) -> None:
    """Send valid RTCP to all workers, each knows its own senders; the first counts the rest as dropped."""
    valid = tuple((data, address[:2]) for data, address in datagrams if _is_rtcp(data))
    invalid = tuple((data, address[:2]) for data, address in datagrams if not _is_rtcp(data))
    for number, process in enumerate(processes):
        process.send(Rtcp(valid if number else valid + invalid))


def _is_rtcp(data: bytes) -> bool:
    try:
        parse_compound(data)
    except PacketError:
        return False
    return True
