"""The sizes that WAV, W64, AIFF, CAF and AU files state of their sound, and what they ought to state.

A writer fills them in when it closes the file. One that was killed leaves them as they were at the beginning.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

UNKNOWN_WAV_SIZE: Final = 0x7FFFF000
"""Programs that write WAV into a pipe can't fill in its size, and leave a number from here up (or 0)."""
LEAST_LEFT_OUT_BYTES: Final = 4_096
"""Fewer bytes behind the sound, which are no chunks, are some program's own."""
W64_TAIL: Final = bytes.fromhex("f3acd3118cd100c04f8edb8a")
"""The end of the names of all chunks of W64 but the first."""


@dataclass(frozen=True, slots=True)
class ChunkSizes:
    """What is wrong with the sizes."""

    missing_end: str | None = None
    patches: dict[int, bytes] = field(default_factory=dict)
    note: str | None = None


@dataclass(frozen=True, slots=True)
class _Form:
    """How a format writes chunks."""

    start: int
    """Where the first chunk is."""
    header: struct.Struct
    """Name and size."""
    sound: bytes
    """The name of the chunk with the sound."""
    alignment: int
    sound_offset: int = 0
    """Bytes of the sound's chunk before the sound."""
    counts_header: bool = False
    """Whether a size includes the chunk's header."""


FORMS: Final = {
    b"RIFF": _Form(12, struct.Struct("<4sI"), b"data", 2),
    b"RF64": _Form(12, struct.Struct("<4sI"), b"data", 2),
    b"BW64": _Form(12, struct.Struct("<4sI"), b"data", 2),
    b"RIFX": _Form(12, struct.Struct(">4sI"), b"data", 2),
    b"riff": _Form(40, struct.Struct("<16sQ"), b"data" + W64_TAIL, 8, counts_header=True),
    b"FORM": _Form(12, struct.Struct(">4sI"), b"SSND", 2, sound_offset=8),
    b"caff": _Form(8, struct.Struct(">4sQ"), b"data", 1, sound_offset=4),
}
"""By the first four bytes of the file."""


def chunk_sizes(file: BinaryIO, size: int) -> ChunkSizes:
    """Return what is wrong with the sizes of an open file of ``size`` bytes that begins as one of `FORMS`."""
    file.seek(0)
    magic = file.read(4)
    form = FORMS[magic]
    long_at = None
    for at, name, stated in _chunks(file, size, form, form.start):
        if name == b"ds64":
            long_at = at + form.header.size + 8  # EBU Tech 3306: the size of the sound, after that of the file
        if name == form.sound:
            if long_at is not None and stated == 0xFFFFFFFF:
                return _judged(file, size, form, at, stated_at=long_at, stated_form="<Q")
            stated_at = at + len(form.sound)
            order, width = form.header.format[0], form.header.format[-1]
            sizes = _judged(file, size, form, at, stated_at=stated_at, stated_form=order + width)
            return sizes if magic != b"FORM" or not sizes.patches else _with_frames(file, size, form, sizes)
    return ChunkSizes("its data chunk is missing")


def au_sizes(file: BinaryIO, size: int) -> ChunkSizes:
    """Return what is wrong with the size of an open AU file: all ones are an unknown one."""
    file.seek(0)
    order = ">" if file.read(4) == b".snd" else "<"
    header = file.read(8)
    if len(header) < 8:
        return ChunkSizes("its header is missing")
    offset, stated = struct.unpack(f"{order}II", header)
    got = max(0, size - offset)
    if stated == 0 and got:
        return _unfilled({8: struct.pack(f"{order}I", 0xFFFFFFFF)}, 0, got)
    return _short(stated, got) if got < stated < 0xFFFFFFFF else ChunkSizes()


def _judged(file: BinaryIO, size: int, form: _Form, at: int, *, stated_at: int, stated_form: str) -> ChunkSizes:
    """Compare the size that the sound's chunk at ``at`` states with what is there."""
    file.seek(stated_at)
    width = struct.Struct(stated_form)
    (stated,) = width.unpack(file.read(width.size))
    start = at + form.header.size + form.sound_offset
    before = form.sound_offset + (form.header.size if form.counts_header else 0)
    n_bytes, got = max(0, stated - before), max(0, size - start)
    if stated >= (1 << 63 if width.size == 8 else UNKNOWN_WAV_SIZE):  # minus one, where the sound ends with the file
        return ChunkSizes()
    if n_bytes > got:
        return _short(n_bytes, got)
    end = start + n_bytes
    if got - n_bytes < (1 if n_bytes == 0 else LEAST_LEFT_OUT_BYTES) or _are_chunks(file, size, form, end):
        return ChunkSizes()
    whole = got + before
    if whole >= 1 << 8 * width.size:
        whole = (1 << 8 * width.size) - 1
    return _unfilled({stated_at: width.pack(whole)}, n_bytes, got)


def _with_frames(file: BinaryIO, size: int, form: _Form, sizes: ChunkSizes) -> ChunkSizes:
    """Fill in the number of sample frames, which AIFF states beside the size."""
    (stated,) = (struct.unpack(">I", data)[0] for data in sizes.patches.values())
    for at, name, _ in _chunks(file, size, form, form.start):
        if name == b"COMM":
            file.seek(at + 8)
            channels, _, bits = struct.unpack(">HIH", file.read(8))
            frames = (stated - form.sound_offset) // max(1, channels * ((bits + 7) // 8))
            return ChunkSizes(None, sizes.patches | {at + 10: struct.pack(">I", frames)}, sizes.note)
    return sizes


def _chunks(file: BinaryIO, size: int, form: _Form, at: int) -> Iterator[tuple[int, bytes, int]]:
    """Give where chunks begin, with their names and the sizes that they state."""
    while at + form.header.size <= size:
        file.seek(at)
        name, stated = form.header.unpack(file.read(form.header.size))
        yield at, name, stated
        length = max(stated, form.header.size) if form.counts_header else form.header.size + stated
        at += length + -length % form.alignment


def _are_chunks(file: BinaryIO, size: int, form: _Form, at: int) -> bool:
    """Return whether chunks follow up to the end of the file."""
    end = at = at + -at % form.alignment
    for begin, name, stated in _chunks(file, size, form, at):
        if not (name[:4].isascii() and name[:4].decode().isprintable()):
            return False
        end = begin + stated + (0 if form.counts_header else form.header.size)
    return end > at and size - form.alignment <= end <= size + form.alignment


def _short(stated: int, got: int) -> ChunkSizes:
    return ChunkSizes(f"its header states {stated} bytes of sound, {got} are there")


def _unfilled(patches: dict[int, bytes], stated: int, got: int) -> ChunkSizes:
    note = f"its writer did not close it: the header states {stated} bytes of sound, {got} are there and are read"
    return ChunkSizes(None, patches, note)
