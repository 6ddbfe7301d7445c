"""Reads packet captures: pcap (draft-ietf-opsawg-pcap) and pcapng (draft-ietf-opsawg-pcapng), frame by frame."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from streamer.core.errors import EmotionStreamerError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGIC_BYTES = 4
PCAP_ORDERS: Final = {
    b"\xd4\xc3\xb2\xa1": ("<", 1_000),
    b"\xa1\xb2\xc3\xd4": (">", 1_000),
    b"\x4d\x3c\xb2\xa1": ("<", 1),
    b"\xa1\xb2\x3c\x4d": (">", 1),
}
"""Byte order, and nanoseconds in a unit of time, by the first four bytes of a pcap file."""
PCAPNG_MAGIC: Final = b"\x0a\x0d\x0d\x0a"
MAX_FRAME_BYTES = 262_144
"""Capture programs keep no more of a frame; a file that states more is damaged."""
MAX_BLOCK_BYTES = 16_777_216
TIMES_NS: Final = range(1 << 63)
"""Accepted capture times: from 1970 to 2262. pcapng can state times that no calendar has."""

_SECTION, _INTERFACE, _SIMPLE_PACKET = 0x0A0D0D0A, 1, 3
_PACKET_HEADERS: Final = {6: "IIIII", 2: "HxxIIII"}
"""Interface, time (high, low), bytes kept and bytes on the link, by block type: the enhanced and the obsolete one."""
_TIME_RESOLUTION, _TIME_OFFSET = 9, 14


class PcapError(EmotionStreamerError):
    """The file is no capture, is truncated or is damaged; the text continues the file's name."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One captured frame."""

    time_ns: int
    """Since 1970, UTC."""
    link_type: int
    """As listed at tcpdump.org, e.g. 1 for Ethernet."""
    data: bytes
    is_cut: bool
    """Whether the capture kept less of it than was on the link."""


@dataclass(frozen=True, slots=True)
class _Interface:
    link_type: int
    snap_bytes: int
    """How much is kept of a frame; 0 is all."""
    units_a_second: int
    offset_s: int


def is_capture(begin: bytes) -> bool:
    """Return whether a file that begins like this is a capture."""
    return begin[:MAGIC_BYTES] in PCAP_ORDERS or begin[:MAGIC_BYTES] == PCAPNG_MAGIC


def read_frames(file: BinaryIO) -> Iterator[Frame]:
    """Give the frames of a capture in order. Raises `PcapError`, after all that can be read, where it is damaged."""
    magic = file.read(MAGIC_BYTES)
    if magic in PCAP_ORDERS:
        order, unit_ns = PCAP_ORDERS[magic]
        return _pcap_frames(file, order, unit_ns)
    if magic == PCAPNG_MAGIC:
        return _pcapng_frames(file)
    raise PcapError("is not a packet capture: it begins with the magic number of neither pcap nor pcapng")


# -- pcap ------------------------------------------------------------------------------------------


def _pcap_frames(file: BinaryIO, order: str, unit_ns: int) -> Iterator[Frame]:
    link_type = struct.unpack(f"{order}HHiIII", _exactly(file, 20, "its header"))[5] & 0xFFFF
    header = struct.Struct(f"{order}IIII")
    while begin := file.read(header.size):
        seconds, fraction, kept, length = header.unpack(begin + _exactly(file, header.size - len(begin), "a header"))
        if kept > MAX_FRAME_BYTES:
            raise PcapError(f"is damaged: a frame of at most {MAX_FRAME_BYTES} bytes expected, got {kept}")
        data = _exactly(file, kept, "a frame")
        yield Frame(seconds * 1_000_000_000 + fraction * unit_ns, link_type, data, is_cut=kept < length)


# -- pcapng ----------------------------------------------------------------------------------------


def _pcapng_frames(file: BinaryIO) -> Iterator[Frame]:
    order = "<"
    interfaces: list[_Interface] = []
    block_type: int | None = _SECTION
    while block_type is not None:
        if block_type == _SECTION:
            order = _read_section(file)
            interfaces = []
        else:
            body = _read_block(file, order)
            if block_type == _INTERFACE:
                interfaces.append(_interface(body, order))
            elif block_type in _PACKET_HEADERS:
                yield _frame(body, order + _PACKET_HEADERS[block_type], interfaces)
            elif block_type == _SIMPLE_PACKET:
                raise PcapError("has no times: its frames are simple packet blocks; capture in another format")
        block_type = _next_type(file, order)


