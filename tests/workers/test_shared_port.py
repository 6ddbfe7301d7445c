"""The shared port of several workers: a sender reaches one socket; RTCP reaches the daemon; it can't be bound twice."""

from __future__ import annotations

import selectors
import socket
from collections import defaultdict

import pytest

from streamer.core.errors import SourceError
from streamer.sources.rtp.udp import bound_socket
from streamer.workers.shared_port import SharedPort

SENDERS = 24


def received(port: SharedPort) -> dict[int, set[int]]:
    """Return, by the number of the socket, from which ports something came."""
    found = defaultdict(set)
    for number, each in enumerate(port.sockets):
        try:
            while True:
                found[number].add(each.recvfrom(100)[1][1])
        except BlockingIOError:
            pass
    return found


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "::"])
def test_all_packets_of_a_sender_reach_one_socket_and_its_rtcp_reaches_the_daemon(host: str) -> None:
    port = SharedPort(host, 0, workers=2)
    to = "127.0.0.1" if host != "::1" else "::1"
    family = socket.AF_INET6 if to == "::1" else socket.AF_INET
    senders = [socket.socket(family, socket.SOCK_DGRAM) for _ in range(SENDERS)]
    try:
        for _ in range(3):
            for sender in senders:
                sender.sendto(b"rtp", (to, port.port))
        first, second = received(port).values()
        assert (len(first) + len(second), first & second) == (SENDERS, set())
        for sender in senders:
            sender.sendto(b"rtcp", (to, port.port + 1))
        ready = selectors.DefaultSelector()
        ready.register(port.rtcp_fileno(), selectors.EVENT_READ)
        assert ready.select(timeout=60)
        assert [data for data, _ in port.read_rtcp()] == [b"rtcp"] * SENDERS
        assert port.read_rtcp() == []
        ready.close()
    finally:
        port.close()
        for sender in senders:
            sender.close()


def test_another_daemon_can_not_bind_the_port() -> None:
    port = SharedPort("127.0.0.1", 0, workers=2)
    try:
        for other in (lambda: SharedPort("127.0.0.1", port.port, workers=2), lambda: bound(port.port)):
            with pytest.raises((SourceError, OSError), match="in use"):
                other()
    finally:
        port.close()
    SharedPort("127.0.0.1", port.port, workers=2).close()


def bound(port: int) -> None:
    bound_socket("127.0.0.1", port).close()


def test_an_address_of_another_machine_is_an_error() -> None:
    with pytest.raises(SourceError, match=r"can't bind .*192\.0\.2\.1"):
        SharedPort("192.0.2.1", 0, workers=2)
