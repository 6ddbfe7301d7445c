"""Wraps IP packets the way networks do: tags, tunnels, fragments, and the headers of links."""

from __future__ import annotations

import struct
from ipaddress import ip_address
from typing import TYPE_CHECKING

from tests.support.captures import ethernet, udp

if TYPE_CHECKING:
    from collections.abc import Callable

    Wrap = Callable[[bytes], bytes]

OUTER, OTHER = ("203.0.113.1", 50_000), ("203.0.113.2", 50_001)
OUTER6, OTHER6 = ("2001:db8:f::1", 50_000), ("2001:db8:f::2", 50_001)


def ether_type(packet: bytes) -> bytes:
    return b"\x86\xdd" if packet[0] >> 4 == 6 else b"\x08\x00"


def ip(protocol: int, payload: bytes, *, version: int = 4, number: int = 7, flags: int = 0x4000) -> bytes:
    """Return an IP packet between two routers."""
    hosts = [OUTER[0], OTHER[0]] if version == 4 else [OUTER6[0], OTHER6[0]]
    addresses = b"".join(ip_address(host).packed for host in hosts)
    if version == 4:
        return (
            struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(payload), number, flags, 64, protocol, 0) + addresses + payload
        )
    return struct.pack("!IHBB", 6 << 28, len(payload), protocol, 64) + addresses + payload


def in_udp(port: int, payload: bytes, *, version: int = 4) -> bytes:
    a, b = (OUTER, OTHER) if version == 4 else (OUTER6, OTHER6)
    return udp(a, (b[0], port), payload)


def bridged(packet: bytes) -> bytes:
    return ethernet(packet)


TUNNELS: dict[str, Wrap] = {
    "IP in IP": lambda packet: ip(4 if packet[0] >> 4 == 4 else 41, packet),
    "IP in IPv6": lambda packet: ip(4 if packet[0] >> 4 == 4 else 41, packet, version=6),
    "GRE": lambda packet: ip(47, b"\x00\x00" + ether_type(packet) + packet),
    "GRE with checksum, key and sequence": lambda packet: ip(47, b"\xb0\x00" + ether_type(packet) + bytes(12) + packet),
    "GRE, bridged": lambda packet: ip(47, b"\x20\x00\x65\x58" + bytes(4) + bridged(packet)),
    "PPTP": lambda packet: ip(47, b"\x30\x81\x88\x0b" + bytes(12) + ppp(packet)),
    "ERSPAN I": lambda packet: ip(47, b"\x00\x00\x88\xbe" + bridged(packet)),
    "ERSPAN II": lambda packet: ip(47, b"\x10\x00\x88\xbe" + bytes(4) + b"\x10" + bytes(7) + bridged(packet)),
    "ERSPAN III": lambda packet: ip(47, b"\x10\x00\x22\xeb" + bytes(4) + b"\x20" + bytes(11) + bridged(packet)),
    "ERSPAN III with a subheader": lambda packet: ip(
        47, b"\x10\x00\x22\xeb" + bytes(4) + b"\x20" + bytes(10) + b"\x01" + bytes(8) + bridged(packet)
    ),
    "EtherIP": lambda packet: ip(97, b"\x30\x00" + bridged(packet)),
    "MPLS in IP": lambda packet: ip(137, b"\x00\x01\x01\x40" + packet),
    "authentication header": lambda packet: ip(51, bytes([4 if packet[0] >> 4 == 4 else 41, 4]) + bytes(22) + packet),
    "VXLAN": lambda packet: in_udp(4789, b"\x08\x00\x00\x00\x00\x00\x05\x00" + bridged(packet)),
    "VXLAN on Linux's port, over IPv6": lambda packet: in_udp(8472, b"\x08" + bytes(7) + bridged(packet), version=6),
    "VXLAN-GPE": lambda packet: in_udp(4790, b"\x0c\x00\x00\x03" + bytes(4) + bridged(packet)),
    "VXLAN-GPE with NSH": lambda packet: in_udp(
        4790, b"\x0c\x00\x00\x04" + bytes(4) + b"\x00\x06\x01\x03" + bytes(20) + bridged(packet)
    ),
    "GENEVE": lambda packet: in_udp(6081, b"\x00\x00\x65\x58" + bytes(4) + bridged(packet)),
    "GENEVE with options": lambda packet: in_udp(6081, b"\x02\x00" + ether_type(packet) + bytes(12) + packet),
    "GTP-U": lambda packet: in_udp(2152, b"\x30\xff" + bytes(6) + packet),
    "GTP-U with an extension": lambda packet: in_udp(
        2152, b"\x34\xff" + bytes(6) + bytes(3) + b"\x85" + b"\x01\x10\x01\x00" + packet
    ),
    "L2TP": lambda packet: in_udp(1701, b"\x40\x02" + bytes(6) + ppp(packet)),
    "L2TP with an offset": lambda packet: in_udp(
        1701, b"\x02\x02" + bytes(4) + b"\x00\x02xx" + b"\xff\x03" + ppp(packet)
    ),
    "MPLS in UDP": lambda packet: in_udp(6635, b"\x00\x01\x01\x40" + packet),
    "GRE in UDP": lambda packet: in_udp(4754, b"\x00\x00" + ether_type(packet) + packet),
    "GUE": lambda packet: in_udp(6080, packet),
    "TZSP": lambda packet: in_udp(37008, b"\x01\x00\x00\x01" + b"\x0a\x01\x50\x00\x01" + bridged(packet)),
}
"""From an IP packet to an IP packet."""


