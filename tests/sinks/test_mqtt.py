from __future__ import annotations

import asyncio
import json
import signal
import sys
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from streamer.core.errors import SinkError
from streamer.sinks.mqtt import MqttSink, backoff
from tests.support.broker import DEADLINE_S, Broker, free_port, retained, subscribed_to
from tests.support.examples import EXAMPLES, health, stream, wire
from tests.support.schemas import validate
from tests.support.sink_task import open_sink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    import aiomqtt

    from streamer.core.events import Gap
    from streamer.protocol.cloudevents import WireEvent

ROOT = "es/kitchen/"


class Patience:
    """Stands in for asyncio.sleep between attempts: counts them, and holds them back when told to."""

    def __init__(self) -> None:
        self.attempts = 0
        self.hold_at: int | None = None
        """The attempt after which to hold."""
        self._go = asyncio.Event()
        self._go.set()
        self._waited = asyncio.Condition()

    async def sleep(self, _: float) -> None:
        async with self._waited:
            self.attempts += 1
            if self.attempts == self.hold_at:
                self.hold()
            self._waited.notify_all()
        await self._go.wait()
        await asyncio.sleep(0.01)  # else a refused connection would be tried as fast as the machine can

    def hold(self) -> None:
        self._go.clear()

    def go(self) -> None:
        self._go.set()

    async def until(self, attempts: int) -> None:
        async with asyncio.timeout(DEADLINE_S), self._waited:
            await self._waited.wait_for(lambda: self.attempts >= attempts)


class Rig:
    """A sink whose reports come back to it as events, as they do through the service."""

    def __init__(self, port: int, **arguments: Any) -> None:
        self.port = port
        self.gaps: list[Gap] = []
        self.patience = Patience()
        self.clock = 1000.0
        self.sink = MqttSink(
            **{
                "host": "127.0.0.1",
                "port": port,
                "prefix": "es",
                "node": "kitchen",
                "queue_events": 1000,
                "info": {"version": "1"},
                "report": self._report,
                "sleep": self.patience.sleep,
                "now": lambda: self.clock,
                **arguments,
            }
        )

    def _report(self, gap: Gap) -> None:
        self.gaps.append(gap)
        self.sink.publish(wire(gap, f"gap-{len(self.gaps)}"))

    def publish(self, events: Iterable[WireEvent]) -> None:
        for event in events:
            self.sink.publish(event)

    async def connected(self) -> None:
        async with asyncio.timeout(DEADLINE_S):
            while not self.sink.connected:  # noqa: ASYNC110 - the sink has no event for it
                await asyncio.sleep(0)


@pytest.fixture
def mosquitto(needs_program: Callable[[str], str]) -> str:
    return needs_program("mosquitto")


def ids(messages: list[aiomqtt.Message]) -> list[str]:
    """Return the ids of the events among the messages, each where it came first."""
    events = [json.loads(payload(message)) for message in messages if is_event(message)]
    return list(dict.fromkeys(event["id"] for event in events))


def payload(message: aiomqtt.Message) -> bytes:
    assert isinstance(message.payload, bytes)
    return message.payload


def is_event(message: aiomqtt.Message) -> bool:
    return getattr(message.properties, "ContentType", None) == "application/cloudevents+json"


def is_replayed(message: aiomqtt.Message) -> bool:
    return ("replayed", "true") in getattr(message.properties, "UserProperty", [])


def has(event_id: str) -> Callable[[list[aiomqtt.Message]], bool]:
    return lambda messages: event_id in ids(messages)


# -- connected -------------------------------------------------------------------------------------


async def test_birth_info_and_health_are_retained_for_who_comes_later(mosquitto: str, tmp_path: Path) -> None:
    async with Broker(mosquitto, tmp_path) as broker, open_sink(Rig(broker.port).sink) as sink:
        sink.publish(health("ok", "h-1"))
        await sink.flush()
        assert await retained(broker.port, ROOT + "status") == b"online"
        assert json.loads(await retained(broker.port, ROOT + "info")) == {"version": "1"}
        assert validate(await retained(broker.port, ROOT + "sources/phones/health"))["id"] == "h-1"


