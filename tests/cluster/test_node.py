"""A node over a real NATS server: what it says of itself and its sessions, and what it does when it was cut off."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from nats.js.api import StreamConfig

from streamer.cluster.bucket import Bucket
from tests.support.nodes import OPEN, Reader, entries, lifecycles, n_ended, request, until_entries
from tests.support.peers import Peer, running
from tests.support.relay import Relay

if TYPE_CHECKING:
    from nats.aio.client import Client

    from tests.support.nats_server import NatsServer


async def test_a_session_is_in_the_bucket_from_before_its_start_until_its_end_is_in_the_stream(
    server: NatsServer, client: Client, reader: Reader
) -> None:
    east = Peer("east", server.url)
    async with running(east):
        started = east.start("s1")
        await east.flushed()
        (entry,) = (await entries(client, "es_sessions")).values()
        assert (entry["node"], entry["started"], entry["call_reference"], entry["ended"]) == (
            "east", json.loads(started.payload)["time"], None, None,
        )  # fmt: skip
        assert entry["legs"] == json.loads(started.payload)["data"]["legs"]
        ended = east.end("s1")
        await east.flushed()
        assert await until_entries(client, "es_sessions", lambda found: not found) == {}
        events = await reader.until(lambda events: n_ended(events) == 1)
        assert [event["id"] for event in events] == [started.id, ended.id]
        # What a node says of itself it says anew with each renewal of its lease.
        found = await until_entries(client, "es_nodes", lambda found: found["east"]["sessions"] == 0)
        node = found["east"]
        assert (node["load"], node["sessions"], node["draining"]) == (0.25, 0, False)
    assert await entries(client, "es_nodes") == {}  # it has left


async def test_nobody_is_lost_when_the_servers_were_away_for_longer_than_the_lease(
    server: NatsServer, client: Client, reader: Reader
) -> None:
    async with Relay(server.port) as relay:
        east, west = (Peer(name, f"nats://127.0.0.1:{relay.port}") for name in ("east", "west"))
        async with running(east, west):
            east.start("s1")
            await east.flushed()
            relay.freeze()
            await until_entries(client, "es_nodes", lambda found: not found)  # nobody's lease holds
            for peer in (east, west):
                await peer.until_problem("no server")
            relay.thaw()
            for peer in (east, west):
                await peer.until_judging()
            east.end("s1")
            await east.flushed()
            events = await reader.until(lambda events: n_ended(events) == 1)
            assert lifecycles(events) == {"s1": ["started", "hangup"]}
            assert (east.lost, west.lost) == ([], [])


async def test_a_node_that_was_cut_off_learns_what_others_have_ended_and_its_events_are_not_lost(
    server: NatsServer, client: Client, reader: Reader
) -> None:
    async with Relay(server.port) as relay:
        east, west = Peer("east", f"nats://127.0.0.1:{relay.port}"), Peer("west", server.url)
        async with running(east, west):
            sent = [east.start(session_id) for session_id in ("s1", "s2", "s3")]
            await east.flushed()
            relay.freeze()
            sent += [east.speak(session_id) for session_id in ("s1", "s2", "s3") for _ in range(3)]
            refused = [east.end("s1")]  # it hangs up while nobody can be told
            await reader.until(lambda events: n_ended(events) == 3)
            relay.thaw()
            await east.until_lost(["s2", "s3"])
            refused.append(east.end("s2", "node_lost"))  # what the engine tells then
            sent += [east.start("s4"), east.end("s4")]
            await east.flushed()
            events = await reader.until(lambda events: n_ended(events) == 4)
            assert lifecycles(events) == {
                **{session_id: ["started", "node_lost"] for session_id in ("s1", "s2", "s3")},
                "s4": ["started", "hangup"],
            }
            ids = [event["id"] for event in events]
            assert sorted(ids) == sorted({*ids})
            assert {event.id for event in sent} <= set(ids)
            assert not {event.id for event in refused} & set(ids)
            await until_entries(client, "es_sessions", lambda found: not found)  # west removes what it has told
            assert east.sink.lost == 0


async def test_a_start_that_never_got_out_is_told_once_by_the_node_that_is_left(
    server: NatsServer, client: Client, reader: Reader
) -> None:
    async with Relay(server.port) as relay:
        east, west = Peer("east", f"nats://127.0.0.1:{relay.port}"), Peer("west", server.url)
        async with running(east, west):
            opened = await request(client, "es.control.node.east", **OPEN)
            relay.freeze()
            started = east.start(opened["session_id"])
            await reader.until(lambda events: n_ended(events) == 1)
            relay.thaw()
            await east.until_lost([opened["session_id"]])
            await east.flushed()
            east.start("next")
            await east.flushed()
            events = await reader.until(lambda events: len(events) >= 3)
            assert lifecycles(events) == {opened["session_id"]: ["started", "node_lost"], "next": ["started"]}
            assert started.id not in {event["id"] for event in events}


async def test_a_start_that_was_still_to_be_sent_is_not_told_once_the_node_knows_that_others_have_ended_the_session(
    server: NatsServer, client: Client, reader: Reader
) -> None:
    east = Peer("east", server.url)
    async with running(east):
        opened = await request(client, "es.control.node.east", **OPEN)
        streams = client.jetstream()
        sessions = await Bucket.open(streams, "es_sessions", replicas=1)
        await sessions.remove(opened["session_id"])  # as whoever told its end does
        assert await east.ledger.lost(sessions) == [opened["session_id"]]
        east.start(opened["session_id"])
        east.end(opened["session_id"], "node_lost")
        east.start("next")
        await east.flushed()
        events = await reader.until(bool)
        assert lifecycles(events) == {"next": ["started"]}
        assert set(await entries(client, "es_sessions")) == {"next"}


async def test_a_node_that_starts_again_ends_what_its_last_start_left_open(
    server: NatsServer, client: Client, reader: Reader
) -> None:
    west = Peer("west", server.url)
    async with running(west):
        first = Peer("east", server.url)
        async with running(first, dies=True):
            for session_id in ("s1", "s2"):
                first.start(session_id)
            await first.flushed()
        second = Peer("east", server.url)
        async with running(second):
            second.end("s1", "daemon_restart")  # as its state file says
            second.end("told-before", "daemon_restart")
            await second.flushed()
            events = await reader.until(lambda events: n_ended(events) == 2)
            await second.until_problem("")
            assert lifecycles(events) == {
                "s1": ["started", "daemon_restart"],
                "s2": ["started", "daemon_restart"],
            }
            assert await until_entries(client, "es_sessions", lambda found: not found) == {}


async def test_of_two_daemons_of_one_name_the_one_that_started_later_stays(server: NatsServer, client: Client) -> None:
    old, new = Peer("same", server.url, started="2026-01-01T00:00:00.000Z"), Peer("same", server.url)
    async with AsyncExitStack() as both:
        await both.enter_async_context(running(old))
        await both.enter_async_context(running(new))
        await old.until_problem("another daemon, which started later, is the node same")
        assert (await entries(client, "es_nodes"))["same"]["instance"] == new.instance
        assert new.node.problem == ""


async def test_a_session_that_changed_ends_though_the_answer_to_the_change_was_lost(
    server: NatsServer, client: Client, reader: Reader
) -> None:
    east = Peer("east", server.url)
    async with running(east):
        east.start("s1")
        await east.flushed()
        bucket = await Bucket.open(client.jetstream(), "es_sessions", replicas=1)
        value = await bucket.get("s1")
        assert value is not None
        await bucket.update("s1", value.data, value.revision)  # as east has, without learning the revision
        changed = [east.change("s1", n_legs=n_legs) for n_legs in (2, 3)]
        await east.flushed()
        entry = (await entries(client, "es_sessions"))["s1"]
        assert entry["legs"] == json.loads(changed[-1].payload)["data"]["legs"]
        east.end("s1")
        await east.flushed()
        assert await until_entries(client, "es_sessions", lambda found: not found) == {}
        assert lifecycles(await reader.until(lambda events: n_ended(events) == 1)) == {"s1": ["started", "hangup"]}


async def test_a_stream_that_takes_requests_is_told(server: NatsServer, client: Client) -> None:
    await client.jetstream().add_stream(StreamConfig(name="ES", subjects=["es.>"]))
    peer = Peer("east", server.url)
    async with peer.node:
        task = asyncio.create_task(peer.node.run())
        await peer.until_problem("the stream ES takes es.control.open and es.control.node.*: give it the subject")
    await task


async def test_a_node_without_a_server_says_so_and_ends_at_once() -> None:
    peer = Peer("east", "nats://127.0.0.1:1")
    async with peer.node:
        task = asyncio.create_task(peer.node.run())
        await peer.until_problem("no connection to nats://")
    await task
