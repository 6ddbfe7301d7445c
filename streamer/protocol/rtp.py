"""Parses RTP packets (RFC 3550, section 5)."""

from __future__ import annotations

from struct import Struct
from typing import NamedTuple

from streamer.core.errors import EmotionStreamerError

HEADER_BYTES = 12
VERSION = 2
SEQUENCES = 1 << 16
"""How many sequence numbers there are before they wrap around."""
TIMESTAMPS = 1 << 32
"""How many timestamps there are before they wrap around."""

PLAIN = VERSION << 6
"""The first byte of a packet without padding, extension or contributing sources."""
SSRC_BYTES = slice(8, 12)
"""Where a packet has its SSRC."""
RTCP_TYPES = range(192, 224)
"""Second bytes of RTCP packets, on a port for RTP and RTCP (RFC 5761, section 4)."""

unpack_header = Struct("!BBHII").unpack_from
"""Unpacks at least `HEADER_BYTES`: two bytes of flags and type, sequence, timestamp, SSRC."""


class PacketError(EmotionStreamerError):
    """Bytes that are no valid RTP or RTCP packet: drop and count them."""

    def __init__(self, fault: str, text: str) -> None:
        super().__init__(text)
        self.fault = fault
        """The name of its counter, e.g. ``too_short``."""


class RtpPacket(NamedTuple):
    """One packet. A tuple and not a dataclass, as one is made for each packet of a thousand legs."""

    payload_type: int
    """0..127."""
    marker: bool
    """In audio: the first packet after a silence (RFC 3551, section 4.1)."""
    sequence: int
    """0..65535, increases by 1 with each packet."""
    timestamp: int
    """0..2^32-1, when its first sample was taken, in units of the payload type's clock."""
    ssrc: int
    """Synchronization source: a random number of the sender."""
    payload: bytes
    """Without padding; may be empty."""


new_packet = tuple.__new__
"""Makes an `RtpPacket` from the class and a tuple, in half of the time."""


def parse(data: bytes) -> RtpPacket:
    """Return the packet in a datagram; contributing sources and header extension are checked and skipped.

    Raises `PacketError`.
    """
    if len(data) < HEADER_BYTES:
        raise PacketError("too_short", f"RTP header needs {HEADER_BYTES} bytes, got {len(data)}")
    first, second, sequence, timestamp, ssrc = unpack_header(data)
    payload = data[HEADER_BYTES:] if first == PLAIN else _payload(data, first)
    return new_packet(RtpPacket, (second & 0x7F, second > 0x7F, sequence, timestamp, ssrc, payload))


def is_rtcp(data: bytes) -> bool:
    """Return whether a datagram on a port for RTP and RTCP is RTCP."""
    return len(data) > 1 and data[1] in RTCP_TYPES


def signed_difference(later: int, earlier: int, modulus: int) -> int:
    """Return how far ``later`` is ahead of ``earlier`` on a circle of ``modulus``, from -modulus/2 up."""
    half = modulus // 2
    return (later - earlier + half) % modulus - half


def _payload(data: bytes, first: int) -> bytes:
    if first >> 6 != VERSION:
        raise PacketError("not_version_2", f"RTP version {VERSION} expected, got {first >> 6}")
    start = _end_of_extension(data, first, _end_of_csrcs(data, first))
    padding = _padding(data, start) if first & 0x20 else 0
    return data[start : len(data) - padding]


def _end_of_csrcs(data: bytes, first: int) -> int:
    end = HEADER_BYTES + 4 * (first & 0x0F)
    if end > len(data):
        raise PacketError("truncated_csrcs", f"{first & 0x0F} CSRCs need {end} bytes, got {len(data)}")
    return end


def _end_of_extension(data: bytes, first: int, start: int) -> int:
    if not first & 0x10:
        return start
    if start + 4 > len(data):
        raise PacketError("truncated_extension", f"RTP extension needs {start + 4} bytes, got {len(data)}")
    end = start + 4 + 4 * int.from_bytes(data[start + 2 : start + 4])
    if end > len(data):
        raise PacketError("truncated_extension", f"RTP extension needs {end} bytes, got {len(data)}")
    return end


def _padding(data: bytes, start: int) -> int:
    """Return how many bytes are padding, which the last byte says; it is one of them."""
    padding = data[-1]
    if not 1 <= padding <= len(data) - start:
        raise PacketError("bad_padding", f"RTP padding of 1..{len(data) - start} bytes expected, got {padding}")
    return padding
