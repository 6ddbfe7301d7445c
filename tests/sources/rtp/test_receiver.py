"""The RTP receiver under a clock of the tests: which legs open, what they give, when they end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streamer.core.audio import AudioFrame, LegClosed, LegOpened
from streamer.core.errors import SourceError
from streamer.protocol.rtp import RtpPacket
from streamer.sources.rtp.leg_limit import LocalLegLimit
from streamer.sources.rtp.receiver import RtpReceiver
from streamer.sources.rtp.stream import Participant
from tests.support.receiver_config import receiver_config
from tests.support.receiver_rig import (
    ALICE,
    BOB,
    EPOCH,
    MALLORY,
    PACKET_S,
    Datagram,
    ReceiverRig,
    datagrams_of,
    decoded,
    packets,
    voice,
)
from tests.support.rtp import SSRC, goodbye, rtp_bytes, sender_report

if TYPE_CHECKING:
    from streamer.sources.rtp.addresses import Address

SPEECH = voice(1.0)


def test_a_sender_becomes_a_leg_from_its_first_packet_on_and_ends_with_its_bye() -> None:
    datagrams = [*datagrams_of(packets(SPEECH), at_s=0.1), (1.1, goodbye(SSRC), ALICE)]
    rig = ReceiverRig().run(datagrams, until_s=3.0)
    (leg,) = rig.opened
    assert leg == LegOpened(
        source_id="rig",
        session_id="s1",
        leg_id="s1-1",
        role="customer",
        codec="PCMU",
        sample_rate=8_000,
        opened_at=EPOCH + timedelta(seconds=0.1 - PACKET_S),
    )
    np.testing.assert_array_equal(rig.samples("s1-1")[:8_000], decoded(SPEECH))
    assert rig.closed == {"s1-1": "hangup"}
    assert rig.losses == []
    assert rig.messages[0] is leg
    assert isinstance(rig.messages[-1], LegClosed)
    assert rig.receiver.is_idle is False  # it remembers the sender for a while
    assert rig.run(until_s=8.0).receiver.is_idle


def test_frames_of_live_audio_have_the_arrival_time_of_their_last_sample() -> None:
    for is_live in (True, False):
        rig = ReceiverRig(is_live=is_live).run(datagrams_of(packets(SPEECH), at_s=0.5), until_s=1.0)
        captured = [(frame.end, frame.captured_at) for frame in rig.frames["s1-1"]]
        expected = [(end, pytest.approx(0.5 + (end / 160 - 1) * PACKET_S) if is_live else None) for end, _ in captured]
        assert captured == expected
        assert len(captured) > 5


@pytest.mark.parametrize("alive", [False, True])
def test_a_leg_without_packets_times_out_unless_its_sender_still_reports(alive: bool) -> None:
    reports: list[Datagram] = [(float(second), sender_report(), ("127.0.0.2", 4001)) for second in range(1, 20)]
    rig = ReceiverRig(timeout_s=5.0).run([*datagrams_of(packets(SPEECH)), *(reports if alive else [])], until_s=15.0)
    assert rig.closed == ({} if alive else {"s1-1": "timeout"})
    assert rig.receiver.statistics().packets == 50


def test_a_late_release_gives_all_that_was_due() -> None:
    rig = ReceiverRig()
    for arrived_s, data, address in datagrams_of(packets(SPEECH)):
        rig.shared.receive(data, address, arrived_s)
    rig.messages += rig.receiver.release(1_000_000.0)
    np.testing.assert_array_equal(rig.samples("s1-1")[:8_000], decoded(SPEECH))


def test_receivers_may_share_a_leg_limit() -> None:
    room = LocalLegLimit(1)
    one, other = [
        RtpReceiver(
            receiver_config(max_legs=1), new_participant=lambda _: participant, time_of=lambda _: EPOCH, leg_limit=room
        )
        for _ in "ab"
    ]
    participant = Participant("rig", "call", "call-a", ("customer",))
    one.open_leg(participant, now_s=0.0)
    with pytest.raises(SourceError, match=r"no more legs: 1 are open, which is rtp\.max_legs"):
        other.open_leg(participant, now_s=0.0)
    one.withdraw_leg("call-a")
    other.open_leg(participant, now_s=0.0)
    assert (one.open_legs, other.open_legs) == (0, 1)


def test_legs_beyond_the_limit_are_refused_with_one_warning_until_another_has_ended() -> None:
    rig = ReceiverRig(max_legs=2, timeout_s=2.0)
    senders: list[Address] = [("127.0.0.9", 4000 + number) for number in range(4)]
    rig.run([d for a in senders for d in datagrams_of(packets(SPEECH), address=a)], until_s=1.2)
    assert len(rig.opened) == 2
    assert rig.receiver.statistics().dropped == {"over_capacity": 100}
    assert rig.receiver.warnings == ["new legs are refused: 2 are open, which is rtp.max_legs"]
    with pytest.raises(SourceError, match=r"no more legs: 2 are open, which is rtp\.max_legs"):
        rig.receiver.open_leg(Participant("rig", "x", "x", ("customer",)), now_s=rig.now_s)
    rig.run(until_s=4.0)
    rig.run(datagrams_of(packets(SPEECH), at_s=4.0, address=senders[3]), until_s=5.0)
    assert len(rig.opened) == 3


def test_a_peer_that_is_no_address_is_refused() -> None:
    with pytest.raises(SourceError, match="a numeric address of the only host that may send expected, got 'pbx'"):
        ReceiverRig().receiver.open_leg(Participant("rig", "call", "a", ("customer",)), now_s=0.0, peer="pbx")


def test_a_sender_whose_leg_was_closed_is_blocked_until_it_was_silent() -> None:
    rig = ReceiverRig(timeout_s=2.0).run(datagrams_of(packets(SPEECH)), until_s=1.0)
    rig.receiver.close_leg("s1-1", "hangup", now_s=rig.now_s)
    later = [packet._replace(sequence=packet.sequence + 50) for packet in packets(voice(6.0))]
    rig.run(datagrams_of(later, at_s=1.1), until_s=8.5)
    assert (len(rig.opened), rig.closed) == (1, {"s1-1": "hangup"})
    assert rig.receiver.statistics().dropped == {"blocked": 300}
    assert rig.run(until_s=10.5).receiver.is_idle
    rig.run(datagrams_of(later, at_s=11.0), until_s=12.0)
    assert len(rig.opened) == 2


def test_another_ssrc_from_the_address_of_a_closed_leg_opens_a_leg() -> None:
    rig = ReceiverRig().run(datagrams_of(packets(SPEECH)), until_s=1.0)
    rig.receiver.close_leg("s1-1", "hangup", now_s=rig.now_s)
    rig.run(datagrams_of(packets(SPEECH, ssrc=SSRC + 1), at_s=1.1), until_s=2.0)
    assert len(rig.opened) == 2


def test_the_sender_of_a_leg_has_any_ssrc_only_where_it_is_alone_at_its_address() -> None:
    """A paused sender must not come back with another SSRC, but others at its address must go on."""
    rig = ReceiverRig().run(datagrams_of(packets(SPEECH)), until_s=1.0)
    assert rig.receiver.senders_of(["s1-1", "gone"]) == [(*ALICE[:2], None)]
    rig.run(
        [*datagrams_of(packets(voice(1.0)), at_s=1.0), *datagrams_of(packets(SPEECH, ssrc=SSRC + 1), at_s=1.0)],
        until_s=1.9,
    )
    assert rig.receiver.senders_of(["s1-1"]) == [(*ALICE[:2], SSRC)]
    port = rig.receiver.open_leg(Participant("rig", "call", "call-a", ("customer",)), now_s=0.0)
    rig.run(datagrams_of(packets(SPEECH), at_s=2.0, address=BOB), until_s=3.0, port=port)
    assert rig.receiver.senders_of(["call-a"]) == []


def test_an_announced_leg_without_audio_opens_and_closes() -> None:
    rig = ReceiverRig(timeout_s=3.0)
    rig.receiver.open_leg(Participant("rig", "call", "call-a", ("customer",)), now_s=0.0)
    rig.run(until_s=4.0)
    assert [(leg.leg_id, leg.codec) for leg in rig.opened] == [("call-a", "none")]
    assert rig.closed == {"call-a": "timeout"}


def test_a_leg_can_be_closed_at_any_time_with_all_that_arrived() -> None:
    closed: list[str] = []
    rig = ReceiverRig()
    participant = Participant("rig", "call", "call-a", ("customer",))
    port = rig.receiver.open_leg(participant, now_s=0.0, on_closed=lambda: closed.append("call-a"))
    rig.run(datagrams_of(packets(SPEECH)), until_s=0.99, port=port)
    rig.receiver.close_leg("call-a", "hangup", now_s=rig.now_s)
    rig.run(until_s=1.1)
    np.testing.assert_array_equal(rig.samples("call-a"), decoded(SPEECH))
    assert (rig.closed, closed) == ({"call-a": "hangup"}, ["call-a"])
    with pytest.raises(KeyError):
        rig.receiver.close_leg("call-a", "hangup", now_s=rig.now_s)


def test_an_id_in_use_is_refused_and_a_withdrawn_leg_leaves_no_trace() -> None:
    rig = ReceiverRig()
    participant = Participant("rig", "call", "call-a", ("customer",))
    rig.receiver.open_leg(participant, now_s=0.0)
    with pytest.raises(SourceError, match="leg call-a is open already"):
        rig.receiver.open_leg(participant, now_s=0.0)
    rig.receiver.withdraw_leg("call-a")
    assert rig.run(until_s=60.0).messages == []
    assert rig.receiver.is_idle


def test_at_the_end_all_legs_are_closed_with_what_is_left_of_them() -> None:
    rig = ReceiverRig().run([*datagrams_of(packets(SPEECH)), *datagrams_of(packets(SPEECH), address=BOB)], until_s=0.99)
    rig.messages += rig.receiver.close(rig.now_s, "shutdown")
    assert rig.closed == {"s1-1": "shutdown", "s2-1": "shutdown"}
    for leg_id in rig.closed:
        np.testing.assert_array_equal(rig.samples(leg_id), decoded(SPEECH))


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.floats(0, 3),
            st.binary(max_size=60)
            | st.builds(
                lambda pt, seq, ts, ssrc, size: rtp_bytes(RtpPacket(pt, False, seq, ts, ssrc, bytes(size))),
                st.sampled_from([0, 8, 9, 13, 18, 96, 98, 99, 100, 101]),
                st.integers(0, 30) | st.integers(0, 2**16 - 1),
                st.integers(0, 30).map(lambda n: n * 160) | st.integers(0, 2**32 - 1),
                st.integers(0, 2),
                st.sampled_from([0, 1, 4, 160, 320, 1_920]),
            )
            | st.builds(goodbye, st.integers(0, 2)),
            st.sampled_from([ALICE, BOB, MALLORY]),
        ),
        max_size=120,
    )
)
def test_whatever_arrives_legs_open_and_close_once_and_their_time_advances(datagrams: list[Datagram]) -> None:
    rig = ReceiverRig(timeout_s=1.0).run(datagrams, until_s=6.0)
    opened = [leg.leg_id for leg in rig.opened]
    assert len(opened) == len(set(opened))
    assert set(rig.closed) == set(opened)
    seen_closed: set[str] = set()
    ends: dict[str, int] = {}
    for message in rig.messages:
        if isinstance(message, AudioFrame):
            assert message.leg_id not in seen_closed
            assert message.start >= ends.get(message.leg_id, 0)
            assert np.isfinite(message.samples).all()
            ends[message.leg_id] = message.end
        elif isinstance(message, LegClosed):
            seen_closed.add(message.leg_id)
    assert not rig.receiver.statistics().legs
