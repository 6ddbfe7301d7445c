"""A real HAProxy with the recipe's configuration before daemons that take AudioSocket calls, of which one is killed.

`make test-cluster` runs it.
"""

from __future__ import annotations

import asyncio
import signal
import uuid
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any, Self

import pytest

from streamer.protocol.streams.audiosocket import UUID, message
from tests.support.daemon import TIMEOUT_S, kinds
from tests.support.models import write_model
from tests.support.nats_server import NatsServer
from tests.support.nodes import ENDED, Reader, client_of, lifecycles, node, until_entries
from tests.support.ports import free_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from nats.aio.client import Client

    from tests.support.daemon import Daemon

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(200)]

NAMES = ("east", "west", "south")
CALLS = 9
FRAME = message(0x10, bytes(320))
Sessions = dict[str, dict[str, Any]]


class Party:
    """One party of a call: an AudioSocket connection, made again when it ends, as the program beside Asterisk does."""

    def __init__(self, port: int, call: uuid.UUID) -> None:
        self._port = port
        self._call = call

    async def __aenter__(self) -> Self:
        self._talking = asyncio.create_task(self._talk())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._talking.cancel()
        await asyncio.wait([self._talking])

    async def _talk(self) -> None:
        while True:
            with suppress(OSError, asyncio.IncompleteReadError):
                await self._connect()
            await asyncio.sleep(0.1)

    async def _connect(self) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        try:
            writer.write(message(UUID, self._call.bytes))
            while True:
                writer.write(FRAME)
                await reader.readexactly(len(FRAME))  # silence
                await asyncio.sleep(0.02)
        finally:
            writer.close()


def adapted(recipe: str, fronts: tuple[int, int], ports: dict[str, tuple[int, int]], http: dict[str, int]) -> str:
    """Return the recipe with the ports of this test, and a node more."""
    lines = []
    for line in recipe.splitlines():
        place = 0 if ":9092" in line else 1
        if line.startswith("    bind "):
            lines.append(f"    bind 127.0.0.1:{fronts[place]}")
        elif line.startswith("    server east "):
            for number, name in enumerate(NAMES, 1):
                lines.append(f"    server {name} 127.0.0.1:{ports[name][place]} id {number} port {http[name]}")
        elif not line.startswith("    server "):
            lines.append(line)
    return "\n".join(lines) + "\n"


@asynccontextmanager
async def haproxy(program: str, config: Path, front: int) -> AsyncIterator[None]:
    running = await asyncio.create_subprocess_exec(program, "-db", "-f", str(config), stderr=asyncio.subprocess.DEVNULL)
    try:
        async with asyncio.timeout(TIMEOUT_S):
            while True:
                with suppress(OSError):
                    (await asyncio.open_connection("127.0.0.1", front))[1].close()
                    break
                assert running.returncode is None, "it does not take the configuration"
                await asyncio.sleep(0.05)
        yield
    finally:
        running.kill()
        await running.wait()


async def until_whole(client: Client, calls: int, *, without: str = "") -> Sessions:
    """Return the open sessions once each call is one, with both parties, at a node that is there."""

    def are(found: Sessions) -> bool:
        there = [entry for entry in found.values() if not entry["ended"]]
        legs = [sorted(leg["role"] for leg in entry["legs"]) for entry in there]
        return legs == [["agent", "customer"]] * calls and all(entry["node"] != without for entry in there)

    return await until_entries(client, "es_sessions", are)


async def test_both_parties_of_a_call_come_to_one_node_also_after_theirs_was_killed(
    repository: Path, tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    program = needs_program("haproxy")
    recipe = (repository / "docs/recipes/haproxy.cfg").read_text()
    async with AsyncExitStack() as running:
        server = await running.enter_async_context(NatsServer(tmp_path / "nats"))
        nodes: dict[str, Daemon] = {}
        ports: dict[str, tuple[int, int]] = {}
        for name in NAMES:
            (tmp_path / name).mkdir()
            first = free_port()
            ports[name] = first, first + 1
            streams = (
                f'[[streams]]\ndialect = "audiosocket"\nlisten = "127.0.0.1:{first}"\nroles = ["customer", "agent"]\n'
            )
            model = f'[model]\ncard = "{write_model(tmp_path / name)}"\n[privacy]\nagent_reason = "a test"\n'
            nodes[name] = await running.enter_async_context(
                node(tmp_path, name, [server.url], model="", more=model + streams, references=True, lease_s=5.0)
            )
        front = free_port()
        fronts = front, front + 1
        config = tmp_path / "haproxy.cfg"
        config.write_text(adapted(recipe, fronts, ports, {name: each.port for name, each in nodes.items()}))
        client = await running.enter_async_context(client_of([server.url]))
        reader = await running.enter_async_context(Reader([server.url]))
        await until_entries(client, "es_nodes", lambda found: set(found) == set(NAMES))
        await running.enter_async_context(haproxy(program, config, fronts[0]))

        async with AsyncExitStack() as parties:
            calls = [uuid.uuid4() for _ in range(CALLS)]
            for call in calls:
                for port in fronts:
                    await parties.enter_async_context(Party(port, call))
            before = await until_whole(client, CALLS)
            assert {entry["call_reference"] for entry in before.values()} == {str(call) for call in calls}
            placed = [entry["node"] for entry in before.values()]
            victim = max(NAMES, key=placed.count)
            lost = {session_id for session_id, entry in before.items() if entry["node"] == victim}
            nodes[victim].process.send_signal(signal.SIGKILL)
            await nodes[victim].process.wait()
            after = await until_whole(client, CALLS, without=victim)
            assert set(before) - set(after) == lost
            assert {entry["call_reference"] for entry in after.values()} == {str(call) for call in calls}
        events = await reader.until(lambda events: kinds(events).count(ENDED) == CALLS + len(lost))
        assert lifecycles(events) == {
            session_id: ["started", "node_lost" if session_id in lost else "hangup"] for session_id in before | after
        }
