"""What Home Assistant gets of a node over a real broker: the device, and values that do not expire while it lives."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import aiomqtt
import pytest

from streamer.core.events import Leg, SessionEnded, SessionStarted, StateChanged
from streamer.protocol.home_assistant import Channel
from streamer.sinks.home_assistant import HomeAssistant
from tests.support.broker import Broker, retained, subscribed_to
from tests.support.examples import AT, EXAMPLES, health, wire
from tests.support.limited_broker import LimitedBroker
from tests.support.mqtt_rig import ROOT, Rig, payload
from tests.support.sink_task import open_sink

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamer.protocol.cloudevents import WireEvent

DEVICE = "homeassistant/device/emotion-streamer-kitchen/config"
STATE = ROOT + "sources/phones/1/state"
SINCE = "2026-11-20T10:30:15.123Z"


@pytest.fixture
def mosquitto(needs_program: Callable[[str], str]) -> str:
    return needs_program("mosquitto")


def home_assistant(*, problems: list[str] | None = None) -> HomeAssistant:
    return HomeAssistant(
        discovery_prefix="homeassistant",
        root=ROOT,
        node="kitchen",
        version="1",
        model="small 1",
        labels=["angry"],
        channels=[Channel("phones", 1, "customer")],
        expire_s=3600,
        problems=lambda: problems or [],
    )


def started() -> WireEvent:
    return wire(SessionStarted("phones", "S", (Leg("S-1", "customer", "pcm_s16le", 16_000, True),), AT))


def angry() -> WireEvent:
    event = EXAMPLES["state.v1"]
    assert isinstance(event, StateChanged)
    return wire(replace(event, session_id="S", leg_id="S-1"))


def ended() -> WireEvent:
    return wire(SessionEnded("phones", "S", "hangup", 1000, AT))


def values(messages: list[aiomqtt.Message]) -> list[tuple[Any, ...]]:
    states = [json.loads(payload(message)) for message in messages if str(message.topic) == STATE]
    return [(state["state"], state["probability"], state["session_id"]) for state in states]


def has_count(count: int, messages: list[aiomqtt.Message]) -> bool:
    return len(messages) == count


async def test_a_channel_has_a_state_while_its_microphone_is_open(mosquitto: str, tmp_path: Path) -> None:
    async with Broker(mosquitto, tmp_path) as broker, subscribed_to(broker.port, STATE) as listener:
        rig = Rig(broker.port, home_assistant=home_assistant())
        async with open_sink(rig.sink):
            await listener.until(lambda messages: len(messages) == 1)
            for count, event in enumerate([started(), angry(), ended()], 2):
                rig.sink.publish(event)
                messages = await listener.until(partial(has_count, count))
        assert json.loads(await retained(broker.port, DEVICE))["dev"]["ids"] == ["emotion-streamer-kitchen"]
    nothing = (None, None, None)
    assert values(messages) == [nothing, ("none", 0.0, "S"), ("angry", 0.7124, "S"), nothing]
    assert json.loads(payload(messages[2]))["since"] == SINCE
    assert {message.retain for message in messages} == {True}


async def test_legs_of_calls_and_of_other_channels_are_no_values(mosquitto: str, tmp_path: Path) -> None:
    async with Broker(mosquitto, tmp_path) as broker, subscribed_to(broker.port, STATE) as listener:
        rig = Rig(broker.port, home_assistant=home_assistant())
        async with open_sink(rig.sink):
            call = (Leg("C-1", "customer", "PCMU", 8000, True),)
            other = (Leg("T-2", "agent", "pcm_s16le", 16_000, True),)
            rig.publish([wire(SessionStarted("rtp", "C", call, AT)), wire(SessionStarted("phones", "T", other, AT))])
            rig.publish([wire(EXAMPLES["state.v1"]), started()])
            messages = await listener.until(lambda messages: values(messages)[-1:] == [("none", 0.0, "S")])
    assert {session_id for _, _, session_id in values(messages)} <= {None, "S"}


async def test_the_problem_of_the_node_and_of_a_source_is_published(mosquitto: str, tmp_path: Path) -> None:
    problems = ["phones: unplugged"]
    async with Broker(mosquitto, tmp_path) as broker, subscribed_to(broker.port, ROOT + "health") as listener:
        rig = Rig(broker.port, home_assistant=home_assistant(problems=problems))
        async with open_sink(rig.sink):
            await listener.until(lambda messages: len(messages) == 1)
            problems.clear()
            rig.publish([health("ok", "h-1")])
            messages = await listener.until(lambda messages: len(messages) == 2)
    assert [json.loads(payload(message)) for message in messages] == [
        {"healthy": False, "problems": ["phones: unplugged"]},
        {"healthy": True, "problems": []},
    ]


async def test_the_device_is_announced_again_when_home_assistant_starts(mosquitto: str, tmp_path: Path) -> None:
    async with Broker(mosquitto, tmp_path) as broker, subscribed_to(broker.port) as listener:
        rig = Rig(broker.port, home_assistant=home_assistant())
        async with open_sink(rig.sink):
            rig.publish([health("ok", "h-1")])
            await listener.until(lambda messages: bool(messages) and str(messages[-1].topic) == STATE)
            for said in (b"offline", b"online"):
                async with aiomqtt.Client("127.0.0.1", broker.port) as home:
                    await home.publish("homeassistant/status", said, qos=1)
            announced = await listener.until(lambda got: Counter(str(m.topic) for m in got)[STATE] == 2)
    topics = Counter(str(message.topic) for message in announced)
    assert (topics[DEVICE], topics[ROOT + "health"]) == (2, 2)
    after = [str(message.topic) for message in announced[-4:]]
    assert after == [DEVICE, ROOT + "sources/phones/health", ROOT + "health", STATE]


async def test_values_are_published_again_before_they_expire(mosquitto: str, tmp_path: Path) -> None:
    async with Broker(mosquitto, tmp_path) as broker, subscribed_to(broker.port) as listener:
        informant = home_assistant()
        informant._every_s = 0.02  # instead of 20 minutes
        rig = Rig(broker.port, home_assistant=informant)
        async with open_sink(rig.sink):
            rig.publish([health("ok", "h-1")])
            wanted = (STATE, ROOT + "health", ROOT + "sources/phones/health")
            messages = await listener.until(
                lambda got: all(Counter(str(m.topic) for m in got)[topic] >= 3 for topic in wanted)
            )
    assert Counter(str(message.topic) for message in messages)[DEVICE] == 1


async def test_a_broker_that_does_not_let_us_announce_gets_events_all_the_same() -> None:
    async with LimitedBroker(answer=lambda publish: 0x87 if publish.topic == DEVICE else 0) as broker:
        rig = Rig(broker.port, home_assistant=home_assistant())
        async with open_sink(rig.sink):
            rig.publish([started(), angry(), ended()])
            await rig.sink.flush()
            await broker.until(lambda: bool(broker.payloads("1/state")))
            assert (rig.sink.lost, rig.sink.problem) == (0, "")


async def test_a_sink_that_goes_on_for_another_knows_the_values(mosquitto: str, tmp_path: Path) -> None:
    async with Broker(mosquitto, tmp_path) as broker, subscribed_to(broker.port, STATE) as listener:
        old = Rig(broker.port, home_assistant=home_assistant())
        new = Rig(broker.port, home_assistant=home_assistant())
        async with open_sink(old.sink):
            old.publish([started(), angry()])
            await listener.until(lambda messages: values(messages)[-1:] == [("angry", 0.7124, "S")])
            new.sink.inherit_state(old.sink)
        async with open_sink(new.sink):
            await new.connected()
            new.publish([ended()])
            messages = await listener.until(lambda messages: values(messages)[-1:] == [(None, None, None)])
    assert values(messages)[-2] == ("angry", 0.7124, "S")
