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
from streamer.workers.ipc import IpcChannel
from streamer.workers.messages import ControlRequest

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator, Mapping, Sequence
    from typing import Self

    from streamer.workers.messages import ControlReply, Message, StartWorker

ANSWER_S = 2.0
"""A request that was not answered in this time is told to be met by nobody."""
ENDS_S = 5.0
"""What a process gets to end by itself once it has closed the link: then it ends, or it hangs."""
NOT_THEIRS = ("EMOTION_STREAMER_", "NOTIFY_SOCKET", "WATCHDOG_")
"""Beginnings of environment variables with secrets, or that only the daemon itself shall act upon."""


class WorkerProcess:
    """A process that takes calls for us. It ends when we do: it sees the link close."""

    def __init__(self, process: Process, link: IpcChannel) -> None:
        self._process = process
        self._link = link
        self._numbers = itertools.count()
        self._asked: dict[int, asyncio.Future[bytes]] = {}

    @classmethod
    async def start(cls, begin: StartWorker, descriptors: Sequence[int]) -> Self:
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
        link = await IpcChannel.over(ours)
        link.send(begin)
        return cls(process, link)

    def __aiter__(self) -> AsyncIterator[Message]:
        return aiter(self._link)

    def send(self, message: Message) -> bool:
        """Send a message; return whether there was room for it."""
        return self._link.send(message)

    async def ask(self, request: bytes) -> bytes:
        """Return the reply to a control request. Raises RequestError where none comes."""
        number = next(self._numbers)
        self._asked[number] = asyncio.get_running_loop().create_future()
        self._link.send(ControlRequest(number, request))
        try:
            async with asyncio.timeout(ANSWER_S):
                return await self._asked[number]
        except TimeoutError:
            raise RequestError("unavailable", f"a worker did not answer within {ANSWER_S:g} s") from None
        finally:
            del self._asked[number]

    def take_reply(self, replied: ControlReply) -> None:
        """Give a reply to whoever waits for it still."""
        waiting = self._asked.get(replied.number)
        if waiting is not None and not waiting.done():
            waiting.set_result(replied.reply)

    def kill(self) -> None:
        """End it at once."""
        with suppress(ProcessLookupError):
            self._process.kill()

    async def buried(self) -> str:
        """Return how it ended, once it has, which it must now; nobody gets an answer any more."""
        self._link.abort()
        for waiting in self._asked.values():
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
        stdout=DEVNULL,  # ours may be a sink
        env=_environment(os.environ),
        process_group=0,  # Ctrl+C is for the daemon, which tells its workers
    )


def _environment(ours: Mapping[str, str]) -> dict[str, str]:
    """Return what a worker inherits; it finds modules where we do, and nowhere else."""
    inherited = {name: value for name, value in ours.items() if not name.startswith(NOT_THEIRS)}
    return inherited | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
