"""A ticket of one gateway opens the stream at another, once; who reads the bucket can use none."""

from __future__ import annotations

import asyncio
import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import pytest
from nats.js import JetStreamContext
from nats.js.errors import NotFoundError
from websockets.exceptions import InvalidStatus
from websockets.typing import Subprotocol

from streamer.cluster.bucket import Bucket
from tests.support.broker import DEADLINE_S
from tests.support.cluster import gate, publisher
from tests.support.examples import EXAMPLES
from tests.support.nats_server import NatsServer
from tests.support.websocket_client import TOKEN, post, subscribe

if TYPE_CHECKING:
    from pathlib import Path

    from nats.js.api import RawStreamMsg
    from websockets.asyncio.client import connect

    from tests.support.cluster import Gate

BEARER = f"Authorization: Bearer {TOKEN}"


async def ticket_of(gateway: Gate, body: bytes = b"{}") -> str:
    head, answer = await post(gateway.door, "/api/ticket", body, BEARER)
    assert head.split()[1] == b"201", answer
    ticket: str = json.loads(answer)["ticket"]
    return ticket


def with_ticket(gateway: Gate, ticket: str) -> connect:
    return subscribe(gateway.door, subprotocols=[Subprotocol("cloudevents.json"), Subprotocol(f"ticket.{ticket}")])


async def is_refused(gateway: Gate, ticket: str) -> bool:
    with pytest.raises(InvalidStatus) as refusal:
        await with_ticket(gateway, ticket)
    return refusal.value.response.status_code == HTTPStatus.UNAUTHORIZED


async def test_a_ticket_is_good_once_at_any_gateway_and_for_what_was_asked(tmp_path: Path) -> None:
    async with (
        NatsServer(tmp_path) as server,
        publisher(server.url) as node,
        gate(server.url, token=TOKEN) as one,
        gate(server.url, token=TOKEN) as other,
    ):
        ticket = await ticket_of(one, b'{"types": ["state.v1"]}')
        async with with_ticket(other, ticket) as client:
            await node.publish(EXAMPLES["emotion.v1"])
            sent = await node.publish(EXAMPLES["state.v1"])
            assert json.loads(await client.recv())["id"] == sent.id
        assert await is_refused(one, ticket)
        assert await is_refused(other, ticket)
        left = await ticket_of(one)
        bucket = await Bucket.find(node.streams, "es_tickets")
        assert bucket is not None
        ((key, kept),) = (await bucket.all()).items()
        assert await is_refused(other, key)
        assert left.encode() not in kept.data + key.encode()
        assert TOKEN.encode() not in kept.data


async def test_of_two_gateways_that_get_a_ticket_at_once_one_takes_it(tmp_path: Path) -> None:
    async with (
        NatsServer(tmp_path) as server,
        gate(server.url, token=TOKEN) as one,
        gate(server.url, token=TOKEN) as other,
    ):
        for _ in range(20):
            ticket = await ticket_of(one)
            tries = (with_ticket(each, ticket) for each in (one, other))
            results = await asyncio.gather(*tries, return_exceptions=True)
            opened = [each for each in results if not isinstance(each, BaseException)]
            assert len(opened) == 1
            await opened[0].close()


async def test_a_ticket_is_good_though_a_server_that_may_be_asked_does_not_have_it_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = JetStreamContext.get_msg

    async def ask_one_behind(streams: JetStreamContext, *arguments: Any, **options: Any) -> RawStreamMsg:
        if options.get("direct"):  # any server, and not the leader
            raise NotFoundError
        return await ask(streams, *arguments, **options)

    async with NatsServer(tmp_path) as server, gate(server.url, token=TOKEN) as gateway:
        await (await gateway.link.connected()).create_key_value(bucket="es_tickets", direct=True)
        ticket = await ticket_of(gateway)
        monkeypatch.setattr(JetStreamContext, "get_msg", ask_one_behind)
        async with with_ticket(gateway, ticket):
            pass
        assert await is_refused(gateway, ticket)


async def test_a_ticket_holds_only_where_its_token_does(tmp_path: Path) -> None:
    async with (
        NatsServer(tmp_path) as server,
        gate(server.url, token=TOKEN) as one,
        gate(server.url, token="another, of the same name") as other,
    ):
        assert await is_refused(other, await ticket_of(one))


async def test_without_nats_it_is_said_that_there_are_no_tickets_now(tmp_path: Path) -> None:
    server = NatsServer(tmp_path)
    async with server, gate(server.url, token=TOKEN) as gateway:
        ticket = await ticket_of(gateway)
        await server.kill()
        async with asyncio.timeout(DEADLINE_S):
            while gateway.link.streams is not None:  # noqa: ASYNC110 - nobody is told of it but who asks
                await asyncio.sleep(0.01)
        head, body = await post(gateway.door, "/api/ticket", b"{}", BEARER)
        assert (head.split()[1], body[:35]) == (b"503", b"No ticket can be issued now: NATS c")
        with pytest.raises(InvalidStatus) as refusal:
            await with_ticket(gateway, ticket)
        assert refusal.value.response.status_code == HTTPStatus.SERVICE_UNAVAILABLE
