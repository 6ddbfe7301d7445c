"""At what rate timestamps run is learnt from a few steps of one rate, where the clock does not contradict."""

from __future__ import annotations

from fractions import Fraction

import pytest

from streamer.protocol.timestamp_scale import CONFIRMING_STEPS, TimestampScale

CLOCK_HZ = 8_000


def after(steps: list[int], *, every_s: float = 0.02, first: int = 0) -> TimestampScale:
    """Return the scale after packets of 160 ticks whose timestamps go on by steps."""
    scale = TimestampScale(CLOCK_HZ)
    timestamp = first
    for number, step in enumerate([*steps, 0]):
        scale.note((65_530 + number) % 2**16, timestamp % 2**32, 160, number * every_s)
        timestamp += step
    return scale


@pytest.mark.parametrize("step", [80, 320, 960, 26, 882, 240])
@pytest.mark.parametrize("first", [0, 2**32 - 500])
def test_a_rate_is_known_after_a_few_steps_and_not_before(step: int, first: int) -> None:
    assert after([step] * (CONFIRMING_STEPS - 1), first=first).rate == 1
    scale = after([step] * CONFIRMING_STEPS, first=first)
    assert scale.is_odd
    assert scale.rate == pytest.approx(Fraction(step, 160), rel=0.01)
    assert scale.ticks_of(100 * step) == pytest.approx(16_000, rel=0.001)
    assert scale.stamps_of(16_000) == pytest.approx(100 * step, rel=0.001)


@pytest.mark.parametrize(
    "steps",
    [
        [160] * 20,
        [159, 161, 160, 162, 158] * 4,  # rounded
        [320, 320, 320, 320, 160] * 4,
        [320, 480, 640, 800, 960],
        [0] * 20,
        [-160] * 20,
        [160 * 65] * 20,
        [2**31] * 20,
    ],
)
def test_anything_else_is_no_rate(steps: list[int]) -> None:
    assert after(steps).rate == 1


def test_steps_are_silence_where_so_much_time_passes() -> None:
    assert after([320] * 50, every_s=0.04).rate == 1


def test_a_rate_ends_as_it_began() -> None:
    assert after([320] * 20 + [160] * (CONFIRMING_STEPS - 1)).rate == 2
    assert after([320] * 20 + [160] * CONFIRMING_STEPS).rate == 1


def test_missing_packets_and_another_sequence_start_the_count_anew() -> None:
    scale = TimestampScale(CLOCK_HZ)
    for number in range(40):
        scale.note(number + number // 4, 320 * number, 160, number * 0.02)
    assert scale.rate == 1
    for number in range(40):
        if number % 4 == 0:
            scale.restart()
        scale.note(100 + number, 320 * number, 160, number * 0.02)
    assert scale.rate == 1
