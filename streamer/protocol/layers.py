"""Names of the layers that packets are wrapped in: Ethernet's types, and numbers beyond them for what has none."""

from __future__ import annotations

from typing import Final

Layer = tuple[int, bytes]
"""What the bytes are, and the bytes: an Ethernet type (IEEE 802) or one of the pseudo types here."""

IPV4, IPV6 = 0x0800, 0x86DD
ETHERNET_BRIDGED: Final = 0x6558
"""Transparent Ethernet bridging: a whole Ethernet frame."""
MPLS: Final = 0x8847
PPPOE: Final = 0x8864
IP: Final = 0x1_0000
"""IPv4 or IPv6, by the version in its first byte."""
PPP: Final = 0x1_0001
"""A PPP frame, from its address or protocol field on (RFC 1662)."""
LLC: Final = 0x1_0002
"""A logical link control header (IEEE 802.2)."""
WLAN: Final = 0x1_0003
"""An IEEE 802.11 frame."""
NOTHING: Final = 0x1_0004
"""Traffic that never carries calls: ARP, spanning tree, LLDP."""


def be16(data: bytes, start: int) -> int:
    """Return the 16-bit number at ``start``, less where the data ends before it."""
    return int.from_bytes(data[start : start + 2])
