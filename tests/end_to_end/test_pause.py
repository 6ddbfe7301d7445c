"""A pause requested over WebSocket or MQTT, in a call that FFmpeg sends."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile
import soxr

from tests.support.broker import Broker, subscribed_to
from tests.support.calls import run
from tests.support.control_mqtt import ask_over_mqtt, mqtt_control_client
from tests.support.control_websocket import ask, control_connection
from tests.support.daemon import TIMEOUT_S, kind, kinds, running, subscribed
from tests.support.ports import free_leg_ports
from tests.support.speech import RATE, speak

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
    from pathlib import Path

    from tests.support.daemon import Daemon

    ControlRequest = Callable[..., Awaitable[dict[str, Any]]]

PACKET = 160
"""Samples in a packet."""
QUIET_S = 0.8
"""Silence after each sentence, so that its end is confirmed."""
SAID = "Good morning to you.", "I would rather not say.", "Thank you, goodbye."
"""Short: they are played in real time."""


@pytest.fixture(scope="module")
def sentences(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> list[Path]:
    """Three sentences, 8 kHz, in whole packets."""
    folder = tmp_path_factory.mktemp("sentences")
    paths = [folder / f"{number}.wav" for number in range(len(SAID))]
    for path, text in zip(paths, SAID, strict=True):
        low = soxr.resample(speak(needs_program("espeak-ng"), folder, text), RATE, 8_000)
        samples = np.concatenate([low, np.zeros(round(8_000 * QUIET_S))])
        soundfile.write(path, samples[: len(samples) // PACKET * PACKET], 8_000, subtype="PCM_16")
    return paths


def packets_in(path: Path) -> int:
    return int(soundfile.info(path).frames) // PACKET


def sending(program: str, path: Path, *, own_port: int, port: int, sequence: int) -> Sequence[object]:
    """Return the command that sends a sentence in real time, as the continuation of a stream."""
    to = f"rtp://127.0.0.1:{port}?localrtpport={own_port}&pkt_size={12 + PACKET}"
    sound = ("-re", "-i", path, "-af", f"asetnsamples={PACKET}", "-c:a", "pcm_mulaw")
    same = ("-ssrc", 7, "-seq", sequence, "-f", "rtp")
    return (program, "-loglevel", "error", *sound, *same, to)


@asynccontextmanager
async def controlled_over(
    transport: str, folder: Path, config: str, needs_program: Callable[[str], str]
) -> AsyncIterator[tuple[Daemon, ControlRequest]]:
    """Run a daemon; yield it, and a function that sends a control request and returns the reply."""
    if transport == "websocket":
        async with running(folder, config=config) as daemon:
            await daemon.wait_notified("READY=1")
            async with control_connection(daemon) as control:
                yield daemon, partial(ask, control)
        return
    root = "emotion-streamer/office/"
    async with Broker(needs_program("mosquitto"), folder) as broker:
        mqtt = f'[mqtt]\nenabled = true\nport = {broker.port}\ncontrol = true\n[events]\nnode = "office"\n'
        async with (
            running(folder, config=config + mqtt) as daemon,
            subscribed_to(broker.port, root + "status") as status,
            mqtt_control_client(broker.port, root=root) as client,
        ):
            await status.until(lambda messages: b"online" in [message.payload for message in messages])
            yield daemon, partial(ask_over_mqtt, client)


async def until_received(ask_daemon: ControlRequest, packets: int) -> None:
    """Return once so many packets have arrived in total."""
    async with asyncio.timeout(TIMEOUT_S):
        while (await ask_daemon("statistics"))["rtp"]["packets"] < packets:
            pass


@pytest.mark.parametrize("transport", ["websocket", "mqtt"])
async def test_audio_of_a_pause_is_not_analysed_and_not_reported_as_lost(
    tmp_path: Path, sentences: list[Path], needs_program: Callable[[str], str], transport: str
) -> None:
    own_port, *ports = free_leg_ports(11)
    ffmpeg = needs_program("ffmpeg")
    config = (
        f"[microphone]\nenabled = false\n[rtp]\nenabled = true\nauto = false\nleg_ports = [{ports[0]}, {ports[-1]}]\n"
    )
    sent = [0]
    async with (
        controlled_over(transport, tmp_path, config, needs_program) as (daemon, ask_daemon),
        subscribed(daemon.port) as subscriber,
    ):
        opened = await ask_daemon("open_session", call_reference="c", legs=[{"role": "customer"}])
        session = {"session_id": opened["session_id"]}
        command = partial(sending, ffmpeg, own_port=own_port, port=opened["legs"][0]["port"])
        for path in sentences:
            if path is sentences[1]:
                assert (await ask_daemon("pause", **session))["ok"]
            await run(*command(path, sequence=sent[-1]))
            sent.append(sent[-1] + packets_in(path))
            await until_received(ask_daemon, sent[-1])
            if path is sentences[1]:
                assert (await ask_daemon("resume", **session))["ok"]
        assert (await ask_daemon("end_session", **session))["ok"]
        await subscriber.until(lambda event: kind(event) == "session.ended.v1")
    lifecycle = [each for each in kinds(subscriber.events) if each.startswith(("session", "utterance", "gap"))]
    utterance = ["utterance.started.v1", "utterance.ended.v1"]
    pause = ["session.changed.v1"] * 2
    assert lifecycle == ["session.started.v1", *utterance, *pause, *utterance, "session.ended.v1"]
    changes = [event["data"]["legs"] for event in subscriber.events if kind(event) == "session.changed.v1"]
    assert [[leg["paused"] for leg in legs] for legs in changes] == [[True], [False]]
    audio = [event["data"]["audio"] for event in subscriber.events if "audio" in event["data"]]
    begin_ms, end_ms = 20 * sent[1], 20 * sent[2]
    assert [each for each in audio if each["start_ms"] < end_ms and each["end_ms"] > begin_ms] == []
    assert {(each["concealed_ms"], each["dropped_ms"]) for each in audio} == {(0, 0)}
