"""Tokens with scopes over real connections: what each may see and do, and what becomes of those that end."""

from __future__ import annotations

import logging
from contextlib import AsyncExitStack
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import pytest
from websockets.exceptions import ConnectionClosedError
from websockets.typing import Origin

from streamer.access.grants import Grant
from streamer.access.policy import AccessPolicy
from streamer.access.tokens import Tokens, TokenSource
from streamer.protocol.event_filter import EventFilter
from tests.support.examples import EXAMPLES, stream, wire
from tests.support.sink_task import open_sink
from tests.support.websocket_client import (
    bearer,
    http,
    is_id,
    receive,
    refused,
    sink,
    subscribe,
    subscribed,
    token_source,
)

if TYPE_CHECKING:
    from pathlib import Path

CONTROL: dict[str, Any] = {"path": "/control", "subprotocols": ["emotion-streamer.control.v1"]}
SECRETS = {name: f"the token for {name}" for name in ("subscribe", "control", "metrics", "admin")}
SOURCES = [token_source(name, secret, name) for name, secret in SECRETS.items()]  # type: ignore[arg-type]  # scopes


def scoped() -> AccessPolicy:
    return AccessPolicy(tokens=Tokens(SOURCES))


async def echo(request: str | bytes) -> bytes:
    return request.encode() if isinstance(request, str) else request


async def test_a_token_opens_only_what_it_is_for() -> None:
    async with open_sink(sink(access=scoped(), answer_control=echo, metrics=lambda: "some 1\n")) as server:
        for name, secret in SECRETS.items():
            if name in {"subscribe", "admin"}:
                async with subscribe(server, **bearer(secret)):
                    await subscribed(server, 1)
                await subscribed(server, 0)
            else:
                assert await refused(server, **bearer(secret)) == HTTPStatus.FORBIDDEN
            if name in {"control", "admin"}:
                async with subscribe(server, **CONTROL, **bearer(secret)):
                    pass
            else:
                assert await refused(server, **CONTROL, **bearer(secret)) == HTTPStatus.FORBIDDEN
            head, body = await http(server, "/metrics", f"Authorization: Bearer {secret}")
            if name in {"metrics", "admin"}:
                assert (head.split()[1], body) == (b"200", b"some 1\n")
            else:
                assert (head.split()[1], body) == (b"403", f"The token {name} may not read metrics\n".encode())
        assert server.access.refusals.total["forbidden"] == 6


async def test_a_subscriber_gets_only_the_events_that_its_token_is_for() -> None:
    events = [replace(wire(event, name), source_id="phones") for name, event in EXAMPLES.items()]
    choices = {
        "types": EventFilter(types=frozenset({"state.v1", "gap.v1"})),
        "roles": EventFilter(roles=frozenset({"agent"})),
        "sources": EventFilter(sources=frozenset({"desk"})),
        "all": EventFilter(),
    }
    sources = [token_source(name, f"the token for {name}", "subscribe", events=e) for name, e in choices.items()]
    last = replace(wire(EXAMPLES["gap.v1"], "last"), source_id=None, session_id=None)
    async with open_sink(sink(access=AccessPolicy(tokens=Tokens(sources)))) as server, AsyncExitStack() as stack:
        started, state = events[0], events[6]
        for event in (started, state):  # these come in the snapshot, all after them as they happen
            server.publish(event)
        clients = {
            name: await stack.enter_async_context(subscribe(server, **bearer(f"the token for {name}")))
            for name in choices
        }
        await subscribed(server, len(choices))
        for event in [*events, last]:
            server.publish(event)
        for name, chosen in choices.items():
            expected = [event.payload for event in [started, state, *events, last] if chosen.passes(event)]
            assert await receive(clients[name], is_id("last")) == expected, name


async def test_who_is_connected_by_a_token_that_ends_is_disconnected_and_others_stay(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    path = tmp_path / "dashboard"
    path.write_text("the old one, too old\n")
    subscriber = Grant("dashboard", frozenset({"subscribe"}))
    tokens = Tokens([*SOURCES, TokenSource(subscriber, path=path)])
    async with open_sink(sink(access=AccessPolicy(tokens=tokens), answer_control=echo)) as server:
        async with (
            subscribe(server, **bearer("the old one, too old")) as old,
            subscribe(server, **bearer(SECRETS["subscribe"])) as other,
            subscribe(server, **CONTROL, **bearer(SECRETS["control"])) as control,
        ):
            await subscribed(server, 2)
            path.write_text("the new one, quite new\n")
            with pytest.raises(ConnectionClosedError) as closed:  # noticed by itself
                await old.recv()
            assert closed.value.rcvd is not None
            assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (1008, "the token is no longer valid")
            await subscribed(server, 1)
            server.publish(stream(1)[0])
            assert len(await receive(other, is_id("0"))) == 1
            await control.send("hello")
            assert await control.recv() == "hello"
        assert await refused(server, **bearer("the old one, too old")) == HTTPStatus.UNAUTHORIZED
        async with subscribe(server, **bearer("the new one, quite new")):
            await subscribed(server, 1)
    assert "old one" not in caplog.text
    assert "dashboard at 127.0.0.1 port" in caplog.text


async def test_a_token_file_that_is_damaged_disconnects_nobody_and_is_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "dashboard"
    path.write_text("the only one there is")
    tokens = Tokens([TokenSource(Grant("dashboard", frozenset({"subscribe"})), path=path)])
    server = sink(access=AccessPolicy(tokens=tokens))
    async with open_sink(server), subscribe(server, **bearer("the only one there is")) as client:
        await subscribed(server, 1)
        path.write_text("")
        for _ in range(3):
            server.check_access()
        server.publish(stream(1)[0])
        assert len(await receive(client, is_id("0"))) == 1
    told = [record.message for record in caplog.records if "stay as they were" in record.message]
    assert told == [f"websocket: the tokens stay as they were: {path}: expected the token dashboard, got an empty file"]


async def test_refusals_are_counted_and_told_together(caplog: pytest.LogCaptureFixture) -> None:
    now_s = 0.0
    async with open_sink(sink(access=scoped(), now=lambda: now_s)) as server:
        assert await refused(server) == HTTPStatus.UNAUTHORIZED
        server.check_access()
        for _ in range(5):
            assert await refused(server) == HTTPStatus.UNAUTHORIZED
        assert await refused(server, origin=Origin("https://evil.example")) == HTTPStatus.FORBIDDEN
        server.check_access()
        assert len(caplog.messages) == 1
        now_s = 60.0
        server.check_access()
    assert caplog.messages == [
        "websocket: refused 1 unauthorized, from 127.0.0.1 (1)",
        "websocket: refused 5 unauthorized, 1 bad origin, from 127.0.0.1 (6)",
    ]


@pytest.mark.parametrize("path", ["/healthz", "/metrics"])
async def test_a_page_whose_name_was_made_to_resolve_to_this_machine_reads_nothing(path: str) -> None:
    async with open_sink(sink(metrics=lambda: "some 1\n")) as server:
        for host in ("rebound.example", f"rebound.example:{server.port}"):
            head, body = await http(server, path, host=host)
            assert (head.split()[1], body[:4]) == (b"421", b"Host")
        for host in ("127.0.0.1", f"localhost:{server.port}", f"[::1]:{server.port}"):
            head, _ = await http(server, path, host=host)
            assert head.split()[1] == b"200"
        assert server.access.refusals.total["bad_host"] == 2
