"""Extracts UDP datagrams from captured frames, whatever they are wrapped in, and joins their fragments."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from ipaddress import ip_address
from struct import Struct
from typing import TYPE_CHECKING, Final, NamedTuple

from streamer.protocol import ip
from streamer.protocol.encapsulation import gre_payload, unwrapped
from streamer.protocol.ip_fragments import Fragments
from streamer.protocol.layers import ETHERNET_BRIDGED, IP, IPV4, IPV6, MPLS, Layer
from streamer.protocol.link_layer import link_payload
from streamer.protocol.rtp_evidence import RtpEvidence, may_be_rtp
from streamer.protocol.udp_tunnels import tunnel_payload

if TYPE_CHECKING:
    from streamer.protocol.frames import Frame
    from streamer.protocol.ip import IpPacket

MAX_LAYERS: Final = 24
"""More than any network wraps a packet in."""
OTHER_PROTOCOLS: Final = {ip.ESP: "of ESP, encrypted", ip.L2TP_V3: "of L2TP version 3"}
"""What may hold calls that can't be read."""
_HEADER_BYTES: Final = 8
_PORTS = Struct("!HHH")


class Datagram(NamedTuple):
    """One UDP datagram. A tuple, as it is made for each packet of a capture."""

    source: tuple[str, int]
    """Host and port."""
    destination: tuple[str, int]
    payload: bytes


class DatagramReader:
    """Reads the frames of one capture, in the order of the file."""

    def __init__(self) -> None:
        self.skipped: Counter[str] = Counter()
        """Frames that held no datagram, by reason: ``not_ip``, ``not_udp``, ``truncated``, ``damaged``, ``fragment``
        (one that waits for others), ``cut_short`` (by the capture), or what the packet was wrapped in."""
        self.missing_cut = 0
        """Datagrams with RTP that the capture cut short, once `finish` was called."""
        self.missing_fragments = 0
        """Fragments of datagrams that may hold RTP, and of which others are missing, once `finish` was called."""
        self._fragments = Fragments()
        self._cut = RtpEvidence()

    def read(self, frame: Frame) -> Datagram | None:
        """Return the datagram in a frame, or the one that its fragment completes; None where there is none."""
        found = self._read(link_payload(frame.link_type, frame.data), is_cut=frame.is_cut)
        if isinstance(found, str):
            self.skipped["cut_short" if found == "truncated" and frame.is_cut else found] += 1
            return None
        return found

    def finish(self) -> None:
        """Count what is missing."""
        self._fragments.finish()
        self.missing_cut += self._cut.confirmed
        for packet in self._fragments.given_up:
            # Of a datagram whose first fragment did not come it is not known what it holds.
            if packet.first is None or (packet.protocol == ip.UDP and may_be_rtp(packet.first[_HEADER_BYTES:])):
                self.missing_fragments += packet.n_fragments

    def _read(self, layer: Layer | str, *, is_cut: bool) -> Datagram | str:
        """Take off one layer after another, down to UDP."""
        for _ in range(MAX_LAYERS):
            if isinstance(layer, str):
                return layer
            kind, data = layer
            if kind not in {IP, IPV4, IPV6}:
                layer = unwrapped(layer)
                continue
            packet = self._joined(ip.parse_ip(data))
            if isinstance(packet, str):
                return packet
            inner = self._datagram(packet, is_cut=is_cut) if packet.protocol == ip.UDP else _carried(packet)
            if isinstance(inner, Datagram):
                return inner
            layer = inner
        return "of too many layers"

    def _joined(self, packet: IpPacket | str) -> IpPacket | str:
        """Return the packet behind its extension headers, or the one that this fragment completes."""
        if isinstance(packet, str):
            return packet
        if packet.fragment is None:
            packet = ip.extended(packet)
        if isinstance(packet, str) or packet.fragment is None:
            return packet
        if not packet.is_whole:
            return "truncated"
        number, offset, is_last = packet.fragment
        # In IPv6 another protocol is no other packet: only the first fragment's counts (RFC 8200, section 4.5).
        of = packet.protocol if len(packet.source) == 4 else -1
        key = packet.source, packet.destination, of, number
        joined = self._fragments.add(key, offset=offset, is_last=is_last, protocol=packet.protocol, data=packet.payload)
        if joined is None:
            return "fragment"
        return ip.extended(packet._replace(protocol=joined[0], payload=joined[1], fragment=None))

    def _datagram(self, packet: IpPacket, *, is_cut: bool) -> Datagram | Layer | str:
        """Return the datagram (RFC 768), what a tunnel's datagram carries, or why it is not valid."""
        data = packet.payload
        if len(data) < _HEADER_BYTES:
            return "damaged" if packet.is_whole else "truncated"
        source_port, destination_port, length = _PORTS.unpack_from(data)
        if length and (length < _HEADER_BYTES or (packet.is_whole and length > len(data))):
            return "damaged"
        payload = data[_HEADER_BYTES : length or len(data)]
        inner = tunnel_payload(source_port, destination_port, payload)
        if inner is not None:
            return inner
        source, destination = (_host(packet.source), source_port), (_host(packet.destination), destination_port)
        if packet.is_whole or (length and len(payload) == length - _HEADER_BYTES):
            return Datagram(source, destination, payload)
        if is_cut:
            self._note_cut((source, destination), payload)
        return "truncated"

    def _note_cut(self, between: tuple[object, object], visible: bytes) -> None:
        """Count what was cut: it is missing where it is RTP, or where too little is there to know."""
        if not visible:
            self.missing_cut += 1
        else:
            self._cut.add(between, visible)


def _carried(packet: IpPacket) -> Layer | str:
    """Return what a packet carries instead of UDP, if it is another packet."""
    data = packet.payload
    match packet.protocol:
        case ip.IPIP:
            return IPV4, data
        case ip.IPV6_IN_IP:
            return IPV6, data
        case ip.GRE:
            return gre_payload(data)
        case ip.ETHER_IP:  # RFC 3378
            return ETHERNET_BRIDGED, data[2:]
        case ip.MPLS_IN_IP:  # RFC 4023
            return MPLS, data
        case other:
            return OTHER_PROTOCOLS.get(other, "not_udp")


@lru_cache(1024)
def _host(address: bytes) -> str:
    return str(ip_address(address))
