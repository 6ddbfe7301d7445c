"""Takes off what packets are wrapped in between the link layer and IP, and in GRE.

VLAN and other tags, MPLS, PPPoE, PPP, LLC, 802.11, provider bridges, NSH, GRE and ERSPAN.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from streamer.protocol.layers import (
    ETHERNET_BRIDGED,
    IP,
    IPV4,
    IPV6,
    LLC,
    MPLS,
    NOTHING,
    PPP,
    PPPOE,
    WLAN,
    Layer,
    be16,
)

if TYPE_CHECKING:
    from collections.abc import Callable

TAG_BYTES: Final = {
    **dict.fromkeys((0x8100, 0x88A8, 0x9100, 0x9200, 0x9300), 2),  # VLAN, IEEE 802.1Q and its variants
    **dict.fromkeys((0x8926, 0x892F, 0xF1C1), 4),  # VN-Tag, HSR, IEEE 802.1CB
    **dict.fromkeys((0x8909, 0x893F), 6),  # Cisco metadata, IEEE 802.1BR
}
"""How many bytes of a tag follow its type, before the next type."""
BEFORE_ETHERNET: Final = {ETHERNET_BRIDGED: 0, 0x88E7: 4, 0x8903: 2}
"""How many bytes come before a whole Ethernet frame: none, IEEE 802.1ah, FabricPath."""
SILENT_TYPES: Final = frozenset({NOTHING, 0x0806, 0x8035, 0x8863, 0x888E, 0x8902, 0x88CC, 0x9000, 0x8809, 0x8808})
"""ARP, PPPoE discovery, 802.1X, LLDP, link aggregation and the like."""
LARGEST_LENGTH: Final = 1500
"""A type up to this is the length of an IEEE 802.3 frame, and LLC follows."""
MAX_LABELS: Final = 16
NEXT_PROTOCOLS: Final = {1: IPV4, 2: IPV6, 3: ETHERNET_BRIDGED, 4: 0x894F, 5: MPLS}
"""Of NSH (RFC 8300) and VXLAN-GPE."""
PPP_PROTOCOLS: Final = {0x21: IPV4, 0x57: IPV6, 0x281: MPLS, 0x283: MPLS}
"""RFC 1332, 5072 and 3032; with the control protocols, whose numbers are from 0x8000 up, calls have nothing to do."""


def unwrapped(layer: Layer) -> Layer | str:
    """Return what a layer that is not IP carries, or the reason why that is not known."""
    kind, data = layer
    if kind in TAG_BYTES:
        start = TAG_BYTES[kind]
        return be16(data, start), data[start + 2 :]
    if kind in BEFORE_ETHERNET:
        start = BEFORE_ETHERNET[kind] + 12
        return be16(data, start), data[start + 2 :]
    if kind <= LARGEST_LENGTH:
        return LLC, data
    read = _OTHERS.get(kind)
    if read is not None:
        return read(data)
    return "not_ip" if kind in SILENT_TYPES else f"of Ethernet type 0x{kind:04x}"


def gre_payload(data: bytes) -> Layer | str:
    """Return what GRE carries (RFC 2784, 2890, and 2637 for PPTP; ERSPAN as in draft-foschiano-erspan)."""
    if len(data) < 4:
        return "truncated"
    flags, kind = be16(data, 0), be16(data, 2)
    start = 4 + 4 * sum(bool(flags & bit) for bit in (0x8000, 0x2000, 0x1000))
    if flags & 0x4000:
        return "of GRE with source routing"
    if flags & 7 == 1:
        kind, start = PPP, start + (4 if flags & 0x0080 else 0)
    elif kind == 0x88BE:  # ERSPAN I has no header, II has a sequence number and a header
        kind, start = ETHERNET_BRIDGED, start + (8 if flags & 0x1000 else 0)
    elif kind == 0x22EB:  # ERSPAN III; the last bit of its header announces a subheader
        kind, start = ETHERNET_BRIDGED, start + (20 if be16(data, start + 10) & 1 else 12)
    elif kind == 0x883E:  # WCCP: a redirection header may come before the packet
        kind, start = IP, start + (0 if data[start : start + 1] >= b"\x40" else 4)
    return kind, data[start:]


def nsh_payload(data: bytes) -> Layer | str:
    """Return what a network service header carries (RFC 8300)."""
    if len(data) < 8:
        return "truncated"
    return NEXT_PROTOCOLS.get(data[3], NOTHING), data[4 * (be16(data, 0) & 0x3F) :]


def _mpls(data: bytes) -> Layer | str:
    """Skip the labels (RFC 3032). What follows is not stated: IP or, with or without a control word, Ethernet."""
    for number in range(MAX_LABELS):
        start = 4 * number
        if start + 4 > len(data):
            return "truncated"
        if data[start + 2] & 1:
            return _after_labels(data[start + 4 :])
    return "of MPLS with too many labels"


def _after_labels(data: bytes) -> Layer:
    version = data[0] >> 4 if data else 0
    if version == 4 and be16(data, 2) in {0, *range(20, len(data) + 1)}:
        return IPV4, data
    if version == 6 and 40 + be16(data, 4) <= len(data):
        return IPV6, data
    if version in {4, 6} and be16(data, 12) not in {IPV4, IPV6, *TAG_BYTES}:
        return IP, data  # cut short
    has_control_word = version == 0 and be16(data, 12) not in {IPV4, IPV6, *TAG_BYTES}  # RFC 4385
    return ETHERNET_BRIDGED, data[4 if has_control_word else 0 :]


def _pppoe(data: bytes) -> Layer | str:
    """Read a session's header (RFC 2516)."""
    return (PPP, data[6:]) if len(data) >= 6 else "truncated"


