from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from streamer.core.errors import SourceError
from streamer.sources.rtp.demux import PortDemux
from streamer.sources.rtp.port_pairs import PortPairs
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
