"""Checks whether a WAV, Ogg or MP3 file is complete, which libsndfile does not always report."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import BinaryIO

UNKNOWN_WAV_SIZE = 0x7FFFF000
"""Programs that write WAV into a pipe can't fill in its size, and leave a number from here up (or 0)."""

OGG_LAST_PAGE = 0x04
"""Header type flag "last page of logical bitstream", RFC 3533 section 6."""

MPEG_RATES_HZ = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
"""By the version field of a frame's header: 3 is MPEG-1, 2 is MPEG-2, 0 is MPEG-2.5."""
MPEG_1_KBPS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
MPEG_2_KBPS = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
"""Layer III."""


def missing_end(file: BinaryIO) -> str | None:
    """Return why the file must have been truncated, or None.

    FLAC needs no check here: its header states the number of samples, and libsndfile reports fewer.
    """
    size = _size(file)
    magic = file.read(4)
    file.seek(0)
    if magic in {b"RIFF", b"RIFX", b"RF64"}:
        return _wav_missing_end(file, size, order=">" if magic == b"RIFX" else "<")
    if magic == b"OggS":
        return _ogg_missing_end(file, size)
    stream = _mpeg_stream(file, size)
    return stream.missing_end if stream else None


def promised_samples(file: BinaryIO, n_samples: int) -> int:
    """Return how many samples the file should give, where libsndfile says ``n_samples``.

    They differ for an MP3 of variable bit rate without a length in its header: libsndfile guesses the length from the
    bit rate of the first frames, and reads no further than that.
    """
    stream = _mpeg_stream(file, _size(file))
    return n_samples if stream is None or stream.n_samples is None else stream.n_samples


def _size(file: BinaryIO) -> int:
    size = file.seek(0, 2)
    file.seek(0)
    return size


# -- WAV -------------------------------------------------------------------------------------------


def _wav_missing_end(file: BinaryIO, size: int, *, order: str) -> str | None:
    """Compare the size that the data chunk states with the size of the file."""
    long_size = None
    at = 12
    while at + 8 <= size:
        file.seek(at)
        name, stated = struct.unpack(f"{order}4sI", file.read(8))
        if name == b"ds64" and at + 24 <= size:
            _riff_size, long_size = struct.unpack("<QQ", file.read(16))  # EBU Tech 3306
        if name == b"data":
            expected = long_size if long_size is not None and stated == 0xFFFFFFFF else stated
            return None if long_size is None and expected >= UNKNOWN_WAV_SIZE else _shortfall(expected, size - at - 8)
        at += 8 + stated + stated % 2
    return "its data chunk is missing"


def _shortfall(expected: int, got: int) -> str | None:
    return f"its header states {expected} bytes of sound, {got} are there" if got < expected else None


# -- Ogg -------------------------------------------------------------------------------------------


def _ogg_missing_end(file: BinaryIO, size: int) -> str | None:
    """Go from page to page (RFC 3533 section 6); the last one must be complete and marked as the last."""
    at = 0
    is_last = False
    while at < size:
        file.seek(at)
        header = file.read(27)
        if len(header) < 27 or header[:4] != b"OggS":
            break
        segments = file.read(header[26])
        end = at + 27 + header[26] + sum(segments)
        if len(segments) < header[26] or end > size:
            return f"its last Ogg page ends at byte {end} or later, the file at byte {size}"
        is_last = bool(header[5] & OGG_LAST_PAGE)
        at = end
    return None if is_last else "its last Ogg page is missing"


# -- MP3 -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _MpegStream:
    missing_end: str | None
    n_samples: int | None
    """Counted; None where the header states it."""


@dataclass(frozen=True, slots=True)
class _MpegFrame:
    n_bytes: int
    n_samples: int
    side_info_bytes: int


def _mpeg_stream(file: BinaryIO, size: int) -> _MpegStream | None:
    """Return what the frames of an MP3 show; None where the file is no MP3."""
    at = _after_id3(file)
    file.seek(at)
    start = file.read(200)
    frame = _mpeg_frame(start[:4])
    if frame is None:
        return None
    stated_bytes = _xing_bytes(start, frame)
    if stated_bytes is None:
        return _count_mpeg_frames(file, at, size)
    if at + stated_bytes > size:
        return _MpegStream(_shortfall(stated_bytes, size - at), None)
    return _MpegStream(None, None)


def _after_id3(file: BinaryIO) -> int:
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


def _mpeg_frame(header: bytes) -> _MpegFrame | None:
    """Parse the four bytes at the beginning of a Layer III frame (ISO/IEC 11172-3, 2.4.1.3); None for anything else."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE0 != 0xE0 or header[1] >> 1 & 3 != 1:
        return None
    version, bit_rate, rate = header[1] >> 3 & 3, header[2] >> 4, header[2] >> 2 & 3
    if version == 1 or bit_rate in {0, 15} or rate == 3:
        return None
    is_mpeg_1, is_mono = version == 3, header[3] >> 6 == 3
    n_samples = 1152 if is_mpeg_1 else 576
    kbps = (MPEG_1_KBPS if is_mpeg_1 else MPEG_2_KBPS)[bit_rate]
    n_bytes = n_samples // 8 * kbps * 1000 // MPEG_RATES_HZ[version][rate] + (header[2] >> 1 & 1)
    side_info_bytes = (17 if is_mono else 32) if is_mpeg_1 else (9 if is_mono else 17)
    return _MpegFrame(n_bytes, n_samples, side_info_bytes)


def _xing_bytes(start: bytes, frame: _MpegFrame) -> int | None:
    """Return the length in bytes that a Xing or Info tag in the first frame states; None without one."""
    tag = start[4 + frame.side_info_bytes :]
    has_frames_and_bytes = 3
    if len(tag) < 16 or tag[:4] not in {b"Xing", b"Info"} or tag[7] & 3 != has_frames_and_bytes:
        return None
    return int.from_bytes(tag[12:16], "big")


def _count_mpeg_frames(file: BinaryIO, at: int, size: int) -> _MpegStream:
    n_samples = 0
    while at < size:
        file.seek(at)
        frame = _mpeg_frame(header := file.read(4))
        if frame is None:
            # Tags may follow the last frame. An incomplete header that begins like one of a frame is truncated.
            cut = len(header) < 4 and header[:1] == b"\xff"
            return _MpegStream("its last MPEG frame is incomplete" if cut else None, n_samples)
        if at + frame.n_bytes > size:
            return _MpegStream("its last MPEG frame is incomplete", n_samples)
        n_samples += frame.n_samples
        at += frame.n_bytes
    return _MpegStream(None, n_samples)
