"""Lets one command at a time write into a folder."""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from typing import TYPE_CHECKING

from streamer.core.errors import SinkError
from streamer.core.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder, which exists; the kernel gives it back when the process ends, however it does.

    Raises SinkError where another process holds it, or where it can't be written.
    """
    path = folder / ".lock"
    try:
        file = path.open("ab")
    except OSError as error:
        raise SinkError(f"{printable(str(folder))} can't be written: {error.strerror}") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise SinkError(f"{printable(str(folder))}: another process writes results there") from None
        yield
