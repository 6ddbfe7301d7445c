"""A bucket of a real NATS server, as nodes read it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from nats.aio.client import Client

from streamer.cluster import cursor
from streamer.cluster.bucket import AT_ONCE, Bucket
from streamer.cluster.cursor import Start
from tests.support.broker import DEADLINE_S
from tests.support.nats_server import NatsServer
from tests.support.nodes import client_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from nats.js.api import ConsumerConfig

LATE_S = 0.1
NUMBERS = {f"key-{i}": str(i).encode() for i in range(3)}


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[Client]:
    async with NatsServer(tmp_path) as server, client_of([server.url]) as client:
        yield client


async def bucket_with(client: Client, n: int) -> Bucket:
    bucket = await Bucket.open(client.jetstream(), "numbers", replicas=1)
    await asyncio.gather(*(bucket.create(f"key-{i}", str(i).encode()) for i in range(n)))
    return bucket


async def test_a_bucket_is_read_whole_without_what_was_removed_and_leaves_nothing_on_the_server(client: Client) -> None:
    bucket = await bucket_with(client, AT_ONCE + 10)
    value = await bucket.get("key-3")
    assert value is not None
    await bucket.update("key-3", b"three", value.revision)
    await bucket.remove("key-4")
    found = {key: value.data for key, value in (await bucket.all()).items()}
    wanted = {f"key-{i}": str(i).encode() for i in range(AT_ONCE + 10) if i != 4}
    assert found == {**wanted, "key-3": b"three"}
    async with asyncio.timeout(DEADLINE_S):
        while await client.jetstream().consumers_info("KV_numbers"):  # nobody waits for the answer to its end
            pass


async def test_a_bucket_without_values_is_read_as_such(client: Client) -> None:
    bucket = await bucket_with(client, 0)
    assert await bucket.all() == {}
    await bucket.create("key", b"")
    await bucket.remove("key")
    assert await bucket.all() == {}


async def test_a_bucket_whose_values_arrive_after_all_replies_is_read_whole(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    bucket = await bucket_with(client, 3)
    receive = Client._process_msg

    async def receive_late(client: Client, sid: int, subject: bytes, *rest: Any) -> None:
        if subject.startswith(b"$KV."):
            asyncio.get_running_loop().call_later(
                LATE_S, lambda: late.add(asyncio.ensure_future(receive(client, sid, subject, *rest)))
            )
        else:
            await receive(client, sid, subject, *rest)

    late: set[asyncio.Future[None]] = set()
    monkeypatch.setattr(Client, "_process_msg", receive_late)
    found = [await bucket.all() for _ in range(5)]
    assert [{key: value.data for key, value in each.items()} for each in found] == [NUMBERS] * 5


async def read(bucket: Bucket) -> dict[str, bytes]:
    async with asyncio.timeout(DEADLINE_S):
        return {key: value.data for key, value in (await bucket.all()).items()}


async def test_a_message_that_says_too_early_that_none_are_left_is_not_believed(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    bucket = await bucket_with(client, 3)
    receive = Client._process_msg

    async def receive_last(client: Client, sid: int, subject: bytes, reply: bytes, *rest: Any) -> None:
        if subject.startswith(b"$KV."):
            reply = reply.rpartition(b".")[0] + b".0"  # as the server says while others write: nats-io/nats.py 995
        await receive(client, sid, subject, reply, *rest)

    monkeypatch.setattr(Client, "_process_msg", receive_last)
    monkeypatch.setattr(Bucket, "get", None)
    assert await read(bucket) == NUMBERS


async def test_what_a_server_does_not_have_yet_is_asked_of_the_leader(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    bucket = await bucket_with(client, 3)
    await bucket.create("gone", b"")
    await bucket.remove("gone")
    consumer = Start.consumer

    def behind(start: Start) -> ConsumerConfig:
        return replace(consumer(start), filter_subjects=["$KV.numbers.key-1"])

    monkeypatch.setattr(Start, "consumer", behind)
    assert await read(bucket) == NUMBERS


async def test_what_is_removed_before_it_is_sent_is_not_waited_for(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    bucket = await bucket_with(client, 3)
    ask = cursor._Pull._request

    async def ask_late(pull: cursor._Pull) -> None:
        await client.jetstream().purge_stream("KV_numbers")  # as leases end
        await ask(pull)

    monkeypatch.setattr(cursor._Pull, "_request", ask_late)
    monkeypatch.setattr(cursor, "HEARTBEAT_S", 0.2)
    assert await read(bucket) == {}
