"""Which packets of a port open a stream, belong to one, end one or are dropped."""

from __future__ import annotations

import random
import tracemalloc
from ipaddress import ip_network
from typing import TYPE_CHECKING

import numpy as np
import pytest

from streamer.core.errors import SourceError
from streamer.protocol.payload_types import parse_encoding
from streamer.protocol.rtp import RtpPacket
from streamer.sources.rtp.demux import MAX_DATAGRAM_BYTES
from streamer.sources.rtp.probation import MAX_OF_ADDRESS, MAX_ON_PROBATION
from streamer.sources.rtp.stream import Participant
from tests.support.receiver_rig import (
    ALICE,
    BOB,
    MALLORY,
    Datagram,
    ReceiverRig,
    datagrams_of,
    decoded,
    packets,
    voice,
)
from tests.support.rtp import SSRC, goodbye, rtcp_bytes, rtp_bytes

if TYPE_CHECKING:
    from streamer.sources.rtp.addresses import Address, Sender

SPEECH = voice(1.0)


def test_only_allowed_networks_may_send() -> None:
    rig = ReceiverRig(allowed=[ip_network("127.0.0.3/32"), ip_network("fd00::/8")])
    v6: Address = ("fd00::7", 4000, 0, 0)
    mapped: Address = ("::ffff:127.0.0.3", 5000, 0, 0)
    others: list[Address] = [MALLORY, ALICE, ("fe80::1%eth0", 4000, 0, 2), ("::1", 4000, 0, 0)]
    datagrams = [d for a in [BOB, v6, mapped, *others] for d in datagrams_of(packets(SPEECH), address=a)]
    rig.run(datagrams, until_s=1.2)
    assert len(rig.opened) == 3
    assert rig.receiver.statistics().dropped == {"not_allowed": 200}


def test_a_second_ssrc_beside_an_active_one_is_another_leg_on_the_shared_port() -> None:
    other = voice(1.0, seed=2)
    rig = ReceiverRig().run(
        [*datagrams_of(packets(SPEECH)), *datagrams_of(packets(other, ssrc=9), at_s=0.205)], until_s=2.0
    )
    assert {leg.leg_id: leg.session_id for leg in rig.opened} == {"s1-1": "s1", "s2-1": "s2"}
    np.testing.assert_array_equal(rig.samples("s1-1")[:8_000], decoded(SPEECH))
    np.testing.assert_array_equal(rig.samples("s2-1")[:8_000], decoded(other))


def test_a_second_ssrc_beside_an_active_one_is_crosstalk_on_a_leg_s_own_port() -> None:
    rig = ReceiverRig()
    port = rig.receiver.open_leg(Participant("rig", "call", "call-a", ("agent",)), now_s=0.0)
    crosstalk = datagrams_of(packets(voice(0.7, seed=2), ssrc=9), at_s=0.205)
    rig.run([*datagrams_of(packets(SPEECH)), *crosstalk], until_s=3.0, port=port)
    assert [leg.leg_id for leg in rig.opened] == ["call-a"]
    np.testing.assert_array_equal(rig.samples("call-a")[:8_000], decoded(SPEECH))
    assert rig.receiver.statistics().dropped == {"crosstalk": 34, "unvalidated": 1}


def test_many_legs_of_one_address_do_not_mix() -> None:
    voices = {ssrc: voice(1.0, seed=ssrc) for ssrc in range(100, 150)}
    datagrams = [
        d for ssrc, codes in voices.items() for d in datagrams_of(packets(codes, ssrc=ssrc), at_s=ssrc / 10_000)
    ]
    rig = ReceiverRig().run(datagrams, until_s=2.0)
    assert len(rig.opened) == 50
    expected = sorted(decoded(codes).tobytes() for codes in voices.values())
    assert sorted(rig.samples(leg.leg_id)[:8_000].tobytes() for leg in rig.opened) == expected


