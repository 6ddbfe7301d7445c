"""Whether the terminal that a program was started on is still there."""

from __future__ import annotations

import os
import signal


class Terminal:
    """The terminal of this process, as it is when this is made."""

    def __init__(self) -> None:
        self.is_to_be_outlived = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        """Whether nohup(1) started the program: it shall go on without the terminal."""
        self._had_one = _has_terminal()

    def is_closed(self) -> bool:
        """Return whether there was one that should not be outlived, and the kernel has taken it away, tty(4)."""
        return self._had_one and not self.is_to_be_outlived and not _has_terminal()


def _has_terminal() -> bool:
    """Return whether this process has a controlling terminal."""
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True
