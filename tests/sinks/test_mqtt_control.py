"""Control requests over a real broker: what is answered, and what is refused, counted and logged."""

from __future__ import annotations

import asyncio
import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from paho.mqtt.client import Client, MQTTv5
from paho.mqtt.enums import CallbackAPIVersion

from streamer.protocol.control_messages import MAX_REQUEST_BYTES
from streamer.sinks.mqtt import MqttSink
from streamer.sinks.mqtt_control import MAX_WAITING
from tests.support.broker import DEADLINE_S, Broker, subscribed_to
from tests.support.control_mqtt import mqtt_control_client, publish_properties
from tests.support.examples import health
from tests.support.ports import free_port
from tests.support.sink_task import open_sink

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.sinks.sink import Answer

ROOT = "es/kitchen/"
REQUESTS = ROOT + "control/request"
RESPONSES = ROOT + "control/response/pbx"


class Rig:
    """A sink that answers each request with the same bytes, in brackets."""

    def __init__(self, port: int, *, answer: Answer | None = None, **arguments: str) -> None:
        self.asked: list[bytes] = []
        self.port = port
        self.sink = MqttSink(
            host="127.0.0.1",
            port=port,
            prefix="es",
            node="kitchen",
            report=lambda _: None,
            sleep=lambda _: asyncio.sleep(0.01),
            answer_control=answer or self.answer,
            **arguments,  # type: ignore[arg-type]  # username and password
        )

    async def answer(self, request: str | bytes) -> bytes:
        assert isinstance(request, bytes)
        self.asked.append(request)
        return b"<" + request + b">"

    @property
    def refused(self) -> dict[str, int]:
        assert self.sink._control is not None
        return {str(reason): count for reason, count in self.sink._control.refused.items()}

    async def connected(self) -> None:
        async with asyncio.timeout(DEADLINE_S):
            while not self.sink.connected:  # noqa: ASYNC110 - the sink has no event for it
                await asyncio.sleep(0)


@pytest.fixture
def mosquitto(needs_program: Callable[[str], str]) -> str:
    return needs_program("mosquitto")


async def test_a_request_is_answered_on_its_response_topic_with_its_correlation_data(
    mosquitto: str, tmp_path: Path
) -> None:
    async with Broker(mosquitto, tmp_path) as broker:
        rig = Rig(broker.port)
        async with open_sink(rig.sink), mqtt_control_client(broker.port, root=ROOT) as client:
            await rig.connected()
            for request, correlation in [(b"one", {"CorrelationData": b"\x00\xff"}), (b"", {}), (b"\xff{", {})]:
                assert await client.ask(request, **correlation) == b"<" + request + b">"
        properties = [reply.properties for reply in client.replies]
        assert [getattr(each, "CorrelationData", None) for each in properties] == [b"\x00\xff", None, None]
        assert {getattr(each, "ContentType", None) for each in properties} == {"application/json"}
        assert {(reply.qos, reply.retain) for reply in client.replies} == {(1, False)}
        assert (rig.refused, rig.sink.lost) == ({}, 0)


