from __future__ import annotations

import asyncio
import itertools
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from streamer.core.audio import AudioFrame, AudioLost, LegClosed, LegOpened, SourceHealth
from streamer.core.errors import SourceError
from streamer.sources.microphone.portaudio import OpenInput
from streamer.sources.microphone.source import MicrophoneSource
from tests.support.source_messages import is_frame, is_health, of_type, sessions, states, until, without_frames

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
RATE = 16000
BLOCK = 320


class FakeStream:
    """A stream that a test feeds."""

    def __init__(self, arguments: dict[str, Any]) -> None:
        self.arguments = arguments
        self.position = 0
        self.closed = threading.Event()

    def feed(self, n_blocks: int, *, overflow: bool = False) -> None:
        for _ in range(n_blocks):
            channels = self.arguments["channels"]
            ramp = np.arange(self.position, self.position + BLOCK, dtype=np.float32) / 2**20
            buffer = np.repeat(ramp[:, None], channels, axis=1)
            self.arguments["on_block"](buffer, BLOCK, None, SimpleNamespace(input_overflow=overflow))
            buffer[:] = np.nan  # as the driver does: the buffer is its own
            self.position += BLOCK

    def finish(self) -> None:
        self.arguments["on_finished"]()


class FakeAudio:
    """Opens streams as a script tells it: each opening takes the next step, the last step again and again."""

    def __init__(self, *steps: Callable[[FakeStream], None]) -> None:
        self._steps = itertools.chain(steps, itertools.repeat(steps[-1]))
        self.streams: list[FakeStream] = []

    @contextmanager
    def input_stream(self, **arguments: Any) -> Iterator[OpenInput]:
        stream = FakeStream(arguments)
        next(self._steps)(stream)
        self.streams.append(stream)
        try:
            yield OpenInput("Fake mic", arguments["channels"], arguments["sample_rate"] or RATE)
        finally:
            stream.closed.set()


