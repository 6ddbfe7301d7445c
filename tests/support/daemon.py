"""The daemon as a child process, with the notification socket of systemd and a WebSocket subscriber."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from tests.support.ports import free_port
from tests.support.schemas import validate

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator, Callable, Mapping, Sequence
    from pathlib import Path

TIMEOUT_S = 150
"""Time limit of every wait: a test fails instead of hanging."""

Event = dict[str, Any]


@dataclass
class Daemon:
    """A running daemon."""

    process: Process
    port: int
    notify: socket.socket
    notifications: list[str] = field(default_factory=list)
    """Lines sent to the notification socket so far."""

    async def wait_notified(self, start: str) -> None:
        """Return once a notification that begins with ``start`` was sent."""
        async with asyncio.timeout(TIMEOUT_S):
            while not any(line.startswith(start) for line in self.notifications):
                datagram = await asyncio.get_running_loop().sock_recv(self.notify, 8192)
                self.notifications += datagram.decode().splitlines()

    async def stop(self, signal_number: int = signal.SIGTERM) -> tuple[int, str]:
        """Send a signal; return the exit status and standard error."""
        self.process.send_signal(signal_number)
        return await self.wait()

    async def wait(self) -> tuple[int, str]:
        """Return the exit status and standard error."""
        async with asyncio.timeout(TIMEOUT_S):
            _, stderr = await self.process.communicate()
        with suppress(BlockingIOError):
            while True:
                self.notifications += self.notify.recv(8192).decode().splitlines()
        assert self.process.returncode is not None
        return self.process.returncode, stderr.decode()


@asynccontextmanager
async def running(
    folder: Path,
    *arguments: str,
    config: str = "",
    websocket: str = "",
    env: Mapping[str, str] | None = None,
    prefix: Sequence[str] = (),
    port: int | None = None,
) -> AsyncIterator[Daemon]:
    """Start ``emotion-streamer run`` with a WebSocket on ``port``, or on a free one; kill it at the end.

    ``websocket``: more keys of that table. ``prefix``: a command that runs it, in its own place so that it gets the
    signals, e.g. ``strace -D``.
    """
    port = port or free_port()
    path = folder / "config.toml"
    path.write_text(f"{config}\n[websocket]\nport = {port}\n{websocket}\n")
    command = (*prefix, sys.executable, "-m", "streamer", "run", "--config", str(path), *arguments)
    async with started(folder, *command, port=port, env=env) as daemon:
        yield daemon


@asynccontextmanager
async def started(
    folder: Path, *command: str, port: int, env: Mapping[str, str] | None = None
) -> AsyncIterator[Daemon]:
    """Run a command that tells a socket in ``folder`` how it is, as systemd's services do; kill it at the end."""
    address = folder / "notify"
    address.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notify:
        notify.bind(str(address))
        notify.setblocking(False)
        process = await asyncio.create_subprocess_exec(
            *command,
            env={**os.environ, **(env or {}), "NOTIFY_SOCKET": str(address)},
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            yield Daemon(process, port, notify)
        finally:
            if process.returncode is None:
                process.kill()
                await process.communicate()


@asynccontextmanager
async def subscribed(port: int, *, token: str | None = None, host: str = "127.0.0.1") -> AsyncIterator[Subscriber]:
    """Connect a WebSocket subscriber."""
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    subprotocols = [Subprotocol("cloudevents.json")]
    url = f"ws://{host}:{port}"
    async with connect(url, subprotocols=subprotocols, additional_headers=headers) as connection:
        yield Subscriber(connection)


class Subscriber:
    """Collects events and validates each against its schema."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.events: list[Event] = []

    async def until(self, wanted: Callable[[Event], bool]) -> Event:
        """Collect events up to the first that ``wanted`` accepts, and return that."""
        async with asyncio.timeout(TIMEOUT_S):
            async for message in self.connection:
                event = self._take(message)
                if wanted(event):
                    return event
        raise AssertionError(f"closed with {self.connection.close_code} after {kinds(self.events)}")

    async def until_closed(self, timeout_s: float | None = TIMEOUT_S) -> int | None:
        """Collect events until the server closes the connection; return the close code."""
        with suppress(ConnectionClosed):
            async with asyncio.timeout(timeout_s):
                async for message in self.connection:
                    self._take(message)
        return self.connection.close_code

    def _take(self, message: str | bytes) -> Event:
        payload = message.encode() if isinstance(message, str) else message
        self.events.append(validate(payload))
        return self.events[-1]


async def get(url: str, headers: Mapping[str, str]) -> str:
    """Return a page."""

    def fetch() -> str:
        with urlopen(Request(url, headers=dict(headers)), timeout=TIMEOUT_S) as response:
            return str(response.read().decode())

    return await asyncio.to_thread(fetch)


def kind(event: Event) -> str:
    """Return the type without its prefix, e.g. ``emotion.v1``."""
    return str(event["type"]).removeprefix("org.emotionstreamer.")


def kinds(events: list[Event]) -> list[str]:
    """Return the kinds of all events in order."""
    return [kind(event) for event in events]


def json_lines(output: bytes) -> list[Event]:
    """Parse JSON Lines and validate each against its schema."""
    for line in output.splitlines():
        json.loads(line)
    return [validate(line) for line in output.splitlines()]
