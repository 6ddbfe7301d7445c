"""A worker process: receives calls for the daemon that starts it as ``python -m streamer.app.worker``."""

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

from streamer.app.call_worker import call_worker
from streamer.config.tables import Config
from streamer.core.errors import EmotionStreamerError
from streamer.ops import event_loop, log
from streamer.ops.defaults import random_id
from streamer.workers.ipc import IpcChannel
from streamer.workers.leg_limit import SharedLegLimit
from streamer.workers.messages import ControlReply, ControlRequest, Refuse, Reload, Renew, Rtcp, StartWorker, Stop

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from streamer.app.call_worker import CallWorker
    from streamer.workers.messages import Message

EXIT_FAILED = 1


def main(arguments: Sequence[str]) -> None:
    """Run until the daemon sends `Stop`, or is gone.

    ``arguments``: the numbers of inherited descriptors: of the channel, of the four counters of `SharedLegLimit` and,
    where there is a shared port, of its socket.
    """
    # A service manager sends its signals to workers too. Only the daemon acts on them, and tells its workers.
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)
    channel, pool, held, kept, held_kept, *shared = map(int, arguments)
    bound = socket.socket(fileno=shared[0]) if shared else None
    try:
        event_loop.run(_work(socket.socket(fileno=channel), SharedLegLimit(pool, held, kept, held_kept), bound))
    except EmotionStreamerError as error:
        sys.exit(f"emotion-streamer: a worker can't start: {error}")


async def _work(end: socket.socket, leg_limit: SharedLegLimit, bound: socket.socket | None) -> None:
    channel = await IpcChannel.over(end)
    messages = aiter(channel)
    worker = await _started(messages, channel, leg_limit, bound)
    stop = asyncio.Event()
    try:
        async with asyncio.TaskGroup() as tasks:
            serving = tasks.create_task(_serve(messages, worker, channel, stop), name="channel")
            await worker.service.run(stop)
            serving.cancel()
    finally:
        await channel.close()


async def _started(
    messages: AsyncIterator[Message], channel: IpcChannel, leg_limit: SharedLegLimit, bound: socket.socket | None
) -> CallWorker:
    start = await anext(messages)
    if not isinstance(start, StartWorker):
        raise SystemExit(f"expected StartWorker as the first message, got {type(start).__name__}")
    config = msgspec.json.decode(start.config, type=Config)
    log.setup(config.log.level, config.log.format)
    # The daemon logs the health of its source, which includes ours.
    logging.getLogger("streamer.engine.service").setLevel(logging.WARNING)
    worker = call_worker(config, start, channel=channel, leg_limit=leg_limit, bound=bound)
    gc.collect()
    gc.freeze()  # as in the daemon: objects that exist now are never collected
    return worker


async def _serve(
    messages: AsyncIterator[Message], worker: CallWorker, channel: IpcChannel, stop: asyncio.Event
) -> None:
    async for message in messages:
        match message:
            case ControlRequest():
                reply = await worker.control.answer(message.request)
                channel.send(ControlReply(message.number, reply, worker.rtp_source.open_legs, worker.blocked()))
            case Rtcp():
                worker.rtp_source.receive_rtcp(message.datagrams)
            case Reload():
                await worker.reload(message.config)
            case Refuse():
                worker.pipeline.load_control.refuse_all(message.why)
            case Renew():
                for session_id in message.session_ids:
                    worker.pipeline.legs.renew(session_id, random_id())
            case Stop():
                stop.set()
    os._exit(EXIT_FAILED)  # the daemon is gone: no process is left to report to


if __name__ == "__main__":
    main(sys.argv[1:])
