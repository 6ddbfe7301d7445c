"""Who gets a leg, what of it is heard, and when it ends: live rules under a clock of the tests."""

from __future__ import annotations

import random
import tracemalloc
from datetime import timedelta
from ipaddress import ip_network
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streamer.core.audio import AudioFrame, AudioLost, LegClosed, LegOpened
from streamer.core.errors import SourceError
from streamer.protocol.jitter import MAX_AHEAD_S
from streamer.protocol.rtp import RtpPacket
from streamer.sources.rtp.demux import MAX_DATAGRAM_BYTES, MAX_ON_PROBATION
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
from tests.support.rtp import SSRC, goodbye, rtcp_bytes, rtp_bytes, sender_report, stream

if TYPE_CHECKING:
    from streamer.sources.rtp.demux import Address, Sender

SPEECH = voice(1.0)


# -- one leg ---------------------------------------------------------------------------------------


def test_a_sender_becomes_a_leg_that_is_heard_from_its_first_packet_on_and_ends_with_its_goodbye() -> None:
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
    assert rig.receiver.is_idle is False  # it remembers for a while who said goodbye
    assert rig.run(until_s=8.0).receiver.is_idle


def test_frames_tell_when_their_last_sample_came_where_audio_is_live() -> None:
    for is_live in (True, False):
        rig = ReceiverRig(is_live=is_live).run(datagrams_of(packets(SPEECH), at_s=0.5), until_s=1.0)
        told = [(frame.end, frame.captured_at) for frame in rig.frames["s1-1"]]
        expected = [(end, pytest.approx(0.5 + (end / 160 - 1) * PACKET_S) if is_live else None) for end, _ in told]
        assert told == expected
        assert len(told) > 5


@pytest.mark.parametrize("alive", [False, True])
def test_a_leg_ends_when_nothing_comes_any_more_unless_its_sender_still_reports(alive: bool) -> None:
    reports: list[Datagram] = [(float(second), sender_report(), ("127.0.0.2", 4001)) for second in range(1, 20)]
    rig = ReceiverRig(timeout_s=5.0).run([*datagrams_of(packets(SPEECH)), *(reports if alive else [])], until_s=15.0)
    assert rig.closed == ({} if alive else {"s1-1": "timeout"})
    assert rig.receiver.statistics().packets == 50


def test_silence_is_given_on_hold_so_that_an_utterance_can_end_and_the_voice_goes_on_at_its_time() -> None:
    """The sender says nothing, in whatever way, for four seconds."""
    spoken = packets(SPEECH)
    held = [packet._replace(timestamp=packet.timestamp + 4 * 8_000) for packet in spoken[25:]]
    rig = ReceiverRig().run([*datagrams_of(spoken[:25]), *datagrams_of(held, at_s=4.5)], until_s=6.0)
    heard = rig.samples("s1-1")
    np.testing.assert_array_equal(heard[:4_000], decoded(SPEECH)[:4_000])
    np.testing.assert_array_equal(heard[4_000:36_000], np.zeros(32_000))
    np.testing.assert_array_equal(heard[36_000:40_000], decoded(SPEECH)[4_000:])
    assert (rig.losses, rig.closed) == ([], {})
    before = [frame for frame in rig.frames["s1-1"] if frame.captured_at is not None and frame.captured_at < 4.4]
    assert before[-1].end > 8_000 * 3.5  # it did not wait for the voice to come back


def test_a_minute_of_hold_is_a_hole_and_no_minute_of_zeros() -> None:
    spoken = packets(SPEECH)
    held = [packet._replace(timestamp=packet.timestamp + 60 * 8_000) for packet in spoken[25:]]
    rig = ReceiverRig(timeout_s=100.0).run([*datagrams_of(spoken[:25]), *datagrams_of(held, at_s=60.5)], until_s=62.0)
    frames = rig.frames["s1-1"]
    assert sum(len(frame.samples) for frame in frames) < 8_000 * 9
    (last_hole,) = [(a.end, b.start) for a, b in pairwise(frames) if a.end != b.start]
    assert last_hole[1] == 8_000 * 60 + 4_000


