"""Two real daemons behind a real NATS server: a gateway serves the page and the events of both at one address."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from tests.support.bulk import FAST_MODEL, speech
from tests.support.cluster import ask, running_gateway, until_healthy
from tests.support.daemon import TIMEOUT_S, kind, running, subscribed
from tests.support.nats_server import NatsServer
from tests.support.nodes import node
from tests.support.ports import free_port
from tests.support.speech import RATE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.daemon import Event


@pytest.mark.slow
async def test_one_address_serves_the_page_and_the_events_of_two_daemons(
    tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    spoken = speech(needs_program("espeak-ng"), tmp_path)
    soundfile.write(tmp_path / "call.wav", np.concatenate([spoken, np.zeros(RATE)]), RATE)
    for name in ("kept", "kitchen", "hall"):
        (tmp_path / name).mkdir()
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(NatsServer(tmp_path / "kept"))
        gateway = await stack.enter_async_context(running_gateway(tmp_path / "door", server.url))
        await gateway.wait_notified("READY=1")
        await until_healthy(gateway.port)
        at_gateway = await stack.enter_async_context(subscribed(gateway.port))
        for node in ("kitchen", "hall"):
            config = (
                f'{FAST_MODEL}[events]\nnode = "{node}"\n[microphone]\nenabled = false\n'
                f'[nats]\nenabled = true\nservers = ["{server.url}"]\n'
            )
            demo = ("--demo", str(tmp_path / "call.wav"))
            await stack.enter_async_context(running(tmp_path / node, *demo, config=config))
        heard: set[str] = set()

        def is_enough(event: dict[str, str]) -> bool:
            if kind(event) == "utterance.ended.v1":
                heard.add(event["source"])
            return len(heard) == 2

        await at_gateway.until(is_enough)
        status, page = await ask(gateway.port, "/")
        assert (status, "<script" in page) == (200, True)
        async with subscribed(gateway.port) as later:  # what began before it came is told first
            await later.until(lambda event: kind(event) == "emotion.v1")
        started = {event["source"] for event in later.events if kind(event) == "session.started.v1"}
        await gateway.stop()
    assert heard == started == {"/emotion-streamer/kitchen", "/emotion-streamer/hall"}
    ids = [event["id"] for event in at_gateway.events]
    assert len(ids) == len(set(ids))
    assert gateway.process.returncode == 0


class Client:
    """A dashboard that knows one port, and goes on after the last event that it got."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.events: list[Event] = []

    @property
    def ids(self) -> list[str]:
        return [event["id"] for event in self.events]

    async def control(self, command: str, **fields: Any) -> Any:
        subprotocols = [Subprotocol("emotion-streamer.control.v1")]
        async with connect(f"ws://127.0.0.1:{self.port}/control", subprotocols=subprotocols) as connection:
            await connection.send(json.dumps({"id": "r", "command": command, **fields}))
            reply = json.loads(await connection.recv())
        assert "error" not in reply, reply
        return reply

    async def call(self) -> str:
        """Open a call and end it; return its id."""
        opened = await self.control("open_session", call_reference="c", legs=[{"role": "customer"}])
        assert opened["node"] in {"kitchen", "hall"}
        return str((await self.control("end_session", session_id=opened["session_id"]))["session_id"])

    async def until_ended(self, session_id: str) -> None:
        """Read on until the end of a session."""
        after = f"/?resume_from={self.ids[-1]}" if self.events else ""
        async with connect(f"ws://127.0.0.1:{self.port}{after}") as connection, asyncio.timeout(TIMEOUT_S):
            while True:
                self.events.append(json.loads(await connection.recv()))
                newest = self.events[-1]
                if kind(newest) == "session.ended.v1" and newest["data"]["session_id"] == session_id:
                    return


async def until_nodes(port: int, *names: str) -> None:
    text = ""
    async with asyncio.timeout(TIMEOUT_S):
        while not all(f"node {name}: load" in text for name in names):  # nobody is told of it but who asks
            await asyncio.sleep(0.05)
            text = await until_healthy(port, "/healthz")


@pytest.mark.slow
async def test_a_gateway_that_is_killed_costs_a_client_that_resumes_nothing_and_another_takes_over(
    tmp_path: Path,
) -> None:
    (tmp_path / "kept").mkdir()
    client = Client(free_port())
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(NatsServer(tmp_path / "kept"))
        for name in ("kitchen", "hall"):
            keeps = (
                f'[web]\nmarks = "marks.jsonl"\n[history]\nenabled = true\ndatabase = "{tmp_path}/{name}/history.db"\n'
            )
            await stack.enter_async_context(node(tmp_path, name, [server.url], more=keeps))
        async with running_gateway(tmp_path / "door", server.url, port=client.port) as gateway:
            await until_nodes(client.port, "kitchen", "hall")
            async with connect(f"ws://127.0.0.1:{client.port}") as connection:  # it is there before the first call
                first_call = await client.call()
                client.events.append(json.loads(await connection.recv()))
            await client.until_ended(first_call)
            gateway.process.kill()
            await gateway.process.wait()
        async with running_gateway(tmp_path / "other", server.url) as other:
            await until_nodes(other.port, "kitchen", "hall")
            meanwhile = Client(other.port)
            missed = [await meanwhile.call() for _ in range(3)]
            async with running_gateway(tmp_path / "door", server.url, port=client.port):
                await until_nodes(client.port, "kitchen", "hall")
                listed = await client.control("list_sessions")
                assert (listed["sessions"], listed["left_out"]) == ([], 0)
                await client.until_ended(missed[-1])
                meanwhile.events = client.events[:1]
                await meanwhile.until_ended(missed[-1])
                await _until_kept(client.port, {first_call, *missed})
                await _mark(client.port, first_call)
        kept = [path for path in tmp_path.glob("*/marks.jsonl") if first_call in path.read_text()]  # noqa: ASYNC240
        assert len(kept) == 1
        stream = [json.loads(message.data)["id"] for message in await server.kept("ES", len(client.ids))]
    first = stream.index(client.ids[0])
    assert client.ids == stream[first:] == meanwhile.ids
    ended = [event["data"]["session_id"] for event in client.events if kind(event) == "session.ended.v1"]
    assert ended[-3:] == missed


async def _until_kept(port: int, session_ids: set[str]) -> None:
    """Return once the history of all nodes has these sessions, ended."""
    found: set[str] = set()
    async with asyncio.timeout(TIMEOUT_S):
        while found != session_ids:  # a history is written a moment after the event
            status, body = await ask(port, "/api/history/sessions?limit=200")
            assert status == 200, body
            page = json.loads(body)
            assert "unanswered" not in page
            found = {each["session_id"] for each in page["sessions"] if each["ended_at"] is not None}


async def _mark(port: int, session_id: str) -> None:
    described = json.loads((await ask(port, "/api/marks"))[1])
    mark = {
        "session_id": session_id, "leg_id": "l", "role": "customer", "start_ms": 0, "end_ms": 1000, "verdict": "right",
        "label": described["labels"][0], "probability": 0.9,
    }  # fmt: skip
    status, body = await ask(port, "/api/marks", method="POST", body=mark)
    assert status == 201, body
