"""The file descriptors of this process: as many as the system allows, a few of them kept for the daemon itself.

Sockets of calls and clients come from outside, in any number. Where they would take the last descriptors, the daemon
could neither read a file nor reconnect to its broker. The kernel gives the lowest free number, so a number close to the
limit says that nearly all are taken.
"""

from __future__ import annotations

import resource

MOST = 1_048_576
"""What the kernel allows at most by default (fs.nr_open)."""
MOST_RESERVED = 64
"""Kept where the limit allows it; else an eighth of all."""


def raise_limit() -> int:
    """Let this process, and those that it starts, open as many files as it may; return how many."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = MOST if hard == resource.RLIM_INFINITY else hard
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        return most
    return soft


def is_reserved(descriptor: int) -> bool:
    """Return whether a descriptor is one of the last, which are kept: whoever opened it closes it again."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return soft != resource.RLIM_INFINITY and descriptor >= soft - min(MOST_RESERVED, soft // 8)
