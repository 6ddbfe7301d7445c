"""The event stream against the daemon's own server, and over connections that break."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from emotion_streamer_client import RefusedError, connect, control
from websockets.asyncio.server import serve
from websockets.typing import Subprotocol

from tests.support.broker import DEADLINE_S
from tests.support.examples import EXAMPLES, wire
from tests.support.other_server import other_server
from tests.support.relay import Relay
from tests.support.sink_task import open_sink
from tests.support.websocket_client import TOKEN, sink, subscribed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from emotion_streamer_client import Event, EventStream

    from streamer.protocol.cloudevents import WireEvent
    from streamer.web.sink import WebSink


def overloads(count: int, start: int = 0) -> list[WireEvent]:
    """Events that happen well after every handshake of the test, so that all of them can be resumed from."""
    at = datetime.now(UTC) + timedelta(minutes=5)
    event = replace(EXAMPLES["overload.v1"], at=at)
    return [
        replace(wire(event), id=str(number), payload=_with_id(event, number)) for number in range(start, start + count)
    ]


def _with_id(event: Any, number: int) -> bytes:
    return json.dumps(json.loads(wire(event).payload) | {"id": str(number)}).encode()


async def take(events: AsyncIterator[Event], count: int) -> list[str]:
    async with asyncio.timeout(DEADLINE_S):
        return [(await anext(events)).id for _ in range(count)]


def ids(count: int, start: int = 0) -> list[str]:
    return [str(number) for number in range(start, start + count)]


def to(server: WebSink | Relay, **arguments: Any) -> EventStream:
    return connect(f"ws://127.0.0.1:{server.port}", **arguments)


async def test_a_connection_that_breaks_again_and_again_loses_and_repeats_nothing() -> None:
    async with open_sink(sink()) as server, Relay(server.port) as relay:
        events = aiter(to(relay))
        received: list[str] = []
        for start in range(0, 30, 10):
            taking = asyncio.create_task(take(events, 10))
            await subscribed(server, 1)
            for event in overloads(5, start + 5 if start else 0):
                server.publish(event)
            if not start:
                for event in overloads(5, 5):
                    server.publish(event)
            received += await taking
            await relay.cut()
            await subscribed(server, 0)
            for event in overloads(5, start + 10):  # while nobody is connected
                server.publish(event)
    assert received == ids(30)


async def test_events_that_the_daemon_dropped_for_a_slow_reader_are_sent_again() -> None:
    lags: list[int] = []
    async with open_sink(sink(queue_events=5, replay_events=5000)) as server:
        events = aiter(to(server, queue_events=5000, on_lag=lags.append))
        first = asyncio.create_task(take(events, 1))
        await subscribed(server, 1)
        server.publish(overloads(1)[0])
        assert await first == ["0"]
        for event in overloads(2000, 1):  # without a turn for anybody to read
            server.publish(event)
        assert await take(events, 2000) == ids(2000, 1)
    assert lags == []


async def test_a_program_that_takes_events_too_slowly_loses_the_oldest_and_is_told_how_many() -> None:
    lags: list[int] = []
    async with open_sink(sink()) as server:
        stream = to(server, queue_events=10, on_lag=lags.append)
        events = aiter(stream)
        first = asyncio.create_task(take(events, 1))
        await subscribed(server, 1)
        last = replace(wire(replace(EXAMPLES["source.health.v1"], at=datetime.now(UTC))))
        server.publish(overloads(1)[0])
        assert await first == ["0"]
        for event in [*overloads(99, 1), last]:
            server.publish(event)
        async with asyncio.timeout(DEADLINE_S):
            while not stream.state["sources"]:  # noqa: ASYNC110 - the program does other things
                await asyncio.sleep(0)
        assert await take(events, 10) == [*ids(9, 91), last.id]
    assert lags == [90]
    assert stream.state["overload"] is not None, "the state is of all events"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [({}, 401), ({"token": "wrong"}, 401), ({"token": TOKEN, "types": ["no.v1"]}, 400)],
)
async def test_a_refusal_for_good_ends_the_stream(arguments: dict[str, Any], status: int) -> None:
    async with open_sink(sink(token=TOKEN)) as server:
        with pytest.raises(RefusedError) as refusal:
            await take(aiter(to(server, **arguments)), 1)
    assert refusal.value.status == status


async def test_a_server_that_is_no_daemon_ends_the_stream_and_refuses_control() -> None:
    with other_server() as port:
        with pytest.raises(RefusedError, match="501"):
            await take(aiter(connect(f"ws://127.0.0.1:{port}")), 1)
        async with control(f"ws://127.0.0.1:{port}") as requests:
            with pytest.raises(RefusedError, match="501"):
                await requests.list_sessions()


async def test_the_token_is_asked_for_at_each_connection() -> None:
    tokens = iter([TOKEN, "withdrawn"])
    async with open_sink(sink(token=TOKEN)) as server, Relay(server.port) as relay:
        events = aiter(to(relay, token=lambda: next(tokens)))
        first = asyncio.create_task(take(events, 1))
        await subscribed(server, 1)
        server.publish(overloads(1)[0])
        assert await first == ["0"]
        await relay.cut()
        with pytest.raises(RefusedError, match="401"):
            await take(events, 1)


@pytest.mark.parametrize("chosen", [["overload.v1"], ["gap.v1", "overload.v1"]])
async def test_nothing_but_the_chosen_types_comes_also_where_what_was_missed_is_gone(chosen: list[str]) -> None:
    async with open_sink(sink(replay_events=1)) as server, Relay(server.port) as relay:
        events = aiter(to(relay, types=chosen))
        taking = asyncio.create_task(take(events, 1))
        await subscribed(server, 1)
        server.publish(overloads(1)[0])
        await taking
        await relay.cut()
        await subscribed(server, 0)
        for event in overloads(2, 1):
            server.publish(event)
        async with asyncio.timeout(DEADLINE_S):
            assert [(await anext(events)).type for _ in chosen] == chosen


async def test_filters_choose_events() -> None:
    async with open_sink(sink()) as server:
        server.publish(wire(EXAMPLES["session.started.v1"]))
        server.publish(wire(EXAMPLES["source.health.v1"]))
        async with asyncio.timeout(DEADLINE_S):
            event = await anext(aiter(to(server, types=["session.started.v1"])))
    assert (event.type, event.subject, event.data["session_id"]) == ("session.started.v1", "call-1", "call-1")


async def test_events_of_unknown_types_are_given_as_they_are() -> None:
    raw = {"id": "1", "type": "org.other.later.v9", "source": "/x", "time": "2026-11-20T10:30:15.123Z", "new": [1]}
    async with sending(json.dumps(raw)) as port:
        async with asyncio.timeout(DEADLINE_S):
            event = await anext(aiter(connect(f"ws://127.0.0.1:{port}")))
    assert (event.type, event.data, event.raw) == ("org.other.later.v9", {}, raw)


async def test_what_is_no_event_is_an_error() -> None:
    async with sending("hello") as port:
        with pytest.raises(ValueError, match="expected a CloudEvent, got 'hello'"):
            await take(aiter(connect(f"ws://127.0.0.1:{port}")), 1)


async def test_leaving_the_loop_disconnects() -> None:
    async with open_sink(sink()) as server:
        server.publish(overloads(1)[0])
        async with asyncio.timeout(DEADLINE_S):
            async for event in to(server):
                assert event.id == "0"
                break
        await subscribed(server, 0)


def test_a_queue_holds_at_least_one_event() -> None:
    with pytest.raises(ValueError, match="queue_events"):
        connect("ws://127.0.0.1", queue_events=0)


@asynccontextmanager
async def sending(message: str) -> AsyncIterator[int]:
    """Serve one message to whoever connects; give the port."""

    async def handle(connection: Any) -> None:
        await connection.send(message)
        await connection.wait_closed()

    async with serve(handle, "127.0.0.1", 0, subprotocols=[Subprotocol("cloudevents.json")]) as server:
        yield next(iter(server.sockets)).getsockname()[1]