async def test_invalid_requests_are_refused_counted_and_logged_without_their_topics(
    mosquitto: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    elsewhere = [
        ROOT + "status",
        "other/control/response/pbx",
        ROOT + "control/response/",
        ROOT + "control/response/+4930123",
        ROOT + "control/response/a/b",
        ROOT + "control/response/" + "a" * 65,
        REQUESTS,
    ]
    async with Broker(mosquitto, tmp_path) as broker:
        rig = Rig(broker.port)
        async with open_sink(rig.sink), mqtt_control_client(broker.port, root=ROOT) as client:
            await rig.connected()
            await client.send(b"no topic")
            for topic in elsewhere:
                await client.send(b"elsewhere", ResponseTopic=topic)
            await client.send(b"a" * (MAX_REQUEST_BYTES + 1), ResponseTopic=RESPONSES)
            await client.send(b"kept", retain=True, ResponseTopic=RESPONSES)
            await client.send(b"never sent to us", ResponseTopic=RESPONSES, CorrelationData=b"a" * 5000)
            largest = b"a" * MAX_REQUEST_BYTES
            assert await client.ask(largest) == b"<" + largest + b">"
        assert rig.asked == [largest]
        warnings = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    reasons = {"no response topic": 1, "response topic not allowed": len(elsewhere), "too large": 1, "retained": 1}
    assert rig.refused == reasons
    assert warnings == [f"mqtt: control request refused: {reason}; 1 so far" for reason in reasons]


async def test_neither_a_retained_request_nor_one_sent_while_disconnected_is_carried_out_later(
    mosquitto: str, tmp_path: Path
) -> None:
    rig = Rig(free_port())
    async with (
        Broker(mosquitto, tmp_path, port=rig.port) as broker,
        mqtt_control_client(broker.port, root=ROOT) as client,
    ):
        await client.send(b"stale", ResponseTopic=RESPONSES, retain=True)
        await client.send(b"missed", ResponseTopic=RESPONSES)
        async with open_sink(rig.sink):
            await rig.connected()
            assert await client.ask(b"now") == b"<now>"
    assert (rig.asked, rig.refused) == ([b"now"], {"retained": 1})


async def test_requests_are_answered_again_after_a_reconnect(mosquitto: str, tmp_path: Path) -> None:
    rig = Rig(free_port())
    broker = Broker(mosquitto, tmp_path, port=rig.port)
    async with broker, open_sink(rig.sink):
        for request in (b"before", b"after"):
            await rig.connected()
            async with mqtt_control_client(broker.port, root=ROOT) as client:
                assert await client.ask(request) == b"<" + request + b">"
            await broker.kill()
            async with asyncio.timeout(DEADLINE_S):
                while rig.sink.connected:  # noqa: ASYNC110 - the sink has no event for it
                    await asyncio.sleep(0)
            await broker.start()
    assert rig.asked == [b"before", b"after"]


async def test_a_request_that_the_library_cannot_parse_costs_only_a_connection(mosquitto: str, tmp_path: Path) -> None:
    async with Broker(mosquitto, tmp_path) as broker:
        rig = Rig(broker.port)
        async with open_sink(rig.sink), mqtt_control_client(broker.port, root=ROOT) as client:
            await rig.connected()
            await client.send(b"?", ResponseTopic=RESPONSES, ContentType="\ufeff")
            async with asyncio.timeout(DEADLINE_S):
                while rig.sink.connected:  # noqa: ASYNC110 - the sink has no event for it
                    await asyncio.sleep(0)
            await rig.connected()
            assert await client.ask(b"well") == b"<well>"
    assert rig.asked == [b"well"]


def flood(port: int, count: int) -> None:
    """Publish many requests and return when the broker has them all."""
    client = Client(CallbackAPIVersion.VERSION2, protocol=MQTTv5)
    client.connect("127.0.0.1", port)
    client.loop_start()
    properties = publish_properties(ResponseTopic=RESPONSES)
    sent = [client.publish(REQUESTS, b"%d" % number, 1, properties=properties) for number in range(count)]
    for one in sent:
        one.wait_for_publish(DEADLINE_S)
    client.disconnect()
    client.loop_stop()


async def test_requests_of_a_flood_beyond_the_limit_are_refused_and_counted(mosquitto: str, tmp_path: Path) -> None:
    """While the first request is answered all others come; the acknowledgement of its reply is behind them."""
    settings = ["max_inflight_messages 0", "max_queued_messages 0"]
    async with Broker(mosquitto, tmp_path, settings=settings) as broker:

        async def answer(request: str | bytes) -> bytes:
            if request == b"first":
                flood(broker.port, 500)
            return await rig.answer(request)

        rig = Rig(broker.port, answer=answer)
        async with open_sink(rig.sink), mqtt_control_client(broker.port, root=ROOT) as client:
            await rig.connected()
            assert await client.ask(b"first") == b"<first>"
            for number in range(MAX_WAITING):
                assert (await client.next_reply()).payload == b"<%d>" % number
            assert rig.refused == {"too many at once": 500 - MAX_WAITING}
            assert await client.ask(b"after it") == b"<after it>"


async def test_with_the_documented_access_list_only_the_telephone_system_controls(
    mosquitto: str, tmp_path: Path, repository: Path
) -> None:
    documented = re.findall("```\n(user .*?)```", (repository / "docs/control.md").read_text(), re.DOTALL)
    access = tmp_path / "access"
    access.write_text(documented[0].replace("emotion-streamer/office/", ROOT))
    users = {"daemon": "a", "pbx": "b", "dashboard": "c"}
    async with Broker(mosquitto, tmp_path, users=users, settings=[f"acl_file {access}"]) as broker:
        rig = Rig(broker.port, username="daemon", password="a")
        async with (
            subscribed_to(broker.port, username="dashboard", password="c") as dashboard,
            open_sink(rig.sink),
            mqtt_control_client(broker.port, root=ROOT, username="pbx", password="b") as pbx,
            mqtt_control_client(broker.port, root=ROOT, name="x", username="dashboard", password="c") as mischief,
        ):
            await rig.connected()
            await mischief.send(b"mischief", ResponseTopic=mischief.response_topic)
            assert await pbx.ask(b"work") == b"<work>"
            rig.sink.publish(health("ok", "h-1"))
            seen = await dashboard.until(lambda messages: any("health" in str(message.topic) for message in messages))
    assert rig.asked == [b"work"]
    assert {str(message.topic) for message in seen} == {ROOT + "status", ROOT + "sources/phones/health"}


@pytest.fixture
def plugin() -> Path:
    found = next(Path("/usr/lib").glob("*/mosquitto_dynamic_security.so"), None)
    return found or pytest.skip("Mosquitto refuses subscriptions only with its plug-in for dynamic security")


async def test_a_refused_subscription_is_logged_and_events_are_published_all_the_same(
    mosquitto: str, plugin: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    rules = tmp_path / "rules.json"
    rules.write_text('{"defaultACLAccess": {"publishClientSend": true, "subscribe": false}}')
    settings = [f"plugin {plugin}", f"plugin_opt_config_file {rules}"]
    async with Broker(mosquitto, tmp_path, settings=settings) as broker:
        rig = Rig(broker.port)
        async with open_sink(rig.sink):
            await rig.connected()
    assert [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING] == [
        "mqtt: no control: the broker refuses the subscription to requests: Not authorized"
    ]
