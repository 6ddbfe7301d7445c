"""The state of a leg is retained, and cleared when its session ends, whatever happens to broker and daemon."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import aiomqtt
import pytest

from streamer.core.events import SessionEnded, SessionStarted, StateChanged
from streamer.sinks.mqtt_refusals import Refusals
from streamer.sinks.mqtt_retained import RetainedPublisher
from streamer.sinks.retained import RetainedTopics
from tests.support.broker import DEADLINE_S, Broker, retained, subscribed_to
from tests.support.examples import EXAMPLES, stream, wire
from tests.support.mqtt_rig import ROOT, Rig, ids, payload
from tests.support.ports import free_port
from tests.support.schemas import validate
from tests.support.sink_task import open_sink

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamer.protocol.cloudevents import WireEvent
    from streamer.sinks.mqtt_client import MqttClient


@pytest.fixture
def mosquitto(needs_program: Callable[[str], str]) -> str:
    return needs_program("mosquitto")


STATE = ROOT + "sessions/call-1/customer/leg-1/state"
LIFECYCLE = ROOT + "sessions/call-1/lifecycle"


def events_of(messages: list[aiomqtt.Message]) -> list[aiomqtt.Message]:
    """Return the messages but those that clear a topic."""
    return [message for message in messages if message.payload]


async def test_the_state_of_a_leg_is_kept_for_who_comes_later_until_its_session_ends(
    mosquitto: str, tmp_path: Path
) -> None:
    async with Broker(mosquitto, tmp_path) as broker, open_sink(Rig(broker.port).sink) as sink:
        async with subscribed_to(broker.port, ROOT + "sessions/#") as listener:
            sink.publish(wire(EXAMPLES["state.v1"], "s-1"))
            await sink.flush()
            assert validate(await retained(broker.port, STATE))["id"] == "s-1"
            sink.publish(wire(EXAMPLES["session.ended.v1"], "end"))
            sink.publish(wire(EXAMPLES["emotion.v1"], "later"))
            # At QoS 1 a message may come twice, so they are not counted.
            messages = await listener.until(
                lambda messages: any(not m.payload for m in messages) and "later" in ids(events_of(messages))
            )
        cleared = [(str(message.topic), message.retain) for message in messages if not message.payload]
        assert set(cleared) == {(STATE, True)}
        assert ids(events_of(messages)) == ["s-1", "end", "later"]
        await sink.flush()
        assert await kept_topics(broker.port, "sessions") == []


async def test_a_state_whose_session_ended_while_the_broker_was_away_is_not_kept(
    mosquitto: str, tmp_path: Path
) -> None:
    rig = Rig(free_port(), queue_events=2)
    async with open_sink(rig.sink):
        rig.patience.hold()
        await rig.patience.until(1)
        rig.publish([wire(EXAMPLES["state.v1"], "s-1"), wire(EXAMPLES["session.ended.v1"], "end"), *stream(2)])
        async with Broker(mosquitto, tmp_path, port=rig.port) as broker:
            await publish_retained(broker.port, STATE, b"from before")
            rig.patience.go()
            await rig.connected()
            await rig.sink.flush()
            assert await kept_topics(broker.port, "sessions") == []


async def test_who_comes_later_learns_the_open_sessions_their_roles_and_the_state_of_each_leg(
    mosquitto: str, tmp_path: Path
) -> None:
    state = EXAMPLES["state.v1"]
    assert isinstance(state, StateChanged)
    async with Broker(mosquitto, tmp_path) as broker, open_sink(Rig(broker.port).sink) as sink:
        sink.publish(wire(EXAMPLES["session.started.v1"], "started"))
        sink.publish(wire(state, "s-1"))
        sink.publish(wire(replace(state, leg_id="leg-2"), "s-2"))  # of the same role
        await sink.flush()
        assert await kept(broker.port) == {LIFECYCLE: "started", STATE: "s-1", STATE.replace("leg-1", "leg-2"): "s-2"}
        sink.publish(wire(EXAMPLES["session.changed.v1"], "changed"))
        await sink.flush()
        assert (await kept(broker.port))[LIFECYCLE] == "changed"
        async with subscribed_to(broker.port, LIFECYCLE) as listener:
            sink.publish(wire(EXAMPLES["session.ended.v1"], "end"))
            messages = await listener.until(lambda messages: bool(messages) and not messages[-1].payload)
        assert ids(events_of(messages)) == ["changed", "end"]
        await sink.flush()
        assert await kept(broker.port) == {}


async def test_a_broker_that_comes_back_learns_the_open_sessions_again(mosquitto: str, tmp_path: Path) -> None:
    rig = Rig(free_port())
    broker = Broker(mosquitto, tmp_path, port=rig.port)
    async with broker, open_sink(rig.sink):
        rig.publish([wire(EXAMPLES["session.started.v1"], "started"), wire(EXAMPLES["state.v1"], "s-1")])
        await rig.sink.flush()
        rig.patience.hold()
        await broker.kill()
        await rig.patience.until(1)
        await broker.start()
        rig.patience.go()
        await rig.connected()
        assert await kept(broker.port) == {LIFECYCLE: "started", STATE: "s-1"}


@pytest.mark.parametrize("is_in_state_file", [True, False])
async def test_what_a_crash_left_is_cleared(mosquitto: str, tmp_path: Path, is_in_state_file: bool) -> None:
    async with Broker(mosquitto, tmp_path) as broker:
        for topic in (STATE, LIFECYCLE, STATE.replace("call-1", "call-2")):
            await publish_retained(broker.port, topic, b"from before")
        rig = Rig(broker.port)
        end = EXAMPLES["session.ended.v1"]
        assert isinstance(end, SessionEnded)
        async with open_sink(rig.sink):
            rig.publish([wire(replace(end, reason="daemon_restart"), "end")] if is_in_state_file else [])
            rig.publish([wire(replace(end, session_id="call-3"), "other"), started("call-4")])
            await rig.sink.flush()
            async with subscribed_to(broker.port, ROOT + "sessions/#") as listener:
                await listener.until(lambda messages: {str(m.topic) for m in messages} >= {LIFECYCLE.replace("1", "4")})
            await gone(broker.port, STATE, LIFECYCLE, STATE.replace("call-1", "call-2"))
            assert await kept(broker.port) == {LIFECYCLE.replace("call-1", "call-4"): "started"}


async def test_what_is_kept_is_published_again_before_it_expires(mosquitto: str, tmp_path: Path) -> None:
    async with Broker(mosquitto, tmp_path) as broker:
        rig = Rig(broker.port, refresh_s=0.02)
        async with open_sink(rig.sink), subscribed_to(broker.port, STATE) as listener:
            rig.publish([wire(EXAMPLES["state.v1"], "s-1")])
            messages = await listener.until(lambda messages: len(messages) == 3)
    assert [json.loads(payload(message))["id"] for message in messages] == ["s-1"] * 3
    assert {message.retain for message in messages} == {True}


async def test_a_state_does_not_stay_for_ever_where_the_daemon_dies(mosquitto: str, tmp_path: Path) -> None:
    async with Broker(mosquitto, tmp_path) as broker, open_sink(Rig(broker.port).sink) as sink:
        sink.publish(wire(EXAMPLES["state.v1"], "s-1"))
        await sink.flush()
        async with subscribed_to(broker.port, STATE) as listener:
            (message,) = await listener.until(lambda messages: len(messages) == 1)
    assert 0 < getattr(message.properties, "MessageExpiryInterval", 0) <= 86_400


def started(session_id: str) -> WireEvent:
    event = EXAMPLES["session.started.v1"]
    assert isinstance(event, SessionStarted)
    return wire(replace(event, session_id=session_id), "started")


class Unanswered:
    """A connection to a broker that acknowledges nothing for the time being."""

    limits = SimpleNamespace(retain=True)

    def __init__(self) -> None:
        self.topics: list[str] = []
        self.news = asyncio.Event()
        self.answer = asyncio.Event()

    async def deliver(self, topic: str, payload: bytes, **_: object) -> None:
        self.topics.append(topic)
        self.news.set()
        await self.answer.wait()


async def test_nothing_that_is_kept_is_said_before_the_broker_knows_that_the_node_is_online() -> None:
    """Else another node, which has not read it yet, clears what is new."""
    topics, client = RetainedTopics(), Unanswered()
    topics.add(wire(EXAMPLES["state.v1"], "s-1"))
    refusals = Refusals(broker="here", report=lambda _: None, now=lambda: 0.0)
    keeper = RetainedPublisher(root=ROOT, qos=1, info=b"{}", refresh_s=60.0, topics=topics, refusals=refusals)
    announcing = asyncio.create_task(keeper.announce(cast("MqttClient", client)))
    async with asyncio.timeout(DEADLINE_S):
        await client.news.wait()
        await asyncio.sleep(0)  # others, which did not wait for it, would have been said by now
        assert client.topics == [ROOT + "status", ROOT + "info"]
        client.answer.set()
        await announcing
    assert client.topics == [ROOT + "status", ROOT + "info", STATE]


async def kept(port: int) -> dict[str, str]:
    """Return the ids of the events that the broker keeps below ``sessions/``, by topic."""
    async with subscribed_to(port, ROOT + "sessions/#") as listener:
        async with aiomqtt.Client("127.0.0.1", port, protocol=aiomqtt.ProtocolVersion.V5) as client:
            await client.publish(ROOT + "sessions/last", b"last", qos=1)
        messages = await listener.until(lambda messages: bool(messages) and messages[-1].payload == b"last")
    return {str(message.topic): json.loads(payload(message))["id"] for message in messages[:-1]}


async def gone(port: int, *topics: str) -> None:
    """Wait until the broker keeps nothing for these topics."""
    async with asyncio.timeout(DEADLINE_S):
        while set(await kept_topics(port, "sessions")) & set(topics):
            pass


async def publish_retained(port: int, topic: str, content: bytes) -> None:
    async with aiomqtt.Client("127.0.0.1", port, protocol=aiomqtt.ProtocolVersion.V5) as client:
        await client.publish(topic, content, qos=1, retain=True)


async def kept_topics(port: int, below: str) -> list[str]:
    """Return the topics below ``below`` for which the broker keeps a message; its status shows that all have come."""
    async with subscribed_to(port, ROOT + f"{below}/#") as first:
        async with aiomqtt.Client("127.0.0.1", port, protocol=aiomqtt.ProtocolVersion.V5) as client:
            await client.publish(ROOT + f"{below}/last", b"last", qos=1)
        messages = await first.until(lambda messages: bool(messages) and messages[-1].payload == b"last")
    return [str(message.topic) for message in messages[:-1]]
