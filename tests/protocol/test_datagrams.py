"""UDP datagrams out of frames of every link, out of all that packets are wrapped in, and out of fragments."""

from __future__ import annotations

import struct
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.protocol.datagrams import Datagram, DatagramReader
from streamer.protocol.frames import Frame
from tests.support.captures import ethernet, udp
from tests.support.receiver_rig import packets, voice
from tests.support.rtp import rtp_bytes
from tests.support.wrappings import ETHERNETS, LINKS, TUNNELS, fragments, ip

if TYPE_CHECKING:
    from collections.abc import Callable

ALICE, BOB = ("192.0.2.1", 5004), ("198.51.100.7", 40_000)
ALICE6, BOB6 = ("2001:db8::1", 5004), ("2001:db8::2", 40_000)
DATAGRAM, DATAGRAM6 = Datagram(ALICE, BOB, b"voice"), Datagram(ALICE6, BOB6, b"voice")
PACKET = udp(*DATAGRAM)
PACKET6 = udp(*DATAGRAM6)
RTP = [rtp_bytes(packet) for packet in packets(voice(0.2))]


def read(data: bytes, link_type: int = 1, *, is_cut: bool = False) -> Datagram | str:
    """Return the datagram, or the reason why there is none."""
    reader = DatagramReader()
    datagram = reader.read(Frame(0, link_type, data, is_cut))
    if datagram is None:
        (reason,) = reader.skipped.elements()
        return reason
    assert not reader.skipped
    return datagram


def read_all(frames: list[bytes], *, is_cut: bool = False) -> tuple[list[Datagram], DatagramReader]:
    """Return the datagrams in Ethernet frames, and their reader, finished."""
    reader = DatagramReader()
    found = [reader.read(Frame(0, 1, data, is_cut)) for data in frames]
    reader.finish()
    return [datagram for datagram in found if datagram], reader


@given(st.binary(max_size=200), st.integers(0, 65_535), st.integers(0, 65_535))
@pytest.mark.parametrize(("source", "destination"), [("192.0.2.1", "10.0.0.1"), ("2001:db8::1", "::1")])
def test_datagrams_are_read_as_they_were_sent(source: str, destination: str, payload: bytes, a: int, b: int) -> None:
    datagram = Datagram((source, a), (destination, b), payload)
    assert read(ethernet(udp(*datagram))) == datagram


@pytest.mark.parametrize("name", LINKS)
def test_every_link_carries_ip(name: str) -> None:
    link_type, wrap = LINKS[name]
    assert read(wrap(PACKET), link_type) == DATAGRAM
    assert read(wrap(PACKET6), link_type) == DATAGRAM6


@pytest.mark.parametrize(("link_type", "packet", "datagram"), [(228, PACKET, DATAGRAM), (229, PACKET6, DATAGRAM6)])
def test_links_of_one_version_of_ip_carry_it(link_type: int, packet: bytes, datagram: Datagram) -> None:
    assert read(packet, link_type) == datagram


@pytest.mark.parametrize("name", TUNNELS)
def test_every_tunnel_carries_ip(name: str) -> None:
    assert read(ethernet(TUNNELS[name](PACKET))) == DATAGRAM
    assert read(ethernet(TUNNELS[name](PACKET6))) == DATAGRAM6


def test_teredo_carries_ipv6() -> None:
    for header in (b"", b"\x00\x00" + bytes(6), b"\x00\x01\x00\x00" + bytes(9), b"\x00\x01\x00\x00" + bytes(17)):
        assert read(ethernet(udp(ALICE, (BOB[0], 3544), header + PACKET6))) == DATAGRAM6


@given(
    st.sampled_from([(PACKET, DATAGRAM), (PACKET6, DATAGRAM6)]),
    st.lists(st.sampled_from(sorted(TUNNELS)), max_size=4),
    st.sampled_from(sorted(LINKS)),
    st.sampled_from([0, 8, 24, 48]),
)
def test_wrappings_may_be_nested_and_in_fragments(
    sent: tuple[bytes, Datagram], tunnels: list[str], link: str, fragment_bytes: int
) -> None:
    packet, datagram = sent
    for name in tunnels:
        packet = TUNNELS[name](packet)
    link_type, wrap = LINKS[link]
    reader = DatagramReader()
    parts = fragments(packet, fragment_bytes) if fragment_bytes else [packet]
    found = [reader.read(Frame(0, link_type, wrap(part), is_cut=False)) for part in parts]
    assert found == [None] * (len(parts) - 1) + [datagram]
    assert reader.skipped == Counter({"fragment": len(parts) - 1} if len(parts) > 1 else {})


