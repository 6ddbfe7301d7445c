"""The two ends of a link: everything in order, room that ends, and the end of the other side."""

from __future__ import annotations

import asyncio
import socket
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from streamer.workers.ipc import MAX_WAITING_BYTES, IpcChannel
from streamer.workers.messages import ControlReply, ControlRequest, Ready

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@asynccontextmanager
async def linked() -> AsyncIterator[tuple[IpcChannel, IpcChannel]]:
    ours, theirs = [await IpcChannel.over(end) for end in socket.socketpair()]
    try:
        yield ours, theirs
    finally:
        for end in (ours, theirs):
            end.abort()
            await end.close()


async def test_what_was_sent_before_the_end_arrives_whole_and_in_order() -> None:
    sent = [ControlReply(number, bytes(1_000), number) for number in range(1_000)]
    async with linked() as (ours, theirs), asyncio.timeout(30), asyncio.TaskGroup() as tasks:
        arriving = tasks.create_task(_all(theirs))
        for message in sent:
            assert ours.send(message)
            await ours.has_room()
        await ours.close()
    assert arriving.result() == sent


async def _all(link: IpcChannel) -> list[object]:
    return [message async for message in link]


async def test_who_sends_to_one_that_does_not_read_is_told_that_there_is_no_room() -> None:
    async with linked() as (ours, _):
        message = ControlRequest(1, bytes(MAX_WAITING_BYTES // 4))
        fits = [ours.send(message) for _ in range(10)]
        assert fits == sorted(fits, reverse=True)
        assert (fits[0], fits[-1]) == (True, False)


async def test_an_end_that_is_gone_takes_nothing_more_and_is_waited_for_by_nobody() -> None:
    async with linked() as (ours, theirs), asyncio.timeout(30):
        theirs.abort()
        assert await _all(ours) == []
        ours.send(Ready())
        await ours.has_room()
        await ours.close()
        assert not ours.send(Ready())
