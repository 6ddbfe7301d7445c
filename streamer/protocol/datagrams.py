"""Extracts UDP datagrams from captured frames: link layer, IPv4 or IPv6, and UDP."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import ip_address
from struct import Struct
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections import Counter

    from streamer.protocol.pcap import Frame

UDP: Final = 17
IPV4, IPV6 = 0x0800, 0x86DD
VLAN_TAGS: Final = frozenset({0x8100, 0x88A8, 0x9100})
"""IEEE 802.1Q and its variants: four more bytes before the type."""
IPV6_OPTIONS: Final = frozenset({0, 43, 60})
"""Hop-by-hop, routing, destination: extension headers that state their length (RFC 8200, section 4)."""
IPV6_FRAGMENT: Final = 44

ETHERNET, SLL, SLL2 = 1, 113, 276
BARE_IP: Final = frozenset({12, 14, 101, 228, 229})
LOOPBACK: Final = frozenset({0, 108})
"""Four bytes before the IP header."""

_PORTS = Struct("!HHH")


class Datagram(NamedTuple):
    """One UDP datagram. A tuple, as it is made for each packet of a capture."""

    source: tuple[str, int]
    """Host and port."""
    destination: tuple[str, int]
    payload: bytes


def datagram_of(frame: Frame, skipped: Counter[str]) -> Datagram | None:
    """Return the UDP datagram in a frame, or None and count the reason in ``skipped``."""
    packet = _packet(frame)
    if packet is None:
        skipped["not_ip"] += 1
        return None
    version = packet[0] >> 4 if packet else 0
    found = _ipv4(packet) if version == 4 else _ipv6(packet) if version == 6 else "not_ip"
    datagram = found if isinstance(found, str) else _udp(packet, *found)
    if isinstance(datagram, str):
        skipped["cut_short" if datagram == "truncated" and frame.is_cut else datagram] += 1
        return None
    return datagram


def _packet(frame: Frame) -> bytes | None:
    """Return what follows the link-layer header, if it may be IP."""
    data = frame.data
    if frame.link_type in BARE_IP:
        return data
    if frame.link_type in LOOPBACK:
        return data[4:]
    if frame.link_type == SLL:
        return data[16:] if int.from_bytes(data[14:16]) in {IPV4, IPV6} else None
    if frame.link_type == SLL2:
        return data[20:] if int.from_bytes(data[:2]) in {IPV4, IPV6} else None
    return _ethernet(data) if frame.link_type == ETHERNET else None


def _ethernet(data: bytes) -> bytes | None:
    start = 12
    while int.from_bytes(data[start : start + 2]) in VLAN_TAGS:
        start += 4
    return data[start + 2 :] if int.from_bytes(data[start : start + 2]) in {IPV4, IPV6} else None


def _ipv4(packet: bytes) -> tuple[bytes, bytes, int, int] | str:
    """Return source, destination, start of UDP and end of the packet (RFC 791), or why there is no UDP."""
    if len(packet) < 20:
        return "truncated"
    start, end = 4 * (packet[0] & 0x0F), int.from_bytes(packet[2:4])
    if packet[9] != UDP:
        return "not_udp"
    if int.from_bytes(packet[6:8]) & 0x3FFF:
        return "fragment"
    # The length of a captured packet may be 0 where the network card was to fill it in.
    return (packet[12:16], packet[16:20], start, end or len(packet)) if start >= 20 else "damaged"


def _ipv6(packet: bytes) -> tuple[bytes, bytes, int, int] | str:
    """Return the same for IPv6 (RFC 8200)."""
    if len(packet) < 40:
        return "truncated"
    header, start, end = packet[6], 40, 40 + int.from_bytes(packet[4:6])
    while header in IPV6_OPTIONS or header == IPV6_FRAGMENT:
        if start + 8 > len(packet):
            return "truncated"
        if header == IPV6_FRAGMENT and int.from_bytes(packet[start + 2 : start + 4]) & 0xFFF9:
            return "fragment"
        length = 8 if header == IPV6_FRAGMENT else 8 * (packet[start + 1] + 1)
        header, start = packet[start], start + length
    return (packet[8:24], packet[24:40], start, end) if header == UDP else "not_udp"


def _udp(packet: bytes, source: bytes, destination: bytes, start: int, end: int) -> Datagram | str:
    """Return the datagram (RFC 768), or why it is not valid."""
    if start + 8 > len(packet):
        return "truncated"
    source_port, destination_port, length = _PORTS.unpack_from(packet, start)
    length = length or end - start
    if length < 8 or start + length > end:
        return "damaged"
    if start + length > len(packet):
        return "truncated"
    payload = packet[start + 8 : start + length]
    return Datagram((_host(source), source_port), (_host(destination), destination_port), payload)


@lru_cache(1024)
def _host(address: bytes) -> str:
    return str(ip_address(address))
