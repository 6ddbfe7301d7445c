"""The jitter buffer where a sequence starts anew under one SSRC: nothing is missing, and it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.jitter_buffer import STARTS, TICKS, TIME_S, numbered, on_time, run_buffer

if TYPE_CHECKING:
    from streamer.protocol.rtp import RtpPacket

N = 600
BACK = [2, 3, 20, 99, 300, 450, 499, 500, 501, 2_000, 30_000, 40_000]


def restarted(packets: list[RtpPacket], at: int, *, back: int, stamps_back: int = 0) -> list[RtpPacket]:
    """Let sequence and timestamps go on lower from a packet on."""
    return packets[:at] + [
        packet._replace(
            sequence=(packet.sequence - back) % 2**16, timestamp=(packet.timestamp - stamps_back * TICKS) % 2**32
        )
        for packet in packets[at:]
    ]


@pytest.mark.parametrize("back", BACK)
@pytest.mark.parametrize("at", [20, 520])
@settings(max_examples=5)
@given(start=STARTS)
def test_a_sequence_that_goes_back_by_any_number_loses_nothing(back: int, at: int, start: dict[str, int]) -> None:
    released = run_buffer(on_time(restarted(numbered(N, **start), at, back=back)))
    assert released.shape == [*range(at), "restart", *range(at, N)]
    assert (released.reception.restarts, released.reception.duplicates, released.reception.lost) == (1, 0, 0)


@pytest.mark.parametrize("back", BACK)
@pytest.mark.parametrize("stamps_back", [1, 99, 300, 10**6])
def test_timestamps_may_go_back_too(back: int, stamps_back: int) -> None:
    released = run_buffer(on_time(restarted(numbered(N), 550, back=back, stamps_back=stamps_back)))
    assert released.shape == [*range(550), "restart", *range(550, N)]


@pytest.mark.parametrize("length", [50, 300])
def test_a_recording_that_is_sent_again_with_the_same_numbers_is_heard_again(length: int) -> None:
    once = numbered(length)
    again = [((length + 5 + n) * TIME_S, packet) for n, packet in enumerate(once)]
    released = run_buffer([*on_time(once), *again])
    heard = [part for part in released.shape if not str(part).startswith("silence")]
    assert heard == [*range(length), "restart", *range(length)]


@pytest.mark.parametrize("back", [300, 450])
def test_a_restart_among_losses_and_late_packets_is_found_within_a_few_packets(back: int) -> None:
    packets = restarted(numbered(N), 520, back=back)
    arrivals = [a for n, a in enumerate(on_time(packets)) if n % 10 != 3]
    arrivals += [(on_time(packets)[n][0] + 0.3, packets[n]) for n in range(13, 500, 10)]  # after they were given up
    released = run_buffer(arrivals)
    assert released.reception.restarts == 1
    assert released.reception.late == len(range(13, 500, 10))
    assert released.numbers == [n for n in range(N) if n % 10 != 3]


@given(
    copies=st.lists(st.tuples(st.integers(0, 99), st.integers(1, 300)), max_size=60, unique_by=lambda copy: copy[0]),
)
def test_copies_among_the_packets_of_a_stream_restart_nothing(copies: list[tuple[int, int]]) -> None:
    arrivals = on_time(numbered(120))
    doubled = [(arrivals[number][0] + after_ms / 1000 + 1e-6, arrivals[number][1]) for number, after_ms in copies]
    released = run_buffer([*arrivals, *doubled])
    assert released.shape == list(range(120))
    assert (released.reception.restarts, released.reception.duplicates) == (0, len(copies))


def test_a_few_copies_in_a_row_restart_nothing() -> None:
    packets = numbered(60)
    copies = [(50 * TIME_S - 0.001 + n / 1e6, packet) for n, packet in enumerate(packets[30:39])]
    released = run_buffer([*on_time(packets), *copies])
    assert released.shape == list(range(60))
    assert (released.reception.restarts, released.reception.duplicates) == (0, 9)
