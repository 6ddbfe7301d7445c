"""The state of a leg is retained, and cleared when its session ends, whatever happens to broker and daemon."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import aiomqtt
import pytest

from streamer.core.events import SessionEnded
from tests.support.broker import Broker, free_port, retained, subscribed_to
from tests.support.examples import EXAMPLES, stream, wire
from tests.support.mqtt_rig import ROOT, Rig, ids
from tests.support.schemas import validate
from tests.support.sink_task import open_sink

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def mosquitto(needs_program: Callable[[str], str]) -> str:
    return needs_program("mosquitto")


STATE = ROOT + "sessions/call-1/customer/state"


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


async def test_the_states_that_a_crash_left_are_cleared_with_their_session(mosquitto: str, tmp_path: Path) -> None:
    async with Broker(mosquitto, tmp_path) as broker, open_sink(Rig(broker.port).sink) as sink:
        await publish_retained(broker.port, STATE, b"from before")
        end = EXAMPLES["session.ended.v1"]
        assert isinstance(end, SessionEnded)
        sink.publish(wire(replace(end, reason="daemon_restart"), "end"))
        await sink.flush()
        assert await kept_topics(broker.port, "sessions") == []


async def test_a_state_does_not_stay_for_ever_where_the_daemon_dies(mosquitto: str, tmp_path: Path) -> None:
    async with Broker(mosquitto, tmp_path) as broker, open_sink(Rig(broker.port).sink) as sink:
        sink.publish(wire(EXAMPLES["state.v1"], "s-1"))
        await sink.flush()
        async with subscribed_to(broker.port, STATE) as listener:
            (message,) = await listener.until(lambda messages: len(messages) == 1)
    assert 0 < getattr(message.properties, "MessageExpiryInterval", 0) <= 86_400


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
