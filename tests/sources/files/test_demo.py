from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from streamer.core.audio import AudioFrame, LegOpened, SourceHealth
from streamer.core.errors import SourceError
from streamer.sources.files.demo import DemoSource
from tests.support.sounds import melody

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.seconds = 50.0

    def __call__(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        assert seconds >= 0
        self.seconds += seconds


def demo(path: Path, clock: Clock) -> DemoSource:
    return DemoSource(
        path, roles=("customer",), now=lambda: NOON, new_id=lambda: "s", monotonic=clock, sleep=clock.sleep
    )


async def test_a_recording_is_played_in_real_time_in_a_loop(tmp_path: Path) -> None:
    samples = melody(8000 + 123, channels=2)
    soundfile.write(path := tmp_path / "demo.wav", samples, 16000, subtype="FLOAT")
    clock = Clock()
    frames: dict[str, list[AudioFrame]] = {"s-1": [], "s-2": []}
    others = []
    async with demo(path, clock) as source:
        async for message in source:
            if not isinstance(message, AudioFrame):
                others.append(message)
                continue
            frames[message.leg_id].append(message)
            assert clock.seconds == pytest.approx(50 + message.end / 16000)
            assert message.captured_at == pytest.approx(clock.seconds)
            if message.leg_id == "s-2" and message.end >= 40000:
                break
    assert others == [
        SourceHealth("demo", "ok", "NOT A MICROPHONE: a demonstration recording, demo.wav, is played in a loop"),
        LegOpened("demo", "s", "s-1", "customer", "pcm_f32le", 16000, NOON),
        LegOpened("demo", "s", "s-2", "unknown", "pcm_f32le", 16000, NOON),
    ]
    for channel, leg_id in enumerate(frames):
        played = np.concatenate([frame.samples for frame in frames[leg_id]])
        assert [frame.start for frame in frames[leg_id]] == [
            0,
            *np.cumsum([len(frame.samples) for frame in frames[leg_id]])[:-1],
        ]
        np.testing.assert_array_equal(played, np.resize(samples[:, channel], len(played)))
        assert len(played) >= 40000


async def test_a_late_consumer_gets_everything_with_the_time_when_it_was_due(tmp_path: Path) -> None:
    soundfile.write(path := tmp_path / "demo.wav", melody(16000), 16000)
    clock = Clock()
    async with demo(path, clock) as source:
        ends = []
        async for message in source:
            if isinstance(message, AudioFrame):
                assert message.captured_at == pytest.approx(50 + message.end / 16000)
                ends.append(message.end)
                if len(ends) == 1:
                    clock.seconds += 10
                if len(ends) == 500:
                    break
    assert ends == list(range(320, 320 * 501, 320))
    assert clock.seconds == pytest.approx(60.02)


@pytest.mark.parametrize("content", [None, b"", b"not sound"])
async def test_entering_fails_where_the_recording_is_bad(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "demo.wav"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SourceError, match=r"^the demonstration recording .*demo\.wav (is|can't) "):
        async with demo(path, Clock()):
            pass
