"""One RTP stream: silence, another SSRC, other codecs, several channels, payloads without audio."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from streamer.protocol.jitter import MAX_AHEAD_S
from streamer.protocol.rtp import RtpPacket
from streamer.sources.rtp.stream import Participant
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


def test_on_hold_silence_is_released_as_time_passes_and_the_voice_continues_at_its_time() -> None:
    """The sender sends nothing for four seconds."""
    spoken = packets(SPEECH)
    held = [packet._replace(timestamp=packet.timestamp + 4 * 8_000) for packet in spoken[25:]]
    rig = ReceiverRig().run([*datagrams_of(spoken[:25]), *datagrams_of(held, at_s=4.5)], until_s=6.0)
    samples = rig.samples("s1-1")
    np.testing.assert_array_equal(samples[:4_000], decoded(SPEECH)[:4_000])
    np.testing.assert_array_equal(samples[4_000:36_000], np.zeros(32_000))
    np.testing.assert_array_equal(samples[36_000:40_000], decoded(SPEECH)[4_000:])
    assert (rig.losses, rig.closed) == ([], {})
    before = [frame for frame in rig.frames["s1-1"] if frame.captured_at is not None and frame.captured_at < 4.4]
    assert before[-1].end > 8_000 * 3.5  # released before the voice is back


def test_a_minute_on_hold_is_a_gap_and_not_a_minute_of_zeros() -> None:
    spoken = packets(SPEECH)
    held = [packet._replace(timestamp=packet.timestamp + 60 * 8_000) for packet in spoken[25:]]
    rig = ReceiverRig(timeout_s=100.0).run([*datagrams_of(spoken[:25]), *datagrams_of(held, at_s=60.5)], until_s=62.0)
    frames = rig.frames["s1-1"]
    assert sum(len(frame.samples) for frame in frames) < 8_000 * 9
    (last_gap,) = [(a.end, b.start) for a, b in pairwise(frames) if a.end != b.start]
    assert last_gap[1] == 8_000 * 60 + 4_000


@pytest.mark.parametrize("gap_s", [0.02, 0.1, 0.5, 3.0])
@pytest.mark.parametrize("dedicated", [False, True])
def test_a_new_ssrc_continues_the_leg_when_the_old_one_is_silent(gap_s: float, dedicated: bool) -> None:
    other = voice(1.0, seed=2)
    rig = ReceiverRig()
    port = rig.receiver.open_leg(Participant("rig", "s1", "s1-1", ("customer",)), now_s=0.0) if dedicated else None
    began_s = 0.98 + gap_s
    later = datagrams_of(packets(other, ssrc=9, sequence=40_000, timestamp=123_456_789), at_s=began_s)
    rig.run([*datagrams_of(packets(SPEECH)), *later], until_s=began_s + 2, port=port)

    assert [leg.leg_id for leg in rig.opened] == ["s1-1"]
    samples = rig.samples("s1-1")
    voices = [frame for frame in rig.frames["s1-1"] if frame.is_new_voice]
    assert len(voices) == 1
    np.testing.assert_array_equal(samples[:8_000], decoded(SPEECH))
    np.testing.assert_array_equal(samples[voices[0].start :][:8_000], decoded(other))
    assert abs(voices[0].start / 8_000 - began_s) < 0.05
    rig.run(until_s=rig.now_s + 5)
    assert sum(lost.occurrences for lost in rig.losses) == 1
    (leg,) = rig.receiver.statistics().legs
    assert leg.reception.restarts == 1


def test_the_codec_may_change_in_the_middle_within_the_same_clock() -> None:
    first, second = packets(SPEECH)[:25], packets(SPEECH)[25:]
    a_law = [packet._replace(payload_type=8, payload=bytes([0xD5] * 160)) for packet in second]
    rig = ReceiverRig().run(datagrams_of([*first, *a_law]), until_s=1.2)
    samples = rig.samples("s1-1")
    np.testing.assert_array_equal(samples[:4_000], decoded(SPEECH)[:4_000])
    np.testing.assert_array_equal(samples[4_000:8_000], np.full(4_000, 8 / 32_768))


def test_a_codec_of_another_rate_is_resampled_to_the_rate_of_the_leg() -> None:
    tone = (0.5 * np.sin(np.arange(32_000) * 2 * np.pi * 500 / 16_000) * 32_767).astype(">i2").tobytes()
    wide = stream([tone[i : i + 640] for i in range(0, len(tone), 640)], ticks=320, sequence=50, payload_type=98)
    rig = ReceiverRig().run([*datagrams_of(packets(SPEECH)), *datagrams_of(wide, at_s=1.0)], until_s=3.2)
    frames = [frame for frame in rig.frames["s1-1"] if frame.start >= 8_500]
    assert {frame.sample_rate for frame in frames} == {8_000}
    samples = np.concatenate([frame.samples for frame in frames])[:12_000]
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    assert abs(np.argmax(spectrum) * 8_000 / len(samples) - 500) < 2
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


def test_both_channels_of_a_stereo_stream_are_resampled_where_the_rate_changes() -> None:
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
        samples = np.concatenate([frame.samples for frame in frames])[20_000:42_050]
        tops[leg_id] = np.argmax(np.abs(np.fft.rfft(samples))) * 44_100 / len(samples)
    assert tops == {"s1-1-1": pytest.approx(500, abs=2), "s1-1-2": pytest.approx(900, abs=2)}


@pytest.mark.parametrize("noise_type", [13, 19])
def test_digits_and_comfort_noise_are_silence_and_no_loss(noise_type: int) -> None:
    spoken = packets(SPEECH)
    event = spoken[20].timestamp
    digits = [
        packet._replace(payload_type=101, payload=b"\x05\x0a\x01\x40", timestamp=event) for packet in spoken[20:30]
    ]
    noise = [packet._replace(payload_type=noise_type, payload=b"\x40") for packet in spoken[30:35]]
    rig = ReceiverRig().run(datagrams_of([*spoken[:20], *digits, *noise, *spoken[35:]]), until_s=1.2)
    samples, expected = rig.samples("s1-1")[:8_000], decoded(SPEECH).copy()
    expected[3_200:5_600] = 0
    np.testing.assert_array_equal(samples, expected)
    (leg,) = rig.receiver.statistics().legs
    assert (leg.reception.lost, leg.refused) == (0, 0)


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


def test_an_unsupported_payload_type_in_the_middle_is_refused_and_its_time_is_silence() -> None:
    spoken = packets(SPEECH)
    changed = [packet._replace(payload_type=18) if 10 <= n < 20 else packet for n, packet in enumerate(spoken)]
    rig = ReceiverRig().run(datagrams_of(changed), until_s=1.2)
    expected = decoded(SPEECH).copy()
    expected[1_600:3_200] = 0
    np.testing.assert_array_equal(rig.samples("s1-1")[:8_000], expected)
    (leg,) = rig.receiver.statistics().legs
    assert (leg.refused, leg.reception.lost, len(rig.receiver.warnings)) == (10, 0, 1)


def test_a_sender_that_keeps_changing_clocks_does_not_run_ahead_of_time() -> None:
    """Half a second in each of a thousand packets that come in a second: as a flood in one encoding, it is dropped."""
    flood = [RtpPacket(0 if n % 2 else 98, False, n, 0, SSRC, bytes(4_000)) for n in range(1_000)]
    rig = ReceiverRig(timeout_s=30.0).run(datagrams_of(flood, every_s=0.001), until_s=2.0)
    (leg,) = rig.receiver.statistics().legs
    assert (leg.reception.packets, leg.reception.flooded > 900) == (1_000, True)
    assert rig.frames["s1-1"][-1].end < (2 + 2 * MAX_AHEAD_S) * 16_000  # of the leg, and of its last buffer
    assert sum(lost.occurrences for lost in rig.run(until_s=7.0).losses) > 500  # reported, together or one by one
    sent_s = sum(len(packet.payload) / (8_000 if packet.payload_type == 0 else 32_000) for packet in flood)
    flooded_s = sum(lost.samples / lost.sample_rate for lost in rig.losses if lost.reason == "overflow")
    assert sent_s - flooded_s < 3 + 2 * MAX_AHEAD_S
    rig.run(datagrams_of(packets(SPEECH, ssrc=SSRC + 1), at_s=15.0), until_s=17.0)  # time has caught up
    assert len(rig.opened) == 1
    assert np.abs(rig.samples("s1-1")).max() > 0.05


@pytest.mark.parametrize("pace_s", [0.0001, 0.001])
def test_audio_that_comes_much_faster_than_real_time_is_lost_in_milliseconds_and_told(pace_s: float) -> None:
    codes = voice(30.0)
    rig = ReceiverRig(timeout_s=30.0).run(datagrams_of(packets(codes), every_s=pace_s), until_s=7.0)
    rig.run([(7.0, goodbye(SSRC), ALICE)], until_s=8.0)
    (leg_id,) = rig.frames
    heard = sum(len(frame.samples) for frame in rig.frames[leg_id] if frame.samples.any())
    flooded = sum(lost.samples for lost in rig.losses if lost.reason == "overflow")
    assert flooded > 8_000 * 15
    assert heard + flooded == len(codes)
    assert {lost.reason for lost in rig.losses} == {"overflow"}
