from __future__ import annotations

from streamer.protocol.rtp import RtpPacket
from streamer.protocol.stream_pieces import Lost, Piece, Restart, Silence
from streamer.sources.rtp.piece_runs import runs


def packet(payload_type: int, sequence: int) -> RtpPacket:
    return RtpPacket(payload_type, False, sequence, 0, 7, b"")


def test_packets_of_one_payload_type_are_one_run() -> None:
    packets = [packet(8, number) for number in range(3)]
    assert list(runs([*packets])) == [packets]


def test_other_pieces_and_other_payload_types_begin_another_run() -> None:
    a, b, c, d, e = packet(8, 0), packet(8, 1), packet(0, 2), packet(0, 5), packet(0, 6)
    pieces: list[Piece] = [Silence(80), a, b, c, Lost(320, 2), d, Restart(), e]
    assert list(runs([*pieces])) == [Silence(80), [a, b], [c], Lost(320, 2), [d], Restart(), [e]]


def test_no_pieces_are_no_packets() -> None:
    assert list(runs([])) == [[]]
