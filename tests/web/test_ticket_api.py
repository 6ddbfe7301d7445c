"""Tickets over HTTP: who gets one, what it is good for, and how it is used up."""

from __future__ import annotations

import json
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Origin, Subprotocol

from streamer.access.policy import AccessPolicy
from streamer.access.tokens import Tokens
from streamer.protocol.event_filter import EventFilter
from streamer.protocol.streams.dialect import DialectSettings
from streamer.protocol.streams.l16 import L16Dialect
from streamer.sources.streams.source import StreamsSource
from streamer.web.stream_routes import StreamEndpoint
from tests.support.examples import EXAMPLES, stream, wire
from tests.support.sink_task import open_sink
from tests.support.websocket_client import (
    TOKEN,
    access,
    bearer,
    is_id,
    post,
    receive,
    refused,
    sink,
    subscribe,
    subscribed,
    token_source,
)

if TYPE_CHECKING:
    from streamer.web.sink import WebSink

AUTHORIZED = f"Authorization: Bearer {TOKEN}"


async def ticket_of(server: WebSink, body: bytes = b"{}", *headers: str) -> str:
    head, answer = await post(server, "/api/ticket", body, *headers)
    assert head.startswith(b"HTTP/1.1 201 "), (head, answer)
    return str(json.loads(answer)["ticket"])


def using(ticket: str) -> dict[str, Any]:
    return {"subprotocols": ["cloudevents.json", f"ticket.{ticket}"]}


async def test_a_ticket_lets_in_once_and_is_not_told_back() -> None:
    async with open_sink(sink(token=TOKEN)) as server:
        head, body = await post(server, "/api/ticket", b"", AUTHORIZED)
        assert b"cache-control: no-store" in head
        issued = json.loads(body)
        ticket = issued.pop("ticket")
        assert issued == {"issued_at": "2026-11-20T10:30:15.123Z", "expires_at": "2026-11-20T10:31:15.123Z"}
        async with subscribe(server, **using(ticket)) as client:
            await subscribed(server, 1)
            assert client.subprotocol == "cloudevents.json"
            server.publish(stream(1)[0])
            assert len(await receive(client, is_id("0"))) == 1
        await subscribed(server, 0)
        assert await refused(server, **using(ticket)) == HTTPStatus.UNAUTHORIZED
        assert await refused(server, **using("")) == HTTPStatus.UNAUTHORIZED


@pytest.mark.parametrize("headers", [(), ("Authorization: Bearer wrong",), (f"Cookie: token={TOKEN}",)])
async def test_without_the_token_there_is_no_ticket(headers: tuple[str, ...]) -> None:
    async with open_sink(sink(token=TOKEN)) as server:
        head, _ = await post(server, "/api/ticket", b"{}", *headers)
        assert head.startswith(b"HTTP/1.1 401 ")


async def test_a_page_of_another_origin_gets_no_ticket_and_can_t_use_one() -> None:
    async with open_sink(sink(origins=("https://desk.example",))) as server:
        head, _ = await post(server, "/api/ticket", b"{}", "Origin: https://evil.example")
        assert head.startswith(b"HTTP/1.1 403 ")
        ticket = await ticket_of(server, b"{}", "Origin: https://desk.example")
        assert await refused(server, origin=Origin("https://evil.example"), **using(ticket)) == HTTPStatus.FORBIDDEN
        async with subscribe(server, origin=Origin("https://desk.example"), **using(ticket)):
            await subscribed(server, 1)


