"""Events in a real JetStream: each once, in order, over a server that is killed; what can't be kept is told."""

from __future__ import annotations

import asyncio
import socket
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import nats
import pytest
from nats.js.api import DiscardPolicy, StreamConfig

from streamer.core.errors import EmotionStreamerError
from streamer.protocol.cloudevents import WireEvent
from streamer.sinks import nats_stream
from streamer.sinks.nats import NatsSink, subject_of
from streamer.sinks.nats_settings import NatsServers, StreamSettings
from tests.support.broker import DEADLINE_S
from tests.support.delays import at_once
from tests.support.nats_server import NatsServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from streamer.core.events import Gap

STREAM = StreamSettings("ES", replicas=1, keep_s=3600.0, duplicates_s=120.0)


def event(number: int) -> WireEvent:
    topic = f"sessions/s{number % 3}/customer/l/emotion"
    return WireEvent(
        f"id-{number}", "emotion.v1", topic, False, None, None, f"{number}".encode(),
        session_id=f"s{number % 3}", role="customer",
    )  # fmt: skip


@asynccontextmanager
async def running(url: str, gaps: list[Gap] | None = None, **options: Any) -> AsyncIterator[NatsSink]:
    settings: dict[str, Any] = {"queue_events": 1000, "max_age_s": 60.0, "stream": STREAM} | options
    sink = NatsSink(
        servers=NatsServers((url,), None, None, None), node="node",
        report=(gaps if gaps is not None else []).append, backoff=at_once, **settings,
    )  # fmt: skip
    async with asyncio.TaskGroup() as tasks, sink:
        tasks.create_task(sink.run())
        yield sink


async def flushed(sink: NatsSink) -> None:
    async with asyncio.timeout(DEADLINE_S):
        await sink.flush()


async def until_problem(sink: NatsSink, text: str) -> None:
    async with asyncio.timeout(DEADLINE_S):
        while text not in sink.problem:  # noqa: ASYNC110 - nobody is told of it but who asks
            await asyncio.sleep(0.01)


def test_a_subject_names_node_session_role_and_type() -> None:
    assert subject_of(event(1), "node") == "es.node.s1.customer.emotion.v1"
    overload = WireEvent("id", "overload.v1", "overload", False, None, None, b"")
    assert subject_of(overload, "node") == "es.node._._.overload.v1"


async def test_events_are_kept_in_their_order_with_their_ids(tmp_path: Path) -> None:
    async with NatsServer(tmp_path) as server:
        async with running(server.url) as sink:
            for number in range(300):
                sink.publish(event(number))
            await flushed(sink)
            assert (sink.problem, sink.lost) == ("", 0)
        messages = await server.kept("ES", 300)
    assert [message.data for message in messages] == [f"{number}".encode() for number in range(300)]
    assert [(m.headers or {})["Nats-Msg-Id"] for m in messages] == [f"id-{number}" for number in range(300)]
    assert messages[1].subject == "es.node.s1.customer.emotion.v1"


async def test_an_event_that_is_sent_again_is_kept_once(tmp_path: Path) -> None:
    async with NatsServer(tmp_path) as server:
        for _ in range(2):
            async with running(server.url) as sink:
                for number in range(10):
                    sink.publish(event(number))
                await flushed(sink)
        messages = await server.kept("ES", 10)
    assert [message.data for message in messages] == [f"{number}".encode() for number in range(10)]


async def test_a_server_that_is_killed_costs_no_event(tmp_path: Path) -> None:
    async with NatsServer(tmp_path) as server, running(server.url) as sink:
        for number in range(100):
            sink.publish(event(number))
        await flushed(sink)
        for number in range(100, 300):
            sink.publish(event(number))
        await asyncio.sleep(0)  # let some be on their way
        await server.kill()
        await until_problem(sink, "nats: ")
        for number in range(300, 400):
            sink.publish(event(number))
        await server.start()
        await flushed(sink)
        messages = await server.kept("ES", 400)
        assert sink.lost == 0
    assert sorted(int(message.data) for message in messages) == list(range(400))