def _ppp(data: bytes) -> Layer | str:
    """Read the protocol, of one or two bytes, after address and control where they are sent (RFC 1661, 1662)."""
    start = 2 if data[:2] == b"\xff\x03" else 0
    if start >= len(data):
        return "truncated"
    n_bytes = 1 if data[start] & 1 else 2
    protocol = int.from_bytes(data[start : start + n_bytes])
    if protocol == 0x31:  # RFC 3518: flags, a type, then an Ethernet frame
        return ETHERNET_BRIDGED, data[start + n_bytes + 2 :]
    kind = PPP_PROTOCOLS.get(protocol)
    if kind is not None:
        return kind, data[start + n_bytes :]
    return "not_ip" if protocol >= 0x4000 else f"of PPP protocol 0x{protocol:04x}"


def _llc(data: bytes) -> Layer | str:
    """Read a header with an Ethernet type (SNAP); what has none is no IP."""
    if data[:3] != b"\xaa\xaa\x03":
        return "not_ip"
    if data[3:6] == b"\x00\x80\xc2" and data[7:8] in {b"\x01", b"\x07"}:  # RFC 2684: a bridged Ethernet frame
        return ETHERNET_BRIDGED, data[10:]
    return be16(data, 6), data[8:]


def _wlan(data: bytes) -> Layer | str:
    """Read a data frame (IEEE 802.11, section 9.3.2)."""
    if len(data) < 24:
        return "truncated"
    kind, subtype, flags = data[0] >> 2 & 3, data[0] >> 4, data[1]
    if kind != 2 or subtype & 4:  # management, control, or without data
        return "not_ip"
    if flags & 0x40:
        return "of encrypted WLAN"
    start = 24 + (6 if flags & 3 == 3 else 0)
    if subtype & 8:
        is_aggregate = bool(data[start : start + 1] >= b"\x80")
        start += 2 + (4 if flags & 0x80 else 0) + (14 if is_aggregate else 0)
    return LLC, data[start:]


def _macsec(data: bytes) -> Layer | str:
    """Read the tag of a frame that is only signed (IEEE 802.1AE)."""
    if not data or data[0] & 0x08:
        return "of MACsec, encrypted"
    start = 6 + (8 if data[0] & 0x20 else 0)
    return be16(data, start), data[start + 2 :]


def _trill(data: bytes) -> Layer | str:
    """Read the header before the Ethernet frame (RFC 6325)."""
    return ETHERNET_BRIDGED, data[6 + 4 * ((be16(data, 0) >> 6) & 0x1F) :]


_OTHERS: Final[dict[int, Callable[[bytes], Layer | str]]] = {
    MPLS: _mpls,
    0x8848: _mpls,
    PPPOE: _pppoe,
    PPP: _ppp,
    0x880B: _ppp,
    LLC: _llc,
    WLAN: _wlan,
    0x88E5: _macsec,
    0x22F3: _trill,
    0x894F: nsh_payload,
    0x88BE: lambda data: (ETHERNET_BRIDGED, data),
}
