"""Free UDP ports for legs."""

from __future__ import annotations

import random
import socket
from contextlib import ExitStack

_ATTEMPTS = 100
_LOWEST, _HIGHEST = 10_000, 32_000
"""Below the ephemeral ports of Linux, so that no other socket gets them by chance."""


def free_leg_ports(pairs: int) -> range:
    """Return free even UDP ports of 127.0.0.1, each followed by a free odd one, at a random place."""
    for _ in range(_ATTEMPTS):
        start = random.randrange(_LOWEST, _HIGHEST - 2 * pairs, 2)
        if _are_free(range(start, start + 2 * pairs)):
            return range(start, start + 2 * pairs, 2)
    raise RuntimeError(f"no {2 * pairs} ports in a row are free between {_LOWEST} and {_HIGHEST}")


def _are_free(ports: range) -> bool:
    with ExitStack() as probes:
        try:
            for port in ports:
                probe = probes.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
                probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
