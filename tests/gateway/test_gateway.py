"""A gateway serves from a real stream what clients of a daemon get: the state first, then each event once."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from streamer.gateway.own_events import own_encoder
from tests.support.broker import DEADLINE_S
from tests.support.cluster import gate, publisher
from tests.support.examples import EXAMPLES
from tests.support.nats_server import NatsServer
from tests.support.websocket_client import subscribe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from websockets.asyncio.client import ClientConnection

    from streamer.core.events import Event
    from tests.support.cluster import Publisher


async def ids(client: ClientConnection, until: str) -> list[str]:
    """Return the ids of events up to one."""
    found: list[str] = []
    async with asyncio.timeout(DEADLINE_S):
        while until not in found:
            found.append(json.loads(await client.recv())["id"])
    return found


async def publish_all(node: Publisher, events: Sequence[Event]) -> list[str]:
    return [(await node.publish(event)).id for event in events]


def in_session(kind: str, session_id: str, **changes: Any) -> Event:
    return replace(EXAMPLES[kind], session_id=session_id, **changes)  # type: ignore[arg-type]


async def test_who_comes_later_gets_the_state_of_every_open_leg_and_then_each_event(tmp_path: Path) -> None:
    async with NatsServer(tmp_path) as server, publisher(server.url) as node, publisher(server.url, "hall") as other:
        over = [in_session("session.started.v1", "over"), in_session("state.v1", "over")]
        await publish_all(node, [*over, in_session("session.ended.v1", "over")])
        opened = await publish_all(node, [in_session("session.started.v1", "call")])
        legs = [
            in_session("state.v1", "call", leg_id=leg, state=state)
            for leg, state in (("a", "angry"), ("b", "happy"), ("a", "neutral"))
        ]
        states = await publish_all(node, legs)
        health = [(await each.publish(EXAMPLES["source.health.v1"])).id for each in (node, other)]
        filler = await publish_all(node, [in_session("emotion.v1", "call")] * 150)
        async with gate(server.url) as gateway, subscribe(gateway.door) as client:
            told = await ids(client, health[1])
            assert told == [opened[0], states[2], states[1], *health]
            news = await publish_all(other, [EXAMPLES["overload.v1"], in_session("state.v1", "call")])
            assert await ids(client, news[1]) == news
        assert len(filler) == 150


async def test_who_comes_before_the_state_was_read_gets_it_then(tmp_path: Path) -> None:
    server = NatsServer(tmp_path)
    async with server, publisher(server.url) as node:
        sent = await publish_all(node, [in_session("session.started.v1", "call")])
    async with gate(server.url, begun=False) as gateway, subscribe(gateway.door) as client:
        assert not gateway.feed.has_begun
        async with server:
            assert await ids(client, sent[0]) == sent


async def test_who_resumes_gets_all_that_it_missed_from_memory_from_the_stream_and_at_another_gateway(
    tmp_path: Path,
) -> None:
    async with NatsServer(tmp_path) as server, publisher(server.url) as node:
        sent = await publish_all(node, [in_session("emotion.v1", "call")] * 250)
        for after in (0, 100, 149, 150, 248):  # the newest 100 are in memory
            async with (
                gate(server.url) as gateway,
                subscribe(gateway.door, f"/?resume_from={sent[after]}") as client,
            ):
                assert await ids(client, sent[-1]) == sent[after + 1 :]
                sent += await publish_all(node, [in_session("emotion.v1", "call")])
                assert await ids(client, sent[-1]) == sent[-1:]


async def test_who_resumes_with_filters_gets_only_what_passes_them(tmp_path: Path) -> None:
    async with NatsServer(tmp_path) as server, publisher(server.url) as node:
        sent = [
            (await node.publish(in_session("emotion.v1", f"call-{n % 2}"), source_id=f"rtp-{n % 2}")).id
            for n in range(300)
        ]
        async with gate(server.url, replay_events=10) as gateway:
            path = f"/?resume_from={sent[0]}&source=rtp-1"  # no event names its source: the message does
            async with subscribe(gateway.door, path) as client:
                assert await ids(client, sent[-1]) == sent[1::2]


async def test_an_event_that_the_stream_has_not_is_told_and_the_state_follows(tmp_path: Path) -> None:
    async with NatsServer(tmp_path) as server, publisher(server.url) as node:
        sent = await publish_all(node, [in_session("session.started.v1", "call")])
        unknown = ("0197f5a0b1c27abc8def0123456789ab", "nothing-known", f"{sent[0]}.zz")
        async with gate(server.url) as gateway:
            for event_id in unknown:
                async with subscribe(gateway.door, f"/?resume_from={event_id}") as client:
                    gap, started = [json.loads(await client.recv()) for _ in range(2)]
                    assert (gap["data"]["reason"], started["id"]) == ("resume_expired", sent[0])


async def test_a_gap_of_a_slow_subscriber_is_a_place_to_go_on_from_at_any_gateway(tmp_path: Path) -> None:
    async with NatsServer(tmp_path) as server, publisher(server.url) as node:
        sent = [await node.publish(in_session("emotion.v1", "call")) for _ in range(200)]
        gap = own_encoder("other")(EXAMPLES["gap.v1"], before=sent[20])  # type: ignore[arg-type]
        for replay_events in (10, 1000):
            async with (
                gate(server.url, replay_events=replay_events) as gateway,
                subscribe(gateway.door, f"/?resume_from={gap.id}") as client,
            ):
                assert await ids(client, sent[-1].id) == [event.id for event in sent[20:]]


async def test_a_server_that_is_killed_and_comes_back_costs_no_event_and_no_subscriber(tmp_path: Path) -> None:
    server = NatsServer(tmp_path)
    async with server, gate(server.url) as gateway, subscribe(gateway.door) as client:
        async with publisher(server.url) as node:
            sent = await publish_all(node, [in_session("emotion.v1", "call")] * 20)
        assert await ids(client, sent[-1]) == sent
        await server.kill()
        await server.start()
        async with publisher(server.url) as node:
            more = await publish_all(node, [in_session("emotion.v1", "call")] * 20)
        assert await ids(client, more[-1]) == more


async def test_a_stream_that_was_made_anew_is_told_and_read_from_its_beginning(tmp_path: Path) -> None:
    async with NatsServer(tmp_path) as server, publisher(server.url) as node:
        await publish_all(node, [in_session("emotion.v1", "call")] * 20)
        async with gate(server.url) as gateway, subscribe(gateway.door) as client:
            await node.streams.delete_stream("ES")
            async with publisher(server.url) as again:
                sent = await publish_all(again, [in_session("emotion.v1", "call")] * 3)
                gap = json.loads(await client.recv())
                assert (gap["data"]["reason"], gap["data"]["where"]) == ("broker_away", "nats")
                await gateway.until_read(3)
                sent += await publish_all(again, [in_session("emotion.v1", "call")])
                assert (await ids(client, sent[-1]))[-1:] == sent[-1:]
