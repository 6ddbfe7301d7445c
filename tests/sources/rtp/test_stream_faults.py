"""RTP streams over a faulty network: loss, reordering, duplicates, jitter, drift."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.receiver_rig import (
    ALICE,
    PACKET_S,
    Datagram,
    ReceiverRig,
    datagrams_of,
    decoded,
    packets,
    voice,
)
from tests.support.rtp import SSRC, goodbye, rtp_bytes, stream

SPEECH = voice(1.0)


def lossy(datagrams: list[Datagram], *, share: float, burst: int, seed: int) -> list[Datagram]:
    """Lose bursts of packets, ``share`` of all; the first two and the last come."""
    chance = random.Random(seed)
    kept, losing = [], 0
    for number, datagram in enumerate(datagrams):
        if not losing and chance.random() < share / burst:
            losing = burst
        if losing and 1 < number < len(datagrams) - 1:
            losing -= 1
        else:
            kept.append(datagram)
    return kept


@pytest.mark.parametrize("share", [0.01, 0.05, 0.2])
@pytest.mark.parametrize("burst", [1, 3, 10])
@pytest.mark.parametrize("sequence", [0, 65_500])
def test_losses_are_concealed_and_reported_and_shift_nothing(share: float, burst: int, sequence: int) -> None:
    codes = voice(60.0)
    whole = packets(codes, sequence=sequence, timestamp=2**32 - 50_000)
    arrived = lossy(datagrams_of(whole), share=share, burst=burst, seed=7)
    rig = ReceiverRig().run(arrived, until_s=60.5)

    samples, expected = rig.samples("s1-1")[: len(codes)], decoded(codes)
    got = {datagram[1] for datagram in arrived}
    is_there = np.repeat([rtp_bytes(packet) in got for packet in whole], 160)
    np.testing.assert_array_equal(samples[is_there], expected[is_there])
    concealed = sum(frame.concealed for frame in rig.frames["s1-1"])
    assert concealed == (~is_there).sum() > 0
    rig.run(until_s=66.0)
    assert sum(lost.samples for lost in rig.losses) == concealed
    assert {lost.reason for lost in rig.losses} == {"concealed"}
    (leg,) = rig.receiver.statistics().legs
    assert leg.reception.lost == len(whole) - len(arrived)
    assert len(rig.losses) <= 14  # not one for each packet


@settings(max_examples=30)
@given(st.lists(st.sampled_from(["comes"] * 12 + ["is lost", "comes twice", "comes later"]), min_size=50, max_size=50))
def test_packets_off_the_fast_path_give_the_same(fates: list[str]) -> None:
    """Packets without padding, extension or contributing sources are parsed together, the others one by one."""
    ways: list[ReceiverRig] = []
    for padding in (0, 4):
        datagrams: list[Datagram] = []
        for number, (packet, fate) in enumerate(zip(packets(SPEECH), fates, strict=True)):
            at_s = (number + 2 * (fate == "comes later")) * PACKET_S
            times = {"is lost": 0, "comes twice": 2}.get(fate, 1)
            datagrams += [(at_s, rtp_bytes(packet, padding=padding), ALICE)] * times
        ways.append(ReceiverRig().run([*datagrams, (1.2, goodbye(SSRC), ALICE)], until_s=2.0))
    plain, padded = ways
    assert plain.receiver.statistics() == padded.receiver.statistics()
    assert (plain.losses, plain.closed, plain.opened) == (padded.losses, padded.closed, padded.opened)
    for leg in plain.opened:
        np.testing.assert_array_equal(plain.samples(leg.leg_id), padded.samples(leg.leg_id))


def test_reordered_duplicated_and_jittered_packets_give_what_was_sent() -> None:
    chance = random.Random(3)
    codes = voice(30.0)
    datagrams = datagrams_of(packets(codes))
    shaken = [(at_s + chance.uniform(0, 0.08), data, address) for at_s, data, address in datagrams[2:]]
    doubled = [
        (at_s + chance.uniform(0, 0.3), data, address) for at_s, data, address in shaken if chance.random() < 0.1
    ]
    rig = ReceiverRig().run([*datagrams[:2], *shaken, *doubled], until_s=31.0)
    np.testing.assert_array_equal(rig.samples("s1-1")[: len(codes)], decoded(codes))
    (leg,) = rig.receiver.statistics().legs
    assert (leg.reception.lost, leg.reception.duplicates) == (0, len(doubled))
    assert leg.reception.reordered > 100
    assert 0.01 < leg.reception.jitter_s < 0.08


@pytest.mark.parametrize("in_order", [True, False])
def test_two_hundred_ms_of_jitter_lose_nothing_where_packets_keep_their_order(in_order: bool) -> None:
    chance = random.Random(4)
    codes = voice(30.0)
    shaken = [(at_s + chance.uniform(0, 0.2), data, address) for at_s, data, address in datagrams_of(packets(codes))]
    if in_order:
        times = sorted(at_s for at_s, _, _ in shaken)
        shaken = [
            (at_s, data, address) for at_s, (_, data, address) in zip(times, datagrams_of(packets(codes)), strict=True)
        ]
    rig = ReceiverRig().run(shaken, until_s=31.0)
    (leg,) = rig.receiver.statistics().legs
    if in_order:
        np.testing.assert_array_equal(rig.samples("s1-1")[: len(codes)], decoded(codes))
        assert leg.reception.lost == 0
    else:
        assert 0 < leg.reception.lost < 0.2 * 1_500
        assert leg.reception.late == leg.reception.lost


@pytest.mark.parametrize("ppm", [-200, 200])
def test_a_clock_drift_of_200_ppm_loses_nothing_in_ten_minutes(ppm: int) -> None:
    codes = voice(600.0)
    rig = ReceiverRig().run(datagrams_of(packets(codes), every_s=PACKET_S * (1 + ppm / 1e6)), until_s=601.0)
    np.testing.assert_array_equal(rig.samples("s1-1")[: len(codes)], decoded(codes))


@pytest.mark.parametrize("packet_ms", [10, 20, 30, 40, 60])
def test_every_packet_time_gives_the_same_samples(packet_ms: int) -> None:
    size = 8 * packet_ms
    payloads = [SPEECH[start : start + size] for start in range(0, len(SPEECH), size)]
    datagrams = datagrams_of(stream(payloads, ticks=size), every_s=packet_ms / 1000)
    rig = ReceiverRig().run(datagrams, until_s=1.2)
    np.testing.assert_array_equal(rig.samples("s1-1")[:8_000], decoded(SPEECH))
