"""A paused leg, or one whose role must not be analysed, is silent; what it said meanwhile is never analysed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from streamer.core.audio import AudioFrame, LegClosed
from streamer.core.errors import RequestError
from streamer.core.events import SessionChanged, SessionEnded, StateChanged, UtteranceEnded, UtteranceStarted
from tests.support.engine import Engine
from tests.support.leg import LEG, speech

TALK = speech((2.0, True), (1.0, False))
TWIN = replace(LEG, leg_id="twin", stream_id="stream")
"""A leg that is one channel of a stream."""


def talk(leg_id: str = "leg", *, start: int = 0, captured_at: float = 1_000.0) -> AudioFrame:
    return AudioFrame(leg_id, TALK, 16_000, start, captured_at=captured_at)


def utterances(engine: Engine) -> list[str]:
    """Return the legs of the utterances that began, and forget the events."""
    return [event.leg_id for event in engine.take(UtteranceStarted)]


def test_a_paused_session_silences_its_legs_and_those_that_open_later() -> None:
    engine = Engine()
    engine.legs.handle(LEG)
    engine.legs.pauses.pause("session", None)
    engine.legs.handle(replace(LEG, leg_id="late"))
    for leg_id in ("leg", "late"):
        engine.legs.handle(talk(leg_id))
    assert utterances(engine) == []
    assert engine.legs.pauses.is_paused("session")
    engine.legs.pauses.resume("session", None)
    for leg_id in ("leg", "late"):
        engine.legs.handle(talk(leg_id, start=len(TALK)))
    assert utterances(engine) == ["leg", "late"]


def test_a_paused_stream_silences_all_its_channels_and_no_other_leg() -> None:
    engine = Engine()
    for leg in (LEG, TWIN, replace(TWIN, leg_id="twin2")):
        engine.legs.handle(leg)
    engine.legs.pauses.pause("session", "stream")
    for leg_id in ("leg", "twin", "twin2"):
        engine.legs.handle(talk(leg_id))
    assert utterances(engine) == ["leg"]
    assert (engine.legs.pauses.is_paused("session"), engine.legs.pauses.is_paused("session", "stream")) == (False, True)
    assert engine.legs.pauses.paused_streams() == ["stream"]


@pytest.mark.parametrize("how", ["pause", "role", "end"])
def test_nobody_keeps_the_state_of_a_leg_that_is_not_heard_any_more(how: str) -> None:
    engine = Engine()
    engine.legs.handle(LEG)
    engine.legs.handle(talk())
    engine.model.score_all(np.array([0.01, 0.99], dtype=np.float32))
    assert [(event.state, event.role) for event in engine.take(StateChanged)] == [("angry", "customer")]
    match how:
        case "pause":
            engine.legs.pauses.pause("session", None)
        case "role":
            engine.legs.pauses.set_role("leg", "agent")
        case _:
            engine.legs.handle(LegClosed("leg", "hangup"))
    states = [event for event in engine.events if isinstance(event, StateChanged)]
    assert [(event.state, event.previous, event.role) for event in states] == [("none", "angry", "customer")]
    assert not isinstance(engine.events[0], SessionEnded)


def test_an_open_utterance_ends_with_the_pause_and_says_why() -> None:
    engine = Engine()
    engine.legs.handle(LEG)
    engine.legs.handle(AudioFrame("leg", TALK[:24_000], 16_000, 0, captured_at=1_000.0))
    engine.legs.pauses.pause("session", None)
    engine.model.score_all()
    ended = [(event.abstained, event.reason) for event in engine.take(UtteranceEnded)]
    assert ended == [(True, "paused")]


def test_one_stream_of_a_paused_session_cannot_be_resumed_alone() -> None:
    engine = Engine()
    engine.legs.handle(LEG)
    engine.legs.pauses.pause("session", None)
    with pytest.raises(RequestError, match="the whole session is paused"):
        engine.legs.pauses.resume("session", "leg")


def test_resuming_a_session_resumes_its_streams_too() -> None:
    engine = Engine()
    engine.legs.handle(LEG)
    engine.legs.pauses.pause("session", "leg")
    engine.legs.pauses.resume("session", None)
    assert engine.legs.pauses.paused_streams() == []
    engine.legs.handle(talk())
    assert utterances(engine) == ["leg"]


def test_a_frame_that_began_to_arrive_in_the_pause_is_not_analysed_of_a_leg_that_opens_later_either() -> None:
    engine = Engine()
    engine.legs.handle(LEG)
    engine.legs.pauses.pause("session", None)
    engine.legs.pauses.resume("session", None)
    engine.legs.handle(replace(LEG, leg_id="late"))
    for leg_id in ("leg", "late"):
        engine.legs.handle(talk(leg_id, captured_at=engine.now_s + 1))  # three seconds long
    assert utterances(engine) == []


def test_a_role_that_must_not_be_analysed_silences_at_once_and_the_utterance_ends_under_the_old_role() -> None:
    engine = Engine()
    engine.legs.handle(LEG)
    engine.legs.handle(AudioFrame("leg", TALK[:24_000], 16_000, 0, captured_at=1_000.0))
    engine.legs.pauses.set_role("leg", "agent")
    engine.model.score_all()
    roles = [event.role for event in engine.events if isinstance(event, UtteranceEnded)]
    changes = [event.legs[0] for event in engine.take(SessionChanged)]
    assert (roles, [(leg.role, leg.analysed) for leg in changes]) == (["customer"], [("agent", False)])
    engine.legs.handle(talk(start=24_000))
    assert utterances(engine) == []
    engine.legs.pauses.set_role("leg", "customer")
    engine.legs.handle(talk(start=24_000 + len(TALK)))
    assert utterances(engine) == ["leg"]


def test_a_leg_that_was_never_analysed_is_from_the_moment_its_role_allows_it() -> None:
    engine = Engine()
    engine.legs.handle(replace(LEG, role="agent"))
    engine.legs.handle(talk())
    assert utterances(engine) == []
    engine.legs.pauses.set_role("leg", "customer")
    engine.legs.handle(talk(start=len(TALK)))
    assert utterances(engine) == ["leg"]


def test_pauses_end_with_their_leg_and_their_session() -> None:
    engine = Engine()
    for leg in (LEG, TWIN):
        engine.legs.handle(leg)
    engine.legs.pauses.pause("session", "stream")
    engine.legs.pauses.pause("session", None)
    engine.legs.handle(LegClosed("twin", "hangup"))
    assert not engine.legs.pauses.is_paused("other", "stream")
    assert engine.legs.pauses.is_paused("session")
    engine.legs.handle(LegClosed("leg", "hangup"))
    assert not engine.legs.pauses.is_paused("session")


def test_the_role_of_an_unknown_stream_is_an_error() -> None:
    with pytest.raises(KeyError):
        Engine().legs.pauses.set_role("nowhere", "agent")
