"""UDP sockets of loopback: all that came is read, what was lost is counted."""

from __future__ import annotations

import select
import socket
from typing import TYPE_CHECKING

import pytest

from streamer.core.errors import SourceError
from streamer.sources.rtp.udp import BoundPort, UdpPorts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamer.sources.rtp.addresses import Address

Got = list[tuple[bytes, "Address", float]]


@pytest.fixture
def ports() -> Iterator[UdpPorts]:
    ports = UdpPorts(buffer_bytes=65_536, max_bytes=100)
    yield ports
    ports.close()


@pytest.fixture
def got() -> Got:
    return []


def sender(port: BoundPort) -> socket.socket:
    family = socket.AF_INET6 if ":" in port.host else socket.AF_INET
    sending = socket.socket(family, socket.SOCK_DGRAM)
    sending.connect(("::1" if port.host == "::" else port.host, port.port))
    return sending


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "::"])
@pytest.mark.parametrize("burst", [1, 3, 64])
def test_datagrams_are_handed_over_in_order_with_their_sender(ports: UdpPorts, got: Got, host: str, burst: int) -> None:
    port = ports.bind(host, 0, lambda *datagram: got.append(datagram), burst=burst)
    with sender(port) as sending:
        for number in range(20):
            sending.send(bytes([number]))
        assert ports.drain(12.5) == 20
        address = sending.getsockname()
    assert got == [(bytes([number]), address, 12.5) for number in range(20)]
    assert ports.drain(13.0) == 0


def test_a_port_of_all_addresses_receives_ipv4_too(ports: UdpPorts, got: Got) -> None:
    port = ports.bind("::", 0, lambda *datagram: got.append(datagram))
    with sender(BoundPort("127.0.0.1", port.port)) as sending:
        sending.send(b"four")
        ports.drain(0.0)
    assert [(data, address[0]) for data, address, _ in got] == [(b"four", "::ffff:127.0.0.1")]


def test_ports_get_their_own_datagrams_and_a_closed_one_gets_none(ports: UdpPorts) -> None:
    received: dict[str, list[bytes]] = {"a": [], "b": []}
    a = ports.bind("127.0.0.1", 0, lambda data, *_: received["a"].append(data))
    b = ports.bind("127.0.0.1", 0, lambda data, *_: received["b"].append(data))
    with sender(a) as to_a, sender(b) as to_b:
        to_a.send(b"1")
        to_b.send(b"2")
        ports.drain(0.0)
        ports.unbind(a)
        ports.unbind(a)
        to_b.send(b"3")
        ports.drain(0.0)
    assert received == {"a": [b"1"], "b": [b"2", b"3"]}


def test_a_port_may_be_closed_by_a_datagram_on_another(ports: UdpPorts, got: Got) -> None:
    bound: list[BoundPort] = []

    def close_both(*datagram: object) -> None:
        got.append(datagram)  # type: ignore[arg-type]  # as the others get it
        for port in bound:
            ports.unbind(port)

    bound += [ports.bind("127.0.0.1", 0, close_both) for _ in range(2)]
    with sender(bound[0]) as first, sender(bound[1]) as second:
        first.send(b"x")
        second.send(b"x")
        ports.drain(0.0)
    assert len(got) == 1


def test_a_long_datagram_is_truncated_one_byte_beyond_the_limit(ports: UdpPorts, got: Got) -> None:
    port = ports.bind("127.0.0.1", 0, lambda *datagram: got.append(datagram))
    with sender(port) as sending:
        sending.send(bytes(100))
        sending.send(bytes(5_000))
        ports.drain(0.0)
    assert [len(data) for data, _, _ in got] == [100, 101]


def test_the_one_descriptor_is_readable_while_any_port_is(ports: UdpPorts) -> None:
    port = ports.bind("127.0.0.1", 0, lambda *_: None)
    assert select.select([ports.fileno()], [], [], 0)[0] == []
    with sender(port) as sending:
        sending.send(b"x")
        assert select.select([ports.fileno()], [], [], 10)[0] == [ports.fileno()]
    ports.drain(0.0)
    assert select.select([ports.fileno()], [], [], 0)[0] == []


def test_datagrams_dropped_by_the_kernel_are_counted(ports: UdpPorts, got: Got) -> None:
    port = ports.bind("127.0.0.1", 0, lambda *datagram: got.append(datagram), burst=64)
    with sender(port) as sending:
        for _ in range(2_000):
            sending.send(bytes(100))
    ports.drain(0.0)
    dropped = ports.dropped()
    assert dropped > 0
    assert len(got) + dropped == 2_000
    ports.unbind(port)
    assert ports.dropped() == dropped


def test_a_flood_ends_a_turn_of_draining(ports: UdpPorts) -> None:
    received = 0

    def answer_with_another(*_: object) -> None:
        nonlocal received
        received += 1
        sending.send(b"and another")

    port = ports.bind("127.0.0.1", 0, answer_with_another)
    with sender(port) as sending:
        sending.send(b"one")
        assert 4_000 < ports.drain(0.0) < 5_000
    assert received < 5_000


@pytest.mark.parametrize("host", ["127.0.0.1", "192.0.2.1", "::ffff:ffff", "not-an-address"])
def test_a_port_in_use_and_an_address_of_another_machine_are_errors(ports: UdpPorts, host: str) -> None:
    number = ports.bind("127.0.0.1", 0, lambda *_: None).port
    with pytest.raises(SourceError, match=rf"^can't bind UDP port {number} of rtp.host {host}: \w+"):
        ports.bind(host, number, lambda *_: None)


def test_the_granted_buffer_is_known() -> None:
    ports = UdpPorts(buffer_bytes=100_000, max_bytes=100)
    ports.bind("127.0.0.1", 0, lambda *_: None)
    assert ports.granted_bytes == 100_000
    ports.close()
