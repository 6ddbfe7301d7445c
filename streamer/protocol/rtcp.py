"""Parses RTCP compound packets: which SSRCs report, and which leave (RFC 3550, section 6)."""

from __future__ import annotations

from dataclasses import dataclass
from struct import Struct
from typing import Final

from streamer.protocol.rtp import VERSION, PacketError

SENDER_REPORT: Final = 200
RECEIVER_REPORT: Final = 201
BYE: Final = 203

_HEADER = Struct("!BBH")
_SENDER_REPORT_BYTES, _REPORT_BLOCK_BYTES = 24, 24


@dataclass(frozen=True, slots=True)
class Compound:
    """The SSRCs in the packets of one datagram, in order."""

    reporting: tuple[int, ...]
    """Senders of reports, which are still there."""
    leaving: tuple[int, ...]
    """Those that leave, by a BYE packet."""


def parse_compound(data: bytes) -> Compound:
    """Parse a datagram of one or more RTCP packets, reduced-size ones too (RFC 5506).

    Raises `PacketError` where one of them is damaged: then none of them is trusted.
    """
    if not data:
        raise PacketError("too_short", "RTCP needs at least 4 bytes, got 0")
    reporting: list[int] = []
    leaving: list[int] = []
    start = 0
    while start < len(data):
        first, packet_type, end = _header(data, start)
        body = _body(data, first, start + 4, end)
        if packet_type in {SENDER_REPORT, RECEIVER_REPORT}:
            reporting.append(_reporter(packet_type, first & 0x1F, body))
        if packet_type == BYE:
            leaving += _leaving(first & 0x1F, body)
        start = end
    return Compound(tuple(reporting), tuple(leaving))


def _header(data: bytes, start: int) -> tuple[int, int, int]:
    """Return the first byte, the packet type and the index after the packet."""
    if start + 4 > len(data):
        raise PacketError("too_short", f"RTCP header needs 4 bytes, got {len(data) - start}")
    first, packet_type, words = _HEADER.unpack_from(data, start)
    if first >> 6 != VERSION:
        raise PacketError("not_version_2", f"RTCP version {VERSION} expected, got {first >> 6}")
    if not 192 <= packet_type <= 223:
        raise PacketError("not_rtcp", f"RTCP packet type of 192..223 expected, got {packet_type}")
    end = start + 4 + 4 * int(words)
    if end > len(data):
        raise PacketError("truncated", f"RTCP packet of {end - start} bytes expected, got {len(data) - start}")
    return first, packet_type, end


def _body(data: bytes, first: int, start: int, end: int) -> bytes:
    """Return a packet's body without padding, which only the last packet of a compound may have (section 6.4.1)."""
    if not first & 0x20:
        return data[start:end]
    padding = data[end - 1] if end > start else 0
    if end != len(data) or padding % 4 or not 1 <= padding <= end - start:
        raise PacketError("bad_padding", f"RTCP padding of 4..{end - start} bytes at the end expected, got {padding}")
    return data[start : end - padding]


def _reporter(packet_type: int, blocks: int, body: bytes) -> int:
    needed = (_SENDER_REPORT_BYTES if packet_type == SENDER_REPORT else 4) + blocks * _REPORT_BLOCK_BYTES
    if len(body) < needed:
        raise PacketError("truncated", f"RTCP report of {needed} bytes expected, got {len(body)}")
    return int.from_bytes(body[:4])


def _leaving(count: int, body: bytes) -> list[int]:
    if len(body) < 4 * count:
        raise PacketError("truncated", f"RTCP BYE of {count} sources expected, got {len(body)} bytes")
    return [int.from_bytes(body[4 * i : 4 * i + 4]) for i in range(count)]
