"""Packets outside of a sequence are counted, and followed once enough of them follow each other."""

from __future__ import annotations

import pytest

from streamer.protocol.reception import Reception
from streamer.protocol.restart_suspects import CONFIRMING, CONFIRMING_COPIES, RestartSuspects
from streamer.protocol.rtp import RtpPacket
from tests.support.rtp import stream

NEWEST = 10_000
"""The newest timestamp of the sequence."""


def add(suspects: RestartSuspects, packet: RtpPacket, *, behind: int, ticks: int = 160) -> list[RtpPacket]:
    run = suspects.add(packet, ticks, 1.0, behind=behind, newest_timestamp=NEWEST)
    return [suspect.packet for suspect in run]


@pytest.mark.parametrize(
    ("behind", "timestamp", "ticks", "confirming", "counted"),
    [
        (300, NEWEST + 160, 160, CONFIRMING, "duplicates"),
        (300, NEWEST - 16_000, 160, CONFIRMING_COPIES, "duplicates"),
        (300, NEWEST + 160, 0, CONFIRMING_COPIES, "duplicates"),
        (501, NEWEST - 16_000, 160, CONFIRMING, "strays"),
    ],
)
def test_a_run_is_followed_from_its_first_packet_and_counted_no_longer(
    behind: int, timestamp: int, ticks: int, confirming: int, counted: str
) -> None:
    reception = Reception()
    suspects = RestartSuspects(reception)
    packets = stream([b"x"] * confirming, sequence=65_530, timestamp=timestamp)
    for number, packet in enumerate(packets[:-1], start=1):
        assert add(suspects, packet, behind=behind, ticks=ticks) == []
        assert reception == Reception(**{counted: number})
    assert add(suspects, packets[-1], behind=behind, ticks=ticks) == packets
    assert reception == Reception()


def test_a_packet_of_the_sequence_in_between_starts_the_count_anew() -> None:
    suspects = RestartSuspects(Reception())
    one, two, three = stream([b"x"] * 3, timestamp=NEWEST + 160)
    assert add(suspects, one, behind=9) == []
    suspects.clear()
    assert add(suspects, two, behind=9) == []
    assert add(suspects, three, behind=9) == [two, three]


def test_packets_that_were_given_up_are_late_once_and_copies_afterwards() -> None:
    reception = Reception()
    suspects = RestartSuspects(reception)
    suspects.lose(65_535, 2)
    late = RtpPacket(0, False, 0, NEWEST - 160, 1, b"x")
    for _ in range(2):
        assert add(suspects, late, behind=5) == []
    assert reception == Reception(late=1, duplicates=1)
