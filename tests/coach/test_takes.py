"""Earlier takes, as they were kept."""

from __future__ import annotations

import json

import pytest

from streamer.coach.aim import Aim
from streamer.coach.leg_coach import LegCoach
from streamer.coach.takes import Take, comparison, takes_in
from streamer.core.coaching import CoachReport, Share
from streamer.core.events import EmotionEvent
from tests.coach.takes import take
from tests.support.examples import EXAMPLES, wire


def report(happy: float) -> CoachReport:
    """A report of a take with this share of happy, the target."""
    leg = LegCoach(Aim(target={"happy": 1.0}), session_id="call-1", leg_id="leg-1", role="unknown")
    events = take((10, {"happy": happy, "neutral": 1 - happy}))
    for event in events:
        if isinstance(event, EmotionEvent):
            leg.push(event)
    return leg.report(events[-1].at)


def earlier(name: str, happy: float) -> Take:
    return Take(name, "2026-11-20T10:30:15.123Z", 9000, (Share("happy", happy), Share("neutral", 1 - happy)))


def test_reports_are_found_among_other_events() -> None:
    lines = [wire(event).payload for event in EXAMPLES.values()] + [b"\n"]
    assert takes_in(lines, name="take-1") == [
        Take(
            "take-1",
            "2026-11-20T10:30:15.123Z",
            40_000,
            (Share("happy", 0.52), Share("calm", 0.31), Share("neutral", 0.17)),
        )
    ]


def test_a_report_of_no_speech_is_no_take() -> None:
    event = json.loads(wire(EXAMPLES["coach.report.v1"]).payload)
    event["data"]["shares"] = []
    assert takes_in([json.dumps(event).encode()], name="take-1") == []


@pytest.mark.parametrize("line", [b"{", b"[]", b"\xff", b'{"type": "org.emotionstreamer.coach.report.v1", "data": 7}'])
def test_what_is_no_event_is_named_by_its_line(line: bytes) -> None:
    with pytest.raises(ValueError, match="line 2: expected an event in JSON"):
        takes_in([b'{"type": "x"}', line], name="take-1")


def test_a_take_is_compared_with_earlier_ones_by_its_own_target() -> None:
    assert comparison(report(0.7), [earlier("a", 0.4)]) == (
        "Closer to the target than the earlier take: distance 0.30, before 0.60."
    )
    assert comparison(report(0.7), [earlier("a", 0.6), earlier("b", 0.5)]) == (
        "Closer to the target than 2 earlier takes: distance 0.30, before 0.50."
    )
    assert comparison(report(0.3), [earlier("a", 0.6), earlier("b", 0.2)]) == (
        "Of 3 takes, a was the closest to the target: distance 0.40, now 0.70."
    )
    assert comparison(report(0.3), []) == ""
