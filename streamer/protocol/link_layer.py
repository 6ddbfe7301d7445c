"""Takes the link layer's header off a captured frame, for every kind of link that calls are captured on."""

from __future__ import annotations

from struct import unpack_from
from typing import TYPE_CHECKING, Final

from streamer.protocol.layers import ETHERNET_BRIDGED, IP, IPV4, IPV6, LLC, MPLS, PPP, PPPOE, WLAN, Layer, be16

if TYPE_CHECKING:
    from collections.abc import Callable

AFTER_FIXED_HEADER: Final = {
    0: (IP, 4),  # BSD loopback: the address family, whose numbers differ among systems
    1: (ETHERNET_BRIDGED, 0),
    9: (PPP, 0),
    10: (LLC, 13),  # FDDI
    11: (LLC, 0),  # ATM, RFC 2684
    12: (IP, 0),
    14: (IP, 0),
    50: (PPP, 0),
    51: (PPPOE, 0),
    100: (LLC, 0),
    101: (IP, 0),
    105: (WLAN, 0),
    106: (LLC, 0),
    108: (IP, 4),
    109: (IP, 12),  # OpenBSD's IPsec interface
    119: (WLAN, 144),  # Prism
    122: (LLC, 16),  # Fibre Channel
    166: (PPP, 1),
    204: (PPP, 1),
    219: (MPLS, 0),
    226: (IP, 24),  # Solaris
    228: (IPV4, 0),
    229: (IPV6, 0),
    240: (ETHERNET_BRIDGED, 4),
    241: (ETHERNET_BRIDGED, 12),
    274: (ETHERNET_BRIDGED, 8),
}
"""What follows a header of so many bytes, by link type, as listed at tcpdump.org."""
ETHER_TYPE_AT: Final = {104: (2, 4), 113: (14, 16), 138: (16, 18), 205: (3, 5), 276: (0, 20)}
"""Where the header has an Ethernet type, and where it ends: Cisco HDLC, Linux's two ``any``, IEEE 1394."""
LLC_PROTOCOLS: Final = {1: LLC, 4: LLC}
"""What Linux's ``any`` states instead of an Ethernet type: IEEE 802.3 without one."""

NFLOG_PAYLOAD: Final = 9
BSD_PPP, PKTAP, PPI, PPP_FRAME_RELAY = 149, 258, 192, 107


def link_payload(link_type: int, data: bytes) -> Layer | str:
    """Return what a frame carries, or the reason why that is not known."""
    if (fixed := AFTER_FIXED_HEADER.get(link_type)) is not None:
        kind, start = fixed
        return kind, data[start:]
    if (places := ETHER_TYPE_AT.get(link_type)) is not None:
        ether_type = be16(data, places[0])
        return LLC_PROTOCOLS.get(ether_type, ether_type), data[places[1] :]
    read = _OTHERS.get(link_type)
    return f"frames of link type {link_type}, which is not supported" if read is None else read(data)


def _radiotap(data: bytes) -> Layer:
    return WLAN, data[int.from_bytes(data[2:4], "little") :]


def _avs(data: bytes) -> Layer:
    return WLAN, data[int.from_bytes(data[4:8]) :]


def _nflog(data: bytes) -> Layer | str:
    """Find the packet among the attributes, whose numbers are in the byte order of the machine that captured."""
    for order in "<>":
        start = 4
        while start + 4 <= len(data):
            length, kind = unpack_from(f"{order}HH", data, start)
            if length < 4:
                break
            if kind & 0x7FFF == NFLOG_PAYLOAD:
                return IP, data[start + 4 : start + length]
            start += (length + 3) & ~3
    return "truncated"


def _pflog(data: bytes) -> Layer | str:
    """Read OpenBSD's packet filter log: the first byte is the header's length, without its padding."""
    return (IP, data[(data[0] + 3) & ~3 :]) if data else "truncated"


def _frame_relay(data: bytes) -> Layer | str:
    """Read an address of two bytes, then Cisco's Ethernet type or a network layer protocol (RFC 2427)."""
    if data[2:3] != b"\x03":
        return be16(data, 2), data[4:]
    start = 4 if data[3:4] == b"\x00" else 3
    protocol = data[start : start + 1]
    if protocol in {b"\xcc", b"\x8e"}:
        return IP, data[start + 1 :]
    return be16(data, start + 4), data[start + 6 :]  # SNAP


def _pktap(data: bytes) -> Layer | str:
    """Read macOS's header, which names the link type of what follows."""
    inner = int.from_bytes(data[8:12], "little")
    return "truncated" if len(data) < 12 else _inner(inner, data[int.from_bytes(data[:4], "little") :])


def _ppi(data: bytes) -> Layer | str:
    inner = int.from_bytes(data[4:8], "little")
    return "truncated" if len(data) < 8 else _inner(inner, data[int.from_bytes(data[2:4], "little") :])


def _inner(link_type: int, data: bytes) -> Layer | str:
    nested = link_type in {BSD_PPP, PKTAP, PPI}
    return f"frames of link type {link_type}, wrapped twice" if nested else link_payload(link_type, data)


_OTHERS: Final[dict[int, Callable[[bytes], Layer | str]]] = {
    PPP_FRAME_RELAY: _frame_relay,
    117: _pflog,
    127: _radiotap,
    BSD_PPP: _pktap,
    163: _avs,
    PPI: _ppi,
    239: _nflog,
    PKTAP: _pktap,
}
