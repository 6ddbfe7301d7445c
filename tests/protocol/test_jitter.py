"""The jitter buffer under every fault of a network: what came is given in order, what did not is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streamer.protocol.jitter import MAX_AHEAD_S, MAX_HELD, JitterBuffer, JitterConfig
from streamer.protocol.reception import Reception
from streamer.protocol.rtp import RtpPacket, parse
from streamer.protocol.stream_pieces import Lost, Piece, Restart, Silence
from tests.support.rtp import rtp_bytes, stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CLOCK_HZ = 8_000
TICKS = 160
TIME_S = TICKS / CLOCK_HZ
CONFIG = JitterConfig(delay_s=0.1, quiet_s=0.3, fill_s=6.0)

Arrival = tuple[float, RtpPacket]


def numbered(count: int, **options: int) -> list[RtpPacket]:
    """Packets whose payload is their number."""
    return stream([number.to_bytes(4) for number in range(count)], ticks=TICKS, **options)


def on_time(packets: Sequence[RtpPacket]) -> list[Arrival]:
    return [(number * TIME_S, packet) for number, packet in enumerate(packets)]


@dataclass
class Heard:
    """What a buffer gave."""

    pieces: list[Piece] = field(default_factory=list)
    reception: Reception = field(default_factory=Reception)

    @property
    def numbers(self) -> list[int]:
        return [int.from_bytes(piece.payload) for piece in self.pieces if isinstance(piece, RtpPacket)]

    @property
    def lost_packets(self) -> int:
        return sum(piece.packets for piece in self.pieces if isinstance(piece, Lost))

    @property
    def lost_ticks(self) -> int:
        return sum(piece.ticks for piece in self.pieces if isinstance(piece, Lost))

    @property
    def silent_ticks(self) -> int:
        return sum(piece.ticks for piece in self.pieces if isinstance(piece, Silence))

    @property
    def ticks(self) -> int:
        return len(self.numbers) * TICKS + self.lost_ticks + self.silent_ticks

    @property
    def shape(self) -> list[int | str]:
        """Numbers of packets, and how long silences and holes are; neighbouring silences are one."""
        shape: list[int | str] = []
        silent = 0
        for piece in [*self.pieces, None]:
            if isinstance(piece, Silence):
                silent += piece.ticks
                continue
            if silent:
                shape.append(f"silence {silent}")
                silent = 0
            if isinstance(piece, RtpPacket):
                shape.append(int.from_bytes(piece.payload))
            elif isinstance(piece, Lost):
                shape.append(f"lost {piece.ticks}")
            elif isinstance(piece, Restart):
                shape.append("restart")
        return shape


def hear(
    arrivals: Iterable[Arrival],
    *,
    take_every_s: float = 0.04,
    until_s: float | None = None,
    ticks: int = TICKS,
    config: JitterConfig = CONFIG,
) -> Heard:
    """Put packets as they come, take at a steady pace; ``until_s`` goes on taking when nothing comes any more."""
    buffer = JitterBuffer(config, clock_hz=CLOCK_HZ)
    heard = Heard(reception=buffer.reception)
    now_s = 0.0
    for arrived_s, packet in sorted(arrivals, key=lambda arrival: arrival[0]):
        while now_s + take_every_s <= arrived_s:
            now_s += take_every_s
            heard.pieces += buffer.take(now_s)
        buffer.put(packet, ticks if packet.payload else 0, arrived_s)
        assert len(buffer._held) <= MAX_HELD
    while until_s is not None and now_s < until_s:
        now_s += take_every_s
        heard.pieces += buffer.take(now_s)
    heard.pieces += buffer.finish(now_s)
    return heard


STARTS = st.fixed_dictionaries({"sequence": st.integers(0, 2**16 - 1), "timestamp": st.integers(0, 2**32 - 1)})
PACES = st.sampled_from([0.005, 0.01, 0.04, 0.1, 1.0])


# -- order and loss --------------------------------------------------------------------------------


@given(start=STARTS, pace=PACES)
def test_what_comes_in_order_is_given_in_order_wherever_the_numbers_begin(start: dict[str, int], pace: float) -> None:
    heard = hear(on_time(numbered(200, **start)), take_every_s=pace)
    assert heard.shape == list(range(200))
    assert heard.reception == Reception(packets=200, jitter_s=heard.reception.jitter_s)
    assert heard.reception.jitter_s < 1e-6


@given(start=STARTS, delays_ms=st.lists(st.integers(0, 90), min_size=100, max_size=100), pace=PACES)
def test_jitter_within_the_delay_changes_nothing(start: dict[str, int], delays_ms: list[int], pace: float) -> None:
    arrivals = [(at_s + ms / 1000, p) for (at_s, p), ms in zip(on_time(numbered(100, **start)), delays_ms, strict=True)]
    first = min(arrivals, key=lambda arrival: arrival[0])[1]
    heard = hear(arrivals, take_every_s=pace)
    behind_the_first = [n for n in range(100) if n >= int.from_bytes(first.payload)]
    assert heard.shape == behind_the_first
    assert heard.reception.lost == 0


@given(start=STARTS, missing=st.sets(st.integers(1, 198), max_size=60), pace=PACES)
def test_what_is_missing_is_told_where_it_is_missing(start: dict[str, int], missing: set[int], pace: float) -> None:
    arrivals = [a for number, a in enumerate(on_time(numbered(200, **start))) if number not in missing]
    heard = hear(arrivals, take_every_s=pace)
    expected: list[int | str] = []
    hole = 0
    for number in range(200):
        if number in missing:
            hole += TICKS
        else:
            expected += [f"lost {hole}", number] if hole else [number]
            hole = 0
    # A hole longer than the buffer waits for may be silence in the end, never more nor less.
    assert heard.numbers == [number for number in range(200) if number not in missing]
    assert heard.reception.lost == heard.lost_packets == len(missing)
    assert heard.ticks == 200 * TICKS
    if not any(set(range(first, first + 14)) <= missing for first in missing):
        assert heard.shape == expected


@given(start=STARTS, doubled=st.lists(st.tuples(st.integers(0, 99), st.integers(0, 300)), max_size=40))
def test_duplicates_are_counted_and_given_once(start: dict[str, int], doubled: list[tuple[int, int]]) -> None:
    arrivals = on_time(numbered(100, **start))
    copies = [(arrivals[number][0] + after_ms / 1000 + 1e-6, arrivals[number][1]) for number, after_ms in doubled]
    heard = hear([*arrivals, *copies])
    assert heard.shape == list(range(100))
    assert heard.reception.duplicates == len(doubled)


def test_a_packet_that_comes_after_it_was_given_up_is_late() -> None:
    arrivals = on_time(numbered(50))
    arrivals[10] = (arrivals[10][0] + 0.2, arrivals[10][1])
    heard = hear(arrivals)
    assert heard.shape == [*range(10), f"lost {TICKS}", *range(11, 50)]
    assert (heard.reception.lost, heard.reception.late, heard.reception.duplicates) == (1, 1, 0)


def test_a_hole_is_waited_for_no_longer_than_the_delay() -> None:
    buffer = JitterBuffer(CONFIG, clock_hz=CLOCK_HZ)
    first, _, third = numbered(3)
    buffer.put(first, TICKS, 0.0)
    buffer.put(third, TICKS, 0.04)
    assert buffer.take(0.1399) == [first]
    assert buffer.take(0.1401) == [Lost(TICKS, 1), third]


def test_what_is_in_order_is_given_without_held() -> None:
    buffer = JitterBuffer(CONFIG, clock_hz=CLOCK_HZ)
    for at_s, packet in on_time(numbered(20)):
        buffer.put(packet, TICKS, at_s)
        assert buffer.take(at_s) == [packet]


# -- packet times ----------------------------------------------------------------------------------


@pytest.mark.parametrize("ticks", [80, 160, 240, 320, 480])
def test_every_packet_time_works(ticks: int) -> None:
    packets = stream([bytes([number]) for number in range(100)], ticks=ticks)
    arrivals = [(n * ticks / CLOCK_HZ, packet) for n, packet in enumerate(packets) if n % 10 != 5]
    heard = hear(arrivals, ticks=ticks)
    assert heard.lost_ticks == 10 * ticks
    assert heard.silent_ticks == 0


def test_the_packet_time_may_change_in_the_middle() -> None:
    buffer = JitterBuffer(CONFIG, clock_hz=CLOCK_HZ)
    packets, timestamp = [], 0
    for number, ticks in enumerate([160] * 5 + [480] * 5 + [80] * 5):
        packets.append(RtpPacket(0, False, number, timestamp, 1, bytes(ticks)))
        timestamp += ticks
        buffer.put(packets[-1], ticks, timestamp / CLOCK_HZ)
    assert buffer.take(timestamp / CLOCK_HZ) == packets


@pytest.mark.parametrize("lost", [1, 2, 3, 4, 5])
def test_what_is_lost_between_packets_of_other_lengths_is_lost_and_no_silence(lost: int) -> None:
    """As FFmpeg cuts its blocks of 1024 samples by default."""
    buffer = JitterBuffer(CONFIG, clock_hz=CLOCK_HZ)
    sizes = [160, 160, 64, 160, 160, 64, 160, 160]
    pieces: list[Piece] = []
    for number, ticks in enumerate(sizes):
        timestamp = sum(sizes[:number])
        packet = RtpPacket(0, False, number, timestamp, 1, bytes(ticks))
        if number == lost:
            pieces.append(Lost(ticks, 1))
        else:
            pieces.append(packet)
            buffer.put(packet, ticks, timestamp / CLOCK_HZ)
    end_s = sum(sizes) / CLOCK_HZ
    assert [*buffer.take(end_s), *buffer.finish(end_s)] == pieces


# -- silence ---------------------------------------------------------------------------------------


@given(start=STARTS, pause_packets=st.integers(1, 400), pace=PACES)
def test_a_jump_of_the_timestamp_alone_is_silence(start: dict[str, int], pause_packets: int, pace: float) -> None:
    """Silence suppression: the sequence goes on, the timestamp jumps, and nothing came meanwhile."""
    before, after = numbered(20, **start)[:10], numbered(20, **start)[10:]
    pause = pause_packets * TICKS
    resumed = [packet._replace(timestamp=(packet.timestamp + pause) % 2**32) for packet in after]
    arrivals = on_time(before) + [((10 + pause_packets + n) * TIME_S, packet) for n, packet in enumerate(resumed)]
    heard = hear(arrivals, take_every_s=pace)
    assert heard.shape == [*range(10), f"silence {pause}", *range(10, 20)]
    assert heard.reception.lost == 0


def test_while_nothing_comes_silence_is_given_as_time_goes_by() -> None:
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
def test_a_sender_whose_timestamps_stand_still_on_hold_goes_on_where_it_is(hold_s: float) -> None:
    packets = numbered(20)
    arrivals = on_time(packets[:10]) + [(10 * TIME_S + hold_s + n * TIME_S, p) for n, p in enumerate(packets[10:])]
    heard = hear(arrivals)
    assert heard.numbers == list(range(20))
    assert heard.reception.lost == 0
    assert abs(heard.silent_ticks - min(hold_s - CONFIG.quiet_s, CONFIG.fill_s) * CLOCK_HZ) <= 0.05 * CLOCK_HZ


@given(start=STARTS)
def test_comfort_noise_and_digits_count_in_the_sequence_and_are_silence(start: dict[str, int]) -> None:
    packets = numbered(30, **start)
    event = packets[10].timestamp  # RFC 4733, section 2.2: all packets of an event have the timestamp of its beginning
    non_audio = [packet._replace(payload=b"", timestamp=event) for packet in packets[10:20]]
    heard = hear(on_time([*packets[:10], *non_audio, *packets[20:]]))
    assert heard.shape == [*range(10), f"silence {10 * TICKS}", *range(20, 30)]


def test_a_sender_that_says_that_it_falls_silent_is_waited_for_no_longer_than_the_delay() -> None:
    buffer = JitterBuffer(JitterConfig(delay_s=0.125, quiet_s=0.5), clock_hz=CLOCK_HZ)
    voice, noise, again = numbered(3)
    buffer.put(voice, TICKS, 0.0)
    buffer.put(noise._replace(payload=b""), 0, 0.0)
    assert buffer.take(0.25) == [voice, Silence(1_000)]
    buffer.put(again._replace(timestamp=again.timestamp + 2_000), TICKS, 0.5)
    assert buffer.take(0.5) == [Silence(1_160), again._replace(timestamp=again.timestamp + 2_000)]
    assert buffer.take(0.75) == []


def test_loss_and_silence_in_one_hole_are_told_apart_by_the_sequence() -> None:
    packets = numbered(20)
    later = [packet._replace(timestamp=packet.timestamp + 50 * TICKS) for packet in packets[12:]]
    arrivals = on_time(packets[:10]) + [((62 + n) * TIME_S, packet) for n, packet in enumerate(later)]
    heard = hear(arrivals)
    assert heard.lost_packets == 2
    assert heard.ticks == 70 * TICKS


@pytest.mark.parametrize("jump", [2**31 - 1, 2**31, 2**32 - 1, 10**8])
def test_a_hostile_timestamp_makes_no_more_silence_than_time_has_passed(jump: int) -> None:
    packets = numbered(20)
    jumped = [packet._replace(timestamp=(packet.timestamp + jump) % 2**32) for packet in packets[10:]]
    heard = hear(on_time([*packets[:10], *jumped]))
    assert heard.numbers == list(range(20))
    assert heard.silent_ticks <= 1.1 * CLOCK_HZ


def test_timestamps_that_are_rounded_are_no_holes() -> None:
    """Some senders reckon timestamps from a clock in microseconds."""
    packets = [packet._replace(timestamp=packet.timestamp + number % 3) for number, packet in enumerate(numbered(99))]
    assert hear(on_time(packets)).shape == list(range(99))


# -- clocks, restarts ------------------------------------------------------------------------------


@pytest.mark.parametrize("ppm", [-200, 200])
def test_an_hour_of_drift_loses_and_adds_nothing(ppm: int) -> None:
    count = 50 * 3600
    arrivals = [(n * TIME_S * (1 + ppm / 1e6), packet) for n, packet in enumerate(numbered(count, sequence=65_000))]
    heard = hear(arrivals)
    assert len(heard.pieces) == count
    assert heard.numbers == list(range(count))


@given(
    first=STARTS,
    second=st.fixed_dictionaries({"sequence": st.integers(0, 2**16 - 1), "timestamp": st.integers(0, 2**32 - 1)}),
)
def test_a_sender_that_begins_anew_is_believed_after_two_packets(first: dict[str, int], second: dict[str, int]) -> None:
    ahead = (second["sequence"] - first["sequence"]) % 2**16
    if ahead < 3_100 or ahead > 2**16 - 600:
        return  # near enough to be the same sequence
    arrivals = on_time(numbered(10, **first)) + [(0.6 + n * TIME_S, p) for n, p in enumerate(numbered(10, **second))]
    heard = hear(arrivals, until_s=0.8)
    assert [part for part in heard.shape if not str(part).startswith("silence")] == [*range(10), "restart", *range(10)]
    assert heard.reception.restarts == 1
    assert abs(heard.silent_ticks - 0.4 * CLOCK_HZ) <= 0.02 * CLOCK_HZ + 1


def test_single_packets_of_another_sequence_are_not_believed() -> None:
    strays = [RtpPacket(0, False, 30_000 + 17 * n, 5 * n, 1, b"evil") for n in range(50)]
    arrivals = on_time(numbered(100)) + [(n * 2 * TIME_S + 0.001, stray) for n, stray in enumerate(strays)]
    heard = hear(arrivals)
    assert heard.shape == list(range(100))
    assert heard.reception.strays == 50


def test_jitter_is_that_of_rfc_3550() -> None:
    buffer = JitterBuffer(CONFIG, clock_hz=CLOCK_HZ)
    expected_s, late_s = 0.0, (0.0, 0.004, 0.001, 0.009, 0.0, 0.002)
    for number, packet in enumerate(numbered(6)):
        buffer.put(packet, TICKS, number * TIME_S + late_s[number])
        if number:
            expected_s += (abs(late_s[number] - late_s[number - 1]) - expected_s) / 16
    assert buffer.reception.jitter_s == pytest.approx(expected_s)


# -- the short way ---------------------------------------------------------------------------------


@settings(max_examples=200)
@given(
    st.lists(
        st.tuples(
            st.floats(0, 0.05),
            st.sampled_from([1] * 20 + [0, 2, 3, -1, -2, 1_000]),
            st.sampled_from([TICKS] * 20 + [0, 80, 240, 8_000]),
            st.sampled_from([0] * 20 + [8]),
            st.booleans(),
        ),
        min_size=1,
        max_size=60,
    ),
    STARTS,
    st.integers(1, 8),
)
def test_packets_that_are_taken_together_leave_the_buffer_as_if_each_had_been_put(
    steps: list[tuple[float, int, int, int, bool]], start: dict[str, int], together: int
) -> None:
    """Ticks of 0 have no audio; steps that are not 1 leave holes, come twice or late."""
    arrived_s, sequence, timestamp = 0.0, start["sequence"], start["timestamp"]
    arrivals: list[tuple[bytes, float]] = []
    for number, (waited_s, step, ticks, payload_type, marker) in enumerate(steps):
        arrived_s, sequence = arrived_s + waited_s, (sequence + step) % 2**16
        packet = RtpPacket(payload_type, marker, sequence, timestamp, 1, number.to_bytes(2) + ticks.to_bytes(2))
        arrivals.append((rtp_bytes(packet), arrived_s))
        timestamp = (timestamp + ticks) % 2**32
    one, many = (JitterBuffer(CONFIG, clock_hz=CLOCK_HZ) for _ in range(2))
    n_followed = 0
    for first in range(0, len(arrivals), together):
        some = arrivals[first : first + together]
        followed = many.put_continuing(some, 0, ticks_of)
        n_followed += followed
        for buffer, rest in ((one, some), (many, some[followed:])):
            for data, at_s in rest:
                packet = parse(data)
                buffer.put(packet, ticks_of(packet.payload) if packet.payload_type == 0 else 0, at_s)
        assert vars(many) == vars(one)
        assert many.take(some[-1][1]) == one.take(some[-1][1])
    if all(step[1:4] == (1, TICKS, 0) for step in steps):
        assert n_followed == len(steps) - min(together, len(steps))  # all but those that the buffer began with


def ticks_of(payload: bytes) -> int:
    return int.from_bytes(payload[2:])


# -- hostile ---------------------------------------------------------------------------------------


@settings(max_examples=200)
@given(
    st.lists(
        st.tuples(
            st.floats(0, 20),
            st.integers(0, 2**16 - 1) | st.integers(0, 50),
            st.integers(0, 2**32 - 1) | st.integers(0, 50).map(lambda n: n * TICKS),
            st.sampled_from([0, 80, 160, 4_000]),
        ),
        max_size=200,
    )
)
def test_whatever_comes_the_buffer_stays_within_its_bounds(arrivals: list[tuple[float, int, int, int]]) -> None:
    buffer = JitterBuffer(CONFIG, clock_hz=CLOCK_HZ)
    given_packets = lost = 0
    first_s = min((arrival[0] for arrival in arrivals), default=0.0)
    ticks_of = {}
    given_ticks = 0
    for number, (arrived_s, sequence, timestamp, ticks) in enumerate(sorted(arrivals)):
        payload = number.to_bytes(4)
        ticks_of[payload] = ticks
        buffer.put(RtpPacket(0, False, sequence, timestamp, 1, payload), ticks, arrived_s)
        for piece in buffer.take(arrived_s):
            if isinstance(piece, RtpPacket):
                given_packets += 1
                given_ticks += ticks_of[piece.payload]
            elif isinstance(piece, Lost):
                lost += piece.packets
            if isinstance(piece, Silence | Lost):
                assert piece.ticks >= 0
                given_ticks += piece.ticks
        assert len(buffer._held) <= MAX_HELD
        assert given_ticks <= (arrived_s - first_s + MAX_AHEAD_S) * CLOCK_HZ
    assert given_packets <= len(arrivals) == buffer.reception.packets


def test_a_flood_far_faster_than_real_time_is_dropped_and_counted() -> None:
    heard = hear([(number * 0.0001, packet) for number, packet in enumerate(numbered(2_000))])
    assert 0 < len(heard.numbers) <= (MAX_AHEAD_S + 0.2) / TIME_S
    assert heard.reception.flooded == 2_000 - len(heard.numbers)


def test_many_packets_behind_a_hole_end_the_waiting_at_once() -> None:
    packets = numbered(2 + MAX_HELD + 10)
    buffer = JitterBuffer(JitterConfig(delay_s=2.0), clock_hz=CLOCK_HZ)
    for packet in [packets[0], *packets[2:]]:
        buffer.put(packet, TICKS, 0.0)
    given_at_once = buffer.take(0.0)
    assert given_at_once == [packets[0], Lost(TICKS, 1), *packets[2:]]
