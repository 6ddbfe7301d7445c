"""Events are posted signed, in order, until they are taken; against a real server on loopback."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import logging
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import h11
import pytest

from streamer.protocol.webhook_signature import decode_secret, signed_headers
from streamer.sinks.http_post import Poster
from streamer.sinks.webhook import WebhookSink
from tests.support.broker import DEADLINE_S
from tests.support.delays import at_once
from tests.support.examples import EXAMPLES, stream, wire
from tests.support.ports import free_port
from tests.support.sink_task import open_sink

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence

    from streamer.core.events import Gap

SECRET = "whsec_" + base64.b64encode(b"k" * 32).decode()
KEY = decode_secret(SECRET)
NOW_S = 1_790_000_000.5
ALERT = wire(EXAMPLES["alert.v1"], "e-7")


@dataclass
class Server:
    """An HTTP server that answers as it is told to, and keeps what it got."""

    port: int = 0
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    """Status and headers, one request each; 200 once there are no more. Status 0: it hangs up instead."""
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def until(self, requests: int) -> None:
        async with asyncio.timeout(DEADLINE_S):
            while len(self.got) < requests:
                self.changed.clear()
                await self.changed.wait()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection, body = h11.Connection(h11.SERVER), b""
        while not isinstance(event := connection.next_event(), h11.EndOfMessage):
            if event is h11.NEED_DATA:
                connection.receive_data(await reader.read(4096))
            elif isinstance(event, h11.Request):
                head = event
            elif isinstance(event, h11.Data):
                body += event.data
        headers = {name.decode(): value.decode() for name, value in head.headers}
        status, more = self.answers.pop(0) if self.answers else (200, {})
        self.got.append((head.target.decode(), headers, body))
        if status:
            answer = connection.send(h11.Response(status_code=status, headers=[*more.items(), ("content-length", "0")]))
            writer.write((answer or b"") + (connection.send(h11.EndOfMessage()) or b""))
        writer.close()
        await writer.wait_closed()
        self.changed.set()


@asynccontextmanager
async def serving(*statuses: int, port: int = 0, **headers: str) -> AsyncIterator[Server]:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    server = Server(answers=[(status, sent) for status in statuses])
    async with await asyncio.start_server(server.serve, "127.0.0.1", port) as listening:
        server.port = listening.sockets[0].getsockname()[1]
        yield server


def sink(port: int, *, reports: list[Gap] | None = None, path: str = "/hook?of=us", **changes: Any) -> WebhookSink:
    poster = Poster(f"http://127.0.0.1:{port}{path}", timeout_s=DEADLINE_S, user_agent="test")
    defaults: dict[str, Any] = {
        "post": poster.post,
        "host": poster.host,
        "key": KEY,
        "types": ["alert.v1", "emotion.v1"],
        "queue_events": 100,
        "max_age_s": 60.0,
        "backoff": at_once,
        "report": [].append if reports is None else reports.append,
        "wall": lambda: NOW_S,
    }
    return WebhookSink(**(defaults | changes))


async def flushed(webhook: WebhookSink) -> None:
    async with asyncio.timeout(DEADLINE_S):
        await webhook.flush()


def ids(server: Server) -> list[str]:
    return [headers["webhook-id"] for _, headers, _ in server.got]


async def test_an_event_is_posted_as_it_is_on_every_sink_and_anybody_with_the_secret_can_check_it() -> None:
    async with serving() as server, open_sink(sink(server.port)) as webhook:
        webhook.publish(ALERT)
        await flushed(webhook)
    ((target, headers, body),) = server.got
    assert (target, body) == ("/hook?of=us", ALERT.payload)
    content = b"e-7.1790000000." + body  # Standard Webhooks: id, timestamp and body, with dots between them
    signature = base64.b64encode(hmac.new(b"k" * 32, content, hashlib.sha256).digest()).decode()
    assert headers == {
        "host": f"127.0.0.1:{server.port}",
        "user-agent": "test",
        "connection": "close",
        "content-length": str(len(body)),
        "content-type": "application/cloudevents+json",
        "webhook-id": "e-7",
        "webhook-timestamp": "1790000000",
        "webhook-signature": f"v1,{signature}",
    }
    assert (webhook.delivered, webhook.lost, webhook.problem) == (1, 0, "")


def test_the_signature_is_that_of_the_specification() -> None:
    # The example of https://github.com/standard-webhooks/standard-webhooks, spec, "Signature scheme".
    key = decode_secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    headers = signed_headers(
        key, message_id="msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp_s=1614265330, body=b'{"test": 2432232314}'
    )
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize("text", ["", "whsec_", "k" * 32, "whsec_" + "QUJD" * 7, "whsec_" + "QUJD" * 22, "whsec_é"])
def test_what_is_no_secret_is_refused_and_not_told(text: str) -> None:
    with pytest.raises(ValueError, match=r"^expected whsec_ and base64 of 24 to 64 bytes, got another text$"):
        decode_secret(text)


async def test_only_the_types_that_are_wanted_are_posted() -> None:
    async with serving() as server, open_sink(sink(server.port, types=["alert.v1"])) as webhook:
        for name, event in EXAMPLES.items():
            webhook.publish(wire(event, name))
        await flushed(webhook)
    assert ids(server) == ["alert.v1"]


@pytest.mark.parametrize("failures", [[503], [500, 429, 404], [401], [0, 0], [302], [408]])
async def test_what_is_not_taken_comes_again_in_order_with_its_id(failures: Sequence[int]) -> None:
    async with serving(*failures, location="http://127.0.0.1:1/") as server, open_sink(sink(server.port)) as webhook:
        for event in stream(3):
            webhook.publish(event)
        await flushed(webhook)
    assert ids(server) == ["0"] * len(failures) + ["0", "1", "2"]
    assert len({signature["webhook-signature"] for _, signature, _ in server.got[: len(failures) + 1]}) == 1
    assert (webhook.delivered, webhook.failed_attempts, webhook.lost) == (3, len(failures), 0)


async def test_a_redirect_is_told_and_not_followed(caplog: pytest.LogCaptureFixture) -> None:
    async with serving() as elsewhere, serving(307, location=f"http://127.0.0.1:{elsewhere.port}/") as server:
        async with open_sink(sink(server.port)) as webhook:
            webhook.publish(ALERT)
            await flushed(webhook)
        assert (len(server.got), elsewhere.got) == (2, [])
    assert "127.0.0.1: it answers 307, a redirect, which is not followed; trying again, 1 event wait" in caplog.text


@pytest.mark.parametrize("status", [400, 410, 413, 415, 422])
async def test_an_event_that_is_refused_does_not_block_the_others_and_is_told(
    status: int, caplog: pytest.LogCaptureFixture
) -> None:
    reports: list[Gap] = []
    async with serving(status) as server, open_sink(sink(server.port, reports=reports)) as webhook:
        for event in stream(2):
            webhook.publish(event)
        await flushed(webhook)
    assert ids(server) == ["0", "1"]
    assert (webhook.delivered, webhook.refused, webhook.lost) == (1, 1, 1)
    assert [(gap.reason, gap.where, gap.lost_events) for gap in reports] == [("refused", "webhook", 1)]
    assert f"127.0.0.1 refuses emotion.v1 ({status}); it is not sent again" in caplog.text


async def test_a_server_that_comes_later_gets_what_waited_and_what_was_dropped_is_reported(
    caplog: pytest.LogCaptureFixture,
) -> None:
    reports: list[Gap] = []
    port = free_port()
    with caplog.at_level(logging.INFO):
        async with open_sink(sink(port, reports=reports, queue_events=3, backoff=at_once)) as webhook:
            webhook.publish(stream(1)[0])
            async with asyncio.timeout(DEADLINE_S):
                while not webhook.problem:  # noqa: ASYNC110 - the sink has no event for it
                    await asyncio.sleep(0)
            assert webhook.problem == "webhook: 127.0.0.1: Connection refused"
            for event in stream(5, first=1):
                webhook.publish(event)
            async with serving(port=port) as server:
                await server.until(4)
                await flushed(webhook)
    assert ids(server) == ["0", "3", "4", "5"]
    assert (webhook.lost, webhook.problem) == (2, "")
    assert [(gap.reason, gap.lost_events) for gap in reports] == [("sink_slow", 2)]
    assert caplog.text.count("trying again") == 1, "told at most once a minute"
    assert "takes events again" in caplog.text


async def test_an_event_that_waited_too_long_is_dropped_and_reported() -> None:
    reports: list[Gap] = []
    clock = [0.0]

    def slowly() -> Iterator[float]:
        while True:
            yield 0.0
            clock[0] += 40.0

    changes: dict[str, Any] = {"reports": reports, "now": lambda: clock[0], "backoff": slowly}
    async with serving(503, 503) as server, open_sink(sink(server.port, **changes)) as webhook:
        for event in (ALERT, stream(1)[0]):
            webhook.publish(event)
            await flushed(webhook)
    assert (webhook.expired, webhook.lost, webhook.delivered) == (1, 1, 1)
    assert [(gap.reason, gap.lost_events) for gap in reports] == [("sink_slow", 1)]


async def test_a_server_says_when_to_try_again() -> None:
    async with serving(503, retry_after="7") as server:
        assert await sink(server.port)._attempt(ALERT) == 7.0


async def test_a_sink_that_is_closed_counts_what_is_left_and_ends_while_a_server_hangs() -> None:
    async def hang(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()
        await writer.wait_closed()

    async with await asyncio.start_server(hang, "127.0.0.1", 0) as server:
        async with open_sink(sink(server.sockets[0].getsockname()[1])) as webhook:
            for event in stream(3):
                webhook.publish(event)
            await asyncio.sleep(0)
        assert webhook.lost == 3


async def test_another_configuration_delivers_what_the_one_before_had_left() -> None:
    async with serving() as server:
        new = sink(server.port)
        async with open_sink(sink(free_port(), backoff=at_once)) as old:
            for event in stream(2):
                old.publish(event)
            async with asyncio.timeout(DEADLINE_S):
                while not old.problem:  # noqa: ASYNC110 - the sink has no event for it
                    await asyncio.sleep(0)
            new.inherit_state(old)
        new.publish(stream(1, first=2)[0])
        new.inherit_queue(old)
        async with open_sink(new):
            await flushed(new)
    assert (ids(server), old.lost, new.lost) == (["0", "1", "2"], 0, 0)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (b"SSH-2.0-OpenSSH_9\r\n\r\n", "no answer in HTTP"),
        (b"HTTP/1.1 20", "no answer in HTTP"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000, "no answer in HTTP"),
    ],
)
async def test_an_answer_that_is_none_is_a_failure_that_is_told(answer: bytes, why: str) -> None:
    async def reply(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        writer.close()
        await writer.wait_closed()

    async with await asyncio.start_server(reply, "127.0.0.1", 0) as server:
        webhook = sink(server.sockets[0].getsockname()[1])
        assert await webhook._attempt(ALERT) == 0.0
    assert why in webhook.problem


async def test_bodies_are_valid_json_of_the_event() -> None:
    async with serving() as server, open_sink(sink(server.port)) as webhook:
        webhook.publish(ALERT)
        await flushed(webhook)
    assert json.loads(server.got[0][2])["type"] == "org.emotionstreamer.alert.v1"
