"""Reads compressed files as what they hold: gzip, bzip2 and xz, and names the other kinds."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from streamer.core.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable

    from typing_extensions import Buffer

READABLE: Final[dict[bytes, tuple[str, Callable[[BinaryIO], object]]]] = {
    b"\x1f\x8b": ("gzip", lambda file: gzip.GzipFile(fileobj=file)),
    b"BZh": ("bzip2", bz2.BZ2File),
    b"\xfd7zXZ\x00": ("xz", lzma.LZMAFile),
}
UNREADABLE: Final = {
    b"\x28\xb5\x2f\xfd": ("Zstandard", "unzstd"),
    b"\x04\x22\x4d\x18": ("LZ4", "unlz4"),
    b"PK\x03\x04": ("ZIP", "unzip"),
    b"7z\xbc\xaf\x27\x1c": ("7-Zip", "7z x"),
    b"Rar!\x1a\x07": ("RAR", "unrar x"),
    b"\x1f\x9d": ("compress", "uncompress"),
}
"""By how they begin: the name, and the command that unpacks."""


def decompressed(file: BinaryIO, begin: bytes) -> io.BufferedReader | None:
    """Return a file of what a compressed one holds; None where it is not compressed.

    ``begin``: how the file begins; ``file`` is at its beginning. Raises `SourceError` for a kind that can't be read.
    """
    for magic, (name, command) in UNREADABLE.items():
        if begin.startswith(magic):
            raise SourceError(f"is compressed ({name}): unpack it first, with {command}")
    for magic, (name, opened) in READABLE.items():
        if begin.startswith(magic):
            return io.BufferedReader(_Decompressed(cast("BinaryIO", opened(file)), name))
    return None


class _Decompressed(io.RawIOBase):
    """Raises `SourceError` where the compressed bytes are truncated or damaged."""

    def __init__(self, file: BinaryIO, kind: str) -> None:
        self._file = file
        self._kind = kind

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        view = memoryview(buffer).cast("B")
        try:
            data = self._file.read(len(view))
        except EOFError:
            raise SourceError(f"is cut short: its compressed data ({self._kind}) has no end") from None
        except (OSError, zlib.error, lzma.LZMAError) as error:
            raise SourceError(f"is damaged: its compressed data ({self._kind}) can't be unpacked: {error}") from error
        view[: len(data)] = data
        return len(data)
