"""Brokers allow less than the configuration asks for; what they allow is used, and what is left out is counted."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import pytest
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from streamer.core.events import Overload
from streamer.sinks.mqtt_client import MqttClient, publish_properties
from streamer.sinks.mqtt_limits import BrokerLimits, Terms
from tests.support.broker import Broker, subscribed_to
from tests.support.examples import AT, EXAMPLES, health, stream, wire
from tests.support.limited_broker import LimitedBroker
from tests.support.mqtt_rig import ROOT, Rig, has, ids
from tests.support.ports import free_port
from tests.support.sink_task import open_sink

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamer.protocol.cloudevents import WireEvent
    from tests.support.limited_broker import Publish


@pytest.fixture
def mosquitto(needs_program: Callable[[str], str]) -> str:
    return needs_program("mosquitto")


def small(event_id: str) -> WireEvent:
    return wire(Overload(False, 1000, 1000, 0, 0, AT), event_id)


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]


def events(payloads: list[bytes]) -> list[str]:
    return [json.loads(payload)["id"] for payload in payloads]


# -- Receive Maximum -------------------------------------------------------------------------------


@pytest.mark.parametrize("qos", [1, 2])
@pytest.mark.parametrize("receive_maximum", [1, 10, 65_535])
async def test_no_more_is_under_way_than_the_broker_takes_and_nothing_is_lost(qos: int, receive_maximum: int) -> None:
    rig = Rig(free_port(), qos=qos)
    published = [health("ok", "h-1"), *stream(40)]
    async with open_sink(rig.sink):
        rig.publish(published)
        broker = LimitedBroker(receive_maximum=receive_maximum, port=rig.port)
        async with broker:
            await rig.sink.flush()
    assert (broker.violations, len(broker.connects), rig.sink.lost) == ([], 1, 0)
    assert events(broker.payloads("/emotion")) == [event.id for event in published[1:]]
    assert broker.most_in_flight == min(receive_maximum, 16)


@pytest.mark.parametrize("qos", [1, 2])
async def test_nothing_is_lost_with_a_mosquitto_that_takes_one_at_a_time(
    mosquitto: str, tmp_path: Path, qos: int
) -> None:
    broker = Broker(mosquitto, tmp_path, settings=["max_inflight_messages 1"])
    async with broker, subscribed_to(broker.port, ROOT + "sessions/#") as listener:
        rig = Rig(broker.port, qos=qos)
        async with open_sink(rig.sink):
            rig.publish(stream(100))
            await rig.sink.flush()
            messages = await listener.until(has("99"))
    assert (ids(messages), rig.sink.lost) == ([event.id for event in stream(100)], 0)


async def test_a_limit_that_the_broker_did_not_say_is_found(caplog: pytest.LogCaptureFixture) -> None:
    rig = Rig(free_port())
    async with open_sink(rig.sink):
        rig.publish(stream(60))
        async with LimitedBroker(receive_maximum=3, says_so=False, port=rig.port) as broker:
            await rig.sink.flush()
    assert events(broker.payloads("/emotion")) == [event.id for event in stream(60)]
    assert broker.violations == ["0x93"] * 3  # 16, 8, 4; then 2
    assert rig.sink.lost == 0
    assert any("Receive maximum exceeded" in line for line in warnings(caplog))


# -- Maximum Packet Size ---------------------------------------------------------------------------


@pytest.mark.parametrize("payload", [b"", b"x" * 100, b"x" * 117, b"x" * 16_000, b"x" * 17_000])
@pytest.mark.parametrize("qos", [0, 1])
async def test_the_size_of_a_packet_is_known_before_it_is_sent(payload: bytes, qos: int) -> None:
    properties = publish_properties("text/plain", ("replayed", "true"), expires_s=5)
    async with LimitedBroker() as broker:
        client = MqttClient("127.0.0.1", broker.port, terms=Terms(qos=1), on_message=lambda *_: True)
        async with client:
            await client.deliver("a/b", payload, qos=qos, properties=properties)
            await client.deliver("a/b", payload, qos=1)
    expected = [client.limits.publish_bytes("a/b", payload, *each) for each in ((qos, properties), (1, None))]
    assert [publish.size for publish in broker.accepted] == expected


async def test_what_is_too_large_is_left_out_counted_and_told_once_and_the_rest_is_delivered(
    caplog: pytest.LogCaptureFixture,
) -> None:
    rig = Rig(free_port())
    async with open_sink(rig.sink):
        for event in [small("s-1"), *stream(3), small("s-2")]:
            rig.sink.publish(event)
        async with LimitedBroker(max_packet=900, port=rig.port) as broker:
            await rig.sink.flush()
            rig.publish([*stream(2, first=3), small("s-3")])
            await rig.sink.flush()
            assert rig.sink.problem == ""
    assert events(broker.payloads("overload")) == ["s-1", "s-2", "s-3"]
    assert (broker.violations, len(broker.connects), broker.payloads("/emotion")) == ([], 1, [])
    assert events(broker.payloads("gap")) == ["gap-1"]
    assert [(gap.reason, gap.where, gap.lost_events) for gap in rig.gaps] == [("refused", "mqtt", 3)]
    assert rig.sink.lost == 5
    told = [line for line in warnings(caplog) if "too large" in line]
    assert len(told) == 1
    assert "takes packets of 900 bytes at most" in told[0]


async def test_a_mosquitto_with_a_packet_limit_gets_what_it_takes(mosquitto: str, tmp_path: Path) -> None:
    broker = Broker(mosquitto, tmp_path, settings=["max_packet_size 900"])
    async with broker:
        rig = Rig(broker.port)
        async with open_sink(rig.sink):
            rig.publish([*stream(1), small("s-1"), *stream(1, first=1), small("s-2")])
            await rig.sink.flush()
            assert (rig.sink.lost, rig.patience.attempts) == (2, 0)


async def test_an_event_over_which_the_broker_ends_the_connection_does_not_block_the_others(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def answer(publish: Publish) -> int | None:
        return None if b'"7"' in publish.payload else 0

    rig = Rig(free_port())
    async with open_sink(rig.sink):
        rig.publish(stream(20))
        async with LimitedBroker(answer=answer, port=rig.port) as broker:
            await rig.sink.flush()
    assert events(broker.payloads("/emotion")) == [event.id for event in stream(20) if event.id != "7"]
    assert rig.sink.lost == 1
    assert [(gap.reason, gap.lost_events) for gap in rig.gaps] == [("refused", 1)]
    assert len([line for line in warnings(caplog) if "ends the connection over it" in line]) == 1


async def test_a_limit_of_size_that_the_broker_did_not_say_costs_the_large_events_only() -> None:
    rig = Rig(free_port())
    async with open_sink(rig.sink):
        rig.publish([small("s-1"), *stream(2), small("s-2")])
        async with LimitedBroker(max_packet=900, says_so=False, port=rig.port) as broker:
            await rig.sink.flush()
    assert events(broker.payloads("overload")) == ["s-1", "s-2"]
    assert rig.sink.lost == 2
    assert set(broker.violations) == {"0x95"}


# -- Maximum QoS, Retain Available -----------------------------------------------------------------


@pytest.mark.parametrize(("allowed", "wished"), [(0, 1), (0, 2), (1, 2)])
@pytest.mark.parametrize("says_so", [True, False])
async def test_the_quality_that_the_broker_allows_is_used_and_told_once(
    allowed: int, wished: int, says_so: bool, caplog: pytest.LogCaptureFixture
) -> None:
    rig = Rig(free_port(), qos=wished)
    async with open_sink(rig.sink):
        rig.publish(stream(20))
        async with LimitedBroker(max_qos=allowed, says_so=says_so, port=rig.port) as broker:
            await rig.sink.flush()
            await broker.until(lambda: len(broker.payloads("/emotion")) == 20)
    assert events(broker.payloads("/emotion")) == [event.id for event in stream(20)]
    assert ({publish.qos for publish in broker.accepted}, rig.sink.lost, broker.violations) == ({allowed}, 0, [])
    assert len(broker.connects) == (2 if says_so else 1 + wished - allowed)
    told = [line for line in warnings(caplog) if f"allows QoS {allowed} at most" in line]
    assert told == [
        f"mqtt: 127.0.0.1 port {rig.port}: it allows QoS {allowed} at most: that is used instead of {wished}"
    ]


@pytest.mark.parametrize("says_so", [True, False])
async def test_a_broker_that_retains_nothing_gets_everything_without_the_flag(
    says_so: bool, caplog: pytest.LogCaptureFixture
) -> None:
    rig = Rig(free_port())
    published = [health("ok", "h-1"), *(wire(EXAMPLES[name], name) for name in ("state.v1", "session.ended.v1"))]
    async with open_sink(rig.sink):
        rig.publish(published)
        async with LimitedBroker(retain=False, says_so=says_so, port=rig.port) as broker:
            await rig.sink.flush()
    assert (broker.violations, {publish.retain for publish in broker.accepted}) == ([], {False})
    assert set(events(broker.payloads("/health") + broker.payloads("/state") + broker.payloads("/lifecycle"))) == {
        event.id for event in published
    }
    assert all(publish.payload for publish in broker.accepted)  # there is nothing to clear
    assert broker.wills == [(1, True), (1, False)]
    assert len([line for line in warnings(caplog) if "retains no messages" in line]) == 1


async def test_a_mosquitto_without_retained_messages_and_quality_2_is_used(mosquitto: str, tmp_path: Path) -> None:
    broker = Broker(mosquitto, tmp_path, settings=["retain_available false", "max_qos 1"])
    async with broker, subscribed_to(broker.port) as listener:
        rig = Rig(broker.port, qos=2)
        async with open_sink(rig.sink):
            rig.publish([health("ok", "h-1"), *stream(20)])
            messages = await listener.until(has("19"))
    assert ids(messages) == ["h-1", *(event.id for event in stream(20))]
    assert {(message.qos, message.retain) for message in messages} == {(1, False)}


# -- refusals --------------------------------------------------------------------------------------


@pytest.mark.parametrize("qos", [1, 2])
async def test_a_negative_acknowledgement_is_counted_and_told_once(qos: int, caplog: pytest.LogCaptureFixture) -> None:
    def answer(publish: Publish) -> int:
        return 0x87 if publish.topic.endswith("/emotion") else 0

    rig = Rig(free_port(), qos=qos)
    async with open_sink(rig.sink):
        rig.publish([*stream(3), small("s-1")])
        async with LimitedBroker(answer=answer, port=rig.port) as broker:
            await rig.sink.flush()
            await broker.until(lambda: qos == 1 or broker.pubrels == len(broker.accepted))
    assert (rig.sink.lost, [gap.lost_events for gap in rig.gaps]) == (3, [3])
    assert events(broker.payloads("overload")) == ["s-1"]
    assert len([line for line in warnings(caplog) if "refuses events: Not authorized" in line]) == 1
    assert broker.pubrels == (len(broker.accepted) if qos == 2 else 0)


async def test_a_broker_that_refuses_everything_is_a_problem_until_it_takes_events(
    caplog: pytest.LogCaptureFixture,
) -> None:
    code = 0x87
    rig = Rig(free_port())
    assert rig.sink.problem == f"mqtt: no connection to 127.0.0.1 port {rig.port}: not connected yet"
    async with open_sink(rig.sink):
        rig.publish(stream(3))
        async with LimitedBroker(answer=lambda _: code, port=rig.port):
            await rig.sink.flush()
            assert rig.sink.problem == (f"mqtt: 127.0.0.1 port {rig.port} refuses everything: Not authorized")
            code = 0
            rig.publish(stream(1, first=3))
            await rig.sink.flush()
            assert rig.sink.problem == ""
    assert len([line for line in warnings(caplog) if "refuses events" in line]) == 1


async def test_a_broker_that_takes_status_only_is_a_problem_after_many_events() -> None:
    async with LimitedBroker(answer=lambda publish: 0 if publish.topic == f"{ROOT}status" else 0x87) as broker:
        rig = Rig(broker.port)
        async with open_sink(rig.sink):
            await rig.connected()
            rig.publish(stream(20))
            await rig.sink.flush()
            assert "refuses everything: Not authorized" in rig.sink.problem


# -- protocol versions, keep-alive -----------------------------------------------------------------


@pytest.mark.parametrize("refuses_levels", [True, False])
async def test_a_broker_that_knows_mqtt_3_1_1_only_gets_all_events(
    refuses_levels: bool, caplog: pytest.LogCaptureFixture
) -> None:
    rig = Rig(free_port())
    async with open_sink(rig.sink):
        rig.publish([health("ok", "h-1"), *stream(20)])
        async with LimitedBroker(levels=(4,), refuses_levels=refuses_levels, port=rig.port) as broker:
            await rig.sink.flush()
            assert broker.connects == [5, 4]
            assert events(broker.payloads("/emotion")) == [event.id for event in stream(20)]
            assert events(broker.payloads("/health")) == ["h-1"]
    assert len([line for line in warnings(caplog) if "MQTT 3.1.1 only" in line]) == 1
    assert rig.sink.lost == 0


async def test_mqtt_5_is_tried_again_after_a_connection_without_it() -> None:
    async with LimitedBroker(levels=(4,)) as broker:
        rig = Rig(broker.port)
        async with open_sink(rig.sink):
            await rig.connected()
            broker.levels, broker.answer = (4, 5), lambda _: None
            rig.publish(stream(1))
            await broker.until(lambda: len(broker.ends) == 2)
            broker.answer = lambda _: 0
            await rig.sink.flush()
    assert broker.connects[:3] == [5, 4, 5]
    assert rig.sink.lost == 0


async def test_pings_come_in_time_for_the_keep_alive_of_the_broker() -> None:
    async with LimitedBroker(connack_extra=b"\x13\x00\x01") as broker:  # Server Keep Alive: 1 s
        rig = Rig(broker.port, keepalive_s=3600)
        async with open_sink(rig.sink):
            await broker.until(lambda: broker.pings == 2)
    assert len(broker.connects) == 1


async def test_other_limits_of_a_broker_are_no_obstacle() -> None:
    """No topic alias, no wildcard, shared or identified subscriptions, a session that ends at once."""
    extra = b"\x22\x00\x00" + b"\x28\x00" + b"\x29\x00" + b"\x2a\x00" + b"\x11\x00\x00\x00\x00" + b"\x12\x00\x02id"
    async with LimitedBroker(connack_extra=extra) as broker:
        rig = Rig(broker.port)
        async with open_sink(rig.sink):
            rig.publish(stream(20))
            await rig.sink.flush()
    assert events(broker.payloads("/emotion")) == [event.id for event in stream(20)]
    assert (len(broker.connects), rig.sink.lost) == (1, 0)


# -- the end ---------------------------------------------------------------------------------------


async def test_a_node_whose_farewell_is_not_acknowledged_leaves_its_last_will() -> None:
    async with LimitedBroker() as broker:
        rig = Rig(broker.port)
        async with open_sink(rig.sink):
            await rig.connected()
            broker.holds = True
        await broker.until(lambda: bool(broker.ends))
    assert broker.ends == [b"none"]  # no DISCONNECT: a broker publishes the will


async def test_limits_that_are_not_said_are_those_of_the_specification() -> None:
    assert BrokerLimits() == BrokerLimits(
        is_v5=True, max_qos=2, retain=True, in_flight=16, max_packet_bytes=None, wildcards=True
    )
    empty = Properties(PacketTypes.PUBLISH)  # type: ignore[no-untyped-call]
    assert BrokerLimits().publish_bytes("a", b"", 0, empty) == BrokerLimits().publish_bytes("a", b"", 0, None) == 6
    assert BrokerLimits(is_v5=False).publish_bytes("a", b"", 1, None) == 7
