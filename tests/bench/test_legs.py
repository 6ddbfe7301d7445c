"""`make bench-legs` runs to its end, and counts what was sent and received."""

from __future__ import annotations

import itertools
import json
import socket
import subprocess
import sys
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np
import soundfile

from streamer.config.tables import Config
from streamer.protocol.rtp import parse
from tests.bench.legs_expected import ExpectedWindows, expected_windows
from tests.bench.legs_figures import Received, Session, figures, parse_events, sessions_of_legs
from tests.bench.legs_metrics import longest_ms, over_percent, turns_of
from tests.bench.legs_run import Run, duration_s
from tests.bench.legs_sender import Callers, Sent, first_ticks
from tests.bench.legs_speech import PACKETS_PER_S, SCRIPTS, scripts, speech
from tests.support.speech import RATE, conversation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LEGS, SECONDS = 3, 2


def test_one_size_runs_and_writes_every_figure(
    tmp_path: Path, repository: Path, needs_program: Callable[[str], str]
) -> None:
    recording = tmp_path / "talk.wav"
    soundfile.write(recording, conversation(needs_program("espeak-ng"), tmp_path), RATE, subtype="PCM_16")
    command = [sys.executable, "-m", "tests.bench.legs", "--legs", str(LEGS), "--seconds", str(SECONDS)]
    command += ["--workers", "2"]
    command += ["--recording", str(recording), "--out", str(tmp_path / "build" / "legs.json")]
    subprocess.run(command, check=True, cwd=repository, stdout=subprocess.DEVNULL)
    result = json.loads((tmp_path / "build" / "legs.json").read_text())
    (run,) = result["runs"]
    assert set(run) == {field.name for field in fields(Run)}
    assert (run["legs"], run["seconds"], run["talk"], run["workers"]) == (LEGS, SECONDS, 1.0, 2)
    assert run["packets_sent"] == sent_by(LEGS, SECONDS)
    assert run["legs_unmatched"] == 0
    assert 0 < run["windows_scored"] <= run["windows_expected"]
    assert result["largest_size_that_holds"] in {0, LEGS}