def test_digits_of_another_ssrc_open_no_stream_and_replace_none() -> None:
    """SIPp does so: the digits of its captures are a stream of their own, from the same port."""
    digits = [packet._replace(payload_type=101, payload=b"\x05\x0a\x01\x40") for packet in packets(SPEECH, ssrc=9)]
    rig = ReceiverRig().run([*datagrams_of(packets(SPEECH)), *datagrams_of(digits, at_s=1.5)], until_s=4.0)
    assert [leg.leg_id for leg in rig.opened] == ["s1-1"]
    assert rig.losses == []
    assert rig.receiver.statistics().dropped == {"non_audio": 50}


@pytest.mark.parametrize(
    ("payload_type", "name", "text"),
    [
        (18, "unsupported_payload_type", "18 are dropped: G729/8000 is not supported"),
        (35, "unknown_payload_type", "35 are dropped: it is not known"),
    ],
)
def test_a_payload_type_that_cannot_be_decoded_is_refused_with_one_warning_and_counted(
    payload_type: int, name: str, text: str
) -> None:
    refused = [packet._replace(payload_type=payload_type) for packet in packets(SPEECH)]
    rig = ReceiverRig().run([*datagrams_of(refused), *datagrams_of(refused, address=BOB)], until_s=1.2)
    assert rig.messages == []
    assert rig.receiver.statistics().dropped == {name: 100}
    (warning,) = rig.receiver.warnings
    assert text in warning


def test_what_bears_an_unknown_type_once_is_no_call_and_is_not_told_of() -> None:
    """Queries to a name server, whose random numbers look like RTP."""
    chance = random.Random(1)
    queries: list[Datagram] = [
        (n / 100, b"\x80" + bytes([35 + n % 5]) + chance.randbytes(30), ALICE) for n in range(100)
    ]
    rig = ReceiverRig().run(queries, until_s=1.2)
    assert rig.receiver.statistics().dropped == {"unknown_payload_type": 100}
    assert rig.receiver.warnings == []


def test_a_leg_s_own_port_belongs_to_the_first_sender_that_passes_probation() -> None:
    rig = ReceiverRig()
    port = rig.receiver.open_leg(Participant("rig", "call", "call-a", ("customer",)), now_s=0.0)
    intruder = datagrams_of(packets(voice(1.0, seed=2)), at_s=0.11, address=BOB)  # even with the same SSRC
    rig.run([*datagrams_of(packets(SPEECH)), *intruder, (0.5, goodbye(SSRC), BOB)], until_s=1.8, port=port)
    np.testing.assert_array_equal(rig.samples("call-a")[:8_000], decoded(SPEECH))
    assert rig.receiver.statistics().dropped == {"wrong_address": 50}
    assert rig.closed == {}


@pytest.mark.parametrize(
    ("peer", "sender"),
    [
        (BOB[0], BOB),
        (BOB[0], ("::ffff:127.0.0.3", 4000, 0, 0)),
        ("::ffff:127.0.0.3", BOB),
        ("0:0:0:0:0:0:0:1", ("::1", 4000, 0, 0)),
    ],
)
def test_a_leg_s_own_port_may_be_for_one_host_only(peer: str, sender: Address) -> None:
    rig = ReceiverRig()
    participant = Participant("rig", "call", "call-a", ("customer",))
    port = rig.receiver.open_leg(participant, now_s=0.0, peer=peer)
    rig.run(
        [*datagrams_of(packets(SPEECH)), *datagrams_of(packets(SPEECH), at_s=0.2, address=sender)],
        until_s=2.0,
        port=port,
    )
    assert rig.receiver.statistics().dropped == {"not_allowed": 50}
    np.testing.assert_array_equal(rig.samples("call-a")[:8_000], decoded(SPEECH))


def test_a_bye_counts_from_the_leg_s_host_only() -> None:
    forged: list[Datagram] = [(0.5, goodbye(SSRC), BOB), (0.5, goodbye(SSRC + 1), ALICE)]
    rig = ReceiverRig().run([*datagrams_of(packets(SPEECH)), *forged], until_s=2.0)
    assert rig.closed == {}


