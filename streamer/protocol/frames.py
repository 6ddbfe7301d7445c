"""The frames of a packet capture, in whatever format it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO, Final

from streamer.core.errors import EmotionStreamerError

MAX_FRAME_BYTES = 262_144
"""Capture programs keep no more of a frame; a file that states more is damaged."""
TIMES_NS: Final = range(1 << 63)
"""Times that a calendar has: from 1970 to 2262. Others, which pcapng can state, become the nearest of these."""


class CaptureError(EmotionStreamerError):
    """The file is no capture, is truncated or is damaged; the text continues the file's name."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One captured frame."""

    time_ns: int
    """Since 1970, UTC, as the capture states it."""
    link_type: int
    """As listed at tcpdump.org, e.g. 1 for Ethernet."""
    data: bytes
    is_cut: bool
    """Whether the capture kept less of it than was on the link."""


def possible_time(time_ns: int) -> int:
    """Return the nearest of `TIMES_NS`."""
    return min(max(time_ns, TIMES_NS.start), TIMES_NS.stop - 1)


def read_exactly(file: BinaryIO, n_bytes: int, what: str) -> bytes:
    """Return the next bytes of a file. Raises `CaptureError` where there are fewer."""
    data = file.read(n_bytes) if n_bytes else b""
    if len(data) < n_bytes:
        raise CaptureError(f"is cut short: {what} of {n_bytes} bytes expected, got {len(data)}")
    return data


def check_frame_bytes(n_bytes: int) -> None:
    """Raise `CaptureError` where a frame states to be longer than any is."""
    if n_bytes > MAX_FRAME_BYTES:
        raise CaptureError(f"is damaged: a frame of at most {MAX_FRAME_BYTES} bytes expected, got {n_bytes}")
