from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from streamer.core.audio import AudioFrame, AudioLost, LegClosed, LegOpened, SourceHealth
from streamer.sources.microphone.capture import Block
from streamer.sources.microphone.recording import Recording
from tests.support.sounds import melody

RATE = 1000
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def recording(*roles: str | None, silence_s: float = 30) -> Recording:
    return Recording(
        source_id="mic",
        session_id="s",
        roles=roles or ("unknown",),  # type: ignore[arg-type] # the tests give roles only
        sample_rate=RATE,
        silence_s=silence_s,
        label="the mic",
        opened_at=NOON,
    )


def block(
    start: int, n: int = 20, *, late: int = 0, overflows: int = 0, channels: int = 1, level: float = 0.5
) -> Block:
    """``late``: how many samples of time had gone by beyond those that were delivered."""
    samples = np.full((n, channels), level, np.float32)
    return Block(samples, start, 100 + (start + n + late) / RATE, overflows)


def losses(messages: list[object]) -> list[tuple[int, int]]:
    return [(message.samples, message.occurrences) for message in messages if isinstance(message, AudioLost)]


def starts(messages: list[object]) -> list[int]:
    return [message.start for message in messages if isinstance(message, AudioFrame)]


def test_each_channel_with_a_role_is_a_leg() -> None:
    session = recording("agent", None, "customer")
    samples = melody(20, channels=3)
    assert session.open() == [
        SourceHealth("mic", "ok", "the mic is recording"),
        LegOpened("mic", "s", "s-1", "agent", "pcm_f32le", RATE, NOON),
        LegOpened("mic", "s", "s-3", "customer", "pcm_f32le", RATE, NOON),
    ]
    first, third = session.push(Block(samples, 0, 7.5, 0))
    assert isinstance(first, AudioFrame)
    assert isinstance(third, AudioFrame)
    assert (first.leg_id, third.leg_id) == ("s-1", "s-3")
    assert first.captured_at == third.captured_at == 7.5
    np.testing.assert_array_equal(first.samples, samples[:, 0])
    np.testing.assert_array_equal(third.samples, samples[:, 2])
    assert session.close("error") == [LegClosed("s-1", "error"), LegClosed("s-3", "error")]


def test_the_first_block_is_sample_0_whatever_was_dropped_before_it() -> None:
    session = recording()
    assert starts([*session.push(block(400)), *session.push(block(420))]) == [0, 20]


def test_missing_blocks_are_a_gap_and_are_reported() -> None:
    session = recording("agent", "customer")
    session.push(block(0, channels=2))
    lost, *frames = session.push(block(120, channels=2))
    assert lost == AudioLost("mic", ("s-1", "s-2"), 100, RATE, 1)
    assert starts([*frames]) == [120, 120]


def test_audio_lost_by_the_driver_is_estimated_from_the_clock() -> None:
    session = recording()
    session.push(block(0))
    messages = session.push(block(20, late=300, overflows=1))
    assert losses([*messages]) == [(300, 1)]
    assert starts([*messages, *session.push(block(40, late=300, overflows=1))]) == [320, 340]


def test_an_overflow_without_lost_time_is_counted() -> None:
    session = recording()
    session.push(block(0))
    messages = session.push(block(20, late=-5, overflows=1))
    assert losses([*messages]) == [(0, 1)]
    assert starts([*messages]) == [20]


def test_overflows_in_blocks_that_were_dropped_count() -> None:
    session = recording()
    session.push(block(0))
    messages = session.push(block(100, late=50, overflows=3))
    assert losses([*messages]) == [(80 + 50, 1 + 3)]
    assert starts([*messages]) == [150]


def test_consecutive_losses_are_reported_once_a_second_and_completely() -> None:
    session = recording()
    reported = []
    for start in range(0, 6000, 40):
        reported += losses([*session.push(block(start))])
    assert reported[0] == (20, 1)
    assert len(reported) == 6
    reported += losses([*session.close("error")])
    assert tuple(map(sum, zip(*reported, strict=True))) == (20 * 149, 149)


def test_lateness_without_an_overflow_is_no_loss() -> None:
    session = recording()
    messages = [*session.push(block(0)), *session.push(block(20, late=500)), *session.push(block(40))]
    assert losses([*messages]) == []
    assert starts([*messages]) == [0, 20, 40]


@pytest.mark.parametrize("n", [1, 7, 20, 100])
def test_long_zeros_are_reported_and_so_is_their_end(n: int) -> None:
    session = recording("agent", "customer", silence_s=2)
    states: list[tuple[str, int]] = []
    for start in range(0, 7000, n):
        loud = 0.001 if start < 1000 or start >= 4000 else 0
        messages = session.push(block(start, n, channels=2, level=loud))
        states += [(message.state, start + n) for message in messages if isinstance(message, SourceHealth)]
    silent_at, ok_at = 3000, 4000
    assert [state for state, _ in states] == ["silent", "ok"]
    assert silent_at <= states[0][1] < silent_at + 2 * n
    assert ok_at < states[1][1] <= ok_at + 2 * n


def test_sound_on_one_channel_is_enough() -> None:
    session = recording("agent", None, "customer", silence_s=1)
    samples = np.zeros((500, 3), np.float32)
    samples[7, 2] = 1e-4
    for start in range(0, 5000, 500):
        assert len(session.push(Block(samples, start, 0.0, 0))) == 2


def test_sound_on_a_channel_without_a_role_does_not_count() -> None:
    session = recording("agent", None, silence_s=1)
    samples = np.zeros((1000, 2), np.float32)
    samples[:, 1] = 0.5
    health, _frame = session.push(Block(samples, 0, 0.0, 0))
    assert isinstance(health, SourceHealth)
    assert (health.state, health.detail) == (
        "silent",
        "the mic has delivered nothing but zeros for 1 s: is it muted?",
    )
