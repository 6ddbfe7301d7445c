"""The life of a leg: its session starts with its first audio and ends after its last scores."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from streamer.core.audio import AudioFrame, AudioLost, LegClosed, SourceAlive, SourceHealth
from streamer.core.events import (
    EmotionEvent,
    Gap,
    HealthChanged,
    SessionChanged,
    SessionEnded,
    SessionStarted,
    UtteranceEnded,
)
from streamer.dsp.scoring import HeadRequest, WindowScorer
from streamer.engine.state_file import StateFile
from tests.support.engine import AT, EVEN, Engine
from tests.support.leg import LABELS, LEG, analyzer, speech
from tests.support.state_file import kept_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from streamer.core.audio import Window
    from streamer.dsp.scoring import Asking, Scored

TALK = speech((2.0, True), (1.0, False))
FRAME = AudioFrame("leg", TALK, 16_000, 0)


def names(engine: Engine) -> list[str]:
    return [type(event).__name__ for event in engine.events]


def test_the_session_starts_with_the_first_audio_and_ends_after_the_last_scores() -> None:
    engine = Engine()
    engine.legs.handle(LEG)
    assert names(engine) == []
    engine.legs.handle(FRAME)
    assert names(engine)[0] == "SessionStarted"
    engine.legs.handle(LegClosed("leg", "hangup"))
    assert "SessionEnded" not in names(engine)
    assert engine.legs.is_idle
    engine.model.score_all()
    assert names(engine)[-2:] == ["UtteranceEnded", "SessionEnded"]
    assert engine.events[-1] == SessionEnded("source", "session", "hangup", 3_000, LEG.opened_at.replace(second=8))
    assert engine.legs.legs_ended == 1


def test_results_of_windows_that_are_given_up_abstain_and_the_session_still_ends() -> None:
    engine = Engine()
    for message in (LEG, FRAME, LegClosed("leg", "timeout")):
        engine.legs.handle(message)
    engine.model.score_all(None)
    results = [event.reason for event in engine.events if isinstance(event, EmotionEvent | UtteranceEnded)]
    assert set(results) == {"overload"}
    assert isinstance(engine.events[-1], SessionEnded)


def test_a_leg_without_audio_still_has_a_start_and_an_end() -> None:
    engine = Engine()
    engine.legs.handle(LEG)
    engine.legs.handle(LegClosed("leg", "error"))
    assert names(engine) == ["SessionStarted", "SessionEnded"]
    (ended,) = engine.take(SessionEnded)
    assert (ended.reason, ended.duration_ms) == ("error", 0)


def test_a_leg_that_must_not_be_analysed_has_a_start_and_an_end_and_nothing_else() -> None:
    engine = Engine()
    for message in (replace(LEG, role="agent"), FRAME, LegClosed("leg", "hangup")):
        engine.legs.handle(message)
    assert names(engine) == ["SessionStarted", "SessionEnded"]
    (started,) = engine.take(SessionStarted)
    assert [leg.analysed for leg in started.legs] == [False]


def test_the_session_of_two_legs_starts_once_and_ends_with_the_last_one() -> None:
    engine = Engine()
    second = replace(LEG, leg_id="second", role="agent")
    for message in (LEG, FRAME, second, LegClosed("leg", "hangup")):
        engine.legs.handle(message)
    engine.model.score_all()
    engine.legs.handle(LegClosed("second", "timeout"))
    lifecycle = [event for event in engine.events if isinstance(event, SessionStarted | SessionChanged | SessionEnded)]
    assert [type(event) for event in lifecycle] == [SessionStarted, SessionChanged, SessionEnded]
    assert isinstance(lifecycle[-1], SessionEnded)
    assert lifecycle[-1].reason == "timeout"


def test_a_leg_that_joins_a_started_session_is_reported_as_a_change_of_it() -> None:
    engine = Engine()
    engine.legs.handle(LEG)
    engine.legs.handle(FRAME)
    engine.legs.handle(replace(LEG, leg_id="second", role="agent"))
    (changed,) = engine.take(SessionChanged)
    assert [(leg.leg_id, leg.analysed) for leg in changed.legs] == [("leg", True), ("second", False)]


def test_shutdown_closes_every_leg_and_opens_an_expected_one_first() -> None:
    engine = Engine()
    engine.sessions.expect(replace(LEG, leg_id="expected", session_id="expected"))
    engine.legs.handle(LEG)
    engine.legs.end_all("shutdown")
    started = [event.session_id for event in engine.events if isinstance(event, SessionStarted)]
    ended = [(event.session_id, event.reason) for event in engine.events if isinstance(event, SessionEnded)]
    assert started == ["session", "expected"]
    assert ended == [("session", "shutdown"), ("expected", "shutdown")]


@pytest.mark.parametrize("is_paused", [False, True])
def test_scores_that_arrive_in_a_pause_are_not_published(is_paused: bool) -> None:
    engine = Engine()
    engine.legs.handle(LEG)
    engine.legs.handle(FRAME)
    if is_paused:
        engine.legs.pauses.pause("session", None)
    engine.model.score_all(EVEN)
    reasons = {event.reason for event in engine.take(EmotionEvent)}
    assert reasons == ({"paused"} if is_paused else {None})


def test_an_open_session_is_on_disk_before_its_start_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "sessions.json"
    on_disk: list[int] = []
    engine = Engine(state_file=StateFile(path), before_event=lambda: on_disk.append(len(kept_in(path))))
    for message in (LEG, FRAME, LegClosed("leg", "hangup")):
        engine.legs.handle(message)
    engine.model.score_all()
    assert on_disk[0] == 1
    assert kept_in(path) == []


def test_the_health_and_the_losses_of_a_source_are_published_and_a_sign_of_life_is_not() -> None:
    engine = Engine()
    engine.legs.handle(SourceHealth("source", "ok", "well"))
    engine.legs.handle(SourceAlive("source"))
    engine.legs.handle(AudioLost("source", (), 8_000, 16_000, 3, "overflow"))
    gap = Gap("overflow", "source", lost_ms=500, lost_events=0, occurrences=3, at=AT)
    assert engine.events == [HealthChanged("source", "ok", "well", AT), gap]


class _AskingScorer(WindowScorer):
    """Asks a head about what the model gives for a window."""

    def asking(self, window: Window, output: NDArray[np.float32]) -> Asking[Scored]:
        return self.score(window, (yield HeadRequest(output, output, 0.0)))


def test_the_head_is_asked_about_all_legs_that_have_scores_at_once_and_each_gets_its_own_results() -> None:
    asked: list[int] = []

    def answer(requests: Sequence[HeadRequest]) -> list[NDArray[np.float32]]:
        asked.append(len(requests))
        return [request.pooled[::-1] for request in requests]

    engine = Engine(
        make_analyzer=lambda leg: analyzer(leg, scorer=_AskingScorer(len(LABELS), window_samples=48_000)),
        answer_head=answer,
    )
    legs = [replace(LEG, leg_id=f"leg-{number}", session_id=f"session-{number}") for number in range(3)]
    for leg in legs:
        for message in (leg, replace(FRAME, leg_id=leg.leg_id), LegClosed(leg.leg_id, "hangup")):
            engine.legs.handle(message)
    n_windows = len(engine.model.pending)
    engine.model.score_all(np.array([0.9, 0.1], np.float32))
    assert asked == [3] * (n_windows // 3)
    results = [event for event in engine.events if isinstance(event, EmotionEvent)]
    assert [len([e for e in results if e.leg_id == leg.leg_id]) for leg in legs] == [n_windows // 3] * 3
    tops = {(event.categories[0].name, round(event.categories[0].probability, 3)) for event in results}
    assert tops == {(LABELS[1], 0.9)}
    assert [event.session_id for event in engine.events if isinstance(event, SessionEnded)] == [
        leg.session_id for leg in legs
    ]
