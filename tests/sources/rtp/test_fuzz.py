"""A bounded fuzzing run: packets that were right, damaged in every way, at the parsers and at a port that has legs."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from streamer.protocol.rtcp import parse_compound
from streamer.protocol.rtp import PacketError, RtpPacket, parse
from tests.support.receiver_rig import ALICE, BOB, MALLORY, ReceiverRig, datagrams_of, decoded, packets, voice
from tests.support.rtp import goodbye, rtcp_bytes, rtp_bytes, sender_report

if TYPE_CHECKING:
    from tests.support.receiver_rig import Datagram

RUNS = 100_000
FLOOD = 40_000


def seeds(chance: random.Random) -> list[bytes]:
    """Packets of every kind, all of them right."""
    found = [sender_report(), goodbye(1), goodbye(*range(31)), rtcp_bytes(204, 0, bytes(8), padding=4)]
    for payload_type, size in [(0, 160), (8, 240), (9, 160), (11, 1_760), (13, 1), (96, 60), (98, 640), (101, 4)]:
        packet = RtpPacket(payload_type, False, chance.randrange(2**16), chance.randrange(2**32), 7, bytes(size))
        found.append(rtp_bytes(packet))
        found.append(rtp_bytes(packet, csrcs=range(15), extension=bytes(40), padding=200))
    return found


def damaged(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """Turn bits, cut, lengthen, or put together from two."""
    way = chance.randrange(5)
    if way == 0:
        return data[: chance.randrange(len(data) + 1)]
    if way == 1:
        return data + chance.randbytes(chance.randrange(1, 40))
    if way == 2:
        other = chance.choice(others)
        return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other)) :]
    turned = bytearray(data)
    for _ in range(chance.randrange(1, 8)):
        turned[chance.randrange(min(len(turned), 24) if way == 3 else len(turned))] ^= 1 << chance.randrange(8)
    return bytes(turned)


def test_the_parsers_give_a_packet_or_a_packet_error() -> None:
    chance = random.Random(1)
    right = seeds(chance)
    refused = 0
    for number in range(RUNS):
        data = damaged(chance, right[number % len(right)], right)
        try:
            assert len(parse(data).payload) <= len(data)
        except PacketError:
            refused += 1
        try:
            parse_compound(data)
        except PacketError:
            refused += 1
    assert RUNS / 2 < refused < 2 * RUNS


def test_a_port_under_fuzz_keeps_its_leg_and_its_bounds() -> None:
    chance = random.Random(2)
    right = seeds(chance)
    codes = voice(4.0)
    call = datagrams_of(packets(codes, ssrc=0xCAFE), address=ALICE)
    senders = [BOB, MALLORY, ("127.0.0.4", 4000), ("::1", 4000, 0, 0)]
    noise: list[Datagram] = [
        (chance.uniform(0, 4), damaged(chance, chance.choice(right), right), chance.choice(senders))
        for _ in range(FLOOD)
    ]
    rig = ReceiverRig(timeout_s=2.0, max_legs=50).run([*call, *noise], until_s=9.0)
    voices = [rig.samples(leg.leg_id)[: len(codes)].tobytes() for leg in rig.opened]
    assert voices.count(decoded(codes).tobytes()) == 1
    assert set(rig.closed) == {leg.leg_id for leg in rig.opened}
    assert rig.receiver.statistics().legs == ()
    assert len(rig.opened) < 50
