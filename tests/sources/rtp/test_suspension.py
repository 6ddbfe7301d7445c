from __future__ import annotations

from streamer.protocol.jitter import SLACK_S
from streamer.sources.rtp.suspension import Suspension


def test_what_is_skipped_is_taken_once() -> None:
    suspension = Suspension(now_s=0.0)
    suspension.begin(10.0)
    for _ in range(3):
        suspension.skip(0.25)
    assert (suspension.is_active, suspension.take_skipped_s(10.75), suspension.take_skipped_s(10.75)) == (
        True,
        0.75,
        0.0,
    )
    suspension.skip(0.5)
    assert suspension.take_skipped_s(11.25) == 0.5


def test_no_more_is_taken_than_time_passed_with_some_slack() -> None:
    suspension = Suspension(now_s=0.0)
    suspension.begin(10.0)
    suspension.skip(60.0)
    assert suspension.take_skipped_s(12.0) == 2.0 + SLACK_S


def test_the_gap_reaches_from_the_last_decoded_audio_to_the_first_after_the_suspension() -> None:
    suspension = Suspension(now_s=0.0)
    assert suspension.take_gap_s(1.0) is None
    suspension.begin(10.0)
    assert suspension.take_gap_s(11.0) is None
    suspension.end()
    assert (suspension.is_active, suspension.take_gap_s(12.5), suspension.take_gap_s(13.0)) == (False, 2.5, None)


def test_audio_from_before_the_suspension_leaves_no_gap() -> None:
    suspension = Suspension(now_s=0.0)
    suspension.begin(10.0)
    suspension.end()
    assert suspension.take_gap_s(9.9) == 0.0
