"""Platforms that stream calls: the events are those of the same recording from a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Subprotocol

from streamer.call_test.play import frames_of
from streamer.call_test.player import PlayedCall
from streamer.call_test.players import PLAYERS
from streamer.call_test.recording import read_recording
from streamer.protocol.streams.asterisk import AsteriskDialect
from streamer.protocol.streams.audiosocket import AudioSocketDialect
from streamer.protocol.streams.dialect import DialectSettings
from streamer.protocol.streams.l16 import L16Dialect
from streamer.sources.files.source import FilesSource
from streamer.sources.streams.frame_decoders import frame_decoder
from tests.support.calls import events_of_file, speech_results
from tests.support.daemon import kind, running, subscribed
from tests.support.speech import RATE, conversation
from tests.support.streams import events_of_stream

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamer.protocol.streams.dialect import Dialect

CALL_ID = "40325ec2-5efd-4bd3-805f-53576e581d13"


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> Path:
    """Three sentences, 16 kHz, two channels; the second says them backwards."""
    folder = tmp_path_factory.mktemp("clip")
    mono = conversation(needs_program("espeak-ng"), folder, pause_s=0.8)
    soundfile.write(folder / "clip.wav", np.stack([mono, mono[::-1]], axis=1), RATE, subtype="PCM_16")
    return folder / "clip.wav"


def l16() -> L16Dialect:
    return L16Dialect(DialectSettings())


def asterisk() -> AsteriskDialect:
    return AsteriskDialect(DialectSettings(), frame_decoder)


def audiosocket() -> AudioSocketDialect:
    return AudioSocketDialect("unknown")


@pytest.mark.parametrize(("dialect", "make"), [("l16", l16), ("asterisk", asterisk), ("audiosocket", audiosocket)])
async def test_the_recording_of_a_dialect_gives_the_events_of_the_file(
    repository: Path, clip: Path, dialect: str, make: Callable[[], Dialect]
) -> None:
    kind = PLAYERS[dialect]
    samples, rate = read_recording(clip, kind.rate_for)
    samples = samples[:, : 1 if kind.is_one_leg else 2]
    call = PlayedCall(CALL_ID, (), samples.shape[1], rate)
    streamed = await events_of_stream(repository, make(), frames_of(kind.make(call), samples, call))
    alone = clip.with_name(f"{call.channels}.wav")
    soundfile.write(alone, samples, rate, subtype="PCM_16")
    file = await events_of_file(repository, FilesSource([alone]))
    assert len(speech_results(streamed)) > 5
    assert speech_results(streamed) == speech_results(file)


async def test_a_platform_that_streams_to_the_daemon_is_a_session_and_needs_a_token(tmp_path: Path) -> None:
    config = '[microphone]\nenabled = false\n[[streams]]\ndialect = "l16"\nroles = ["customer"]\n'
    websocket = 'tokens = [{ name = "pbx", scopes = ["stream"], token = "streams-and-no-more" }, '
    websocket += '{ name = "all", scopes = ["admin"], token = "everything-there-is" }]'
    async with running(tmp_path, config=config, websocket=websocket) as daemon:
        await daemon.wait_notified("READY=1")
        url = f"ws://127.0.0.1:{daemon.port}/l16"
        with pytest.raises(InvalidStatus, match="401"):
            await connect(url)
        async with subscribed(daemon.port, token="everything-there-is") as events:
            password = {"Authorization": "Basic eDpzdHJlYW1zLWFuZC1uby1tb3Jl"}
            offered = [Subprotocol("audio.jambonz.org")]
            async with connect(url, additional_headers=password, subprotocols=offered) as platform:
                assert platform.subprotocol == "audio.jambonz.org"
                await platform.send(json.dumps({"callSid": "1", "from": "+4930123456", "emotion_reference": "a-1"}))
                await platform.send(bytes(64_000))  # two seconds of silence, in one frame
                started = await events.until(lambda event: kind(event) == "session.started.v1")
            ended = await events.until(lambda event: kind(event) == "session.ended.v1")
        assert [leg["role"] for leg in started["data"]["legs"]] == ["customer"]
        assert (ended["data"]["reason"], ended["data"]["duration_ms"]) == ("hangup", 2_000)
        async with connect(url, additional_headers=password) as platform:
            await platform.send("INVITE sip:+4930123456@pbx.example SIP/2.0")
            await platform.wait_closed()
        assert (platform.close_code, platform.close_reason) == (
            1008,
            "expected audio, or metadata in JSON, got other text",
        )
        status, log = await daemon.stop()
    assert status == 0
    assert log.count("sends no l16: expected audio") == 1
    assert "4930123456" not in log
