"""Live audio is taken while the machine keeps up; beyond that it is dropped, counted, and the leg may be suspended."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import numpy as np

from streamer.core.audio import AudioFrame, LegClosed
from streamer.core.events import EmotionEvent, Gap, Overload, UtteranceEnded
from streamer.engine.frame_admission import MAX_WAITING_S
from tests.support.engine import Engine
from tests.support.leg import LEG, speech

TALK = speech((4.0, True))
SECOND = replace(LEG, leg_id="second", session_id="second")


def frame(second: float, *, leg_id: str = "leg", live: bool = True, seconds: float = 0.5) -> AudioFrame:
    start = round(16_000 * second)
    samples = np.resize(TALK, round(16_000 * seconds))
    return AudioFrame(leg_id, samples, 16_000, start, captured_at=200.0 + second if live else None)


def test_audio_that_is_not_live_is_never_dropped() -> None:
    engine = Engine()
    engine.vad.is_held = True
    engine.legs.handle(LEG)
    for number in range(20):
        engine.legs.handle(frame(number / 2, live=False))
    assert engine.take(Gap) == []


def test_live_audio_beyond_two_seconds_of_backlog_is_dropped_and_reported() -> None:
    engine = Engine()
    engine.vad.is_held = True
    engine.legs.handle(LEG)
    for number in range(8):
        engine.legs.handle(frame(number / 2))
    engine.legs.handle(LegClosed("leg", "hangup"))
    gaps = engine.take(Gap)
    taken_ms = 1_000 * MAX_WAITING_S + 500  # the frame that crosses the limit is taken
    assert sum(gap.lost_ms for gap in gaps) == 4_000 - taken_ms
    assert {gap.reason for gap in gaps} == {"overflow"}


def test_a_late_leg_is_suspended_and_the_result_of_its_utterance_abstains() -> None:
    engine = Engine()
    for leg in (LEG, SECOND):
        engine.legs.handle(leg)
        engine.legs.handle(frame(0, leg_id=leg.leg_id, seconds=1.0))
    wanted_s = engine.legs.admission.wanted_s
    assert 0 < (wanted_s("leg") or 0) < 1
    engine.vad.simulated_lag_s, engine.vad.is_held = 9.0, True
    engine.now_s += 10
    engine.legs.handle(frame(1.0))
    assert wanted_s("leg") == inf
    ended = [event for event in engine.events if isinstance(event, UtteranceEnded)]
    assert [(event.leg_id, event.abstained) for event in ended] == [("leg", True)]
    assert {event.reason for event in engine.events if isinstance(event, EmotionEvent | UtteranceEnded)} == {"overload"}
    overloads = [(event.active, event.suspended_legs) for event in engine.take(Overload)]
    assert overloads == [(True, 1)]


def test_a_suspended_leg_is_resumed_once_no_leg_is_late_any_more() -> None:
    engine = Engine()
    for leg in (LEG, SECOND):
        engine.legs.handle(leg)
        engine.legs.handle(frame(0, leg_id=leg.leg_id, seconds=1.0))
    engine.vad.simulated_lag_s, engine.vad.is_held = 9.0, True
    engine.now_s += 10
    engine.legs.handle(frame(1.0))
    assert engine.legs.admission.wanted_s("leg") == inf
    engine.vad.simulated_lag_s, engine.vad.is_held = 0.0, False
    engine.now_s += 30
    engine.legs.admission.resume_due()
    assert engine.legs.admission.wanted_s("leg") not in {None, inf}
    overloads = [(event.active, event.suspended_legs) for event in engine.take(Overload)]
    assert overloads[-1] == (False, 0)


def test_no_audio_is_wanted_of_legs_that_are_unknown_silent_or_never_analysed() -> None:
    engine = Engine()
    agent = replace(SECOND, role="agent")
    for leg in (LEG, agent):
        engine.legs.handle(leg)
    engine.legs.pauses.pause("session", None)
    assert [engine.legs.admission.wanted_s(leg_id) for leg_id in ("leg", "second", "nowhere")] == [None] * 3


def test_a_leg_s_windows_follow_the_present_hop_factor() -> None:
    engine = Engine()
    engine.legs.handle(LEG)
    engine.overload.set_hop_factor(4, 9)
    for number in range(8):
        engine.legs.handle(frame(number / 2))
    # The first window is due after 1.5 s of speech whatever the hop, the next one four hops of 0.5 s later.
    assert [window.end / 16_000 for window, _ in engine.model.pending] == [1.5, 3.5]
