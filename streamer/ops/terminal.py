"""Whether the terminal that a program was started on is still there."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Terminal:
    """The terminal of this process, as it is when this is made."""

    def __init__(self) -> None:
        self.is_to_be_outlived = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        """Whether nohup(1) started the program: it shall go on without the terminal."""
        self._had_one = _has_terminal()

    def is_closed(self) -> bool:
        """Return whether there was one that should not be outlived, and the kernel has taken it away, tty(4)."""
        return self._had_one and not self.is_to_be_outlived and not _has_terminal()


@contextmanager
def hang_ups_held() -> Iterator[None]:
    """Hold SIGHUP back until `let_hang_ups_through`, or the end: during the start it would end the process."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def let_hang_ups_through() -> None:
    """Take SIGHUP from now on, and one that came before: something handles it now."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGHUP})


def _has_terminal() -> bool:
    """Return whether this process has a controlling terminal."""
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True
