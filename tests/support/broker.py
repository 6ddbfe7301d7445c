"""A Mosquitto broker on loopback that tests can kill and restart, and a subscriber to it."""

from __future__ import annotations

import asyncio
import shutil
import signal
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Self

import aiomqtt
from paho.mqtt.subscribeoptions import SubscribeOptions

from tests.support.ports import free_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path
    from types import TracebackType

DEADLINE_S = 100.0
"""Time limit of every wait: a test fails instead of hanging."""


class Broker:
    """A Mosquitto process; entering starts it, leaving kills it.

    It loses retained messages when it ends, so messages that are retained later were published again.
    """

    def __init__(
        self,
        program: str,
        folder: Path,
        *,
        port: int | None = None,
        users: dict[str, str] | None = None,
        settings: Sequence[str] = (),
    ) -> None:
        """Keep the configuration in ``folder``. ``users`` maps names to passwords; None allows anonymous clients."""
        self.port = port or free_port()
        self.users = users
        self.settings = tuple(settings)
        self.log: list[str] = []
        self._program = program
        self._folder = folder
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.kill()

    async def start(self) -> None:
        """Start the process; return when it accepts connections."""
        config = self._folder / "mosquitto.conf"
        config.write_text("\n".join(await self._config()) + "\n")
        self._process = await asyncio.create_subprocess_exec(
            self._program, "-c", str(config), stderr=asyncio.subprocess.PIPE
        )
        running = asyncio.Event()
        self._reading = asyncio.create_task(self._read(self._process, running))
        async with asyncio.timeout(DEADLINE_S):
            await running.wait()
        if self._process.returncode is not None:
            raise RuntimeError("Mosquitto did not start:\n" + "\n".join(self.log))
        _, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.close()
        await writer.wait_closed()

    async def kill(self) -> None:
        """Send SIGKILL, if it runs."""
        if self._process is None or self._reading is None:
            return
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()
        await self._reading
        self._process = self._reading = None

    def freeze(self) -> None:
        """Send SIGSTOP: connections stay open, but nothing is answered."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Send SIGCONT."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    async def _read(self, process: asyncio.subprocess.Process, running: asyncio.Event) -> None:
        assert process.stderr is not None
        async for line in process.stderr:
            self.log.append(line.decode().rstrip())
            if line.rstrip().endswith(b"running"):
                running.set()
        await process.wait()
        running.set()

    async def _config(self) -> list[str]:
        lines = [
            f"listener {self.port} 127.0.0.1",
            "persistence false",
            "log_dest stderr",
            "user root",  # ignored unless root starts it, when another user could not read the folder
            f"allow_anonymous {'true' if self.users is None else 'false'}",
            *self.settings,
        ]
        if self.users is not None:
            lines.append(f"password_file {await self._passwords(self.users)}")
        return lines

    async def _passwords(self, users: dict[str, str]) -> Path:
        file = self._folder / "passwords"
        file.write_text("".join(f"{name}:{password}\n" for name, password in users.items()))
        file.chmod(0o600)
        hasher = shutil.which("mosquitto_passwd")
        assert hasher is not None, "mosquitto_passwd comes with mosquitto"
        process = await asyncio.create_subprocess_exec(hasher, "-U", str(file))
        assert await process.wait() == 0
        return file


class TopicSubscriber:
    """Collects the messages of a subscription in order."""

    def __init__(self) -> None:
        self.messages: list[aiomqtt.Message] = []
        self._changed = asyncio.Condition()

    async def until(self, enough: Callable[[list[aiomqtt.Message]], bool]) -> list[aiomqtt.Message]:
        """Return all messages as soon as ``enough`` accepts them."""
        async with asyncio.timeout(DEADLINE_S), self._changed:
            await self._changed.wait_for(lambda: enough(self.messages))
            return list(self.messages)

    async def collect(self, client: aiomqtt.Client) -> None:
        """Collect until cancelled or disconnected."""
        try:
            async for message in client.messages:
                async with self._changed:
                    self.messages.append(message)
                    self._changed.notify_all()
        except aiomqtt.MqttError:
            return


@asynccontextmanager
async def subscribed_to(port: int, topic: str = "#", **credentials: str) -> AsyncIterator[TopicSubscriber]:
    """Subscribe to a topic filter; the ``retain`` flag of a message is the one it was published with."""
    subscriber = TopicSubscriber()
    client = aiomqtt.Client("127.0.0.1", port, protocol=aiomqtt.ProtocolVersion.V5, **credentials)  # type: ignore[arg-type]  # username and password
    options = SubscribeOptions(qos=1, retainAsPublished=True)
    try:
        async with client:
            await client.subscribe(topic, options=options)
            collecting = asyncio.create_task(subscriber.collect(client))
            try:
                yield subscriber
            finally:
                collecting.cancel()
    except aiomqtt.MqttError:
        pass  # the broker was killed meanwhile


async def retained(port: int, topic: str, **credentials: str) -> bytes:
    """Return the retained message of a topic."""
    async with subscribed_to(port, topic, **credentials) as subscriber:
        (message,) = await subscriber.until(lambda messages: len(messages) == 1)
        assert isinstance(message.payload, bytes)
        return message.payload
