"""The limit of open legs that several processes share, counted by the kernel."""

from __future__ import annotations

import os


class SharedLegLimit:
    """Permits for legs that processes take from one pool; what each process holds is counted too, in case it dies.

    Announced legs have a second pool beside it, that of the permits which are kept for them. The counters are
    semaphores of eventfd(2): taking a permit is atomic and never waits.
    """

    def __init__(self, pool: int, held: int, kept: int, held_kept: int) -> None:
        """Take descriptors of counters.

        Args:
            pool: of the free permits for all legs.
            held: of those that one process holds.
            kept: of the free permits for announced legs only.
            held_kept: of those that one process holds.

        """
        self.pool, self.held = pool, held
        self.kept, self.held_kept = kept, held_kept
        self._announced_of_all = 0
        """Announced legs of this process that have a permit for all legs."""

    @property
    def descriptors(self) -> tuple[int, int, int, int]:
        """What another process needs to share the permits."""
        return self.pool, self.held, self.kept, self.held_kept

    def take(self, *, announced: bool = False) -> bool:
        """Take a permit for a leg; return whether there was one."""
        if announced and _move(self.kept, self.held_kept):
            return True
        has_one = _move(self.pool, self.held)
        self._announced_of_all += announced and has_one
        return has_one

    def give_back(self, *, announced: bool = False) -> None:
        """Give back the permit of a leg that has ended. Raises BlockingIOError where none is held."""
        is_kept = announced and not self._announced_of_all
        if announced and not is_kept:
            self._announced_of_all -= 1
        if not (_move(self.held_kept, self.kept) if is_kept else _move(self.held, self.pool)):
            raise BlockingIOError("no permit is held")

    def give_all_back(self) -> None:
        """Give back what a dead process held."""
        while _move(self.held, self.pool) or _move(self.held_kept, self.kept):
            pass


def _move(from_counter: int, to_counter: int) -> bool:
    """Take a permit from one counter and give it to another; return whether there was one."""
    try:
        os.eventfd_read(from_counter)
    except BlockingIOError:
        return False
    os.eventfd_write(to_counter, 1)
    return True


def counter(permits: int = 0) -> int:
    """Return the descriptor of a counter that stands at ``permits``; the caller closes it."""
    return os.eventfd(permits, os.EFD_SEMAPHORE | os.EFD_NONBLOCK | os.EFD_CLOEXEC)