@pytest.mark.parametrize("ssrc", [SSRC, SSRC + 1])
@pytest.mark.parametrize("away_s", [0.3, 8.0])
def test_a_leg_that_no_goodbye_ends_goes_on_with_whoever_speaks_next(ssrc: int, away_s: float) -> None:
    rig = ReceiverRig()
    port = rig.receiver.open_leg(Participant("rig", "call", "call-a", ("customer",)), now_s=0.0, ends_by_bye=False)
    again = packets(SPEECH, ssrc=ssrc, sequence=30_000, timestamp=1_000_000)
    spoken = [*datagrams_of(packets(SPEECH)), *datagrams_of(again, at_s=1.0 + away_s)]
    rig.run([*spoken[:50], (1.0, goodbye(SSRC), ALICE), *spoken[50:]], until_s=3.0 + away_s, port=port)
    assert (len(rig.opened), rig.closed) == (1, {})
    samples = rig.samples("call-a")
    np.testing.assert_array_equal(samples[:8_000], decoded(SPEECH))
    np.testing.assert_array_equal(np.trim_zeros(samples, "b")[-8_000:], decoded(SPEECH))  # then silence


def test_packets_after_a_bye_open_no_new_leg() -> None:
    spoken = packets(SPEECH)
    datagrams = [*datagrams_of(spoken), (0.99, goodbye(SSRC), ALICE), *datagrams_of(spoken[-10:], at_s=1.8)]
    rig = ReceiverRig().run(datagrams, until_s=4.0)
    assert (len(rig.opened), rig.closed) == (1, {"s1-1": "hangup"})
    assert rig.receiver.statistics().dropped == {"after_bye": 10}


@pytest.mark.parametrize(
    ("blocked", "n_legs"), [((*ALICE[:2], None), 0), ((*ALICE[:2], SSRC), 1), ((*BOB[:2], None), 2)]
)
def test_packets_of_blocked_senders_are_dropped(blocked: Sender, n_legs: int) -> None:
    rig = ReceiverRig()
    rig.shared.block([blocked], 0.0)
    rig.run([*datagrams_of(packets(SPEECH)), *datagrams_of(packets(SPEECH, ssrc=SSRC + 1), at_s=0.1)], until_s=2.0)
    assert len(rig.opened) == n_legs
    assert rig.receiver.statistics().dropped.get("blocked", 0) == 50 * (2 - n_legs)


def test_single_packets_open_nothing_and_expire() -> None:
    strays: list[Datagram] = [
        (n / 10_000, rtp_bytes(RtpPacket(0, False, 7, 0, n, bytes(160))), (f"127.0.0.{n % 9}", n % 99))
        for n in range(MAX_ON_PROBATION + 9)
    ]
    rig = ReceiverRig().run(strays, until_s=1.0)
    assert rig.messages == []
    assert rig.receiver.statistics().dropped == {"probation_full": 9}
    rig.run(until_s=4.0)
    assert rig.receiver.statistics().dropped == {"probation_full": 9, "unvalidated": MAX_ON_PROBATION}
    assert rig.receiver.is_idle


def test_what_one_socket_invents_keeps_no_other_sender_out() -> None:
    flood = [rtp_bytes(RtpPacket(0, False, 7, 0, n, bytes(160))) for n in range(2 * MAX_OF_ADDRESS)]
    rig = ReceiverRig()
    for data in flood:
        rig.shared.receive(data, ALICE, 0.0)
    rig.run([*datagrams_of(packets(SPEECH), address=(ALICE[0], 4002))], until_s=0.5)
    assert len(rig.opened) == 1
    assert rig.receiver.statistics().dropped == {"probation_full": MAX_OF_ADDRESS}


def test_every_second_packet_of_a_sender_is_heard_and_the_others_are_lost() -> None:
    """As captured on one link of two."""
    datagrams = datagrams_of(packets(SPEECH))[::2]
    rig = ReceiverRig().run(datagrams, until_s=1.2)
    (leg,) = rig.receiver.statistics().legs
    assert (leg.reception.packets, leg.reception.lost) == (25, 24)
    expected = decoded(SPEECH).reshape(50, 160)[::2]
    np.testing.assert_array_equal(rig.samples("s1-1")[: 49 * 160].reshape(49, 160)[::2], expected)


