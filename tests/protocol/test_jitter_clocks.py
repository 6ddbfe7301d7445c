"""The jitter buffer where timestamps run at another rate than the audio: it is heard as it comes."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from streamer.protocol.jitter import JitterBuffer, JitterConfig
from tests.support.jitter_buffer import (
    CLOCK_HZ,
    CONFIG,
    TICKS,
    TIME_S,
    Arrival,
    Released,
    numbered,
    on_time,
    run_buffer,
)

if TYPE_CHECKING:
    from streamer.protocol.rtp import RtpPacket

RATES = [Fraction(2), Fraction(1, 2), Fraction(6), Fraction(1, 6), Fraction(4), Fraction(441, 80), Fraction(3, 2)]


def at_rate(packets: list[RtpPacket], rate: Fraction, *, first: int = 0, before: int = 2**32) -> list[RtpPacket]:
    """Let timestamps run at a rate from one packet on, up to another."""
    stamped, timestamp = [], Fraction(packets[0].timestamp)
    for number, packet in enumerate(packets):
        stamped.append(packet._replace(timestamp=int(timestamp) % 2**32))
        timestamp += TICKS * (rate if first <= number < before else 1)
    return stamped


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("timestamp", [0, 2**32 - 5_000])
@pytest.mark.parametrize("pace", [0.005, 0.04, 0.1])
def test_audio_whose_timestamps_run_at_any_rate_is_heard_without_silence(
    rate: Fraction, timestamp: int, pace: float
) -> None:
    packets = at_rate(numbered(300, timestamp=timestamp), rate)
    assert run_buffer(on_time(packets), take_every_s=pace).shape == list(range(300))


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize(("first", "before"), [(0, 150), (150, 300), (100, 200)])
def test_the_rate_may_change_at_any_time(rate: Fraction, first: int, before: int) -> None:
    packets = at_rate(numbered(300), rate, first=first, before=before)
    assert run_buffer(on_time(packets)).shape == list(range(300))


@pytest.mark.parametrize("rate", RATES)
def test_jitter_makes_no_more_silence_than_itself_before_the_rate_is_known(rate: Fraction) -> None:
    chance = random.Random(1)
    arrivals = [(at_s + chance.uniform(0, 0.015), packet) for at_s, packet in on_time(at_rate(numbered(300), rate))]
    released = run_buffer(arrivals)
    assert released.numbers == list(range(300))
    assert released.silent_ticks <= 0.015 * CLOCK_HZ


@pytest.mark.parametrize("rate", RATES)
def test_bursts_are_heard_without_silence(rate: Fraction) -> None:
    """A sender that reads a file in blocks."""
    arrivals = [(0.3 * (n // 15), packet) for n, packet in enumerate(at_rate(numbered(300), rate))]
    released = run_buffer(arrivals)
    assert released.numbers == list(range(300))
    assert released.silent_ticks <= TICKS


@pytest.mark.parametrize("rate", RATES)
def test_losses_and_silence_have_the_length_of_the_audio_whatever_the_rate(rate: Fraction) -> None:
    packets = at_rate(numbered(300), rate)
    later = [p._replace(timestamp=(p.timestamp + int(50 * TICKS * rate)) % 2**32) for p in packets[200:]]
    arrivals: list[Arrival] = [a for a in on_time(packets[:200]) if not 100 <= a[1].sequence < 103]
    arrivals += [((250 + number) * TIME_S, packet) for number, packet in enumerate(later)]
    released = run_buffer(arrivals)
    expected: list[int | str] = [*range(100), f"lost {3 * TICKS}", *range(103, 200), "silence", *range(200, 300)]
    silences = [part for part in released.shape if str(part).startswith("silence")]
    assert [part if part not in silences else "silence" for part in released.shape] == expected
    assert abs(released.silent_ticks - 50 * TICKS) <= 1


@pytest.mark.parametrize("rate", [Fraction(2), Fraction(1, 2)])
def test_the_jitter_is_that_of_the_audio_once_the_rate_is_known(rate: Fraction) -> None:
    released = run_buffer(on_time(at_rate(numbered(300), rate)))
    assert released.reception.jitter_s < 0.0001


def test_silence_between_all_packets_that_the_clock_confirms_is_silence() -> None:
    """A sender that leaves out every second frame, and sends the others when they were spoken."""
    packets = at_rate(numbered(100), Fraction(2))
    released = run_buffer([(2 * number * TIME_S, packet) for number, packet in enumerate(packets)])
    assert released.numbers == list(range(100))
    assert released.silent_ticks == 99 * TICKS


@pytest.mark.parametrize("pause_s", [0.5, 2.0, 10.0])
def test_silence_that_became_known_in_a_burst_keeps_its_length(pause_s: float) -> None:
    """The network stalls during a pause, and afterwards all packets come at once."""
    pause, before = int(pause_s * CLOCK_HZ), numbered(120)[:50]
    after = [p._replace(timestamp=p.timestamp + pause) for p in numbered(120)[50:]]
    resumed_s = 100 * TIME_S + pause_s
    arrivals = [*on_time(before), *((max(resumed_s, n * TIME_S + pause_s), p) for n, p in enumerate(after, start=50))]
    released = run_buffer(arrivals, config=JitterConfig(quiet_s=60.0))
    assert released.numbers == list(range(120))
    assert released.silent_ticks == pause


def test_a_loss_that_no_time_has_passed_for_is_a_restart_further_on() -> None:
    first, second = numbered(50), numbered(50, sequence=2_000, timestamp=10**9)
    arrivals = [*on_time(first), *(((50 + n) * TIME_S, packet) for n, packet in enumerate(second))]
    released = run_buffer(arrivals)
    assert released.shape == [*range(50), "restart", *range(50)]
    assert (released.reception.lost, released.reception.restarts) == (0, 1)


def test_packets_are_heard_at_once_as_they_come_at_another_rate() -> None:
    buffer = JitterBuffer(CONFIG, clock_hz=CLOCK_HZ)
    released = Released(reception=buffer.reception)
    for at_s, packet in on_time(at_rate(numbered(50), Fraction(2))):
        buffer.put(packet, TICKS, at_s)
        pieces = buffer.take(at_s)
        assert pieces == [packet]
        released.pieces += pieces
    assert released.numbers == list(range(50))
