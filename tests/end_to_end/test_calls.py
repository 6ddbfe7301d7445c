"""Calls sent by FFmpeg, GStreamer, SIPp and baresip: the events are those of the same clip from a file."""

from __future__ import annotations

import asyncio
import os
import random
import socket
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile
import soxr

from streamer.protocol.jitter import JitterConfig
from streamer.sources.files.source import FilesSource
from tests.support.calls import events_of_calls, events_of_file, run, speech_results, states
from tests.support.daemon import kind, kinds, running, subscribed
from tests.support.ports import free_leg_ports, free_port
from tests.support.receiver_config import receiver_config
from tests.support.senders import LOSSY, decoded, encoded_and_decoded, encoded_by_gstreamer, ffmpeg, gstreamer
from tests.support.sip import answering, calling_with_a_recording, calling_with_captures
from tests.support.speech import RATE, coded, conversation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from streamer.sources.rtp.source import RtpSource
    from tests.support.calls import Send


UNHURRIED = JitterConfig(quiet_s=5.0)
"""Waits for a sender that a busy machine holds up: silence inserted meanwhile would shift the audio after it."""


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> Path:
    """Three sentences, 16 kHz mono."""
    folder = tmp_path_factory.mktemp("clip")
    samples = conversation(needs_program("espeak-ng"), folder, pause_s=0.8)
    soundfile.write(folder / "clip.wav", samples, RATE, subtype="PCM_16")
    return folder / "clip.wav"


