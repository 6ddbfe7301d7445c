"""RTP packets: what is written is read, and nothing else is believed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.protocol.rtp import PacketError, RtpPacket, is_rtcp, parse, signed_difference
from tests.support.rtp import rtp_bytes

PACKETS = st.builds(
    RtpPacket,
    payload_type=st.integers(0, 127),
    marker=st.booleans(),
    sequence=st.integers(0, 2**16 - 1),
    timestamp=st.integers(0, 2**32 - 1),
    ssrc=st.integers(0, 2**32 - 1),
    payload=st.binary(max_size=400),
)
CSRCS = st.lists(st.integers(0, 2**32 - 1), max_size=15)
EXTENSIONS = st.none() | st.integers(0, 20).flatmap(lambda words: st.binary(min_size=4 * words, max_size=4 * words))
PACKET = RtpPacket(8, True, 65_535, 2**32 - 1, 7, b"payload")


@given(packet=PACKETS, csrcs=CSRCS, extension=EXTENSIONS, padding=st.integers(0, 255))
def test_packets_are_read_as_they_were_written(
    packet: RtpPacket, csrcs: list[int], extension: bytes | None, padding: int
) -> None:
    assert parse(rtp_bytes(packet, csrcs=csrcs, extension=extension, padding=padding)) == packet


@given(st.binary(max_size=100) | st.binary(max_size=100).map(lambda data: b"\xb5" + data))
def test_any_bytes_are_a_packet_or_a_packet_error(data: bytes) -> None:
    fault = ""
    try:
        assert len(parse(data).payload) <= len(data) - 12
    except PacketError as error:
        fault = error.fault
    assert fault in {"", "too_short", "not_version_2", "truncated_csrcs", "truncated_extension", "bad_padding"}


def test_a_packet_cut_at_any_byte_of_its_header_is_refused() -> None:
    whole = rtp_bytes(PACKET, csrcs=[1, 2], extension=b"12345678")
    headers = len(whole) - len(PACKET.payload)
    for cut in range(headers):
        with pytest.raises(PacketError):
            parse(whole[:cut])
    for cut in range(headers, len(whole)):
        assert parse(whole[:cut]).payload == PACKET.payload[: cut - headers]


@pytest.mark.parametrize(
    ("data", "fault", "text"),
    [
        (b"", "too_short", "RTP header needs 12 bytes, got 0"),
        (bytes(7), "too_short", "RTP header needs 12 bytes, got 7"),
        (bytes(12), "not_version_2", "RTP version 2 expected, got 0"),
        (rtp_bytes(PACKET, version=1), "not_version_2", "RTP version 2 expected, got 1"),
        (rtp_bytes(PACKET, csrcs=[1, 2])[:19], "truncated_csrcs", "2 CSRCs need 20 bytes, got 19"),
        (rtp_bytes(PACKET, extension=b"")[:15], "truncated_extension", "RTP extension needs 16 bytes, got 15"),
        (rtp_bytes(PACKET, extension=bytes(8))[:23], "truncated_extension", "RTP extension needs 24 bytes, got 23"),
        (
            rtp_bytes(PACKET, padding=4)[:-1] + b"\x0c",
            "bad_padding",
            "RTP padding of 1..11 bytes expected, got 12",
        ),
        (rtp_bytes(PACKET, padding=4)[:-1] + b"\x00", "bad_padding", "RTP padding of 1..11 bytes expected, got 0"),
    ],
)
def test_damage_is_named(data: bytes, fault: str, text: str) -> None:
    with pytest.raises(PacketError) as caught:
        parse(data)
    assert (caught.value.fault, str(caught.value)) == (fault, text)


def test_a_packet_of_padding_only_holds_nothing() -> None:
    assert parse(rtp_bytes(PACKET._replace(payload=b""), padding=255)).payload == b""


def test_rtcp_is_distinguished_from_rtp_by_its_second_byte() -> None:
    rtcp_types = [number for number in range(256) if is_rtcp(bytes([0x80, number]))]
    assert rtcp_types == list(range(192, 224))
    assert not is_rtcp(b"\x80")


@given(start=st.integers(0, 2**16 - 1), step=st.integers(-(2**15), 2**15 - 1))
def test_differences_go_the_short_way_round(start: int, step: int) -> None:
    assert signed_difference((start + step) % 2**16, start, 2**16) == step
