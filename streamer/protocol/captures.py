"""Reads packet captures of every format, frame by frame, and names those that can't be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from streamer.protocol.frames import CaptureError
from streamer.protocol.pcap import PCAP_FORMS, pcap_frames
from streamer.protocol.pcapng import PCAPNG_MAGIC, pcapng_frames
from streamer.protocol.snoop import SNOOP_MAGIC, snoop_frames

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamer.protocol.frames import Frame

MAGIC_BYTES = 16
"""How many bytes of a file `is_capture` wants."""
UNREADABLE: Final = {
    b"GMBU": "Microsoft Network Monitor",
    b"RTSS": "Microsoft Network Monitor 1",
    b"TRSNIFF data    ": "Network General Sniffer",
    b"XCP\x00": "NetXray",
    b"\x05VNF": "Visual Networks",
    b"iptrace ": "AIX iptrace",
    b"\x1c\x00\x01\xac": "Ixia",
    b"\x1c\x00\x01\xab": "Ixia",
}
"""Other formats, by how they begin."""


def is_capture(begin: bytes) -> bool:
    """Return whether a file that begins like this is a capture, one that can't be read included."""
    magics = (*PCAP_FORMS, PCAPNG_MAGIC, SNOOP_MAGIC, *UNREADABLE)
    return begin.startswith(magics)


def read_frames(file: BinaryIO) -> Iterator[Frame]:
    """Give the frames in the order of the file. Raises `CaptureError`, after all that can be read, if it is damaged."""
    magic = file.read(4)
    if magic in PCAP_FORMS:
        return pcap_frames(file, magic)
    if magic == PCAPNG_MAGIC:
        return pcapng_frames(file)
    begin = magic + file.read(4)
    if begin == SNOOP_MAGIC:
        return snoop_frames(file)
    begin += file.read(MAGIC_BYTES - len(begin))
    for other, name in UNREADABLE.items():
        if begin.startswith(other):
            raise CaptureError(f"is a capture of {name}, which can't be read: convert it with editcap -F pcapng")
    raise CaptureError("is not a packet capture: it begins with the magic number of none")
