"""Which datagrams are RTP."""

from __future__ import annotations

import pytest

from streamer.protocol.rtp_evidence import RtpEvidence, may_be_rtp
from tests.support.receiver_rig import packets, voice
from tests.support.rtp import goodbye, rtp_bytes

CALL = [rtp_bytes(packet) for packet in packets(voice(0.2))]
QUERIES = [bytes([0x80, number * 37 & 0x7F, number, number * 11 & 0xFF]) + bytes(20) for number in range(100)]


def test_a_sender_is_one_of_rtp_from_its_second_packet_in_sequence() -> None:
    evidence = RtpEvidence()
    assert [evidence.add("alice", data) for data in CALL] == [False, *[True] * (len(CALL) - 1)]
    assert evidence.confirmed == len(CALL)


def test_senders_are_told_apart_by_address_and_ssrc() -> None:
    evidence = RtpEvidence()
    other = [rtp_bytes(packet) for packet in packets(voice(0.2), ssrc=5)]
    assert [evidence.add(sender, CALL[n]) for n, sender in enumerate("abcd")] == [False] * 4
    assert [evidence.add("a", other[9]), evidence.add("a", CALL[1])] == [False, True]


def test_lost_packets_do_not_matter_and_repeated_ones_prove_nothing() -> None:
    evidence = RtpEvidence()
    assert [evidence.add("alice", CALL[number]) for number in (0, 0, 5)] == [False, False, True]
    assert evidence.confirmed == 3


def test_numbers_at_random_prove_nothing() -> None:
    evidence = RtpEvidence()
    assert not any(evidence.add(("alice", number), data) for number, data in enumerate(QUERIES))
    assert evidence.confirmed == 0


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        (b"", True),
        (b"\x80", True),
        (CALL[0], True),
        (b"\x40" + CALL[0][1:], False),
        (goodbye(1), False),
        (b"hello", False),
    ],
)
def test_version_and_type_may_rule_rtp_out(data: bytes, answer: bool) -> None:
    assert may_be_rtp(data) is answer


def test_too_little_of_a_packet_may_be_one() -> None:
    evidence = RtpEvidence()
    assert [evidence.add("alice", data[:11]) for data in CALL[:2]] == [True, True]
    assert evidence.confirmed == 2


def test_senders_are_forgotten_where_there_are_too_many() -> None:
    evidence = RtpEvidence()
    for number in range(5_000):
        evidence.add(number, CALL[0])
    assert [evidence.add(number, CALL[1]) for number in (0, 4_999)] == [False, True]
