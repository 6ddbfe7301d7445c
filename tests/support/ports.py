"""Free ports of 127.0.0.1, for programs that are told where to listen before they do.

Between the choice and the moment at which the program binds the port, nobody else may take it. So the ports lie below
those that the kernel gives to sockets that ask for any, every process of a parallel run has a part of them for itself,
and a process goes through its part in order: what it gave comes again only after all others.
"""

from __future__ import annotations

import os
import random
import socket
from pathlib import Path

_LOWEST, _HIGHEST = 10_240, 32_768
"""Above 10,080, which browsers refuse; below the ports that Linux gives by default."""
_LEAST = 512
"""The smallest part: with more processes than parts, some share one, each from a start of its own."""


def free_port() -> int:
    """Return a port that is free for TCP and UDP; the one after it is free too, and belongs to the caller (RTCP)."""
    return _PORTS.take(1)[0]


def free_leg_ports(pairs: int) -> range:
    """Return free even ports for RTP in a row, each followed by a free odd one."""
    return _PORTS.take(pairs)


class Ports:
    """The part of a process: pairs of an even port and the odd one after it, in order, from a random one on."""

    def __init__(self, part: range) -> None:
        """Give out of ``part``, which begins and ends at an even port."""
        self._part = part
        self._next = random.randrange(part.start, part.stop, 2)

    def take(self, pairs: int) -> range:
        """Return the even ports of the next pairs in a row that are all free. Raises RuntimeError where none are."""
        for _ in range(len(self._part)):
            if self._next + 2 * pairs > self._part.stop:
                self._next = self._part.start
            ports = range(self._next, self._next + 2 * pairs)
            taken = _last_taken(ports)
            if taken is None:
                self._next = ports.stop
                return ports[::2]
            self._next = taken + 1 + (taken + 1) % 2
            if self._next >= self._part.stop:
                self._next = self._part.start
        raise RuntimeError(f"no {2 * pairs} ports in a row are free in {self._part}")


def part_of(index: int, number: int, *, ephemeral_from: int) -> range:
    """Return the ports of process ``index`` of ``number``; the kernel gives those from ``ephemeral_from`` on away."""
    highest = min(_HIGHEST, ephemeral_from)
    if highest - _LOWEST < _LEAST:
        highest = _HIGHEST  # the kernel gives these to others too: there are no better ones
    parts = min(number, (highest - _LOWEST) // _LEAST)
    size = (highest - _LOWEST) // parts // 2 * 2
    start = _LOWEST + index % parts * size
    return range(start, start + size)


def _last_taken(ports: range) -> int | None:
    return next((port for port in reversed(ports) if not _is_free(port)), None)


def _is_free(port: int) -> bool:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp,
        socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tcp,
    ):
        tcp.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as servers do: connections that ended don't matter
        try:
            udp.bind(("127.0.0.1", port))
            tcp.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def _part_of_this_process() -> range:
    setting = Path("/proc/sys/net/ipv4/ip_local_port_range")
    ephemeral_from = int(setting.read_text().split()[0]) if setting.exists() else _HIGHEST
    # pytest-xdist numbers its workers gw0, gw1, ...
    index = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    number = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    return part_of(index, number, ephemeral_from=ephemeral_from)


_PORTS = Ports(_part_of_this_process())