class Sleeper:
    """Notes how long it was asked to sleep, and doesn't."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.slept.append(seconds)
        await asyncio.sleep(0)


def fails(reason: str) -> Callable[[FakeStream], None]:
    def step(_stream: FakeStream) -> None:
        raise SourceError(reason)

    return step


def delivers(n_blocks: int) -> Callable[[FakeStream], None]:
    return lambda stream: stream.feed(n_blocks)


def delivers_and_ends(n_blocks: int) -> Callable[[FakeStream], None]:
    def step(stream: FakeStream) -> None:
        stream.feed(n_blocks)
        stream.finish()

    return step


def microphone(audio: FakeAudio, **changes: Any) -> MicrophoneSource:
    ids = (f"session{n}" for n in itertools.count(1))
    arguments: dict[str, Any] = {"source_id": "mic", "roles": ("agent", "customer"), "sleep": Sleeper()}
    arguments |= {"audio": audio, "now": lambda: NOON, "new_id": lambda: next(ids), "monotonic": lambda: 5.0}
    return MicrophoneSource(**(arguments | changes))


async def test_a_microphone_that_is_there_records_at_once() -> None:
    audio = FakeAudio(delivers(3))
    async with microphone(audio, device="fake", sample_rate=48000, block_ms=10) as source:
        messages = aiter(source)
        taken = [await anext(messages) for _ in range(4 + 6)]
        assert taken[0] == SourceHealth("mic", "starting", 'opening microphone "fake"')
        assert taken[1] == SourceHealth("mic", "ok", 'microphone "Fake mic" (2 channels, 48000 Hz) is recording')
        legs = of_type(LegOpened, taken)
        assert [(leg.leg_id, leg.role, leg.sample_rate) for leg in legs] == [
            ("session1-1", "agent", 48000),
            ("session1-2", "customer", 48000),
        ]
        assert (NOON - legs[0].opened_at).total_seconds() == pytest.approx(BLOCK / 48000, abs=1e-6)
        frames = of_type(AudioFrame, taken)
        assert [(frame.leg_id, frame.start, frame.captured_at) for frame in frames] == [
            (f"session1-{leg}", start, 5.0) for start in (0, 320, 640) for leg in (1, 2)
        ]
        for leg in (0, 1):
            samples = np.concatenate([frame.samples for frame in frames[leg::2]])
            np.testing.assert_array_equal(samples, np.arange(960, dtype=np.float32) / 2**20)
    arguments = audio.streams[0].arguments
    assert {name: arguments[name] for name in ("device", "channels", "sample_rate", "block_ms")} == {
        "device": "fake",
        "channels": 2,
        "sample_rate": 48000,
        "block_ms": 10,
    }
    assert audio.streams[0].closed.is_set()


async def test_no_device_at_the_start_is_reported_once_and_retried_with_growing_pauses() -> None:
    sleep = Sleeper()
    audio = FakeAudio(*[fails("there is no input device")] * 5, *[fails("busy")] * 2, delivers(1))
    async with microphone(audio, sleep=sleep) as source:
        taken = await until(aiter(source), is_frame)
    assert [(health.state, health.detail) for health in of_type(SourceHealth, taken)] == [
        ("starting", "opening the default microphone"),
        ("lost", "the default microphone: there is no input device; retrying until it is back"),
        ("lost", "the default microphone: busy; retrying until it is back"),
        ("ok", 'microphone "Fake mic" (2 channels, 16000 Hz) is recording'),
    ]
    assert sleep.slept == [1, 2, 4, 8, 10, 10, 10]


async def test_a_device_that_ends_and_comes_back_is_a_new_session() -> None:
    sleep = Sleeper()
    audio = FakeAudio(fails("a"), fails("a"), delivers_and_ends(2), fails("gone"), delivers(1))
    async with microphone(audio, sleep=sleep) as source:
        messages = aiter(source)
        first = await until(messages, is_frame)
        lost = await until(messages, is_health("lost"))
        back = await until(messages, is_frame)
    assert sessions(first) == ["session1"] * 2
    assert without_frames(lost) == [
        LegClosed("session1-1", "error"),
        LegClosed("session1-2", "error"),
        SourceHealth(
            "mic",
            "lost",
            "the default microphone: the device stopped; was it unplugged?; retrying until it is back",
        ),
    ]
    assert [frame.start for frame in of_type(AudioFrame, first + lost)] == [0, 0, 320, 320]
    assert states(back) == ["lost", "ok"]
    assert sessions(back) == ["session2"] * 2
    assert of_type(AudioFrame, back)[0].start == 0
    assert sleep.slept == [1, 2, 1, 2]


@pytest.mark.parametrize("n_blocks", [0, 1])
async def test_a_device_that_stops_without_an_error_is_lost(n_blocks: int) -> None:
    audio = FakeAudio(delivers(n_blocks), delivers(1))
    async with microphone(audio, stall_s=0.05) as source:
        messages = aiter(source)
        lost = await until(messages, is_health("lost"))
        assert of_type(SourceHealth, lost)[-1].detail.startswith("the default microphone: no audio for 0.05 s")
        assert [closed.reason for closed in of_type(LegClosed, lost)] == ["error"] * 2 * n_blocks
        assert len(of_type(LegOpened, lost)) == 2 * n_blocks
        back = await until(messages, is_frame)
    assert states(back) == ["ok"]
    assert all(stream.closed.is_set() for stream in audio.streams)


async def test_a_late_consumer_loses_the_oldest_audio_and_gets_the_loss() -> None:
    audio = FakeAudio(delivers(1))
    async with microphone(audio, buffer_ms=100) as source:
        messages = aiter(source)
        await until(messages, lambda message: is_frame(message) and message.leg_id.endswith("2"))  # type: ignore[union-attr] # it is a frame
        audio.streams[0].feed(50)
        await asyncio.sleep(0)
        taken = [await anext(messages) for _ in range(1 + 2 * 5)]
    assert taken[0] == AudioLost("mic", ("session1-1", "session1-2"), 45 * BLOCK, RATE, 1)
    assert [frame.start for frame in of_type(AudioFrame, taken)[::2]] == [n * BLOCK for n in range(46, 51)]
    np.testing.assert_array_equal(
        np.concatenate([frame.samples for frame in of_type(AudioFrame, taken)[::2]]),
        np.arange(46 * BLOCK, 51 * BLOCK, dtype=np.float32) / 2**20,
    )


async def test_an_overflow_of_the_driver_is_counted() -> None:
    audio = FakeAudio(delivers(1))
    clock = itertools.count()
    async with microphone(audio, monotonic=lambda: float(next(clock))) as source:
        messages = aiter(source)
        await until(messages, is_frame)
        audio.streams[0].feed(1, overflow=True)
        taken = await until(messages, lambda message: isinstance(message, AudioLost))
        rest = await until(messages, is_frame)
    (lost,) = of_type(AudioLost, taken)
    assert lost.occurrences == 1
    assert of_type(AudioFrame, rest)[0].start == BLOCK + lost.samples
    assert lost.samples > 0


async def test_cancelling_closes_the_device() -> None:
    audio = FakeAudio(delivers(1))
    recording = asyncio.Event()

    async def listen() -> None:
        async with microphone(audio) as source:
            async for message in source:
                if is_frame(message):
                    recording.set()

    task = asyncio.create_task(listen())
    await recording.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert audio.streams[0].closed.is_set()


async def test_a_sound_system_that_hangs_is_reported_and_delays_nothing() -> None:
    release, opening = threading.Event(), threading.Event()

    def hang(_stream: FakeStream) -> None:
        opening.set()
        release.wait()

    audio = FakeAudio(hang)
    async with microphone(audio, open_patience_s=0.01, close_patience_s=0.01) as source:
        messages = aiter(source)
        taken = await until(messages, is_health("lost"))
        waiting = asyncio.ensure_future(anext(messages))
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    detail = "the default microphone: the sound system does not answer; waiting for it"
    assert taken[-1] == SourceHealth("mic", "lost", detail)
    assert opening.is_set()
    release.set()
    for thread in threading.enumerate():
        if thread.name == "capture":
            await asyncio.to_thread(thread.join)
    assert audio.streams[0].closed.is_set()


async def test_a_sound_system_that_answers_late_is_used() -> None:
    release = threading.Event()

    def hang(stream: FakeStream) -> None:
        release.wait()
        stream.feed(1)

    async with microphone(FakeAudio(hang), open_patience_s=0.01) as source:
        messages = aiter(source)
        await until(messages, is_health("lost"))
        release.set()
        assert states(await until(messages, is_frame)) == ["ok"]


async def test_an_unexpected_error_while_opening_is_reported_and_retried() -> None:
    def fault(_stream: FakeStream) -> None:
        raise KeyError("name")

    async with microphone(FakeAudio(fault, delivers(1))) as source:
        taken = await until(aiter(source), is_frame)
    assert "unexpected KeyError: 'name'" in of_type(SourceHealth, taken)[1].detail
    assert states(taken) == ["starting", "lost", "ok"]


@pytest.mark.parametrize("roles", [(), (None,), (None, None)])
def test_a_microphone_without_a_role_is_refused(roles: tuple[None, ...]) -> None:
    with pytest.raises(ValueError, match="at least one channel"):
        MicrophoneSource(source_id="mic", roles=roles, audio=FakeAudio(fails("unused")))
