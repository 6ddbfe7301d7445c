"""Who may stream is decided before the upgrade, and what is not of the dialect ends the connection."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from streamer.access.grants import Grant
from streamer.access.limits import Limits
from streamer.access.policy import AccessPolicy
from streamer.access.tokens import Tokens, TokenSource
from streamer.core.errors import SourceError
from streamer.protocol.streams.dialect import DialectSettings
from streamer.protocol.streams.l16 import L16Dialect
from streamer.sources.streams.source import StreamsSource
from streamer.web.access import AccessControl
from streamer.web.connections import WebSocketConnection
from streamer.web.server import WebServer
from streamer.web.stream_routes import StreamEndpoint, stream_application
from tests.support.daemon import TIMEOUT_S
from tests.support.streams import post

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from streamer.protocol.streams.dialect import Dialect, Handshake

STREAM, CONTROL = "streams-and-no-more", "controls-and-no-more"


def policy(*, tokens: bool = True, max_streams: int = 10) -> AccessPolicy:
    sources = [
        TokenSource(Grant("pbx", frozenset({"stream"})), STREAM),
        TokenSource(Grant("desk", frozenset({"control"})), CONTROL),
    ]
    return AccessPolicy(tokens=Tokens(sources if tokens else ()), limits=Limits(max_streams=max_streams))


def make_dialect(_: Handshake) -> Dialect:
    return L16Dialect(DialectSettings())


def source_at(path: str) -> StreamsSource:
    return StreamsSource(source_id="pbx", dialect="l16", where=path)


@asynccontextmanager
async def served(access: AccessPolicy, *endpoints: StreamEndpoint) -> AsyncIterator[str]:
    """Serve these paths; yield the URL without a path."""
    app = stream_application(endpoints, AccessControl(access))
    async with WebServer(app, host="127.0.0.1", port=0, access=access) as server:
        yield f"ws://127.0.0.1:{server.port}"


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def refused(url: str, headers: dict[str, str] | None = None) -> tuple[int, str]:
    """Return the answer to a handshake that is refused."""
    with pytest.raises(InvalidStatus) as refusal:
        await connect(url, additional_headers=headers)
    response = refusal.value.response
    return response.status_code, (response.body or b"").decode()


async def test_a_token_with_the_scope_is_needed_and_may_be_the_password_of_basic_authentication() -> None:
    access, source = policy(), source_at("/l16")
    async with source, served(access, StreamEndpoint("/l16", source, make_dialect)) as url:
        assert await refused(f"{url}/l16") == (401, "Bearer token missing or wrong\n")
        assert await refused(f"{url}/l16", bearer("wrong")) == (401, "Bearer token missing or wrong\n")
        assert await refused(f"{url}/l16", bearer(CONTROL)) == (403, "The token desk may not stream calls\n")
        assert (await refused(f"{url}/l16", {"Authorization": "Basic !"}))[0] == 401
        assert (await refused(f"{url}/elsewhere", bearer(STREAM)))[0] in {403, 404}
        async with connect(f"{url}/l16", additional_headers=bearer(STREAM)):
            pass
        async with connect(f"{url}/l16", additional_headers={"Authorization": "Basic eDpzdHJlYW1zLWFuZC1uby1tb3Jl"}):
            pass


async def test_without_tokens_no_page_of_another_origin_may_stream_and_with_them_any_origin_may() -> None:
    source = source_at("/l16")
    origin = {"Origin": "http://pbx.example"}  # FreeSWITCH's module sends one
    async with source, served(policy(tokens=False), StreamEndpoint("/l16", source, make_dialect)) as url:
        assert await refused(f"{url}/l16", origin) == (403, "Origin not allowed\n")
        async with connect(f"{url}/l16"):
            pass
    source = source_at("/l16")
    headers = {**origin, **bearer(STREAM)}
    async with (
        source,
        served(policy(), StreamEndpoint("/l16", source, make_dialect)) as url,
        connect(f"{url}/l16", additional_headers=headers),
    ):
        pass


async def test_a_signature_is_proof_enough_and_nothing_else_is_where_one_is_asked_for() -> None:
    source = source_at("/signed")
    endpoint = StreamEndpoint("/signed", source, make_dialect, is_signed=lambda h: h.headers.get("x-signed") == "yes")
    async with source, served(policy(), endpoint) as url:
        assert await refused(f"{url}/signed", bearer(STREAM)) == (401, "Signature missing or wrong\n")
        async with connect(f"{url}/signed", additional_headers={"X-Signed": "yes"}):
            pass


async def test_there_is_no_place_above_the_limit_nor_before_the_source_is_open() -> None:
    access, source = policy(max_streams=2), source_at("/l16")
    async with served(access, StreamEndpoint("/l16", source, make_dialect)) as url:
        assert await refused(f"{url}/l16", bearer(STREAM)) == (503, "The daemon is starting or stopping\n")
        async with source, connect(f"{url}/l16", additional_headers=bearer(STREAM)):
            expected = "Too many streams of one host: 127.0.0.1 has 1, the limit is 1\n"
            assert await refused(f"{url}/l16", bearer(STREAM)) == (503, expected)
            assert access.limits.connections.taken == 0  # a stream is no connection any more
        assert access.refusals.total["too_many_streams"] == 1


async def test_a_stream_ends_with_its_token() -> None:
    access, source = policy(), source_at("/l16")
    async with source, served(access, StreamEndpoint("/l16", source, make_dialect)) as url:
        async with connect(f"{url}/l16", additional_headers=bearer(STREAM)) as platform:
            await platform.send(bytes(640))
            access.tokens.replace([TokenSource(Grant("other", frozenset({"stream"})), "another-token-now")])
            await platform.send(bytes(640))
            await platform.wait_closed()
        assert (platform.close_code, platform.close_reason) == (1008, "the token is no longer valid")


async def test_frames_may_be_as_long_as_a_second_of_stereo_and_no_longer() -> None:
    access, source = policy(), source_at("/l16")
    async with source, served(access, StreamEndpoint("/l16", source, make_dialect)) as url:
        async with connect(f"{url}/l16", additional_headers=bearer(STREAM)) as platform:
            await platform.send(bytes(48_000 * 4))
            await platform.send(bytes(256 * 1024 + 2))
            await platform.wait_closed()
        assert platform.close_code == 1009


async def test_a_channel_that_is_fetched_is_not_fetched_a_second_time_until_it_has_ended() -> None:
    ended: list[Callable[[], None]] = []
    access, source = policy(), source_at("/asterisk")

    async def fetch(connection_id: str, when_done: Callable[[], None]) -> None:
        ended.append(when_done)

    endpoint = StreamEndpoint("/asterisk", source, make_dialect, fetch=fetch)
    async with source, served(access, endpoint) as url:
        at = url.replace("ws:", "http:") + "/asterisk"
        assert (await post(at, {"connection_id": "a-1"}, bearer(STREAM)))[0] == 204
        again = await post(at, {"connection_id": "a-1"}, bearer(STREAM))
        assert again == (409, "The channel is streamed already\n")
        assert (await post(at, {"connection_id": "a-2"}, bearer(STREAM)))[0] == 204
        ended[0]()
        assert (await post(at, {"connection_id": "a-1"}, bearer(STREAM)))[0] == 204
    assert source.counts.refused["stream_connected"] == 1


async def test_a_channel_that_waits_is_fetched_on_request_of_somebody_with_a_token() -> None:
    fetched: list[str] = []
    access, source = policy(max_streams=2), source_at("/asterisk")

    async def fetch(connection_id: str, when_done: Callable[[], None]) -> None:
        if connection_id == "nobody":
            raise SourceError("can't connect to pbx.example: HTTP 404")
        fetched.append(connection_id)
        ended.append(when_done)

    ended: list[Callable[[], None]] = []
    endpoint = StreamEndpoint("/asterisk", source, make_dialect, fetch=fetch)
    async with source, served(access, endpoint) as url:
        at = url.replace("ws:", "http:") + "/asterisk"
        assert (await post(at, {"connection_id": "a-1"}, bearer(STREAM)))[0] == 204
        assert await post(at, {"connection_id": "nobody"}, bearer(STREAM)) == (
            503,
            "Too many streams of one host: 127.0.0.1 has 1, the limit is 1\n",
        )
        ended.pop()()
        assert await post(at, {"connection_id": "nobody"}, bearer(STREAM)) == (
            502,
            "can't connect to pbx.example: HTTP 404\n",
        )
        assert (await post(at, {"connection_id": "../etc"}, bearer(STREAM)))[0] == 400
        assert (await post(at, {"connection_id": "a-2"}, bearer(CONTROL)))[0] == 403
        assert (await post(at, {"connection_id": "a-2"}, {}))[0] == 401
        assert access.limits.streams.taken == 0
    assert fetched == ["a-1"]


async def test_a_platform_that_is_gone_without_a_word_is_found_out_and_its_call_waits_for_another_connection(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = WebSocketConnection.__init__

    def impatient(self: WebSocketConnection, **arguments: Any) -> None:
        made(self, **arguments)
        self.ping_interval = self.ping_timeout = 0.05

    monkeypatch.setattr(WebSocketConnection, "__init__", impatient)
    source = source_at("/l16")
    async with (
        source,
        served(policy(), StreamEndpoint("/l16", source, make_dialect)) as url,
        asyncio.timeout(TIMEOUT_S),
    ):
        host, port = url.removeprefix("ws://").split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        head = f"GET /l16 HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n{key}"
        writer.write(f"{head}Authorization: Bearer {STREAM}\r\n\r\n".encode())
        await reader.readuntil(b"\r\n\r\n")
        named = b'{"callSid": "4711"}'
        writer.write(bytes([0x81, 0x80 | len(named)]) + bytes(4) + named)
        await reader.read()  # pings, which nobody answers, and the end
        writer.close()
        assert (source.open_connections, source.open_legs) == (0, 1)
        assert source.counts.disconnects["lost"] == 1
