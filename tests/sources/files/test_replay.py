"""Calls in captures: sessions by pairs of addresses, the same every time, and reports of damage."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from streamer.core.audio import AudioFrame, AudioLost, LegClosed, LegOpened, Origin, SourceHealth
from streamer.core.errors import SourceError
from streamer.protocol.jitter import JitterConfig
from streamer.sources.files.replay import Replay, replay_config
from streamer.sources.files.source import FilesSource
from tests.support.captures import START_NS, _block, ethernet, pcap, pcapng, udp, write_capture
from tests.support.receiver_config import ENCODINGS
from tests.support.receiver_rig import decoded, packets, voice
from tests.support.rtp import SSRC, goodbye, rtp_bytes
from tests.support.source_messages import of_type, waveforms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from streamer.core.audio import Role, SourceMessage
    from tests.support.captures import Endpoint

    Sent = tuple[float, Endpoint, Endpoint, bytes]

ALICE, PBX_A = ("192.0.2.1", 4000), ("192.0.2.9", 10_000)
BOB, PBX_B = ("2001:db8::1", 4000), ("2001:db8::9", 10_002)
SPEECH = voice(1.0)
START = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=START_NS // 1000)


def speech_results(
    codes: bytes, source: Endpoint, destination: Endpoint, *, at_s: float = 0.0, **options: int
) -> list[Sent]:
    return [
        (at_s + number * 0.02, source, destination, rtp_bytes(packet))
        for number, packet in enumerate(packets(codes, **options))
    ]


def capture(sent: Sequence[Sent]) -> bytes:
    frames = [(START_NS + round(at_s * 1e9), ethernet(udp(a, b, data))) for at_s, a, b, data in sorted(sent)]
    return pcap(frames)


def replay(data: bytes, *, roles: Sequence[Role] = ()) -> tuple[list[SourceMessage], list[str]]:
    """Return all messages, and the problems of the capture."""
    config = replay_config(ENCODINGS, JitterConfig(), timeout_s=30.0)
    reader = Replay(config, source_id="files", session_id="call", roles=roles, file="calls.pcap")
    messages: list[SourceMessage] = []
    try:
        for message in reader.messages(io.BytesIO(data)):
            messages.append(message)  # noqa: PERF402 - those before an error count
    except SourceError as error:
        return messages, [*reader.problems, str(error)]
    return messages, reader.problems


def test_both_directions_between_two_addresses_are_one_session() -> None:
    other = voice(1.0, seed=2)
    sent = [
        *speech_results(SPEECH, ALICE, PBX_A, at_s=0.5),
        *speech_results(other, PBX_A, ALICE, at_s=0.8, ssrc=SSRC),
        *speech_results(SPEECH, BOB, PBX_B, at_s=0.9),
    ]
    messages, problems = replay(capture(sent), roles=("customer", "agent"))
    assert problems == []
    first_packet_s = 0.5 - 0.5 - 0.02  # time begins with the first frame, and its audio a packet before
    opened_at = START + timedelta(seconds=0.5 + first_packet_s)
    origin = Origin("calls.pcap", source="192.0.2.1:4000", destination="192.0.2.9:10000", ssrc=SSRC)
    assert of_type(LegOpened, messages)[0] == LegOpened(
        "files", "call", "call-1", "customer", "PCMU", 8_000, opened_at, origin=origin
    )
    assert of_type(LegOpened, messages)[2].origin == Origin(
        "calls.pcap", source="[2001:db8::1]:4000", destination="[2001:db8::9]:10002", ssrc=SSRC
    )
    assert [(leg.session_id, leg.leg_id, leg.role) for leg in of_type(LegOpened, messages)] == [
        ("call", "call-1", "customer"),
        ("call", "call-2", "agent"),
        ("call-2", "call-2-1", "customer"),
    ]
    samples = waveforms(messages)
    np.testing.assert_array_equal(samples["call-1"][:8_000], decoded(SPEECH))
    np.testing.assert_array_equal(samples["call-2"][:8_000], decoded(other))
    np.testing.assert_array_equal(samples["call-2-1"][:8_000], decoded(SPEECH))
    assert {leg.leg_id: leg.reason for leg in of_type(LegClosed, messages)} == dict.fromkeys(samples, "hangup")
    assert all(frame.captured_at is None for frame in of_type(AudioFrame, messages))


def test_a_leg_without_a_role_is_a_problem_of_the_capture() -> None:
    sent = [*speech_results(SPEECH, ALICE, PBX_A), *speech_results(SPEECH, PBX_A, ALICE, at_s=0.1, ssrc=SSRC)]
    messages, problems = replay(capture(sent), roles=("customer",))
    assert [leg.role for leg in of_type(LegOpened, messages)] == ["customer", "unknown"]
    assert problems == ["session call has a leg number 2, but 1 role was given: it is unknown"]


def test_the_same_two_addresses_later_are_another_session() -> None:
    bye = [(1.0, (ALICE[0], ALICE[1] + 1), (PBX_A[0], PBX_A[1] + 1), goodbye(SSRC))]
    sent = [*speech_results(SPEECH, ALICE, PBX_A), *bye, *speech_results(SPEECH, ALICE, PBX_A, at_s=4_000.0, ssrc=5)]
    messages, _ = replay(capture(sent))
    assert [leg.session_id for leg in of_type(LegOpened, messages)] == ["call", "call-2"]
    second = of_type(LegOpened, messages)[1]
    assert second.opened_at == START + timedelta(seconds=4_000 - 0.02)
    np.testing.assert_array_equal(waveforms(messages)["call-2-1"][:8_000], decoded(SPEECH))


def test_a_capture_gives_the_same_messages_every_time_and_in_every_format() -> None:
    sent = [s for number, s in enumerate(speech_results(voice(5.0), ALICE, PBX_A)) if number % 7 != 3]
    frames = [(START_NS + round(at_s * 1e9), ethernet(udp(a, b, data))) for at_s, a, b, data in sent]
    copies = [pcap(frames), pcap(frames, order=">", nanoseconds=True), pcapng(frames), pcapng(frames, order=">")]

    def shape(messages: list[SourceMessage]) -> list[object]:
        return [(m.start, m.samples.tobytes(), m.concealed) if isinstance(m, AudioFrame) else m for m in messages]

    first, *others = [shape(replay(data)[0]) for data in copies]
    assert len(first) > 50
    for other in others:
        assert other == first


def test_loss_in_a_capture_is_concealed_and_reported() -> None:
    sent = [s for number, s in enumerate(speech_results(SPEECH, ALICE, PBX_A)) if number != 20]
    messages, _ = replay(capture(sent))
    assert of_type(AudioLost, messages) == [AudioLost("files", ("call-1",), 160, 8_000, 1, "concealed")]
    assert sum(frame.concealed for frame in of_type(AudioFrame, messages)) == 160


def test_frames_out_of_order_in_the_file_change_nothing() -> None:
    sent = speech_results(SPEECH, ALICE, PBX_A)
    sent[10:12] = sent[11], sent[10]
    frames = [(START_NS + round(at_s * 1e9), ethernet(udp(a, b, data))) for at_s, a, b, data in sent]
    messages, _ = replay(pcap(frames))
    np.testing.assert_array_equal(waveforms(messages)["call-1"][:8_000], decoded(SPEECH))


def test_everything_else_in_a_capture_is_skipped() -> None:
    noise: list[Sent] = [
        (0.1 * number, ALICE, ("192.0.2.53", 53), bytes([number, 0x81, 1, 0]) + b"query" * 4) for number in range(9)
    ]
    messages, problems = replay(capture([*speech_results(SPEECH, ALICE, PBX_A), *noise]))
    assert problems == []
    assert list(waveforms(messages)) == ["call-1"]


def test_a_truncated_capture_is_an_error_after_all_that_is_there() -> None:
    whole = capture(speech_results(SPEECH, ALICE, PBX_A))
    messages, problems = replay(whole[:-100])
    assert problems == ["is cut short: a frame of 214 bytes expected, got 114"]
    np.testing.assert_array_equal(waveforms(messages)["call-1"], decoded(SPEECH)[: 49 * 160])
    assert of_type(LegClosed, messages) == [LegClosed("call-1", "error")]


# -- clocks ----------------------------------------------------------------------------------------

Times = list[int]
"""Of the frames in the order of the file, in ns since the start."""
TALK, ANSWER = voice(6.0), voice(6.0, seed=2)
CALL = [*speech_results(TALK, ALICE, PBX_A, at_s=0.001), *speech_results(ANSWER, PBX_A, ALICE, at_s=0.008, ssrc=SSRC)]
CALL.sort(key=lambda sent: sent[0])
QUERY: Sent = (3.0, BOB, PBX_B, b"no call at all")


def with_times(times_ns: Sequence[int], sent: Sequence[Sent] = CALL) -> bytes:
    frames = [(time_ns, ethernet(udp(a, b, data))) for time_ns, (_, a, b, data) in zip(times_ns, sent, strict=True)]
    return pcap(frames, nanoseconds=True)


def true_times(sent: Sequence[Sent] = CALL) -> Times:
    return [START_NS + round(at_s * 1e9) for at_s, *_ in sent]


def stepped(step_s: float) -> Times:
    return [time_ns + round(step_s * 1e9) * (number >= 200) for number, time_ns in enumerate(true_times())]


def assert_both_are_whole(messages: list[SourceMessage], *, sessions: int = 1) -> None:
    samples = waveforms(messages)
    assert len(of_type(LegOpened, messages)) == 2 * sessions
    assert len({leg.session_id for leg in of_type(LegOpened, messages)}) == sessions
    for number in range(1, sessions + 1):
        session = "call" if number == 1 else f"call-{number}"
        np.testing.assert_array_equal(samples[f"{session}-1"], decoded(TALK))
        np.testing.assert_array_equal(samples[f"{session}-2"], decoded(ANSWER))
    assert {leg.reason for leg in of_type(LegClosed, messages)} == {"hangup"}
    assert of_type(AudioLost, messages) == []


def replay_with_notes(data: bytes) -> tuple[list[SourceMessage], list[str], list[str]]:
    """Return the messages, the problems and the notes."""
    config = replay_config(ENCODINGS, JitterConfig(), timeout_s=30.0)
    reader = Replay(config, source_id="files", session_id="call", roles=())
    messages = list(reader.messages(io.BytesIO(data)))
    return messages, reader.problems, reader.notes


def test_a_capture_whose_clock_is_right_needs_no_note() -> None:
    messages, problems, notes = replay_with_notes(with_times(true_times()))
    assert_both_are_whole(messages)
    assert (problems, notes) == ([], [])


@pytest.mark.parametrize("step_s", [-0.1, -0.5, -2, -3.5, -30, -3_600, -1_000_000_000])
def test_a_clock_that_is_set_back_in_a_call_changes_nothing(step_s: float) -> None:
    messages, problems, notes = replay_with_notes(with_times(stepped(step_s)))
    assert_both_are_whole(messages)
    assert problems == []
    assert notes == [f"its clock was set back by {-step_s:.1f} s at frame 201: the calls go on"]


@pytest.mark.parametrize("step_s", [2.5, 30, 3_600, 100_000_000])
def test_a_clock_that_is_set_forward_in_a_call_changes_nothing(step_s: float) -> None:
    messages, problems, notes = replay_with_notes(with_times(stepped(step_s)))
    assert_both_are_whole(messages)
    assert problems == []
    assert notes == [f"its clock was set forward by {step_s:.1f} s at frame 201: the calls go on"]


def test_a_clock_that_is_set_many_times_is_told_in_one_line() -> None:
    times = [START_NS + number % 20 * 10_000_000 for number in range(len(CALL))]
    messages, _, notes = replay_with_notes(with_times(times))
    assert_both_are_whole(messages)
    assert notes == ["its clock was set 29 times, by up to 0.2 s"]


@pytest.mark.parametrize("wrong_s", [0.3, 0.5, 1, 1.9, 2.1, 2.9, -0.1, -0.5, -1, -2.9])
@pytest.mark.parametrize("n_wrong", [1, 2])
def test_single_wrong_times_that_are_near_change_nothing(wrong_s: float, n_wrong: int) -> None:
    times = true_times()
    for number in range(300, 300 + n_wrong):
        times[number] += round(wrong_s * 1e9)
    messages, problems, notes = replay_with_notes(with_times(times))
    assert_both_are_whole(messages)
    assert problems == []
    assert len(notes) == 1
    assert notes[0].startswith(f"{n_wrong} of its datagrams bear wrong times")


@pytest.mark.parametrize("seed", range(5))
def test_times_at_random_are_not_used(seed: int) -> None:
    times = np.random.default_rng(seed).integers(0, 3_000_000_000, len(CALL))
    messages, problems, notes = replay_with_notes(with_times([START_NS + int(time_ns) for time_ns in times]))
    assert problems == []
    assert notes[0].startswith("its times contradict its calls again and again")
    samples = waveforms(messages)
    assert sorted(samples) == ["call-1", "call-2"]
    assert all(len(TALK) <= len(found) <= len(TALK) + 10 * 8_000 for found in samples.values())


@pytest.mark.parametrize("wrong_s", [3_600, 10, -10, -3_600, 1_000_000_000])
@pytest.mark.parametrize("n_wrong", [1, 2, 5])
@pytest.mark.parametrize("is_call", [True, False])
def test_single_wrong_times_change_nothing(wrong_s: int, n_wrong: int, is_call: bool) -> None:
    sent = list(CALL)
    if not is_call:
        sent[300:300] = [QUERY] * n_wrong
    times = true_times(sent)
    for number in range(300, 300 + n_wrong):
        times[number] += wrong_s * 1_000_000_000
    messages, problems, notes = replay_with_notes(with_times(times, sent))
    assert_both_are_whole(messages)
    assert problems == []
    (note,) = notes
    assert note.startswith(f"{n_wrong} of its datagrams bear wrong times, by up to {abs(wrong_s)}")


@pytest.mark.parametrize("where", [0, -1])
@pytest.mark.parametrize("wrong_ns", [0, START_NS + 3_600_000_000_000])
def test_a_wrong_time_at_either_end_changes_nothing(where: int, wrong_ns: int) -> None:
    sent = [QUERY, *CALL] if where == 0 else [*CALL, QUERY]
    times = true_times(sent)
    times[where] = wrong_ns
    messages, problems, _ = replay_with_notes(with_times(times, sent))
    assert_both_are_whole(messages)
    assert problems == []


@pytest.mark.parametrize("most_s", [0.05, 0.3, 1.0, 2.5])
def test_frames_out_of_order_in_the_file_are_sorted(most_s: float) -> None:
    delays = np.random.default_rng(3).uniform(0, most_s, len(CALL))
    order = np.argsort([at_s + delay for (at_s, *_), delay in zip(CALL, delays, strict=True)], kind="stable")
    sent = [CALL[number] for number in order]
    messages, problems, notes = replay_with_notes(with_times(true_times(sent), sent))
    assert_both_are_whole(messages)
    assert (problems, notes) == ([], [])


def test_buffers_of_several_cores_one_after_another_are_sorted() -> None:
    sent = sorted(CALL, key=lambda sent: (int(sent[0]), sent[1]))
    messages, problems, notes = replay_with_notes(with_times(true_times(sent), sent))
    assert_both_are_whole(messages)
    assert (problems, notes) == ([], [])


@pytest.mark.parametrize("unit_ns", [0, 1, 1_000])
def test_times_that_stand_still_follow_the_audio(unit_ns: int) -> None:
    messages, problems, (note,) = replay_with_notes(with_times([START_NS + n * unit_ns for n in range(len(CALL))]))
    assert_both_are_whole(messages)
    assert problems == []
    assert note == "its times are too slow for its audio, by 5.9 s: time follows the audio"


@pytest.mark.parametrize("coarse_ns", [20_000_000, 100_000_000, 1_000_000_000])
def test_coarse_times_change_nothing(coarse_ns: int) -> None:
    times = [time_ns // coarse_ns * coarse_ns for time_ns in true_times()]
    messages, problems, _ = replay_with_notes(with_times(times))
    assert_both_are_whole(messages)
    assert problems == []


def test_times_that_run_backwards_follow_the_audio() -> None:
    messages, problems, _ = replay_with_notes(with_times([2 * START_NS - time_ns for time_ns in true_times()]))
    assert problems == []
    samples = waveforms(messages)  # of the very first two frames the second is the earlier one
    np.testing.assert_array_equal(samples["call-1"], decoded(ANSWER))
    np.testing.assert_array_equal(samples["call-2"], decoded(TALK))


def test_frames_without_any_times_are_heard() -> None:
    frames = [ethernet(udp(a, b, data)) for _, a, b, data in CALL]
    blocks = [_block("<", 3, len(data).to_bytes(4, "little") + data) for data in frames]
    messages, problems, _ = replay_with_notes(pcapng([]) + b"".join(blocks))
    assert_both_are_whole(messages)
    assert problems == []


@pytest.mark.parametrize("step_s", [-600, -13, 600])
def test_a_capture_that_is_appended_to_another_is_heard_as_well(step_s: int) -> None:
    times = true_times()
    again = [time_ns + step_s * 1_000_000_000 for time_ns in times]
    messages, problems, notes = replay_with_notes(with_times([*times, *again], [*CALL, *CALL]))
    assert_both_are_whole(messages, sessions=2) if step_s < 0 else None
    assert problems == []
    assert [note[: note.index(":")] for note in notes] == (
        [f"its times go back by {6.0 - step_s:.1f} s at frame 601"] if step_s < 0 else []
    )
    starts = sorted(leg.opened_at for leg in of_type(LegOpened, messages))
    assert starts[-1] - starts[0] > timedelta(seconds=abs(step_s) - 1)


def test_a_pause_between_two_calls_is_no_step_of_the_clock() -> None:
    sent = [*speech_results(TALK, ALICE, PBX_A), *speech_results(ANSWER, BOB, PBX_B, at_s=100.0)]
    messages, problems, notes = replay_with_notes(with_times(true_times(sent), sent))
    assert (problems, notes) == ([], [])
    second = of_type(LegOpened, messages)[1]
    assert second.opened_at == START + timedelta(seconds=100.0 - 0.02)


def test_silence_that_is_not_sent_is_no_step_of_the_clock() -> None:
    parts = packets(TALK)
    sent = [(n * 0.02, ALICE, PBX_A, rtp_bytes(packet)) for n, packet in enumerate(parts[:100])]
    later = [packet._replace(timestamp=packet.timestamp + 10 * 8_000) for packet in parts[100:]]
    sent += [(12.0 + n * 0.02, ALICE, PBX_A, rtp_bytes(packet)) for n, packet in enumerate(later)]
    messages, problems, notes = replay_with_notes(with_times(true_times(sent), sent))
    assert (problems, notes) == ([], [])
    assert len(waveforms(messages)["call-1"]) == 16 * 8_000


def test_one_sender_that_is_faster_than_it_speaks_changes_no_other() -> None:
    fast = [(0.005 + number * 0.001, *sent[1:]) for number, sent in enumerate(speech_results(voice(4.0), BOB, PBX_B))]
    sent = sorted([*CALL, *fast])
    messages, problems, notes = replay_with_notes(with_times(true_times(sent), sent))
    assert (problems, notes) == ([], [])
    # The fast one passes its probation first.
    np.testing.assert_array_equal(waveforms(messages)["call-2-1"], decoded(TALK))
    np.testing.assert_array_equal(waveforms(messages)["call-2-2"], decoded(ANSWER))


@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        ([], "holds no RTP with audio that can be decoded: 0 UDP datagrams"),
        (
            [(0.0, ALICE, PBX_A, b"hello there")],
            "holds no RTP with audio that can be decoded: 1 UDP datagrams, 1 too_short",
        ),
        (
            speech_results(SPEECH, ALICE, PBX_A, payload_type=18),
            "holds no RTP with audio that can be decoded: 50 UDP datagrams, 50 unsupported_payload_type",
        ),
    ],
)
def test_a_capture_without_audio_is_an_error(sent: list[Sent], problem: str) -> None:
    assert replay(capture(sent))[1][-1] == problem


def test_digits_alone_are_a_capture_without_a_session() -> None:
    digits = [packet._replace(payload_type=101, payload=b"\x01\x0a\x00\xa0") for packet in packets(SPEECH)]
    messages, problems = replay(
        capture([(n * 0.02, ALICE, PBX_A, rtp_bytes(packet)) for n, packet in enumerate(digits)])
    )
    assert (messages, problems) == ([], [])


async def test_files_may_be_sound_and_captures_in_any_order_by_their_content(tmp_path: Path) -> None:
    path = write_capture(tmp_path / "capture.wav", speech_results(SPEECH, ALICE, PBX_A))
    progress_calls: list[tuple[Path, int, int]] = []
    source = FilesSource([path, path], roles=("agent",), on_progress=lambda *progress: progress_calls.append(progress))
    messages = [message async for message in source]
    assert [(leg.leg_id, leg.role) for leg in of_type(LegOpened, messages)] == [
        ("file-1-capture-1", "agent"),
        ("file-2-capture-1", "agent"),
    ]
    assert of_type(SourceHealth, messages) == [SourceHealth("files", "ok", f"reading {path} (packet capture)")]
    assert source.failures == []
    assert progress_calls[-1] == (path, path.stat().st_size, path.stat().st_size)


async def test_audio_of_a_capture_that_cannot_be_decoded_is_a_failure_of_the_file(tmp_path: Path) -> None:
    refused = speech_results(SPEECH, BOB, PBX_B, payload_type=18)
    path = write_capture(tmp_path / "a.pcap", sorted([*speech_results(SPEECH, ALICE, PBX_A), *refused]))
    source = FilesSource([path])
    messages = [message async for message in source]
    assert len(of_type(LegOpened, messages)) == 1
    (failure,) = source.failures
    assert failure.startswith(f"{path}: packets of payload type 18 are dropped: G729/8000 is not supported")


async def test_a_capture_with_an_unknown_payload_type_only_names_it(tmp_path: Path) -> None:
    path = write_capture(tmp_path / "a.pcap", speech_results(SPEECH, ALICE, PBX_A, payload_type=107))
    source = FilesSource([path])
    messages = [message async for message in source]
    assert [type(message) for message in messages] == [SourceHealth, SourceHealth]
    assert source.failures == [
        f"{path}: packets of payload type 107 are dropped: it is not known; name its encoding in rtp.payload_types or"
        " rtp.sdp_file",
        f"{path}: holds no RTP with audio that can be decoded: 50 UDP datagrams, 50 unknown_payload_type",
    ]


async def test_no_leg_of_a_capture_can_be_left_out(tmp_path: Path) -> None:
    path = write_capture(tmp_path / "a.pcap", speech_results(SPEECH, ALICE, PBX_A))
    source = FilesSource([path], roles=("agent", None))
    assert [message async for message in source if not isinstance(message, SourceHealth)] == []
    assert source.failures == [f"{path}: is a packet capture, of which no leg can be left out"]


async def test_a_real_capture_gives_audio(shared: Path) -> None:
    source = FilesSource([shared / "audio" / "rtp" / "g711a.pcap"])
    messages = [message async for message in source]
    (leg,) = of_type(LegOpened, messages)
    assert (leg.codec, leg.sample_rate, leg.opened_at.year) == ("PCMA", 8_000, 2002)
    (samples,) = waveforms(messages).values()
    assert len(samples) == 236 * 240
    assert source.failures == []