def ppp(packet: bytes) -> bytes:
    return (b"\x00\x57" if packet[0] >> 4 == 6 else b"\x00\x21") + packet


def snap(packet: bytes) -> bytes:
    return b"\xaa\xaa\x03\x00\x00\x00" + ether_type(packet) + packet


def _tagged(tag: bytes) -> Wrap:
    return lambda packet: bytes(12) + tag + ether_type(packet) + packet


ETHERNETS: dict[str, Wrap] = {
    "Ethernet": ethernet,
    "VLAN": _tagged(b"\x81\x00\x00\x05"),
    "QinQ": _tagged(b"\x88\xa8\x00\x05\x81\x00\x00\x06"),
    "three tags": _tagged(b"\x91\x00\x00\x05\x81\x00\x00\x06\x81\x00\x00\x07"),
    "Cisco metadata": _tagged(b"\x89\x09\x01\x01\x00\x01\x00\x02"),
    "redundancy tag": _tagged(b"\xf1\xc1" + bytes(4)),
    "MACsec, signed only": _tagged(b"\x88\xe5\x20\x00" + bytes(12)),
    "MPLS": lambda packet: bytes(12) + b"\x88\x47\x00\x01\x01\x40" + packet,
    "MPLS, three labels": lambda packet: (
        bytes(12) + b"\x88\x47" + 2 * b"\x00\x01\x00\x40" + b"\x00\x01\x01\x40" + packet
    ),
    "MPLS, a bridged frame": lambda packet: bytes(12) + b"\x88\x47\x00\x01\x01\x40" + bytes(4) + bridged(packet),
    "MPLS, a bridged frame without a control word": lambda packet: (
        bytes(12) + b"\x88\x47\x00\x01\x01\x40" + b"\x02" + bridged(packet)[1:]
    ),
    "PPPoE": lambda packet: bytes(12) + b"\x88\x64\x11\x00\x00\x07" + struct.pack("!H", 2 + len(packet)) + ppp(packet),
    "PPPoE in a VLAN": lambda packet: (
        bytes(12) + b"\x81\x00\x00\x05\x88\x64\x11\x00\x00\x07" + struct.pack("!H", 2 + len(packet)) + ppp(packet)
    ),
    "provider bridge": lambda packet: bytes(12) + b"\x88\xe7" + bytes(4) + bridged(packet),
    "TRILL": lambda packet: bytes(12) + b"\x22\xf3" + bytes(6) + bridged(packet),
    "802.3 with SNAP": lambda packet: bytes(12) + struct.pack("!H", 8 + len(packet)) + snap(packet),
}
"""From an IP packet to an Ethernet frame."""

