from __future__ import annotations

import asyncio
import json
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from streamer.core.errors import SinkError
from streamer.sinks.mqtt_tls import TlsFiles
from tests.support.broker import Broker, retained, subscribed_to
from tests.support.examples import EXAMPLES, health, stream, wire
from tests.support.mqtt_rig import ROOT, Rig, has, ids, is_event, is_replayed, payload
from tests.support.ports import free_port
from tests.support.schemas import validate
from tests.support.sink_task import open_sink

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def mosquitto(needs_program: Callable[[str], str]) -> str:
    return needs_program("mosquitto")


# -- connected -------------------------------------------------------------------------------------


async def test_status_info_and_health_are_retained_for_later_subscribers(mosquitto: str, tmp_path: Path) -> None:
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


async def test_a_clean_end_publishes_offline(mosquitto: str, tmp_path: Path) -> None:
    async with Broker(mosquitto, tmp_path) as broker:
        rig = Rig(broker.port)
        async with open_sink(rig.sink):
            await rig.connected()
        assert await retained(broker.port, ROOT + "status") == b"offline"


async def test_a_cancelled_run_publishes_offline(mosquitto: str, tmp_path: Path) -> None:
    async with Broker(mosquitto, tmp_path) as broker:
        rig = Rig(broker.port)
        async with rig.sink:
            run = asyncio.create_task(rig.sink.run())
            await rig.connected()
            run.cancel()
            await asyncio.wait([run])
            assert run.cancelled()
        assert await retained(broker.port, ROOT + "status") == b"offline"


async def test_a_run_that_is_cancelled_while_the_sink_is_left_publishes_offline(mosquitto: str, tmp_path: Path) -> None:
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


# -- who may publish -------------------------------------------------------------------------------


async def test_user_name_and_password_are_sent(mosquitto: str, tmp_path: Path) -> None:
    account = {"username": "es", "password": "secret"}
    broker = Broker(mosquitto, tmp_path, users={"es": "secret"})
    async with broker, open_sink(Rig(broker.port, **account).sink) as sink:
        sink.publish(health("ok", "h-1"))
        await sink.flush()
        assert await retained(broker.port, ROOT + "status", **account) == b"online"


async def test_a_refused_connection_is_retried_and_logged_once(
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
        assert sink.lost == 6  # with the event that reports it, which is refused too
    assert caplog.text.count("refuses events: Not authorized") == 1


async def test_missing_certificates_are_an_error_at_the_start(tmp_path: Path) -> None:
    sink = Rig(free_port(), tls=TlsFiles(ca_file=str(tmp_path / "none.pem"))).sink
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
        untrusting = Rig(broker.port, tls=TlsFiles())
        async with open_sink(untrusting.sink):
            await untrusting.patience.until(1)
            assert not untrusting.sink.connected
        async with open_sink(Rig(broker.port, tls=TlsFiles(ca_file=str(certificate))).sink) as sink:
            sink.publish(health("ok", "h-1"))
            await sink.flush()
            assert await retained(plain, ROOT + "status") == b"online"
