"""A bucket of a real NATS server, as nodes read it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import nats.errors
import pytest
from nats.aio.client import Client
from nats.js import JetStreamContext

from streamer.cluster import cursor
from streamer.cluster.bucket import AT_ONCE, Bucket
from streamer.cluster.cursor import Start
from streamer.sinks.nats_stream import end_if_cancelled
from tests.support.broker import DEADLINE_S

if TYPE_CHECKING:
    from nats.js.api import ConsumerConfig, ConsumerInfo

LATE_S = 0.1
NUMBERS = {f"key-{i}": str(i).encode() for i in range(3)}


@pytest.fixture(autouse=True)
def readers_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the server from removing by itself what nobody reads any more."""
    monkeypatch.setattr(cursor, "_UNUSED_S", 3600.0)


async def bucket_with(client: Client, n: int) -> Bucket:
    bucket = await Bucket.open(client.jetstream(), "numbers", replicas=1)
    await asyncio.gather(*(bucket.create(f"key-{i}", str(i).encode()) for i in range(n)))
    return bucket


async def until_nobody_reads(client: Client) -> None:
    """Return once no reader is left on the server: who reads does not wait for the answer to its end."""
    async with asyncio.timeout(DEADLINE_S):
        while await client.jetstream().consumers_info("KV_numbers"):
            end_if_cancelled()


async def test_a_bucket_is_read_whole_without_what_was_removed_and_leaves_nothing_on_the_server(client: Client) -> None:
    bucket = await bucket_with(client, AT_ONCE + 10)
    value = await bucket.get("key-3")
    assert value is not None
    await bucket.update("key-3", b"three", value.revision)
    await bucket.remove("key-4")
    found = {key: value.data for key, value in (await bucket.all()).items()}
    wanted = {f"key-{i}": str(i).encode() for i in range(AT_ONCE + 10) if i != 4}
    assert found == {**wanted, "key-3": b"three"}
    await until_nobody_reads(client)


@pytest.mark.parametrize("failure", [nats.errors.TimeoutError, asyncio.CancelledError])
async def test_a_reader_is_not_left_on_the_server_where_it_was_made_and_no_answer_came(
    client: Client, monkeypatch: pytest.MonkeyPatch, failure: type[BaseException]
) -> None:
    bucket = await bucket_with(client, 1)
    make = JetStreamContext.add_consumer

    async def make_unheard(streams: JetStreamContext, *arguments: Any) -> ConsumerInfo:
        await make(streams, *arguments)
        assert len(await streams.consumers_info("KV_numbers")) == 1
        raise failure

    monkeypatch.setattr(JetStreamContext, "add_consumer", make_unheard)
    with pytest.raises(failure):
        await bucket.all()
    await until_nobody_reads(client)


async def test_a_key_that_was_removed_is_told_from_one_whose_time_is_over(client: Client) -> None:
    bucket = await bucket_with(client, 3)
    await bucket.remove("key-1")
    marker = {"Nats-Marker-Reason": "MaxAge"}  # of the server, in a bucket that was made for them
    await client.jetstream().publish("$KV.numbers.key-2", b"", headers=marker)
    assert await bucket.are_removed([*NUMBERS, "never"]) == {"key-0": False, "key-1": True}


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
