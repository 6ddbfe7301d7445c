"""Opens a file to read, whatever its name, compressed or not, and tells a packet capture from a recording."""

from __future__ import annotations

import io
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from streamer.core.errors import SourceError
from streamer.protocol.captures import MAGIC_BYTES, is_capture
from streamer.sources.files.compression import decompressed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_UNPACKED_BYTES: Final = 2**31
"""A recording that is compressed once more is unpacked in memory, up to this."""


@dataclass(frozen=True, slots=True, eq=False)
class InputFile:
    """An open file."""

    data: BinaryIO
    """What it holds, at its beginning. It can seek, save in a compressed capture."""
    stored: BinaryIO
    """The bytes as they are stored: how far these were read is the progress."""
    stored_bytes: int
    is_capture: bool


@contextmanager
def open_input(path: Path) -> Iterator[InputFile]:
    """Open a file. Raises `SourceError` where that is not possible, or where it is empty."""
    try:
        size = _size(path)
        stored = path.open("rb")
    except OSError as error:
        raise SourceError(f"can't be read: {error.strerror}") from error
    with open_stored(stored, size) as opened:
        yield opened


@contextmanager
def open_stored(stored: BinaryIO, size: int) -> Iterator[InputFile]:
    """Give what an open file of ``size`` bytes holds, and close it. Raises `SourceError` as `open_input`."""
    with stored:
        if size == 0:
            raise SourceError("is empty: 0 bytes")
        yield _unpacked(stored, size)


def _unpacked(stored: BinaryIO, size: int) -> InputFile:
    begin = _begin(stored)
    unpacked = decompressed(stored, begin)
    if unpacked is None:
        return InputFile(stored, stored, size, is_capture(begin))
    begin = unpacked.peek(MAGIC_BYTES)[:MAGIC_BYTES]
    if is_capture(begin):
        return InputFile(unpacked, stored, size, is_capture=True)
    data = unpacked.read(MAX_UNPACKED_BYTES + 1)
    if len(data) > MAX_UNPACKED_BYTES:
        raise SourceError(f"is compressed, and holds more than {MAX_UNPACKED_BYTES >> 20} MiB: unpack it first")
    return InputFile(io.BytesIO(data), stored, size, is_capture=False)


def _begin(file: BinaryIO) -> bytes:
    begin = file.read(MAGIC_BYTES)
    file.seek(0)
    return begin


def _size(path: Path) -> int:
    if path.is_dir():
        raise SourceError("is a folder, not a sound file")
    if path.exists() and not path.is_file():
        raise SourceError("is not a regular file: give - as its name, and redirect it to standard input")
    return path.stat().st_size
