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

from streamer.protocol.streams.dialect import DialectSettings
from streamer.protocol.streams.l16 import L16Dialect
from streamer.sources.files.source import FilesSource
from tests.support.calls import events_of_file, speech_results
from tests.support.daemon import kind, running, subscribed
from tests.support.speech import RATE, conversation
from tests.support.streams import events_of_stream, pieces

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> Path:
    """Three sentences, 16 kHz, two channels; the second says them backwards."""
    folder = tmp_path_factory.mktemp("clip")
    mono = conversation(needs_program("espeak-ng"), folder, pause_s=0.8)
    soundfile.write(folder / "clip.wav", np.stack([mono, mono[::-1]], axis=1), RATE, subtype="PCM_16")
    return folder / "clip.wav"


async def test_two_channels_over_websocket_give_the_events_of_the_file(repository: Path, clip: Path) -> None:
    samples, rate = soundfile.read(clip, dtype="int16")
    metadata = json.dumps({"callSid": "1", "sampleRate": rate, "mixType": "stereo"})
    frames: list[str | bytes] = [metadata, *pieces(samples.astype("<i2").tobytes(), 1280)]
    streamed = await events_of_stream(repository, L16Dialect(DialectSettings()), frames)
    file = await events_of_file(repository, FilesSource([clip]))
    assert len(speech_results(streamed)) > 10
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
