"""``emotion-streamer run`` as a process: readiness, events for subscribers, health, metrics, shutdown."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import socket
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import soundfile

from streamer.core.refusals import LEG_REFUSALS
from tests.support.broker import Broker, subscribed_to
from tests.support.daemon import kind, kinds, running, subscribed
from tests.support.ports import free_leg_ports
from tests.support.receiver_rig import packets, voice
from tests.support.rtp import SSRC, goodbye, rtp_bytes
from tests.support.speech import RATE, SENTENCES, conversation, speak

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    soundfile.write(folder / "demo.wav", conversation(needs_program("espeak-ng"), folder, pause_s=0.7), RATE)
    return folder / "demo.wav"


@pytest.fixture(scope="module")
def monologue(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> Path:
    folder = tmp_path_factory.mktemp("monologue")
    text = " ".join(SENTENCES * 4)
    soundfile.write(folder / "monologue.wav", speak(needs_program("espeak-ng"), folder, text), RATE)
    return folder / "monologue.wav"


@pytest.fixture
def no_microphone(repository: Path) -> str:
    """A configuration without a microphone."""
    return f'[microphone]\nenabled = false\n[model]\ncard = "{repository}/models/ser-mn04.json"\n'


async def test_a_subscriber_gets_an_utterance_from_its_start_to_its_scores(
    tmp_path: Path, no_microphone: str, demo: Path
) -> None:
    async with running(tmp_path, "--demo", str(demo), config=no_microphone) as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber:
            # Of an utterance that has begun already, its results may be over.
            since = datetime.now(UTC).isoformat()
            started = await subscriber.until(lambda e: kind(e) == "utterance.started.v1" and e["time"] > since)
            ended = await subscriber.until(lambda e: kind(e) == "utterance.ended.v1")
        assert ended["data"]["utterance_id"] == started["data"]["utterance_id"]
        health = next(e for e in subscriber.events if kind(e) == "source.health.v1")
        assert "demonstration" in health["data"]["detail"]
        of_it = [e["data"] for e in subscriber.events if e["data"].get("utterance_id") == ended["data"]["utterance_id"]]
        emotions = [data for data in of_it if "trigger" in data]
        assert (emotions[0]["trigger"], emotions[-1]["trigger"]) == ("interval", "speech_ended")
        assert all(e["latency_ms"]["audio_end_to_publish"] is not None for e in emotions)
        assert await health_status(daemon.port) == 200
        assert (await daemon.stop())[0] == 0


async def test_the_shadow_model_is_compared_in_status_health_and_log(
    tmp_path: Path, no_microphone: str, demo: Path, repository: Path
) -> None:
    shadow = f'[shadow]\nmodel = "{repository}/models/ser-mn04.onnx"\nlog_every_s = 0.1\n'
    async with running(tmp_path, "--demo", str(demo), config=f"{no_microphone}{shadow}") as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber:
            await subscriber.until(lambda e: kind(e) == "utterance.ended.v1")
            await subscriber.until(lambda e: kind(e) == "utterance.ended.v1")
        health = await health_page(daemon.port)
        status, stderr = await daemon.stop()
    comparison = r"shadow ser-mn04 \S+: another top label in 0\.0 % of \d+ windows, mean distance 0\.000, "
    assert status == 0
    assert re.search(rf"\nok\n(\S+: ok\n)+{comparison}", health)
    assert any(re.match(r"STATUS=.*; shadow ser-mn04 \S+: ", line) for line in daemon.notifications)
    assert re.search(rf"(?<!; ){comparison}", stderr)
    assert re.search(rf"stopped: .*; {comparison}", stderr)


async def test_metrics_count_the_packets_that_were_lost_and_dropped(tmp_path: Path, no_microphone: str) -> None:
    port = free_leg_ports(1)[0]
    call = packets(voice(1.0))
    async with running(tmp_path, config=f"{no_microphone}[rtp]\nenabled = true\nport = {port}\n") as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
                for number, packet in enumerate(call):
                    if number % 10 != 5:
                        sender.sendto(rtp_bytes(packet), ("127.0.0.1", port))
                sender.sendto(b"?", ("127.0.0.1", port))
                await subscriber.until(lambda e: kind(e) == "session.started.v1")
                sender.sendto(goodbye(SSRC), ("127.0.0.1", port + 1))
                await subscriber.until(lambda e: kind(e) == "session.ended.v1")
        figures = await response_to("/metrics", daemon.port)
    samples = dict(line.rsplit(" ", 1) for line in figures.splitlines() if line.startswith("emotion_streamer_rtp_"))
    assert {name.removeprefix("emotion_streamer_rtp_"): value for name, value in samples.items()} == {
        "open_legs": "0.0",
        "leg_limit": "2000.0",
        "packets_total": "45.0",
        "lost_packets_total": "5.0",
        "kernel_dropped_packets_total": "0.0",
        'dropped_packets_total{reason="too_short"}': "1.0",
        **{f'refused_legs_total{{reason="{reason}"}}': "0.0" for reason in LEG_REFUSALS},
        "jitter_seconds": "0.0",
    }
    assert 'emotion_streamer_source_state{source_id="rtp",state="ok"} 1.0' in figures


@pytest.mark.parametrize("signal_number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_the_open_utterance_and_its_session(
    tmp_path: Path, no_microphone: str, monologue: Path, signal_number: int
) -> None:
    async with running(tmp_path, "--demo", str(monologue), config=no_microphone) as daemon:
        async with asyncio.timeout(150):
            await daemon.wait_notified("READY=1")
            async with subscribed(daemon.port) as subscriber:
                await subscriber.until(lambda e: kind(e) == "emotion.v1")
                daemon.process.send_signal(signal_number)
                close_code = await subscriber.until_closed()
            status, _ = await daemon.wait()
    assert (status, close_code) == (0, 1001)
    states = [event["data"]["state"] for event in subscriber.events if kind(event) == "state.v1"]
    assert states[-1:] in ([], ["none"])
    *_, emotion, utterance, session, health = (event for event in subscriber.events if kind(event) != "state.v1")
    assert kinds([emotion, utterance, session]) == ["emotion.v1", "utterance.ended.v1", "session.ended.v1"]
    assert emotion["data"]["trigger"] == "speech_ended"
    assert (session["data"]["reason"], health["data"]["state"]) == ("shutdown", "stopped")
    assert "STOPPING=1" in daemon.notifications


async def test_mqtt_gets_the_same_events_as_websocket(
    tmp_path: Path, no_microphone: str, demo: Path, needs_program: Callable[[str], str]
) -> None:
    mosquitto = needs_program("mosquitto")
    async with Broker(mosquitto, tmp_path) as broker, subscribed_to(broker.port, "emotion-streamer/test/#") as mqtt:
        config = f'{no_microphone}[mqtt]\nenabled = true\nport = {broker.port}\n[events]\nnode = "test"\n'
        async with running(tmp_path, "--demo", str(demo), config=config) as daemon:
            await daemon.wait_notified("READY=1")
            async with subscribed(daemon.port) as subscriber:
                ended = await subscriber.until(lambda e: kind(e) == "utterance.ended.v1")
            await daemon.stop()
        messages = await mqtt.until(lambda got: got[-1].payload == b"offline")
    by_id = {json.loads(m.payload)["id"]: m for m in messages if b"specversion" in m.payload}
    for event in subscriber.events:
        assert json.loads(by_id[event["id"]].payload) == event
    session_id = ended["data"]["session_id"]
    topics = {m.topic.value.removeprefix("emotion-streamer/test/").replace(session_id, "ID") for m in messages}
    assert topics >= {
        "status",
        "info",
        "sources/demo/health",
        "sessions/ID/lifecycle",
        "sessions/ID/unknown/ID-1/utterance",
        "sessions/ID/unknown/ID-1/emotion",
    }


async def test_without_microphone_and_demo_the_daemon_runs_and_its_health_is_lost(
    tmp_path: Path, repository: Path
) -> None:
    config = f'[model]\ncard = "{repository}/models/ser-mn04.json"\n[microphone]\ndevice = "no such device"\n'
    async with running(tmp_path, config=config) as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber:
            lost = await subscriber.until(lambda e: kind(e) == "source.health.v1" and e["data"]["state"] == "lost")
        assert "no such device" in lost["data"]["detail"]
        assert await health_status(daemon.port) == 503
        assert (await daemon.stop())[0] == 0


async def test_a_port_in_use_gives_one_line_and_status_1(tmp_path: Path, no_microphone: str, demo: Path) -> None:
    async with running(tmp_path, "--demo", str(demo), config=no_microphone) as first:
        await first.wait_notified("READY=1")
        other = tmp_path / "second"
        other.mkdir()
        path = other / "config.toml"
        path.write_text(f"{no_microphone}[websocket]\nport = {first.port}\n")
        process = await asyncio.create_subprocess_exec(
            *_command("--config", str(path), "--demo", str(demo)),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        _, stderr = await process.communicate()
    lines = [line for line in stderr.decode().splitlines() if line.startswith("emotion-streamer: ")]
    assert process.returncode == 1
    assert len(lines) == 1
    assert str(first.port) in lines[0]


async def health_status(port: int) -> int:
    """Return the HTTP status of the health page."""
    return int((await health_page(port)).split()[1])


async def health_page(port: int) -> str:
    """Return the health page with its headers."""
    return await response_to("/healthz", port)


async def response_to(path: str, port: int) -> str:
    """Return the response to a GET, with its headers."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    response = await reader.read()
    writer.close()
    return response.decode().replace("\r\n", "\n")


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "streamer", "run", *arguments]
