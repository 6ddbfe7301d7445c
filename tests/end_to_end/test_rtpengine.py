"""Calls through rtpengine, of which the daemon gets copies by what docs/telephony.md says."""

from __future__ import annotations

import asyncio
import re
import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile
import soxr

from streamer.sources.files.source import FilesSource
from tests.support.calls import events_of_file, run, speech_results
from tests.support.control_websocket import ask, control_connection
from tests.support.daemon import TIMEOUT_S, kind, kinds, running, subscribed
from tests.support.ports import free_leg_ports
from tests.support.rtpengine import G711, RtpEngine, description
from tests.support.speech import RATE, SENTENCES, coded, speak

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from websockets.asyncio.client import ClientConnection

    from tests.support.daemon import Event
    from tests.support.rtpengine import MediaPath

PARTIES = ("alice", "bob")
CALL = "call-1"
G711_BYTES, SRTP_BYTES = 172, 186
"""Of packets of 20 ms, and what FFmpeg calls such a packet where it encrypts."""
KEY = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz"
SUITE = "AES_CM_128_HMAC_SHA1_80"
TONE_PACKETS = 50


@pytest.fixture(scope="module")
def recordings(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> dict[str, Path]:
    """What each party says, in samples of 8 kHz that A-law has."""
    folder = tmp_path_factory.mktemp("clips")
    pause = np.zeros(RATE, np.float32)
    paths = {}
    for participant, (first, second) in zip(PARTIES, [SENTENCES[:2], SENTENCES[1:]], strict=True):
        parts = [speak(needs_program("espeak-ng"), folder, text) for text in (first, second)]
        low = soxr.resample(np.concatenate([pause, parts[0], pause, parts[1], pause]), RATE, 8_000)
        paths[participant] = folder / f"{participant}.wav"
        soundfile.write(paths[participant], coded(low, folder / "coded.wav", "ALAW"), 8_000, subtype="PCM_16")
    return paths


@pytest.fixture
def script(repository: Path) -> str:
    """The documented program that has one party copied."""
    page = (repository / "docs" / "telephony.md").read_text()
    program, *_ = re.findall("```python\n(.*?)```", page[page.index("\n## rtpengine\n") :], re.DOTALL)
    return str(program)


async def copy_to(port: int, script: str, engine: RtpEngine, participant: str, *, call_id: str = CALL) -> None:
    """Let the documented program have a party copied to a port of the daemon."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", script, call_id, participant, "127.0.0.1", str(port)), env={"NG_PORT": str(engine.port)}
    )
    async with asyncio.timeout(TIMEOUT_S):
        assert await process.wait() == 0


def configured(**rtp: object) -> str:
    lines = "\n".join(f"{key} = {str(value).lower()}" for key, value in rtp.items())
    return f"[microphone]\nenabled = false\n[rtp]\nenabled = true\n{lines}\n"


def talking(program: str, line: MediaPath, path: Path) -> Sequence[object]:
    """Return the command that says what is in a recording in real time, in A-law, and then goodbye."""
    sound = ("-re", "-i", path, "-c:a", "pcm_alaw", "-rtpflags", "send_bye")
    return (program, "-loglevel", "error", *sound, "-f", "rtp", line.url(packet_bytes=G711_BYTES))


def talking_in_secret(program: str, line: MediaPath, path: Path) -> Sequence[object]:
    """Return the command that encrypts the same."""
    sound = ("-re", "-i", path, "-c:a", "pcm_alaw", "-srtp_out_suite", SUITE, "-srtp_out_params", KEY)
    return (program, "-loglevel", "error", *sound, "-f", "rtp", line.url("srtp", packet_bytes=SRTP_BYTES))


def talking_in_opus(program: str, line: MediaPath, path: Path) -> Sequence[object]:
    """Return the command that says it in Opus, as payload type 96."""
    sound = ("-re", "-i", path, "-ar", 48_000, "-c:a", "libopus", "-b:a", "32k", "-payload_type", 96)
    return (program, "-loglevel", "error", *sound, "-f", "rtp", line.url(packet_bytes=1_200))


def whistling(program: str, line: MediaPath) -> Sequence[object]:
    """Return the command that sends ``TONE_PACKETS`` packets of a tone."""
    tone = f"sine=sample_rate=8000:samples_per_frame=160:duration={TONE_PACKETS / 50}"
    sound = ("-re", "-f", "lavfi", "-i", tone, "-c:a", "pcm_alaw")
    return (program, "-loglevel", "error", *sound, "-f", "rtp", line.url(packet_bytes=G711_BYTES))


async def all_at_once(*commands: Sequence[object]) -> None:
    async with asyncio.TaskGroup() as tasks:
        for command in commands:
            tasks.create_task(run(*command))


async def from_file(repository: Path, path: Path) -> list[tuple[Any, ...]]:
    """Return what is said of a recording."""
    told = speech_results(await events_of_file(repository, FilesSource([path])))
    assert [each[0] for each in told].count("utterance.ended.v1") >= 2
    return told


def of_leg(events: list[Event], leg_id: str) -> list[Event]:
    return [event for event in events if event["data"].get("leg_id") == leg_id]


def reasons(events: list[Event]) -> list[str]:
    return [event["data"]["reason"] for event in events if kind(event) == "session.ended.v1"]


async def test_the_copies_of_both_parties_give_the_events_of_their_files_and_end_as_they_say_goodbye(
    tmp_path: Path, repository: Path, recordings: dict[str, Path], script: str, needs_program: Callable[[str], str]
) -> None:
    ports = free_leg_ports(10)
    config = configured(auto=False, leg_ports=[ports[0], ports[-1]])
    ffmpeg = needs_program("ffmpeg")
    async with RtpEngine(needs_program("rtpengine")) as engine, running(tmp_path, config=config) as daemon:
        await daemon.wait_notified("READY=1")
        lines = await engine.call(CALL)
        async with subscribed(daemon.port) as subscriber:
            async with control_connection(daemon) as control:
                opened = await ask(control, "open_session", call_reference="c", legs=[{"role": "customer"}] * 2)
            for participant, leg in zip(PARTIES, opened["legs"], strict=True):
                await copy_to(leg["port"], script, engine, participant)
            await all_at_once(
                *(
                    talking(ffmpeg, line, recordings[participant])
                    for participant, line in zip(PARTIES, lines, strict=True)
                )
            )
            await subscriber.until(lambda event: kind(event) == "session.ended.v1")
    assert kinds(subscriber.events).count("session.started.v1") == 1
    assert reasons(subscriber.events) == ["hangup"]
    for participant, leg in zip(PARTIES, opened["legs"], strict=True):
        assert speech_results(of_leg(subscriber.events, leg["leg_id"])) == await from_file(
            repository, recordings[participant]
        ), participant


async def test_a_call_in_srtp_is_copied_in_the_clear_and_one_in_opus_transcoded_each_as_a_session(
    tmp_path: Path, repository: Path, recordings: dict[str, Path], script: str, needs_program: Callable[[str], str]
) -> None:
    (port,) = free_leg_ports(1)
    ffmpeg = needs_program("ffmpeg")
    config = configured(port=port, timeout_s=3.0)
    async with RtpEngine(needs_program("rtpengine")) as engine, running(tmp_path, config=config) as daemon:
        await daemon.wait_notified("READY=1")
        secret, _ = await engine.call(CALL, protocol="RTP/SAVP", keys=[f"a=crypto:1 {SUITE} inline:{KEY}"])
        opus, _ = await engine.call("call-2", codecs=("96", "a=rtpmap:96 opus/48000/2"))
        await copy_to(port, script, engine, "alice")
        names = {"call_id": "call-2", "to_tag": "listen-alice"}
        await engine.ask("subscribe request", **names, from_tag="alice", codec={"transcode": ["PCMA"]})
        answer = description(port, ("8", G711[1]), direction="recvonly")
        await engine.ask("subscribe answer", **names, sdp=answer, flags=["allow transcoding"])
        async with subscribed(daemon.port) as subscriber:
            await all_at_once(
                talking_in_secret(ffmpeg, secret, recordings["alice"]),
                talking_in_opus(ffmpeg, opus, recordings["bob"]),
            )
            for _ in range(2):
                await subscriber.until(lambda event: kind(event) == "session.ended.v1")
    events = subscriber.events
    assert reasons(events) == ["timeout"] * 2
    legs = [event["data"]["legs"] for event in events if kind(event) == "session.started.v1"]
    assert [[leg["codec"] for leg in each] for each in legs] == [["PCMA"]] * 2
    heard = [speech_results(of_leg(events, leg["leg_id"])) for (leg,) in legs]
    of_secret, of_opus = [await from_file(repository, recordings[participant]) for participant in PARTIES]
    assert of_secret in heard
    heard.remove(of_secret)
    late_ms = [a - b for a, b in zip(begins(heard[0]), begins(of_opus), strict=True)]
    assert max(map(abs, late_ms)) <= 64


def begins(told: list[tuple[Any, ...]]) -> list[int]:
    """Return where utterances begin."""
    return [each[1] for each in told if each[0] == "utterance.started.v1"]


async def came(control: ClientConnection, session_id: str, packets: list[int]) -> None:
    """Return when so many packets of each leg came."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            legs = (await ask(control, "statistics", session_id=session_id))["rtp"]["legs"]
            if [leg["packets"] for leg in legs] == packets:
                return


async def test_a_copy_that_is_stopped_harms_no_other_and_begun_again_by_its_name_is_known_to_its_leg(
    tmp_path: Path, script: str, needs_program: Callable[[str], str]
) -> None:
    ports = free_leg_ports(10)
    config = configured(auto=False, leg_ports=[ports[0], ports[-1]])
    ffmpeg = needs_program("ffmpeg")
    async with RtpEngine(needs_program("rtpengine")) as engine, running(tmp_path, config=config) as daemon:
        await daemon.wait_notified("READY=1")
        lines = await engine.call(CALL)
        both = [whistling(ffmpeg, line) for line in lines]
        async with control_connection(daemon) as control:
            opened = await ask(control, "open_session", call_reference="c", legs=[{"role": "customer"}] * 2)
            for participant, leg in zip(PARTIES, opened["legs"], strict=True):
                await copy_to(leg["port"], script, engine, participant)
            await all_at_once(*both)
            await came(control, opened["session_id"], [TONE_PACKETS] * 2)
            await engine.ask("unsubscribe", call_id=CALL, to_tag="listen-alice")
            await all_at_once(*both)
            await came(control, opened["session_id"], [TONE_PACKETS, 2 * TONE_PACKETS])
            await copy_to(opened["legs"][0]["port"], script, engine, "alice")
            await all_at_once(*both)
            await came(control, opened["session_id"], [2 * TONE_PACKETS, 3 * TONE_PACKETS])
            figures = (await ask(control, "statistics"))["rtp"]
    assert (figures["packets"], figures["dropped"]) == (5 * TONE_PACKETS, {})


async def test_an_rtpengine_that_is_killed_ends_what_was_being_said_and_then_the_session(
    tmp_path: Path, recordings: dict[str, Path], script: str, needs_program: Callable[[str], str]
) -> None:
    (port,) = free_leg_ports(1)
    ffmpeg = needs_program("ffmpeg")
    config = configured(port=port, timeout_s=2.0)
    async with RtpEngine(needs_program("rtpengine")) as engine, running(tmp_path, config=config) as daemon:
        await daemon.wait_notified("READY=1")
        line, _ = await engine.call(CALL)
        await copy_to(port, script, engine, "alice")
        async with subscribed(daemon.port) as subscriber, asyncio.TaskGroup() as tasks:
            talk = tasks.create_task(run(*talking(ffmpeg, line, recordings["alice"])))
            await subscriber.until(lambda event: kind(event) == "utterance.started.v1")
            await engine.kill()
            await subscriber.until(lambda event: kind(event) == "session.ended.v1")
            talk.cancel()
    told = [each for each in kinds(subscriber.events) if each.startswith(("utterance", "session"))]
    assert told == ["session.started.v1", "utterance.started.v1", "utterance.ended.v1", "session.ended.v1"]
    assert reasons(subscriber.events) == ["timeout"]
