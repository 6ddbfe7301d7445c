"""The microphone for real: PulseAudio's null sink, recorded by ALSA, PortAudio and sounddevice."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile

from streamer.core.audio import AudioFrame, AudioLost, LegClosed, LegOpened, SourceHealth
from streamer.sources.microphone.devices import load_sounddevice
from streamer.sources.microphone.source import MicrophoneSource
from tests.support.pulse import PulseMicrophone, skip_without_pulse
from tests.support.sounds import melody, pcm_16
from tests.support.source_messages import (
    is_frame,
    is_health,
    of_type,
    sessions,
    states,
    until,
    waveforms,
    without_frames,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from streamer.core.audio import SourceMessage


@pytest.fixture(autouse=True)
def _needs_pulse() -> None:
    skip_without_pulse()


@pytest.fixture
def pulse(monkeypatch: pytest.MonkeyPatch) -> Iterator[PulseMicrophone]:
    with PulseMicrophone() as microphone:
        use(microphone, monkeypatch)
        yield microphone


def use(microphone: PulseMicrophone, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in microphone.environ.items():
        monkeypatch.setenv(name, value)


def source(**changes: Any) -> MicrophoneSource:
    arguments: dict[str, Any] = {"source_id": "mic", "roles": ("agent", "customer"), "sample_rate": 16000}
    return MicrophoneSource(**(arguments | {"device": "null_mic", "first_retry_s": 0.1, "last_retry_s": 0.1} | changes))


def write_clip(path: Path, *, sample_rate: int = 16000, channels: int = 2, seconds: float = 0.5) -> NDArray[np.int16]:
    """Write sound between a quarter of a second of silence before and after; return the sound."""
    sound = pcm_16(melody(int(sample_rate * seconds), channels=channels, sample_rate=sample_rate))
    quiet = np.zeros((sample_rate // 4, channels), np.int16)
    soundfile.write(path, np.concatenate([quiet, sound, quiet]), sample_rate, subtype="PCM_16")
    return sound


async def record_clip(
    messages: AsyncIterator[SourceMessage], pulse: PulseMicrophone, clip: Path, n_samples: int
) -> NDArray[np.int64]:
    """Play a clip; return the ``n_samples`` from its first sound on as 16 bit numbers, shape (n_samples, legs)."""
    taken = await until(messages, is_frame)
    player = pulse.play(clip)

    def first_sound(message: SourceMessage) -> bool:
        return isinstance(message, AudioFrame) and bool(message.samples.any())

    taken += await until(messages, first_sound)
    last = taken[-1]
    assert isinstance(last, AudioFrame)
    enough = last.start + n_samples + 2 * last.sample_rate // 4
    taken += await until(messages, lambda message: isinstance(message, AudioFrame) and message.start > enough)
    assert await asyncio.to_thread(player.wait) == 0
    assert of_type(AudioLost, taken) == []
    legs = list(waveforms(taken).values())
    recorded = np.stack([leg[: min(map(len, legs))] for leg in legs], axis=1)
    start = int(np.flatnonzero(recorded.any(axis=1))[0])
    return np.round(recorded[start : start + n_samples] * 32768).astype(np.int64)


@pytest.mark.parametrize(("sample_rate", "channels"), [(16000, 2), (8000, 1), (44100, 2), (48000, 4)])
async def test_recorded_samples_are_exact_with_each_channel_on_its_leg(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample_rate: int, channels: int
) -> None:
    sound = write_clip(tmp_path / "clip.wav", sample_rate=sample_rate, channels=channels)
    with PulseMicrophone(sample_rate=sample_rate, channels=channels) as pulse:
        use(pulse, monkeypatch)
        async with source(sample_rate=sample_rate, roles=("unknown",) * channels) as microphone:
            recorded = await record_clip(aiter(microphone), pulse, tmp_path / "clip.wav", len(sound))
    np.testing.assert_array_equal(recorded, sound)


async def test_a_channel_without_a_role_is_left_out(tmp_path: Path, pulse: PulseMicrophone) -> None:
    sound = write_clip(tmp_path / "clip.wav")
    async with source(roles=(None, "customer")) as microphone:
        recorded = await record_clip(aiter(microphone), pulse, tmp_path / "clip.wav", len(sound))
    np.testing.assert_array_equal(recorded, sound[:, 1:])


@pytest.mark.usefixtures("pulse")
async def test_the_device_is_opened_at_its_own_rate_by_default() -> None:
    async with source(sample_rate=None, device="", roles=("unknown",)) as microphone:
        taken = await until(aiter(microphone), is_frame)
    own = round(load_sounddevice().query_devices("default")["default_samplerate"])
    (leg,) = of_type(LegOpened, taken)
    (frame,) = of_type(AudioFrame, taken)
    assert leg.sample_rate == frame.sample_rate == own
    assert of_type(SourceHealth, taken)[-1].detail == f'microphone "default" (1 channel, {own} Hz) is recording'


async def test_an_unplugged_microphone_is_reported_and_returns_as_a_new_session(
    tmp_path: Path, pulse: PulseMicrophone
) -> None:
    sound = write_clip(tmp_path / "clip.wav")
    async with source() as microphone:
        messages = aiter(microphone)
        first = await until(messages, is_frame)
        pulse.unplug()
        lost = await until(messages, is_health("lost"))
        gone = await until(messages, is_health("lost"))
        pulse.plug_in()
        back = await until(messages, is_health("ok"))
        recorded = await record_clip(messages, pulse, tmp_path / "clip.wav", len(sound))

    session = sessions(first)[0]
    assert without_frames(lost) == [
        LegClosed(f"{session}-1", "error"),
        LegClosed(f"{session}-2", "error"),
        SourceHealth(
            "mic",
            "lost",
            'microphone "null_mic": the device stopped; was it unplugged?; retrying until it is back',
        ),
    ]
    assert "there is no input device" in of_type(SourceHealth, gone)[0].detail
    assert states(back) == ["ok"]
    np.testing.assert_array_equal(recorded, sound)


async def test_a_microphone_plugged_in_late_is_found(pulse: PulseMicrophone) -> None:
    pulse.unplug()
    async with source() as microphone:
        messages = aiter(microphone)
        await until(messages, is_health("lost"))
        pulse.plug_in()
        assert states(await until(messages, is_frame)) == ["ok"]


async def test_a_consumer_that_does_not_read_loses_audio_and_gets_the_loss(
    tmp_path: Path, pulse: PulseMicrophone
) -> None:
    write_clip(tmp_path / "clip.wav", seconds=1)
    async with source(buffer_ms=200) as microphone:
        messages = aiter(microphone)
        before = await until(messages, lambda message: isinstance(message, AudioFrame) and message.leg_id[-1] == "2")
        assert await asyncio.to_thread(pulse.play(tmp_path / "clip.wav").wait) == 0
        lost = await until(messages, lambda message: isinstance(message, AudioLost))
        after = await until(messages, is_frame)
    (loss,) = of_type(AudioLost, lost)
    last_before, first_after = of_type(AudioFrame, before + lost)[-1], of_type(AudioFrame, after)[0]
    assert loss.leg_ids == tuple(leg.leg_id for leg in of_type(LegOpened, before))
    assert loss.occurrences == 1
    assert loss.samples > 16000
    assert first_after.start == last_before.end + loss.samples


async def test_a_microphone_that_delivers_zeros_is_silent_until_it_delivers_sound(
    tmp_path: Path, pulse: PulseMicrophone
) -> None:
    write_clip(tmp_path / "clip.wav")
    async with source(silence_s=0.3) as microphone:
        messages = aiter(microphone)
        silent = await until(messages, is_health("silent"))
        assert of_type(AudioFrame, silent)[-1].end >= 0.25 * 16000
        player = pulse.play(tmp_path / "clip.wav")
        assert states(await until(messages, is_health("ok"))) == ["ok"]
        await asyncio.to_thread(player.wait)


async def test_a_device_is_found_by_a_unique_part_of_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    with PulseMicrophone(devices=("desk_mic", "phone_left", "phone_right")) as pulse:
        use(pulse, monkeypatch)
        for wanted in ("desk_mic", "DESK", "_left"):
            async with source(device=wanted) as microphone:
                assert states(await until(aiter(microphone), is_frame)) == ["starting", "ok"]
        for wanted, text in (
            ("phone", '"phone" matches more than one input device: "phone_left", "phone_right"'),
            (
                "mobile",
                'no input device is called "mobile"; there are "desk_mic", "phone_left", "phone_right", "default"',
            ),
        ):
            async with source(device=wanted) as microphone:
                lost = (await until(aiter(microphone), is_health("lost")))[-1]
                assert isinstance(lost, SourceHealth)
                assert lost.detail.startswith(f'microphone "{wanted}": {text}')


async def test_two_microphones_record_side_by_side(tmp_path: Path, pulse: PulseMicrophone) -> None:
    sound = write_clip(tmp_path / "clip.wav")
    async with source(roles=("agent",)) as one, source(source_id="two", device="default") as two:
        one_messages = aiter(one)
        await until(one_messages, is_frame)
        recorded = await record_clip(aiter(two), pulse, tmp_path / "clip.wav", len(sound))
        still = await until(one_messages, lambda message: isinstance(message, AudioFrame) and message.start > 16000)
    np.testing.assert_array_equal(recorded, sound)
    assert without_frames(still) == []


RECORD_UNTIL_LOST = """
import asyncio
from streamer.core.audio import AudioFrame, SourceHealth
from streamer.sources.microphone.source import MicrophoneSource

async def main():
    recording = False
    source = MicrophoneSource(source_id="mic", sample_rate=16000, open_patience_s=0.1)
    async with source:
        async for message in source:
            if isinstance(message, AudioFrame) and not recording:
                recording = True
                print("recording", flush=True)
            # On a busy machine the sound system may take its time to open, too.
            if recording and isinstance(message, SourceHealth) and {stop_at!r} in message.detail:
                break
    print("left", flush=True)

asyncio.run(main())
"""


async def test_a_sound_system_that_hangs_does_not_keep_the_process() -> None:
    with PulseMicrophone() as pulse:
        processes = [
            await asyncio.create_subprocess_exec(
                *(sys.executable, "-c", RECORD_UNTIL_LOST.format(stop_at=stop_at)),
                env=os.environ | pulse.environ,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            for stop_at in ("no audio for 3 s", "the sound system does not answer")
        ]
        for process in processes:
            assert process.stdout is not None
            assert await process.stdout.readline() == b"recording\n"
        pulse.freeze()
        for process in processes:
            assert process.stdout is not None
            assert await process.stdout.readline() == b"left\n"
            assert await process.wait() == 0
