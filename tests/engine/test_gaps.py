"""Lost audio is reported once, for the session that it belongs to, and not of silent legs."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from streamer.core.audio import AudioLost, LegOpened
from streamer.core.events import Event, Gap
from streamer.engine.gaps import REPORT_DROPS_EVERY_S, GapReporter
from streamer.engine.open_leg import OpenLeg
from tests.support.engine import AT
from tests.support.leg import LEG

Reason = Literal["overflow", "concealed"]
FIRST = replace(LEG, leg_id="first", session_id="call")
SECOND = replace(LEG, leg_id="second", session_id="call")
OTHER = replace(LEG, leg_id="other", session_id="other call")


def reporter(*opened: LegOpened) -> tuple[GapReporter, dict[str, OpenLeg], list[Event]]:
    legs = {leg.leg_id: OpenLeg(leg, None) for leg in opened}
    events: list[Event] = []
    return GapReporter(legs, publish=events.append, now=lambda: AT), legs, events


def lost(*leg_ids: str, samples: int = 8_000, reason: Reason = "overflow") -> AudioLost:
    return AudioLost("source", leg_ids, samples, 16_000, 3, reason)


def gap(*leg_ids: str, session_id: str | None, lost_ms: int = 500, occurrences: int = 3) -> Gap:
    return Gap("overflow", "source", lost_ms, 0, occurrences, AT, session_id, leg_ids)


@pytest.mark.parametrize(
    ("leg_ids", "session_id"),
    [(("first",), "call"), (("first", "second"), "call"), (("first", "other"), None), (("unknown",), None), ((), None)],
)
def test_a_loss_within_one_session_names_it(leg_ids: tuple[str, ...], session_id: str | None) -> None:
    gaps, _, events = reporter(FIRST, SECOND, OTHER)
    gaps.report_lost(lost(*leg_ids))
    assert events == [gap(*leg_ids, session_id=session_id)]


def test_a_gap_has_the_reason_of_the_loss() -> None:
    gaps, _, events = reporter(FIRST)
    gaps.report_lost(lost("first", reason="concealed"))
    assert events == [replace(gap("first", session_id="call"), reason="concealed")]


def test_losses_of_silent_legs_are_left_out() -> None:
    gaps, legs, events = reporter(FIRST, SECOND)
    legs["first"].is_silent = True
    gaps.report_lost(lost("first"))
    assert events == []
    gaps.report_lost(lost("first", "second"))
    assert events == [gap("second", session_id="call")]


def test_lost_audio_advances_a_leg_that_had_audio_and_concealed_audio_does_not() -> None:
    gaps, legs, _ = reporter(FIRST, SECOND)
    legs["first"].position_s = 2.0
    gaps.report_lost(lost("first", "second"))
    gaps.report_lost(lost("first", "second", reason="concealed"))
    assert (legs["first"].position_s, legs["second"].position_s) == (2.5, 0.0)


def test_drops_are_reported_at_once_then_every_five_seconds_and_at_the_end() -> None:
    gaps, legs, events = reporter(FIRST)
    leg = legs["first"]
    for second in range(1, 8):
        leg.drop(16_000)
        leg.position_s = float(second)
        gaps.report_drops(leg)
    assert lost_ms(events) == [1_000, 1_000 * round(REPORT_DROPS_EVERY_S)]
    gaps.report_last_drops(leg)
    gaps.report_last_drops(leg)
    assert lost_ms(events) == [1_000, 5_000, 1_000]
    assert events[-1] == gap("first", session_id="call", lost_ms=1_000, occurrences=1)


def lost_ms(events: list[Event]) -> list[int]:
    return [event.lost_ms for event in events if isinstance(event, Gap)]
