"""What aiomqtt and paho leave out: no cancellation is lost, no connection is left behind, no publish is forgotten."""

from __future__ import annotations

import asyncio
import socket
import threading
from typing import TYPE_CHECKING, Any

import aiomqtt
import pytest

from streamer.sinks.mqtt_client import MqttClient, NoConnackError, NotAcceptedError
from streamer.sinks.mqtt_limits import Terms
from tests.support.broker import DEADLINE_S
from tests.support.limited_broker import LimitedBroker
from tests.support.mqtt_rig import Rig
from tests.support.ports import free_port
from tests.support.sink_task import open_sink

if TYPE_CHECKING:
    from paho.mqtt.reasoncodes import ReasonCode


class CancelledByCallback(MqttClient):
    """Its task is cancelled in the moment in which the broker accepts the connection, or acknowledges a publish."""

    victim: asyncio.Task[Any] | None = None
    when = "connect"

    def _cancel(self, when: str) -> None:
        if self.victim is not None and self.when == when:
            self.victim.cancel()

    def _on_connect(self, *arguments: Any) -> None:
        super()._on_connect(*arguments)
        self._cancel("connect")

    def _on_publish(self, client: Any, userdata: object, mid: int, reason_code: ReasonCode, properties: Any) -> None:
        super()._on_publish(client, userdata, mid, reason_code, properties)
        self._cancel("publish")


def client(port: int, of: type[MqttClient] = MqttClient, *, qos: int = 1) -> MqttClient:
    return of("127.0.0.1", port, terms=Terms(qos=qos), on_message=lambda *_: True, timeout=DEADLINE_S)


@pytest.mark.parametrize("when", ["connect", "publish"])
async def test_a_cancellation_that_comes_with_the_answer_is_not_lost(when: str) -> None:
    async with LimitedBroker() as broker:
        made = client(broker.port, CancelledByCallback)
        assert isinstance(made, CancelledByCallback)

        async def use() -> None:
            async with made:
                await made.deliver("a", b"1", qos=1)
                await asyncio.Event().wait()

        made.when, made.victim = when, asyncio.create_task(use())
        async with asyncio.timeout(DEADLINE_S):
            await asyncio.wait([made.victim])
        assert made.victim.cancelled()
        await broker.until(lambda: len(broker.ends) == 1)  # the connection is closed


async def test_a_connection_that_nobody_waits_for_any_more_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    loop, connect = asyncio.get_running_loop(), socket.create_connection
    begun, is_given_up = asyncio.Event(), threading.Event()

    def connect_later(*arguments: Any, **options: Any) -> socket.socket:
        loop.call_soon_threadsafe(begun.set)
        is_given_up.wait(DEADLINE_S)
        return connect(*arguments, **options)

    async with LimitedBroker() as broker:
        monkeypatch.setattr(socket, "create_connection", connect_later)
        entering = asyncio.create_task(client(broker.port).__aenter__())
        async with asyncio.timeout(DEADLINE_S):
            await begun.wait()  # in a thread
        entering.cancel()
        await asyncio.wait([entering])
        is_given_up.set()
        assert entering.cancelled()
        await broker.until(lambda: len(broker.ends) == 1)


async def test_a_connection_closed_before_its_connack_is_an_error_at_once() -> None:
    async with LimitedBroker(levels=(), refuses_levels=False) as broker:
        with pytest.raises(NoConnackError, match="instead of an answer to CONNECT"):
            async with client(broker.port):
                pass


async def test_a_publish_ends_with_its_connection_and_says_why() -> None:
    async with LimitedBroker(disconnect_reason=0x8B) as broker:
        made = client(broker.port)
        with pytest.raises(aiomqtt.MqttError, match="Server shutting down"):
            async with made:
                await made.deliver("a", b"1", qos=1)
        assert (made.closed_by_broker, made.end_code) == (True, 0x8B)


async def test_a_publish_that_was_given_up_counts_until_it_is_acknowledged() -> None:
    async with LimitedBroker(receive_maximum=1) as broker:
        made = client(broker.port)
        async with made:
            given_up = asyncio.create_task(made.deliver("a", b"1", qos=1))
            await broker.until(lambda: len(broker.accepted) == 1)
            given_up.cancel()
            await made.deliver("a", b"2", qos=1)
    assert ([publish.payload for publish in broker.accepted], broker.violations) == ([b"1", b"2"], [])


@pytest.mark.parametrize("qos", [1, 2])
async def test_a_refused_publish_is_an_error_and_the_next_one_is_not(qos: int) -> None:
    broker = LimitedBroker(answer=lambda publish: 0x97 if publish.payload == b"1" else 0)
    async with broker, client(broker.port, qos=qos) as made:
        with pytest.raises(NotAcceptedError, match="Quota exceeded"):
            await made.deliver("a", b"1", qos=qos)
        await made.deliver("a", b"2", qos=qos)
    assert [publish.payload for publish in broker.accepted] == [b"2"]


async def test_a_takeover_is_named_with_the_remedy(caplog: pytest.LogCaptureFixture) -> None:
    async with LimitedBroker(disconnect_reason=0x8E) as broker:
        rig = Rig(broker.port)
        rig.patience.hold_at = 1
        async with open_sink(rig.sink):
            await rig.patience.until(1)
            assert "another client with our id 'emotion-streamer-kitchen'" in rig.sink.problem
    assert "Session taken over" in caplog.text
    assert "give each daemon an events.node of its own" in caplog.text


async def test_leaving_the_sink_while_the_broker_accepts_the_connection_ends_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rig: Rig
    on_connect = MqttClient._on_connect

    def leave_and_accept(self: MqttClient, *arguments: Any) -> None:
        leaving.append(asyncio.ensure_future(rig.sink.__aexit__(None, None, None)))
        leaving[0].get_loop().call_soon(on_connect, self, *arguments)

    leaving: list[asyncio.Future[None]] = []
    monkeypatch.setattr(MqttClient, "_on_connect", leave_and_accept)
    async with LimitedBroker() as broker, asyncio.timeout(DEADLINE_S):
        rig = Rig(broker.port)
        await rig.sink.__aenter__()
        await rig.sink.run()
        await leaving[0]
        await broker.until(lambda: len(broker.ends) == 1)


async def test_nobody_listens_is_an_error() -> None:
    with pytest.raises(aiomqtt.MqttError, match="refused"):
        async with client(free_port()):
            pass
