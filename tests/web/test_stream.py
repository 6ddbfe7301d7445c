from __future__ import annotations

import asyncio
import json
import socket
from contextlib import AsyncExitStack, suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import pytest
from websockets.exceptions import ConnectionClosed, ConnectionClosedError
from websockets.typing import Origin

from streamer.core.errors import SinkError
from tests.support.examples import AT, EXAMPLES, health, stream, wire
from tests.support.schemas import validate
from tests.support.sink_task import open_sink
from tests.support.websocket_client import TOKEN, http, is_id, receive, refused, sink, subscribe, subscribed

if TYPE_CHECKING:
    from streamer.core.events import Gap
    from streamer.protocol.cloudevents import WireEvent
    from streamer.web.sink import WebSink

# -- subscribers -----------------------------------------------------------------------------------


async def test_every_subscriber_gets_every_event_in_order_with_the_same_bytes() -> None:
    events = [*stream(300), *(wire(event, name) for name, event in EXAMPLES.items())]
    async with open_sink(sink()) as server, AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(subscribe(server)) for _ in range(3)]
        await subscribed(server, 3)
        for event in events:
            server.publish(event)
        for client in clients:
            assert await receive(client, is_id(list(EXAMPLES)[-1])) == [event.payload for event in events]
        await server.flush()
        assert server.lost == 0


async def test_messages_are_text_and_not_compressed() -> None:
    async with open_sink(sink()) as server, subscribe(server, compression="deflate") as client:
        await subscribed(server, 1)
        server.publish(stream(1)[0])
        assert isinstance(await client.recv(), str)
        assert client.subprotocol == "cloudevents.json"
        assert client.response is not None
        assert "Sec-WebSocket-Extensions" not in client.response.headers


async def test_the_current_state_comes_first() -> None:
    async with open_sink(sink()) as server:
        for number, name in enumerate(["session.started.v1", "emotion.v1", "state.v1", "state.v1", "gap.v1"]):
            server.publish(wire(EXAMPLES[name], str(number)))
        server.publish(health("ok", "5"))
        async with subscribe(server) as client:
            await subscribed(server, 1)
            server.publish(stream(1, first=6)[0])
            ids = [validate(message)["id"] for message in await receive(client, is_id("6"))]
            assert ids == ["0", "3", "5", "6"]
        server.publish(wire(EXAMPLES["session.ended.v1"], "7"))
        async with subscribe(server) as client:
            assert [validate(message)["id"] for message in await receive(client, is_id("5"))] == ["5"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [("", ["0", "2"]), ("&recent_s=3600", ["0", "1", "2"]), ("&resume_from=1", ["2"]), ("&resume_from=2", [])],
)
async def test_who_asks_is_told_when_all_that_came_before_is_sent(query: str, expected: list[str]) -> None:
    async with open_sink(sink(utc=lambda: AT)) as server:
        for number, name in enumerate(["session.started.v1", "emotion.v1", "state.v1"]):
            server.publish(wire(EXAMPLES[name], str(number)))
        async with subscribe(server, f"/events?caught_up=1{query}") as client:
            *before, last = await receive(client, lambda event: event["type"] == "org.emotionstreamer.caught_up.v1")
            assert [validate(message)["id"] for message in before] == expected
            assert (validate(last)["time"], validate(last)["data"]) == ("2026-11-20T10:30:15.123Z", {})
            server.publish(stream(1, first=3)[0])
            assert validate(await client.recv(decode=False))["id"] == "3"


async def test_a_snapshot_of_nothing_is_told_of_too_whatever_the_filter() -> None:
    async with open_sink(sink()) as server, subscribe(server, "/?caught_up=1&type=state.v1") as client:
        assert validate(await client.recv(decode=False))["type"] == "org.emotionstreamer.caught_up.v1"


async def test_a_snapshot_larger_than_the_queue_loses_nothing() -> None:
    async with open_sink(sink(queue_events=1)) as server:
        server.publish(wire(EXAMPLES["session.started.v1"], "0"))
        server.publish(wire(EXAMPLES["state.v1"], "1"))
        server.publish(health("ok", "2"))
        async with subscribe(server) as client:
            ids = [validate(message)["id"] for message in await receive(client, is_id("2"))]
            assert ids == ["0", "1", "2"]


async def test_a_slow_subscriber_loses_only_its_own_events_and_gets_exact_gaps() -> None:
    published = 3000
    gaps: list[Gap] = []

    def encode_own(gap: Gap, *, before: WireEvent | None = None) -> WireEvent:
        gaps.append(gap)
        return wire(gap, f"gap-{len(gaps)}")

    server = sink(queue_events=5, encode_own=encode_own)
    async with open_sink(server), AsyncExitStack() as stack:
        fast = await stack.enter_async_context(subscribe(server, max_queue=None))
        connection = socket.socket()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)  # must be set before connecting
        connection.setblocking(False)
        await asyncio.get_running_loop().sock_connect(connection, (server.host, server.port))
        slow = await stack.enter_async_context(subscribe(server, sock=connection, max_queue=1))
        await subscribed(server, 2)
        reading = asyncio.create_task(receive(fast, is_id(str(published - 1)), json.loads))
        for event in stream(published):
            server.publish(event)
            await asyncio.sleep(0)
        assert await reading == [event.payload for event in stream(published)]
        assert server.lost > 0

        received = [json.loads(message) for message in await receive(slow, is_id(str(published - 1)), json.loads)]
        expected = 0
        for event in received:
            if event["id"].startswith("gap"):  # it stands where the lost ones were
                assert (event["data"]["reason"], event["data"]["where"]) == ("subscriber_slow", "websocket")
                expected += event["data"]["lost_events"]
            else:
                assert event["id"] == str(expected)
                expected += 1
        assert expected == published
        assert sum(gap.lost_events for gap in gaps) == server.lost


