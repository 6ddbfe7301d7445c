"""Who may ask what listens, and what they are told of."""

from __future__ import annotations

import json

import pytest

from streamer.access.policy import AccessPolicy
from streamer.access.tokens import Tokens
from streamer.protocol.event_filter import EventFilter
from streamer.web.source_list import ListedSource
from tests.support.sink_task import open_sink
from tests.support.websocket_client import TOKEN, http, sink, token_source
from tests.web.test_openapi import schema_of

LISTED = [
    ListedSource(source_id="phones", kind="rtp", address="0.0.0.0:40000", open_sessions=1, sessions=3, received=900),
    ListedSource(source_id="twilio", kind="stream", dialect="twilio", path="/twilio", open_sessions=0, sessions=0),
]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        (EventFilter(), ["phones", "twilio"]),
        (EventFilter(sources=frozenset({"twilio"})), ["twilio"]),
        (EventFilter(types=frozenset({"source.health.v1"})), ["phones", "twilio"]),
        (EventFilter(types=frozenset({"state.v1"})), []),
    ],
)
async def test_sources_are_listed_to_who_may_see_their_events(events: EventFilter, expected: list[str]) -> None:
    policy = AccessPolicy(tokens=Tokens([token_source("desk", TOKEN, "subscribe", events=events)]))
    async with open_sink(sink(access=policy, sources=lambda: LISTED)) as server:
        head, body = await http(server, "/api/sources", f"Authorization: Bearer {TOKEN}")
        assert head.startswith(b"HTTP/1.1 200 ")
        schema_of("Sources").validate(json.loads(body))
        assert [each["source_id"] for each in json.loads(body)["sources"]] == expected
        assert json.loads(body)["complete"] is (len(expected) == len(LISTED))


async def test_nobody_else_is_told() -> None:
    policy = AccessPolicy(tokens=Tokens([token_source("pbx", TOKEN, "stream")]))
    async with open_sink(sink(access=policy, sources=lambda: LISTED)) as server:
        assert (await http(server, "/api/sources"))[0].startswith(b"HTTP/1.1 401 ")
        assert (await http(server, "/api/sources", f"Authorization: Bearer {TOKEN}"))[0].startswith(b"HTTP/1.1 403 ")
