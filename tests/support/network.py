"""Machines at a switch, each a network namespace with an address of its own, whose cables can be pulled.

``tests/cluster/namespace.sh`` makes the network that they are in: nothing of it reaches anything else.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.support.broker import DEADLINE_S

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable
    from typing import Self

CAN_BE_MADE = os.environ.get("EMOTION_STREAMER_NETWORK") == "own"
RANGE = "198.18.0.0/15"
"""Kept for tests of networks (RFC 2544): addresses that nobody has."""


@dataclass(frozen=True, slots=True)
class Machine:
    """Where a program runs."""

    name: str
    host: str = "127.0.0.1"
    """The address by which others reach it, while its cable is plugged in."""
    admin_host: str = "127.0.0.1"
    """One by which the test reaches it always."""
    prefix: tuple[str, ...] = ()
    """A command that runs another on this machine, in its own place."""


HERE = Machine("here")
"""Where the test itself runs, by loopback."""


class Network:
    """A switch, and beside it one that is never unplugged; the test itself is at both."""

    def __init__(self, names: Iterable[str]) -> None:
        """Make machines of these names, which are short."""
        self._names = tuple(names)
        self._running = AsyncExitStack()
        self.machines: dict[str, Machine] = {}

    async def __aenter__(self) -> Self:
        try:
            for switch, subnet in (("switch", 0), ("admin", 1)):
                await _ip("link", "add", "name", switch, "type", "bridge")
                self._running.push_async_callback(_ip, "link", "del", switch)
                await _ip("addr", "add", f"198.18.{subnet}.1/24", "dev", switch)
                await _ip("link", "set", switch, "up")
            for number, name in enumerate(self._names, 11):
                self.machines[name] = await self._made(name, number)
        except BaseException:
            await self._running.aclose()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._running.aclose()

    async def unplug(self, name: str) -> None:
        """Pull a machine's cable out: what is sent to it or by it from now on is lost, without a word."""
        await _ip("link", "set", f"s-{name}", "down")

    async def plug(self, name: str) -> None:
        """Put it back."""
        await _ip("link", "set", f"s-{name}", "up")

    async def _made(self, name: str, number: int) -> Machine:
        pid = await self._running.enter_async_context(_namespace())
        prefix = ("nsenter", f"--net=/proc/{pid}/ns/net")
        await _ip("link", "set", "lo", "up", prefix=prefix)
        for switch, subnet in (("switch", 0), ("admin", 1)):
            cable = f"{switch[0]}-{name}"
            await _ip("link", "add", "name", cable, "type", "veth", "peer", "name", switch, "netns", str(pid))
            self._running.push_async_callback(_ip, "link", "del", cable)
            await _ip("addr", "add", f"198.18.{subnet}.{number}/24", "dev", switch, prefix=prefix)
            await _ip("link", "set", switch, "up", prefix=prefix)
            await _ip("link", "set", cable, "master", switch, "up")
        return Machine(name, f"198.18.0.{number}", f"198.18.1.{number}", prefix)


@asynccontextmanager
async def _namespace() -> AsyncIterator[int]:
    """Keep a network namespace; yield the process that is in it, and ends with this one."""
    process = await asyncio.create_subprocess_exec(
        *("unshare", "--net", "sh", "-c", "echo; exec cat"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        async with asyncio.timeout(DEADLINE_S):
            assert await process.stdout.readline() == b"\n"
        yield process.pid
    finally:
        process.stdin.close()
        await process.wait()


async def _ip(*arguments: str, prefix: tuple[str, ...] = ()) -> None:
    path = os.environ.get("PATH", os.defpath) + ":/usr/sbin:/sbin"
    process = await asyncio.create_subprocess_exec(
        *prefix, "ip", *arguments, env={**os.environ, "PATH": path}, stderr=asyncio.subprocess.PIPE
    )
    _, errors = await process.communicate()
    assert process.returncode == 0, f"ip {' '.join(arguments)}: {errors.decode()}"
