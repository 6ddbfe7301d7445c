"""Live audio is taken while the machine keeps up; beyond that it is dropped and counted, and legs are suspended."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import numpy as np

from streamer.core.audio import AudioFrame, LegClosed
from streamer.core.events import EmotionEvent, Gap, UtteranceEnded
from streamer.engine.overload.frames import OLD_S
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
    assert (engine.legs.admission.taken_s, engine.legs.admission.given_up_s) == (10.0, 0.0)


def test_live_audio_beyond_two_seconds_of_backlog_is_dropped_and_reported() -> None:
    engine = Engine()
    engine.vad.is_held = True
    engine.legs.handle(LEG)
    for number in range(8):
        engine.legs.handle(frame(number / 2))
    engine.legs.handle(LegClosed("leg", "hangup"))
    gaps = engine.take(Gap)
    taken_ms = 1_000 * OLD_S + 500  # the frame that crosses the limit is taken
    assert sum(gap.lost_ms for gap in gaps) == 4_000 - taken_ms
    assert {gap.reason for gap in gaps} == {"overflow"}
    assert engine.legs.admission.taken_s == engine.legs.admission.given_up_s == taken_ms / 1_000


def suspended() -> Engine:
    """Return an engine with two legs, of which the first was suspended in its utterance."""
    engine = Engine()
    for leg in (LEG, SECOND):
        engine.legs.handle(leg)
        engine.legs.handle(frame(0, leg_id=leg.leg_id, seconds=1.0))
    engine.legs.admission.relieve(hop_factor=4.0, served=0.5, now_s=1.0)
    return engine


def test_the_result_of_the_utterance_of_a_suspended_leg_abstains_and_its_audio_is_dropped() -> None:
    engine = suspended()
    wanted_s = engine.legs.admission.wanted_s
    assert (wanted_s("leg"), engine.legs.admission.n_suspended) == (inf, 1)
    assert 0 < (wanted_s("second") or 0) < 1
    engine.legs.handle(frame(1.0))
    ended = [event for event in engine.events if isinstance(event, UtteranceEnded)]
    assert [(event.leg_id, event.abstained) for event in ended] == [("leg", True)]
    assert {event.reason for event in engine.events if isinstance(event, EmotionEvent | UtteranceEnded)} == {"overload"}
    assert [gap.leg_ids for gap in engine.take(Gap)] == [("leg",)]


def test_a_suspended_leg_is_analysed_again_when_there_is_room() -> None:
    engine = suspended()
    engine.legs.admission.relieve(hop_factor=1.0, served=1.0, now_s=2.0)
    assert engine.legs.admission.n_suspended == 0
    assert engine.legs.admission.wanted_s("leg") not in {None, inf}


def test_a_leg_that_ends_or_is_silent_is_not_suspended() -> None:
    engine = suspended()
    engine.legs.pauses.pause("session", None)
    assert engine.legs.admission.n_suspended == 0
    engine.legs.admission.relieve(hop_factor=4.0, served=0.5, now_s=1.5)
    assert engine.legs.admission.n_suspended == 0  # the other one is alone now
    engine.legs.handle(LegClosed("second", "hangup"))
    engine.legs.admission.relieve(hop_factor=4.0, served=0.5, now_s=1.5)
    assert engine.legs.admission.n_suspended == 0


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
    engine.legs.admission.relieve(hop_factor=4.0, served=1.0, now_s=1.0)
    for number in range(8):
        engine.legs.handle(frame(number / 2))
    # The first window is due after 1.5 s of speech whatever the hop, the next one four hops of 0.5 s later.
    assert [window.end / 16_000 for window, *_ in engine.model.pending] == [1.5, 3.5]
