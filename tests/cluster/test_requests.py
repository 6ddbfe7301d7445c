"""Requests to nodes over a real NATS server: who gets them, and what becomes of them when something ends."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest
from nats.errors import NoRespondersError

from tests.support.broker import DEADLINE_S
from tests.support.nodes import OPEN, entries, request
from tests.support.peers import Peer, running

if TYPE_CHECKING:
    from nats.aio.client import Client

    from streamer.cluster.entries import SessionEntry
    from tests.support.nats_server import NatsServer


async def test_sessions_are_opened_where_there_is_room_and_nowhere_else(server: NatsServer, client: Client) -> None:
    east, west = Peer("east", server.url), Peer("west", server.url)
    async with running(east, west):
        opened = [await request(client, "es.control.open", **OPEN) for _ in range(20)]
        assert {reply["node"] for reply in opened} == {"east", "west"}
        owners = {key: entry["node"] for key, entry in (await entries(client, "es_sessions")).items()}
        assert owners == {reply["session_id"]: reply["node"] for reply in opened}
        east.has_room = False
        await _until_asked_nobody(client, west)
        opened = [await request(client, "es.control.open", **OPEN) for _ in range(5)]
        assert {reply["node"] for reply in opened} == {"west"}
        west.has_room = False
        with pytest.raises(NoRespondersError):
            await _ask_for_ever(client)
        reply = await request(client, "es.control.node.east", command="list_sessions")
        assert reply == {"id": "1", "ok": True}


async def _ask_for_ever(client: Client) -> None:
    async with asyncio.timeout(DEADLINE_S):
        while True:
            await request(client, "es.control.open", **OPEN)


async def _until_asked_nobody(client: Client, but: Peer) -> None:
    """Return once thirty requests in a row came to one node: the other, which got half of them, has left the group."""
    async with asyncio.timeout(DEADLINE_S):
        while {(await request(client, "es.control.open", **OPEN))["node"] for _ in range(30)} != {but.name}:
            pass


async def test_what_a_node_was_asked_before_it_was_full_is_answered(server: NatsServer, client: Client) -> None:
    east = Peer("east", server.url)
    async with running(east):
        east.may_open.clear()
        asked = [asyncio.create_task(request(client, "es.control.open", **OPEN)) for _ in range(5)]
        await asyncio.sleep(0)
        await request(client, "es.control.node.east", command="list_sessions")  # what was sent before has come too
        east.has_room = False
        async with asyncio.timeout(DEADLINE_S):
            while east.requests.takes_sessions:  # noqa: ASYNC110 - nobody is told of it but who asks
                await asyncio.sleep(0.01)
        await asyncio.sleep(0)  # it has begun to leave
        assert east.requests._client is not None
        await east.requests._client.flush()  # and the server knows
        with pytest.raises(NoRespondersError):
            await request(client, "es.control.open", **OPEN)
        east.may_open.set()
        replies = await asyncio.gather(*asked)
        assert [reply["ok"] for reply in replies] == [True] * 5
        assert set(await entries(client, "es_sessions")) == {reply["session_id"] for reply in replies}


async def test_a_session_that_was_opened_as_the_connection_was_lost_is_ended_again(
    server: NatsServer, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    east = Peer("east", server.url)
    claim = east.node.claim

    async def claim_late(session_id: str, entry: SessionEntry) -> bool:
        await server.kill()
        await east.until_problem(" ")  # it has noticed, whatever it says
        return await claim(session_id, entry)

    async with running(east):
        monkeypatch.setattr(east.node, "claim", claim_late)
        asked = asyncio.create_task(request(client, "es.control.open", **OPEN))
        async with asyncio.timeout(DEADLINE_S):
            while east.asked != ["OpenSession", "EndSession"]:  # noqa: ASYNC110 - nobody is told of it but who asks
                await asyncio.sleep(0.01)
        asked.cancel()


async def test_a_node_that_ends_leaves_no_request_that_is_being_answered(server: NatsServer, client: Client) -> None:
    east = Peer("east", server.url)
    async with running(east):
        east.may_open.clear()
        asked = asyncio.create_task(request(client, "es.control.node.east", **OPEN))
        async with asyncio.timeout(DEADLINE_S):
            while not east.asked:  # noqa: ASYNC110 - nobody is told of it but who asks
                await asyncio.sleep(0.01)
    assert "request" not in {task.get_name() for task in asyncio.all_tasks()}
    asked.cancel()


async def test_a_request_that_fails_for_a_fault_of_ours_is_told_and_the_next_is_answered(
    server: NatsServer, client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    answer = Peer._answer

    async def fail_once(peer: Peer, data: str | bytes) -> bytes:
        monkeypatch.setattr(Peer, "_answer", answer)
        peer.requests._answer = peer._answer
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(Peer, "_answer", fail_once)
    async with running(Peer("east", server.url)):
        await client.publish("es.control.node.east", b'{"id": "0", "command": "list_sessions"}')
        assert await request(client, "es.control.node.east", command="list_sessions") == {"id": "1", "ok": True}
    told = [record for record in caplog.records if record.exc_info]
    assert [(record.getMessage(), str(record.exc_info[1])) for record in told if record.exc_info] == [
        ("cluster: the task request failed", "a fault of ours")
    ]


async def test_requests_that_are_wrong_are_refused_and_open_takes_no_others(server: NatsServer, client: Client) -> None:
    async with running(Peer("east", server.url)):
        for subject, data, code in (
            ("es.control.open", b"{}", "bad_request"),
            ("es.control.open", b'{"id": "1", "command": "list_sessions"}', "bad_request"),
            ("es.control.open", b" " * 2000, "bad_request"),
            ("es.control.node.east", b"\xff", "bad_request"),
        ):
            reply = json.loads((await client.request(subject, data, timeout=DEADLINE_S)).data)
            assert reply["error"]["code"] == code, (subject, data, reply)
