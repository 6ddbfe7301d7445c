"""Reads many datagrams from one UDP socket in one system call: recvmmsg(2), which Python's sockets lack."""

from __future__ import annotations

import ctypes
import os
import socket
import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from streamer.sources.rtp.addresses import Address

MAX_ADDRESSES = 8_192
"""How many senders' addresses are cached; a flood of invented ones must not fill the memory."""
NAME_BYTES: Final = 28
"""Size of a ``sockaddr_in6``; a ``sockaddr_in`` is smaller."""


class _IoVec(ctypes.Structure):
    _fields_ = (("base", ctypes.c_void_p), ("length", ctypes.c_size_t))


class _MsgHdr(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_void_p),
        ("name_length", ctypes.c_uint32),
        ("iov", ctypes.c_void_p),
        ("iov_length", ctypes.c_size_t),
        ("control", ctypes.c_void_p),
        ("control_length", ctypes.c_size_t),
        ("flags", ctypes.c_int),
    )


class _MMsgHdr(ctypes.Structure):
    _fields_ = (("header", _MsgHdr), ("length", ctypes.c_uint32))


_recvmmsg = ctypes.CDLL(None, use_errno=True).recvmmsg
_recvmmsg.argtypes = (ctypes.c_int, ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_void_p)


class DatagramBatch:
    """The buffers into which one call reads datagrams from a socket that is not connected."""

    def __init__(self, bound: socket.socket, *, most: int, max_bytes: int) -> None:
        """Read up to ``most`` datagrams at once; one longer than ``max_bytes`` is truncated."""
        self._bound = bound
        self._most = most
        self._is_ipv6 = bound.family == socket.AF_INET6
        self._data = ctypes.create_string_buffer(most * max_bytes)
        self._names = ctypes.create_string_buffer(most * NAME_BYTES)
        self._vectors = (_IoVec * most)()
        self._headers = (_MMsgHdr * most)()
        data, names = ctypes.addressof(self._data), ctypes.addressof(self._names)
        vectors = ctypes.addressof(self._vectors)
        for number, (vector, message) in enumerate(zip(self._vectors, self._headers, strict=True)):
            vector.base, vector.length = data + number * max_bytes, max_bytes
            message.header.name, message.header.name_length = names + number * NAME_BYTES, NAME_BYTES
            message.header.iov, message.header.iov_length = vectors + number * ctypes.sizeof(_IoVec), 1
        # All senders of a socket have addresses of one length, so it need not be set again before each call.
        words = memoryview(self._headers).cast("B").cast("I")
        self._lengths = words[_MMsgHdr.length.offset // 4 :: ctypes.sizeof(_MMsgHdr) // 4]
        names_view, data_view = memoryview(self._names).cast("B"), memoryview(self._data).cast("B")
        name_bytes = NAME_BYTES if self._is_ipv6 else 16
        self._slots = [
            (data_view[n * max_bytes : (n + 1) * max_bytes], names_view[n * NAME_BYTES : n * NAME_BYTES + name_bytes])
            for n in range(most)
        ]
        self._addresses: dict[bytes, Address] = {}

    def read(self) -> list[tuple[bytes, Address]]:
        """Return the datagrams that are there, up to ``most``, each with its sender. Raises OSError."""
        n_read = _recvmmsg(self._bound.fileno(), self._headers, self._most, socket.MSG_DONTWAIT, None)
        if n_read < 0:
            number = ctypes.get_errno()
            if number in {socket.EAGAIN, socket.EWOULDBLOCK}:
                return []
            raise OSError(number, os.strerror(number))
        known = self._addresses
        return [
            (bytes(data[:length]), known.get(bytes(name)) or self._address(bytes(name)))
            for (data, name), length in zip(self._slots, self._lengths[:n_read].tolist(), strict=False)
        ]

    def _address(self, name: bytes) -> Address:
        """Return a socket address as Python's sockets give it (ip(7), ipv6(7))."""
        if len(self._addresses) >= MAX_ADDRESSES:
            self._addresses.clear()
        address: Address
        if self._is_ipv6:
            port, flow, host, scope = struct.unpack("!2xHI16s", name[:24]) + struct.unpack("=I", name[24:])
            address = socket.inet_ntop(socket.AF_INET6, host), port, flow, scope
        else:
            port, host = struct.unpack("!2xH4s", name[:8])
            address = socket.inet_ntoa(host), port
        self._addresses[name] = address
        return address
