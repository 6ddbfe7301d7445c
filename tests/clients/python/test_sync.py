"""The twins for programs without asyncio."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from emotion_streamer_client import RefusedError
from emotion_streamer_client.sync import connect

from streamer.core.events import HealthChanged
from tests.support.examples import EXAMPLES, wire
from tests.support.sink_task import open_sink
from tests.support.websocket_client import TOKEN, sink, subscribed

if TYPE_CHECKING:
    from emotion_streamer_client.sync import EventStream

    from streamer.core.events import Event
    from streamer.protocol.cloudevents import WireEvent
    from streamer.web.sink import WebSink


def url(server: WebSink) -> str:
    return f"ws://127.0.0.1:{server.port}"


def test_events_come_and_leaving_the_loop_ends_the_thread() -> None:
    async def scenario() -> None:
        async with open_sink(sink()) as server:
            for name in ("source.health.v1", "session.started.v1"):
                server.publish(with_id(EXAMPLES[name], name))
            stream = connect(url(server))
            assert await asyncio.to_thread(first_types, stream, 2) == ["source.health.v1", "session.started.v1"]
            assert list(stream.state["sessions"]) == ["call-1"]
            await subscribed(server, 0)

    asyncio.run(scenario())
    assert "emotion-streamer-client" not in [thread.name for thread in threading.enumerate()]


async def test_the_connection_lives_while_the_program_is_busy_and_what_it_misses_is_told() -> None:
    lags: list[int] = []
    taken, published = threading.Event(), threading.Event()

    def busy_program(address: str) -> list[object]:
        received: list[object] = []
        stream = connect(address, queue_events=10, on_lag=lags.append)
        for event in stream:
            received.append(event.data["detail"])
            if len(received) == 1:
                taken.set()
                published.wait()
                while stream.state["sources"]["phones"]["detail"] != "100":  # all have come
                    pass
            if event.data["detail"] == "100":
                break
        return received

    async with open_sink(sink()) as server:
        server.publish(with_id(health("0"), "0"))
        program = asyncio.create_task(asyncio.to_thread(busy_program, url(server)))
        await asyncio.to_thread(taken.wait)
        for number in range(1, 101):
            server.publish(with_id(health(str(number)), str(number)))
        published.set()
        assert await program == ["0", *(str(number) for number in range(91, 101))]
    assert lags == [90]


async def test_a_refusal_for_good_ends_the_stream() -> None:
    async with open_sink(sink(token=TOKEN)) as server:
        with pytest.raises(RefusedError, match="401"):
            await asyncio.to_thread(first_types, connect(url(server)), 1)


def first_types(stream: EventStream, count: int) -> list[str]:
    types: list[str] = []
    for event in stream:
        types.append(event.type)
        if len(types) == count:
            break
    return types


def health(detail: str) -> HealthChanged:
    return HealthChanged(source_id="phones", state="ok", detail=detail, at=datetime.now(UTC))


def with_id(event: Event, event_id: str) -> WireEvent:
    encoded = wire(event)
    return replace(encoded, id=event_id, payload=encoded.payload.replace(encoded.id.encode(), event_id.encode(), 1))