def _next_type(file: BinaryIO, order: str) -> int | None:
    begin = file.read(4)
    if not begin:
        return None
    number: int = struct.unpack(f"{order}I", begin + _exactly(file, 4 - len(begin), "a block"))[0]
    return number  # a section's type is the same in both byte orders


def _read_section(file: BinaryIO) -> str:
    """Read the header of a section up to its end; return its byte order."""
    length, order_magic = _exactly(file, 4, "a section"), _exactly(file, 4, "a section")
    order = {b"\x4d\x3c\x2b\x1a": "<", b"\x1a\x2b\x3c\x4d": ">"}.get(order_magic)
    if order is None:
        raise PcapError(f"is damaged: pcapng's byte order expected, got {order_magic.hex()}")
    n_bytes = _checked(struct.unpack(f"{order}I", length)[0], least=28)
    _exactly(file, n_bytes - 12, "a section")
    return order


def _read_block(file: BinaryIO, order: str) -> bytes:
    """Read a block from after its type; return its body."""
    n_bytes = _checked(struct.unpack(f"{order}I", _exactly(file, 4, "a block"))[0], least=12)
    body = _exactly(file, n_bytes - 12, "a block")
    (again,) = struct.unpack(f"{order}I", _exactly(file, 4, "a block"))
    if again != n_bytes:
        raise PcapError(f"is damaged: a block of {n_bytes} bytes ends as one of {again}")
    return body


def _checked(n_bytes: int, *, least: int) -> int:
    if not least <= n_bytes <= MAX_BLOCK_BYTES or n_bytes % 4:
        raise PcapError(f"is damaged: a block of {least} to {MAX_BLOCK_BYTES} bytes expected, got {n_bytes}")
    return n_bytes


def _interface(body: bytes, order: str) -> _Interface:
    link_type, _, snap_bytes = _unpacked(f"{order}HHI", body)
    options = _options(body[8:], order)
    resolution = options.get(_TIME_RESOLUTION, b"\x06")[:1] or b"\x06"
    exponent = resolution[0] & 0x7F
    if exponent > 63:
        raise PcapError(f"is damaged: times finer than {exponent} places can't be")
    offset = options.get(_TIME_OFFSET, b"")
    return _Interface(
        link_type=link_type,
        snap_bytes=snap_bytes,
        units_a_second=2**exponent if resolution[0] & 0x80 else 10**exponent,
        offset_s=struct.unpack(f"{order}q", offset)[0] if len(offset) == 8 else 0,
    )


def _options(data: bytes, order: str) -> dict[int, bytes]:
    options: dict[int, bytes] = {}
    start = 0
    while start + 4 <= len(data):
        code, n_bytes = struct.unpack_from(f"{order}HH", data, start)
        if code == 0:
            break
        options[code] = data[start + 4 : start + 4 + n_bytes]
        start += 4 + n_bytes + -n_bytes % 4
    return options


def _frame(body: bytes, header: str, interfaces: list[_Interface]) -> Frame:
    number, high, low, kept, length = _unpacked(header, body)
    start = struct.calcsize(header)
    if number >= len(interfaces):
        raise PcapError(f"is damaged: a frame of interface {number}, but {len(interfaces)} are described")
    if kept > len(body) - start:
        raise PcapError(f"is damaged: a frame of at most {len(body) - start} bytes expected, got {kept}")
    interface = interfaces[number]
    time_ns = (high << 32 | low) * 1_000_000_000 // interface.units_a_second + interface.offset_s * 1_000_000_000
    if time_ns not in TIMES_NS:
        raise PcapError(f"is damaged: a frame's time from 1970 to 2262 expected, got {time_ns / 1e9:g} s since 1970")
    return Frame(time_ns, interface.link_type, body[start : start + kept], is_cut=kept < length)


def _unpacked(form: str, body: bytes) -> tuple[int, ...]:
    if len(body) < struct.calcsize(form):
        raise PcapError(f"is damaged: a block with {struct.calcsize(form)} bytes expected, got {len(body)}")
    return struct.unpack_from(form, body)


def _exactly(file: BinaryIO, n_bytes: int, what: str) -> bytes:
    data = file.read(n_bytes) if n_bytes else b""
    if len(data) < n_bytes:
        raise PcapError(f"is cut short: {what} of {n_bytes} bytes expected, got {len(data)}")
    return data