@pytest.mark.parametrize("payload_type", [96, 120, 127])
def test_digits_of_a_type_that_nobody_named_are_no_audio_and_nothing_is_said_of_them(payload_type: int) -> None:
    rig = ReceiverRig(encodings={0: parse_encoding("PCMU/8000")})
    sent = packets(SPEECH)
    event = sent[10].timestamp
    for number in range(10, 20):
        duration = (160 * (number - 9)).to_bytes(2)
        sent[number] = sent[number]._replace(payload_type=payload_type, timestamp=event, payload=b"\x05\x0a" + duration)
    rig.run(datagrams_of(sent), until_s=1.2)
    expected = decoded(SPEECH).copy()
    expected[1_600:3_200] = 0
    np.testing.assert_array_equal(rig.samples("s1-1")[:8_000], expected)
    (leg,) = rig.receiver.statistics().legs
    assert (leg.refused, rig.receiver.warnings, rig.losses) == (0, [], [])


def test_a_goodbye_from_another_port_of_the_same_host_ends_nothing() -> None:
    neighbour = (ALICE[0], ALICE[1] + 2)
    call = datagrams_of(packets(SPEECH))
    rig = ReceiverRig().run([*call, (0.5, goodbye(SSRC), neighbour)], until_s=2.0)
    assert rig.closed == {}
    assert rig.receiver.statistics().dropped == {"rtcp_wrong_address": 1}


@pytest.mark.parametrize("beyond", [0, 1])
def test_a_goodbye_from_the_port_of_a_sender_or_the_one_after_it_ends_its_stream_only(beyond: int) -> None:
    """Two calls of one host with the same SSRC, as a telephone system that counts them may send."""
    other = (ALICE[0], 4_100)
    both = [*datagrams_of(packets(SPEECH)), *datagrams_of(packets(SPEECH), address=other, at_s=0.005)]
    rig = ReceiverRig().run([*both, (1.1, goodbye(SSRC), (other[0], other[1] + beyond))], until_s=3.0)
    assert rig.closed == {"s2-1": "hangup"}


def test_a_leg_s_port_is_for_the_announced_port_of_a_host_alone_and_others_are_told_of() -> None:
    rig = ReceiverRig()
    call = Participant("rig", "call", "call-a", ("customer",))
    port = rig.receiver.open_leg(call, now_s=0.0, peer=BOB[0], peer_port=BOB[1])
    neighbour = datagrams_of(packets(voice(1.0, seed=2)), address=(BOB[0], 4_002))
    stranger = datagrams_of(packets(voice(1.0, seed=3)), address=ALICE)
    rig.run([*neighbour, *stranger, *datagrams_of(packets(SPEECH), at_s=0.2, address=BOB)], until_s=2.0, port=port)
    np.testing.assert_array_equal(rig.samples("call-a")[:8_000], decoded(SPEECH))
    assert rig.receiver.statistics().dropped == {"wrong_address": 50, "not_allowed": 50}
    assert rig.receiver.take_warnings() == [
        "127.0.0.3 port 4002 sends to the port of leg call-a, for which another sender was announced: "
        "its packets are dropped"
    ]


def test_somebody_else_who_sends_to_a_leg_s_port_is_told_of_once_a_minute() -> None:
    rig = ReceiverRig(timeout_s=100.0)
    port = rig.receiver.open_leg(Participant("rig", "call", "call-a", ("customer",)), now_s=0.0)
    rig.run(datagrams_of(packets(SPEECH)), until_s=1.0, port=port)
    intruder = datagrams_of(packets(voice(62.0, seed=2)), at_s=1.0, address=BOB)
    rig.run(intruder, until_s=63.5, port=port)
    line = (
        "127.0.0.3 port 4000 sends to the port of leg call-a, which belongs to 127.0.0.2 port 4000: "
        "its packets are dropped"
    )
    assert rig.receiver.take_warnings() == [line, f"{line} (2999 more times since that was last said)"]


