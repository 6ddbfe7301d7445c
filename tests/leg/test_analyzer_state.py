"""The state of a leg begins with results, and ends with silence, a break, another voice or the end of the leg."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.core.audio import AudioFrame
from streamer.core.events import EmotionEvent, StateChanged, UtteranceStarted
from tests.support.leg import CONFIG, analyzer, speech

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from streamer.core.audio import Window
    from streamer.core.events import Event
    from streamer.leg.analyzer import Analyzer, Step
    from streamer.leg.analyzer_config import AnalyzerConfig

ANGRY = np.array([0.05, 0.95], dtype=np.float32)
DECISION = replace(
    CONFIG.decision, base_rates=(0.6, 0.4), stickiness=1.0, evidence_exponent=1.0, silence_samples=3 * 16_000
)
LASTING = replace(CONFIG, decision=DECISION)
FADING = replace(CONFIG, decision=replace(DECISION, stickiness=0.7, release_probability=0.5))
TURN = (2.0, True), (1.0, False)


def settle(a: Analyzer, step: Step) -> list[Event]:
    return [*step.events, *(event for window in step.windows for event in a.accept(window, ANGRY, inference_ms=1))]


def push(a: Analyzer, samples: NDArray[np.float32], start: int = 0, *, is_new_voice: bool = False) -> list[Event]:
    return settle(a, a.push(AudioFrame("leg", samples, 16_000, start, is_new_voice=is_new_voice)))


def states(events: list[Event]) -> list[tuple[str, int]]:
    return [(event.state, event.since_ms) for event in events if isinstance(event, StateChanged)]


def test_a_state_ends_after_a_silence_although_no_window_comes() -> None:
    a = analyzer(config=LASTING)
    found = push(a, speech((0.5, False), (2.0, True), (3.2, False)))
    assert states(found) == [("angry", 1980), ("none", 5528)]  # speech ends at 2528 ms
    assert states(push(a, speech((5.0, False)), 91_200)) == []
    assert states(settle(a, a.finish())) == []


def test_a_state_fades_in_a_silence() -> None:
    a = analyzer(config=replace(FADING, decision=replace(FADING.decision, silence_samples=160_000)))
    (_, (state, since_ms)) = states(push(a, speech((0.5, False), (2.0, True), (8.0, False))))
    assert state == "none"
    assert 2528 < since_ms < 10_000


def test_a_short_pause_ends_no_state() -> None:
    a = analyzer(config=LASTING)
    assert states(push(a, speech(*TURN, *TURN, *TURN))) == [("angry", 1500)]


def test_the_end_of_the_leg_ends_the_state() -> None:
    a = analyzer(config=LASTING)
    push(a, speech(*TURN))
    assert states(settle(a, a.finish())) == [("none", 3000)]
    assert states(settle(a, a.finish())) == []


def test_a_break_off_ends_the_state_after_the_windows_before_it() -> None:
    a = analyzer(config=LASTING)
    step = a.push(AudioFrame("leg", speech((2.0, True)), 16_000, 0))
    broken = a.break_off()
    assert broken.events == ()
    assert states(settle(a, step) + settle(a, broken)) == [("angry", 1500), ("none", 2000)]
    assert states(push(a, speech((1.2, True)), 160_000)) == []  # nothing is left of what was heard before


def test_another_voice_ends_the_state() -> None:
    a = analyzer(config=LASTING)
    push(a, speech((2.0, True)))
    assert states(push(a, speech((0.5, False)), 32_000, is_new_voice=True)) == [("none", 2000)]


def test_a_state_ends_within_a_hole_but_not_within_a_shorter_one() -> None:
    a, b = analyzer(config=LASTING), analyzer(config=LASTING)
    for leg in (a, b):
        push(leg, speech(*TURN))
    assert states(push(a, speech((0.5, False)), 10 * 16_000)) == [("none", 5016)]
    assert states(push(b, speech((0.5, False)), 72_000)) == []


def test_the_end_of_a_state_comes_before_the_utterance_after_the_silence() -> None:
    found = push(analyzer(config=LASTING), speech((2.0, True), (3.5, False), (1.0, True)))
    names = [event.state if isinstance(event, StateChanged) else type(event).__name__ for event in found]
    assert [name for name in names if name not in ("EmotionEvent", "UtteranceEnded")] == [
        "UtteranceStarted",
        "angry",
        "none",
        "UtteranceStarted",
    ]


TURNS = speech((0.5, False), *TURN, (2.5, False), (1.8, True), (3.4, False), (1.6, True), (0.2, False), seed=3)


@pytest.mark.parametrize("config", [LASTING, FADING])
@given(sizes=st.lists(st.integers(0, 30_000), max_size=12))
def test_every_chunking_gives_the_same_states_between_the_same_events(config: AnalyzerConfig, sizes: list[int]) -> None:
    assert analyze(config, sizes) == analyze(config, [])
    assert [name for name, _ in states(analyze(config, []))] == ["angry", "none"] * 3


@pytest.mark.parametrize("waiting_windows", [1, 3, 100])
def test_late_results_give_the_same_states_between_the_same_events(waiting_windows: int) -> None:
    a = analyzer(config=FADING)
    found: list[Event] = []
    waiting: deque[Window] = deque()
    for start in [*range(0, len(TURNS), 800), None]:
        step = a.finish() if start is None else a.push(AudioFrame("leg", TURNS[start : start + 800], 16_000, start))
        found += step.events
        waiting += step.windows
        while len(waiting) > (waiting_windows if start is not None else 0):
            found += a.accept(waiting.popleft(), ANGRY, inference_ms=1)
    assert found == analyze(FADING, [])


def test_refused_results_still_tell_the_posterior_in_the_order_of_the_audio() -> None:
    a = analyzer(config=LASTING)
    first, second, *others = a.push(AudioFrame("leg", speech((4.0, True)), 16_000, 0)).windows
    assert a.refuse(second) == ()
    events = a.accept(first, ANGRY, inference_ms=1)
    posteriors = [event.posterior[0] for event in events if isinstance(event, EmotionEvent)]
    assert len(posteriors) == 2
    assert posteriors[0].name == "angry"
    assert posteriors[0] == posteriors[1]
    assert others


def analyze(config: AnalyzerConfig, sizes: list[int]) -> list[Event]:
    a, position = analyzer(config=config), 0
    found: list[Event] = []
    for size in [*sizes, len(TURNS)]:
        found += push(a, TURNS[position : position + size], position)
        position += len(TURNS[position : position + size])
    found += settle(a, a.finish())
    assert sum(isinstance(event, UtteranceStarted) for event in found) == 3
    return found


def test_other_thresholds_hold_from_the_next_result_on_and_the_evidence_stays() -> None:
    a, unchanged = analyzer(config=LASTING), analyzer(config=LASTING)
    deaf = replace(LASTING, decision=replace(DECISION, claim_probability=1.0, release_probability=0.99))
    first, second = speech((0.5, False), (2.0, True)), speech((3.0, True), seed=2)
    assert states(push(a, first)) == states(push(unchanged, first)) == [("angry", 1980)]
    a.reconfigure(replace(deaf, decision=replace(deaf.decision, min_confidence=1.0)))
    found = push(a, second, len(first))
    assert states(found) == [("none", 2980)]  # it is not as sure as is asked for now
    reasons = {event.reason for event in found if isinstance(event, EmotionEvent)}
    posteriors = [event.posterior for event in found if isinstance(event, EmotionEvent)]
    assert reasons == {"low_confidence"}
    assert posteriors == [
        event.posterior for event in push(unchanged, second, len(first)) if isinstance(event, EmotionEvent)
    ]


def test_base_rates_that_change_before_the_first_result_hold_for_it() -> None:
    a, b = (
        analyzer(config=LASTING),
        analyzer(config=replace(LASTING, decision=replace(DECISION, base_rates=(0.9, 0.1)))),
    )
    a.reconfigure(replace(LASTING, decision=replace(DECISION, base_rates=(0.9, 0.1))))
    assert push(a, speech((2.0, True))) == push(b, speech((2.0, True)))


def test_the_gate_takes_other_thresholds_within_the_leg() -> None:
    a = analyzer(config=LASTING)
    nothing_is_speech = replace(CONFIG.gate, speech_threshold=1.1, silence_threshold=1.1, hangover_samples=1)
    a.reconfigure(replace(LASTING, gate=nothing_is_speech))
    assert push(a, speech((2.0, True))) == []
    a.reconfigure(LASTING)
    found = push(a, speech((2.0, True), (1.0, False)), 32_000)
    assert sum(isinstance(event, UtteranceStarted) for event in found) == 1
