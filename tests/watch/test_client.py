from __future__ import annotations

from contextlib import asynccontextmanager
from itertools import repeat
from typing import TYPE_CHECKING, Any

import pytest
from websockets.asyncio.server import serve

from streamer.watch.client import WatchError, checked_token, events, read_token, stream_url, trust
from tests.support.examples import EXAMPLES, wire
from tests.support.other_server import other_server

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from websockets.asyncio.server import ServerConnection

EVENT = wire(EXAMPLES["state.v1"]).payload.decode()


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("localhost", "ws://localhost:8765/events"),
        ("127.0.0.1:99", "ws://127.0.0.1:99/events"),
        ("[::1]:99", "ws://[::1]:99/events"),
        ("http://pbx.example/", "ws://pbx.example:8765/events"),
        ("https://pbx.example", "wss://pbx.example/events"),
        ("wss://pbx.example/under/events?role=customer#x", "wss://pbx.example/under/events?role=customer"),
    ],
)
def test_what_is_left_out_of_a_url_is_filled_in(text: str, url: str) -> None:
    assert stream_url(text) == url


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "ftp://pbx.example", "ws://", "::1", "ws://[::1", "ws://pbx:port", "ws://pbx:99999", "ws://pbx:0",
        "ws://a b", f"ws://{'a' * 64}.example", "ws://a..example",
    ],
)  # fmt: skip
def test_what_is_no_url_of_a_daemon_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(WatchError, match="expected a URL such as ws://"):
        stream_url(text)


def test_a_secret_in_a_url_is_refused_and_not_repeated() -> None:
    with pytest.raises(WatchError, match="the URL has a user or password") as refused:
        stream_url("ws://me:secret@pbx.example")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("token", ["", "two\nlines", "t\xf6ken"])
def test_a_token_that_no_header_can_hold_is_refused(tmp_path: Path, token: str) -> None:
    (tmp_path / "token").write_text(token, encoding="utf-8")
    expected = "expected a token of printable ASCII characters"
    with pytest.raises(WatchError, match=expected):
        read_token(tmp_path / "token")
    with pytest.raises(WatchError, match=f"the environment: {expected}"):
        checked_token(token, where="the environment")


def test_a_file_of_authorities_that_holds_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("no certificate")
    with pytest.raises(WatchError, match=r"can't read the certificates in .*ca\.pem"):
        trust(tmp_path / "ca.pem")


@asynccontextmanager
async def server(*messages: str) -> AsyncIterator[str]:
    """A server that sends these messages and ends the connection."""

    async def send(connection: ServerConnection) -> None:
        for message in messages:
            await connection.send(message)

    async with serve(send, "127.0.0.1", 0) as serving:
        yield f"ws://127.0.0.1:{next(iter(serving.sockets)).getsockname()[1]}"


@pytest.mark.parametrize("message", ["hello", "[1, 2]", "{}", "null", '{"type": "x", "time": "y"}'])
async def test_a_server_that_sends_something_else_than_events_is_told_of(message: str) -> None:
    async with server(EVENT, message) as url:
        arriving = events(url, token=None, tls=None, delays=lambda: repeat(0.0), on_state=lambda _: None)
        with pytest.raises(WatchError, match="sends no events: expected a CloudEvent in JSON"):
            [event async for event in arriving]


async def test_a_server_that_is_no_daemon_is_not_asked_again() -> None:
    with other_server() as port:
        url = f"ws://127.0.0.1:{port}"
        arriving = events(url, token=None, tls=None, delays=lambda: repeat(0.0), on_state=lambda _: None)
        with pytest.raises(WatchError, match="the daemon refuses: 501"):
            [event async for event in arriving]


async def test_it_connects_again_and_says_each_time_what_it_does() -> None:
    states: list[str] = []
    arrived: list[dict[str, Any] | None] = []
    async with server(EVENT) as url:
        async for event in events(url, token=None, tls=None, delays=lambda: repeat(0.0), on_state=states.append):
            arrived.append(event)
            if len(arrived) == 4:
                break
    assert [event and event["type"] for event in arrived] == [None, "org.emotionstreamer.state.v1"] * 2
    assert states == [
        f"connecting to {url}",
        f"connected to {url}",
        "disconnected, trying again in 0 s: the daemon closed the connection",
        f"connecting to {url}",
        f"connected to {url}",
    ]