LINKS: dict[str, tuple[int, Wrap]] = {
    **{name: (1, wrap) for name, wrap in ETHERNETS.items()},
    "loopback": (0, lambda packet: b"\x02\x00\x00\x00" + packet),
    "loopback of OpenBSD": (108, lambda packet: b"\x00\x00\x00\x02" + packet),
    "raw": (101, lambda packet: packet),
    "raw of BSD": (12, lambda packet: packet),
    "any": (113, lambda packet: bytes(14) + ether_type(packet) + packet),
    "any, VLAN": (113, lambda packet: bytes(14) + b"\x81\x00\x00\x05" + ether_type(packet) + packet),
    "any, PPPoE": (113, lambda packet: bytes(14) + b"\x88\x64" + bytes(6) + ppp(packet)),
    "any, 802.2": (113, lambda packet: bytes(14) + b"\x00\x04" + snap(packet)),
    "any 2": (276, lambda packet: ether_type(packet) + bytes(18) + packet),
    "any 2, QinQ": (
        276,
        lambda packet: b"\x88\xa8" + bytes(18) + b"\x00\x05\x81\x00\x00\x06" + ether_type(packet) + packet,
    ),
    "netfilter log": (239, lambda packet: _nflog(packet, "<")),
    "netfilter log, big-endian": (239, lambda packet: _nflog(packet, ">")),
    "packet filter log": (117, lambda packet: b"\x3d\x02" + bytes(62) + packet),
    "IPsec interface": (109, lambda packet: bytes(12) + packet),
    "PPP": (9, ppp),
    "PPP in HDLC framing": (50, lambda packet: b"\xff\x03" + ppp(packet)),
    "PPP, short protocol": (9, lambda packet: ppp(packet)[1:]),
    "PPP with a direction": (204, lambda packet: b"\x01\xff\x03" + ppp(packet)),
    "PPPoE alone": (51, lambda packet: bytes(6) + ppp(packet)),
    "Cisco HDLC": (104, lambda packet: b"\x0f\x00" + ether_type(packet) + packet),
    "frame relay": (107, lambda packet: b"\x18\x41\x03" + (b"\x8e" if packet[0] >> 4 == 6 else b"\xcc") + packet),
    "WLAN": (105, lambda packet: b"\x08\x01" + bytes(22) + snap(packet)),
    "WLAN with quality of service": (105, lambda packet: b"\x88\x02" + bytes(24) + snap(packet)),
    "WLAN with radiotap": (127, lambda packet: b"\x00\x00\x0c\x00" + bytes(8) + b"\x08\x03" + bytes(28) + snap(packet)),
    "macOS": (258, lambda packet: struct.pack("<III", 108, 1, 1) + bytes(96) + ethernet(packet)),
    "macOS, raw": (149, lambda packet: struct.pack("<III", 108, 1, 12) + bytes(96) + packet),
    "per-packet information": (
        192,
        lambda packet: struct.pack("<BBHI", 0, 0, 8, 105) + b"\x08\x01" + bytes(22) + snap(packet),
    ),
    "Solaris": (226, lambda packet: b"\x01\x02" + bytes(22) + packet),
    "ATM": (11, snap),
    "FDDI": (10, lambda packet: bytes(13) + snap(packet)),
    "MPLS alone": (219, lambda packet: b"\x00\x01\x01\x40" + packet),
    "Ethernet with a preamble": (274, lambda packet: bytes(8) + ethernet(packet)),
}
"""By name: link type, and from an IP packet to a frame."""


def fragments(packet: bytes, n_bytes: int, *, number: int = 77) -> list[bytes]:
    """Return the packet in fragments of at most ``n_bytes`` of payload, a multiple of 8."""
    start = 20 if packet[0] >> 4 == 4 else 40
    payload = packet[start:]
    parts = [(at, payload[at : at + n_bytes]) for at in range(0, len(payload), n_bytes)]
    return [
        (_fragment4 if start == 20 else _fragment6)(packet, at, part, number, is_last=at + len(part) == len(payload))
        for at, part in parts
    ]


def _fragment4(packet: bytes, at: int, part: bytes, number: int, *, is_last: bool) -> bytes:
    flags = at // 8 | (0 if is_last else 0x2000)
    return packet[:2] + struct.pack("!HHH", 20 + len(part), number, flags) + packet[8:20] + part


def _fragment6(packet: bytes, at: int, part: bytes, number: int, *, is_last: bool) -> bytes:
    header = struct.pack("!BBHI", packet[6], 0, at | (0 if is_last else 1), number)
    return packet[:4] + struct.pack("!HB", 8 + len(part), 44) + packet[7:40] + header + part


def _nflog(packet: bytes, order: str) -> bytes:
    """Return a record with a prefix before the packet."""
    prefix = struct.pack(f"{order}HH", 4 + 5, 10) + b"call\x00" + bytes(3)
    return b"\x02\x00\x00\x05" + prefix + struct.pack(f"{order}HH", 4 + len(packet), 9) + packet
