"""The ways on which SIP messages come and go: datagrams, and connections with TLS or without."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import socket
from itertools import count
from typing import TYPE_CHECKING, Protocol, Self

from streamer.core.errors import SourceError
from streamer.ops.keepalive import keep_alive
from streamer.ops.listening import listening_at
from streamer.protocol.sip.dialogs import Peer
from streamer.protocol.sip.messages import MessageStream, SipError

if TYPE_CHECKING:
    import ssl
    from collections.abc import Sequence

    Address = tuple[str, int]

log = logging.getLogger(__name__)

MAX_CONNECTIONS = 256
MAX_UNSENT_BYTES = 262_144
"""Answers that a connection's other end has not read: it is cut off above that."""
KEEP_ALIVE = b"\r\n"
MESSAGE_S = 32.0
"""How long a message may take from its first byte to its last on a connection: as long as a transaction lasts."""


class Receiver(Protocol):
    """Who takes messages."""

    def receive(self, data: bytes, peer: Peer) -> None:
        """Take the bytes of one message."""

    def refuse(self, host: str, why: str) -> None:
        """Take note of somebody who was not let in, or whose bytes are no SIP."""


class Transports:
    """All ways that are configured, on one host and port; entering opens them."""

    def __init__(
        self,
        *,
        host: str,
        port: int,
        transports: Sequence[str],
        tls: ssl.SSLContext | None,
        allowed: Sequence[str],
        receiver: Receiver,
    ) -> None:
        """``transports``: of ``udp``, ``tcp`` and ``tls``; ``allowed``: networks that may send."""
        self._host = host
        self.port = port
        """The port in use, once entered; with ``tls`` beside others, TLS has the next."""
        self._transports = transports
        self._tls = tls
        self._networks = [ipaddress.ip_network(text) for text in allowed]
        self._receiver = receiver
        self._datagrams: asyncio.DatagramTransport | None = None
        self._servers: list[asyncio.Server] = []
        self._connections: dict[int, _Connection] = {}
        self._numbers = count(1)
        self._local_hosts: dict[str, str] = {}

    async def __aenter__(self) -> Self:
        try:
            await self._open()
        except OSError as error:
            self.close()
            raise SourceError(f"siprec: can't listen on {self._host} port {self.port}: {error.strerror}") from error
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        self.close()

    def send(self, data: bytes, peer: Peer) -> None:
        """Send a message; without effect where its connection is gone."""
        if peer.connection:
            connection = self._connections.get(peer.connection)
            if connection is not None:
                connection.send(data)
        elif self._datagrams is not None and not self._datagrams.is_closing():
            self._datagrams.sendto(data, (peer.host, peer.port))

    def is_allowed(self, host: str) -> bool:
        """Return whether a host may send."""
        try:
            address = ipaddress.ip_address(host)
        except ValueError:
            return False
        plain = getattr(address, "ipv4_mapped", None) or address
        return any(plain in network for network in self._networks)

    def close(self) -> None:
        """Close all ways."""
        if self._datagrams is not None:
            self._datagrams.close()
        for server in self._servers:
            server.close()
        for connection in list(self._connections.values()):
            connection.close()

    # -- opening -----------------------------------------------------------------------------------

    async def _open(self) -> None:
        loop = asyncio.get_running_loop()
        if "tcp" in self._transports:
            server = await loop.create_server(lambda: _Connection(self, "TCP"), **listening_at(self._host, self.port))
            self._servers.append(server)
            self.port = server.sockets[0].getsockname()[1]
        if "udp" in self._transports:
            self._datagrams, _ = await loop.create_datagram_endpoint(
                lambda: _Datagrams(self), local_addr=(self._host, self.port)
            )
            self.port = self._datagrams.get_extra_info("sockname")[1]
        if "tls" in self._transports:
            has_others = bool(self._servers or self._datagrams)
            port = self.port + 1 if has_others else self.port
            server = await loop.create_server(
                lambda: _Connection(self, "TLS"), **listening_at(self._host, port), ssl=self._tls
            )
            self._servers.append(server)
            self.port = self.port if has_others else server.sockets[0].getsockname()[1]

    # -- what comes --------------------------------------------------------------------------------

    def datagram(self, data: bytes, address: Address) -> None:
        """Take a datagram."""
        host, port = _host(address[0]), address[1]
        if not self.is_allowed(host):
            self._receiver.refuse(host, "is not in siprec.allowed")
        elif data.strip():  # else a keep-alive
            self._receiver.receive(data, Peer("UDP", host, port, self._local(host)))

    def connected(self, connection: _Connection) -> int:
        """Admit a connection; return its number, 0 where it is to be closed."""
        if not self.is_allowed(connection.host):
            self._receiver.refuse(connection.host, "is not in siprec.allowed")
            return 0
        if len(self._connections) >= MAX_CONNECTIONS:
            self._receiver.refuse(connection.host, f"is one more than {MAX_CONNECTIONS} connections")
            return 0
        number = next(self._numbers)
        self._connections[number] = connection
        return number

    def disconnected(self, number: int) -> None:
        """Forget a connection."""
        self._connections.pop(number, None)

    def message(self, data: bytes, peer: Peer) -> None:
        """Take a message of a connection."""
        self._receiver.receive(data, peer)

    def nonsense(self, host: str, why: str) -> None:
        """Take note of a connection with other bytes than SIP."""
        self._receiver.refuse(host, why)

    def _local(self, host: str) -> str:
        """Return our address as a host sees it."""
        if self._host not in {"0.0.0.0", "::"}:  # noqa: S104 - compared, not bound
            return uri_host(self._host, self.port)
        if host not in self._local_hosts:
            if len(self._local_hosts) > 10_000:
                self._local_hosts.clear()
            self._local_hosts[host] = _route_from(host)
        return uri_host(self._local_hosts[host], self.port)