async def test_a_ticket_shows_what_it_was_asked_for_and_no_more_than_its_token_does() -> None:
    source = token_source("desk", "the token of the desk", "subscribe", events=EventFilter(roles=frozenset({"agent"})))
    events = [
        replace(wire(EXAMPLES[name], f"{session} {role} {name}"), session_id=session, role=role)
        for session in ("one", "two")
        for role in ("agent", "customer")
        for name in ("emotion.v1", "state.v1")
    ]
    end = replace(wire(EXAMPLES["overload.v1"], "end"), session_id=None, role=None)
    async with open_sink(sink(access=AccessPolicy(tokens=Tokens([source])))) as server:
        wanted = b'{"sessions": ["two"], "types": ["state.v1", "overload.v1"], "roles": ["agent", "customer"]}'
        ticket = await ticket_of(server, wanted, "Authorization: Bearer the token of the desk")
        async with subscribe(server, **using(ticket)) as client:
            await subscribed(server, 1)
            for event in [*events, end]:
                server.publish(event)
            received = await receive(client, is_id("end"), json.loads)
            assert [json.loads(message)["id"] for message in received] == ["two agent state.v1", "end"]


async def test_the_url_narrows_what_is_sent() -> None:
    async with open_sink(sink()) as server:
        path = "/events?session=two&type=state.v1&type=overload.v1"
        async with subscribe(server, path) as client:
            await subscribed(server, 1)
            for session in ("one", "two"):
                for name in ("emotion.v1", "state.v1"):
                    server.publish(replace(wire(EXAMPLES[name], f"{session} {name}"), session_id=session))
            server.publish(replace(wire(EXAMPLES["overload.v1"], "end"), session_id=None))
            received = await receive(client, is_id("end"), json.loads)
            assert [json.loads(message)["id"] for message in received] == ["two state.v1", "end"]
        await subscribed(server, 0)
        misspelt = ("rolle=agent", "session=", "recent_s=1&recent_s=2", "role=agent,customer", "type")
        for query in ("role=boss", "type=state", "recent_s=x", "resume_from=", *misspelt):
            assert await refused(server, path=f"/events?{query}") == HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize(
    ("body", "status", "message"),
    [
        (b"[]", 400, b"Body: Expected `object`, got `array`\n"),
        (b'{"view": []}', 400, b"Body: Object contains unknown field `view`\n"),
        (b'{"roles": ["boss"]}', 400, b"Body: role: expected customer, agent, unknown, mixed, got 'boss'\n"),
        (b"x" * 20_000, 413, b"Body: expected at most 16384 bytes\n"),
    ],
)
async def test_a_body_that_is_wrong_is_told(body: bytes, status: int, message: bytes) -> None:
    async with open_sink(sink()) as server:
        head, answer = await post(server, "/api/ticket", body)
        assert (int(head.split()[1]), answer) == (status, message)


async def test_a_ticket_of_a_token_that_was_withdrawn_is_worth_nothing() -> None:
    policy = access(TOKEN)
    async with open_sink(sink(access=policy)) as server:
        ticket = await ticket_of(server, b"{}", AUTHORIZED)
        policy.tokens.replace([token_source("all", "quite another one", "admin")])
        assert await refused(server, **using(ticket)) == HTTPStatus.UNAUTHORIZED
        async with subscribe(server, **bearer("quite another one")):
            await subscribed(server, 1)


async def test_who_got_in_by_a_ticket_leaves_when_the_token_is_withdrawn() -> None:
    policy = access(TOKEN)
    async with open_sink(sink(access=policy)) as server:
        ticket = await ticket_of(server, b'{"roles": ["agent"]}', AUTHORIZED)
        async with subscribe(server, **using(ticket)) as client:
            await subscribed(server, 1)
            server.check_access()
            policy.tokens.replace([token_source("all", "quite another one", "admin")])
            server.check_access()
            await client.wait_closed()
            assert client.close_code == 1008


