"""Time that is not slower than the audio."""

from __future__ import annotations

from streamer.sources.files.audio_packets import AudioPacket
from streamer.sources.files.media_pace import AHEAD_NS, MediaPace

MS = 1_000_000


def packet(number: int, stream: str = "alice") -> AudioPacket:
    return AudioPacket(stream, number, 160 * number, 8_000, begins_talk=False, length_ns=20 * MS)


def test_times_that_keep_up_with_the_audio_stay_and_never_decrease() -> None:
    pace = MediaPace()
    times = [20 * MS * number for number in range(500)]
    assert [pace.time_of(time_ns, packet(number)) for number, time_ns in enumerate(times)] == times
    assert pace.time_of(5 * MS, None) == times[-1]
    assert pace.note is None


def test_times_that_stand_still_follow_the_audio() -> None:
    pace = MediaPace()
    times = [pace.time_of(7, packet(number)) for number in range(500)]
    assert times == [7 + max(0, 20 * MS * (number + 1) - AHEAD_NS) for number in range(500)]
    assert pace.note == "its times are too slow for its audio, by 9.9 s: time follows the audio"


def test_copies_and_late_packets_are_no_more_audio() -> None:
    pace = MediaPace()
    for number in range(100):
        for _ in range(3):
            pace.time_of(20 * MS * number, packet(number))
    assert pace.time_of(100 * 20 * MS, packet(50)) == 100 * 20 * MS
    assert pace.note is None


def test_one_stream_that_is_ahead_of_others_moves_no_time() -> None:
    pace = MediaPace()
    for number in range(250):
        pace.time_of(20 * MS * number, packet(number))
        assert pace.time_of(20 * MS * number, packet(2 * number, "bob")) == 20 * MS * number
        assert pace.time_of(20 * MS * number, packet(2 * number + 1, "bob")) == 20 * MS * number


def test_a_stream_that_is_silent_holds_no_other_back() -> None:
    pace = MediaPace()
    pace.time_of(0, packet(0, "bob"))
    times = [pace.time_of(0, packet(number)) for number in range(600)]
    assert times[-1] == 600 * 20 * MS - AHEAD_NS
