"""A file that can be read and sought, with some of its bytes replaced; it has no name."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Mapping

    from typing_extensions import Buffer


class PatchedFile(io.RawIOBase):
    """Reads ``file``, which stays open when this is closed."""

    def __init__(self, file: BinaryIO, patches: Mapping[int, bytes]) -> None:
        """``patches``: what is read instead, by position."""
        self._file = file
        self._patches = patches
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = self._file.seek(offset if whence != io.SEEK_CUR else self._at + offset, whence if whence != 1 else 0)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Buffer) -> int:
        view = memoryview(buffer).cast("B")
        self._file.seek(self._at)
        data = bytearray(self._file.read(len(view)))
        for start, patch in self._patches.items():
            for position, byte in enumerate(patch, start - self._at):
                if 0 <= position < len(data):
                    data[position] = byte
        view[: len(data)] = data
        self._at += len(data)
        return len(data)
