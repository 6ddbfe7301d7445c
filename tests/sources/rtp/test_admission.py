"""One sender can't take all legs; refusals are counted, and told once a minute."""

from __future__ import annotations

import pytest

from streamer.core.errors import SourceError
from streamer.sources.rtp.quotas import LegQuotas
from streamer.sources.rtp.stream import Participant
from tests.support.receiver_rig import ALICE, BOB, Datagram, ReceiverRig, datagrams_of, packets, voice

SPEECH = voice(0.3)


def flood(ssrcs: range, *, at_s: float = 0.0, every_s: float = 0.0007) -> list[Datagram]:
    """Two packets of each of many SSRCs, from one socket: first one of each, so that none seems to replace another."""
    each = [packets(voice(0.04), ssrc=ssrc) for ssrc in ssrcs]
    return datagrams_of([*(first for first, _ in each), *(second for _, second in each)], at_s=at_s, every_s=every_s)


def test_a_flood_of_one_socket_leaves_legs_for_other_sockets_hosts_and_control() -> None:
    quotas = LegQuotas(per_host=lambda _: 50, per_address=25)
    rig = ReceiverRig(max_legs=60, reserved_legs=6, quotas=quotas)
    rig.run(flood(range(1, 1_001)), until_s=2.0)
    assert rig.receiver.open_legs == 25
    rig.run(datagrams_of(packets(SPEECH), at_s=2.0, address=(ALICE[0], 4_002)), until_s=2.5)
    rig.run(datagrams_of(packets(SPEECH), at_s=2.5, address=BOB), until_s=3.0)
    assert rig.receiver.open_legs == 27
    statistics = rig.receiver.statistics()
    assert statistics.refused_legs == {"over_port_quota": 975}
    assert statistics.dropped == {"over_port_quota": 1_950}
    assert rig.receiver.take_warnings() == [
        "new legs are refused: 25 of 127.0.0.2 port 4000 are open, which is rtp.max_legs_per_port"
    ]


def test_legs_opened_through_control_find_their_reserve_when_senders_have_taken_all_else() -> None:
    rig = ReceiverRig(max_legs=10, reserved_legs=2).run(flood(range(1, 21)), until_s=1.0)
    assert rig.receiver.open_legs == 8
    for number in range(2):
        rig.receiver.open_leg(Participant("rig", "call", f"call-{number}", ("customer",)), now_s=1.0)
    with pytest.raises(SourceError, match=r"no more legs: 10 are open, which is rtp\.max_legs"):
        rig.receiver.open_leg(Participant("rig", "call", "call-2", ("customer",)), now_s=1.0)
    assert rig.receiver.statistics().refused_legs == {"over_capacity": 13}
    assert rig.receiver.take_warnings() == [
        "new legs are refused: all of rtp.max_legs (10) are open but those that rtp.control_share (2 legs) keeps for "
        "control requests"
    ]


def test_legs_for_which_the_machine_has_no_room_are_refused_and_leave_their_place_to_others() -> None:
    room = [True, True, False, False, False, True]
    rig = ReceiverRig(max_legs=10, admit_load=lambda: None if room.pop(0) else "the load is 91 %")
    rig.run(flood(range(1, 6)), until_s=1.0)
    assert rig.receiver.open_legs == 2
    assert rig.receiver.statistics().refused_legs == {"over_load": 3}
    assert rig.receiver.statistics().dropped == {"over_load": 6}
    assert rig.receiver.take_warnings() == ["new legs are refused: the load is 91 %"]
    rig.receiver.open_leg(Participant("rig", "call", "call-0", ("customer",)), now_s=1.0)
    assert rig.receiver.open_legs == 3


def test_a_control_client_hears_that_the_machine_has_no_room() -> None:
    rig = ReceiverRig(max_legs=1, admit_load=iter(["the load is 91 %", None]).__next__)
    with pytest.raises(SourceError, match="no more legs: the load is 91 %"):
        rig.receiver.open_leg(Participant("rig", "call", "call-0", ("customer",)), now_s=1.0)
    rig.receiver.open_leg(Participant("rig", "call", "call-1", ("customer",)), now_s=1.0)
    assert rig.receiver.statistics().refused_legs == {"over_load": 1}


def test_legs_that_have_ended_count_no_longer() -> None:
    rig = ReceiverRig(timeout_s=1.0, quotas=LegQuotas(per_host=lambda _: 2, per_address=2))
    for round_s in (0.0, 3.0, 6.0):
        rig.run(flood(range(1, 5), at_s=round_s), until_s=round_s + 0.5)
        assert rig.receiver.open_legs == 2
        rig.run(until_s=round_s + 2.9)
        assert rig.receiver.open_legs == 0


def test_a_flood_opens_no_more_legs_a_second_than_its_host_may() -> None:
    rig = ReceiverRig(max_legs=2_000, quotas=LegQuotas(new_per_s=20.0, new_per_host_s=10.0))
    rig.run(flood(range(1, 1_001)), until_s=1.5)
    assert 20 <= rig.receiver.open_legs <= 20 + 15
    assert set(rig.receiver.statistics().refused_legs) == {"over_host_rate"}
    rig.run(datagrams_of(packets(SPEECH), at_s=1.5, address=BOB), until_s=2.0)
    assert {leg.leg_id for leg in rig.opened} > {rig.opened[-1].leg_id}
