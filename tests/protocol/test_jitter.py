"""The jitter buffer under every fault of a network: order, loss, restarts, hostile packets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streamer.protocol.jitter import MAX_AHEAD_S, MAX_HELD, JitterBuffer, JitterConfig
from streamer.protocol.reception import Reception
from streamer.protocol.rtp import RtpPacket, parse
from streamer.protocol.stream_pieces import Lost, Piece, Silence
from tests.support.jitter_buffer import CLOCK_HZ, CONFIG, PACES, STARTS, TICKS, TIME_S, numbered, on_time, run_buffer
from tests.support.rtp import rtp_bytes, stream

# -- order and loss --------------------------------------------------------------------------------


@given(start=STARTS, pace=PACES)
def test_packets_in_order_are_released_in_order_from_any_start(start: dict[str, int], pace: float) -> None:
    released = run_buffer(on_time(numbered(200, **start)), take_every_s=pace)
    assert released.shape == list(range(200))
    assert released.reception == Reception(packets=200, jitter_s=released.reception.jitter_s)
    assert released.reception.jitter_s < 1e-6


@given(start=STARTS, delays_ms=st.lists(st.integers(0, 90), min_size=100, max_size=100), pace=PACES)
def test_jitter_within_the_delay_changes_nothing(start: dict[str, int], delays_ms: list[int], pace: float) -> None:
    arrivals = [(at_s + ms / 1000, p) for (at_s, p), ms in zip(on_time(numbered(100, **start)), delays_ms, strict=True)]
    first = min(arrivals, key=lambda arrival: arrival[0])[1]
    released = run_buffer(arrivals, take_every_s=pace)
    behind_the_first = [n for n in range(100) if n >= int.from_bytes(first.payload)]
    assert released.shape == behind_the_first
    assert released.reception.lost == 0


@given(start=STARTS, missing=st.sets(st.integers(1, 198), max_size=60), pace=PACES)
def test_missing_packets_are_lost_where_they_are_missing(start: dict[str, int], missing: set[int], pace: float) -> None:
    arrivals = [a for number, a in enumerate(on_time(numbered(200, **start))) if number not in missing]
    released = run_buffer(arrivals, take_every_s=pace)
    expected: list[int | str] = []
    gap = 0
    for number in range(200):
        if number in missing:
            gap += TICKS
        else:
            expected += [f"lost {gap}", number] if gap else [number]
            gap = 0
    # A gap longer than the buffer waits for may become silence, of the same length.
    assert released.numbers == [number for number in range(200) if number not in missing]
    assert released.reception.lost == released.lost_packets == len(missing)
    assert released.ticks == 200 * TICKS
    if not any(set(range(first, first + 14)) <= missing for first in missing):
        assert released.shape == expected


@given(start=STARTS, doubled=st.lists(st.tuples(st.integers(0, 99), st.integers(0, 300)), max_size=40))
def test_duplicates_are_counted_and_released_once(start: dict[str, int], doubled: list[tuple[int, int]]) -> None:
    arrivals = on_time(numbered(100, **start))
    copies = [(arrivals[number][0] + after_ms / 1000 + 1e-6, arrivals[number][1]) for number, after_ms in doubled]
    released = run_buffer([*arrivals, *copies])
    assert released.shape == list(range(100))
    assert released.reception.duplicates == len(doubled)


def test_a_packet_that_arrives_after_it_was_given_up_is_late() -> None:
    arrivals = on_time(numbered(50))
    arrivals[10] = (arrivals[10][0] + 0.2, arrivals[10][1])
    released = run_buffer(arrivals)
    assert released.shape == [*range(10), f"lost {TICKS}", *range(11, 50)]
    assert (released.reception.lost, released.reception.late, released.reception.duplicates) == (1, 1, 0)


def test_a_missing_packet_is_waited_for_no_longer_than_the_delay() -> None:
    buffer = JitterBuffer(CONFIG, clock_hz=CLOCK_HZ)
    first, _, third = numbered(3)
    buffer.put(first, TICKS, 0.0)
    buffer.put(third, TICKS, 0.04)
    assert buffer.take(0.1399) == [first]
    assert buffer.take(0.1401) == [Lost(TICKS, 1), third]


def test_packets_in_order_are_released_at_once() -> None:
    buffer = JitterBuffer(CONFIG, clock_hz=CLOCK_HZ)
    for at_s, packet in on_time(numbered(20)):
        buffer.put(packet, TICKS, at_s)
        assert buffer.take(at_s) == [packet]


# -- packet times ----------------------------------------------------------------------------------


@pytest.mark.parametrize("ticks", [80, 160, 240, 320, 480])
def test_every_packet_time_works(ticks: int) -> None:
    packets = stream([bytes([number]) for number in range(100)], ticks=ticks)
    arrivals = [(n * ticks / CLOCK_HZ, packet) for n, packet in enumerate(packets) if n % 10 != 5]
    released = run_buffer(arrivals, ticks=ticks)
    assert released.lost_ticks == 10 * ticks
    assert released.silent_ticks == 0


def test_the_packet_time_may_change_in_the_middle() -> None:
    buffer = JitterBuffer(CONFIG, clock_hz=CLOCK_HZ)
    packets, timestamp = [], 0
    for number, ticks in enumerate([160] * 5 + [480] * 5 + [80] * 5):
        packets.append(RtpPacket(0, False, number, timestamp, 1, bytes(ticks)))
        timestamp += ticks
        buffer.put(packets[-1], ticks, timestamp / CLOCK_HZ)
    assert buffer.take(timestamp / CLOCK_HZ) == packets


@pytest.mark.parametrize("lost", [1, 2, 3, 4, 5])
def test_loss_between_packets_of_other_lengths_is_loss_and_no_silence(lost: int) -> None:
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


# -- clocks, restarts ------------------------------------------------------------------------------


@pytest.mark.parametrize("ppm", [-200, 200])
def test_an_hour_of_drift_loses_and_adds_nothing(ppm: int) -> None:
    count = 50 * 3600
    arrivals = [(n * TIME_S * (1 + ppm / 1e6), packet) for n, packet in enumerate(numbered(count, sequence=65_000))]
    released = run_buffer(arrivals)
    assert len(released.pieces) == count
    assert released.numbers == list(range(count))


@given(
    first=STARTS,
    second=st.fixed_dictionaries({"sequence": st.integers(0, 2**16 - 1), "timestamp": st.integers(0, 2**32 - 1)}),
)
def test_a_restarted_sequence_is_followed_after_two_packets(first: dict[str, int], second: dict[str, int]) -> None:
    ahead = (second["sequence"] - first["sequence"]) % 2**16
    if ahead < 3_100 or ahead > 2**16 - 600:
        return  # near enough to be the same sequence
    arrivals = on_time(numbered(10, **first)) + [(0.6 + n * TIME_S, p) for n, p in enumerate(numbered(10, **second))]
    released = run_buffer(arrivals, until_s=0.8)
    assert [part for part in released.shape if not str(part).startswith("silence")] == [
        *range(10),
        "restart",
        *range(10),
    ]
    assert released.reception.restarts == 1
    assert abs(released.silent_ticks - 0.4 * CLOCK_HZ) <= 0.02 * CLOCK_HZ + 1


def test_single_packets_of_another_sequence_are_strays() -> None:
    strays = [RtpPacket(0, False, 30_000 + 17 * n, 5 * n, 1, b"evil") for n in range(50)]
    arrivals = on_time(numbered(100)) + [(n * 2 * TIME_S + 0.001, stray) for n, stray in enumerate(strays)]
    released = run_buffer(arrivals)
    assert released.shape == list(range(100))
    assert released.reception.strays == 50


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
def test_put_continuing_leaves_the_buffer_as_if_each_packet_had_been_put(
    steps: list[tuple[float, int, int, int, bool]], start: dict[str, int], together: int
) -> None:
    """Ticks of 0 have no audio; steps that are not 1 leave gaps, duplicates or late packets."""
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
def test_whatever_arrives_the_buffer_stays_within_its_bounds(arrivals: list[tuple[float, int, int, int]]) -> None:
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
    released = run_buffer([(number * 0.0001, packet) for number, packet in enumerate(numbered(2_000))])
    assert 0 < len(released.numbers) <= (MAX_AHEAD_S + 0.2) / TIME_S
    assert released.reception.flooded == 2_000 - len(released.numbers)


def test_many_packets_behind_a_gap_end_the_waiting_at_once() -> None:
    packets = numbered(2 + MAX_HELD + 10)
    buffer = JitterBuffer(JitterConfig(delay_s=2.0), clock_hz=CLOCK_HZ)
    for packet in [packets[0], *packets[2:]]:
        buffer.put(packet, TICKS, 0.0)
    given_at_once = buffer.take(0.0)
    assert given_at_once == [packets[0], Lost(TICKS, 1), *packets[2:]]
