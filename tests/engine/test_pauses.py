"""A leg that is paused, or has a role that must not be analysed, is silent: its audio from then is never analysed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from streamer.core.audio import AudioFrame, AudioLost, LegClosed, SourcePause
from streamer.core.errors import RequestError
from streamer.core.events import (
    EmotionEvent,
    Gap,
    SessionChanged,
    SessionEnded,
    SessionStarted,
    StateChanged,
    UtteranceEnded,
    UtteranceStarted,
)
from tests.support.engine import Engine
from tests.support.leg import LEG, speech

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from streamer.core.events import Event

TALK = speech((2.0, True), (1.0, False))
CHANNEL = replace(LEG, leg_id="channel 1", stream_id="stream")
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


def test_a_pause_of_the_platform_and_one_of_a_control_client_both_have_to_end() -> None:
    engine = Engine()
    pauses = engine.legs.pauses
    engine.legs.handle(LEG)
    engine.legs.handle(SourcePause("session", is_paused=True))
    engine.legs.handle(talk())
    with pytest.raises(RequestError, match="the platform has paused this call, and it alone can resume it"):
        pauses.resume("session", None)
    pauses.pause("session", None)
    engine.legs.handle(SourcePause("session", is_paused=False))
    engine.legs.handle(talk(start=len(TALK)))
    assert (utterances(engine), pauses.is_paused("session")) == ([], True)
    engine.legs.handle(SourcePause("session", is_paused=True))
    pauses.resume("session", None)  # that of the client ends
    engine.legs.handle(talk(start=2 * len(TALK)))
    assert (utterances(engine), pauses.is_paused("session")) == ([], True)
    engine.legs.handle(SourcePause("session", is_paused=False))
    engine.legs.handle(talk(start=3 * len(TALK)))
    assert (utterances(engine), pauses.is_paused("session")) == (["leg"], False)
    engine.legs.handle(LegClosed("leg", "hangup"))
    assert not pauses.is_paused("session")


def test_a_platform_that_pauses_is_told_to_subscribers_as_any_pause() -> None:
    engine = Engine()
    engine.legs.handle(LEG)
    engine.legs.handle(talk())
    for is_paused in (True, False):
        engine.legs.handle(SourcePause("session", is_paused=is_paused))
    changes = engine.take(SessionChanged)
    assert [[leg.paused for leg in change.legs] for change in changes] == [[True], [False]]


def test_a_paused_stream_silences_all_its_channels_and_no_other_leg() -> None:
    engine = Engine()
    for leg in (LEG, CHANNEL, replace(CHANNEL, leg_id="channel 2")):
        engine.legs.handle(leg)
    engine.legs.pauses.pause("session", "stream")
    for leg_id in ("leg", "channel 1", "channel 2"):
        engine.legs.handle(talk(leg_id))
    assert utterances(engine) == ["leg"]
    assert (engine.legs.pauses.is_paused("session"), engine.legs.pauses.is_paused("session", "stream")) == (False, True)
    assert engine.legs.pauses.paused_streams() == ["stream"]


@pytest.mark.parametrize("how", ["pause", "role", "end"])
def test_the_state_of_a_leg_ends_with_its_analysis(how: str) -> None:
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


def test_the_result_of_an_utterance_that_a_pause_ends_abstains() -> None:
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


def test_a_frame_that_began_to_arrive_in_the_pause_is_not_analysed() -> None:
    engine = Engine()
    engine.legs.handle(LEG)
    engine.legs.pauses.pause("session", None)
    engine.legs.pauses.resume("session", None)
    engine.legs.handle(replace(LEG, leg_id="late"))
    for leg_id in ("leg", "late"):
        engine.legs.handle(talk(leg_id, captured_at=engine.now_s + 1))  # three seconds long
    assert utterances(engine) == []


def events_around_silence(secret: NDArray[np.float32], *, by_role: bool) -> list[Event]:
    """Return the events of a leg that talks, is silenced while ``secret`` and a loss come, and talks again."""
    engine = Engine()
    pauses = engine.legs.pauses
    engine.legs.handle(LEG)
    engine.legs.handle(AudioFrame("leg", TALK[:30_000], 16_000, 0, captured_at=1.9))
    engine.model.score_all()
    pauses.set_role("leg", "agent") if by_role else pauses.pause("session", None)
    engine.legs.handle(AudioFrame("leg", secret, 16_000, 30_000, captured_at=99.0))
    engine.legs.handle(AudioLost("source", ("leg",), 160, 16_000, 1, "concealed"))
    pauses.set_role("leg", "customer") if by_role else pauses.resume("session", None)
    # This frame began to arrive before the leg was resumed, at 100 s.
    engine.legs.handle(AudioFrame("leg", secret, 16_000, 34_000, captured_at=100.1))
    engine.legs.handle(talk(start=38_000, captured_at=200.0))
    engine.legs.handle(LegClosed("leg", "hangup"))
    engine.model.score_all()
    return engine.events


@pytest.mark.parametrize("by_role", [False, True])
def test_audio_of_a_silent_leg_changes_no_event_and_is_not_reported_as_lost(*, by_role: bool) -> None:
    of_silence = events_around_silence(np.zeros(4_000, np.float32), by_role=by_role)
    of_speech = events_around_silence(speech((0.25, True), seed=7), by_role=by_role)
    assert of_silence == of_speech
    first, second = [event for event in of_speech if isinstance(event, UtteranceEnded)]
    assert (first.utterance_id, first.reason) == ("leg-1", "paused")
    assert [(each.audio.dropped_ms, each.audio.concealed_ms) for each in (first, second)] == [(0, 0), (0, 0)]
    assert second.audio.start_ms >= 38_000 / 16
    assert not any(isinstance(event, Gap) for event in of_speech)
    results = [event for event in of_speech if isinstance(event, EmotionEvent | UtteranceStarted | UtteranceEnded)]
    assert {event.role for event in results} == {"customer"}
    changes = [event.legs[0] for event in of_speech if isinstance(event, SessionChanged)]
    assert [(leg.paused, leg.analysed) for leg in changes] == (
        [(False, False), (False, True)] if by_role else [(True, True), (False, True)]
    )


def test_no_audio_of_a_leg_that_opens_in_a_pause_or_soon_after_it_counts_as_dropped() -> None:
    engine = Engine()
    loud = speech((2.0, True))
    engine.legs.handle(replace(LEG, leg_id="first"))
    engine.legs.pauses.pause("session", None)
    engine.legs.handle(LEG)
    engine.legs.handle(AudioFrame("leg", loud, 16_000, 0, captured_at=99.0))
    engine.legs.pauses.resume("session", None)
    engine.legs.handle(replace(LEG, leg_id="late"))
    engine.legs.handle(AudioFrame("late", loud, 16_000, 0, captured_at=99.0))
    engine.legs.handle(talk(start=36_000, captured_at=200.0))
    for leg_id in ("first", "leg", "late"):
        engine.legs.handle(LegClosed(leg_id, "hangup"))
    engine.model.score_all()
    (ended,) = engine.take(UtteranceEnded)
    assert (ended.leg_id, ended.audio.dropped_ms) == ("leg", 0)
    assert ended.audio.start_ms >= 36_000 / 16


def test_a_role_that_must_not_be_analysed_silences_the_leg_and_its_utterance_ends_under_the_old_role() -> None:
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


def test_a_leg_that_was_never_analysed_is_analysed_once_its_role_allows_it() -> None:
    engine = Engine()
    engine.legs.handle(replace(LEG, role="agent"))
    engine.legs.handle(talk())
    assert utterances(engine) == []
    engine.legs.pauses.set_role("leg", "customer")
    engine.legs.handle(talk(start=len(TALK)))
    assert utterances(engine) == ["leg"]


def test_pauses_end_with_their_leg_and_their_session() -> None:
    engine = Engine()
    for leg in (LEG, CHANNEL):
        engine.legs.handle(leg)
    engine.legs.pauses.pause("session", "stream")
    engine.legs.pauses.pause("session", None)
    engine.legs.handle(LegClosed("channel 1", "hangup"))
    assert not engine.legs.pauses.is_paused("other", "stream")
    assert engine.legs.pauses.is_paused("session")
    engine.legs.handle(LegClosed("leg", "hangup"))
    assert not engine.legs.pauses.is_paused("session")


def test_the_role_of_an_unknown_stream_is_an_error() -> None:
    with pytest.raises(KeyError):
        Engine().legs.pauses.set_role("nowhere", "agent")


def test_a_role_that_may_no_longer_be_analysed_is_silenced_at_once_and_one_that_may_is_heard() -> None:
    engine = Engine()
    for leg in (LEG, replace(LEG, leg_id="other", role="agent")):
        engine.legs.handle(leg)
        engine.legs.handle(talk(leg.leg_id))
    assert utterances(engine) == ["leg"]  # agents are not analysed
    engine.legs.pauses.set_analyses(lambda role: role == "agent")
    for leg_id in ("leg", "other"):
        engine.legs.handle(talk(leg_id, start=len(TALK)))
    (changed,) = engine.take(SessionChanged)
    assert [(leg.leg_id, leg.analysed) for leg in changed.legs] == [("leg", False), ("other", True)]
    assert engine.legs.sessions.analyses("agent")


def test_a_pause_and_its_end_are_published_once_each_and_a_leg_that_opens_in_a_pause_says_so() -> None:
    engine = Engine()
    for leg in (LEG, CHANNEL):
        engine.legs.handle(leg)
        engine.legs.handle(talk(leg.leg_id))
    for _ in range(2):
        engine.legs.pauses.pause("session", "stream")
    engine.legs.pauses.pause("session", None)
    engine.legs.handle(replace(LEG, leg_id="late"))
    for _ in range(2):
        engine.legs.pauses.resume("session", None)
    assert [{leg.leg_id: leg.paused for leg in event.legs} for event in engine.take(SessionChanged)] == [
        {"leg": False, "channel 1": False},  # the channel joins
        {"leg": False, "channel 1": True},
        {"leg": True, "channel 1": True},
        {"leg": True, "channel 1": True, "late": True},
        {"leg": False, "channel 1": False, "late": False},
    ]


def test_the_start_of_a_session_says_that_it_is_paused() -> None:
    engine = Engine()
    engine.legs.handle(LEG)
    engine.legs.pauses.pause("session", None)
    engine.legs.handle(talk())
    (started,) = engine.take(SessionStarted)
    assert [leg.paused for leg in started.legs] == [True]
    assert engine.take(SessionChanged) == []


def test_a_rule_that_changes_nothing_is_not_reported() -> None:
    engine = Engine()
    engine.legs.handle(LEG)
    engine.legs.handle(talk())
    engine.legs.pauses.set_analyses(lambda role: role != "agent")
    assert SessionChanged not in {type(event) for event in engine.events}
    engine.legs.handle(talk(start=len(TALK)))
    engine.model.score_all()
    assert utterances(engine) == ["leg", "leg"]
