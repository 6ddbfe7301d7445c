"""A worker process: takes calls for the daemon that starts it as ``python -m streamer.app.worker``."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import socket
import sys
from typing import TYPE_CHECKING

import msgspec

from streamer.app import build
from streamer.config import Config
from streamer.core.errors import EmotionStreamerError
from streamer.ops import log
from streamer.workers.ipc import IpcChannel
from streamer.workers.leg_limit import SharedLegLimit
from streamer.workers.messages import ControlReply, ControlRequest, Rtcp, StartWorker, Stop

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from streamer.workers.messages import Message

EXIT_FAILED = 1


def main(arguments: Sequence[str]) -> None:
    """Work until the daemon says that it is enough, or is gone.

    ``arguments``: the numbers of inherited descriptors: of the link, of the free places for legs and of our own, and,
    where there is a shared port, of its socket.
    """
    # What ends a daemon may come to its workers too, from a service manager. The daemon tells them, in due course.
    for ignored in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ignored, signal.SIG_IGN)
    link, free, held, *shared = map(int, arguments)
    bound = socket.socket(fileno=shared[0]) if shared else None
    try:
        asyncio.run(_work(socket.socket(fileno=link), SharedLegLimit(free, held), bound))
    except EmotionStreamerError as error:
        sys.exit(f"emotion-streamer: a worker can't begin: {error}")


async def _work(end: socket.socket, leg_limit: SharedLegLimit, bound: socket.socket | None) -> None:
    link = await IpcChannel.over(end)
    messages = aiter(link)
    worker = await _begun(messages, link, leg_limit, bound)
    stop = asyncio.Event()
    try:
        async with asyncio.TaskGroup() as tasks:
            obeying = tasks.create_task(_obey(messages, worker, link, stop), name="link")
            await worker.service.run(stop)
            obeying.cancel()
    finally:
        await link.close()


async def _begun(
    messages: AsyncIterator[Message], link: IpcChannel, leg_limit: SharedLegLimit, bound: socket.socket | None
) -> build.CallWorker:
    begin = await anext(messages)
    if not isinstance(begin, StartWorker):
        raise SystemExit(f"expected to be told what to do, got {type(begin).__name__}")
    config = msgspec.json.decode(begin.config, type=Config)
    log.setup(config.log.level, config.log.format)
    logging.getLogger("streamer.engine.service").setLevel(
        logging.WARNING
    )  # the daemon tells of our health, with its own
    worker = build.call_worker(config, begin, link=link, leg_limit=leg_limit, bound=bound)
    gc.collect()
    gc.freeze()  # as the daemon does: what is there now stays
    return worker


async def _obey(
    messages: AsyncIterator[Message], worker: build.CallWorker, link: IpcChannel, stop: asyncio.Event
) -> None:
    async for message in messages:
        match message:
            case ControlRequest():
                reply = await worker.control.answer(message.request)
                link.send(ControlReply(message.number, reply, worker.rtp_source.open_legs, worker.paused()))
            case Rtcp():
                worker.rtp_source.receive_rtcp(message.datagrams)
            case Stop():
                stop.set()
    os._exit(EXIT_FAILED)  # the daemon is gone, however it ended: there is nobody left to tell anything


if __name__ == "__main__":
    main(sys.argv[1:])
