"""One worker process, from its start to its end."""

from __future__ import annotations

import asyncio
import itertools
import os
import signal
import socket
import sys
from asyncio.subprocess import DEVNULL
from contextlib import suppress
from typing import TYPE_CHECKING

from streamer.core.errors import RequestError
from streamer.ops.child_environment import child_environment
from streamer.workers.ipc import IpcChannel
from streamer.workers.messages import ControlRequest

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator, Sequence
    from typing import Self

    from streamer.workers.messages import ControlReply, Message, StartWorker

ANSWER_S = 2.0
"""A request that is not answered within this time fails."""
ENDS_S = 5.0
"""A process that has closed the channel and does not exit within this time hangs."""


class WorkerProcess:
    """A process that receives calls for the daemon. It exits when the daemon is gone: the channel closes then."""

    def __init__(self, process: Process, channel: IpcChannel) -> None:
        self._process = process
        self._channel = channel
        self._numbers = itertools.count()
        self._pending: dict[int, asyncio.Future[bytes]] = {}

    @classmethod
    async def start(cls, start: StartWorker, descriptors: Sequence[int]) -> Self:
        """Start a process with the first message and the descriptors that it inherits, by their numbers.

        Raises OSError.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                process = await _started((theirs.fileno(), *descriptors))
            except OSError:
                ours.close()
                raise
        channel = await IpcChannel.over(ours)
        channel.send(start)
        return cls(process, channel)

    def __aiter__(self) -> AsyncIterator[Message]:
        return aiter(self._channel)

    def send(self, message: Message) -> bool:
        """Send a message; return whether there was room for it."""
        return self._channel.send(message)

    async def ask(self, request: bytes) -> bytes:
        """Return the reply to a control request. Raises RequestError where none comes."""
        number = next(self._numbers)
        self._pending[number] = asyncio.get_running_loop().create_future()
        self._channel.send(ControlRequest(number, request))
        try:
            async with asyncio.timeout(ANSWER_S):
                return await self._pending[number]
        except TimeoutError:
            raise RequestError("unavailable", f"a worker did not answer within {ANSWER_S:g} s") from None
        finally:
            del self._pending[number]

    def take_reply(self, reply: ControlReply) -> None:
        """Give a reply to the request that waits for it, if it still does."""
        waiting = self._pending.get(reply.number)
        if waiting is not None and not waiting.done():
            waiting.set_result(reply.reply)

    def kill(self) -> None:
        """End it at once."""
        with suppress(ProcessLookupError):
            self._process.kill()

    async def wait_ended(self) -> str:
        """Close the channel, wait for the process to exit, and return how it ended; pending requests fail.

        A process that does not exit by itself is killed.
        """
        self._channel.abort()
        for waiting in self._pending.values():
            if not waiting.done():
                waiting.set_exception(RequestError("unavailable", "the worker that was asked has ended"))
        try:
            async with asyncio.timeout(ENDS_S):
                status = await self._process.wait()
        except TimeoutError:
            self.kill()
            status = await self._process.wait()
        return f"was killed by {signal.Signals(-status).name}" if status < 0 else f"ended with status {status}"


async def _started(descriptors: Sequence[int]) -> Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "streamer.app.worker", *map(str, descriptors)),
        pass_fds=descriptors,
        stdin=DEVNULL,
        stdout=DEVNULL,  # standard output may be a sink of the daemon
        env=child_environment(os.environ),
        process_group=0,  # Ctrl+C is for the daemon, which stops its workers
    )
