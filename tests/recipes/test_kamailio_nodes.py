"""A real Kamailio with the recipe's configuration before three daemons: SIPp calls, and a daemon is killed.

`make test-cluster` runs it.
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections import Counter
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

import pytest

from streamer.protocol.g711 import A_LAW
from tests.recipes.test_kamailio import command
from tests.support.captures import write_capture
from tests.support.daemon import TIMEOUT_S, kind, kinds
from tests.support.models import write_model
from tests.support.nats_server import NatsServer
from tests.support.nodes import ENDED, Reader, client_of, lifecycles, node, request, until_entries
from tests.support.ports import free_port
from tests.support.rtp import rtp_bytes, stream
from tests.support.sipp_calls import calls
from tests.support.speech import RATE, SENTENCES, speak

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from nats.aio.client import Client

    from tests.support.daemon import Daemon

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(240)]

LEASE_S = 5.0
ROOM = {"east": 20, "west": 20, "small": 2}
"""Legs that each node takes; a call has two."""
Sessions = dict[str, dict[str, Any]]


@pytest.fixture
def capture(tmp_path: Path, needs_program: Callable[[str], str]) -> tuple[Path, int]:
    """A sentence as RTP that SIPp plays, and its duration in ms."""
    if os.geteuid() != 0:
        pytest.skip("SIPp plays captures through raw sockets, which only root may open")
    samples = speak(needs_program("espeak-ng"), tmp_path, SENTENCES[0])[:: RATE // 8_000]
    codes = A_LAW.encode((samples * 32_767).astype("int16")).tobytes()
    packets = stream([codes[n : n + 160] for n in range(0, len(codes), 160)], payload_type=8)
    here = ("127.0.0.1", 6000)
    frames = [(0.02 * n, here, here, rtp_bytes(packet)) for n, packet in enumerate(packets)]
    return write_capture(tmp_path / "said.pcap", frames), 20 * len(frames)


@asynccontextmanager
async def process(*arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run a program, and kill it where it has not ended by itself."""
    quiet = asyncio.subprocess.DEVNULL
    running = await asyncio.create_subprocess_exec(*arguments, stdout=quiet, stderr=quiet)
    try:
        yield running
    finally:
        if running.returncode is None:
            running.terminate()  # Kamailio ends its own processes then
            await running.wait()


async def until_listening(port: int) -> None:
    """Return once a TCP port takes connections."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            with suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.close()
                return
            await asyncio.sleep(0.05)


async def status_of(*arguments: str) -> int:
    """Return the exit status of a program that ends by itself."""
    async with process(*arguments) as running, asyncio.timeout(TIMEOUT_S):
        return await running.wait()


def placed(found: Sessions) -> Counter[str]:
    return Counter(entry["node"] for entry in found.values() if not entry["ended"])


async def end(client: Client, found: Sessions) -> None:
    """End sessions where they are: their nodes hang up on the recording client."""
    for session_id, entry in found.items():
        reply = await request(client, f"es.control.node.{entry['node']}", command="end_session", session_id=session_id)
        assert reply["ok"], reply


async def test_calls_go_to_nodes_with_room_and_none_to_one_that_was_killed(
    tmp_path: Path, needs_program: Callable[[str], str], capture: tuple[Path, int]
) -> None:
    sipp, kamailio = needs_program("sipp"), needs_program("kamailio")
    ports = {name: free_port() for name in ROOM}
    proxy = free_port()
    audio, lasts_ms = capture

    def calling(number: int, *, hang_up_ms: int = 0, tcp: bool = False) -> tuple[str, ...]:
        return calls(sipp, tmp_path, to_port=proxy, number=number, capture=audio, hang_up_ms=hang_up_ms, tcp=tcp)

    async with AsyncExitStack() as running:
        server = await running.enter_async_context(NatsServer(tmp_path / "nats"))
        nodes: dict[str, Daemon] = {}

        async def start(name: str, legs: int) -> None:
            (tmp_path / name).mkdir()
            more = (
                f'[model]\ncard = "{write_model(tmp_path / name)}"\n[siprec]\nenabled = true\nport = {ports[name]}\n'
                f'[privacy]\nagent_reason = "a test"\n'
            )
            options = {"legs": max(legs, 10), "max_legs": legs, "more": more, "lease_s": LEASE_S}
            nodes[name] = await running.enter_async_context(node(tmp_path, name, [server.url], model="", **options))

        async with asyncio.TaskGroup() as starting:
            for name, legs in ROOM.items():
                starting.create_task(start(name, legs))
        client = await running.enter_async_context(client_of([server.url]))
        reader = await running.enter_async_context(Reader([server.url]))
        await until_entries(client, "es_nodes", lambda found: set(found) == set(ROOM))
        arguments = command(kamailio, tmp_path, port=proxy, nodes=tuple(ports.values()), transport="tcp")
        foreground = ("-DD", "-E", "-Y", str(tmp_path), "-P", str(tmp_path / "pid"), "-n", "1")
        await running.enter_async_context(process(*arguments, *foreground))
        await until_listening(proxy)

        # Nine calls that stay: one fills the small node, and goes on from there.
        waiting = await running.enter_async_context(process(*calling(9, tcp=True)))
        before = await until_entries(client, "es_sessions", lambda found: len(found) == 9)
        assert placed(before)["small"] == 1
        assert set(placed(before)) == set(ROOM)
        await reader.until(
            lambda events: len({e["data"]["session_id"] for e in events if kind(e) == "emotion.v1"}) == 9
        )

        # A node is killed: those that call now are taken by the other one, also before Kamailio knows of it.
        nodes["east"].process.send_signal(signal.SIGKILL)
        await nodes["east"].process.wait()
        assert await status_of(*calling(4, hang_up_ms=lasts_ms)) == 0
        lost = {session_id for session_id, entry in before.items() if entry["node"] == "east"}
        after = await until_entries(client, "es_sessions", lambda found: set(found) == set(before) - lost)
        await reader.until(lambda events: kinds(events).count(ENDED) == 4 + len(lost))
        await end(client, after)
        assert await until_entries(client, "es_sessions", lambda found: not found) == {}
        events = await reader.until(lambda events: kinds(events).count(ENDED) == 9 + 4)
        found = lifecycles(events)
        assert len(found) == 9 + 4
        assert found == {
            session_id: ["started", "node_lost" if session_id in lost else "hangup"] for session_id in found
        }
        assert waiting.returncode is None  # the calls of the dead node: nobody has told the client of it
        for name in ("west", "small"):
            status, log = await nodes[name].stop()
            assert (status, "gone without BYE" in log) == (0, False), log
