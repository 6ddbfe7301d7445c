"""Builds RTP and RTCP packets."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from streamer.protocol.rtp import RtpPacket

if TYPE_CHECKING:
    from collections.abc import Sequence

SSRC = 0x1234_5678


def rtp_bytes(
    packet: RtpPacket, *, csrcs: Sequence[int] = (), extension: bytes | None = None, padding: int = 0, version: int = 2
) -> bytes:
    """Return a packet as bytes (RFC 3550, 5.1); ``extension`` is a multiple of 4 bytes, ``padding`` is 0..255."""
    first = version << 6 | bool(padding) << 5 | (extension is not None) << 4 | len(csrcs)
    second = packet.marker << 7 | packet.payload_type
    parts = [struct.pack("!BBHII", first, second, packet.sequence, packet.timestamp, packet.ssrc)]
    parts += [csrc.to_bytes(4) for csrc in csrcs]
    if extension is not None:
        parts.append(struct.pack("!HH", 0xBEDE, len(extension) // 4) + extension)
    parts.append(packet.payload)
    if padding:
        parts.append(bytes(padding - 1) + bytes([padding]))
    return b"".join(parts)


def stream(
    payloads: Sequence[bytes],
    *,
    ticks: int = 160,
    sequence: int = 0,
    timestamp: int = 0,
    ssrc: int = SSRC,
    payload_type: int = 0,
) -> list[RtpPacket]:
    """Return the packets of one sender, each ``ticks`` RTP clock ticks long."""
    return [
        RtpPacket(
            payload_type,
            number == 0,
            (sequence + number) % 2**16,
            (timestamp + number * ticks) % 2**32,
            ssrc,
            payload,
        )
        for number, payload in enumerate(payloads)
    ]


def rtcp_bytes(packet_type: int, count: int, body: bytes, *, padding: int = 0, version: int = 2) -> bytes:
    """Return one RTCP packet; ``body`` and ``padding`` are multiples of 4 bytes."""
    if padding:
        body += bytes(padding - 1) + bytes([padding])
    return struct.pack("!BBH", version << 6 | bool(padding) << 5 | count, packet_type, len(body) // 4) + body


def sender_report(ssrc: int = SSRC) -> bytes:
    """Return a sender report without report blocks."""
    return rtcp_bytes(200, 0, struct.pack("!IQIII", ssrc, 0, 0, 0, 0))


def goodbye(*ssrcs: int) -> bytes:
    """Return the compound packet of a sender that leaves: SR, SDES, BYE."""
    name = rtcp_bytes(202, 1, struct.pack("!I", ssrcs[0] if ssrcs else SSRC) + b"\x01\x02me\x00\x00\x00\x00")
    leave = rtcp_bytes(203, len(ssrcs), b"".join(ssrc.to_bytes(4) for ssrc in ssrcs))
    return sender_report(ssrcs[0] if ssrcs else SSRC) + name + leave
