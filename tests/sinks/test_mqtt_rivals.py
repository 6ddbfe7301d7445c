"""Two daemons with one node at one broker: each says so, and what to do."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from streamer.sinks.mqtt_rivals import Rivals
from tests.support.broker import Broker
from tests.support.mqtt_rig import Rig
from tests.support.sink_task import open_sink

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OURS, OTHER = b'{"instance":"a"}', b'{"instance":"b"}'


@pytest.fixture
def rivals() -> Rivals:
    return Rivals(instance="a", client_id="emotion-streamer-x", broker="broker port 1883")


def disconnected(rivals: Rivals, *, by_broker: bool = True, is_takeover: bool = False, lasted: bool = False) -> None:
    rivals.on_ended(by_broker=by_broker, is_takeover=is_takeover, lasted=lasted)


async def test_two_daemons_of_one_node_name_each_other(
    needs_program: Callable[[str], str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with Broker(needs_program("mosquitto"), tmp_path) as broker:
        rigs = [Rig(broker.port, info={"instance": name}) for name in "ab"]
        async with open_sink(rigs[0].sink), open_sink(rigs[1].sink):
            for rig in rigs:
                await rig.patience.until(3)
            problems = {rig.sink.problem for rig in rigs}
    told = [
        r.getMessage() for r in caplog.records if r.levelno == logging.WARNING and "another client" in r.getMessage()
    ]
    assert len(told) == 2
    assert problems == set(told)
    assert "give each daemon an events.node of its own" in told[0]


async def test_a_daemon_that_starts_again_finds_no_rival(
    needs_program: Callable[[str], str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broker = Broker(needs_program("mosquitto"), tmp_path)
    async with broker:
        for name in "ab":
            rig = Rig(broker.port, info={"instance": name})
            async with open_sink(rig.sink):
                await rig.connected()
                rig.patience.hold()
                await broker.kill()
                await rig.patience.until(1)
                await broker.start()
                rig.patience.go()
                await rig.connected()
                assert rig.sink.problem == ""
    assert "another client" not in caplog.text


def test_who_was_not_disconnected_does_not_look(rivals: Rivals) -> None:
    assert not rivals.shall_look
    disconnected(rivals, by_broker=False)
    assert not rivals.shall_look
    disconnected(rivals)
    assert rivals.shall_look


def test_what_an_earlier_run_left_is_no_rival(rivals: Rivals) -> None:
    rivals.on_info(OTHER, retained=True)
    assert not rivals.found
    rivals.on_published()
    rivals.on_info(OURS, retained=True)
    assert (rivals.found, rivals.problem) == (False, "")
    rivals.on_info(OTHER, retained=True)
    assert rivals.found


@pytest.mark.parametrize("payload", [OTHER, b"", b"[1]", b"{}", b"\xff"])
def test_another_info_while_we_are_connected_is_one(rivals: Rivals, payload: bytes) -> None:
    rivals.on_info(payload, retained=False)
    assert rivals.found


def test_a_broker_that_ends_the_connection_over_the_look_is_not_asked_again(rivals: Rivals) -> None:
    disconnected(rivals)
    rivals.on_look()
    disconnected(rivals)
    assert not rivals.shall_look


def test_a_stable_connection_shows_that_the_rival_is_gone(rivals: Rivals) -> None:
    disconnected(rivals, is_takeover=True)
    assert "another client with our id 'emotion-streamer-x' connects to broker port 1883" in rivals.problem
    disconnected(rivals, lasted=True)
    assert rivals.problem == ""
