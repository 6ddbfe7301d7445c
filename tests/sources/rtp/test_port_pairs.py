from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from streamer.core.errors import ShortageError, SourceError
from streamer.sources.rtp.demux import PortDemux
from streamer.sources.rtp.port_pairs import PortPairs
from tests.support.descriptors import few_descriptors, open_descriptors
from tests.support.ports import free_leg_ports
from tests.support.receiver_rig import ReceiverRig, packets, voice
from tests.support.rtp import SSRC, goodbye, rtp_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamer.sources.rtp.addresses import Address
    from streamer.sources.rtp.udp import BoundPort


@pytest.fixture
def leg_ports() -> range:
    return free_leg_ports(2)


@pytest.fixture
def pairs(leg_ports: range) -> Iterator[PortPairs]:
    made = PortPairs("127.0.0.1", leg_ports=leg_ports, first_leg_port=1, buffer_bytes=100_000)
    yield made
    made.close()


def send(port: BoundPort, data: bytes, *, beyond: int = 0) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(data, (port.host, port.port + beyond))


def test_legs_get_pairs_in_turn_from_the_first_and_a_released_pair_again(pairs: PortPairs, leg_ports: range) -> None:
    demux = ReceiverRig().shared
    first, second = pairs.bind_leg("a", demux), pairs.bind_leg("b", demux)
    assert [first.port, second.port] == [leg_ports[1], leg_ports[0]]
    with pytest.raises(SourceError, match=r"no port is free for a leg: 2 are there, by rtp\.leg_ports"):
        pairs.bind_leg("c", demux)
    pairs.release_leg("b")
    pairs.release_leg("unknown")
    assert pairs.bind_leg("c", demux) == second


@pytest.mark.parametrize("is_shared", [True, False])
def test_rtp_goes_to_the_port_and_rtcp_to_the_one_after_it(pairs: PortPairs, is_shared: bool) -> None:
    rig = ReceiverRig()
    bound = pairs.bind_shared(0, rig.shared) if is_shared else pairs.bind_leg("a", rig.shared)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        for packet in packets(voice(0.1)):
            sender.sendto(rtp_bytes(packet), (bound.host, bound.port))
        sender.sendto(goodbye(SSRC), (bound.host, bound.port + 1))
    pairs.drain(0.1)
    rig.run(until_s=2.0)
    assert (len(rig.opened), rig.closed) == (1, {"s1-1": "hangup"})


class Recorder(PortDemux):
    """Records which of its methods get datagrams."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def receive(self, data: bytes, address: Address, arrived_s: float) -> None:
        self.calls.append("rtp")

    def receive_rtcp(self, data: bytes, address: Address, arrived_s: float) -> None:
        self.calls.append("rtcp")


def test_rtcp_is_read_after_rtp_that_arrived_later(pairs: PortPairs) -> None:
    demux = Recorder()
    bound = pairs.bind_shared(0, demux)
    send(bound, b"", beyond=1)
    send(bound, b"")
    pairs.drain(0.0)
    assert demux.calls == ["rtp", "rtcp"]


def test_a_granted_buffer_is_not_missing(pairs: PortPairs) -> None:
    pairs.bind_shared(0, ReceiverRig().shared)
    assert pairs.missing_buffer_bytes <= 0


def test_with_rtcp_mux_a_leg_has_one_socket_which_takes_its_goodbye(pairs: PortPairs) -> None:
    rig = ReceiverRig()
    before = open_descriptors()
    bound = pairs.bind_leg("a", rig.shared, rtcp_mux=True)
    assert len(open_descriptors() - before) == 1
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        for packet in packets(voice(0.1)):
            sender.sendto(rtp_bytes(packet), (bound.host, bound.port))
        sender.sendto(goodbye(SSRC), (bound.host, bound.port))
    pairs.drain(0.1)
    rig.run(until_s=2.0)
    assert rig.closed == {"s1-1": "hangup"}
    pairs.release_leg("a")
    assert open_descriptors() == before


@pytest.mark.parametrize("free", [0, 1])
def test_where_descriptors_are_short_no_port_after_the_first_is_tried_and_the_last_ones_are_kept(
    pairs: PortPairs, leg_ports: range, free: int
) -> None:
    demux = ReceiverRig().shared
    before = open_descriptors()
    with few_descriptors(free):
        for _ in range(5):
            with pytest.raises(ShortageError, match="no UDP port can be opened: short of file descriptors"):
                pairs.bind_leg("a", demux)
    assert open_descriptors() == before
    assert [pairs.bind_leg(leg_id, demux).port for leg_id in "ab"] == [leg_ports[1], leg_ports[0]]


def test_where_other_programs_have_the_ports_only_some_are_tried() -> None:
    many = range(20_000, 60_000, 2)
    pairs = PortPairs("192.0.2.1", leg_ports=many, first_leg_port=0, buffer_bytes=100_000)  # no address of this machine
    try:
        with pytest.raises(SourceError, match=r"20000 are there, by rtp\.leg_ports; other programs have the 32"):
            pairs.bind_leg("a", ReceiverRig().shared)
    finally:
        pairs.close()