@pytest.mark.parametrize(
    ("wanted_s", "lengths_ms"), [(None, {60}), (0.0, {20, 40}), (0.1, {120}), (0.25, {260, 280}), (100.0, {300})]
)
def test_audio_is_given_when_there_is_as_much_as_is_wanted(wanted_s: float | None, lengths_ms: set[int]) -> None:
    asked: set[str] = set()

    def wants(leg_id: str, _now_s: float) -> float | None:
        asked.add(leg_id)
        return wanted_s

    rig = ReceiverRig(wanted_s=wants)
    rig.run([*datagrams_of(packets(SPEECH), at_s=0.1), (1.1, goodbye(SSRC), ALICE)], until_s=3.0)
    np.testing.assert_array_equal(rig.samples("s1-1")[:8_000], decoded(SPEECH))
    voiced = [frame for frame in rig.frames["s1-1"] if frame.end <= 8_000]
    assert {len(frame.samples) // 8 for frame in voiced[1:-1]} <= lengths_ms
    assert (asked, rig.closed) == ({"s1-1"}, {"s1-1": "hangup"})


def test_a_leg_of_which_nothing_is_wanted_is_not_decoded_and_goes_on_behind_a_hole_that_is_told() -> None:
    rig = ReceiverRig(wanted_s=lambda _, now_s: inf if 0.5 < now_s < 2.5 else 0.0)
    codes = voice(4.0)
    rig.run(datagrams_of(packets(codes), at_s=0.1), until_s=4.1)
    (leg,) = rig.receiver.statistics().legs
    assert (leg.reception.packets, leg.reception.lost, leg.reception.restarts) == (200, 0, 0)
    rig.run([(4.1, goodbye(SSRC), ALICE)], until_s=6.0)
    heard, said = rig.samples("s1-1"), decoded(codes)
    begin, end = np.flatnonzero(np.isnan(heard))[[0, -1]]
    assert np.isnan(heard[begin : end + 1]).all()
    (lost,) = rig.losses
    assert lost == AudioLost("rig", ("s1-1",), lost.samples, 8_000, 1, "overflow")
    assert lost.samples == pytest.approx(end + 1 - begin, abs=160)
    assert (begin, end) == pytest.approx((0.5 * 8_000, 2.5 * 8_000), abs=0.35 * 8_000)
    before, after = (np.trim_zeros(part, "b") for part in (heard[:begin], heard[end + 1 :]))
    np.testing.assert_array_equal(before, said[: len(before)])
    np.testing.assert_array_equal(after, said[len(said) - len(after) :])
    assert len(before) + lost.samples + len(after) == len(said)
    assert not any(frame.is_new_voice for frame in rig.frames["s1-1"])
    assert rig.closed == {"s1-1": "hangup"}


@pytest.mark.parametrize("resumes_s", [inf, 3.0])
def test_what_came_while_nothing_was_wanted_is_told_whatever_becomes_of_the_leg(resumes_s: float) -> None:
    rig = ReceiverRig(wanted_s=lambda _, now_s: inf if 0.5 < now_s < resumes_s else None)
    other = packets(voice(1.0, seed=2), ssrc=SSRC + 1)
    on_hold = datagrams_of(packets(SPEECH), at_s=0.1)  # and nothing more for a while
    rig.run([*on_hold, *datagrams_of(other, at_s=4.0), (5.1, goodbye(SSRC + 1), ALICE)], until_s=8.0)
    heard = sum(np.count_nonzero(frame.samples) for frame in rig.frames["s1-1"])
    assert heard + sum(lost.samples for lost in rig.losses if lost.reason == "overflow") == 2 * 8_000
    assert rig.closed == {"s1-1": "hangup"}
    assert len(rig.opened) == 1
    voices = sum(frame.is_new_voice for frame in rig.frames["s1-1"])
    assert voices == (0 if resumes_s == inf else 1)
    assert rig.messages[-1] == LegClosed("s1-1", "hangup")


def test_a_rest_moves_nothing_in_time_and_says_of_each_packet_how_long_it_was() -> None:
    rig = ReceiverRig(wanted_s=lambda _, now_s: inf if 0.5 < now_s < 3.0 else 0.0)
    codes, other = voice(2.0), voice(2.0, seed=3)
    # It changes its encoding while it rests, pauses with comfort noise, and speaks again long after it was woken.
    spoken = packets(codes)[:60] + [packet._replace(payload_type=8) for packet in packets(codes)[60:]]
    noise = [
        (at_s, rtp_bytes(RtpPacket(13, False, 200 + n, round(8_000 * at_s), SSRC, b"\x40")), ALICE)
        for n, at_s in enumerate(np.arange(2.2, 7.0, 0.1).tolist())
    ]
    again = stream(
        [other[i : i + 160] for i in range(0, len(other), 160)], ticks=160, sequence=200 + len(noise), timestamp=56_000
    )
    spoken = [packet._replace(sequence=100 + n, timestamp=800 + 160 * n) for n, packet in enumerate(spoken)]
    rig.run(
        [*datagrams_of(spoken, at_s=0.1), *noise, *datagrams_of(again, at_s=7.0), (9.0, goodbye(SSRC), ALICE)],
        until_s=11.0,
    )
    lost_s = sum(lost.samples for lost in rig.losses) / 8_000
    heard = rig.samples("s1-1")
    decoded_s = np.count_nonzero(np.nan_to_num(heard[:24_000])) / 8_000
    assert lost_s + decoded_s == pytest.approx(2.0, abs=0.001)
    # It began 20 ms before its first packet came, and so did the last two seconds.
    end_s = (np.flatnonzero(np.nan_to_num(heard))[-1] + 1) / 8_000
    assert end_s == pytest.approx(7.0 - 0.1 + 2.0, abs=0.05)
    assert not any(frame.is_new_voice for frame in rig.frames["s1-1"])


def test_of_a_sender_that_pushes_more_than_time_goes_by_no_more_is_told() -> None:
    rig = ReceiverRig(wanted_s=lambda _, now_s: inf if now_s > 0.5 else 0.0)
    rig.run([*datagrams_of(packets(voice(30.0)), at_s=0.1, every_s=0.001), (2.0, goodbye(SSRC), ALICE)], until_s=4.0)
    told_s = sum(lost.samples for lost in rig.losses if lost.reason == "overflow") / 8_000
    assert 0 < told_s < 3.0


def test_who_calls_for_audio_late_gets_all_that_was_due() -> None:
    rig = ReceiverRig()
    for arrived_s, data, address in datagrams_of(packets(SPEECH)):
        rig.shared.receive(data, address, arrived_s)
    rig.messages += rig.receiver.release(1_000_000.0)
    np.testing.assert_array_equal(rig.samples("s1-1")[:8_000], decoded(SPEECH))


# -- faults of the network -------------------------------------------------------------------------


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
def test_what_is_lost_is_concealed_told_and_nothing_else_moves(share: float, burst: int, sequence: int) -> None:
    codes = voice(60.0)
    whole = packets(codes, sequence=sequence, timestamp=2**32 - 50_000)
    came = lossy(datagrams_of(whole), share=share, burst=burst, seed=7)
    rig = ReceiverRig().run(came, until_s=60.5)

    heard, expected = rig.samples("s1-1")[: len(codes)], decoded(codes)
    got = {datagram[1] for datagram in came}
    is_there = np.repeat([rtp_bytes(packet) in got for packet in whole], 160)
    np.testing.assert_array_equal(heard[is_there], expected[is_there])
    concealed = sum(frame.concealed for frame in rig.frames["s1-1"])
    assert concealed == (~is_there).sum() > 0
    rig.run(until_s=66.0)
    assert sum(lost.samples for lost in rig.losses) == concealed
    assert {lost.reason for lost in rig.losses} == {"concealed"}
    (leg,) = rig.receiver.statistics().legs
    assert leg.reception.lost == len(whole) - len(came)
    assert len(rig.losses) <= 14  # not one for each packet


@settings(max_examples=30)
@given(st.lists(st.sampled_from(["comes"] * 12 + ["is lost", "comes twice", "comes later"]), min_size=50, max_size=50))
def test_packets_with_padding_take_another_way_and_give_the_same(fates: list[str]) -> None:
    """Packets without padding, extension or contributing sources are looked at together, the others one by one."""
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


def test_reordered_doubled_and_shaken_packets_give_what_was_sent() -> None:
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
def test_a_clock_that_is_off_by_200_ppm_loses_nothing_in_ten_minutes(ppm: int) -> None:
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


# -- another SSRC, another codec -------------------------------------------------------------------


@pytest.mark.parametrize("gap_s", [0.02, 0.1, 0.5, 3.0])
@pytest.mark.parametrize("dedicated", [False, True])
def test_a_new_ssrc_goes_on_with_the_leg_when_the_old_one_is_silent(gap_s: float, dedicated: bool) -> None:
    other = voice(1.0, seed=2)
    rig = ReceiverRig()
    port = rig.receiver.open_leg(Participant("rig", "s1", "s1-1", ("customer",)), now_s=0.0) if dedicated else None
    began_s = 0.98 + gap_s
    later = datagrams_of(packets(other, ssrc=9, sequence=40_000, timestamp=123_456_789), at_s=began_s)
    rig.run([*datagrams_of(packets(SPEECH)), *later], until_s=began_s + 2, port=port)

    assert [leg.leg_id for leg in rig.opened] == ["s1-1"]
    heard = rig.samples("s1-1")
    voices = [frame for frame in rig.frames["s1-1"] if frame.is_new_voice]
    assert len(voices) == 1
    np.testing.assert_array_equal(heard[:8_000], decoded(SPEECH))
    np.testing.assert_array_equal(heard[voices[0].start :][:8_000], decoded(other))
    assert abs(voices[0].start / 8_000 - began_s) < 0.05
    rig.run(until_s=rig.now_s + 5)
    assert sum(lost.occurrences for lost in rig.losses) == 1
    (leg,) = rig.receiver.statistics().legs
    assert leg.reception.restarts == 1


def test_a_second_ssrc_from_an_address_where_the_first_is_active_is_another_leg_on_the_shared_port() -> None:
    other = voice(1.0, seed=2)
    rig = ReceiverRig().run(
        [*datagrams_of(packets(SPEECH)), *datagrams_of(packets(other, ssrc=9), at_s=0.205)], until_s=2.0
    )
    assert {leg.leg_id: leg.session_id for leg in rig.opened} == {"s1-1": "s1", "s2-1": "s2"}
    np.testing.assert_array_equal(rig.samples("s1-1")[:8_000], decoded(SPEECH))
    np.testing.assert_array_equal(rig.samples("s2-1")[:8_000], decoded(other))


def test_a_second_ssrc_on_a_leg_s_own_port_is_cross_talk_while_the_first_is_active() -> None:
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


def test_the_codec_may_change_in_the_middle_within_the_same_clock() -> None:
    first, second = packets(SPEECH)[:25], packets(SPEECH)[25:]
    a_law = [packet._replace(payload_type=8, payload=bytes([0xD5] * 160)) for packet in second]
    rig = ReceiverRig().run(datagrams_of([*first, *a_law]), until_s=1.2)
    heard = rig.samples("s1-1")
    np.testing.assert_array_equal(heard[:4_000], decoded(SPEECH)[:4_000])
    np.testing.assert_array_equal(heard[4_000:8_000], np.full(4_000, 8 / 32_768))


def test_a_codec_of_another_rate_is_brought_to_the_rate_of_the_leg() -> None:
    tone = (0.5 * np.sin(np.arange(32_000) * 2 * np.pi * 500 / 16_000) * 32_767).astype(">i2").tobytes()
    wide = stream([tone[i : i + 640] for i in range(0, len(tone), 640)], ticks=320, sequence=50, payload_type=98)
    rig = ReceiverRig().run([*datagrams_of(packets(SPEECH)), *datagrams_of(wide, at_s=1.0)], until_s=3.2)
    frames = [frame for frame in rig.frames["s1-1"] if frame.start >= 8_500]
    assert {frame.sample_rate for frame in frames} == {8_000}
    heard = np.concatenate([frame.samples for frame in frames])[:12_000]
    spectrum = np.abs(np.fft.rfft(heard * np.hanning(len(heard))))
    assert abs(np.argmax(spectrum) * 8_000 / len(heard) - 500) < 2
    assert sum(frame.is_new_voice for frame in rig.frames["s1-1"]) == 1


def test_a_stereo_stream_is_two_legs_of_a_session() -> None:
    left, right = np.arange(8_820, dtype=np.int16), -np.arange(8_820, dtype=np.int16)
    data = np.stack([left, right], axis=1).astype(">i2").tobytes()
    stereo = stream([data[i : i + 1_764] for i in range(0, len(data), 1_764)], ticks=441, payload_type=99)
    rig = ReceiverRig().run(datagrams_of(stereo, every_s=0.01), until_s=1.0)
    assert [(leg.session_id, leg.leg_id, leg.role, leg.sample_rate) for leg in rig.opened] == [
        ("s1", "s1-1-1", "customer", 44_100),
        ("s1", "s1-1-2", "unknown", 44_100),
    ]
    np.testing.assert_array_equal(rig.samples("s1-1-1")[:8_820], left / np.float32(32_768))
    np.testing.assert_array_equal(rig.samples("s1-1-2")[:8_820], right / np.float32(32_768))


def test_both_channels_of_a_stereo_stream_are_brought_to_their_rate_where_it_changes() -> None:
    n_samples = np.arange(16_000)
    left, right = (0.5 * np.sin(n_samples * 2 * np.pi * hz / 16_000) * 32_767 for hz in (500, 900))
    data = np.stack([left, right], axis=1).astype(">i2").tobytes()
    begin = stream([bytes(1_764)] * 20, ticks=441, payload_type=99)
    then = stream([data[i : i + 640] for i in range(0, len(data), 640)], ticks=160, sequence=20, payload_type=100)
    rig = ReceiverRig().run(
        [*datagrams_of(begin, every_s=0.01), *datagrams_of(then, at_s=0.2, every_s=0.01)], until_s=2.0
    )
    tops = {}
    for leg_id, frames in rig.frames.items():
        assert {frame.sample_rate for frame in frames} == {44_100}
        heard = np.concatenate([frame.samples for frame in frames])[20_000:42_050]
        tops[leg_id] = np.argmax(np.abs(np.fft.rfft(heard))) * 44_100 / len(heard)
    assert tops == {"s1-1-1": pytest.approx(500, abs=2), "s1-1-2": pytest.approx(900, abs=2)}


# -- what is no voice ------------------------------------------------------------------------------


@pytest.mark.parametrize("noise_type", [13, 19])
def test_digits_and_comfort_noise_are_silence_and_no_loss(noise_type: int) -> None:
    spoken = packets(SPEECH)
    event = spoken[20].timestamp
    digits = [
        packet._replace(payload_type=101, payload=b"\x05\x0a\x01\x40", timestamp=event) for packet in spoken[20:30]
    ]
    noise = [packet._replace(payload_type=noise_type, payload=b"\x40") for packet in spoken[30:35]]
    rig = ReceiverRig().run(datagrams_of([*spoken[:20], *digits, *noise, *spoken[35:]]), until_s=1.2)
    heard, expected = rig.samples("s1-1")[:8_000], decoded(SPEECH).copy()
    expected[3_200:5_600] = 0
    np.testing.assert_array_equal(heard, expected)
    (leg,) = rig.receiver.statistics().legs
    assert (leg.reception.lost, leg.refused) == (0, 0)


def test_digits_of_another_ssrc_are_no_voice_and_replace_nobody() -> None:
    """So does SIPp: the digits of its captures are a stream of their own, from the same port."""
    digits = [packet._replace(payload_type=101, payload=b"\x05\x0a\x01\x40") for packet in packets(SPEECH, ssrc=9)]
    rig = ReceiverRig().run([*datagrams_of(packets(SPEECH)), *datagrams_of(digits, at_s=1.5)], until_s=4.0)
    assert [leg.leg_id for leg in rig.opened] == ["s1-1"]
    assert rig.losses == []
    assert rig.receiver.statistics().dropped == {"non_audio": 50}


def test_a_packet_of_padding_only_holds_no_audio_but_counts_in_the_sequence() -> None:
    spoken = packets(SPEECH)
    rig = ReceiverRig()
    datagrams = datagrams_of(spoken)
    datagrams[10] = (datagrams[10][0], rtp_bytes(spoken[10]._replace(payload=b""), padding=160), ALICE)
    rig.run(datagrams, until_s=1.2)
    expected = decoded(SPEECH).copy()
    expected[1_600:1_760] = 0
    np.testing.assert_array_equal(rig.samples("s1-1")[:8_000], expected)
    assert rig.receiver.statistics().lost == 0


@pytest.mark.parametrize(
    ("payload_type", "name", "text"),
    [
        (18, "unsupported_payload_type", "18 are dropped: G729/8000 is not supported"),
        (35, "unknown_payload_type", "35 are dropped: it is not known"),
    ],
)
def test_a_payload_type_that_cannot_be_heard_is_refused_once_and_counted(
    payload_type: int, name: str, text: str
) -> None:
    refused = [packet._replace(payload_type=payload_type) for packet in packets(SPEECH)]
    rig = ReceiverRig().run([*datagrams_of(refused), *datagrams_of(refused, address=BOB)], until_s=1.2)
    assert rig.messages == []
    assert rig.receiver.statistics().dropped == {name: 100}
    (warning,) = rig.receiver.warnings
    assert text in warning


def test_a_payload_type_that_appears_in_the_middle_is_refused_and_its_time_is_silence() -> None:
    spoken = packets(SPEECH)
    changed = [packet._replace(payload_type=18) if 10 <= n < 20 else packet for n, packet in enumerate(spoken)]
    rig = ReceiverRig().run(datagrams_of(changed), until_s=1.2)
    expected = decoded(SPEECH).copy()
    expected[1_600:3_200] = 0
    np.testing.assert_array_equal(rig.samples("s1-1")[:8_000], expected)
    (leg,) = rig.receiver.statistics().legs
    assert (leg.refused, leg.reception.lost, len(rig.receiver.warnings)) == (10, 0, 1)


# -- security --------------------------------------------------------------------------------------


def test_only_allowed_networks_may_speak() -> None:
    rig = ReceiverRig(allowed=[ip_network("127.0.0.3/32"), ip_network("fd00::/8")])
    v6: Address = ("fd00::7", 4000, 0, 0)
    mapped: Address = ("::ffff:127.0.0.3", 5000, 0, 0)
    others: list[Address] = [MALLORY, ALICE, ("fe80::1%eth0", 4000, 0, 2), ("::1", 4000, 0, 0)]
    datagrams = [d for a in [BOB, v6, mapped, *others] for d in datagrams_of(packets(SPEECH), address=a)]
    rig.run(datagrams, until_s=1.2)
    assert len(rig.opened) == 3
    assert rig.receiver.statistics().dropped == {"not_allowed": 200}


def test_room_for_legs_may_be_shared_with_others() -> None:
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


def test_a_leg_s_own_port_belongs_to_the_first_who_proves_itself() -> None:
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


def test_a_host_that_is_no_address_is_refused() -> None:
    with pytest.raises(SourceError, match="a numeric address of the only host that may send expected, got 'pbx'"):
        ReceiverRig().receiver.open_leg(Participant("rig", "call", "a", ("customer",)), now_s=0.0, peer="pbx")


def test_a_goodbye_counts_from_the_leg_s_host_only() -> None:
    forged: list[Datagram] = [(0.5, goodbye(SSRC), BOB), (0.5, goodbye(SSRC + 1), ALICE)]
    rig = ReceiverRig().run([*datagrams_of(packets(SPEECH)), *forged], until_s=2.0)
    assert rig.closed == {}


def test_after_a_goodbye_stragglers_open_no_new_leg() -> None:
    spoken = packets(SPEECH)
    datagrams = [*datagrams_of(spoken), (0.99, goodbye(SSRC), ALICE), *datagrams_of(spoken[-10:], at_s=1.8)]
    rig = ReceiverRig().run(datagrams, until_s=4.0)
    assert (len(rig.opened), rig.closed) == (1, {"s1-1": "hangup"})
    assert rig.receiver.statistics().dropped == {"after_bye": 10}


def test_who_goes_on_after_its_leg_was_closed_opens_no_new_one_before_it_was_silent() -> None:
    rig = ReceiverRig(timeout_s=2.0).run(datagrams_of(packets(SPEECH)), until_s=1.0)
    rig.receiver.close_leg("s1-1", "hangup", now_s=rig.now_s)
    later = [packet._replace(sequence=packet.sequence + 50) for packet in packets(voice(6.0))]
    rig.run(datagrams_of(later, at_s=1.1), until_s=8.5)
    assert (len(rig.opened), rig.closed) == (1, {"s1-1": "hangup"})
    assert rig.receiver.statistics().dropped == {"blocked": 300}
    assert rig.run(until_s=10.5).receiver.is_idle
    rig.run(datagrams_of(later, at_s=11.0), until_s=12.0)
    assert len(rig.opened) == 2


def test_another_call_from_where_a_leg_was_closed_is_heard() -> None:
    rig = ReceiverRig().run(datagrams_of(packets(SPEECH)), until_s=1.0)
    rig.receiver.close_leg("s1-1", "hangup", now_s=rig.now_s)
    rig.run(datagrams_of(packets(SPEECH, ssrc=SSRC + 1), at_s=1.1), until_s=2.0)
    assert len(rig.opened) == 2


def test_a_place_is_an_address_where_one_speaks_and_an_ssrc_of_it_where_more_do() -> None:
    """Of who is paused another SSRC must not be heard either, but of others at the same address it must."""
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


@pytest.mark.parametrize(
    ("place", "n_heard"), [((*ALICE[:2], None), 0), ((*ALICE[:2], SSRC), 1), ((*BOB[:2], None), 2)]
)
def test_who_is_shut_out_is_not_heard(place: Sender, n_heard: int) -> None:
    rig = ReceiverRig()
    rig.shared.block([place], 0.0)
    rig.run([*datagrams_of(packets(SPEECH)), *datagrams_of(packets(SPEECH, ssrc=SSRC + 1), at_s=0.1)], until_s=2.0)
    assert len(rig.opened) == n_heard
    assert rig.receiver.statistics().dropped.get("blocked", 0) == 50 * (2 - n_heard)


def test_legs_beyond_the_cap_are_refused_told_once_and_welcome_when_there_is_room() -> None:
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


def test_single_packets_open_nothing_and_are_forgotten() -> None:
    strays = [
        (n / 10_000, rtp_bytes(RtpPacket(0, False, 7, 0, n, bytes(160))), ALICE) for n in range(MAX_ON_PROBATION + 9)
    ]
    rig = ReceiverRig().run(strays, until_s=1.0)
    assert rig.messages == []
    assert rig.receiver.statistics().dropped == {"probation_full": 9}
    rig.run(until_s=4.0)
    assert rig.receiver.statistics().dropped == {"probation_full": 9, "unvalidated": MAX_ON_PROBATION}
    assert rig.receiver.is_idle


def test_who_changes_clocks_does_not_run_away_from_time() -> None:
    """Half a second in each of a thousand packets that come in a second: as a flood in one encoding, it is dropped."""
    flood = [RtpPacket(0 if n % 2 else 98, False, n, 0, SSRC, bytes(4_000)) for n in range(1_000)]
    rig = ReceiverRig(timeout_s=30.0).run(datagrams_of(flood, every_s=0.001), until_s=2.0)
    (leg,) = rig.receiver.statistics().legs
    assert (leg.reception.packets, leg.reception.flooded > 900) == (1_000, True)
    assert rig.frames["s1-1"][-1].end < (2 + 2 * MAX_AHEAD_S) * 16_000  # of the leg, and of its last buffer
    assert sum(lost.occurrences for lost in rig.run(until_s=7.0).losses) > 500  # told, many at a time or each
    rig.run(datagrams_of(packets(SPEECH, ssrc=SSRC + 1), at_s=15.0), until_s=17.0)  # time has caught up
    assert len(rig.opened) == 1
    assert np.abs(rig.samples("s1-1")).max() > 0.05


def test_who_never_proves_itself_fills_no_memory() -> None:
    """As many newcomers as may be, none of whom two packets ever follow each other."""
    rig = ReceiverRig()
    tracemalloc.start()
    for number in range(24):
        for ssrc in range(MAX_ON_PROBATION):
            data = rtp_bytes(RtpPacket(0, False, 2 * number, 0, ssrc, bytes(1_000)))
            rig.shared.receive(data, ALICE, number / 100)
    held_bytes, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held_bytes < 32 * 1024 * 1024
    assert rig.run(until_s=4.0).receiver.is_idle


def test_what_is_no_packet_is_counted_by_what_is_wrong() -> None:
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


def test_a_flood_of_garbage_does_not_touch_a_leg() -> None:
    chance = random.Random(5)
    noise: list[Datagram] = [
        (chance.uniform(0, 1), chance.randbytes(chance.randrange(300)), chance.choice([ALICE, BOB, MALLORY]))
        for _ in range(20_000)
    ]
    rig = ReceiverRig().run([*datagrams_of(packets(SPEECH)), *noise], until_s=1.5)
    np.testing.assert_array_equal(rig.samples("s1-1")[:8_000], decoded(SPEECH))
    assert len(rig.opened) == 1
    assert sum(rig.receiver.statistics().dropped.values()) > 19_000


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
def test_whatever_comes_legs_begin_and_end_once_and_their_time_goes_on(datagrams: list[Datagram]) -> None:
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


# -- legs of their own -----------------------------------------------------------------------------


def test_a_leg_that_was_never_heard_begins_and_ends() -> None:
    rig = ReceiverRig(timeout_s=3.0)
    rig.receiver.open_leg(Participant("rig", "call", "call-a", ("customer",)), now_s=0.0)
    rig.run(until_s=4.0)
    assert [(leg.leg_id, leg.codec) for leg in rig.opened] == [("call-a", "none")]
    assert rig.closed == {"call-a": "timeout"}


def test_a_leg_can_be_closed_at_any_time_with_all_that_came() -> None:
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


def test_an_id_in_use_is_refused_and_a_leg_that_is_withdrawn_was_never_there() -> None:
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
