"""Nodes over a real NATS server: each session has one start and one end in the stream, whoever is lost."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import pytest
from nats.errors import NoRespondersError
from nats.js.api import StreamConfig

from streamer.cluster.bucket import Bucket
from tests.support.broker import DEADLINE_S
from tests.support.daemon import kind
from tests.support.nats_server import NatsServer
from tests.support.nodes import (
    ENDED,
    Reader,
    client_of,
    entries,
    lifecycles,
    request,
    until_entries,
)
from tests.support.peers import Peer, running
from tests.support.relay import Relay
from tests.support.schemas import validate

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from nats.aio.client import Client

    from streamer.cluster.entries import SessionEntry

OPEN = {"command": "open_session", "call_reference": "call-1", "legs": [{"role": "customer"}]}


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[NatsServer]:
    async with NatsServer(tmp_path) as server:
        yield server


@pytest.fixture
async def client(server: NatsServer) -> AsyncIterator[Client]:
    async with client_of([server.url]) as client:
        yield client


@pytest.fixture
async def reader(server: NatsServer) -> AsyncIterator[Reader]:
    async with Reader([server.url]) as reader:
        yield reader


def n_ended(events: list[dict[str, object]]) -> int:
    return sum(kind(event) == ENDED for event in events)


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


async def test_the_sessions_of_a_node_that_dies_end_once_though_several_are_left_to_tell(
    server: NatsServer, client: Client, reader: Reader
) -> None:
    dying, west, south = Peer("dying", server.url), Peer("west", server.url), Peer("south", server.url)
    lost = [f"s{number}" for number in range(10)]
    async with running(west, south):
        async with running(dying, dies=True):
            for session_id in lost:
                dying.start(session_id)
            dying.start("done")
            dying.end("done")
            west.start("other")
            await dying.flushed()
            await west.flushed()
        events = await reader.until(lambda events: n_ended(events) == 11)
        await west.until_gone("dying")
        await south.until_gone("dying")
        west.end("other")
        events = await reader.until(lambda events: n_ended(events) == 12)
        assert lifecycles(events) == {
            **{session_id: ["started", "node_lost"] for session_id in lost},
            "done": ["started", "hangup"],
            "other": ["started", "hangup"],
        }
        assert {event["source"] for event in events if event["data"].get("reason") == "node_lost"} == {
            "/emotion-streamer/dying"
        }
        assert await until_entries(client, "es_sessions", lambda found: not found) == {}
        await until_entries(client, "es_nodes", lambda found: found.keys() == {"west", "south"})


def alert_steps(events: list[dict[str, object]]) -> dict[str, list[str]]:
    """Return what was told of each alert, in its order; of an end, its reason."""
    found: dict[str, list[str]] = {}
    for event in events:
        if kind(event) == "alert.v1":
            data: dict[str, str] = event["data"]  # type: ignore[assignment]
            found.setdefault(data["alert_id"], []).append(data["reason"] or data["status"])
    return found


async def test_alerts_open_in_the_sessions_of_a_node_that_dies_are_over_once_before_their_session(
    server: NatsServer, client: Client, reader: Reader
) -> None:
    dying, west, south = (Peer(name, server.url) for name in ("dying", "west", "south"))
    async with running(west, south):
        async with running(dying, dies=True):
            for session_id in ("s1", "s2"):
                dying.start(session_id)
                dying.alert(session_id, f"{session_id}-a")
                dying.alert(session_id, f"{session_id}-b")
                dying.alert(session_id, f"{session_id}-b", "acknowledged")
                dying.alert(session_id, f"{session_id}-c")
                dying.alert(session_id, f"{session_id}-c", "cleared")
            dying.start("s3")
            await dying.flushed()
            strange = (
                b'{"id": "x", "type": "org.emotionstreamer.alert.v1", "source": "/emotion-streamer/dying",'
                b' "data": {"alert_id": "x", "status": "cleared", "reason": "below"}}'
            )
            await client.jetstream().publish("es.dying.s1.customer.alert.v1", strange)
        events = await reader.until(lambda events: n_ended(events) == 3)
        expected = {
            "a": ["raised", "node_lost"],
            "b": ["raised", "acknowledged", "node_lost"],
            "c": ["raised", "below"],
        }
        events = [event for event in events if event["id"] != "x"]
        assert alert_steps(events) == {f"{s}-{a}": steps for s in ("s1", "s2") for a, steps in expected.items()}
        told = [json.dumps(event) for event in events if event["data"].get("reason") == "node_lost"]
        for text in told:
            validate(text.encode())
        assert {event["source"] for event in map(json.loads, told)} == {"/emotion-streamer/dying"}
        order = [(event["data"]["session_id"], kind(event)) for event in map(json.loads, told)]
        for session_id in ("s1", "s2"):
            of_session = [what for session, what in order if session == session_id]
            assert of_session == ["alert.v1", "alert.v1", ENDED]
        # Who told an event counts it once the stream has it, which may be after the reader has.
        await until_entries(client, "es_sessions", lambda found: not found)
        counted = [type(event).__name__ for peer in (west, south) for event in peer.told]
        assert sorted(counted) == ["Alert"] * 4 + ["SessionEnded"] * 3


async def test_alerts_of_a_node_that_was_cut_off_are_over_once_whoever_tells_it(
    server: NatsServer, client: Client, reader: Reader
) -> None:
    async with Relay(server.port) as relay:
        east, west = Peer("east", f"nats://127.0.0.1:{relay.port}"), Peer("west", server.url)
        async with running(east, west):
            east.start("s1")
            for alert_id in ("known", "both"):
                east.alert("s1", alert_id)
            await east.flushed()
            relay.freeze()
            east.alert("s1", "both", "cleared")  # nobody is told, and others tell it too
            east.alert("s1", "late")
            await reader.until(lambda events: n_ended(events) == 1)
            relay.thaw()
            await east.until_lost(["s1"])
            for alert_id in ("known", "late"):  # what the engine tells with the end of the session
                east.alert("s1", alert_id, "cleared")
            east.end("s1", "node_lost")
            await east.flushed()
            east.start("s2")
            east.alert("s2", "other")
            east.alert("s2", "other", "cleared")
            await east.flushed()
            events = await reader.until(lambda events: len(alert_steps(events).get("other", ())) == 2)
            assert alert_steps(events) == {
                "known": ["raised", "node_lost"],
                "both": ["raised", "node_lost"],
                "late": ["raised", "below"],
                "other": ["raised", "below"],
            }
            assert east.sink.lost == 0


async def test_a_session_that_was_opened_and_never_heard_has_a_start_and_an_end_too(
    server: NatsServer, client: Client, reader: Reader
) -> None:
    dying, west = Peer("dying", server.url), Peer("west", server.url)
    async with running(west):
        west.has_room = False
        async with running(dying, dies=True):
            opened = await request(client, "es.control.node.dying", **OPEN)
            assert (await entries(client, "es_sessions"))[opened["session_id"]]["node"] == "dying"
        events = await reader.until(lambda events: n_ended(events) == 1)
        assert lifecycles(events) == {opened["session_id"]: ["started", "node_lost"]}
        assert events[0]["data"]["legs"][0]["leg_id"] == opened["legs"][0]["leg_id"]


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


async def test_a_node_that_comes_first_ends_what_a_whole_cluster_left_open(
    server: NatsServer, client: Client, reader: Reader
) -> None:
    dead = Peer("dead", server.url)
    async with running(dead, dies=True):
        dead.start("s1")
        await dead.flushed()
    async with running(Peer("next", server.url)):
        events = await reader.until(lambda events: n_ended(events) == 1)
    assert lifecycles(events) == {"s1": ["started", "node_lost"]}


async def test_an_end_that_a_node_marked_and_could_not_finish_is_told_once_by_another(
    server: NatsServer, client: Client, reader: Reader
) -> None:
    west = Peer("west", server.url)
    ids = {"told": "0" * 32, "untold": "1" * 32}
    async with running(west):
        dying = Peer("dying", server.url)
        async with running(dying, dies=True):
            for session_id in ids:
                dying.start(session_id)
            await dying.flushed()
            bucket = await client.jetstream().key_value("es_sessions")
            for session_id, its_id in ids.items():
                entry = json.loads((await bucket.get(session_id)).value or b"")
                entry["ended"] = {"reason": "hangup", "by": "dying", "event_id": its_id}
                await bucket.put(session_id, json.dumps(entry).encode())
            payload = json.dumps(
                {
                    "specversion": "1.0", "id": ids["told"], "source": "/emotion-streamer/dying",
                    "type": f"org.emotionstreamer.{ENDED}", "time": "2026-11-30T12:00:00.000Z",
                    "datacontenttype": "application/json", "subject": "told",
                    "data": {"source_id": "phones", "session_id": "told", "reason": "hangup", "duration_ms": 1},
                }
            )  # fmt: skip
            await client.jetstream().publish(f"es.dying.told._.{ENDED}", payload.encode())
        await until_entries(client, "es_sessions", lambda found: not found)
        events = await reader.until(lambda events: n_ended(events) == 2)
    assert lifecycles(events) == {"told": ["started", "hangup"], "untold": ["started", "node_lost"]}
    assert {event["data"]["session_id"]: event["id"] for event in events if kind(event) == ENDED} == ids


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


async def test_of_two_daemons_of_one_name_the_one_that_started_later_stays(server: NatsServer, client: Client) -> None:
    old, new = Peer("same", server.url, started="2026-01-01T00:00:00.000Z"), Peer("same", server.url)
    async with AsyncExitStack() as both:
        await both.enter_async_context(running(old))
        await both.enter_async_context(running(new))
        await old.until_problem("another daemon, which started later, is the node same")
        assert (await entries(client, "es_nodes"))["same"]["instance"] == new.instance
        assert new.node.problem == ""


async def test_what_is_no_entry_or_none_that_a_node_writes_keeps_nobody_from_ending_the_sessions_of_others(
    server: NatsServer, client: Client, reader: Reader
) -> None:
    good = {"node": "dying", "started": "2026-11-30T12:00:00.000Z", "legs": []}
    wrong: list[dict[str, object]] = [
        {"node": ""},
        {"node": "a node"},
        {"started": "yesterday"},
        {"started": "0001-01-01T00:00:00+14:00"},
        {"legs": [{}]},
        {"legs": [{"leg_id": "a-1", "role": "boss", "codec": "PCMU", "sample_rate": 8_000, "analysed": True}]},
        {"source_id": "a\r\nb"},
        {"event_id": "a b"},
        {"ended": {"reason": "hangup", "by": "*"}},
    ]
    bucket = await Bucket.open(client.jetstream(), "es_sessions", replicas=1)
    for number, fields in enumerate(wrong):
        await bucket.create(f"a{number}", json.dumps({**good, **fields}).encode())
    async with running(Peer("west", server.url)):
        for name in ("es_nodes", "es_sessions"):
            values = await client.jetstream().key_value(name)
            await values.put("strange", b"\xff{")
            await values.put("empty", b"")
        dying = Peer("dying", server.url)
        async with running(dying, dies=True):
            dying.start("s1")
            await dying.flushed()
        events = await reader.until(lambda events: n_ended(events) == 1)
        assert lifecycles(events) == {"s1": ["started", "node_lost"]}


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
