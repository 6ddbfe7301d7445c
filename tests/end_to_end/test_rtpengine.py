"""Calls through rtpengine, which sends copies to the daemon as docs/telephony.md describes."""

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
"""Sizes of packets of 20 ms, as FFmpeg has to be told them without and with encryption."""
PACKET_SAMPLES = 160
MOST_LOST_PACKETS = 10
"""Of the 40 of silence before each utterance, which a busy rtpengine may leave out."""
KEY = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz"
SUITE = "AES_CM_128_HMAC_SHA1_80"
TONE_PACKETS = 50


@pytest.fixture(scope="module")
def recordings(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> dict[str, Path]:
    """A recording for each party, at 8 kHz, in samples that A-law can represent."""
    folder = tmp_path_factory.mktemp("clips")
    pause = np.zeros(round(0.8 * RATE), np.float32)
    paths = {}
    for participant, text in zip(PARTIES, SENTENCES, strict=False):
        said = speak(needs_program("espeak-ng"), folder, text)
        low = soxr.resample(np.concatenate([pause, said, pause]), RATE, 8_000)
        paths[participant] = folder / f"{participant}.wav"
        soundfile.write(paths[participant], coded(low, folder / "coded.wav", "ALAW"), 8_000, subtype="PCM_16")
    return paths


@pytest.fixture
def script(repository: Path) -> str:
    """The documented program that has rtpengine copy one party."""
    page = (repository / "docs" / "telephony.md").read_text()
    program, *_ = re.findall("```python\n(.*?)```", page[page.index("\n## rtpengine\n") :], re.DOTALL)
    return str(program)


async def copy_to(port: int, script: str, engine: RtpEngine, participant: str, *, call_id: str = CALL) -> None:
    """Have a party copied to a port of the daemon, with the documented program."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", script, call_id, participant, "127.0.0.1", str(port)), env={"NG_PORT": str(engine.port)}
    )
    async with asyncio.timeout(TIMEOUT_S):
        assert await process.wait() == 0


def configured(**rtp: object) -> str:
    lines = "\n".join(f"{key} = {str(value).lower()}" for key, value in rtp.items())
    return f"[microphone]\nenabled = false\n[rtp]\nenabled = true\n{lines}\n"


def sending_a_law(program: str, media: MediaPath, path: Path) -> Sequence[object]:
    """Return the command that sends a recording in real time, in A-law, and then RTCP BYE."""
    sound = ("-re", "-i", path, "-c:a", "pcm_alaw", "-rtpflags", "send_bye")
    return (program, "-loglevel", "error", *sound, "-f", "rtp", media.url(packet_bytes=G711_BYTES))


def sending_srtp(program: str, media: MediaPath, path: Path) -> Sequence[object]:
    """Return the command that sends a recording in A-law over SRTP."""
    sound = ("-re", "-i", path, "-c:a", "pcm_alaw", "-srtp_out_suite", SUITE, "-srtp_out_params", KEY)
    return (program, "-loglevel", "error", *sound, "-f", "rtp", media.url("srtp", packet_bytes=SRTP_BYTES))


def sending_opus(program: str, media: MediaPath, path: Path) -> Sequence[object]:
    """Return the command that sends a recording in Opus, as payload type 96."""
    sound = ("-re", "-i", path, "-ar", 48_000, "-c:a", "libopus", "-b:a", "32k", "-payload_type", 96)
    return (program, "-loglevel", "error", *sound, "-f", "rtp", media.url(packet_bytes=1_200))


def sending_a_tone(program: str, media: MediaPath) -> Sequence[object]:
    """Return the command that sends ``TONE_PACKETS`` packets of a tone."""
    tone = f"sine=sample_rate=8000:samples_per_frame=160:duration={TONE_PACKETS / 50}"
    sound = ("-re", "-f", "lavfi", "-i", tone, "-c:a", "pcm_alaw")
    return (program, "-loglevel", "error", *sound, "-f", "rtp", media.url(packet_bytes=G711_BYTES))


async def run_concurrently(*commands: Sequence[object]) -> None:
    async with asyncio.TaskGroup() as tasks:
        for command in commands:
            tasks.create_task(run(*command))


async def of_file(repository: Path, path: Path, *, without_packets: int = 0) -> list[tuple[Any, ...]]:
    """Return the results of a recording, without so many packets at its beginning."""
    samples, rate = soundfile.read(path, dtype="int16")
    later = path.with_name(f"{path.stem}-{without_packets}.wav")
    soundfile.write(later, samples[without_packets * PACKET_SAMPLES :], rate, subtype="PCM_16")
    results = speech_results(await events_of_file(repository, FilesSource([later])))
    assert "utterance.ended.v1" in [each[0] for each in results]
    return results


async def place_of_file(results: list[list[tuple[Any, ...]]], repository: Path, path: Path) -> int:
    """Return which are a recording's results; rtpengine does not always copy the first packets, of silence."""
    for lost in range(MOST_LOST_PACKETS + 1):
        expected = await of_file(repository, path, without_packets=lost)
        if expected in results:
            return results.index(expected)
    raise AssertionError(f"none are of {path.name}: {results}")


def of_leg(events: list[Event], leg_id: str) -> list[Event]:
    return [event for event in events if event["data"].get("leg_id") == leg_id]


def reasons(events: list[Event]) -> list[str]:
    return [event["data"]["reason"] for event in events if kind(event) == "session.ended.v1"]


async def test_copies_of_both_parties_give_the_events_of_their_files_and_end_with_rtcp_bye(
    tmp_path: Path, repository: Path, recordings: dict[str, Path], script: str, needs_program: Callable[[str], str]
) -> None:
    ports = free_leg_ports(10)
    config = configured(auto=False, leg_ports=[ports[0], ports[-1]])
    ffmpeg = needs_program("ffmpeg")
    async with RtpEngine(needs_program("rtpengine")) as engine, running(tmp_path, config=config) as daemon:
        await daemon.wait_notified("READY=1")
        paths = await engine.call(CALL)
        async with subscribed(daemon.port) as subscriber:
            async with control_connection(daemon) as control:
                opened = await ask(control, "open_session", call_reference="c", legs=[{"role": "customer"}] * 2)
            for participant, leg in zip(PARTIES, opened["legs"], strict=True):
                await copy_to(leg["port"], script, engine, participant)
            await run_concurrently(
                *(
                    sending_a_law(ffmpeg, media, recordings[participant])
                    for participant, media in zip(PARTIES, paths, strict=True)
                )
            )
            await subscriber.until(lambda event: kind(event) == "session.ended.v1")
    assert kinds(subscriber.events).count("session.started.v1") == 1
    assert reasons(subscriber.events) == ["hangup"]
    for participant, leg in zip(PARTIES, opened["legs"], strict=True):
        results = speech_results(of_leg(subscriber.events, leg["leg_id"]))
        assert await place_of_file([results], repository, recordings[participant]) == 0


async def test_a_call_in_srtp_arrives_decrypted_and_one_in_opus_transcoded(
    tmp_path: Path, repository: Path, recordings: dict[str, Path], script: str, needs_program: Callable[[str], str]
) -> None:
    (port,) = free_leg_ports(1)
    ffmpeg = needs_program("ffmpeg")
    config = configured(port=port, timeout_s=3.0)
    async with RtpEngine(needs_program("rtpengine")) as engine, running(tmp_path, config=config) as daemon:
        await daemon.wait_notified("READY=1")
        srtp, _ = await engine.call(CALL, protocol="RTP/SAVP", keys=[f"a=crypto:1 {SUITE} inline:{KEY}"])
        opus, _ = await engine.call("call-2", codecs=("96", "a=rtpmap:96 opus/48000/2"))
        await copy_to(port, script, engine, "alice")
        names = {"call_id": "call-2", "to_tag": "listen-alice"}
        await engine.ask("subscribe request", **names, from_tag="alice", codec={"transcode": ["PCMA"]})
        answer = description(port, ("8", G711[1]), direction="recvonly")
        await engine.ask("subscribe answer", **names, sdp=answer, flags=["allow transcoding"])
        async with subscribed(daemon.port) as subscriber:
            await run_concurrently(
                sending_srtp(ffmpeg, srtp, recordings["alice"]),
                sending_opus(ffmpeg, opus, recordings["bob"]),
            )
            for _ in range(2):
                await subscriber.until(lambda event: kind(event) == "session.ended.v1")
    events = subscriber.events
    assert reasons(events) == ["timeout"] * 2
    legs = [event["data"]["legs"] for event in events if kind(event) == "session.started.v1"]
    assert [[leg["codec"] for leg in each] for each in legs] == [["PCMA"]] * 2
    results = [speech_results(of_leg(events, leg["leg_id"])) for (leg,) in legs]
    del results[await place_of_file(results, repository, recordings["alice"])]
    (from_opus,) = results
    of_opus = await of_file(repository, recordings["bob"])
    late_ms = [a - b for a, b in zip(utterance_starts_ms(from_opus), utterance_starts_ms(of_opus), strict=True)]
    assert -64 - 20 * MOST_LOST_PACKETS <= min(late_ms) <= max(late_ms) <= 64


def utterance_starts_ms(results: list[tuple[Any, ...]]) -> list[int]:
    """Return where utterances start."""
    return [each[1] for each in results if each[0] == "utterance.started.v1"]


async def until_received(control: ClientConnection, session_id: str, packets: list[int]) -> None:
    """Return once so many packets of each leg have arrived."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            legs = (await ask(control, "statistics", session_id=session_id))["rtp"]["legs"]
            if [leg["packets"] for leg in legs] == packets:
                return


async def test_stopping_a_copy_leaves_the_other_one_and_a_restarted_copy_reaches_its_leg_again(
    tmp_path: Path, script: str, needs_program: Callable[[str], str]
) -> None:
    ports = free_leg_ports(10)
    config = configured(auto=False, leg_ports=[ports[0], ports[-1]])
    ffmpeg = needs_program("ffmpeg")
    async with RtpEngine(needs_program("rtpengine")) as engine, running(tmp_path, config=config) as daemon:
        await daemon.wait_notified("READY=1")
        paths = await engine.call(CALL)
        both = [sending_a_tone(ffmpeg, media) for media in paths]
        async with control_connection(daemon) as control:
            opened = await ask(control, "open_session", call_reference="c", legs=[{"role": "customer"}] * 2)
            for participant, leg in zip(PARTIES, opened["legs"], strict=True):
                await copy_to(leg["port"], script, engine, participant)
            await run_concurrently(*both)
            await until_received(control, opened["session_id"], [TONE_PACKETS] * 2)
            await engine.ask("unsubscribe", call_id=CALL, to_tag="listen-alice")
            await run_concurrently(*both)
            await until_received(control, opened["session_id"], [TONE_PACKETS, 2 * TONE_PACKETS])
            await copy_to(opened["legs"][0]["port"], script, engine, "alice")
            await run_concurrently(*both)
            await until_received(control, opened["session_id"], [2 * TONE_PACKETS, 3 * TONE_PACKETS])
            figures = (await ask(control, "statistics"))["rtp"]
    assert (figures["packets"], figures["dropped"]) == (5 * TONE_PACKETS, {})


async def test_killing_rtpengine_ends_the_open_utterance_and_then_the_session(
    tmp_path: Path, recordings: dict[str, Path], script: str, needs_program: Callable[[str], str]
) -> None:
    (port,) = free_leg_ports(1)
    ffmpeg = needs_program("ffmpeg")
    config = configured(port=port, timeout_s=2.0)
    async with RtpEngine(needs_program("rtpengine")) as engine, running(tmp_path, config=config) as daemon:
        await daemon.wait_notified("READY=1")
        media, _ = await engine.call(CALL)
        await copy_to(port, script, engine, "alice")
        async with subscribed(daemon.port) as subscriber, asyncio.TaskGroup() as tasks:
            sending = tasks.create_task(run(*sending_a_law(ffmpeg, media, recordings["alice"])))
            await subscriber.until(lambda event: kind(event) == "utterance.started.v1")
            await engine.kill()
            await subscriber.until(lambda event: kind(event) == "session.ended.v1")
            sending.cancel()
    lifecycle = [each for each in kinds(subscriber.events) if each.startswith(("utterance", "session"))]
    assert lifecycle == ["session.started.v1", "utterance.started.v1", "utterance.ended.v1", "session.ended.v1"]
    assert reasons(subscriber.events) == ["timeout"]