async def test_what_waits_too_long_or_is_too_much_is_lost_counted_and_told(tmp_path: Path) -> None:
    clock = [0.0]
    gaps: list[Gap] = []
    server = NatsServer(tmp_path)
    options = {"queue_events": 20, "max_age_s": 30.0, "now": lambda: clock[0]}
    async with running(server.url, gaps, **options) as sink:
        for number in range(15):
            sink.publish(event(number))
        clock[0] = 20.0
        for number in range(15, 25):
            sink.publish(event(number))
        clock[0] = 40.0
        await until_problem(sink, "nats: ")
        async with server:
            await flushed(sink)
            messages = await server.kept("ES", 10)
        assert sink.lost == 15
    assert [int(message.data) for message in messages] == list(range(15, 25))
    assert [(gap.reason, gap.where) for gap in gaps] == [("broker_away", "nats")] * len(gaps)
    assert sum(gap.lost_events for gap in gaps) == 15


async def test_a_stream_for_something_else_and_one_that_is_full_are_told(tmp_path: Path) -> None:
    async with NatsServer(tmp_path) as server:
        client = await nats.connect(server.url)
        await client.jetstream().add_stream(StreamConfig(name="OTHER", subjects=["other.>"]))
        other = StreamSettings("OTHER", replicas=1, keep_s=60.0, duplicates_s=60.0)
        async with running(server.url, stream=other) as sink:
            sink.publish(event(1))
            await until_problem(sink, "the stream OTHER has no subject es.*.*.*.>")
        assert sink.lost == 1
        full = StreamConfig(name="ES", subjects=["es.>"], max_msgs=1, discard=DiscardPolicy.NEW)
        await client.jetstream().add_stream(full)
        async with running(server.url) as sink:
            for number in range(3):
                sink.publish(event(number))
            await until_problem(sink, "the stream takes no events: maximum messages exceeded")
        assert sink.lost == 2
        await client.close()


async def test_a_sink_whose_server_never_was_there_ends_at_once_and_counts_what_it_has() -> None:
    async with running("nats://127.0.0.1:1") as sink:
        sink.publish(event(1))
        await until_problem(sink, "nats: ")
    assert sink.lost == 1


@pytest.mark.parametrize("login", [("reporter", "right"), ("reporter", "wrong")])
async def test_a_login_is_used_and_a_wrong_one_is_told(tmp_path: Path, login: tuple[str, str]) -> None:
    async with NatsServer(tmp_path, options=("--user", "reporter", "--pass", "right")) as server:
        sink = NatsSink(
            servers=NatsServers((server.url,), *login, None), stream=STREAM, node="node", queue_events=10,
            max_age_s=60.0, report=lambda _: None, backoff=at_once,
        )  # fmt: skip
        async with asyncio.TaskGroup() as tasks, sink:
            tasks.create_task(sink.run())
            sink.publish(event(1))
            if login[1] == "right":
                await flushed(sink)
            else:
                await until_problem(sink, "uthorization")
        assert sink.lost == (login[1] == "wrong")


async def test_why_there_is_no_connection_is_told_with_the_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nats_stream, "CONNECT_S", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:  # the kernel takes the connection, nobody answers
        port = silent.getsockname()[1]
        assert await failure(f"nats://127.0.0.1:{port}") == (
            f"no connection to nats://127.0.0.1:{port}: no answer within 0.05 s"
        )
    assert "Connect call failed" in await failure("nats://127.0.0.1:1")
    both = await failure("nats://127.0.0.1:1", "nats://127.0.0.1:2")
    assert both.startswith("no connection to nats://127.0.0.1:1, nats://127.0.0.1:2: ")


async def failure(*servers: str) -> str:
    with pytest.raises(EmotionStreamerError) as told:
        async with nats_stream.connect(NatsServers(servers, None, None, None), tls=None, name="test"):
            pass
    return nats_stream.why(told.value)
