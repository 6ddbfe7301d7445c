"""Tells whether a UDP datagram is a tunnel's, and what it carries.

VXLAN, GENEVE, GTP-U, L2TP, Teredo, MPLS, GRE, GUE and TZSP in UDP. Ports alone say little, since calls use any port:
what looks like RTP is none of these, and a tunnel's header must fit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from streamer.protocol.encapsulation import NEXT_PROTOCOLS, gre_payload
from streamer.protocol.layers import ETHERNET_BRIDGED, IP, MPLS, PPP, WLAN, Layer, be16

if TYPE_CHECKING:
    from collections.abc import Callable

RTP_VERSION_BITS, RTP_VERSION = 0xC0, 0x80


def tunnel_payload(source_port: int, destination_port: int, data: bytes) -> Layer | None:
    """Return what a tunnel's datagram carries; None where it is no tunnel's."""
    if len(data) < 8 or data[0] & RTP_VERSION_BITS == RTP_VERSION:
        return None
    read = _BY_PORT.get(destination_port) or _BY_PORT.get(source_port)
    return None if read is None else read(data)


def _vxlan(data: bytes) -> Layer | None:
    """RFC 7348, and draft-ietf-nvo3-vxlan-gpe where its bit says so."""
    if not data[0] & 0x08:
        return None
    kind = NEXT_PROTOCOLS.get(data[3]) if data[0] & 0x04 else ETHERNET_BRIDGED
    return None if kind is None else (kind, data[8:])


def _geneve(data: bytes) -> Layer | None:
    """RFC 8926."""
    start = 8 + 4 * (data[0] & 0x3F)
    return (be16(data, 2), data[start:]) if start <= len(data) else None


def _gtp(data: bytes) -> Layer | None:
    """3GPP TS 29.281, section 5: a message of type 255 carries a packet."""
    if data[0] & 0xF0 != 0x30 or data[1] != 0xFF:
        return None
    start = 12 if data[0] & 0x07 else 8
    next_extension = data[11] if data[0] & 0x04 and len(data) > 11 else 0
    while next_extension and start < len(data) and data[start]:
        length = 4 * data[start]
        next_extension = data[start + length - 1] if start + length <= len(data) else 0
        start += length
    return IP, data[start:]


def _l2tp(data: bytes) -> Layer | None:
    """RFC 2661, section 3.1: a data message."""
    flags = be16(data, 0)
    if flags & 0x800F != 2:
        return None
    start = 6 + (2 if flags & 0x4000 else 0) + (4 if flags & 0x0800 else 0)
    return PPP, data[start + (2 + be16(data, start) if flags & 0x0200 else 0) :]


def _teredo(data: bytes) -> Layer | None:
    """RFC 4380, section 5.1.1: an authentication and the origin may come first."""
    start = 0
    if data[:2] == b"\x00\x01":
        start = 13 + data[2] + data[3]
    if data[start : start + 2] == b"\x00\x00":
        start += 8
    return (IP, data[start:]) if data[start : start + 1] >= b"\x60" and data[start] >> 4 == 6 else None


def _tzsp(data: bytes) -> Layer | None:
    """TaZmen Sniffer Protocol, as MikroTik's packet sniffer sends: tagged fields up to one of type 1."""
    kind = {1: ETHERNET_BRIDGED, 18: WLAN}.get(be16(data, 2))
    if data[0] != 1 or kind is None:
        return None
    start = 4
    while start < len(data) and data[start] != 1:
        start += 1 if data[start] == 0 else 2 + int.from_bytes(data[start + 1 : start + 2])
    return kind, data[start + 1 :]


def _gre(data: bytes) -> Layer | None:
    """RFC 8086."""
    payload = gre_payload(data)
    return None if isinstance(payload, str) else payload


def _gue(data: bytes) -> Layer | None:
    """draft-ietf-intarea-gue: version 1 is IP itself."""
    return (IP, data) if data[0] >> 4 in {4, 6} else None


def _mpls(data: bytes) -> Layer | None:
    """RFC 7510."""
    return MPLS, data


_BY_PORT: Final[dict[int, Callable[[bytes], Layer | None]]] = {
    1701: _l2tp,
    2152: _gtp,
    3544: _teredo,
    4754: _gre,
    4789: _vxlan,
    4790: _vxlan,
    6080: _gue,
    6081: _geneve,
    6635: _mpls,
    8472: _vxlan,
    37008: _tzsp,
}
"""As IANA assigned them; 8472 is Linux's first port for VXLAN, 37008 is TZSP's."""
