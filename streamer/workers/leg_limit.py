"""Room for legs that several processes share, counted by the kernel."""

from __future__ import annotations

import os
from contextlib import suppress


class SharedLegLimit:
    """Places that processes take from one pool; what each of them holds is counted too, in case that it dies.

    Both counters are semaphores of eventfd(2): taking from them is atomic, and never waits.
    """

    def __init__(self, pool: int, held: int) -> None:
        """``pool``, ``held``: descriptors of the free places, and of those that one process holds."""
        self.pool = pool
        self.held = held

    def take(self) -> bool:
        """Take a place for a leg; return whether there was one."""
        try:
            os.eventfd_read(self.pool)
        except BlockingIOError:
            return False
        os.eventfd_write(self.held, 1)
        return True

    def give_back(self) -> None:
        """Give the place of a leg back that has ended. Raises BlockingIOError where none is held."""
        os.eventfd_read(self.held)
        os.eventfd_write(self.pool, 1)

    def give_all_back(self) -> None:
        """Give back what a process held that is dead."""
        with suppress(BlockingIOError):
            while True:
                self.give_back()


def counter(leg_limit: int = 0) -> int:
    """Return the descriptor of a counter that stands at ``places``; who called closes it."""
    return os.eventfd(leg_limit, os.EFD_SEMAPHORE | os.EFD_NONBLOCK | os.EFD_CLOEXEC)
