"""A real capture device, from start to event: PulseAudio's null sink, recorded through ALSA and PortAudio."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile

from streamer.app.analysis import analysis
from streamer.config.tables import Config
from streamer.core.audio import AudioFrame, AudioLost, LegClosed, LegOpened
from streamer.sources.microphone.source import MicrophoneSource
from tests.support.collector import Collector
from tests.support.daemon import kind, kinds, running, subscribed
from tests.support.pulse import PulseMicrophone, missing_parts
from tests.support.speech import RATE, conversation

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path
    from typing import Self

    from streamer.core.audio import SourceMessage

AT = datetime(2026, 1, 1, tzinfo=UTC)
SAID = 2
"""Sentences."""


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> Path:
    folder = tmp_path_factory.mktemp("clip")
    soundfile.write(
        folder / "clip.wav", conversation(needs_program("espeak-ng"), folder, pause_s=0.7, sentences=SAID), RATE
    )
    return folder / "clip.wav"


@pytest.fixture
def pulse(needs_program: Callable[[str], str]) -> Iterator[PulseMicrophone]:
    for program in ("pulseaudio", "paplay"):
        needs_program(program)
    assert missing_parts() == []
    with PulseMicrophone(channels=1) as microphone:
        yield microphone


async def test_speech_at_the_microphone_becomes_events_and_unplugging_it_is_reported(
    tmp_path: Path, repository: Path, pulse: PulseMicrophone, clip: Path
) -> None:
    config = (
        f'[microphone]\ndevice = "null_mic"\nroles = ["customer"]\nretry_min_s = 0.1\n'
        f'[model]\ncard = "{repository}/models/ser-mn04.json"\n'
    )
    async with running(tmp_path, config=config, env=pulse.environ) as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber:
            await subscriber.until(lambda e: kind(e) == "session.started.v1")
            player = pulse.play(clip)
            for _ in range(SAID):
                await subscriber.until(lambda e: kind(e) == "utterance.ended.v1")
            assert player.wait() == 0
            before_unplugging = list(subscriber.events)
            pulse.unplug()
            ended = await subscriber.until(lambda e: kind(e) == "session.ended.v1")
            lost = await subscriber.until(lambda e: kind(e) == "source.health.v1" and e["data"]["state"] == "lost")
            pulse.plug_in()
            await subscriber.until(lambda e: kind(e) == "source.health.v1" and e["data"]["state"] == "ok")
            again = await subscriber.until(lambda e: kind(e) == "session.started.v1")
        assert (await daemon.stop())[0] == 0
    emotions = [e["data"] for e in before_unplugging if kind(e) == "emotion.v1"]
    assert [e["trigger"] for e in emotions].count("speech_ended") == SAID
    assert {e["role"] for e in emotions} == {"customer"}
    assert [k for k in kinds(before_unplugging) if k.startswith("utterance")] == [
        "utterance.started.v1",
        "utterance.ended.v1",
    ] * SAID
    assert ended["data"]["reason"] == "error"
    assert "null_mic" in lost["data"]["detail"]
    assert again["data"]["session_id"] != ended["data"]["session_id"]


class RecordingSource:
    """Yields the messages of a microphone, and keeps them."""

    live = True

    def __init__(self, source: MicrophoneSource) -> None:
        self.source_id = source.source_id
        self.messages: list[SourceMessage] = []
        self._source = source

    async def __aenter__(self) -> Self:
        await self._source.__aenter__()
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self._source.__aexit__(*exc_info)

    async def __aiter__(self) -> AsyncIterator[SourceMessage]:
        async for message in self._source:
            self.messages.append(message)
            yield message


class ReplayedSource:
    """Yields recorded audio again, in frames of another size, as fast as it is taken."""

    live = False
    source_id = "microphone"

    def __init__(self, messages: list[SourceMessage], frame_samples: int) -> None:
        (self._opened,) = [m for m in messages if isinstance(m, LegOpened)]
        frames = [m for m in messages if isinstance(m, AudioFrame)]
        assert [f.start for f in frames[1:]] == [f.end for f in frames[:-1]], "audio was lost on the way"
        self._samples = np.concatenate([f.samples for f in frames])
        self._frame_samples = frame_samples

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        pass

    async def __aiter__(self) -> AsyncIterator[SourceMessage]:
        leg, size = self._opened, self._frame_samples
        yield leg
        for start in range(0, len(self._samples), size):
            yield AudioFrame(leg.leg_id, self._samples[start : start + size], leg.sample_rate, start)
        yield LegClosed(leg.leg_id, "shutdown")


async def events_of(
    source: RecordingSource | ReplayedSource, repository: Path, stop_after: int | None
) -> list[dict[str, Any]]:
    """Return all events of the pipeline over a source, stopped after so many utterances."""
    collector = Collector()
    daemon = analysis(Config(), repository / "config.toml", source=source, make_sink=lambda _: collector)
    stop = asyncio.Event()
    running = asyncio.create_task(daemon.service.run(stop))
    if stop_after is not None:
        await collector.until(lambda events: kinds(events).count("utterance.ended.v1") == stop_after)
        stop.set()
    await running
    return [event for event in collector.reproducible() if kind(event) != "source.health.v1"]


async def test_live_audio_gives_the_same_events_as_the_same_audio_in_any_other_chunking(
    repository: Path, pulse: PulseMicrophone, clip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in pulse.environ.items():
        monkeypatch.setenv(name, value)
    recorder = RecordingSource(MicrophoneSource(source_id="microphone", device="null_mic", now=lambda: AT))
    player = pulse.play(clip)
    live = await events_of(recorder, repository, stop_after=SAID)
    assert player.wait() == 0
    assert not [m for m in recorder.messages if isinstance(m, AudioLost)]
    assert kinds(live)[0] == "session.started.v1"
    assert kinds(live)[-1] == "session.ended.v1"
    for frame_samples in (160, 777, 16_000, 10**9):
        assert await events_of(ReplayedSource(recorder.messages, frame_samples), repository, stop_after=None) == live
