"""Reads captures of Solaris's snoop (RFC 1761), frame by frame."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO, Final

from streamer.protocol.frames import CaptureError, Frame, check_frame_bytes, read_exactly

if TYPE_CHECKING:
    from collections.abc import Iterator

SNOOP_MAGIC: Final = b"snoop\x00\x00\x00"
VERSION: Final = 2
LINK_TYPES: Final = {0: 1, 4: 1, 5: 104, 8: 10, 26: 226}
"""From RFC 1761's data link types, and Solaris's IPNET, to those of tcpdump.org."""
_HEADER: Final = struct.Struct(">6I")


def snoop_frames(file: BinaryIO) -> Iterator[Frame]:
    """Give the frames after `SNOOP_MAGIC`. Raises `CaptureError` where the file is damaged or of another version."""
    version, data_link = struct.unpack(">II", read_exactly(file, 8, "its header"))
    if version != VERSION or data_link not in LINK_TYPES:
        raise CaptureError(
            f"is a snoop capture that can't be read: version {VERSION} of Ethernet expected, got version {version} "
            f"and data link type {data_link}"
        )
    while begin := file.read(_HEADER.size):
        rest = read_exactly(file, _HEADER.size - len(begin), "a header")
        length, kept, record_bytes, _drops, seconds, microseconds = _HEADER.unpack(begin + rest)
        check_frame_bytes(kept)
        padding = record_bytes - _HEADER.size - kept
        if not 0 <= padding <= _HEADER.size:
            raise CaptureError(f"is damaged: a record of {kept} bytes states a length of {record_bytes}")
        data = read_exactly(file, kept, "a frame")
        read_exactly(file, padding, "the end of a record")
        time_ns = seconds * 1_000_000_000 + microseconds * 1_000
        yield Frame(time_ns, LINK_TYPES[data_link], data, is_cut=kept < length)
