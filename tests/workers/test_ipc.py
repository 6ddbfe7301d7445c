"""The two ends of an IPC channel: messages in order, a full buffer, and an end that is gone."""

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
async def channel_pair() -> AsyncIterator[tuple[IpcChannel, IpcChannel]]:
    ours, theirs = [await IpcChannel.over(end) for end in socket.socketpair()]
    try:
        yield ours, theirs
    finally:
        for end in (ours, theirs):
            end.abort()
            await end.close()


async def test_messages_sent_before_the_close_arrive_complete_and_in_order() -> None:
    sent = [ControlReply(number, bytes(1_000), number) for number in range(1_000)]
    async with channel_pair() as (ours, theirs), asyncio.timeout(100), asyncio.TaskGroup() as tasks:
        received = tasks.create_task(_all(theirs))
        for message in sent:
            assert ours.send(message)
            await ours.has_room()
        await ours.close()
    assert received.result() == sent


async def _all(channel: IpcChannel) -> list[object]:
    return [message async for message in channel]


async def test_send_returns_false_once_the_other_end_does_not_read() -> None:
    async with channel_pair() as (ours, _):
        message = ControlRequest(1, bytes(MAX_WAITING_BYTES // 4))
        had_room = [ours.send(message) for _ in range(10)]
        assert had_room == sorted(had_room, reverse=True)
        assert (had_room[0], had_room[-1]) == (True, False)


async def test_a_channel_whose_other_end_is_gone_sends_nothing_and_closes_without_waiting() -> None:
    async with channel_pair() as (ours, theirs), asyncio.timeout(100):
        theirs.abort()
        assert await _all(ours) == []
        ours.send(Ready())
        await ours.has_room()
        await ours.close()
        assert not ours.send(Ready())