async def test_a_stream_goes_on_without_a_hole_or_says_that_it_can_t() -> None:
    async with open_sink(sink(replay_events=5)) as server:
        async with subscribe(server, "/events") as client:
            await subscribed(server, 1)
            for event in stream(3):
                server.publish(event)
            await receive(client, is_id("2"))
        await subscribed(server, 0)
        for event in stream(3, first=3):
            server.publish(event)
        async with subscribe(server, "/events?resume_from=2") as client:
            await subscribed(server, 1)
            server.publish(stream(1, first=6)[0])
            received = await receive(client, is_id("6"))
            assert [json.loads(message)["id"] for message in received] == ["3", "4", "5", "6"]
        await subscribed(server, 0)
        server.publish(wire(EXAMPLES["state.v1"], "state"))
        async with subscribe(server, "/events?resume_from=0") as client:
            await subscribed(server, 1)
            gap, state = [json.loads(message) for message in await receive(client, is_id("state"))]
            assert (gap["data"]["reason"], gap["data"]["lost_events"]) == ("resume_expired", 0)
            assert state["id"] == "state"


# -- for a stream of audio -------------------------------------------------------------------------


def listening() -> StreamEndpoint:
    """Something that takes what a microphone hears."""
    source = StreamsSource(source_id="browser", dialect="l16", where="here")
    source.is_open = True
    return StreamEndpoint("/browser", source, lambda _: L16Dialect(DialectSettings()))


async def test_a_ticket_is_for_events_or_for_a_stream_and_for_nothing_else() -> None:
    async with open_sink(sink(token=TOKEN, streams=(listening(),))) as server:
        url = f"ws://127.0.0.1:{server.port}/browser"
        for_events, for_audio = [
            await ticket_of(server, b'{"scope": "%s"}' % scope, AUTHORIZED) for scope in (b"subscribe", b"stream")
        ]
        assert await refused(server, **using(for_audio)) == HTTPStatus.UNAUTHORIZED
        with pytest.raises(InvalidStatus, match="401"):
            await connect(url, subprotocols=[Subprotocol("pcm"), Subprotocol(f"ticket.{for_events}")])
        ticket = await ticket_of(server, b'{"scope": "stream"}', AUTHORIZED)
        offered = [Subprotocol("pcm"), Subprotocol(f"ticket.{ticket}")]
        async with connect(url, subprotocols=offered) as microphone:
            assert microphone.subprotocol == "pcm"
        with pytest.raises(InvalidStatus, match="401"):
            await connect(url, subprotocols=offered)


async def test_a_ticket_for_a_stream_needs_the_scope_and_a_stream_that_is_configured() -> None:
    narrow = [token_source("page", "events and no more", "subscribe"), token_source("all", TOKEN, "admin")]
    async with open_sink(sink(access=AccessPolicy(tokens=Tokens(narrow)))) as server:
        head, body = await post(server, "/api/ticket", b'{"scope": "stream"}', AUTHORIZED)
        assert head.startswith(b"HTTP/1.1 404 ")
        assert b"[[streams]] with the path /browser" in body
        head, body = await post(server, "/api/ticket", b'{"scope": "stream", "roles": ["agent"]}', AUTHORIZED)
        assert (head.split()[1], body) == (
            b"400",
            b"Body: scope: expected nothing else with stream, got some\n",
        )
        head, _ = await post(server, "/api/ticket", b'{"scope": "stream"}')
        assert head.startswith(b"HTTP/1.1 401 ")
        head, body = await post(
            server, "/api/ticket", b'{"scope": "stream"}', "Authorization: Bearer events and no more"
        )
        assert (head.split()[1], body) == (b"403", b"The token page may not stream calls\n")


@pytest.mark.parametrize(
    ("origin", "headers", "status", "readable"),
    [
        ("https://desk.example", (AUTHORIZED,), 201, True),
        ("https://desk.example", (), 401, True),
        ("https://evil.example", (AUTHORIZED,), 403, False),
    ],
)
async def test_a_page_of_a_configured_origin_may_read_the_answer_and_no_other(
    origin: str, headers: tuple[str, ...], status: int, *, readable: bool
) -> None:
    async with open_sink(sink(token=TOKEN, origins=["https://desk.example"])) as server:
        head, _ = await post(server, "/api/ticket", b"", f"Origin: {origin}", *headers)
        assert head.split()[1] == str(status).encode()
        assert (f"access-control-allow-origin: {origin}".encode() in head) is readable
