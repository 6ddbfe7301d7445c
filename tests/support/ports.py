"""Ports for legs that nobody uses."""

from __future__ import annotations

import random
import socket
from contextlib import ExitStack

_ATTEMPTS = 100
_LOWEST, _HIGHEST = 10_000, 32_000
"""Linux gives ports from 32768 on to whoever names none, so that nobody gets ours before we do."""


def free_leg_ports(pairs: int) -> range:
    """Return even UDP ports of 127.0.0.1 that are free now, as is each one's next; elsewhere at each call."""
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
