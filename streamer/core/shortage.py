"""Tells errors for want of something of the machine, which may be there later, from others."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Final

from streamer.core.errors import ShortageError

if TYPE_CHECKING:
    from collections.abc import Iterator

OF_ERRNO: Final = {
    errno.EMFILE: "file descriptors of this process (LimitNOFILE= in the unit, ulimit -n)",
    errno.ENFILE: "file descriptors of the whole system (fs.file-max)",
    errno.ENOMEM: "memory",
    errno.ENOBUFS: "memory for sockets",
    errno.EAGAIN: "threads or processes (TasksMax= in the unit, ulimit -u)",
}
OF_TEXT: Final = {
    os.strerror(errno.EMFILE): OF_ERRNO[errno.EMFILE],
    os.strerror(errno.ENFILE): OF_ERRNO[errno.ENFILE],
    os.strerror(errno.ENOMEM): OF_ERRNO[errno.ENOMEM],
    "failed to map segment from shared object": OF_ERRNO[errno.ENOMEM],
    "bad allocation": OF_ERRNO[errno.ENOMEM],
    "bad_alloc": OF_ERRNO[errno.ENOMEM],
    "Failed to allocate memory": OF_ERRNO[errno.ENOMEM],
    "can't start new thread": OF_ERRNO[errno.EAGAIN],
    "thread constructor failed": OF_ERRNO[errno.EAGAIN],
}
"""What libraries say in errors that have no number."""


def shortage_of(error: BaseException) -> str | None:
    """Return what an error, one of its causes, or one of its group says is short; None where nothing is."""
    for each in _chain(error):
        if isinstance(each, ShortageError):
            return each.what
        if isinstance(each, MemoryError):
            return OF_ERRNO[errno.ENOMEM]
        if isinstance(each, OSError) and each.errno in OF_ERRNO:
            return OF_ERRNO[each.errno]
        found = next((what for text, what in OF_TEXT.items() if text in str(each)), None)
        if found is not None:
            return found
    return None


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        each = waiting.pop(0)
        if each is None or id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        waiting += [each.__cause__, None if each.__suppress_context__ else each.__context__]
        if isinstance(each, BaseExceptionGroup):
            waiting += each.exceptions
