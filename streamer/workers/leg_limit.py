"""The limit of open legs that several processes share, counted by the kernel."""

from __future__ import annotations

import os
from contextlib import suppress


class SharedLegLimit:
    """Permits for legs that processes take from one pool; what each process holds is counted too, in case it dies.

    Both counters are semaphores of eventfd(2): taking a permit is atomic and never waits.
    """

    def __init__(self, pool: int, held: int) -> None:
        """``pool``, ``held``: descriptors that count the free permits, and those that one process holds."""
        self.pool = pool
        self.held = held

    def take(self) -> bool:
        """Take a permit for a leg; return whether there was one."""
        try:
            os.eventfd_read(self.pool)
        except BlockingIOError:
            return False
        os.eventfd_write(self.held, 1)
        return True

    def give_back(self) -> None:
        """Give back the permit of a leg that has ended. Raises BlockingIOError where none is held."""
        os.eventfd_read(self.held)
        os.eventfd_write(self.pool, 1)

    def give_all_back(self) -> None:
        """Give back what a dead process held."""
        with suppress(BlockingIOError):
            while True:
                self.give_back()


def counter(permits: int = 0) -> int:
    """Return the descriptor of a counter that stands at ``permits``; the caller closes it."""
    return os.eventfd(permits, os.EFD_SEMAPHORE | os.EFD_NONBLOCK | os.EFD_CLOEXEC)
