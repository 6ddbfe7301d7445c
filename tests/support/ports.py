"""Free ports of 127.0.0.1, for programs that are told where to listen before they do.

Between the choice and the moment at which the program binds the port, nobody else may take it. So the ports lie below
those that the kernel gives to sockets that ask for any; a process goes through them in order, from a random one on; and
what it took lately is locked for the other processes of this run, and of other runs on the same machine.
"""

from __future__ import annotations

import fcntl
import os
import random
import socket
import tempfile
from collections import deque
from pathlib import Path

_LOWEST, _HIGHEST = 10_240, 32_768
"""Above 10,080, which browsers refuse; below the ports that Linux gives by default."""
_KEPT = 100
"""How many choices of a process stay locked: tests that began before them are over."""


def free_port() -> int:
    """Return a port that is free for TCP and UDP; the one after it is free too, and belongs to the caller (RTCP)."""
    return free_leg_ports(1)[0]


def free_leg_ports(pairs: int) -> range:
    """Return free even ports for RTP in a row, each followed by a free odd one. Raises RuntimeError without any."""
    global _ports  # noqa: PLW0603 - importing a module does nothing
    _ports = _ports or _Ports()
    return _ports.take(pairs)


class _Ports:
    def __init__(self) -> None:
        path = Path(tempfile.gettempdir(), f"emotion-streamer-test-ports-{os.getuid()}")
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        """Its byte n stands for port n. The locks of a process end with it, however it ends."""
        self._locked: deque[range] = deque()
        self._next = random.randrange(_LOWEST, _HIGHEST, 2)

    def take(self, pairs: int) -> range:
        for _ in range(_HIGHEST - _LOWEST):
            if self._next + 2 * pairs > _HIGHEST:
                self._next = _LOWEST
            ports = range(self._next, self._next + 2 * pairs)
            if self._lock(ports):
                if all(map(_is_free, ports)):
                    self._next = ports.stop
                    return ports[::2]
                self._unlock(ports)
            self._next += 2
        raise RuntimeError(f"no {2 * pairs} ports in a row are free from {_LOWEST} to {_HIGHEST - 1}")

    def _lock(self, ports: range) -> bool:
        try:
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, len(ports), ports.start)
        except OSError:
            return False
        self._locked.append(ports)
        if len(self._locked) > _KEPT:
            self._unlock(self._locked[0])
        return True

    def _unlock(self, ports: range) -> None:
        self._locked.remove(ports)
        fcntl.lockf(self._file, fcntl.LOCK_UN, len(ports), ports.start)


_ports: _Ports | None = None


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
