"""Two daemons at one NATS server and one MQTT broker; one is killed in a call, and the other one clears its topics."""

from __future__ import annotations

import asyncio
import signal
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import aiomqtt
import pytest

from tests.support.broker import DEADLINE_S, Broker, subscribed_to
from tests.support.nats_server import NatsServer
from tests.support.nodes import ENDED, Callers, Reader, client_of, lifecycles, node, request, until_entries

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.cluster
SILENCE = b"\xff" * 4800
"""Mu-law."""
OPEN = {"command": "open_session", "call_reference": "call", "legs": [{"role": "customer"}]}


async def until_kept(broker: Broker, node_name: str, expected: set[str]) -> None:
    """Wait until the broker keeps just these of a node, besides what it is and whether it is there."""
    root = f"es/{node_name}/"
    async with asyncio.timeout(DEADLINE_S):
        found: set[str] | None = None
        while found != expected:
            async with subscribed_to(broker.port, f"{root}#") as listener:
                async with aiomqtt.Client("127.0.0.1", broker.port, protocol=aiomqtt.ProtocolVersion.V5) as client:
                    await client.publish(root + "last", b"last", qos=1)
                messages = await listener.until(lambda messages: any(m.payload == b"last" for m in messages))
            found = {str(message.topic).rpartition("/")[2] for message in messages} - {"last", "status", "info"}


async def test_what_a_killed_daemon_had_retained_is_cleared_by_the_one_that_tells_the_ends_of_its_sessions(
    tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    async with AsyncExitStack() as running:
        broker = await running.enter_async_context(Broker(needs_program("mosquitto"), tmp_path))
        server = await running.enter_async_context(NatsServer(tmp_path / "nats"))
        mqtt = f'[mqtt]\nenabled = true\nport = {broker.port}\nprefix = "es"\n'
        nodes = {
            name: await running.enter_async_context(node(tmp_path, name, [server.url], more=mqtt))
            for name in ("east", "west")
        }
        client = await running.enter_async_context(client_of([server.url]))
        reader = await running.enter_async_context(Reader([server.url]))
        callers = await running.enter_async_context(Callers(SILENCE))
        await until_entries(client, "es_nodes", lambda found: set(found) == set(nodes))
        for name in nodes:
            reply = await request(client, f"es.control.node.{name}", **OPEN)
            callers.call(reply["session_id"], reply["legs"][0])
        await until_entries(client, "es_sessions", lambda found: len(found) == 2)
        health = {"health"}  # of its source of calls
        await until_kept(broker, "east", {"lifecycle"} | health)
        nodes["east"].process.send_signal(signal.SIGKILL)
        await until_kept(broker, "east", set())
        await until_kept(broker, "west", {"lifecycle"} | health)
        events = await reader.until(lambda events: any(e["type"].endswith(ENDED) for e in events))
        assert sorted(lifecycles(events).values()) == [["started"], ["started", "node_lost"]]
