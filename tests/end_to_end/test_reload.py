"""SIGHUP to a running daemon: the configuration is read again; a closed terminal ends it."""

from __future__ import annotations

import asyncio
import json
import os
import pty
import re
import signal
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
import soxr

from streamer.protocol.g711 import MU_LAW
from tests.support.broker import Broker, subscribed_to
from tests.support.callers import Callers
from tests.support.daemon import TIMEOUT_S, Daemon, Subscriber, kind, kinds, running, subscribed
from tests.support.ports import free_port
from tests.support.speech import RATE, SENTENCES, speak

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.daemon import Event


@pytest.fixture(scope="module")
def monologue(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> Path:
    folder = tmp_path_factory.mktemp("monologue")
    text = " ".join(SENTENCES * 4)
    soundfile.write(folder / "monologue.wav", speak(needs_program("espeak-ng"), folder, text), RATE)
    return folder / "monologue.wav"


async def hang_up(daemon: Daemon, folder: Path, config: str, websocket: str = "") -> None:
    """Write another configuration and return once the daemon has read it."""
    (folder / "config.toml").write_text(f"{config}\n[websocket]\nport = {daemon.port}\n{websocket}\n")
    daemon.notifications.clear()
    daemon.process.send_signal(signal.SIGHUP)
    await daemon.wait_notified("RELOADING=1")
    await daemon.wait_notified("READY=1")


def messages(stderr: str) -> list[str]:
    return [json.loads(line)["message"] for line in stderr.splitlines() if line.startswith("{")]


async def next_emotion(subscriber: Subscriber) -> Event:
    return await subscriber.until(lambda event: kind(event) == "emotion.v1")


async def test_thresholds_and_log_level_change_within_an_utterance_and_a_wrong_file_changes_nothing(
    tmp_path: Path, monologue: Path, repository: Path
) -> None:
    base = f'[microphone]\nenabled = false\n[model]\ncard = "{repository}/models/ser-mn04.json"\n'
    always = base + "[decision]\nmin_confidence = 0.0\nclaim_probability = 0.0\nrelease_probability = 0.0\n"
    never = base + "[decision]\nmin_confidence = 1.0\n[log]\nlevel = 'error'\n[rtp]\nport = 6000\n"
    async with running(tmp_path, "--demo", str(monologue), config=always) as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber:
            first = await next_emotion(subscriber)
            await hang_up(daemon, tmp_path, always.replace("0.0", "zero"))
            still = await next_emotion(subscriber)
            await hang_up(daemon, tmp_path, never)
            # Those that were published before may still be on their way.
            last = await subscriber.until(lambda event: kind(event) == "emotion.v1" and event["data"]["abstained"])
        status, stderr = await daemon.stop()
    assert [event["data"]["reason"] for event in (first, still, last)] == [None, None, "low_confidence"]
    assert len({event["data"]["utterance_id"] for event in (first, still, last)}) == 1
    assert kinds(subscriber.events).count("session.started.v1") == 1
    assert "session.ended.v1" not in kinds(subscriber.events)
    told = messages(stderr)
    assert re.fullmatch(
        rf"{tmp_path}/config\.toml is not used, the settings before stay in force: {tmp_path}/config\.toml: expected "
        "TOML: .*",
        next(text for text in told if "is not used" in text),
    )
    applied = "decision.min_confidence, decision.claim_probability, decision.release_probability, log.level"
    # From the change of the level on there is nothing but errors, so neither "reloaded" nor "stopped" is logged.
    assert (status, applied in stderr, "stopped:" in stderr) == (0, False, False)


async def test_what_needs_a_restart_is_named(tmp_path: Path, monologue: Path, repository: Path) -> None:
    base = f'[microphone]\nenabled = false\n[model]\ncard = "{repository}/models/ser-mn04.json"\n'
    async with running(tmp_path, "--demo", str(monologue), config=base) as daemon:
        await daemon.wait_notified("READY=1")
        changed = f"{base}max_batch = 2\n[rtp]\nport = 6000\n[log]\nformat = 'json'\n"
        await hang_up(daemon, tmp_path, changed, "host = '127.0.0.2'\nreplay_events = 7\nqueue_events = 9\n")
        _, stderr = await daemon.stop()
    told = messages(stderr)
    assert f"{tmp_path}/config.toml is reloaded: websocket.queue_events, websocket.replay_events, log.format" in told
    ignored = "rtp.port, model.max_batch, websocket.host"
    assert f"these keys take effect at the next start, not before: {ignored}" in told


async def test_a_token_is_added_and_one_that_is_withdrawn_disconnects(
    tmp_path: Path, monologue: Path, repository: Path
) -> None:
    first, second = "the first of our tokens", "the second of our tokens"
    one = f'token = "{first}"\n'
    both = f'{one}[[websocket.tokens]]\nname = "pbx"\nscopes = ["admin"]\ntoken = "{second}"\n'
    other = f'token = "{second}"\n'
    base = f'[microphone]\nenabled = false\n[model]\ncard = "{repository}/models/ser-mn04.json"\n'
    async with running(tmp_path, "--demo", str(monologue), config=base) as daemon:
        await daemon.wait_notified("READY=1")
        await hang_up(daemon, tmp_path, base, one)
        async with subscribed(daemon.port, token=first) as subscriber:
            refused = await status_line(daemon.port, second)
            await hang_up(daemon, tmp_path, base, both)
            let_in = await status_line(daemon.port, second)
            await next_emotion(subscriber)
            await hang_up(daemon, tmp_path, base, other)
            closed_with = await subscriber.until_closed()
        assert (refused, let_in) == ("HTTP/1.1 401 Unauthorized", "HTTP/1.1 200 OK")
        assert (closed_with, await status_line(daemon.port, first)) == (1008, "HTTP/1.1 401 Unauthorized")


async def test_the_listener_moves_to_another_port(tmp_path: Path, monologue: Path, repository: Path) -> None:
    base = f'[microphone]\nenabled = false\n[model]\ncard = "{repository}/models/ser-mn04.json"\n'
    async with running(tmp_path, "--demo", str(monologue), config=base) as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as before:
            await next_emotion(before)
            daemon.port = free_port()
            await hang_up(daemon, tmp_path, base)
            assert await before.until_closed() == 1001
        async with subscribed(daemon.port) as after:
            await next_emotion(after)
        started = next(event for event in after.events if kind(event) == "session.started.v1")
        assert started in before.events  # the current state is that of before


async def test_mqtt_is_switched_on_moved_to_another_broker_and_off_while_a_session_is_open(
    tmp_path: Path, monologue: Path, repository: Path, needs_program: Callable[[str], str]
) -> None:
    mosquitto = needs_program("mosquitto")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    one, two = Broker(mosquitto, tmp_path / "one"), Broker(mosquitto, tmp_path / "two")
    base = f'[microphone]\nenabled = false\n[model]\ncard = "{repository}/models/ser-mn04.json"\n'
    base += "[decision]\nclaim_probability = 0.0\nrelease_probability = 0.0\n"

    def to(broker: Broker) -> str:
        return f"{base}[mqtt]\nenabled = true\nport = {broker.port}\nqos = 1\n"

    async with (
        one,
        two,
        subscribed_to(one.port) as first,
        subscribed_to(two.port) as second,
        running(tmp_path, "--demo", str(monologue), config=base) as daemon,
    ):
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber:
            state = await subscriber.until(lambda event: kind(event) == "state.v1")
            await hang_up(daemon, tmp_path, to(one))
            await first.until(lambda got: any(message.topic.value.endswith("/emotion") for message in got))
            await hang_up(daemon, tmp_path, to(two))
            await second.until(lambda got: any(message.topic.value.endswith("/emotion") for message in got))
            await hang_up(daemon, tmp_path, base)
            last = await second.until(lambda got: got[-1].topic.value.endswith("/status"))
            await next_emotion(subscriber)
        status, _ = await daemon.stop()
        left = await first.until(lambda got: got[-1].payload == b"offline")
    sent = [json.loads(message.payload)["id"] for message in (*left, *last) if is_event(message)]
    assert status == 0
    assert state["id"] in sent  # who subscribes there learns of the state, which was published before
    emotions = [event["id"] for event in subscriber.events if kind(event) == "emotion.v1"]
    on_brokers = [each for each in emotions if each in sent]
    begin, end = emotions.index(on_brokers[0]), emotions.index(on_brokers[-1])
    assert on_brokers == emotions[begin : end + 1]  # none is missing where the broker changes
    assert last[-1].payload == b"offline"


async def test_worker_processes_take_thresholds_without_dropping_their_calls(
    tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    samples = speak(needs_program("espeak-ng"), tmp_path, " ".join(SENTENCES))
    codes = (soxr.resample(samples, RATE, 8_000) * 32_767).astype(np.int16)
    sentence = MU_LAW.encode(codes[: len(codes) // 160 * 160]).tobytes()
    port = free_port()
    base = f"[microphone]\nenabled = false\n[rtp]\nenabled = true\nport = {port}\nworkers = 2\n"
    async with running(tmp_path, config=f"{base}[decision]\nmin_confidence = 0.0\n") as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber:
            with Callers(port, 4) as callers:
                await callers.say(sentence)
                before = await next_emotion(subscriber)
                await hang_up(daemon, tmp_path, f"{base}[decision]\nmin_confidence = 1.0\n")
                await callers.say(sentence, start=len(sentence) // 160)
                callers.hang_up()
                for _ in range(4):
                    await subscriber.until(lambda event: kind(event) == "session.ended.v1")
        status, _ = await daemon.stop()
    results = [event["data"] for event in subscriber.events if kind(event) == "utterance.ended.v1"]
    last = {result["session_id"]: result["reason"] for result in results}
    assert (status, before["data"]["abstained"]) == (0, False)
    assert list(last.values()) == ["low_confidence"] * 4
    assert kinds(subscriber.events).count("session.started.v1") == 4


async def test_a_closed_terminal_ends_sessions_and_the_daemon(
    tmp_path: Path, monologue: Path, repository: Path
) -> None:
    port = free_port()
    config = tmp_path / "config.toml"
    config.write_text(
        f'[microphone]\nenabled = false\n[model]\ncard = "{repository}/models/ser-mn04.json"\n'
        f"[websocket]\nport = {port}\n"
    )
    child, terminal = pty.fork()
    if not child:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)  # the tests may run under nohup, which the daemon would keep to
        arguments = [sys.executable, "-m", "streamer", "run", "--config", str(config), "--demo", str(monologue)]
        os.execv(arguments[0], arguments)
    await until_read(terminal, "subscribe: ")
    async with subscribed(port) as subscriber:
        await subscriber.until(lambda event: kind(event) == "utterance.started.v1")
        os.close(terminal)
        await subscriber.until_closed()
    _, status = await asyncio.to_thread(os.waitpid, child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert kinds(subscriber.events)[-2:] == ["session.ended.v1", "source.health.v1"]
    assert subscriber.events[-2]["data"]["reason"] == "shutdown"


async def until_read(terminal: int, text: str) -> None:
    """Read what a program writes to its terminal up to a text."""
    read = b""
    async with asyncio.timeout(TIMEOUT_S):
        while text.encode() not in read:
            read += await asyncio.to_thread(os.read, terminal, 65_536)


async def status_line(port: int, token: str) -> str:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    authorization = f"Authorization: Bearer {token}"
    writer.write(f"GET /metrics HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{authorization}\r\n\r\n".encode())
    line = await reader.readline()
    writer.close()
    return line.decode().rstrip()


def is_event(message: object) -> bool:
    return getattr(message, "topic").value.split("/")[2] in {"sessions", "sources", "gap", "overload"}  # noqa: B009
