"""The file of marks, right or wrong: one JSON object a line, only ever appended to, and bounded. It holds no audio."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 16 * 1024 * 1024
"""About fifty thousand marks."""
_FLAGS = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY


class MarkFile:
    """Opened for each mark: it may be moved away at any time, and a new one is begun."""

    def __init__(self, path: Path, *, max_bytes: int = MAX_BYTES) -> None:
        """``path``: made with the first mark, readable for the daemon's user alone. No link is followed."""
        self.path = path
        self._max_bytes = max_bytes

    def append(self, line: bytes) -> None:
        """Add a line, without its line break, to the disk. Raises OSError, and then nothing of it stays."""
        try:
            descriptor = os.open(self.path, _FLAGS, 0o600)
        except OSError as error:
            if error.errno == errno.ELOOP:
                raise OSError(error.errno, "expected a regular file, got a symbolic link") from error
            raise
        try:
            self._append(descriptor, line + b"\n")
        finally:
            os.close(descriptor)

    def _append(self, descriptor: int, line: bytes) -> None:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "expected a regular file, got something else")
        size = status.st_size
        if size and os.pread(descriptor, 1, size - 1) != b"\n":  # what a power cut left of the last one
            line = b"\n" + line
        if size + len(line) > self._max_bytes:
            raise OSError(errno.EFBIG, f"it has {self._max_bytes} bytes, and takes no more: move it away")
        written = 0
        try:
            written = os.write(descriptor, line)
            os.fsync(descriptor)
        finally:
            if 0 < written < len(line):
                os.ftruncate(descriptor, size)
        if written < len(line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
