"""A file to which lines are appended, in space that was set aside for it: a full disk does not stop it.

It is replaced as a whole by a second file of the same size, which is kept beside it for that and renamed over it. A
crash leaves the old lines or the new ones. No link is followed, and what is no regular file is not touched.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import math
import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

MAX_BYTES = 64 * 1024 * 1024
"""Of a larger file, which is not ours, the rest is not read."""
ROOM_BYTES = 256 * 1024
"""What is set aside is a multiple of this, and at least four times the lines at hand."""
_READ_BYTES = 1024 * 1024


class Journal:
    """The open file. Every method may raise OSError; the lines that were appended before are safe then."""

    def __init__(self, path: Path, descriptor: int, content: bytes) -> None:
        """Use ``open`` instead."""
        self._path = path
        self._descriptor = descriptor
        self._spare: int | None = None
        self._room_bytes = 0
        self.content = content
        """What the file held when it was opened, up to the first zero byte; more than MAX_BYTES if it is not ours."""
        self._size_bytes = len(content)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the file, or make it. Raise OSError where it is no regular file or another process uses it, too."""
        descriptor = _open(path, os.O_CREAT)
        try:
            return cls(path, descriptor, _content(descriptor))
        except OSError:
            os.close(descriptor)
            raise

    def append(self, line: bytes) -> bool:
        """Add a line; return False where there is no room left, and ``replace`` has to make some."""
        if self._size_bytes + len(line) > self._room_bytes:
            return False
        try:
            _write(self._descriptor, line, self._size_bytes)
        except OSError:
            os.ftruncate(self._descriptor, self._size_bytes)  # half a line would be taken for a damaged one
            self._room_bytes = self._size_bytes
            raise
        self._size_bytes += len(line)
        return True

    def replace(self, lines: bytes) -> None:
        """Have the file hold these lines, and room for more: on a full disk as much as the second file has."""
        wanted_bytes = max(1, math.ceil(4 * len(lines) / ROOM_BYTES)) * ROOM_BYTES
        descriptor = self._take_spare()
        try:
            room_bytes = os.pwrite(descriptor, lines.ljust(wanted_bytes, b"\0"), 0)
            if room_bytes <= len(lines):  # the zero byte after them is missing
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))  # noqa: TRY301
            self._spare_path.rename(self._path)
        except OSError:
            self._spare = descriptor
            raise
        os.close(self._descriptor)
        self._descriptor, self._size_bytes, self._room_bytes = descriptor, len(lines), room_bytes
        self._make_spare(room_bytes)

    def set_aside(self) -> None:
        """Give what the file held another name, ``.bad`` at the end, so that an operator can look at it."""
        self._path.rename(self._path.with_name(f"{self._path.name}.bad"))

    def close(self) -> None:
        """Close the files."""
        os.close(self._descriptor)
        if self._spare is not None:
            os.close(self._spare)

    @property
    def _spare_path(self) -> Path:
        return self._path.with_name(f"{self._path.name}.new")

    def _make_spare(self, room_bytes: int) -> None:
        with contextlib.suppress(OSError):  # the lines are safe, and the next `replace` tries again
            self._spare = self._take_spare()
            os.pwrite(self._spare, bytes(room_bytes), 0)

    def _take_spare(self) -> int:
        """Return the second file, which is made where it is missing."""
        descriptor, self._spare = self._spare, None
        if descriptor is None:
            self._spare_path.unlink(missing_ok=True)  # what a crash left, or a link that somebody else put there
            descriptor = _open(self._spare_path, os.O_CREAT | os.O_EXCL)
        return descriptor


def _open(path: Path, flags: int) -> int:
    """Return a descriptor of a regular file that nobody else uses; O_NONBLOCK keeps a FIFO from blocking."""
    safe = os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY
    try:
        descriptor = os.open(path, safe | flags, 0o600)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise OSError(error.errno, "expected a regular file, got a symbolic link") from error
        raise
    try:
        _check(descriptor)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _check(descriptor: int) -> None:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "expected a regular file, got something else")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise OSError(error.errno, "another daemon uses it") from error


def _content(descriptor: int) -> bytes:
    pieces: list[bytes] = []
    while len(pieces) <= MAX_BYTES // _READ_BYTES and (piece := os.read(descriptor, _READ_BYTES)):
        pieces.append(piece)
    return b"".join(pieces).split(b"\0", 1)[0]


def _write(descriptor: int, data: bytes, at: int) -> None:
    written = os.pwrite(descriptor, data, at)
    if written < len(data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