@pytest.mark.parametrize("port", [1701, 2152, 3544, 4754, 4789, 6080, 6081, 6635, 8472, 37008])
def test_calls_at_the_port_of_a_tunnel_are_calls(port: int) -> None:
    for payload in RTP:
        for between in ((ALICE, (BOB[0], port)), ((ALICE[0], port), BOB)):
            assert read(ethernet(udp(*between, payload))) == Datagram(*between, payload)


# -- fragments -------------------------------------------------------------------------------------


@given(st.sampled_from([PACKET, PACKET6]), st.permutations(range(2)), st.data())
def test_fragments_are_joined_in_any_order_and_copies_do_not_matter(
    packet: bytes, order: list[int], data: st.DataObject
) -> None:
    parts = fragments(packet, 8)
    copies = data.draw(st.lists(st.sampled_from(order), max_size=4))
    found, reader = read_all([ethernet(parts[number]) for number in [*order, *copies]])
    assert found == [DATAGRAM if packet is PACKET else DATAGRAM6]
    assert reader.missing_fragments == 0


def test_fragments_of_a_tunnel_in_fragments_are_joined() -> None:
    inner = fragments(udp(ALICE6, BOB6, RTP[0]), 64)
    outer = [part for packet in inner for part in fragments(TUNNELS["VXLAN"](packet), 48, number=packet[-1])]
    found, reader = read_all([ETHERNETS["QinQ"](part) for part in outer])
    assert found == [Datagram(ALICE6, BOB6, RTP[0])]
    assert reader.missing_fragments == 0


def test_packets_with_the_same_number_are_told_apart() -> None:
    ends = [(ALICE, BOB), (BOB, ALICE), (ALICE6, BOB6)]
    parts = [fragments(udp(a, b, RTP[0]), 96) for a, b in ends]
    found, _ = read_all([ethernet(packet[half]) for half in (1, 0) for packet in parts])
    assert found == [Datagram(a, b, RTP[0]) for a, b in ends]


def test_a_number_that_comes_again_is_another_packet() -> None:
    sent = [udp(ALICE, BOB, payload) for payload in RTP]
    frames = [ethernet(part) for packet in sent for part in fragments(packet, 96)]
    found, reader = read_all([frames[0], *frames[2:]])  # the first never becomes whole
    assert [datagram.payload for datagram in found] == RTP[1:]
    assert reader.missing_fragments == 1


@pytest.mark.parametrize(("payload", "missing"), [(RTP[0], 1), (b"\x12\x34 no call" * 20, 0)])
def test_fragments_without_their_others_are_counted_where_they_may_hold_calls(payload: bytes, missing: int) -> None:
    first, *rest = fragments(udp(ALICE, BOB, payload), 96)
    found, reader = read_all([ethernet(first)])
    assert (found, reader.missing_fragments) == ([], missing)
    found, reader = read_all([ethernet(part) for part in rest])
    assert (found, reader.missing_fragments) == ([], len(rest))


def test_many_packets_that_never_become_whole_are_forgotten() -> None:
    parts = [fragments(udp(ALICE, (BOB[0], port), RTP[0]), 96, number=port)[0] for port in range(6_000)]
    _, reader = read_all([ethernet(part) for part in parts])
    assert 4_096 <= reader.missing_fragments <= 6_000