async def test_a_subscriber_that_leaves_is_forgotten() -> None:
    async with open_sink(sink()) as server:
        async with subscribe(server):
            await subscribed(server, 1)
        await subscribed(server, 0)
        server.publish(stream(1)[0])
        await server.flush()


async def test_a_subscriber_that_breaks_off_with_a_full_queue_delays_no_other() -> None:
    async with open_sink(sink(queue_events=2)) as server:
        client = await subscribe(server, max_queue=1)
        await subscribed(server, 1)
        for event in stream(3000):
            server.publish(event)
            await asyncio.sleep(0)
        lost = server.lost
        assert lost > 0
        flushing = asyncio.create_task(server.flush())
        client.transport.abort()
        await flushing
        await subscribed(server, 0)
        assert server.lost >= lost


async def test_messages_of_a_subscriber_are_ignored() -> None:
    async with open_sink(sink()) as server, subscribe(server) as client:
        for number in range(200):
            await client.send(str(number))
        server.publish(stream(1)[0])
        assert len(await receive(client, is_id("0"))) == 1


async def test_a_subscriber_that_sends_too_much_is_disconnected() -> None:
    async with open_sink(sink()) as server, subscribe(server) as client:
        await client.send("x" * 2000)
        with pytest.raises(ConnectionClosedError) as closed:
            await client.recv()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1009
        await subscribed(server, 0)


async def test_leaving_closes_every_subscription_as_going_away() -> None:
    async with AsyncExitStack() as stack:
        async with open_sink(sink()) as server:
            clients = [await stack.enter_async_context(subscribe(server)) for _ in range(3)]
            await subscribed(server, 3)
            server.publish(stream(1)[0])
            await server.flush()
        for client in clients:
            assert len(await receive(client, is_id("0"))) == 1
            with pytest.raises(ConnectionClosed):
                await client.recv()
            assert client.close_code == 1001


async def test_leaving_does_not_wait_for_a_subscriber_that_does_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streamer.web.server.CLOSE_TIMEOUT_S", 0.1)
    async with open_sink(sink(queue_events=100)) as server:
        client = await subscribe(server, max_queue=1)
        await subscribed(server, 1)
        for event in stream(3000):
            server.publish(event)
            await asyncio.sleep(0)
        lost = server.lost
        assert lost > 0
    assert server.lost > lost  # what was left in the queue counts too
    client.transport.abort()


PROMPTLY_S = 5.0
"""Half of what the library gives a handshake: who waits for one to end comes too late."""


@pytest.mark.parametrize("said", ["", "GET / HTTP/1.1\r\nHost: localhost\r\n"], ids=["nothing", "half a request"])
async def test_leaving_does_not_wait_for_a_handshake_that_never_ends(said: str) -> None:
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(open_sink(sink()))
        reader, writer = await asyncio.open_connection(server.host, server.port)
        writer.write(said.encode())
        await http(server, "/healthz")  # the server answers in turn, so it knows the other connection, too
        async with asyncio.timeout(PROMPTLY_S):
            await stack.aclose()
        with suppress(ConnectionResetError):
            assert await reader.read() == b""
        writer.close()
        with suppress(ConnectionResetError):
            await writer.wait_closed()


async def test_leaving_does_not_wait_for_a_client_that_connects_meanwhile() -> None:
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(open_sink(sink()))
        with socket.create_connection((server.host, server.port)):  # accepted, if at all, while the sink is left
            async with asyncio.timeout(PROMPTLY_S):
                await stack.aclose()


# -- opening ---------------------------------------------------------------------------------------


async def test_a_port_in_use_is_an_error() -> None:
    async with open_sink(sink()) as first:
        with pytest.raises(SinkError, match=f"websocket: can't listen on 127.0.0.1 port {first.port}"):
            async with sink(port=first.port):
                pass


async def test_leaving_before_running_ends_the_run() -> None:
    server = sink()
    async with server:
        pass
    await server.run()


# -- control ---------------------------------------------------------------------------------------

CONTROL = "emotion-streamer.control.v1"


def echoing(**arguments: Any) -> WebSink:
    """A sink that answers every request with the request."""
    return sink(answer_control=echo, **arguments)


async def echo(request: str | bytes) -> bytes:
    return request.encode() if isinstance(request, str) else request


async def test_control_answers_each_request_in_order_and_sends_no_events() -> None:
    async with open_sink(echoing()) as server, subscribe(server, "/control", subprotocols=[CONTROL]) as client:
        assert client.subprotocol == CONTROL
        server.publish(stream(1)[0])
        for number in range(50):
            await client.send(str(number))
        assert [await client.recv() for _ in range(50)] == [str(number) for number in range(50)]
        assert server.subscribers == 0


async def test_control_is_refused_as_a_subscription_is_and_without_its_subprotocol() -> None:
    control: dict[str, Any] = {"path": "/control", "subprotocols": [CONTROL]}
    authorized: dict[str, Any] = {"additional_headers": {"Authorization": f"Bearer {TOKEN}"}}
    async with open_sink(echoing(token=TOKEN)) as server:
        assert await refused(server, **control) == HTTPStatus.UNAUTHORIZED
        assert await refused(server, **control, **authorized, origin=Origin("https://evil.com")) == HTTPStatus.FORBIDDEN
        assert await refused(server, path="/control", **authorized) == HTTPStatus.BAD_REQUEST
        async with subscribe(server, **control, **authorized):
            pass
    async with open_sink(sink()) as server:
        assert await refused(server, **control) == HTTPStatus.NOT_FOUND