@pytest.fixture(scope="module")
def sentence(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> dict[str, Path]:
    """One sentence between pauses, by the law that can represent its samples."""
    folder = tmp_path_factory.mktemp("sentence")
    said = conversation(needs_program("espeak-ng"), folder, pause_s=0.8, sentences=1)
    low = soxr.resample(said, RATE, 8_000)
    paths = {name: folder / f"{name}.wav" for name in ("PCMU", "PCMA")}
    for path, law in zip(paths.values(), ("ULAW", "ALAW"), strict=True):
        soundfile.write(path, coded(low, folder / "coded.wav", law), 8_000, subtype="PCM_16")
    return paths


@pytest.fixture(scope="module")
def recordings(clip: Path) -> dict[str, Path]:
    """The clip as 16-bit files, by encoding; for G.711 the samples are values that its companding law can represent."""
    samples, _ = soundfile.read(clip, dtype="float32")
    by_rate = {rate: samples if rate == RATE else soxr.resample(samples, RATE, rate) for rate in (8_000, RATE, 44_100)}
    law = {name: coded(by_rate[8_000], clip.with_name("coded.wav"), name) for name in ("ULAW", "ALAW")}
    clips = {"PCMU": (law["ULAW"], 8_000), "PCMA": (law["ALAW"], 8_000)}
    for rate, mono in by_rate.items():
        clips |= {f"L16/{rate}": (mono, rate), f"L16/{rate}/2": (np.stack([mono, mono[::-1]], axis=1), rate)}
    paths = {name: clip.with_name(f"{name.replace('/', '-')}.wav") for name in clips}
    for name, (samples, rate) in clips.items():
        soundfile.write(paths[name], samples, rate, subtype="PCM_16")
    return paths


PAYLOAD_TYPES = {
    "L16/8000": 97,
    "L16/16000": 98,
    "L16/16000/2": 100,
    "L16/8000/2": 102,
    "L16/44100": 11,
    "L16/44100/2": 10,
}


async def from_files(repository: Path, recordings: dict[str, Path]) -> dict[str, list[dict[str, Any]]]:
    """Return the events of each recording from its file; one pipeline takes them one after the other."""
    events = await events_of_file(repository, FilesSource(list(recordings.values())))
    sessions: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for event in events:
        if "session_id" in event["data"]:
            sessions[event["data"]["session_id"]].append(event)
    return dict(zip(recordings, sessions.values(), strict=True))


def by_encoding(events: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return the events of each session, by the encoding of its legs."""
    name_of: dict[str, str] = {}
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for event in events:
        data = event["data"]
        if kind(event) == "session.started.v1":
            name_of[data["session_id"]] = encoding_name(data["legs"])
        if "session_id" in data:
            found[name_of[data["session_id"]]].append(event)
    return found


def encoding_name(legs: list[dict[str, Any]]) -> str:
    codec, rate = legs[0]["codec"], legs[0]["sample_rate"]
    channels = f"/{len(legs)}" if len(legs) > 1 else ""
    return f"{codec}/{rate}{channels}" if codec == "L16" else codec


def reasons(events: list[dict[str, Any]]) -> list[str]:
    return [event["data"]["reason"] for event in events if kind(event) == "session.ended.v1"]


def utterance_starts_ms(events: list[dict[str, Any]]) -> list[int]:
    """Return where utterances start."""
    return [event["data"]["start_ms"] for event in events if kind(event) == "utterance.started.v1"]


def concurrently(*commands: Callable[[RtpSource], Sequence[object]]) -> Send:
    """Return a function that runs several senders concurrently."""

    async def send(source: RtpSource) -> None:
        async with asyncio.TaskGroup() as tasks:
            for command in commands:
                tasks.create_task(run(*command(source)))

    return send


async def test_every_encoding_that_ffmpeg_sends_gives_the_events_of_the_file(
    repository: Path, recordings: dict[str, Path], needs_program: Callable[[str], str]
) -> None:
    program = needs_program("ffmpeg")
    linear = ("-c:a", "pcm_s16be", "-payload_type")
    senders = {
        "PCMU": ffmpeg(program, recordings["PCMU"], "-c:a", "pcm_mulaw"),
        "PCMA": ffmpeg(program, recordings["PCMA"], "-c:a", "pcm_alaw"),
        **{name: ffmpeg(program, recordings[name], *linear, str(pt)) for name, pt in PAYLOAD_TYPES.items()},
        "G722": ffmpeg(program, recordings["L16/16000"], *LOSSY["G722"][1:]),
        "OPUS": ffmpeg(program, recordings["L16/16000"], *LOSSY["OPUS"][1:], "-payload_type", "96"),
    }
    lossy = {name: encoded_and_decoded(program, recordings["L16/16000"], *coding) for name, coding in LOSSY.items()}
    files = await from_files(repository, {**recordings, **lossy})
    live = await events_of_calls(
        repository, concurrently(*senders.values()), sessions=len(senders), config=receiver_config(jitter=UNHURRIED)
    )
    calls = by_encoding(live)
    assert set(calls) == set(senders)
    for name, events in calls.items():
        assert reasons(events) == ["hangup"]
        assert kinds(events).count("session.started.v1") == 1
        assert len(utterance_starts_ms(events)) >= 3
        assert speech_results(events) == speech_results(files[name]), name


FLOODERS, FLOOD_PACKETS, PER_BURST = 10, 12_000, 50


async def flood(source: RtpSource) -> None:
    """Send garbage to both ports, and RTP packets without consecutive sequence numbers, from many addresses."""
    assert source.shared is not None
    chance = random.Random(5)
    with ExitStack() as sockets:
        flooders = [sockets.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) for _ in range(FLOODERS)]
        for number, flooder in enumerate(flooders, start=2):
            flooder.bind((f"127.0.0.{number}", 0))
        for number in range(FLOOD_PACKETS):
            noise = chance.randbytes(chance.randrange(300))
            lone_packet = b"\x80\x00" + chance.randbytes(10) + bytes(160)
            data = (noise, lone_packet, bytes(5_000), b"\x80\xcb" + noise)[number % 4]
            chance.choice(flooders).sendto(data, ("127.0.0.1", source.shared.port + number % 2))
            if number % PER_BURST == 0:
                await asyncio.sleep(0.02)  # the flood is to last as long as the call; no condition is waited for


async def test_a_flood_of_garbage_does_not_change_the_events_of_a_call(
    repository: Path, sentence: dict[str, Path], needs_program: Callable[[str], str]
) -> None:
    call = concurrently(ffmpeg(needs_program("ffmpeg"), sentence["PCMU"], "-c:a", "pcm_mulaw"))

    async def send(source: RtpSource) -> None:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(call(source))
            tasks.create_task(flood(source))

    live = await events_of_calls(repository, send, config=receiver_config(jitter=UNHURRIED))
    file = await events_of_file(repository, FilesSource([sentence["PCMU"]]))
    assert reasons(live) == ["hangup"]
    assert kinds(live).count("session.started.v1") == 1
    assert utterance_starts_ms(live)
    assert speech_results(live) == speech_results(file)


async def test_every_encoding_that_gstreamer_sends_over_ipv6_gives_the_events_of_the_file(
    repository: Path, recordings: dict[str, Path], needs_program: Callable[[str], str]
) -> None:
    program = needs_program("gst-launch-1.0")
    linear = ("!", "audioconvert", "!", "rtpL16pay")
    opus, wide = (("!", "audioconvert", "!", encoder) for encoder in ("opusenc", "avenc_g722"))
    senders = {
        "PCMU": gstreamer(program, recordings["PCMU"], "!", "mulawenc", "!", "rtppcmupay"),
        "PCMA": gstreamer(program, recordings["PCMA"], "!", "alawenc", "!", "rtppcmapay"),
        **{name: gstreamer(program, recordings[name], *linear, f"pt={pt}") for name, pt in PAYLOAD_TYPES.items()},
        "G722": gstreamer(program, recordings["L16/16000"], *wide, "!", "rtpg722pay"),
        "OPUS": gstreamer(program, recordings["L16/16000"], *opus, "!", "rtpopuspay", "pt=96"),
    }
    lossy = {
        "G722": encoded_by_gstreamer(program, recordings["L16/16000"], "g722", *wide),
        "OPUS": encoded_by_gstreamer(program, recordings["L16/16000"], "opus", *opus, "!", "oggmux"),
    }
    back = {name: decoded(needs_program("ffmpeg"), path, LOSSY[name][2]) for name, path in lossy.items()}
    files = await from_files(repository, {**recordings, **back})
    send = concurrently(*senders.values())
    config = receiver_config(timeout_s=3.0, jitter=UNHURRIED)
    live = await events_of_calls(repository, send, sessions=len(senders), host="::1", config=config)
    calls = by_encoding(live)
    assert set(calls) == set(senders)
    for name, events in calls.items():
        assert reasons(events) == ["timeout"]
        assert len(utterance_starts_ms(events)) >= 3
        if name == "OPUS":  # at this bit rate two builds of libopus differ in the last bit of some samples
            assert outline(events) == outline(files[name])
        else:
            assert speech_results(events) == speech_results(files[name]), name


def outline(events: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Return the times of results and the states, without probabilities."""
    return [(each[0], each[1:4] if each[0] == "state.v1" else each[1:3]) for each in speech_results(events)]


def over_sip(sipp: str, folder: Path, make_caller: Callable[[int], Sequence[object]]) -> Send:
    """Return a function that answers a call with SIPp and runs a caller, who sends the audio to the source."""

    async def send(source: RtpSource) -> None:
        assert source.shared is not None
        port = free_port()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(run(*answering(sipp, folder, port=port, rtp_port=source.shared.port)))
            tasks.create_task(run(*make_caller(port)))

    return send


async def test_a_capture_played_by_sipp_gives_the_events_of_the_capture_and_dtmf_gives_none(
    repository: Path, shared: Path, tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    sipp = needs_program("sipp")
    if os.geteuid() != 0:
        pytest.skip("SIPp plays captures through raw sockets, which only root may open")
    folder = shared / "audio" / "rtp"
    captures = [
        (folder / "g711a.pcap", 8.0),
        (folder / "dtmf_2833_1.pcap", 1.0),
        (folder / "dtmf_2833_pound.pcap", 1.0),
    ]

    def call(to_port: int) -> Sequence[object]:
        return calling_with_captures(sipp, tmp_path, to_port=to_port, captures=captures)

    live = await events_of_calls(
        repository, over_sip(sipp, tmp_path, call), config=receiver_config(timeout_s=5.0, jitter=UNHURRIED)
    )
    file = await events_of_file(repository, FilesSource([folder / "g711a.pcap"]))
    assert reasons(live) == ["timeout"]
    assert utterance_starts_ms(live) == utterance_starts_ms(file)
    assert len(utterance_starts_ms(live)) == 2
    assert (intervals(live), states(live)) == (intervals(file), states(file))
    assert intervals(live)


async def test_a_call_by_baresip_gives_the_events_of_its_recording(
    repository: Path, sentence: dict[str, Path], tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    sipp, baresip = needs_program("sipp"), needs_program("baresip")
    modules = Path(baresip).parent.parent / "lib" / "baresip" / "modules"
    if not modules.is_dir():
        pytest.skip(f"no modules of baresip in {modules}")
    sound = sentence["PCMA"]

    def call(to_port: int) -> Sequence[object]:
        seconds = soundfile.info(sound).duration + 3
        return calling_with_a_recording(
            baresip, tmp_path, to_port=to_port, sound=sound, seconds=seconds, modules=modules
        )

    live = await events_of_calls(repository, over_sip(sipp, tmp_path, call), config=receiver_config(jitter=UNHURRIED))
    file = await events_of_file(repository, FilesSource([sound]))
    assert reasons(live) == ["hangup"]
    assert utterance_starts_ms(live)
    assert speech_results(live) == speech_results(file)


def intervals(events: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Return the results of windows within utterances."""
    return [result for result in speech_results(events) if result[1] == "interval"]


async def test_the_sdp_file_that_ffmpeg_writes_maps_its_payload_type(
    recordings: dict[str, Path], tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    (port,) = free_leg_ports(1)
    sending = (needs_program("ffmpeg"), "-loglevel", "error", "-re", "-i", recordings["L16/16000"], "-t", 3)
    encoding = ("-c:a", "libopus", "-payload_type", 111, "-sdp_file", tmp_path / "call.sdp")
    command = (*sending, *encoding, "-rtpflags", "send_bye", "-f", "rtp", f"rtp://127.0.0.1:{port}")
    await run(*command)  # to write the SDP file; no daemon runs yet
    config = f'[microphone]\nenabled = false\n[rtp]\nenabled = true\nport = {port}\nsdp_file = "call.sdp"\n'
    async with running(tmp_path, config=config) as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber, asyncio.TaskGroup() as tasks:
            tasks.create_task(run(*command))
            await subscriber.until(lambda event: kind(event) == "session.ended.v1")
    (started,) = [event for event in subscriber.events if kind(event) == "session.started.v1"]
    assert [(leg["codec"], leg["sample_rate"]) for leg in started["data"]["legs"]] == [("OPUS", 48_000)]
    assert len(utterance_starts_ms(subscriber.events)) == 1
    assert reasons(subscriber.events) == ["hangup"]
