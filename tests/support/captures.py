"""Writes packet captures, pcap and pcapng."""

from __future__ import annotations

import struct
from ipaddress import ip_address
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    Endpoint = tuple[str, int]

START_NS = 1_790_000_000_123_456_000
ETHERNET = 1


def udp(source: Endpoint, destination: Endpoint, payload: bytes) -> bytes:
    """Return an IP packet with a UDP datagram; checksums are 0, as in captures with checksum offloading."""
    datagram = struct.pack("!HHHH", source[1], destination[1], 8 + len(payload), 0) + payload
    addresses = [ip_address(host).packed for host, _ in (source, destination)]
    if len(addresses[0]) == 4:
        header = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(datagram), 7, 0x4000, 64, 17, 0)
    else:
        header = struct.pack("!IHBB", 6 << 28, len(datagram), 17, 64)
    return header + b"".join(addresses) + datagram


def ethernet(packet: bytes, *, vlans: Sequence[int] = ()) -> bytes:
    """Return an Ethernet frame that carries an IP packet."""
    tags = b"".join(struct.pack("!HH", 0x8100, vlan) for vlan in vlans)
    return bytes(12) + tags + struct.pack("!H", 0x86DD if packet[0] >> 4 == 6 else 0x0800) + packet


def pcap(
    frames: Iterable[tuple[int, bytes]], *, order: str = "<", nanoseconds: bool = False, link_type: int = ETHERNET
) -> bytes:
    """Return a pcap file of frames, each with its time in ns."""
    magic, unit_ns = (0xA1B23C4D, 1) if nanoseconds else (0xA1B2C3D4, 1_000)
    parts = [struct.pack(f"{order}IHHiIII", magic, 2, 4, 0, 0, 262_144, link_type)]
    for time_ns, data in frames:
        seconds, rest_ns = divmod(time_ns, 1_000_000_000)
        parts.append(struct.pack(f"{order}IIII", seconds, rest_ns // unit_ns, len(data), len(data)) + data)
    return b"".join(parts)


def pcapng(
    frames: Iterable[tuple[int, bytes]],
    *,
    order: str = "<",
    resolution: int = 9,
    link_type: int = ETHERNET,
    obsolete: bool = False,
) -> bytes:
    """Return a pcapng file of frames, each with its time in ns; times are stored in units of 10**-resolution s."""
    options = struct.pack(f"{order}HHB3xHH", 9, 1, resolution, 0, 0)
    parts = [
        _block(order, 0x0A0D0D0A, struct.pack(f"{order}IHHq", 0x1A2B3C4D, 1, 0, -1)),
        _block(order, 1, struct.pack(f"{order}HHI", link_type, 0, 0) + options),
        _block(order, 4, b"a block to skip"),
    ]
    for time_ns, data in frames:
        units = time_ns // 10 ** (9 - resolution)
        form, kind = (f"{order}HHIIII", 2) if obsolete else (f"{order}IIIII", 6)
        number = (0, 0) if obsolete else (0,)
        header = struct.pack(form, *number, units >> 32, units & 0xFFFFFFFF, len(data), len(data))
        parts.append(_block(order, kind, header + data))
    return b"".join(parts)


def snoop(frames: Iterable[tuple[int, bytes]]) -> bytes:
    """Return a snoop file of Ethernet frames, each with its time in ns."""
    parts = [b"snoop\x00\x00\x00" + struct.pack(">II", 2, 4)]
    for time_ns, data in frames:
        seconds, rest_ns = divmod(time_ns, 1_000_000_000)
        padding = -len(data) % 4
        lengths = len(data), len(data), 24 + len(data) + padding, 0
        parts.append(struct.pack(">6I", *lengths, seconds, rest_ns // 1_000) + data + bytes(padding))
    return b"".join(parts)


def _block(order: str, kind: int, body: bytes) -> bytes:
    body += bytes(-len(body) % 4)
    length = struct.pack(f"{order}I", 12 + len(body))
    return struct.pack(f"{order}I", kind) + length + body + length


def write_capture(path: Path, datagrams: Iterable[tuple[float, Endpoint, Endpoint, bytes]]) -> Path:
    """Write a pcap file of datagrams: time in s since the start, source, destination, payload."""
    frames = [
        (START_NS + round(at_s * 1e9), ethernet(udp(source, destination, payload)))
        for at_s, source, destination, payload in datagrams
    ]
    path.write_bytes(pcap(frames))
    return path
