"""Counts the frames of MP3 files and of other MPEG audio, whose length their header does not always state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO, Final

from streamer.sources.files.frames import after_id3

MPEG_RATES_HZ: Final = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
"""By the version field of a frame's header: 3 is MPEG-1, 2 is MPEG-2, 0 is MPEG-2.5."""
LAYER_1, LAYER_2, LAYER_3 = 3, 2, 1
"""As a frame's header has them."""
KBPS: Final = {
    (True, LAYER_1): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (True, LAYER_2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, LAYER_3): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, LAYER_1): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (False, LAYER_2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, LAYER_3): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""By whether it is MPEG-1, and layer."""
SAME_STREAM: Final = (0xFE, 0x0C)
"""Bits of a header's second and third byte that all frames of a stream share: version, layer and rate."""
SEARCHED_BYTES: Final = 16_384
"""A recording that was cut out of a stream begins in the middle of a frame: the first whole one is looked for."""


@dataclass(frozen=True, slots=True)
class MpegStream:
    """What the frames show."""

    missing_end: str | None
    n_samples: int | None
    """Counted; None where the header states it."""


@dataclass(frozen=True, slots=True)
class _Frame:
    n_bytes: int
    n_samples: int
    side_info_bytes: int


def mpeg_stream(file: BinaryIO, size: int) -> MpegStream | None:
    """Return what the frames of an open MP3 of ``size`` bytes show; None where the file is none."""
    at = _first_frame(file, size)
    if at is None:
        return None
    file.seek(at)
    start = file.read(200)
    frame = _frame(start[:4])
    stated_bytes = None if frame is None else _xing_bytes(start, frame)
    if stated_bytes is None:
        return _counted(file, at, size)
    if at + stated_bytes > size:
        return MpegStream(f"its header states {stated_bytes} bytes of sound, {size - at} are there", None)
    return MpegStream(None, None)


def _first_frame(file: BinaryIO, size: int) -> int | None:
    """Return where the first frame is that another one follows, or that ends the file."""
    start = after_id3(file)
    file.seek(start)
    data = file.read(SEARCHED_BYTES)
    at = data.find(b"\xff")
    while at >= 0:
        header = data[at : at + 4]
        frame = _frame(header)
        if frame is not None and _goes_on(file, start + at + frame.n_bytes, size, header, is_first=at == 0):
            return start + at
        at = data.find(b"\xff", at + 1)
    return None


def _goes_on(file: BinaryIO, at: int, size: int, header: bytes, *, is_first: bool) -> bool:
    """Return whether a frame of the same stream follows at ``at``. One at the very beginning may be all there is."""
    file.seek(at)
    after = file.read(4)
    same = all((a ^ b) & mask == 0 for a, b, mask in zip(header[1:3], after[1:3], SAME_STREAM, strict=False))
    return (same and _frame(after) is not None) or (is_first and at >= size)


def _frame(header: bytes) -> _Frame | None:
    """Parse the four bytes at the beginning of a frame (ISO/IEC 11172-3, 2.4.1.3); None for anything else."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE0 != 0xE0:
        return None
    version, layer, bit_rate, rate = header[1] >> 3 & 3, header[1] >> 1 & 3, header[2] >> 4, header[2] >> 2 & 3
    if version == 1 or layer == 0 or bit_rate in {0, 15} or rate == 3:
        return None
    is_mpeg_1, is_mono = version == 3, header[3] >> 6 == 3
    n_samples = {LAYER_1: 384, LAYER_2: 1152, LAYER_3: 1152 if is_mpeg_1 else 576}[layer]
    slot_bytes = 4 if layer == LAYER_1 else 1
    bit_rate_bps = KBPS[is_mpeg_1, layer][bit_rate] * 1000
    n_slots = n_samples // 8 // slot_bytes * bit_rate_bps // MPEG_RATES_HZ[version][rate] + (header[2] >> 1 & 1)
    side_info_bytes = (17 if is_mono else 32) if is_mpeg_1 else (9 if is_mono else 17)
    return _Frame(n_slots * slot_bytes, n_samples, side_info_bytes)


def _xing_bytes(start: bytes, frame: _Frame) -> int | None:
    """Return the length in bytes that a Xing or Info tag in the first frame states; None without one."""
    tag = start[4 + frame.side_info_bytes :]
    has_frames_and_bytes = 3
    if len(tag) < 16 or tag[:4] not in {b"Xing", b"Info"} or tag[7] & 3 != has_frames_and_bytes:
        return None
    return int.from_bytes(tag[12:16], "big")


def _counted(file: BinaryIO, at: int, size: int) -> MpegStream:
    n_samples = 0
    while at < size:
        file.seek(at)
        frame = _frame(header := file.read(4))
        if frame is None:
            # Tags may follow the last frame. An incomplete header that begins like one of a frame is truncated.
            cut = len(header) < 4 and header[:1] == b"\xff"
            return MpegStream("its last MPEG frame is incomplete" if cut else None, n_samples)
        if at + frame.n_bytes > size:
            return MpegStream("its last MPEG frame is incomplete", n_samples)
        n_samples += frame.n_samples
        at += frame.n_bytes
    return MpegStream(None, n_samples)