# -- one packet ------------------------------------------------------------------------------------


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
        (bytes(12) + b"\x08\x99" + bytes(28), "of Ethernet type 0x0899"),
        (bytes(12) + b"\x88\xe5\x2c" + bytes(40), "of MACsec, encrypted"),
        (bytes(12) + b"\x00\x26\x42\x42\x03" + bytes(35), "not_ip"),  # spanning tree
        (ethernet(ip(50, bytes(40))), "of ESP, encrypted"),
        (ethernet(ip(50, bytes(40), version=6)), "of ESP, encrypted"),
        (ethernet(ip(115, bytes(40))), "of L2TP version 3"),
        (ethernet(ip(47, b"\x40\x00\x08\x00" + bytes(40))), "of GRE with source routing"),
        (bytes(12) + b"\x88\x64\x11\x00\x00\x07\x00\x02\x00\x3d" + bytes(40), "of PPP protocol 0x003d"),
        (bytes(12) + b"\x88\x64\x11\x00\x00\x07\x00\x02\xc0\x21" + bytes(40), "not_ip"),  # link control
        (bytes(12) + b"\x81\x00\x00\x05" * 40, "of too many layers"),
        (ethernet(b"\x44" + PACKET[1:]), "damaged"),
        (ethernet(PACKET[:24] + b"\x00\x07" + PACKET[26:]), "damaged"),
        (ethernet(PACKET[:24] + b"\x00\x99" + PACKET[26:]), "damaged"),
    ],
)
def test_other_packets_are_counted_by_reason(frame: bytes, reason: str) -> None:
    assert read(frame) == reason


def test_links_that_are_not_known_are_named() -> None:
    assert read(PACKET, 201) == "frames of link type 201, which is not supported"
    assert read(bytes(24) + b"\xaa" * 30, 105) == "not_ip"  # a beacon
    assert read(b"\x08\x41" + bytes(60), 105) == "of encrypted WLAN"


@pytest.mark.parametrize("packet", [PACKET, PACKET6])
def test_a_packet_cut_anywhere_is_counted_as_cut(packet: bytes) -> None:
    frame = ethernet(packet)
    for cut in range(len(frame)):
        reasons = {"not_ip"} if cut < 15 else {"truncated"}
        assert read(frame[:cut]) in reasons
        assert read(frame[:cut], is_cut=True) in {"not_ip", "cut_short"}


@pytest.mark.parametrize("wrap", [lambda packet: packet, TUNNELS["VXLAN"], TUNNELS["GRE"]])
@pytest.mark.parametrize(("kept", "missing"), [(8, 10), (10, 10), (19, 10), (20, 10), (100, 10)])
def test_calls_that_the_capture_cut_are_counted(wrap: Callable[[bytes], bytes], kept: int, missing: int) -> None:
    frames = [ethernet(wrap(udp(ALICE, BOB, payload))) for payload in RTP]
    cut = len(frames[0]) - len(RTP[0]) - 8 + kept
    found, reader = read_all([frame[:cut] for frame in frames], is_cut=True)
    assert (found, reader.missing_cut) == ([], missing)


def test_what_else_the_capture_cut_is_not_missed() -> None:
    queries = [
        bytes([number * 7 & 0xFF, number * 29 & 0xFF]) + b"\x01\x00\x00\x01" + bytes(6) + b"query" * 9
        for number in range(256)
    ]
    frames = [ethernet(udp((ALICE[0], 9_000 + n), (BOB[0], 53), query)) for n, query in enumerate(queries)]
    found, reader = read_all([frame[:70] for frame in frames], is_cut=True)
    assert (found, reader.missing_cut) == ([], 0)


@given(st.binary(max_size=120), st.sampled_from([*{link for link, _ in LINKS.values()}, 999]))
def test_any_bytes_are_a_datagram_or_a_reason(data: bytes, link_type: int) -> None:
    found = read(data, link_type)
    assert isinstance(found, str) or len(found.payload) <= len(data)


@given(st.sampled_from(sorted(TUNNELS)), st.integers(0, 400), st.binary(min_size=1, max_size=3), st.booleans())
def test_a_damaged_packet_is_a_datagram_or_a_reason(name: str, at: int, damage: bytes, six: bool) -> None:
    packet = TUNNELS[name](PACKET6 if six else PACKET)
    at %= len(packet)
    found = read(ethernet(packet[:at] + damage + packet[at + len(damage) :]))
    assert isinstance(found, str) or len(found.payload) <= len(packet)
