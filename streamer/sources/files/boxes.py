"""Tells whether MP4 (ISO/IEC 14496-12) and Matroska or WebM (RFC 8794, RFC 9559) files were truncated."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

SEGMENT, CLUSTER, BLOCK_GROUP = 0x18538067, 0x1F43B675, 0xA0
MAX_ID_BYTES, MAX_SIZE_BYTES = 4, 8
WITH_CHILDREN: Final = frozenset({SEGMENT, CLUSTER})
"""Elements whose size may be unknown, where they were written into a stream."""


def mp4_missing_end(file: BinaryIO, size: int) -> str | None:
    """Return why an open MP4 file of ``size`` bytes must have been truncated, or None."""
    names, at = [], 0
    while at < size:
        file.seek(at)
        header = file.read(16)
        length, name, end_size = int.from_bytes(header[:4]), header[4:8], size - at
        if length == 1:
            length = int.from_bytes(header[8:])
        if length == 0:  # up to the end of the file
            length = end_size
        names.append(name)
        if length < 8 or length > end_size:
            return f"its box {name.decode('latin-1')!r} states {length} bytes, {end_size} are there"
        at += length
    return None if b"moov" in names else "its index (moov) is missing: it is written when the recording is closed"


def ebml_missing_end(file: BinaryIO, size: int) -> str | None:
    """Return why an open Matroska or WebM file of ``size`` bytes must have been truncated, or None."""
    for _, start, length in _elements(file, size):
        if start + length > size:
            return f"its last element ends at byte {start + length}, the file at byte {size}"
    return None


def _elements(file: BinaryIO, size: int) -> Iterator[tuple[int, int, int]]:
    """Give id, start and length of the elements in segment and clusters, one that is not whole last."""
    at = 0
    while at < size:
        file.seek(at)
        header = file.read(MAX_ID_BYTES + MAX_SIZE_BYTES)
        id_bytes = _length_of(header[:1], MAX_ID_BYTES)
        size_bytes = _length_of(header[id_bytes : id_bytes + 1], MAX_SIZE_BYTES)
        if not id_bytes or not size_bytes or id_bytes + size_bytes > len(header):
            if id_bytes + size_bytes > size - at:
                yield 0, at, size - at + 1
            return  # damaged, which the decoder says
        number = int.from_bytes(header[:id_bytes])
        mask = (1 << 7 * size_bytes) - 1
        length = int.from_bytes(header[id_bytes : id_bytes + size_bytes]) & mask
        start = at + id_bytes + size_bytes
        if number in WITH_CHILDREN:
            if length != mask:
                yield number, start, length
            at = start
        else:
            yield number, start, length
            at = start + length


def _length_of(first: bytes, most: int) -> int:
    """Return how many bytes a number of variable length has, by the zeros in its first byte; 0 where it is none."""
    length = 9 - first[0].bit_length() if first and first[0] else 0
    return length if length <= most else 0
