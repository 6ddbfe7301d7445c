"""Daemons as nodes of one cluster over real NATS servers: who takes a call, and who tells its end."""

from __future__ import annotations

import signal
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soxr

from streamer.protocol.g711 import MU_LAW
from tests.support.bulk import speech
from tests.support.daemon import kind, kinds
from tests.support.nats_server import NatsServer
from tests.support.nodes import (
    ENDED,
    STARTED,
    Caller,
    Reader,
    client_of,
    entries,
    lifecycles,
    node,
    request,
    until_entries,
)
from tests.support.speech import RATE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OPEN = {"command": "open_session", "call_reference": "call-1", "legs": [{"role": "customer"}]}


@pytest.fixture(scope="module")
def codes(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> bytes:
    """A sentence between two pauses, in mu-law."""
    spoken = speech(needs_program("espeak-ng"), tmp_path_factory.mktemp("speech"))
    return MU_LAW.encode((soxr.resample(spoken, RATE, 8_000) * 32_767).astype(np.int16)).tobytes()


@pytest.mark.slow
async def test_a_node_that_is_killed_leaves_no_session_open(tmp_path: Path, codes: bytes) -> None:
    async with AsyncExitStack() as running:
        server = await running.enter_async_context(NatsServer(tmp_path / "kept"))
        nodes = {
            name: await running.enter_async_context(node(tmp_path, name, [server.url])) for name in ("east", "west")
        }
        client = await running.enter_async_context(client_of([server.url]))
        known = await until_entries(client, "es_nodes", lambda found: len(found) == 2)
        assert {name: (each["draining"], each["max_legs"]) for name, each in known.items()} == {
            "east": (False, 2000),
            "west": (False, 2000),
        }
        reader = await running.enter_async_context(Reader([server.url]))
        opened = [await request(client, "es.control.open", **OPEN) for _ in range(6)]
        by_session = {reply["session_id"]: reply["node"] for reply in opened}
        found = await entries(client, "es_sessions")
        assert {session_id: entry["node"] for session_id, entry in found.items()} == by_session
        for number, reply in enumerate(opened):
            (leg,) = reply["legs"]
            await running.enter_async_context(Caller(leg["host"], leg["port"], codes, ssrc=number + 1))
        await reader.until(lambda events: kinds(events).count(STARTED) == 6 and "emotion.v1" in kinds(events))

        (killed, *_), lost = opened[0]["node"], {key for key, name in by_session.items() if name == opened[0]["node"]}
        nodes[opened[0]["node"]].process.send_signal(signal.SIGKILL)
        events = await reader.until(lambda events: kinds(events).count(ENDED) == len(lost))
        assert killed
        assert {key: value for key, value in lifecycles(events).items() if key in lost} == {
            session_id: ["started", "node_lost"] for session_id in lost
        }
        ended = [event for event in events if kind(event) == ENDED]
        assert {event["source"] for event in ended} == {f"/emotion-streamer/{opened[0]['node']}"}
        left = await until_entries(client, "es_sessions", lambda found: len(found) == 6 - len(lost))
        assert set(left) == by_session.keys() - lost

        for session_id in left:
            name = by_session[session_id]
            reply = await request(client, f"es.control.node.{name}", command="end_session", session_id=session_id)
            assert reply == {"id": "1", "ok": True, "session_id": session_id}
        events = await reader.until(lambda events: kinds(events).count(ENDED) == 6)
        assert {tuple(value) for key, value in lifecycles(events).items() if key in left} == {("started", "hangup")}
        assert await until_entries(client, "es_sessions", lambda found: not found) == {}
