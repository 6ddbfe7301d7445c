"""Which datagrams hold audio."""

from __future__ import annotations

import pytest

from streamer.protocol.datagrams import Datagram
from streamer.sources.files.audio_packets import AudioPacket, AudioPackets
from tests.support.receiver_config import ENCODINGS
from tests.support.receiver_rig import packets, voice
from tests.support.rtp import SSRC, goodbye, rtp_bytes

ALICE, BOB = ("192.0.2.1", 4000), ("192.0.2.9", 10_000)
CALL = packets(voice(1.0))


def read(data: bytes) -> AudioPacket | None:
    return AudioPackets(ENCODINGS).of(Datagram(ALICE, BOB, data))


def test_a_packet_says_whose_it_is_and_how_long_it_lasts() -> None:
    packet = CALL[3]
    assert read(rtp_bytes(packet)) == AudioPacket(
        (ALICE, BOB, SSRC), packet.sequence, packet.timestamp, 8_000, packet.marker, 20_000_000
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x80",
        b"no call at all",
        rtp_bytes(CALL[0])[:11],
        goodbye(SSRC),
        rtp_bytes(CALL[0]._replace(payload_type=18)),  # G.729
        rtp_bytes(CALL[0]._replace(payload_type=101)),  # digits
        rtp_bytes(CALL[0]._replace(payload_type=120)),
        rtp_bytes(CALL[0]._replace(payload=b"")),
    ],
)
def test_everything_else_holds_no_audio_that_can_be_decoded(data: bytes) -> None:
    assert read(data) is None


def test_packets_follow_each_other_also_where_some_are_missing_and_numbers_wrap() -> None:
    first, *others = [read(rtp_bytes(packet._replace(sequence=(packet.sequence - 2) % 2**16))) for packet in CALL]
    assert first is not None
    for steps, other in enumerate(others, start=1):
        assert other is not None
        assert other.steps_after(first) == (steps if steps <= 50 else 0)
        assert other.continues(first)
        assert (first.steps_after(other), first.continues(other)) == (0, False)
        assert (first.is_after(other), other.is_after(first)) == (False, True)


@pytest.mark.parametrize(
    ("marker", "timestamp", "continues"),
    [(False, 160, True), (True, 160, False), (False, 10 * 8_000, False), (False, 320, True)],
)
def test_a_packet_continues_another_where_no_time_passed_between(marker: bool, timestamp: int, continues: bool) -> None:
    one = read(rtp_bytes(CALL[1]._replace(timestamp=0)))
    other = read(rtp_bytes(CALL[2]._replace(marker=marker, timestamp=timestamp)))
    assert one is not None
    assert other is not None
    assert other.continues(one) is continues