def sent_by(n_legs: int, seconds: float) -> int:
    """Return the number of packets: one every four ticks of 5 ms from the start of a leg."""
    ticks = round(duration_s(n_legs, seconds) / 0.005)
    return sum(-((first - ticks) // 4) for first in first_ticks(n_legs, 0.005 * n_legs))


def test_a_leg_is_sent_as_one_stream_of_rtp() -> None:
    codes = np.arange(2 * 3 * 160, dtype=np.int64).reshape(2, 3, 160).astype(np.uint8)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.settimeout(10)
        callers = Callers([0, 1], [0, 4], codes, listener.getsockname()[1])
        for tick in (0, 4, 8):
            callers.send(tick)
        packets = [parse(listener.recv(2048)) for _ in range(5)]
        callers.close()
    assert (callers.sent, callers.refused) == (5, 0)
    assert [packet.ssrc for packet in packets] == [1, 1, 2, 1, 2]
    first, *_ = of_first = [packet for packet in packets if packet.ssrc == 1]
    assert [packet.payload for packet in of_first] == [row.tobytes() for row in codes[0]]
    assert [packet.sequence - first.sequence for packet in of_first] == [0, 1, 2]
    assert [packet.timestamp - first.timestamp for packet in of_first] == [0, 160, 320]
    assert [packet.marker for packet in of_first] == [True, False, False]
    assert {packet.payload_type for packet in packets} == {0}


def test_callers_talk_for_their_share_of_the_time() -> None:
    loud = np.sin(np.arange(8_000, dtype=np.float32))
    codes = scripts(loud * np.float32(0.1), seconds=80, talk=0.45)
    assert codes.shape == (SCRIPTS, 80 * PACKETS_PER_S + 1, 160)
    # The codes of mu-law nearest to zero are 0x70-0x7f and 0xf0-0xff: noise of the line stays among them.
    quiet = ((codes & 0x70) == 0x70).mean(axis=2) > 0.9
    assert abs(1 - quiet.mean() - 0.45) < 0.02


def test_a_window_is_expected_for_each_hop_of_speech(tmp_path: Path, needs_program: Callable[[str], str]) -> None:
    recording = tmp_path / "talk.wav"
    soundfile.write(recording, conversation(needs_program("espeak-ng"), tmp_path), RATE, subtype="PCM_16")
    (found,) = expected_windows(scripts(speech(recording), seconds=8, talk=1)[:1], Config())
    assert found.onset_ms is not None
    assert {trigger for trigger, _ in found.windows} == {"interval"}
    ends = [end for _, end in found.windows]
    assert found.onset_ms + 1500 <= ends[0] <= found.onset_ms + 2500  # the first end of a chunk after 1.5 s of speech
    assert len(ends) >= 5
    assert {later - end for end, later in itertools.pairwise(ends)} <= {1000, 2000}


EXPECTED = [
    ExpectedWindows(300, (("interval", 1800), ("interval", 2800))),
    ExpectedWindows(400, (("interval", 1900), ("speech_ended", 2500))),
]


def sent() -> Sent:
    """Two legs, the second 5 ms after the first, for three seconds."""
    return Sent([0, 1], [100 + 0.005 * tick for tick in range(600)], 300, 0, 0.0, 0.0)


def test_latency_counts_from_the_packet_with_the_last_sample() -> None:
    sessions = {
        "a": Session(0.0, 300, {("interval", 1800): 101.8, ("interval", 2800): 102.9}),
        "b": Session(0.0, 400, {("interval", 1900): 101.985}),
    }
    shown = figures(Received(sessions), sent(), EXPECTED, 101.0, 103.0)
    # Sample 1799 ms is in the packet of 1780 ms.
    assert shown.latency_ms == (20.0, 120.0, 100.0)
    assert (shown.windows_expected, shown.windows_scored, shown.legs_unmatched) == (4, 3, 0)


def test_windows_sent_outside_the_measured_time_are_not_expected() -> None:
    shown = figures(Received({}), sent(), EXPECTED, 101.8, 102.0)
    assert (shown.windows_expected, shown.windows_scored, shown.legs_unmatched) == (1, 0, 2)


def test_legs_with_the_same_script_are_matched_in_the_order_of_their_start() -> None:
    many = Sent([0, 1, 2, 3], [], 0, 0, 0.0, 0.0)
    late, early, other = Session(2.0, 300), Session(1.0, 300), Session(3.0, 400)
    # Two legs have the second script but only one session has its onset, so neither is matched.
    assert sessions_of_legs([late, other, early], many, EXPECTED) == ({0: early, 2: late}, {})


def test_where_an_onset_is_missing_the_rest_is_guessed_in_the_order_of_their_start() -> None:
    late = [Session(8.0, 900), Session(7.0, None)]
    assert sessions_of_legs(late, sent(), EXPECTED) == ({}, {0: late[1], 1: late[0]})


def test_events_of_all_kinds_are_counted() -> None:
    def event(kind: str, **data: Any) -> tuple[float, bytes]:
        whole = {"type": f"org.emotionstreamer.{kind}", "time": "1970-01-01T00:00:07.000Z", "data": data}
        return 5.0, json.dumps(whole).encode()

    def emotion(end_ms: int, reason: str | None) -> tuple[float, bytes]:
        return event("emotion.v1", session_id="a", trigger="interval", audio={"end_ms": end_ms}, reason=reason)

    received = parse_events(
        [
            event("source.health.v1"),
            event("session.started.v1", session_id="a"),
            event("utterance.started.v1", session_id="a", start_ms=300),
            event("utterance.started.v1", session_id="a", start_ms=9000),
            emotion(1800, None),
            emotion(2800, "overload"),
            event("overload.v1", hop_ms=2000, normal_hop_ms=1000, suspended_legs=0),
            event("overload.v1", hop_ms=2000, normal_hop_ms=1000, suspended_legs=3),
            event("overload.v1", hop_ms=1000, normal_hop_ms=1000, suspended_legs=1),
            event("gap.v1", lost_ms=40, lost_events=2),
        ]
    )
    assert received == Received({"a": Session(7.0, 300, {("interval", 1800): 5.0})}, 1, 1, 1000, 3, 40, 2)


def test_windows_that_come_out_of_a_crowd_count_and_are_measured_from_their_own_last_packet() -> None:
    sessions = {"a": Session(0.0, 300, {("interval", 1800): 101.8, ("interval", 2500): 102.6})}
    shown = figures(Received(sessions), sent(), EXPECTED, 101.0, 103.0)
    assert shown.latency_ms == (20.0, 120.0)
    assert shown.windows_scored == 2


def test_turns_of_the_loop_are_read_from_the_metrics() -> None:
    name = "emotion_streamer_loop_turn_seconds_bucket"
    text = "\n".join(f'{name}{{le="{bound}"}} {n}' for bound, n in (("0.001", 90.0), ("0.005", 95.0), ("+Inf", 100.0)))
    turns = turns_of(text)
    assert turns == {0.001: 90, 0.005: 5, float("inf"): 5}
    assert (over_percent(turns, 0.005), longest_ms(turns)) == (5.0, 1000.0)
    assert longest_ms({0.001: 3, 0.005: 1, float("inf"): 0}) == 5.0
    assert (over_percent({}, 0.005), longest_ms({})) == (None, None)
