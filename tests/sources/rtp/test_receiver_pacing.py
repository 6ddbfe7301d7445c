"""How much audio the RTP receiver releases at once, and what a suspended stream reports."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest

from streamer.core.audio import AudioLost, LegClosed
from streamer.protocol.rtp import RtpPacket
from tests.support.receiver_rig import (
    ALICE,
    ReceiverRig,
    datagrams_of,
    decoded,
    packets,
    voice,
)
from tests.support.rtp import SSRC, goodbye, rtp_bytes, stream

SPEECH = voice(1.0)


@pytest.mark.parametrize(
    ("wanted_s", "lengths_ms"),
    [
        (None, {40, 60, 80}),
        (0.0, {20, 40}),
        (0.1, {100, 120, 140}),
        (0.25, {260, 280}),
        (0.5, {520, 540}),
        (100.0, {600}),
    ],
)
def test_audio_is_released_when_there_is_as_much_as_is_wanted(wanted_s: float | None, lengths_ms: set[int]) -> None:
    asked: set[str] = set()

    def wants(leg_id: str, _now_s: float) -> float | None:
        asked.add(leg_id)
        return wanted_s

    rig, speech = ReceiverRig(wanted_s=wants), voice(2.0)
    rig.run([*datagrams_of(packets(speech), at_s=0.1), (2.1, goodbye(SSRC), ALICE)], until_s=4.0)
    np.testing.assert_array_equal(rig.samples("s1-1")[:16_000], decoded(speech))
    voiced = [frame for frame in rig.frames["s1-1"] if frame.end <= 16_000]
    lengths = [len(frame.samples) // 8 for frame in voiced[1:-1]]
    assert lengths
    assert set(lengths) <= lengths_ms
    assert (asked, rig.closed) == ({"s1-1"}, {"s1-1": "hangup"})


def test_a_suspended_leg_is_not_decoded_and_continues_after_a_gap_that_is_reported() -> None:
    rig = ReceiverRig(wanted_s=lambda _, now_s: inf if 0.5 < now_s < 2.5 else 0.0)
    codes = voice(4.0)
    rig.run(datagrams_of(packets(codes), at_s=0.1), until_s=4.1)
    (leg,) = rig.receiver.statistics().legs
    assert (leg.reception.packets, leg.reception.lost, leg.reception.restarts) == (200, 0, 0)
    rig.run([(4.1, goodbye(SSRC), ALICE)], until_s=6.0)
    samples, said = rig.samples("s1-1"), decoded(codes)
    begin, end = np.flatnonzero(np.isnan(samples))[[0, -1]]
    assert np.isnan(samples[begin : end + 1]).all()
    (lost,) = rig.losses
    assert lost == AudioLost("rig", ("s1-1",), lost.samples, 8_000, 1, "overflow")
    assert lost.samples == pytest.approx(end + 1 - begin, abs=160)
    assert (begin, end) == pytest.approx((0.5 * 8_000, 2.5 * 8_000), abs=0.35 * 8_000)
    before, after = (np.trim_zeros(part, "b") for part in (samples[:begin], samples[end + 1 :]))
    np.testing.assert_array_equal(before, said[: len(before)])
    np.testing.assert_array_equal(after, said[len(said) - len(after) :])
    assert len(before) + lost.samples + len(after) == len(said)
    assert not any(frame.is_new_voice for frame in rig.frames["s1-1"])
    assert rig.closed == {"s1-1": "hangup"}


@pytest.mark.parametrize("resumes_s", [inf, 3.0])
def test_what_arrived_during_a_suspension_is_reported_however_it_ends(resumes_s: float) -> None:
    rig = ReceiverRig(wanted_s=lambda _, now_s: inf if 0.5 < now_s < resumes_s else None)
    other = packets(voice(1.0, seed=2), ssrc=SSRC + 1)
    on_hold = datagrams_of(packets(SPEECH), at_s=0.1)  # and nothing more for a while
    rig.run([*on_hold, *datagrams_of(other, at_s=4.0), (5.1, goodbye(SSRC + 1), ALICE)], until_s=8.0)
    n_decoded = sum(np.count_nonzero(frame.samples) for frame in rig.frames["s1-1"])
    assert n_decoded + sum(lost.samples for lost in rig.losses if lost.reason == "overflow") == 2 * 8_000
    assert rig.closed == {"s1-1": "hangup"}
    assert len(rig.opened) == 1
    voices = sum(frame.is_new_voice for frame in rig.frames["s1-1"])
    assert voices == (0 if resumes_s == inf else 1)
    assert rig.messages[-1] == LegClosed("s1-1", "hangup")


def test_a_suspension_shifts_no_audio_and_counts_each_packet_s_length() -> None:
    rig = ReceiverRig(wanted_s=lambda _, now_s: inf if 0.5 < now_s < 3.0 else 0.0)
    codes, other = voice(2.0), voice(2.0, seed=3)
    # It changes its encoding while suspended, pauses with comfort noise, and speaks again long after the resumption.
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
    samples = rig.samples("s1-1")
    decoded_s = np.count_nonzero(np.nan_to_num(samples[:16_000])) / 8_000
    assert lost_s + decoded_s == pytest.approx(2.0, abs=0.001)
    # It began 20 ms before its first packet came, and so did the last two seconds.
    end_s = (np.flatnonzero(np.nan_to_num(samples))[-1] + 1) / 8_000
    assert end_s == pytest.approx(7.0 - 0.1 + 2.0, abs=0.05)
    assert not any(frame.is_new_voice for frame in rig.frames["s1-1"])


def test_no_more_is_reported_as_lost_than_time_passed() -> None:
    rig = ReceiverRig(wanted_s=lambda _, now_s: inf if now_s > 0.5 else 0.0)
    rig.run([*datagrams_of(packets(voice(30.0)), at_s=0.1, every_s=0.001), (2.0, goodbye(SSRC), ALICE)], until_s=4.0)
    reported_s = sum(lost.samples for lost in rig.losses if lost.reason == "overflow") / 8_000
    assert 0 < reported_s < 3.0
