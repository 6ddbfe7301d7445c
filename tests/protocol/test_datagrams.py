"""UDP datagrams out of frames of every kind of link."""

from __future__ import annotations

import struct
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.protocol.datagrams import Datagram, datagram_of
from streamer.protocol.pcap import Frame
from tests.support.captures import ethernet, udp

ALICE, BOB = ("192.0.2.1", 5004), ("198.51.100.7", 40_000)
ALICE6, BOB6 = ("2001:db8::1", 5004), ("2001:db8::2", 40_000)
DATAGRAM = Datagram(ALICE, BOB, b"voice")
PACKET = udp(ALICE, BOB, b"voice")
PACKET6 = udp(ALICE6, BOB6, b"voice")


def read(data: bytes, link_type: int = 1, *, is_cut: bool = False) -> Datagram | str:
    """Return the datagram, or the reason why there is none."""
    skipped: Counter[str] = Counter()
    datagram = datagram_of(Frame(0, link_type, data, is_cut), skipped)
    if datagram is None:
        (reason,) = skipped.elements()
        return reason
    assert not skipped
    return datagram


@given(st.binary(max_size=200), st.integers(0, 65_535), st.integers(0, 65_535))
@pytest.mark.parametrize(("source", "destination"), [("192.0.2.1", "10.0.0.1"), ("2001:db8::1", "::1")])
def test_datagrams_are_read_as_they_were_sent(source: str, destination: str, payload: bytes, a: int, b: int) -> None:
    datagram = Datagram((source, a), (destination, b), payload)
    assert read(ethernet(udp(*datagram))) == datagram


@pytest.mark.parametrize(
    ("link_type", "header"),
    [
        (1, bytes(12) + b"\x08\x00"),
        (1, bytes(12) + b"\x81\x00\x00\x05\x08\x00"),
        (1, bytes(12) + b"\x88\xa8\x00\x05\x81\x00\x00\x06\x08\x00"),
        (0, b"\x02\x00\x00\x00"),
        (108, b"\x00\x00\x00\x02"),
        (12, b""),
        (101, b""),
        (228, b""),
        (113, bytes(14) + b"\x08\x00"),
        (276, b"\x08\x00" + bytes(18)),
    ],
)
def test_every_link_carries_ip(link_type: int, header: bytes) -> None:
    assert read(header + PACKET, link_type) == DATAGRAM


def test_padding_of_short_frames_is_left_out() -> None:
    assert read(ethernet(PACKET) + bytes(20)) == DATAGRAM


def test_options_of_ipv4_are_skipped() -> None:
    with_options = b"\x46" + PACKET[1:2] + struct.pack("!H", len(PACKET) + 4) + PACKET[4:20] + b"\x01" * 4 + PACKET[20:]
    assert read(ethernet(with_options)) == DATAGRAM


def test_extension_headers_of_ipv6_are_skipped() -> None:
    extensions = bytes([60, 0]) + bytes(6) + bytes([44, 1]) + bytes(14) + bytes([17, 0]) + bytes(6)
    packet = PACKET6[:4] + struct.pack("!H", len(PACKET6) - 40 + len(extensions)) + b"\x00" + PACKET6[7:40]
    assert read(ethernet(packet + extensions + PACKET6[40:])) == Datagram(ALICE6, BOB6, b"voice")


@pytest.mark.parametrize(
    ("frame", "reason"),
    [
        (bytes(12) + b"\x08\x06" + bytes(28), "not_ip"),  # ARP
        (b"", "not_ip"),
        (ethernet(b"\x50" + PACKET[1:]), "not_ip"),
        (ethernet(PACKET[:9] + b"\x06" + PACKET[10:]), "not_udp"),  # TCP
        (ethernet(PACKET6[:6] + b"\x3a" + PACKET6[7:]), "not_udp"),  # ICMPv6
        (ethernet(PACKET[:6] + b"\x20\x00" + PACKET[8:]), "fragment"),
        (ethernet(PACKET[:6] + b"\x00\x01" + PACKET[8:]), "fragment"),
        (ethernet(PACKET6[:6] + b"\x2c" + PACKET6[7:40] + b"\x11\x00\x00\x01" + bytes(20)), "fragment"),
        (ethernet(b"\x44" + PACKET[1:]), "damaged"),
        (ethernet(PACKET[:24] + b"\x00\x07" + PACKET[26:]), "damaged"),
        (ethernet(PACKET[:24] + b"\x00\x99" + PACKET[26:]), "damaged"),
    ],
)
def test_other_packets_are_counted_by_reason(frame: bytes, reason: str) -> None:
    assert read(frame) == reason


@pytest.mark.parametrize("packet", [PACKET, PACKET6])
def test_a_packet_cut_anywhere_is_counted_as_cut(packet: bytes) -> None:
    frame = ethernet(packet)
    for cut in range(len(frame)):
        reasons = {"not_ip"} if cut < 15 else {"truncated"}
        assert read(frame[:cut]) in reasons
        assert read(frame[:cut], is_cut=True) in {"not_ip", "cut_short"}


@given(st.binary(max_size=120), st.sampled_from([0, 1, 12, 101, 113, 276, 999]))
def test_any_bytes_are_a_datagram_or_a_reason(data: bytes, link_type: int) -> None:
    found = read(data, link_type)
    assert isinstance(found, str) or len(found.payload) <= len(data)


@given(st.integers(0, len(PACKET) - 1), st.binary(min_size=1, max_size=3), st.booleans())
def test_a_damaged_packet_is_a_datagram_or_a_reason(at: int, damage: bytes, six: bool) -> None:
    packet = PACKET6 if six else PACKET
    found = read(ethernet(packet[:at] + damage + packet[at + len(damage) :]))
    assert isinstance(found, str) or len(found.payload) <= len(packet)