async def test_every_event_arrives_in_order_with_the_same_bytes(mosquitto: str, tmp_path: Path) -> None:
    events = [*stream(300), *(wire(event, name) for name, event in EXAMPLES.items())]
    async with Broker(mosquitto, tmp_path) as broker, subscribed_to(broker.port) as listener:
        rig = Rig(broker.port)
        async with open_sink(rig.sink):
            await rig.connected()
            rig.publish(events)
            messages = await listener.until(has(list(EXAMPLES)[-1]))
    came = [message for message in messages if is_event(message)]
    assert [payload(message) for message in came] == [event.payload for event in events]
    assert [str(message.topic) for message in came] == [ROOT + event.topic for event in events]
    assert {message.qos for message in came} == {1}
    assert not any(is_replayed(message) for message in came)
    for message in came:
        validate(payload(message))


@pytest.mark.parametrize("qos", [0, 2])
async def test_other_qualities_of_service(mosquitto: str, tmp_path: Path, qos: int) -> None:
    async with Broker(mosquitto, tmp_path) as broker, subscribed_to(broker.port) as listener:
        rig = Rig(broker.port, qos=qos)
        async with open_sink(rig.sink):
            rig.publish(stream(50))
            assert ids(await listener.until(has("49"))) == [event.id for event in stream(50)]


async def test_a_clean_end_says_offline(mosquitto: str, tmp_path: Path) -> None:
    async with Broker(mosquitto, tmp_path) as broker:
        rig = Rig(broker.port)
        async with open_sink(rig.sink):
            await rig.connected()
        assert await retained(broker.port, ROOT + "status") == b"offline"


async def test_a_run_that_is_cancelled_says_offline(mosquitto: str, tmp_path: Path) -> None:
    async with Broker(mosquitto, tmp_path) as broker:
        rig = Rig(broker.port)
        async with rig.sink:
            run = asyncio.create_task(rig.sink.run())
            await rig.connected()
            run.cancel()
            await asyncio.wait([run])
            assert run.cancelled()
        assert await retained(broker.port, ROOT + "status") == b"offline"


async def test_a_run_that_is_cancelled_while_the_sink_is_left_says_offline(mosquitto: str, tmp_path: Path) -> None:
    async with Broker(mosquitto, tmp_path) as broker:
        rig = Rig(broker.port)
        async with rig.sink:
            run = asyncio.create_task(rig.sink.run())
            await rig.connected()
            run.cancel()
        await asyncio.wait([run])
        assert await retained(broker.port, ROOT + "status") == b"offline"


async def test_a_process_that_is_killed_leaves_its_last_will(mosquitto: str, tmp_path: Path) -> None:
    program = """
import asyncio
from streamer.sinks.mqtt import MqttSink

async def main():
    sink = MqttSink(host="127.0.0.1", port={port}, prefix="es", node="kitchen", report=print)
    async with sink:
        await sink.run()

asyncio.run(main())
"""
    async with Broker(mosquitto, tmp_path) as broker, subscribed_to(broker.port, ROOT + "status") as listener:
        process = await asyncio.create_subprocess_exec(sys.executable, "-c", program.format(port=broker.port))
        await listener.until(lambda messages: len(messages) == 1)
        process.send_signal(signal.SIGKILL)
        await process.wait()
        messages = await listener.until(lambda messages: len(messages) == 2)
        assert [payload(message) for message in messages] == [b"online", b"offline"]
        assert await retained(broker.port, ROOT + "status") == b"offline"


# -- while the broker is away ----------------------------------------------------------------------


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


async def test_what_the_outage_buffer_can_not_hold_is_counted_and_told(mosquitto: str, tmp_path: Path) -> None:
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


async def test_what_waited_too_long_is_counted_and_told_once(mosquitto: str, tmp_path: Path) -> None:
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


async def test_a_health_event_that_grew_too_old_is_retained_all_the_same(mosquitto: str, tmp_path: Path) -> None:
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


