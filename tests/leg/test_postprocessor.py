"""Scores of windows give the events that are expected, in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from streamer.core.audio import Window
from streamer.core.events import Audio, Category, EmotionEvent, StateChanged, UtteranceEnded, UtteranceStarted
from streamer.dsp.decision import DecisionConfig
from streamer.dsp.leg_normalization import LegNormalizer
from streamer.dsp.scoring import WindowScorer
from streamer.leg.postprocessor import Postprocessor
from tests.support.leg import LABELS, LEG, MODEL, NORMALIZATION, OPENED_AT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from streamer.core.events import AbstainReason, Event

CONFIG = DecisionConfig(
    min_confidence=0.6, max_lost_share=0.5, smoothing_ms=1000, commit_probability=0.5, commit_margin=0.35
)
A_MS = 16
"""Samples."""


def postprocessor(config: DecisionConfig = CONFIG) -> Postprocessor:
    scorer = WindowScorer(len(LABELS), window_samples=3000 * A_MS)
    return Postprocessor(LEG, config, scorer=scorer, labels=LABELS, model=MODEL)


def window(
    start_ms: int, end_ms: int, *, utterance: int = 1, is_final: bool = False, dropped_ms: int = 0, voice: int = 0
) -> Window:
    return Window(
        leg_id="leg",
        utterance_id=f"leg-{utterance}",
        start=start_ms * A_MS,
        end=end_ms * A_MS,
        inputs=np.zeros(1, dtype=np.float32),
        speech_ms=end_ms - start_ms - 1,
        concealed_ms=0,
        dropped_ms=dropped_ms,
        level_dbfs=-23.4,
        captured_at=end_ms / 1000,
        is_final=is_final,
        voice=voice,
    )


def events_of(by: Postprocessor, scored: Window, calm: float) -> list[Event]:
    """Return the events for the scores ``calm`` and 1 - ``calm``, with probabilities rounded to four places."""
    scores = np.array([calm, 1 - calm], dtype=np.float32)
    return [rounded(event) for event in by.events(scored, scores, inference_ms=7)]


def rounded(event: Event) -> Event:
    if isinstance(event, StateChanged):
        return replace(event, probability=round(event.probability, 4))
    if isinstance(event, EmotionEvent | UtteranceEnded):
        return replace(event, categories=tuple(Category(c.name, round(c.probability, 4)) for c in event.categories))
    return event


def audio(of: Window) -> Audio:
    start_ms, end_ms = of.start // A_MS, of.end // A_MS
    return Audio(start_ms, end_ms, end_ms - start_ms - 1, 0, of.dropped_ms, 16_000, "pcm", -23.4, "good")


def emotion(of: Window, *categories: tuple[str, float], reason: AbstainReason | None = None) -> EmotionEvent:
    end_s = of.end / 16_000
    return EmotionEvent(
        session_id="session",
        leg_id="leg",
        role="customer",
        utterance_id=of.utterance_id,
        trigger="speech_ended" if of.is_final else "interval",
        audio=audio(of),
        categories=tuple(Category(*category) for category in categories),
        abstained=reason is not None,
        reason=reason,
        model=MODEL,
        inference_ms=0 if reason == "overload" else 7,
        captured_at=end_s,
        at=OPENED_AT + timedelta(seconds=end_s),
    )


def ended(of: Window, *categories: tuple[str, float], reason: AbstainReason | None = None) -> UtteranceEnded:
    return UtteranceEnded(
        session_id="session",
        leg_id="leg",
        role="customer",
        utterance_id=of.utterance_id,
        audio=audio(of),
        categories=tuple(Category(*category) for category in categories),
        abstained=reason is not None,
        reason=reason,
        model=MODEL,
        at=OPENED_AT + timedelta(seconds=of.end / 16_000),
    )


def state(name: str, probability: float, *, previous: str | None, since_ms: int) -> StateChanged:
    at = OPENED_AT + timedelta(milliseconds=since_ms)
    return StateChanged("session", "leg", "customer", name, probability, previous, since_ms, at)


def test_the_scores_of_two_utterances_give_all_their_events() -> None:
    by = postprocessor()
    first, full, unsure = window(0, 1500), window(0, 3000), window(500, 3500)
    sure, second_full, last = window(1000, 4000), window(3000, 6000), window(0, 6500, is_final=True)
    later = window(11_500, 13_000, utterance=2)
    events = [
        *events_of(by, first, 0.9),
        *events_of(by, full, 0.2),
        *events_of(by, unsure, 0.55),
        *events_of(by, sure, 0.1),
        *events_of(by, second_full, 0.1),
        *events_of(by, last, 0.6),
        *events_of(by, later, 0.95),
    ]
    # The smoothed probability of calm is x[n] = s + (x[n-1] - s) * exp(-new speech / 1 s), from 1/2 on.
    assert events == [
        emotion(first, ("calm", 0.9), ("angry", 0.1)),
        state("calm", 0.8107, previous=None, since_ms=1500),  # 0.9 - 0.4 exp(-1.5)
        emotion(full, ("angry", 0.8), ("calm", 0.2)),  # 0.3363: angry leads by 0.33, which is too little
        emotion(unsure, ("calm", 0.55), ("angry", 0.45), reason="low_confidence"),  # changes nothing ...
        emotion(sure, ("angry", 0.9), ("calm", 0.1)),
        state("angry", 0.7567, previous="calm", since_ms=4000),  # ... and its half second does not count: exp(-0.5)
        emotion(second_full, ("angry", 0.9), ("calm", 0.1)),  # 0.1194 calm
        emotion(last, ("angry", 0.7), ("calm", 0.3)),  # the mean of both full windows and the final one: 0.2, 0.1, 0.6
        ended(last, ("angry", 0.7), ("calm", 0.3)),  # 0.1905 calm
        emotion(later, ("calm", 0.95), ("angry", 0.05)),
        state("calm", 0.7805, previous="angry", since_ms=13_000),  # its own 1.5 s, not the pause before it
    ]


def test_the_scores_of_the_whole_utterance_decide_whether_it_abstains() -> None:
    by = postprocessor()
    full, last = window(0, 3000), window(0, 3500, is_final=True)
    assert events_of(by, full, 1.0)[0] == emotion(full, ("calm", 1.0), ("angry", 0.0))
    assert events_of(by, last, 0.1) == [
        emotion(last, ("calm", 0.55), ("angry", 0.45), reason="low_confidence"),
        ended(last, ("calm", 0.55), ("angry", 0.45), reason="low_confidence"),
    ]


def test_a_refused_utterance_abstains_and_does_not_change_the_next_one() -> None:
    by = postprocessor(replace(CONFIG, commit_probability=1.0))
    full, refused, last = (
        window(0, 3000),
        window(0, 3500, is_final=True),
        window(9000, 9900, utterance=2, is_final=True),
    )
    assert events_of(by, full, 0.9) == [emotion(full, ("calm", 0.9), ("angry", 0.1))]
    assert list(by.refusal(refused)) == [emotion(refused, reason="overload"), ended(refused, reason="overload")]
    assert events_of(by, last, 0.2) == [
        emotion(last, ("angry", 0.8), ("calm", 0.2)),
        ended(last, ("angry", 0.8), ("calm", 0.2)),
    ]


@pytest.mark.parametrize(("calm", "reason"), [(0.75, None), (0.7499, "low_confidence"), (0.25, None)])
def test_a_best_label_below_min_confidence_abstains(calm: float, reason: AbstainReason | None) -> None:
    (event, *_) = events_of(postprocessor(replace(CONFIG, min_confidence=0.75)), window(0, 3000), calm)
    assert isinstance(event, EmotionEvent)
    assert (event.abstained, event.reason) == (reason is not None, reason)


@pytest.mark.parametrize(
    ("dropped_ms", "reason", "quality"),
    [
        (0, None, "good"),
        (29, None, "good"),
        (30, None, "degraded"),
        (299, None, "degraded"),
        (300, None, "poor"),
        (1500, None, "poor"),
        (1501, "audio_lost", "poor"),
        (3000, "audio_lost", "poor"),
    ],
)
def test_quality_and_abstention_follow_the_share_of_lost_audio(
    dropped_ms: int, reason: AbstainReason | None, quality: str
) -> None:
    (event, *_) = events_of(postprocessor(), window(0, 3000, dropped_ms=dropped_ms), 0.9)
    assert isinstance(event, EmotionEvent)
    assert (event.abstained, event.reason, event.audio.quality) == (reason is not None, reason, quality)


def test_an_utterance_starts_at_its_onset() -> None:
    at = OPENED_AT + timedelta(milliseconds=1234)
    assert postprocessor().started("leg-7", 1234 * A_MS) == UtteranceStarted(
        "session", "leg", "customer", "leg-7", 1234, at
    )


# -- normalisation of the leg ----------------------------------------------------------------------

EASY = replace(CONFIG, min_confidence=0.0, commit_probability=1.0)
"""No window abstains, and no state is committed."""


def normalizing(config: DecisionConfig = EASY) -> Postprocessor:
    scorer = WindowScorer(len(LABELS), window_samples=3000 * A_MS, normalization=NORMALIZATION)
    return Postprocessor(LEG, config, scorer=scorer, labels=LABELS, model=MODEL)


def reported(by: Postprocessor, scored: Window, calm: float) -> float:
    """Return the probability of calm in the events for the score ``calm``; all events must agree."""
    events = by.events(scored, two(calm), inference_ms=7)
    all_categories = [e.categories for e in events if isinstance(e, EmotionEvent | UtteranceEnded)]
    (probability,) = {c.probability for categories in all_categories for c in categories if c.name == "calm"}
    return probability


def two(calm: float) -> NDArray[np.float32]:
    return np.array([calm, 1 - calm], dtype=np.float32)


def after(*utterances: float, calm: float) -> float:
    """Return the normalised score of calm, ``calm`` before, on a leg with these earlier utterances."""
    leg = LegNormalizer(NORMALIZATION)
    for utterance in utterances:
        leg.update(two(utterance))
    return float(leg.normalize(two(calm))[0])


def test_an_utterance_and_its_windows_are_normalised_with_the_utterances_before_it() -> None:
    by = normalizing()
    first = [
        reported(by, window(0, 1500), 0.7),
        reported(by, window(0, 3000), 0.9),
        reported(by, window(0, 3500, is_final=True), 0.8),
    ]
    second = [
        reported(by, window(9000, 10_500, utterance=2), 0.7),
        reported(by, window(9000, 11_000, utterance=2, is_final=True), 0.6),
    ]
    third = reported(by, window(20_000, 22_000, utterance=3, is_final=True), 0.6)
    assert first == pytest.approx([0.7, 0.9, 0.85])  # the last is the mean of the full and the final window
    assert second == pytest.approx([after(0.85, calm=0.7), after(0.85, calm=0.6)])
    assert third == pytest.approx(after(0.85, 0.6, calm=0.6))  # the raw scores of the second, not the normalised ones
    assert second[0] < 0.6  # the normalisation has an effect


def test_abstention_and_state_use_normalised_scores() -> None:
    by = normalizing(replace(CONFIG, smoothing_ms=1, commit_margin=0.0))
    assert [type(e) for e in by.events(window(0, 2000, is_final=True), two(0.95), inference_ms=7)] == [
        EmotionEvent,
        StateChanged,
        UtteranceEnded,
    ]
    unsure = by.events(window(9000, 11_000, utterance=2), two(0.75), inference_ms=7)
    assert [(type(e), getattr(e, "reason", None)) for e in unsure] == [(EmotionEvent, "low_confidence")]
    assert 0.4 < after(0.95, calm=0.75) < 0.6  # without normalisation it would be confident enough
    (_, changed) = by.events(window(9000, 12_000, utterance=2), two(0.4), inference_ms=7)
    assert isinstance(changed, StateChanged)
    assert changed.state == "angry"
    assert changed.probability == pytest.approx(1 - after(0.95, calm=0.4))


@pytest.mark.parametrize(
    ("utterance", "updates"),
    [
        (window(0, 2000, is_final=True), True),
        (window(0, 1001, is_final=True), True),
        (window(0, 1000, is_final=True), False),  # 999 ms of speech
        (window(0, 2000, is_final=True, dropped_ms=1000), True),
        (window(0, 2000, is_final=True, dropped_ms=1001), False),
        (window(0, 2000), False),  # the final window is not scored
    ],
)
def test_short_mostly_lost_and_unscored_utterances_do_not_update(utterance: Window, *, updates: bool) -> None:
    by = normalizing()
    by.events(utterance, two(0.9), inference_ms=7)
    if not utterance.is_final:
        by.refusal(replace(utterance, is_final=True))
    earlier = (0.9,) if updates else ()
    assert reported(by, window(9000, 11_000, utterance=2), 0.7) == after(*earlier, calm=0.7)


def test_an_utterance_with_low_confidence_updates() -> None:
    by = normalizing(replace(EASY, min_confidence=0.99))
    by.events(window(0, 2000, is_final=True), two(0.6), inference_ms=7)
    assert reported(by, window(9000, 11_000, utterance=2), 0.7) == after(0.6, calm=0.7)


def test_a_new_voice_is_not_normalised_with_the_utterances_of_the_old_one() -> None:
    by = normalizing()
    reported(by, window(0, 2000, is_final=True), 0.9)
    assert reported(by, window(9000, 11_000, utterance=2, is_final=True, voice=1), 0.8) == after(calm=0.8)
    assert reported(by, window(20_000, 22_000, utterance=3, voice=1), 0.7) == after(0.8, calm=0.7)
