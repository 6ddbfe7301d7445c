"""Reads standard input to its end without stopping the daemon meanwhile: files named ``-``."""

from __future__ import annotations

import asyncio
import io
import os
import stat
from typing import TYPE_CHECKING, BinaryIO, Final

from streamer.core.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES: Final = 2**31
"""What comes through a pipe is kept in memory, up to this: nothing of it may be written to a disk."""
_READ_BYTES: Final = 1 << 16


def is_standard_input(path: Path) -> bool:
    """Return whether a file's name stands for standard input; a file of that name has to be given with its folder."""
    return str(path) == "-"


async def read_standard_input(fd: int = 0) -> tuple[BinaryIO, int]:
    """Return a file of what comes over a descriptor, at its beginning, and its size in bytes.

    A file that was redirected is read where it is, from its present position where that is its beginning. Raises
    `SourceError` for a terminal, a folder, and what is longer than `MAX_BYTES`.
    """
    mode = os.fstat(fd).st_mode
    if os.isatty(fd):
        raise SourceError("is a terminal: redirect a file to it, or pipe one into it")
    if stat.S_ISDIR(mode):
        raise SourceError("is a folder, not a sound file")
    if stat.S_ISREG(mode) and os.lseek(fd, 0, os.SEEK_CUR) == 0:
        return os.fdopen(os.dup(fd), "rb"), os.fstat(fd).st_size
    data = io.BytesIO()
    try:
        while part := await _part(fd, waits=stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)):
            data.write(part)
            if data.tell() > MAX_BYTES:
                raise SourceError(f"is longer than {MAX_BYTES >> 20} MiB: save it to a file")
    except OSError as error:
        raise SourceError(f"can't be read: {error.strerror}") from error
    size = data.tell()
    data.seek(0)
    return data, size


async def _part(fd: int, *, waits: bool) -> bytes:
    if waits:
        readable = asyncio.Event()
        loop = asyncio.get_running_loop()
        loop.add_reader(fd, readable.set)
        try:
            await readable.wait()
        finally:
            loop.remove_reader(fd)
    return os.read(fd, _READ_BYTES)
