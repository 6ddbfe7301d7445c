"""Lines for a person come once, or once a minute, with how often."""

from __future__ import annotations

from streamer.sources.rtp.warnings import Warnings


def test_a_kind_of_line_is_added_once_a_minute_and_says_how_often_it_was_not() -> None:
    warnings = Warnings()
    for at_s in range(130):
        warnings.limited("full", f"full at {at_s}", float(at_s))
        if at_s % 65 == 0:
            warnings.limited("other", "other", float(at_s))
    assert warnings.lines == [
        "full at 0",
        "other",
        "full at 60 (59 more times since that was last said)",
        "other",
        "full at 120 (59 more times since that was last said)",
    ]


def test_kinds_that_did_not_occur_for_long_are_forgotten() -> None:
    warnings = Warnings()
    for number in range(10_000):
        warnings.limited(f"leg {number}", "line", float(number))
    assert len(warnings._told_s) < 700
