"""What a lost node of a cluster had a broker retain is cleared by another one, once the broker misses it too."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import aiomqtt
import pytest

from streamer.core.events import SessionStarted, StateChanged
from streamer.protocol.home_assistant import Channel
from streamer.sinks.home_assistant import HomeAssistant
from streamer.sinks.mqtt_lost_nodes import MAX_LOST, LostNodes
from tests.support.broker import DEADLINE_S, Broker, subscribed_to
from tests.support.examples import EXAMPLES, health, wire
from tests.support.mqtt_rig import Rig
from tests.support.sink_task import open_sink

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from streamer.sinks.mqtt_client import MqttClient

PREFIX = "es/"
LOST = "es/attic/"
SESSION = {LOST + "sessions/call-1/lifecycle", LOST + "sessions/call-1/customer/leg-1/state"}
SOURCES = {LOST + "sources/phones/health", LOST + "sources/phones/1/state", LOST + "health"}
DEVICE = {LOST + "status", LOST + "info"}


@pytest.fixture
async def broker(needs_program: Callable[[str], str], tmp_path: Path) -> AsyncIterator[Broker]:
    async with Broker(needs_program("mosquitto"), tmp_path) as broker:
        yield broker


def attic(broker: Broker) -> Rig:
    """A node with a microphone, which Home Assistant shows, and an angry call."""
    home_assistant = HomeAssistant(
        discovery_prefix="homeassistant", root=LOST, node="attic", version="1", model="small 1", labels=["angry"],
        channels=[Channel("phones", 1, "customer")], expire_s=180, problems=list,
    )  # fmt: skip
    return Rig(broker.port, node="attic", home_assistant=home_assistant)


async def speak(rig: Rig) -> None:
    state = EXAMPLES["state.v1"]
    assert isinstance(state, StateChanged)
    rig.publish([health("ok", "h-1"), wire(EXAMPLES["session.started.v1"], "s-1"), wire(state, "s-2")])
    await rig.sink.flush()


async def kept(port: int, below: str = LOST) -> dict[str, aiomqtt.Message]:
    """Return what the broker keeps, by topic."""
    async with subscribed_to(port, f"{below}#") as listener:
        async with aiomqtt.Client("127.0.0.1", port, protocol=aiomqtt.ProtocolVersion.V5) as client:
            await client.publish(below + "last", b"last", qos=1)
        messages = await listener.until(lambda messages: any(m.payload == b"last" for m in messages))
    return {str(message.topic): message for message in messages if message.payload != b"last"}


async def until_kept(port: int, topics: set[str], below: str = LOST) -> None:
    async with asyncio.timeout(DEADLINE_S):
        while set(await kept(port, below)) != topics:
            pass


async def leave(port: int, root: str) -> None:
    """Have the broker keep what a node has left that died in a call."""
    async with aiomqtt.Client("127.0.0.1", port, protocol=aiomqtt.ProtocolVersion.V5) as client:
        for topic, payload in ((root + "status", b"offline"), (root + "sessions/call-1/lifecycle", b"{}")):
            await client.publish(topic, payload, qos=1, retain=True)


async def test_what_a_lost_node_has_left_is_gone_once_the_broker_misses_it_too(broker: Broker) -> None:
    async with open_sink(Rig(broker.port).sink) as kitchen:
        lost = attic(broker)
        connections: list[MqttClient] = []
        make = lost.sink._client
        lost.sink._client = lambda: connections.append(make()) or connections[-1]  # type: ignore[method-assign,func-returns-value]
        lost.patience.hold()
        async with open_sink(lost.sink):
            await lost.connected()
            await speak(lost)
            await until_kept(broker.port, SESSION | SOURCES | DEVICE)
            # It is alive at the broker: what it says there is true, whatever the cluster thinks. Nodes are looked at
            # one after the other, so it was looked at when the next one is cleared.
            kitchen.clear_after("attic")
            await leave(broker.port, "es/cellar/")
            kitchen.clear_after("cellar")
            await until_kept(broker.port, {"es/cellar/status"}, "es/cellar/")
            assert set(await kept(broker.port)) == SESSION | SOURCES | DEVICE
            connections[0].abort()  # without a word
            await until_kept(broker.port, DEVICE)
            assert (await kept(broker.port))[LOST + "status"].payload == b"offline"
            # Back again, it is left alone, and says everything again.
            lost.patience.go()
            await until_kept(broker.port, SESSION | SOURCES | DEVICE)
        assert set(await kept(broker.port)) == SESSION | SOURCES | DEVICE  # it has ended by itself, in its own way


async def test_a_node_that_was_lost_while_the_broker_was_away_is_cleared_after_the_next_connection(
    needs_program: Callable[[str], str], tmp_path: Path
) -> None:
    async with Broker(needs_program("mosquitto"), tmp_path) as broker:
        rig = Rig(broker.port)
        await leave(broker.port, LOST)
        rig.sink.clear_after("attic")
        async with open_sink(rig.sink):
            await until_kept(broker.port, {LOST + "status"})


class Strict:
    """A connection to a broker that refuses subscriptions to the topics of others, as MQTT 3.1.1 says it."""

    limits = SimpleNamespace(wildcards=True, retain=True, is_v5=False)

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def subscribe(self, topic: str) -> tuple[int, ...]:
        self.asked.append(topic)
        return (0x80,)

    async def unsubscribe(self, topics: list[str]) -> None:
        raise NotImplementedError


async def test_a_broker_that_lets_nobody_look_is_asked_once(caplog: pytest.LogCaptureFixture) -> None:
    lost, client = LostNodes(prefix="es", root="es/kitchen/"), Strict()
    for node in ("attic", "cellar"):
        lost.add(node)

    async def clear(_: object, topic: str) -> None:
        raise NotImplementedError(topic)

    clearing = asyncio.create_task(lost.clear_all(cast("MqttClient", client), clear))
    for _ in range(10):  # nothing of it waits for anything
        await asyncio.sleep(0)
    clearing.cancel()
    await asyncio.wait([clearing])
    assert client.asked == ["es/attic/status"]
    assert caplog.messages == ["mqtt: the broker lets nobody clear what the lost node attic has left: 128"]


async def test_of_nodes_that_never_come_back_only_the_newest_are_waited_for(broker: Broker) -> None:
    rig = Rig(broker.port)
    for number in range(MAX_LOST + 5):
        rig.sink.clear_after(f"pod-{number}")
    for number in (4, 5, MAX_LOST + 4):
        await leave(broker.port, f"es/pod-{number}/")
    async with open_sink(rig.sink):
        await until_kept(broker.port, {f"es/pod-{MAX_LOST + 4}/status"}, f"es/pod-{MAX_LOST + 4}/")
        await until_kept(broker.port, {"es/pod-5/status"}, "es/pod-5/")
        assert len(await kept(broker.port, "es/pod-4/")) == 2


async def test_what_is_more_than_may_wait_is_looked_for_again(broker: Broker) -> None:
    sink = Rig(broker.port).sink
    sink._lost_nodes = LostNodes(prefix="es", root="es/kitchen/", max_jobs=3)
    await leave(broker.port, LOST)
    async with aiomqtt.Client("127.0.0.1", broker.port, protocol=aiomqtt.ProtocolVersion.V5) as client:
        for number in range(12):
            await client.publish(f"{LOST}sessions/call-{number}/lifecycle", b"{}", qos=1, retain=True)
    sink.clear_after("attic")
    async with open_sink(sink):
        await until_kept(broker.port, {LOST + "status"})


async def test_nodes_that_are_not_lost_keep_what_they_have_said(broker: Broker) -> None:
    started = EXAMPLES["session.started.v1"]
    assert isinstance(started, SessionStarted)
    cellar = Rig(broker.port, node="cellar")
    async with open_sink(Rig(broker.port).sink) as kitchen, open_sink(cellar.sink):
        cellar.publish([wire(replace(started, session_id="call-2"), "s-1")])
        kitchen.publish(wire(started, "s-1"))
        await cellar.sink.flush()
        await kitchen.flush()
        await leave(broker.port, LOST)
        kitchen.clear_after("attic")
        await until_kept(broker.port, {LOST + "status"})
        assert {topic for topic in await kept(broker.port, PREFIX) if "/sessions/" in topic} == {
            "es/kitchen/sessions/call-1/lifecycle", "es/cellar/sessions/call-2/lifecycle",
        }  # fmt: skip


async def test_values_for_home_assistant_expire_with_its_entities_and_the_rest_within_a_day(broker: Broker) -> None:
    rig = attic(broker)
    async with open_sink(rig.sink):
        await rig.connected()
        await speak(rig)
        await until_kept(broker.port, SESSION | SOURCES | DEVICE)
        found = await kept(broker.port)
    expiry = {topic: getattr(message.properties, "MessageExpiryInterval", 0) for topic, message in found.items()}
    assert all(0 < expiry[topic] <= 180 for topic in (LOST + "sources/phones/1/state", LOST + "health"))
    assert all(180 < expiry[topic] <= 86_400 for topic in SESSION | {LOST + "sources/phones/health"})
    assert {expiry[topic] for topic in DEVICE} == {0}  # what it is stays
