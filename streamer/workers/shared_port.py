"""The shared RTP port of several worker processes: a socket for each, and the RTCP port, read by the daemon itself."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from streamer.core.errors import SourceError
from streamer.sources.rtp.demux import MAX_DATAGRAM_BYTES
from streamer.sources.rtp.udp import UdpPorts, bound_socket

if TYPE_CHECKING:
    import socket

    from streamer.sources.rtp.addresses import Address

ANY_PORT_ATTEMPTS = 10
RTCP_BUFFER_BYTES = 65_536
"""Room for about a hundred datagrams: it bounds how many the daemon forwards at a time in a flood."""


class SharedPort:
    """A port that all workers receive from.

    The kernel delivers the packets of a sender to the same socket as long as the number of sockets stays the same
    (SO_REUSEPORT). The daemon therefore holds all sockets from beginning to end, also when a worker dies.
    RTCP comes from another port of the sender, and would arrive at any of them: the daemon reads it and forwards it.
    The RTCP socket is not shared: a second daemon on the same port is refused, instead of getting half of the packets.
    """

    def __init__(self, host: str, port: int, *, workers: int) -> None:
        """Open the port, 0 for any free one, with a socket a worker. Raises SourceError where it is taken."""
        self._rtcp = UdpPorts(buffer_bytes=RTCP_BUFFER_BYTES, max_bytes=MAX_DATAGRAM_BYTES)
        self._unread: list[tuple[bytes, Address]] = []
        self.sockets: list[socket.socket] = []
        """One for each worker."""
        self.host = host
        try:
            self.port = self._bind_rtcp(host, port)
            for _ in range(workers):
                self.sockets.append(_shared_socket(host, self.port))
        except SourceError:
            self.close()
            raise

    def rtcp_fileno(self) -> int:
        """Return a descriptor that is readable while RTCP waits."""
        return self._rtcp.fileno()

    def read_rtcp(self) -> list[tuple[bytes, Address]]:
        """Return the RTCP datagrams that have arrived, each with its sender."""
        self._rtcp.drain(0.0)
        unread, self._unread = self._unread, []
        return unread

    def close(self) -> None:
        """Close everything."""
        self._rtcp.close()
        for each in self.sockets:
            each.close()

    def _bind_rtcp(self, host: str, port: int) -> int:
        """Open the port for RTCP; return the one before it."""
        for _ in range(0 if port else ANY_PORT_ATTEMPTS):  # the port after a free one need not be free
            with suppress(SourceError):
                return self._rtcp.bind(host, _free_port(host) + 1, self._note).port - 1
        return self._rtcp.bind(host, (port or _free_port(host)) + 1, self._note).port - 1

    def _note(self, data: bytes, address: Address, _arrived_s: float) -> None:
        self._unread.append((data, address))


def _shared_socket(host: str, port: int) -> socket.socket:
    try:
        return bound_socket(host, port, is_shared=True)
    except OSError as error:
        raise SourceError(f"can't bind UDP port {port} of rtp.host {host}: {error.strerror}") from error


def _free_port(host: str) -> int:
    try:
        with bound_socket(host, 0) as probe:
            return int(probe.getsockname()[1])
    except OSError as error:
        raise SourceError(f"can't bind a UDP port of rtp.host {host}: {error.strerror}") from error
