"""Parses IPv4 (RFC 791) and IPv6 (RFC 8200) packets."""

from __future__ import annotations

from typing import Final, NamedTuple

from streamer.protocol.layers import be16

HOP_BY_HOP, IPIP, UDP, IPV6_IN_IP, ROUTING, GRE, AUTHENTICATION = 0, 4, 17, 41, 43, 47, 51
FRAGMENT, ESP, DESTINATION_OPTIONS, ETHER_IP, L2TP_V3, MPLS_IN_IP = 44, 50, 60, 97, 115, 137
EXTENSIONS: Final = frozenset({HOP_BY_HOP, ROUTING, DESTINATION_OPTIONS, 135, 139, 140})
"""Extension headers that state their length in units of eight bytes."""


class IpPacket(NamedTuple):
    """One packet, or a fragment of one."""

    source: bytes
    destination: bytes
    protocol: int
    """Of the payload, extension headers skipped."""
    payload: bytes
    is_whole: bool
    """Whether the payload has the length that the header states."""
    fragment: tuple[int, int, bool] | None = None
    """Identification, offset in bytes, and whether it is the last; None for what is no fragment."""


def parse_ip(data: bytes) -> IpPacket | str:
    """Return the packet, or the reason why it can't be read."""
    version = data[0] >> 4 if data else 0
    if version == 4:
        return _ipv4(data)
    return _ipv6(data) if version == 6 else "not_ip"


def extended(packet: IpPacket) -> IpPacket | str:
    """Return the packet with the extension headers at the beginning of its payload skipped (RFC 8200, section 4)."""
    protocol, data, start = packet.protocol, packet.payload, 0
    fragment = packet.fragment
    while protocol in EXTENSIONS or protocol in {FRAGMENT, AUTHENTICATION}:
        if fragment is not None and fragment[1]:  # the rest of a header that another fragment begins with
            break
        if start + 8 > len(data):
            return "truncated"
        if protocol == FRAGMENT:
            flags = be16(data, start + 2)
            if flags & 0xFFF9:
                fragment = int.from_bytes(data[start + 4 : start + 8]), flags & 0xFFF8, not flags & 1
                return packet._replace(protocol=data[start], payload=data[start + 8 :], fragment=fragment)
            length = 8
        else:
            length = 4 * (data[start + 1] + 2) if protocol == AUTHENTICATION else 8 * (data[start + 1] + 1)
        protocol, start = data[start], start + length
    return packet._replace(protocol=protocol, payload=data[start:]) if start else packet


def _ipv4(data: bytes) -> IpPacket | str:
    if len(data) < 20:
        return "truncated"
    start, end = 4 * (data[0] & 0x0F), be16(data, 2)
    # The length of a captured packet may be 0 where the network card was to fill it in.
    end = end or len(data)
    if start < 20 or end < start:
        return "damaged"
    flags = be16(data, 6)
    fragment = (be16(data, 4), 8 * (flags & 0x1FFF), not flags & 0x2000) if flags & 0x3FFF else None
    return IpPacket(data[12:16], data[16:20], data[9], data[start:end], end <= len(data), fragment)


def _ipv6(data: bytes) -> IpPacket | str:
    if len(data) < 40:
        return "truncated"
    end = 40 + be16(data, 4)
    return IpPacket(data[8:24], data[24:40], data[6], data[40:end], end <= len(data))
