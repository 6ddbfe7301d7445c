"""UDP sockets that are only read: many ports, drained together, without a wake-up for each packet."""

from __future__ import annotations

import errno
import select
import socket
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from streamer.core.errors import ShortageError, SourceError
from streamer.core.shortage import OF_ERRNO, shortage_of
from streamer.ops.descriptors import is_reserved
from streamer.sources.rtp.datagram_batch import DatagramBatch

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.sources.rtp.addresses import Address

    OnDatagram = Callable[[bytes, Address, float], None]

READS_A_DRAIN = 4_096
"""Datagrams read before the rest of the daemon has its turn."""
SO_RCVBUFFORCE: Final = 33
"""Linux: a buffer beyond net.core.rmem_max, for processes with CAP_NET_ADMIN (socket(7))."""
SO_MEMINFO: Final = 55
"""Linux: nine numbers about a socket's memory, the last of them how many datagrams it dropped (sock_diag(7))."""


@dataclass(frozen=True, slots=True)
class BoundPort:
    """A bound UDP port."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class _Bound:
    socket: socket.socket
    on_datagram: OnDatagram
    batch: DatagramBatch | None
    """None where one datagram is read before the next port has its turn."""
    name: BoundPort


class UdpPorts:
    """The sockets of a source; nothing is ever sent on them."""

    def __init__(self, *, buffer_bytes: int, max_bytes: int) -> None:
        """Open nothing yet.

        Args:
            buffer_bytes: how much the kernel is asked to buffer for each port.
            max_bytes: a longer datagram is truncated to one byte more.

        """
        self.granted_bytes = buffer_bytes
        """The smallest buffer that the kernel gave."""
        self._buffer_bytes = buffer_bytes
        self._read_bytes = max_bytes + 1
        self._poll = select.epoll()
        self._ports: dict[int, _Bound] = {}
        self._closed_drops = 0

    def fileno(self) -> int:
        """Return a descriptor that is readable while any port is."""
        return self._poll.fileno()

    def bind(self, host: str, port: int, on_datagram: OnDatagram, *, burst: int = 1) -> BoundPort:
        """Bind a port, 0 for any free one; ``::`` is IPv4 too.

        Args:
            host: an address of this machine.
            port: its number.
            on_datagram: gets each datagram, its sender and its arrival time.
            burst: how many datagrams are read before the next port has its turn.

        Raises:
            SourceError: the port is in use, or the address is not one of this machine.
            ShortageError: file descriptors or memory are short; no other port would help.

        """
        try:
            bound = bound_socket(host, port)
        except OSError as error:
            what = shortage_of(error)
            if what is not None:
                raise ShortageError("no UDP port can be opened", what) from error
            raise SourceError(f"can't bind UDP port {port} of rtp.host {host}: {error.strerror}") from error
        if is_reserved(bound.fileno()):
            bound.close()
            raise ShortageError("no UDP port can be opened", OF_ERRNO[errno.EMFILE])
        return self.adopt(bound, on_datagram, burst=burst)

    def adopt(self, bound: socket.socket, on_datagram: OnDatagram, *, burst: int = 1) -> BoundPort:
        """Read a port that is bound already, as `bind` does; it is closed with the others."""
        self.granted_bytes = min(self.granted_bytes, _grow_buffer(bound, self._buffer_bytes))
        batch = DatagramBatch(bound, most=burst, max_bytes=self._read_bytes) if burst > 1 else None
        name = _name(bound)
        self._ports[bound.fileno()] = _Bound(bound, on_datagram, batch, name)
        self._poll.register(bound.fileno(), select.EPOLLIN)
        return name

    def unbind(self, port: BoundPort) -> None:
        """Close a port; do nothing where it is closed already."""
        for descriptor, bound in list(self._ports.items()):
            if bound.name == port:
                self._close(descriptor)

    def close(self) -> None:
        """Close everything."""
        for descriptor in list(self._ports):
            self._close(descriptor)
        self._poll.close()

    def drain(self, now_s: float) -> int:
        """Hand over the datagrams that are there, with the arrival time ``now_s``; return how many they were."""
        n_read = 0
        while n_read < READS_A_DRAIN and (ready := self._poll.poll(0)):
            for descriptor, _ in ready:
                bound = self._ports.get(descriptor)
                if bound is not None:  # else an earlier datagram of this turn closed it
                    n_read += self._read(bound, now_s)
        return n_read

    def dropped(self) -> int:
        """Return how many datagrams the kernel dropped so far because a buffer was full."""
        return self._closed_drops + sum(_drops(bound.socket) for bound in self._ports.values())

    def _read(self, bound: _Bound, now_s: float) -> int:
        on_datagram = bound.on_datagram
        if bound.batch is not None:
            datagrams = bound.batch.read()
            for data, address in datagrams:
                on_datagram(data, address, now_s)
            return len(datagrams)
        try:
            data, address = bound.socket.recvfrom(self._read_bytes)
        except BlockingIOError:
            return 0
        on_datagram(data, address, now_s)
        return 1

    def _close(self, descriptor: int) -> None:
        bound = self._ports.pop(descriptor).socket
        self._closed_drops += _drops(bound)
        self._poll.unregister(descriptor)
        bound.close()


def bound_socket(host: str, port: int, *, is_shared: bool = False) -> socket.socket:
    """Return a UDP socket bound to a port, 0 for any free one; ``::`` is IPv4 too.

    Several that are ``is_shared`` may be bound to one port: each sender's packets reach one of them, always the same as
    long as their number stays the same (socket(7), SO_REUSEPORT). Raises OSError.
    """
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_DGRAM, flags=socket.AI_PASSIVE | socket.AI_NUMERICHOST
    )[0]
    bound = socket.socket(family, kind, protocol)
    try:
        bound.setblocking(False)
        if is_shared:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        if family == socket.AF_INET6:
            bound.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        bound.bind(address)
    except OSError:
        bound.close()
        raise
    return bound


def _grow_buffer(bound: socket.socket, wanted_bytes: int) -> int:
    """Ask for a buffer; return how large it became. The kernel doubles it for its own use (socket(7))."""
    try:
        bound.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, wanted_bytes)
    except PermissionError:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, wanted_bytes)
    return bound.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF) // 2


def _drops(bound: socket.socket) -> int:
    numbers = struct.unpack("=9I", bound.getsockopt(socket.SOL_SOCKET, SO_MEMINFO, 36))
    return int(numbers[8])


def _name(bound: socket.socket) -> BoundPort:
    host, port = bound.getsockname()[:2]
    return BoundPort(host, port)