def test_an_announced_sender_to_the_shared_port_gets_its_leg_and_others_get_sessions_of_their_own() -> None:
    rig = ReceiverRig()
    call = Participant("rig", "call", "call-a", ("customer",))
    port = rig.receiver.open_leg(call, now_s=0.0, peer=BOB[0], peer_port=BOB[1], shared=rig.shared)
    assert port is rig.shared
    other = voice(1.0, seed=2)
    rig.run([*datagrams_of(packets(SPEECH), address=BOB), *datagrams_of(packets(other))], until_s=1.2)
    assert sorted((leg.session_id, leg.leg_id) for leg in rig.opened) == [("call", "call-a"), ("s1", "s1-1")]
    np.testing.assert_array_equal(rig.samples("call-a")[:8_000], decoded(SPEECH))
    np.testing.assert_array_equal(rig.samples("s1-1")[:8_000], decoded(other))


def test_a_leg_announced_on_the_shared_port_that_nobody_sends_to_ends_and_is_announced_no_longer() -> None:
    rig = ReceiverRig(timeout_s=2.0)
    call = Participant("rig", "call", "call-a", ("customer",))
    rig.receiver.open_leg(call, now_s=0.0, peer=BOB[0], peer_port=BOB[1], shared=rig.shared)
    rig.run(until_s=3.0)
    assert rig.closed == {"call-a": "timeout"}
    rig.run(datagrams_of(packets(SPEECH), at_s=3.0, address=BOB), until_s=4.0)
    assert [leg.leg_id for leg in rig.opened] == ["call-a", "s1-1"]


def test_a_sender_that_sends_to_the_shared_port_already_can_not_be_announced() -> None:
    rig = ReceiverRig(max_legs=2).run(datagrams_of(packets(SPEECH), address=BOB), until_s=1.0)
    call = Participant("rig", "call", "call-a", ("customer",))
    for _ in range(3):
        with pytest.raises(SourceError, match=r"127\.0\.0\.3 port 4000 sends to the shared port already"):
            rig.receiver.open_leg(call, now_s=1.0, peer=BOB[0], peer_port=BOB[1], shared=rig.shared)
    rig.receiver.open_leg(call, now_s=1.0)  # the permits of those that were refused are free again


def test_senders_that_never_pass_probation_fill_no_memory() -> None:
    """As many senders on probation as may be, none of which two packets ever follow each other."""
    rig = ReceiverRig()
    tracemalloc.start()
    for number in range(24):
        for ssrc in range(MAX_ON_PROBATION):
            data = rtp_bytes(RtpPacket(0, False, 2 * number, 0, ssrc, bytes(1_000)))
            rig.shared.receive(data, (f"127.0.0.{ssrc % 9}", ssrc % 99), number / 100)
    held_bytes, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held_bytes < 32 * 1024 * 1024
    assert rig.run(until_s=4.0).receiver.is_idle


def test_damaged_packets_are_counted_by_fault() -> None:
    oversized = rtp_bytes(RtpPacket(0, False, 0, 0, SSRC, bytes(MAX_DATAGRAM_BYTES - 11)))
    bad = [b"", b"\x80\x00\x00", b"GET / HTTP/1.1\r\n\r\n", oversized, rtcp_bytes(200, 0, b""), b"\x8f\x00" + bytes(10)]
    rig = ReceiverRig().run([(0.1, data, ALICE) for data in bad], until_s=0.2)
    assert rig.receiver.statistics().dropped == {
        "too_short": 2,
        "not_version_2": 1,
        "oversized": 1,
        "rtcp_truncated": 1,
        "truncated_csrcs": 1,
    }
    assert rig.messages == []


def test_a_flood_of_garbage_does_not_affect_a_leg() -> None:
    chance = random.Random(5)
    noise: list[Datagram] = [
        (chance.uniform(0, 1), chance.randbytes(chance.randrange(300)), chance.choice([ALICE, BOB, MALLORY]))
        for _ in range(20_000)
    ]
    rig = ReceiverRig().run([*datagrams_of(packets(SPEECH)), *noise], until_s=1.5)
    np.testing.assert_array_equal(rig.samples("s1-1")[:8_000], decoded(SPEECH))
    assert len(rig.opened) == 1
    assert sum(rig.receiver.statistics().dropped.values()) > 19_000