class _Datagrams(asyncio.DatagramProtocol):
    def __init__(self, transports: Transports) -> None:
        self._transports = transports

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self._transports.datagram(data, addr)


class _Connection(asyncio.Protocol):
    """One connection over TCP or TLS."""

    def __init__(self, transports: Transports, name: str) -> None:
        self._transports = transports
        self._name = name
        self._stream = MessageStream()
        self._transport: asyncio.Transport | None = None
        self._number = 0
        self._deadline: asyncio.TimerHandle | None = None
        """When the message that comes now must be complete."""
        self.host = ""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - a stream's
        self._transport = transport
        keep_alive(transport.get_extra_info("socket"))
        peer, own = transport.get_extra_info("peername"), transport.get_extra_info("sockname")
        self.host = _host(peer[0])
        self._number = self._transports.connected(self)
        self._peer = Peer(self._name, self.host, peer[1], uri_host(_host(own[0]), own[1]), self._number)
        if not self._number:
            transport.abort()

    def data_received(self, data: bytes) -> None:
        try:
            messages = self._stream.push(data)
        except SipError as error:
            self._transports.nonsense(self.host, str(error))
            self.close()
            return
        for message in messages:
            if message:
                self._transports.message(message, self._peer)
            else:
                self.send(KEEP_ALIVE)
        if messages or not self._stream.is_within:
            self._cancel_deadline()
        if self._stream.is_within and self._deadline is None:
            self._deadline = asyncio.get_running_loop().call_later(MESSAGE_S, self._give_up)

    def _give_up(self) -> None:
        self._transports.nonsense(self.host, f"a whole message within {MESSAGE_S:g} s expected, got part of one")
        self.close()

    def _cancel_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - of every protocol
        self._cancel_deadline()
        self._transports.disconnected(self._number)

    def send(self, data: bytes) -> None:
        """Send, and give up an other end that does not read."""
        if self._transport is None or self._transport.is_closing():
            return
        self._transport.write(data)
        if self._transport.get_write_buffer_size() > MAX_UNSENT_BYTES:
            self._transport.abort()

    def close(self) -> None:
        """Close it, once what was sent has gone."""
        if self._transport is not None:
            self._transport.close()


def uri_host(host: str, port: int) -> str:
    """Return host and port as they stand in a URI."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _host(host: str) -> str:
    """Return an IPv4 address that a socket for both families shows as IPv6 as what it is."""
    return host.removeprefix("::ffff:") if "." in host else host.partition("%")[0]


def _route_from(host: str) -> str:
    """Return the address from which the kernel would send to a host; nothing is sent."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((host, 9))
            return _host(str(probe.getsockname()[0]))
        except OSError:
            return "::1" if family == socket.AF_INET6 else "127.0.0.1"