async def test_a_broker_that_hangs_is_left_and_tried_again(mosquitto: str, tmp_path: Path) -> None:
    async with Broker(mosquitto, tmp_path) as broker, subscribed_to(broker.port) as listener:
        rig = Rig(broker.port, timeout_s=0.1)
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


# -- who may publish -------------------------------------------------------------------------------


async def test_a_name_and_password_are_given(mosquitto: str, tmp_path: Path) -> None:
    account = {"username": "es", "password": "secret"}
    broker = Broker(mosquitto, tmp_path, users={"es": "secret"})
    async with broker, open_sink(Rig(broker.port, **account).sink) as sink:
        sink.publish(health("ok", "h-1"))
        await sink.flush()
        assert await retained(broker.port, ROOT + "status", **account) == b"online"


async def test_a_refused_connection_is_no_connection(
    mosquitto: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with Broker(mosquitto, tmp_path, users={"es": "secret"}) as broker:
        rig = Rig(broker.port, username="es", password="wrong")
        rig.patience.hold_at = 3
        async with open_sink(rig.sink):
            rig.publish(stream(3))
            await rig.patience.until(3)
            assert not rig.sink.connected
            assert caplog.text.count("Not authorized") == 1
            assert "wrong" not in caplog.text
            await broker.kill()
            broker.users = {"es": "wrong"}
            await broker.start()
            async with subscribed_to(broker.port, username="es", password="wrong") as listener:
                rig.patience.go()
                assert ids(await listener.until(has("2"))) == ["0", "1", "2"]


async def test_what_an_access_list_refuses_is_counted(
    mosquitto: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    rules = tmp_path / "acl"
    rules.write_text(f"topic readwrite {ROOT}status\ntopic readwrite {ROOT}info\n")
    rules.chmod(0o600)
    broker = Broker(mosquitto, tmp_path, settings=[f"acl_file {rules}"])
    async with broker, open_sink(Rig(broker.port).sink) as sink:
        for event in stream(5):
            sink.publish(event)
        await sink.flush()
        assert sink.lost == 5
    assert caplog.text.count("refuses what we publish: Not authorized") == 1


async def test_certificates_that_are_not_there_are_told_at_the_start(tmp_path: Path) -> None:
    sink = Rig(free_port(), tls=True, ca_file=str(tmp_path / "none.pem")).sink
    with pytest.raises(SinkError, match=r"can't read the certificates in .*none\.pem"):
        async with sink:
            pass


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # paho leaves a refused TLS socket open
async def test_a_broker_over_tls(mosquitto: str, tmp_path: Path, needs_program: Callable[[str], str]) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    made = await asyncio.create_subprocess_exec(
        needs_program("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
        "-nodes", "-days", "2", "-keyout", str(key), "-out", str(certificate), *subject,
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    assert await made.wait() == 0
    plain = free_port()
    settings = [f"certfile {certificate}", f"keyfile {key}", f"listener {plain} 127.0.0.1"]
    async with Broker(mosquitto, tmp_path, settings=settings) as broker:
        strangers = Rig(broker.port, tls=True)
        async with open_sink(strangers.sink):
            await strangers.patience.until(1)
            assert not strangers.sink.connected
        async with open_sink(Rig(broker.port, tls=True, ca_file=str(certificate)).sink) as sink:
            sink.publish(health("ok", "h-1"))
            await sink.flush()
            assert await retained(plain, ROOT + "status") == b"online"


# -- back-off --------------------------------------------------------------------------------------


def test_the_back_off_doubles_to_a_minute() -> None:
    delays = backoff()
    for expected in [1, 2, 4, 8, 16, 32, 60, 60, 60]:
        assert 0.8 * expected <= next(delays) <= 1.2 * expected


async def test_a_long_outage_does_not_begin_the_back_off_anew() -> None:
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


async def test_only_a_connection_that_lasted_begins_the_back_off_anew(mosquitto: str, tmp_path: Path) -> None:
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
