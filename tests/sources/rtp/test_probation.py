from __future__ import annotations

import pytest

from streamer.protocol.rtp import RtpPacket
from streamer.sources.rtp.probation import MAX_KEPT, MAX_KEPT_UNVALIDATED, Probation


def packet(sequence: int) -> RtpPacket:
    return RtpPacket(0, False, sequence, 160 * ((sequence + 100) % 2**16), 7, b"")


@pytest.mark.parametrize(
    ("sequences", "is_passed"),
    [
        ([5], False),
        ([5, 6], True),
        ([65_535, 0], True),
        ([5, 7, 9], False),
        ([5, 7, 9, 11], True),
        ([5, 15, 25, 35], True),
        ([5, 16, 27, 38], False),
        ([65_530, 65_533, 0, 2], True),
        ([11, 9, 7, 5], False),
        ([5, 5], False),
        ([6, 5], False),
        ([9, 5, 6], True),
        ([5, 6, 20], True),
    ],
)
def test_it_is_passed_once_packets_follow_each_other(sequences: list[int], is_passed: bool) -> None:
    probation = Probation()
    for number, sequence in enumerate(sequences, start=1):
        probation.add(packet(sequence), float(number))
    assert (probation.is_passed, probation.first_s, probation.last_s) == (is_passed, 1.0, float(len(sequences)))


@pytest.mark.parametrize(("step", "kept"), [(1, MAX_KEPT), (20, MAX_KEPT_UNVALIDATED)])
def test_it_keeps_the_newest_packets_and_few_of_an_unvalidated_sender(step: int, kept: int) -> None:
    probation = Probation()
    arrivals = [(packet(step * number), float(number)) for number in range(100)]
    for arrival in arrivals:
        probation.add(*arrival)
    assert probation.packets == arrivals[-kept:]
    assert probation.first_s == 0.0
