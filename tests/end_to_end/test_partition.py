"""A node whose calls are received by worker processes is cut off from NATS, and comes back: for real."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import pytest

from tests.support.daemon import TIMEOUT_S, kind, kinds
from tests.support.nats_server import NatsServer
from tests.support.nodes import (
    ENDED,
    STARTED,
    Callers,
    Listener,
    Reader,
    client_of,
    entries,
    lifecycles,
    node,
    request,
    until_entries,
)
from tests.support.relay import Relay

if TYPE_CHECKING:
    from pathlib import Path

    from nats.aio.client import Client

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

CALLS = 6
OPEN = {"command": "open_session", "call_reference": "call", "legs": [{"role": "customer"}]}


async def test_legs_of_worker_processes_go_on_in_other_sessions_once_others_have_ended_theirs(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    async with AsyncExitStack() as stack:
        enter = stack.enter_async_context
        server = await enter(NatsServer(tmp_path / "kept"))
        relay = await enter(Relay(server.port))
        client = await enter(client_of([server.url]))
        reader = await enter(Reader([server.url]))
        callers = await enter(Callers(bytes([0x55, 0xD5]) * 8_000))
        west = await enter(node(tmp_path, "west", [f"nats://127.0.0.1:{relay.port}"], workers=2))
        listener = await enter(Listener(west.port))
        await enter(node(tmp_path, "east", [server.url]))
        await until_entries(client, "es_nodes", lambda found: set(found) == {"east", "west"})
        cut = set()
        for _ in range(CALLS):
            reply = await request(client, "es.control.node.west", **OPEN)
            cut.add(reply["session_id"])
            callers.call(reply["session_id"], reply["legs"][0])
        await reader.until(lambda events: kinds(events).count(STARTED) == CALLS)
        relay.freeze()
        await reader.until(lambda events: kinds(events).count(ENDED) == CALLS)
        relay.thaw()
        await until_entries(client, "es_sessions", lambda found: len(found) == CALLS and not cut & set(found))
        renewed = await entries(client, "es_sessions")
        assert {entry["node"] for entry in renewed.values()} == {"west"}
        await reader.until(lambda events: kinds(events).count(STARTED) == 2 * CALLS)
        paused = min(renewed)  # control finds them, in whichever process they are
        replied = await request(client, "es.control.node.west", command="pause", session_id=paused)
        assert replied.get("ok"), replied
        await _end_all(client, callers)
        events = await reader.until(lambda events: kinds(events).count(ENDED) == 2 * CALLS)
        heard = {event["data"].get("session_id") for event in listener.events if kind(event) == STARTED}
    assert lifecycles(events) == {
        **{session_id: ["started", "node_lost"] for session_id in cut},
        **{session_id: ["started", "hangup"] for session_id in renewed},
    }
    assert heard == cut | set(renewed)
    ids = [event["id"] for event in events]
    assert len(ids) == len(set(ids))


async def _end_all(client: Client, callers: Callers) -> None:
    found = await entries(client, "es_sessions")
    callers.hang_up(list(found))
    async with asyncio.timeout(TIMEOUT_S):
        for session_id in found:
            assert (await request(client, "es.control.node.west", command="end_session", session_id=session_id))["ok"]
