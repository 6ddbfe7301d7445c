"""Requests of control clients reach the node that they are for; what no node can answer is told."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import nats
from websockets.typing import Subprotocol

from tests.support.broker import DEADLINE_S
from tests.support.cluster import gate
from tests.support.nats_server import NatsServer
from tests.support.schemas import validator
from tests.support.websocket_client import post, subscribe

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from nats.aio.msg import Msg

    from tests.support.cluster import Gate

Json = dict[str, Any]


class Responder:
    """A node as others see it: it answers requests with what a test says, and notes them."""

    def __init__(
        self,
        url: str,
        name: str,
        *,
        replies: Json | None = None,
        has_room: bool = True,
        rtp_host: str = "",
        http: str = "",
    ) -> None:
        self._http = http
        self._rtp_host = rtp_host
        self.asked: list[Json] = []
        self._url, self._name, self._replies, self._has_room = url, name, replies or {}, has_room

    @asynccontextmanager
    async def running(self, *sessions: str) -> AsyncIterator[None]:
        client = await nats.connect(self._url)
        streams = client.jetstream()
        nodes = await streams.create_key_value(bucket="es_nodes", ttl=60)
        owned = await streams.create_key_value(bucket="es_sessions")
        await client.subscribe(f"es.control.node.{self._name}", cb=self._answer)
        if self._has_room:
            await client.subscribe("es.control.open", queue="nodes", cb=self._answer)
        for session in sessions:
            await owned.put(
                session, json.dumps({"node": self._name, "started": "2026-11-20T10:30:00Z", "legs": []}).encode()
            )
        await nodes.put(
            self._name,
            json.dumps(
                {"node": self._name, "load": 0.25, "legs": 3, "rtp_host": self._rtp_host, "url": self._http}
            ).encode(),
        )
        try:
            yield
        finally:
            await nodes.delete(self._name)
            await client.close()

    async def _answer(self, message: Msg) -> None:
        request = json.loads(message.data)
        self.asked.append(request)
        reply = self._replies.get(request["command"], {"ok": True})
        await message.respond(json.dumps({"id": request["id"], **reply}).encode())


def unknown(what: str) -> Json:
    return {"error": {"code": what, "message": "no such thing is open"}}


async def ask(gateway: Gate, command: str, **fields: Any) -> Json:
    reply: Json = json.loads(await gateway.control.answer(json.dumps({"id": "r", "command": command, **fields})))
    validator("control.reply.v1").validate(reply)
    return reply


async def test_each_request_reaches_the_node_that_it_is_for(tmp_path: Path) -> None:
    legs = [{"leg_id": "l", "role": "customer", "host": "127.0.0.1", "port": 40_000}]
    listed: Json = {"session_id": "s", "source_id": "rtp", "call_reference": None, "paused": False, "legs": []}
    async with NatsServer(tmp_path) as server:
        kitchen = Responder(
            server.url, "kitchen",
            replies={
                "open_session": {"ok": True, "session_id": "new", "legs": legs, "node": "kitchen"},
                "set_role": unknown("unknown_leg"),
                "acknowledge_alert": unknown("unknown_alert"),
                "list_sessions": {"ok": True, "sessions": [listed], "left_out": 0},
                "statistics": {"ok": True, "open_sessions": 1, "rtp": None},
            },
        )  # fmt: skip
        hall = Responder(
            server.url, "hall", has_room=False,
            replies={
                "pause": {"ok": True, "session_id": "of-hall", "leg_id": None},
                "set_role": {"ok": True, "leg_id": "l", "role": "agent"},
                "acknowledge_alert": {"ok": True, "alert_id": "a", "session_id": "of-hall"},
                "list_sessions": {"ok": True, "sessions": [listed | {"session_id": "t"}], "left_out": 2},
                "statistics": {"ok": True, "open_sessions": 4, "rtp": None},
            },
        )  # fmt: skip
        async with kitchen.running("of-kitchen"), hall.running("of-hall"), gate(server.url) as gateway:
            await gateway.until_present("hall", "kitchen")
            wanted = [{"role": "customer"}]
            opened = await ask(gateway, "open_session", call_reference="c", legs=wanted)
            assert (opened["session_id"], opened["node"]) == ("new", "kitchen")
            assert (await ask(gateway, "pause", session_id="of-hall"))["session_id"] == "of-hall"
            assert (await ask(gateway, "set_role", leg_id="l", role="agent"))["role"] == "agent"
            everything = await ask(gateway, "list_sessions")
            found = [(session["session_id"], session["node"]) for session in everything["sessions"]]
            assert (found, everything["left_out"]) == ([("t", "hall"), ("s", "kitchen")], 2)
            figures = await ask(gateway, "statistics")
            assert (figures["open_sessions"], set(figures["nodes"])) == (5, {"hall", "kitchen"})
            head, body = await post(gateway.door, "/api/alerts/acknowledge", b'{"alert_id": "a", "by": "Kim"}')
            assert (head.split()[1], json.loads(body)) == (b"200", {"alert_id": "a", "session_id": "of-hall"})
            assert hall.asked[-1] == {"id": "gateway", "command": "acknowledge_alert", "alert_id": "a", "by": "Kim"}
        assert "pause" not in [request["command"] for request in kitchen.asked]


async def test_legs_are_where_senders_reach_the_node_though_it_listens_on_every_address(tmp_path: Path) -> None:
    legs = [{"leg_id": "l", "role": "customer", "host": "0.0.0.0", "port": 40_000}]
    opened = {"ok": True, "session_id": "s", "legs": legs, "node": "kitchen"}
    for rtp_host, expected in (("192.0.2.7", "192.0.2.7"), ("[2001:db8::7]", "2001:db8::7"), ("", "0.0.0.0")):
        (folder := tmp_path / (expected.replace(":", ""))).mkdir()
        async with NatsServer(folder) as server:
            replies = {"open_session": opened, "add_leg": {key: opened[key] for key in ("ok", "session_id", "legs")}}
            node = Responder(server.url, "kitchen", replies=replies, rtp_host=rtp_host)
            async with node.running("s"), gate(server.url) as gateway:
                await gateway.until_present("kitchen")
                reply = await ask(gateway, "open_session", call_reference="c", legs=[{"role": "customer"}])
                assert [leg["host"] for leg in reply["legs"]] == [expected]
                reply = await ask(gateway, "add_leg", session_id="s", leg={"role": "agent"})
                assert [leg["host"] for leg in reply["legs"]] == [expected]


async def test_where_a_node_s_page_and_streams_are_is_told(tmp_path: Path) -> None:
    legs = [{"leg_id": "l", "role": "customer", "host": "127.0.0.1", "port": 40_000}]
    listed: Json = {"session_id": "s", "source_id": "rtp", "call_reference": None, "paused": False, "legs": []}
    replies = {
        "open_session": {"ok": True, "session_id": "s", "legs": legs, "node": "kitchen"},
        "list_sessions": {"ok": True, "sessions": [listed], "left_out": 0},
    }
    address = "http://192.0.2.7:8765"
    async with NatsServer(tmp_path) as server:
        node = Responder(server.url, "kitchen", replies=replies, http=address)
        async with node.running("s"), gate(server.url) as gateway:
            await gateway.until_present("kitchen")
            reply = await ask(gateway, "open_session", call_reference="c", legs=[{"role": "customer"}])
            assert (reply["node"], reply["url"]) == ("kitchen", address)
            (session,) = (await ask(gateway, "list_sessions"))["sessions"]
            assert (session["node"], session["url"]) == ("kitchen", address)


async def test_a_client_at_the_socket_is_answered_in_order(tmp_path: Path) -> None:
    async with NatsServer(tmp_path) as server:
        node = Responder(server.url, "kitchen", replies={"end_session": {"ok": True, "session_id": "s"}})
        subprotocols = [Subprotocol("emotion-streamer.control.v1")]
        async with node.running("s"), gate(server.url) as gateway:
            await gateway.until_present("kitchen")
            async with subscribe(gateway.door, "/control", subprotocols=subprotocols) as client:
                for number in range(3):
                    await client.send(json.dumps({"id": str(number), "command": "end_session", "session_id": "s"}))
                replies = [json.loads(await client.recv()) for _ in range(3)]
    assert replies == [{"id": str(number), "ok": True, "session_id": "s"} for number in range(3)]


async def test_where_no_node_can_answer_the_reply_says_so(tmp_path: Path) -> None:
    wanted = [{"role": "customer"}]
    server = NatsServer(tmp_path)
    async with server, gate(server.url) as gateway:
        refused = await ask(gateway, "open_session", call_reference="c", legs=wanted)
        assert refused["error"] == {"code": "refused", "message": "no node has room for another session now"}
        assert (await ask(gateway, "end_session", session_id="s"))["error"]["code"] == "unknown_session"
        assert (await ask(gateway, "forget_session", session_id="s"))["error"]["code"] == "unavailable"
        assert (await ask(gateway, "list_sessions"))["sessions"] == []
        assert (await ask(gateway, "no_command"))["error"]["code"] == "bad_request"
        async with Responder(server.url, "kitchen", replies={"end_session": unknown("unknown_session")}).running():
            await gateway.until_present("kitchen")
            assert (await ask(gateway, "end_session", session_id="s"))["error"]["code"] == "unknown_session"
        client = await nats.connect(server.url)
        nodes = await client.jetstream().key_value("es_nodes")
        await nodes.put("gone", b'{"node": "gone"}')  # its lease holds, but it is dead
        await client.close()
        await gateway.until_present("gone")
        assert (await ask(gateway, "set_role", leg_id="l", role="agent"))["error"] == {
            "code": "unavailable",
            "message": "no answer of gone",
        }
        listed = await ask(gateway, "list_sessions")
        assert (listed["sessions"], listed["unanswered"]) == ([], ["gone"])
        await server.kill()
        async with asyncio.timeout(DEADLINE_S):
            while gateway.link.streams is not None:  # noqa: ASYNC110 - nobody is told of it but who asks
                await asyncio.sleep(0.01)
        reply = await ask(gateway, "open_session", call_reference="c", legs=wanted)
        assert reply["error"]["code"] == "unavailable"
