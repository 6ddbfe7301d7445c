from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING

import pytest

from tests.support.broker import Broker, retained, subscribed_to
from tests.support.examples import health, stream
from tests.support.mqtt_rig import ROOT, Patience, Rig, has, ids, is_event, is_replayed, payload
from tests.support.ports import free_port
from tests.support.schemas import validate
from tests.support.sink_task import open_sink

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def mosquitto(needs_program: Callable[[str], str]) -> str:
    return needs_program("mosquitto")


async def test_the_first_connection_is_tried_until_it_works(
    mosquitto: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broker = Broker(mosquitto, tmp_path)
    rig = Rig(broker.port)
    rig.patience.hold_at = 3
    async with open_sink(rig.sink):
        rig.publish(stream(20))
        await rig.patience.until(3)
        rig.clock += 1
        async with broker, subscribed_to(broker.port) as listener:
            rig.patience.go()
            messages = await listener.until(has("19"))
            assert [payload(message) for message in messages[:2]] == [b"online", b'{"version":"1"}']
            assert ids(messages) == [event.id for event in stream(20)]
            assert all(is_replayed(message) for message in messages if is_event(message))
            assert [record.levelname for record in caplog.records].count("WARNING") == 1
            assert rig.gaps == []


async def test_a_broker_killed_in_the_middle_of_a_stream_misses_nothing(mosquitto: str, tmp_path: Path) -> None:
    rig = Rig(free_port())
    broker = Broker(mosquitto, tmp_path, port=rig.port)
    async with broker, open_sink(rig.sink):
        async with subscribed_to(broker.port) as before:
            rig.publish([health("ok", "h-1"), *stream(100)])
            first = await before.until(has("99"))
            await rig.sink.flush()
            broker.freeze()  # what is sent from now on reaches a socket, and nobody
            rig.publish(stream(100, first=100))
            rig.patience.hold()
            await broker.kill()
        await rig.patience.until(1)
        rig.publish(stream(100, first=200))
        rig.clock += 1
        await broker.start()
        async with subscribed_to(broker.port) as after:
            rig.patience.go()
            second = await after.until(has("299"))
            await rig.connected()
            await rig.sink.flush()
            rig.publish(stream(100, first=300))
            second = await after.until(has("399"))
            await rig.sink.flush()  # what isn't acknowledged when we leave counts as lost
    assert ids(first) == ["h-1", *(event.id for event in stream(100))]
    assert ids(second) == ["h-1", *(event.id for event in stream(300, first=100))]
    assert [str(message.topic) for message in second if not is_event(message)] == [ROOT + "status", ROOT + "info"]
    late = [json.loads(payload(message))["id"] for message in second if is_replayed(message)]
    assert late == [event.id for event in stream(200, first=100)]
    assert (rig.gaps, rig.sink.lost) == ([], 0)


async def test_events_beyond_the_outage_queue_are_counted_and_reported(mosquitto: str, tmp_path: Path) -> None:
    rig = Rig(free_port(), queue_events=50)
    async with open_sink(rig.sink):
        rig.patience.hold()
        await rig.patience.until(1)
        rig.publish(stream(80))
        assert rig.sink.lost == 30
        async with Broker(mosquitto, tmp_path, port=rig.port) as broker, subscribed_to(broker.port) as listener:
            rig.patience.go()
            messages = await listener.until(has("gap-1"))
            await rig.sink.flush()
    assert ids(messages) == [*(event.id for event in stream(50, first=30)), "gap-1"]
    assert [(gap.reason, gap.where, gap.lost_events) for gap in rig.gaps] == [("broker_away", "mqtt", 30)]
    assert rig.sink.lost == 30


async def test_expired_events_are_counted_and_reported_once(mosquitto: str, tmp_path: Path) -> None:
    rig = Rig(free_port(), max_age_s=60.0)
    async with open_sink(rig.sink):
        rig.patience.hold()
        await rig.patience.until(1)
        rig.publish(stream(40))
        rig.clock += 50
        rig.publish(stream(10, first=40))
        rig.clock += 20
        async with Broker(mosquitto, tmp_path, port=rig.port) as broker, subscribed_to(broker.port) as listener:
            rig.patience.go()
            messages = await listener.until(has("gap-1"))
            await rig.sink.flush()
    assert ids(messages) == [*(event.id for event in stream(10, first=40)), "gap-1"]
    assert [(gap.reason, gap.lost_events) for gap in rig.gaps] == [("broker_away", 40)]
    assert rig.sink.lost == 40


async def test_a_stale_state_never_replaces_the_newest_retained_one(mosquitto: str, tmp_path: Path) -> None:
    rig = Rig(free_port())
    async with open_sink(rig.sink):
        rig.patience.hold()
        await rig.patience.until(1)
        rig.publish([health("ok", "h-1"), health("lost", "h-2"), health("ok", "h-3")])
        async with Broker(mosquitto, tmp_path, port=rig.port) as broker:
            async with subscribed_to(broker.port, ROOT + "sources/phones/health") as listener:
                rig.patience.go()
                messages = await listener.until(lambda messages: len(messages) == 4)
            came = [(json.loads(payload(message))["id"], message.retain) for message in messages]
            assert came == [("h-3", True), ("h-1", False), ("h-2", False), ("h-3", True)]
            assert validate(await retained(broker.port, ROOT + "sources/phones/health"))["id"] == "h-3"


async def test_an_expired_health_event_is_retained_all_the_same(mosquitto: str, tmp_path: Path) -> None:
    rig = Rig(free_port(), max_age_s=60.0)
    async with open_sink(rig.sink):
        rig.patience.hold()
        await rig.patience.until(1)
        rig.publish([health("lost", "h-1")])
        rig.clock += 100
        async with Broker(mosquitto, tmp_path, port=rig.port) as broker:
            rig.patience.go()
            await rig.connected()
            assert validate(await retained(broker.port, ROOT + "sources/phones/health"))["id"] == "h-1"


async def test_a_broker_that_hangs_is_disconnected_and_retried(mosquitto: str, tmp_path: Path) -> None:
    async with Broker(mosquitto, tmp_path) as broker, subscribed_to(broker.port) as listener:
        rig = Rig(broker.port, timeout_s=0.3)
        async with open_sink(rig.sink):
            await rig.connected()
            broker.freeze()
            rig.publish(stream(30))
            await rig.patience.until(2)
            broker.thaw()
            assert ids(await listener.until(has("29"))) == [event.id for event in stream(30)]
            assert rig.sink.lost == 0


async def test_leaving_does_not_wait_for_a_broker_that_is_away(caplog: pytest.LogCaptureFixture) -> None:
    rig = Rig(free_port())
    async with open_sink(rig.sink):
        rig.patience.hold()
        await rig.patience.until(1)
        rig.publish(stream(7))
    assert "stopped with 7 events not delivered" in caplog.text
    assert rig.sink.lost == 7
    await rig.sink.flush()  # nothing is awaited any more


async def test_leaving_before_running_ends_the_run() -> None:
    rig = Rig(free_port())
    async with rig.sink:
        rig.publish(stream(2))
    assert rig.sink.lost == 2
    await rig.sink.run()


# -- back-off --------------------------------------------------------------------------------------


async def test_a_long_outage_does_not_reset_the_back_off() -> None:
    waits: list[float] = []
    patience = Patience()

    async def sleep(delay_s: float) -> None:
        waits.append(delay_s)
        rig.clock += 1000
        await patience.sleep(delay_s)

    rig = Rig(free_port(), backoff=count, sleep=sleep)
    async with open_sink(rig.sink):
        await patience.until(5)
    assert waits[:5] == [0, 1, 2, 3, 4]


async def test_only_a_stable_connection_resets_the_back_off(mosquitto: str, tmp_path: Path) -> None:
    waits: list[float] = []
    patience = Patience()

    async def sleep(delay_s: float) -> None:
        waits.append(delay_s)
        await patience.sleep(delay_s)

    rig = Rig(free_port(), backoff=count, sleep=sleep)
    broker = Broker(mosquitto, tmp_path, port=rig.port)
    await broker.start()
    async with open_sink(rig.sink):
        for attempt, lasted_s in enumerate([1, 1, 100], start=1):
            await rig.connected()
            rig.clock += lasted_s
            patience.hold()
            await broker.kill()
            await patience.until(attempt)
            await broker.start()
            patience.go()
        await rig.connected()
        assert waits == [0, 1, 0]
    await broker.kill()
