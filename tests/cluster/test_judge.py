"""Lost nodes over a real NATS server: each of their sessions has one start and one end in the stream."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from nats.js.api import StreamConfig

from streamer.cluster.bucket import Bucket
from streamer.cluster.entries import NodeEntry, SessionEntry, encode
from streamer.cluster.judge import Judge
from streamer.ops.defaults import utc_now
from streamer.sinks.nats_stream import SUBJECTS
from tests.support.daemon import kind
from tests.support.nodes import ENDED, OPEN, Reader, entries, lifecycles, n_ended, request, until_entries
from tests.support.peers import Peer, running
from tests.support.relay import Relay
from tests.support.schemas import validate

if TYPE_CHECKING:
    from nats.aio.client import Client

    from tests.support.nats_server import NatsServer

LEASE_S = 3.0


async def test_the_sessions_of_a_node_that_dies_end_once_though_several_are_left_to_tell(
    server: NatsServer, client: Client, reader: Reader
) -> None:
    dying, west, south = Peer("dying", server.url), Peer("west", server.url), Peer("south", server.url)
    lost = [f"s{number}" for number in range(10)]
    async with running(west, south):
        async with running(Peer("leaving", server.url)):
            pass
        async with running(dying, dies=True):
            for session_id in lost:
                dying.start(session_id)
            dying.start("done")
            dying.end("done")
            west.start("other")
            await dying.flushed()
            await west.flushed()
        events = await reader.until(lambda events: n_ended(events) == 11)
        await west.until_gone("dying")  # and not the one that left
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


class Observer:
    """What the node west sees of others, at times that a test tells."""

    def __init__(self, client: Client, nodes: Bucket, sessions: Bucket) -> None:
        self.lost: list[str] = []
        self._streams = client.jetstream()
        self._nodes = nodes
        self._sessions = sessions
        self._now_s = 0.0
        self._judge = Judge(
            node="west",
            instance="of-west",
            stream="ES",
            lease_s=LEASE_S,
            now=utc_now,
            monotonic=lambda: self._now_s,
            on_lost=self.lost.append,
        )

    async def look(self) -> None:
        """Look, a third of a lease later."""
        self._now_s += LEASE_S / 3
        await self._judge.look(self._streams, self._nodes, self._sessions)

    async def look_when_all_have_expired(self) -> None:
        """Look for as long as it takes to judge, when entries and what says that they were removed are gone."""
        await self._streams.purge_stream("KV_es_nodes")
        for _ in range(3):
            await self.look()


async def enter(nodes: Bucket, *names: str) -> None:
    for name in names:
        await nodes.create(name, encode(NodeEntry(node=name)))


async def test_a_node_that_left_is_not_lost_and_one_whose_entry_has_expired_is(client: Client) -> None:
    nodes = await Bucket.open(client.jetstream(), "es_nodes", replicas=1)
    sessions = await Bucket.open(client.jetstream(), "es_sessions", replicas=1)
    west = Observer(client, nodes, sessions)
    await enter(nodes, "dead", "left", "again")
    await west.look()
    await nodes.remove("left")
    await nodes.remove("again")
    await west.look()
    await enter(nodes, "again")
    await west.look()
    await west.look_when_all_have_expired()
    assert west.lost == ["again", "dead"]


async def test_a_session_that_was_open_when_its_node_left_ends_too(client: Client, reader: Reader) -> None:
    streams = client.jetstream()
    await streams.add_stream(StreamConfig(name="ES", subjects=list(SUBJECTS)))
    nodes = await Bucket.open(streams, "es_nodes", replicas=1)
    sessions = await Bucket.open(streams, "es_sessions", replicas=1)
    west = Observer(client, nodes, sessions)
    await enter(nodes, "left")
    leg = {"leg_id": "s1-1", "role": "customer", "codec": "PCMU", "sample_rate": 8_000, "analysed": True}
    entry = SessionEntry(node="left", started="2026-11-30T12:00:00.000Z", legs=[leg], source_id="phones")
    await sessions.create("s1", encode(entry))
    await nodes.remove("left")
    await west.look()
    await west.look_when_all_have_expired()
    events = await reader.until(lambda events: n_ended(events) == 1)
    assert lifecycles(events) == {"s1": ["started", "node_lost"]}
    assert await sessions.all() == {}
    assert west.lost == []


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
