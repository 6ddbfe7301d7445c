"""Reads captures in the format pcap (draft-ietf-opsawg-pcap), frame by frame."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO, Final

from streamer.protocol.frames import Frame, check_frame_bytes, read_exactly

if TYPE_CHECKING:
    from collections.abc import Iterator

PCAP_FORMS: Final = {
    b"\xd4\xc3\xb2\xa1": ("<", 1_000, 0),
    b"\xa1\xb2\xc3\xd4": (">", 1_000, 0),
    b"\x4d\x3c\xb2\xa1": ("<", 1, 0),
    b"\xa1\xb2\x3c\x4d": (">", 1, 0),
    b"\x34\xcd\xb2\xa1": ("<", 1_000, 8),
    b"\xa1\xb2\xcd\x34": (">", 1_000, 8),
}
"""Byte order, nanoseconds in a unit of time, and further bytes in a frame's header, by the first four bytes.

The last two are of an old patched libpcap: interface, protocol and packet type follow the usual header.
"""


def pcap_frames(file: BinaryIO, magic: bytes) -> Iterator[Frame]:
    """Give the frames after ``magic``, a key of `PCAP_FORMS`. Raises `CaptureError` where the file is damaged."""
    order, unit_ns, more_bytes = PCAP_FORMS[magic]
    # The highest bits state how long the frame check sequence is, which follows the packet and is not looked at.
    link_type = struct.unpack(f"{order}HHiIII", read_exactly(file, 20, "its header"))[5] & 0xFFFF
    header = struct.Struct(f"{order}IIII{more_bytes}x")
    while begin := file.read(header.size):
        rest = read_exactly(file, header.size - len(begin), "a header")
        seconds, fraction, kept, length = header.unpack(begin + rest)
        check_frame_bytes(kept)
        data = read_exactly(file, kept, "a frame")
        yield Frame(seconds * 1_000_000_000 + fraction * unit_ns, link_type, data, is_cut=kept < length)
