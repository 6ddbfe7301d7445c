"""Tickets of a view: what each opens, and that it opens nothing else, with a token behind it that may do everything."""

from __future__ import annotations

import json
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Subprotocol

from streamer.web.views import STREAMS
from tests.support.examples import EXAMPLES, wire
from tests.support.sink_task import open_sink
from tests.support.websocket_client import (
    TOKEN,
    delete,
    http,
    is_id,
    post,
    receive,
    refused,
    sink,
    subscribe,
    subscribed,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from streamer.web.sink import WebSink

TICKETS = {
    "wall": {"views": ["wall"]},
    "session": {"views": ["session"], "sessions": ["one"]},
    "alerts": {"views": ["alerts"]},
    "history": {"views": ["history"]},
}
STREAM_PATHS = {
    "all events": "/events",
    "wall": "/events?view=wall",
    "session": "/events?view=session&session=one",
    "alerts": "/events?view=alerts",
}


async def echo(_: str | bytes) -> bytes:
    return b"{}"


async def ticket_of(server: WebSink, **wanted: object) -> str:
    head, answer = await post(server, "/api/ticket", json.dumps(wanted).encode(), f"Authorization: Bearer {TOKEN}")
    assert head.startswith(b"HTTP/1.1 201 "), (head, answer)
    return str(json.loads(answer)["ticket"])


def using(ticket: str) -> dict[str, Any]:
    return {"subprotocols": [Subprotocol("cloudevents.json"), Subprotocol(f"ticket.{ticket}")]}


async def opened(server: WebSink, path: str, ticket: str) -> int:
    """Return the status of the answer to who subscribes; 101 where the stream is open."""
    try:
        async with subscribe(server, path, **using(ticket)):
            return HTTPStatus.SWITCHING_PROTOCOLS
    except InvalidStatus as refusal:
        return refusal.response.status_code


def by_http(ask: Callable[..., Awaitable[tuple[bytes, bytes]]], path: str, *body: bytes) -> Callable[..., Any]:
    async def status(server: WebSink, ticket: str) -> int:
        head, _ = await ask(server, path, *body, f"Authorization: Ticket {ticket}")
        return int(head.split()[1])

    return status


async def controlled(server: WebSink, ticket: str) -> int:
    offered = [Subprotocol("emotion-streamer.control.v1"), Subprotocol(f"ticket.{ticket}")]
    try:
        async with connect(f"ws://127.0.0.1:{server.port}/control", subprotocols=offered):
            return HTTPStatus.SWITCHING_PROTOCOLS
    except InvalidStatus as refusal:
        return refusal.response.status_code


OTHER_DOORS: dict[str, Callable[..., Awaitable[int]]] = {
    "history": by_http(http, "/api/history/sessions"),
    "one session of the history": by_http(http, "/api/history/sessions/one"),
    "events of the history": by_http(http, "/api/history/events"),
    "export": by_http(http, "/api/history/export"),
    "forget": by_http(delete, "/api/history/sessions/one"),
    "acknowledge": by_http(post, "/api/alerts/acknowledge", b'{"alert_id": "a"}'),
    "mark": by_http(post, "/api/marks", b"{}"),
    "marks": by_http(http, "/api/marks"),
    "another ticket": by_http(post, "/api/ticket", b"{}"),
    "metrics": by_http(http, "/metrics"),
    "control": controlled,
}


@pytest.mark.parametrize("view", TICKETS)
async def test_a_ticket_of_a_view_opens_that_and_neither_another_nor_the_api_nor_control(view: str) -> None:
    async with open_sink(sink(token=TOKEN, answer_control=echo, metrics=lambda: "")) as server:

        async def ticket() -> str:
            return await ticket_of(server, **TICKETS[view])

        streams = {name: await opened(server, path, await ticket()) for name, path in STREAM_PATHS.items()}
        assert streams == dict.fromkeys(STREAM_PATHS, HTTPStatus.FORBIDDEN) | (
            {view: HTTPStatus.SWITCHING_PROTOCOLS} if view in STREAM_PATHS else {}
        )
        doors = {name: await ask(server, await ticket()) for name, ask in OTHER_DOORS.items()}
        needs_a_token = dict.fromkeys(("forget", "marks", "another ticket", "metrics"), HTTPStatus.UNAUTHORIZED)
        # 404 is what the history says where none is kept: the ticket let in.
        answered = ("history", "one session of the history", "events of the history", "export")
        may = dict.fromkeys(answered, HTTPStatus.NOT_FOUND) if view == "history" else {}
        assert doors == dict.fromkeys(OTHER_DOORS, HTTPStatus.FORBIDDEN) | needs_a_token | may


async def test_a_ticket_that_was_refused_is_used_up() -> None:
    async with open_sink(sink(token=TOKEN)) as server:
        ticket = await ticket_of(server, **TICKETS["wall"])
        assert await opened(server, STREAM_PATHS["alerts"], ticket) == HTTPStatus.FORBIDDEN
        assert await opened(server, STREAM_PATHS["wall"], ticket) == HTTPStatus.UNAUTHORIZED


@pytest.mark.parametrize("by", ["ticket", "token"])
@pytest.mark.parametrize("view", STREAMS)
async def test_a_view_gets_the_events_that_it_shows_and_no_others(view: str, by: str) -> None:
    async with open_sink(sink(token=TOKEN)) as server:
        held = await ticket_of(server, **TICKETS[view])
        arguments = using(held) if by == "ticket" else {"additional_headers": {"Authorization": f"Bearer {TOKEN}"}}
        async with subscribe(server, STREAM_PATHS[view], **arguments) as client:
            await subscribed(server, 1)
            for name, event in EXAMPLES.items():
                about = {"source.health.v1": None, "overload.v1": None}.get(name, "one")
                server.publish(replace(wire(event, name), session_id=about))
            server.publish(replace(wire(EXAMPLES["alert.v1"], "end"), session_id="one"))
            received = [json.loads(each) for each in await receive(client, is_id("end"), json.loads)]
        types = {each["type"].removeprefix("org.emotionstreamer.") for each in received}
        assert types == set(STREAMS[view].types)
    assert {"advice.v1", "coach.report.v1"}.isdisjoint(types)


async def test_a_ticket_of_one_session_shows_no_other_whatever_the_url_names() -> None:
    async with open_sink(sink(token=TOKEN)) as server:
        for path in ("/events?view=session&session=two&session=one", "/events?view=session"):
            ticket = await ticket_of(server, **TICKETS["session"])
            async with subscribe(server, path, **using(ticket)) as client:
                await subscribed(server, 1)
                for session in ("two", "one"):
                    server.publish(replace(wire(EXAMPLES["state.v1"], f"state of {session}"), session_id=session))
                received = [json.loads(each) for each in await receive(client, is_id("state of one"), json.loads)]
            assert [each["id"] for each in received] == ["state of one"]
            await subscribed(server, 0)


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"views": ["coach"]}, "Body: Invalid enum value 'coach' - at `$.views[0]`"),
        ({"views": "wall"}, "Body: Expected `array`, got `str` - at `$.views`"),
        ({"views": ["session"]}, "Body: sessions: expected the id of one at least with the view session, got none"),
        ({"views": ["wall"], "supervise": True}, "Body: supervise: expected a ticket of its own, got one with views"),
        ({"views": ["wall"], "scope": "stream"}, "Body: scope: expected nothing else with stream, got some"),
    ],
)
async def test_views_that_are_wrong_are_told(wanted: dict[str, object], message: str) -> None:
    async with open_sink(sink(token=TOKEN)) as server:
        head, body = await post(server, "/api/ticket", json.dumps(wanted).encode(), f"Authorization: Bearer {TOKEN}")
        assert (head.split()[1], body.decode().strip()) == (b"400", message)


async def test_a_stream_of_no_view_or_of_a_session_that_is_not_named_is_refused() -> None:
    async with open_sink(sink()) as server:
        for query in ("view=coach", "view=history", "view=", "view=wall&view=alerts", "view=session"):
            assert await refused(server, path=f"/events?{query}") == HTTPStatus.BAD_REQUEST, query
