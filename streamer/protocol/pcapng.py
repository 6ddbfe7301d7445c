"""Reads captures in the format pcapng (draft-ietf-opsawg-pcapng), frame by frame."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from streamer.protocol.frames import CaptureError, Frame, possible_time, read_exactly

if TYPE_CHECKING:
    from collections.abc import Iterator

PCAPNG_MAGIC: Final = b"\x0a\x0d\x0d\x0a"
MAX_BLOCK_BYTES = 16_777_216
_SECTION, _INTERFACE, _SIMPLE_PACKET = 0x0A0D0D0A, 1, 3
_PACKET_HEADERS: Final = {6: "IIIII", 2: "HxxIIII"}
"""Interface, time (high, low), bytes kept and bytes on the link, by block type: the enhanced and the obsolete one."""
_TIME_RESOLUTION, _TIME_OFFSET = 9, 14


@dataclass(frozen=True, slots=True)
class _Interface:
    link_type: int
    snap_bytes: int
    """How much is kept of a frame; 0 is all."""
    units_a_second: int
    offset_s: int


def pcapng_frames(file: BinaryIO) -> Iterator[Frame]:
    """Give the frames after `PCAPNG_MAGIC`. Raises `CaptureError` where the file is damaged.

    A simple packet block has no time: its frame gets that of the frame before it.
    """
    order = "<"
    interfaces: list[_Interface] = []
    time_ns = 0
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
                frame = _frame(body, order + _PACKET_HEADERS[block_type], interfaces)
                time_ns = frame.time_ns
                yield frame
            elif block_type == _SIMPLE_PACKET:
                yield _simple_frame(body, order, interfaces, time_ns)
        block_type = _next_type(file, order)


def _next_type(file: BinaryIO, order: str) -> int | None:
    begin = file.read(4)
    if not begin:
        return None
    number: int = struct.unpack(f"{order}I", begin + read_exactly(file, 4 - len(begin), "a block"))[0]
    return number  # a section's type is the same in both byte orders


def _read_section(file: BinaryIO) -> str:
    """Read the header of a section up to its end; return its byte order."""
    length, order_magic = read_exactly(file, 4, "a section"), read_exactly(file, 4, "a section")
    order = {b"\x4d\x3c\x2b\x1a": "<", b"\x1a\x2b\x3c\x4d": ">"}.get(order_magic)
    if order is None:
        raise CaptureError(f"is damaged: pcapng's byte order expected, got {order_magic.hex()}")
    n_bytes = _checked(struct.unpack(f"{order}I", length)[0], least=28)
    read_exactly(file, n_bytes - 12, "a section")
    return order


def _read_block(file: BinaryIO, order: str) -> bytes:
    """Read a block from after its type; return its body."""
    n_bytes = _checked(struct.unpack(f"{order}I", read_exactly(file, 4, "a block"))[0], least=12)
    body = read_exactly(file, n_bytes - 12, "a block")
    (again,) = struct.unpack(f"{order}I", read_exactly(file, 4, "a block"))
    if again != n_bytes:
        raise CaptureError(f"is damaged: a block of {n_bytes} bytes ends as one of {again}")
    return body


def _checked(n_bytes: int, *, least: int) -> int:
    if not least <= n_bytes <= MAX_BLOCK_BYTES or n_bytes % 4:
        raise CaptureError(f"is damaged: a block of {least} to {MAX_BLOCK_BYTES} bytes expected, got {n_bytes}")
    return n_bytes


def _interface(body: bytes, order: str) -> _Interface:
    link_type, _, snap_bytes = _unpacked(f"{order}HHI", body)
    options = _options(body[8:], order)
    resolution = options.get(_TIME_RESOLUTION, b"\x06")[:1] or b"\x06"
    exponent = resolution[0] & 0x7F
    if exponent > 63:
        raise CaptureError(f"is damaged: times finer than {exponent} places can't be")
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
        raise CaptureError(f"is damaged: a frame of interface {number}, but {len(interfaces)} are described")
    if kept > len(body) - start:
        raise CaptureError(f"is damaged: a frame of at most {len(body) - start} bytes expected, got {kept}")
    interface = interfaces[number]
    time_ns = (high << 32 | low) * 1_000_000_000 // interface.units_a_second + interface.offset_s * 1_000_000_000
    return Frame(possible_time(time_ns), interface.link_type, body[start : start + kept], is_cut=kept < length)


def _simple_frame(body: bytes, order: str, interfaces: list[_Interface], time_ns: int) -> Frame:
    """Return the frame of a block that states nothing but how long it was on the link (section 4.4)."""
    (length,) = _unpacked(f"{order}I", body)
    if not interfaces:
        raise CaptureError("is damaged: a frame of interface 0, but 0 are described")
    kept = min(length, interfaces[0].snap_bytes or length, len(body) - 4)
    return Frame(time_ns, interfaces[0].link_type, body[4 : 4 + kept], is_cut=kept < length)


def _unpacked(form: str, body: bytes) -> tuple[int, ...]:
    if len(body) < struct.calcsize(form):
        raise CaptureError(f"is damaged: a block with {struct.calcsize(form)} bytes expected, got {len(body)}")
    return struct.unpack_from(form, body)
