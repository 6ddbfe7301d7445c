"""A WebSocket sink with defaults for tests, and clients that subscribe to it or ask it over HTTP."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Subprotocol

from streamer.access.grants import Grant
from streamer.access.limits import Limits
from streamer.access.policy import AccessPolicy
from streamer.access.tokens import Tokens, TokenSource
from streamer.protocol.event_filter import EventFilter
from streamer.web.sink import WebSink
from tests.support.broker import DEADLINE_S
from tests.support.examples import AT, wire
from tests.support.schemas import validate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from streamer.access.grants import Scope

TOKEN = "correct horse"


def access(token: str | None = None, *, origins: Sequence[str] = (), **limits: Any) -> AccessPolicy:
    """Return a policy with one token that may do everything, or with none; ``limits`` are those of `Limits`."""
    sources = [] if token is None else [token_source("all", token, "admin")]
    return AccessPolicy(tokens=Tokens(sources), origins=origins, limits=Limits(**limits))


def token_source(name: str, token: str, *scopes: Scope, events: EventFilter | None = None) -> TokenSource:
    return TokenSource(Grant(name, frozenset(scopes), events or EventFilter()), token)


def bearer(token: str) -> dict[str, Any]:
    """Return the arguments of `subscribe` that send a token."""
    return {"additional_headers": {"Authorization": f"Bearer {token}"}}


def sink(*, token: str | None = None, origins: Sequence[str] = (), **arguments: Any) -> WebSink:
    defaults: dict[str, Any] = {
        "host": "127.0.0.1",
        "port": 0,
        "queue_events": 1000,
        "replay_events": 100,
        "access": access(token, origins=origins),
        "encode_own": lambda gap, **_: wire(gap),
        "utc": lambda: AT,
    }
    return WebSink(**(defaults | arguments))


def subscribe(to: WebSink, path: str = "/", **arguments: Any) -> connect:
    defaults: dict[str, Any] = {"subprotocols": [Subprotocol("cloudevents.json")], "compression": None, "proxy": None}
    scheme = "wss" if "ssl" in arguments else "ws"
    return connect(f"{scheme}://{to.host}:{to.port}{path}", **(defaults | arguments))


async def receive(
    client: ClientConnection, until: Callable[[dict[str, Any]], bool], read: Callable[[bytes], Any] = validate
) -> list[bytes]:
    """Return the messages up to the one that will do."""
    messages: list[bytes] = []
    async with asyncio.timeout(DEADLINE_S):
        while True:
            message = await client.recv(decode=False)
            messages.append(message)
            if until(read(message)):
                return messages


def is_id(event_id: str) -> Callable[[dict[str, Any]], bool]:
    return lambda event: event["id"] == event_id


async def subscribed(to: WebSink, count: int) -> None:
    async with asyncio.timeout(DEADLINE_S):
        while to.subscribers != count:  # noqa: ASYNC110 - the sink has no event for it
            await asyncio.sleep(0)


async def http(to: WebSink, path: str, *headers: str, host: str = "localhost") -> tuple[bytes, bytes]:
    """Return head and body of the answer to a plain GET."""
    return await _exchange(to, f"GET {path} HTTP/1.1", [f"Host: {host}", *headers], b"")


async def post(to: WebSink, path: str, body: bytes, *headers: str) -> tuple[bytes, bytes]:
    """Return head and body of the answer to a POST."""
    return await _exchange(
        to, f"POST {path} HTTP/1.1", ["Host: localhost", f"Content-Length: {len(body)}", *headers], body
    )


async def delete(to: WebSink, path: str, *headers: str) -> tuple[bytes, bytes]:
    """Return head and body of the answer to a DELETE."""
    return await _exchange(to, f"DELETE {path} HTTP/1.1", ["Host: localhost", *headers], b"")


async def _exchange(to: WebSink, line: str, headers: Sequence[str], body: bytes) -> tuple[bytes, bytes]:
    reader, writer = await asyncio.open_connection(to.host, to.port)
    writer.write("\r\n".join([line, "Connection: close", *headers, "", ""]).encode() + body)
    async with asyncio.timeout(DEADLINE_S):
        head, _, answer = (await reader.read()).partition(b"\r\n\r\n")
    writer.close()
    await writer.wait_closed()
    return head, answer


async def refused(to: WebSink, **arguments: Any) -> int:
    with pytest.raises(InvalidStatus) as refusal:
        async with subscribe(to, **arguments):
            pass
    assert to.subscribers == 0
    return refusal.value.response.status_code
