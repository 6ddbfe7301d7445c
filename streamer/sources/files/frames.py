"""Counts the frames of AMR and AAC streams, whose files state no length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO, Final

AMR_MAGIC: Final = b"#!AMR\n"
AMR_WB_MAGIC: Final = b"#!AMR-WB\n"
AMR_BYTES: Final = (13, 14, 16, 18, 20, 21, 27, 32, 6, 1, 1, 1, 1, 1, 1, 1)
"""Length of a frame with its first byte, by the frame type in it (RFC 4867, section 5.3)."""
AMR_WB_BYTES: Final = (18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 1, 1, 1, 1, 1, 1)
ADTS_HEADER_BYTES: Final = 7
ADTS_CHECKED_FRAMES: Final = 3
"""So many frames must follow each other before bytes are taken for AAC."""


@dataclass(frozen=True, slots=True)
class SoundFrames:
    """What the frames show."""

    n_samples: int | None
    """None where the frames don't say."""
    missing_end: str | None


def sound_frames(file: BinaryIO, size: int) -> SoundFrames:
    """Count the frames of an open file with AMR, or with AAC in ADTS."""
    file.seek(0)
    begin = file.read(len(AMR_WB_MAGIC))
    if begin.startswith(AMR_WB_MAGIC):
        return _amr(file, len(AMR_WB_MAGIC), AMR_WB_BYTES, frame_samples=320)
    if begin.startswith(AMR_MAGIC):
        return _amr(file, len(AMR_MAGIC), AMR_BYTES, frame_samples=160)
    at = after_id3(file)
    while length := _adts_bytes(file, at):
        if at + length > size:
            return SoundFrames(None, "its last AAC frame is incomplete")
        at += length
    return SoundFrames(None, None)  # how many samples a frame gives depends on spectral band replication


def is_adts(file: BinaryIO, size: int) -> bool:
    """Return whether an open file begins with AAC in ADTS (ISO/IEC 13818-7, section 6.2)."""
    at = start = after_id3(file)
    for number in range(ADTS_CHECKED_FRAMES):
        length = _adts_bytes(file, at)
        if not length:
            return at == size > start or (at > size and number > 1)
        at += length
    return True


def after_id3(file: BinaryIO) -> int:
    """Return where an ID3v2 tag at the beginning ends (id3.org, ID3v2.4 structure, section 3.1), 0 without one."""
    file.seek(0)
    header = file.read(10)
    if len(header) < 10 or header[:3] != b"ID3":
        return 0
    length = 0
    for seven_bits in header[6:]:
        length = length << 7 | seven_bits & 0x7F
    has_footer = header[5] & 0x10
    return 10 + length + (10 if has_footer else 0)


def _amr(file: BinaryIO, at: int, frame_bytes: tuple[int, ...], *, frame_samples: int) -> SoundFrames:
    file.seek(at)
    data = file.read()
    n_frames, start = 0, 0
    while start < len(data):
        start += frame_bytes[data[start] >> 3 & 0x0F]
        n_frames += 1
    cut = start > len(data)
    return SoundFrames((n_frames - cut) * frame_samples, "its last AMR frame is incomplete" if cut else None)


def _adts_bytes(file: BinaryIO, at: int) -> int:
    """Return the length of the frame at ``at``; 0 where there is none."""
    file.seek(at)
    header = file.read(ADTS_HEADER_BYTES)
    is_frame = len(header) == ADTS_HEADER_BYTES and header[0] == 0xFF and header[1] & 0xF6 == 0xF0
    length = (header[3] & 3) << 11 | header[4] << 3 | header[5] >> 5 if is_frame else 0
    return length if length > ADTS_HEADER_BYTES else 0
