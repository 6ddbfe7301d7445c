"""The jitter buffer where the sender is silent: by its timestamps, by comfort noise, by sending nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.protocol.jitter import JitterBuffer, JitterConfig
from streamer.protocol.stream_pieces import Silence
from tests.support.jitter_buffer import CLOCK_HZ, CONFIG, PACES, STARTS, TICKS, TIME_S, numbered, on_time, run_buffer


@given(start=STARTS, pause_packets=st.integers(1, 400), pace=PACES)
def test_a_jump_of_the_timestamp_alone_is_silence(start: dict[str, int], pause_packets: int, pace: float) -> None:
    """Silence suppression: the sequence goes on, the timestamp jumps, and nothing came meanwhile."""
    before, after = numbered(20, **start)[:10], numbered(20, **start)[10:]
    pause = pause_packets * TICKS
    resumed = [packet._replace(timestamp=(packet.timestamp + pause) % 2**32) for packet in after]
    arrivals = on_time(before) + [((10 + pause_packets + n) * TIME_S, packet) for n, packet in enumerate(resumed)]
    released = run_buffer(arrivals, take_every_s=pace)
    assert released.shape == [*range(10), f"silence {pause}", *range(10, 20)]
    assert released.reception.lost == 0


def test_without_packets_silence_is_released_as_time_passes() -> None:
    buffer = JitterBuffer(JitterConfig(quiet_s=0.25, fill_s=6.0), clock_hz=CLOCK_HZ)
    (packet,) = numbered(1)
    buffer.put(packet, TICKS, 0.0)
    assert buffer.take(0.25) == [packet]
    assert buffer.take(0.375) == [Silence(1_000)]
    assert buffer.take(1.25) == [Silence(7_000)]
    assert buffer.take(1.25) == []
    assert buffer.take(100.0) == [Silence(48_000 - 8_000)]
    assert buffer.take(1_000.0) == []


@pytest.mark.parametrize("hold_s", [1.0, 5.0, 60.0])
def test_a_sender_whose_timestamps_stand_still_on_hold_continues_where_it_is(hold_s: float) -> None:
    packets = numbered(20)
    arrivals = on_time(packets[:10]) + [(10 * TIME_S + hold_s + n * TIME_S, p) for n, p in enumerate(packets[10:])]
    released = run_buffer(arrivals)
    assert released.numbers == list(range(20))
    assert released.reception.lost == 0
    assert abs(released.silent_ticks - min(hold_s - CONFIG.quiet_s, CONFIG.fill_s) * CLOCK_HZ) <= 0.05 * CLOCK_HZ


@given(start=STARTS)
def test_comfort_noise_and_digits_count_in_the_sequence_and_are_silence(start: dict[str, int]) -> None:
    packets = numbered(30, **start)
    event = packets[10].timestamp  # RFC 4733, section 2.2: all packets of an event have the timestamp of its beginning
    non_audio = [packet._replace(payload=b"", timestamp=event) for packet in packets[10:20]]
    released = run_buffer(on_time([*packets[:10], *non_audio, *packets[20:]]))
    assert released.shape == [*range(10), f"silence {10 * TICKS}", *range(20, 30)]


def test_a_sender_that_announces_silence_is_waited_for_no_longer_than_the_delay() -> None:
    buffer = JitterBuffer(JitterConfig(delay_s=0.125, quiet_s=0.5), clock_hz=CLOCK_HZ)
    voice, noise, again = numbered(3)
    buffer.put(voice, TICKS, 0.0)
    buffer.put(noise._replace(payload=b""), 0, 0.0)
    assert buffer.take(0.25) == [voice, Silence(1_000)]
    buffer.put(again._replace(timestamp=again.timestamp + 2_000), TICKS, 0.5)
    assert buffer.take(0.5) == [Silence(1_160), again._replace(timestamp=again.timestamp + 2_000)]
    assert buffer.take(0.75) == []


def test_loss_and_silence_in_one_gap_are_distinguished_by_the_sequence() -> None:
    packets = numbered(20)
    later = [packet._replace(timestamp=packet.timestamp + 50 * TICKS) for packet in packets[12:]]
    arrivals = on_time(packets[:10]) + [((62 + n) * TIME_S, packet) for n, packet in enumerate(later)]
    released = run_buffer(arrivals)
    assert released.lost_packets == 2
    assert released.ticks == 70 * TICKS


@pytest.mark.parametrize("jump", [2**31 - 1, 2**31, 2**32 - 1, 10**8])
def test_a_hostile_timestamp_makes_no_more_silence_than_time_has_passed(jump: int) -> None:
    packets = numbered(20)
    jumped = [packet._replace(timestamp=(packet.timestamp + jump) % 2**32) for packet in packets[10:]]
    released = run_buffer(on_time([*packets[:10], *jumped]))
    assert released.numbers == list(range(20))
    assert released.silent_ticks <= 1.1 * CLOCK_HZ


def test_rounded_timestamps_leave_no_gaps() -> None:
    """Some senders compute timestamps from a clock in microseconds."""
    packets = [packet._replace(timestamp=packet.timestamp + number % 3) for number, packet in enumerate(numbered(99))]
    assert run_buffer(on_time(packets)).shape == list(range(99))
