"""Scores of windows give the events that are expected, in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from streamer.core.audio import Window
from streamer.core.events import (
    Audio,
    Category,
    Dimensions,
    EmotionEvent,
    StateChanged,
    UtteranceEnded,
    UtteranceStarted,
)
from streamer.dsp.decision import DecisionConfig
from streamer.dsp.leg_normalization import LegNormalizer
from streamer.dsp.scoring import WindowScorer, answer_together, no_head
from streamer.leg.postprocessor import Postprocessor
from tests.support.leg import LABELS, LEG, MODEL, NORMALIZATION, OPENED_AT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from streamer.core.events import AbstainReason, Event

CONFIG = DecisionConfig(
    min_confidence=0.6,
    max_lost_share=0.5,
    min_speech_ms=1000,
    base_rates=(0.6, 0.4),
    stickiness=1.0,
    evidence_exponent=1.0,
    claim_probability=0.8,
    unemotional_probability=0.7,
    release_probability=0.5,
    silence_samples=160_000,
)
BASE_ODDS = 0.6 / 0.4
"""Of calm against angry."""
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


def scored_by(by: Postprocessor, scored: Window, row: NDArray[np.float32], *, inference_ms: int) -> tuple[Event, ...]:
    return answer_together([by.scored(scored, row, inference_ms=inference_ms)], no_head)[0]


def events_of(by: Postprocessor, scored: Window, calm: float) -> list[Event]:
    """Return the events for the scores ``calm`` and 1 - ``calm``, with probabilities rounded to four places."""
    return [rounded(event) for event in scored_by(by, scored, two(calm), inference_ms=7)]


def refused(by: Postprocessor, unscored: Window, reason: AbstainReason = "overload") -> list[Event]:
    return [rounded(event) for event in by.refused(unscored, reason)()]


def two(calm: float) -> NDArray[np.float32]:
    return np.array([calm, 1 - calm], dtype=np.float32)


def rounded(event: Event) -> Event:
    if isinstance(event, StateChanged):
        return replace(event, probability=round(event.probability, 4))
    if isinstance(event, EmotionEvent | UtteranceEnded):
        assert event.dimensions is not None
        valence, arousal = round(event.dimensions.valence, 4), round(event.dimensions.arousal, 4)
        return replace(
            event,
            categories=rounded_categories(event.categories),
            posterior=rounded_categories(event.posterior),
            dimensions=Dimensions(valence, arousal),
        )
    return event


def rounded_categories(categories: tuple[Category, ...]) -> tuple[Category, ...]:
    return tuple(Category(c.name, round(c.probability, 4)) for c in categories)


def audio(of: Window) -> Audio:
    start_ms, end_ms = of.start // A_MS, of.end // A_MS
    return Audio(start_ms, end_ms, end_ms - start_ms - 1, 0, of.dropped_ms, 16_000, "pcm", -23.4, 0.0, "good")


def posterior_of(odds: float) -> tuple[Category, ...]:
    calm = odds / (1 + odds)
    both = [Category("calm", round(calm, 4)), Category("angry", round(1 - calm, 4))]
    return tuple(sorted(both, key=lambda category: -category.probability))


def dimensions_of(odds: float) -> Dimensions:
    calm = odds / (1 + odds)
    return Dimensions(round(0.56 * calm - 0.51 * (1 - calm), 4), round(-0.31 * calm + 0.59 * (1 - calm), 4))


def emotion(
    of: Window, *categories: tuple[str, float], odds: float, reason: AbstainReason | None = None
) -> EmotionEvent:
    """``odds``: of calm against angry, after the window."""
    end_s = of.end / 16_000
    return EmotionEvent(
        session_id="session",
        leg_id="leg",
        role="customer",
        utterance_id=of.utterance_id,
        trigger="speech_ended" if of.is_final else "interval",
        audio=audio(of),
        categories=tuple(Category(*category) for category in categories),
        posterior=posterior_of(odds),
        dimensions=dimensions_of(odds),
        abstained=reason is not None,
        reason=reason,
        model=MODEL,
        inference_ms=0 if reason == "overload" else 7,
        captured_at=end_s,
        at=OPENED_AT + timedelta(seconds=end_s),
    )


def ended(
    of: Window, *categories: tuple[str, float], odds: float, reason: AbstainReason | None = None
) -> UtteranceEnded:
    return UtteranceEnded(
        session_id="session",
        leg_id="leg",
        role="customer",
        utterance_id=of.utterance_id,
        audio=audio(of),
        categories=tuple(Category(*category) for category in categories),
        posterior=posterior_of(odds),
        dimensions=dimensions_of(odds),
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
        *events_of(by, second_full, 0.03),
        *events_of(by, last, 0.6),
        *events_of(by, later, 0.95),
    ]
    # Each result multiplies the odds by its likelihood ratio, to the power of the share of its audio that is new.
    after_first = BASE_ODDS * 9
    after_full = after_first * 0.25 ** (1 / 2)
    after_unsure = after_full * (0.55 / 0.45) ** (1 / 6)
    after_sure = after_unsure * (1 / 9) ** (1 / 6)
    after_second = after_sure * (3 / 97) ** (2 / 3)
    after_last = after_second * (0.2767 / 0.7233) ** (1 / 13)
    after_later = after_last * 19
    assert events == [
        emotion(first, ("calm", 0.9), ("angry", 0.1), odds=after_first),
        state("calm", 0.931, previous=None, since_ms=1500),
        emotion(full, ("angry", 0.8), ("calm", 0.2), odds=after_full),
        emotion(unsure, ("calm", 0.55), ("angry", 0.45), odds=after_unsure, reason="low_confidence"),
        emotion(sure, ("angry", 0.9), ("calm", 0.1), odds=after_sure),
        emotion(second_full, ("angry", 0.97), ("calm", 0.03), odds=after_second),  # angry is below its threshold
        state("none", 0.0, previous="calm", since_ms=6000),
        # The mean of both full windows and the final one: 0.2, 0.03, 0.6.
        emotion(last, ("angry", 0.7233), ("calm", 0.2767), odds=after_last),
        ended(last, ("angry", 0.7233), ("calm", 0.2767), odds=after_last),
        emotion(later, ("calm", 0.95), ("angry", 0.05), odds=after_later),
        state("calm", round(after_later / (1 + after_later), 4), previous="none", since_ms=13_000),
    ]


def test_between_two_results_the_posterior_relaxes_towards_the_base_rates() -> None:
    by = postprocessor(replace(CONFIG, stickiness=0.5))
    events_of(by, window(0, 3000), 0.9)
    calm = 0.5**2 * 13.5 / 14.5 + (1 - 0.5**2) * 0.6
    full = window(2000, 5000)
    (event, *_) = events_of(by, full, 0.9)
    assert event == emotion(full, ("calm", 0.9), ("angry", 0.1), odds=calm / (1 - calm) * 9 ** (2 / 3))


def test_scores_are_compared_with_the_base_rates_of_training() -> None:
    by = postprocessor(replace(CONFIG, training_rates=(0.9, 0.1)))
    full = window(0, 3000)
    assert events_of(by, full, 0.9) == [emotion(full, ("calm", 0.9), ("angry", 0.1), odds=BASE_ODDS)]


def test_the_scores_of_the_whole_utterance_decide_whether_it_abstains() -> None:
    by = postprocessor()
    full, last = window(0, 3000), window(0, 3500, is_final=True)
    events_of(by, full, 0.95)
    odds = BASE_ODDS * 19 * (0.525 / 0.475) ** (1 / 7)
    assert events_of(by, last, 0.1) == [
        emotion(last, ("calm", 0.525), ("angry", 0.475), odds=odds, reason="low_confidence"),
        ended(last, ("calm", 0.525), ("angry", 0.475), odds=odds, reason="low_confidence"),
    ]


def test_a_refused_utterance_abstains_and_does_not_change_the_next_one() -> None:
    by = postprocessor()
    refused_window, last = window(0, 3500, is_final=True), window(9000, 10_900, utterance=2, is_final=True)
    assert refused(by, refused_window) == [
        emotion(refused_window, odds=BASE_ODDS, reason="overload"),
        ended(refused_window, odds=BASE_ODDS, reason="overload"),
    ]
    odds = BASE_ODDS * 0.25
    assert events_of(by, last, 0.2) == [
        emotion(last, ("angry", 0.8), ("calm", 0.2), odds=odds),
        ended(last, ("angry", 0.8), ("calm", 0.2), odds=odds),
    ]


# -- what gives no evidence ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("result", "reason"),
    [
        (window(0, 3000, dropped_ms=2000), "audio_lost"),
        (window(0, 1000), "too_short"),  # 999 ms of speech
        (window(0, 1000, is_final=True), "too_short"),
        (window(0, 1000, dropped_ms=900), "audio_lost"),
        (window(0, 1001), None),
    ],
)
def test_lost_and_short_audio_abstains_and_gives_no_evidence(result: Window, reason: AbstainReason | None) -> None:
    by = postprocessor()
    (event, *others) = events_of(by, result, 0.9)
    odds = BASE_ODDS if reason else BASE_ODDS * 9
    assert isinstance(event, EmotionEvent)
    assert (event.reason, event.posterior) == (reason, posterior_of(odds))
    assert event.categories == (Category("calm", 0.9), Category("angry", 0.1))
    assert [type(other) for other in others] == [StateChanged] * (reason is None) + [UtteranceEnded] * result.is_final


def test_audio_that_gave_no_evidence_is_new_to_the_next_result() -> None:
    by = postprocessor()
    events_of(by, window(0, 1000), 0.9)
    full = window(0, 2000)
    (event, *_) = events_of(by, full, 0.9)
    assert event == emotion(full, ("calm", 0.9), ("angry", 0.1), odds=BASE_ODDS * 9)


# -- the end of a state ----------------------------------------------------------------------------


def calm_after_three_seconds(config: DecisionConfig = CONFIG) -> Postprocessor:
    by = postprocessor(config)
    events = events_of(by, window(0, 3000, is_final=True), 0.9)
    assert events[1] == state("calm", 0.931, previous=None, since_ms=3000)
    return by


def test_a_silence_ends_the_state_once() -> None:
    by = calm_after_three_seconds()
    assert by.silence(2900 * A_MS, 12_899 * A_MS)() == ()
    assert by.silence(2900 * A_MS, 12_900 * A_MS)() == (state("none", 0.0, previous="calm", since_ms=12_900),)
    assert by.silence(2900 * A_MS, 20_000 * A_MS)() == ()


def test_a_state_fades_while_results_abstain() -> None:
    by = postprocessor(replace(CONFIG, stickiness=0.5, base_rates=(0.4, 0.6)))
    events_of(by, window(0, 3000, is_final=True), 0.9)
    faded = window(3000, 9000, utterance=2)
    assert [type(event) for event in refused(by, faded)] == [EmotionEvent, StateChanged]


def test_the_end_of_what_is_heard_ends_the_state_and_forgets_what_was_heard() -> None:
    by = calm_after_three_seconds()
    assert by.ended(4000 * A_MS)() == (state("none", 0.0, previous="calm", since_ms=4000),)
    assert by.ended(4000 * A_MS)() == ()
    full = window(5000, 8000, utterance=2)
    (event, *_) = events_of(by, full, 0.9)
    assert event == emotion(full, ("calm", 0.9), ("angry", 0.1), odds=BASE_ODDS * 9)


def test_deferred_events_bear_the_role_that_the_leg_had() -> None:
    by = calm_after_three_seconds()
    deferred = [by.refused(window(3000, 6000), "paused"), by.ended(6000 * A_MS)]
    by.set_role("agent")
    roles = [event.role for events in deferred for event in events() if isinstance(event, EmotionEvent | StateChanged)]
    assert roles == ["customer", "customer"]
    (event, *_) = scored_by(by, window(9000, 12_000), two(0.1), inference_ms=1)
    assert isinstance(event, EmotionEvent)
    assert event.role == "agent"


def test_labels_without_ratings_have_no_dimensions() -> None:
    labels = ("calm", "bored")
    by = Postprocessor(LEG, CONFIG, scorer=WindowScorer(2, window_samples=3000 * A_MS), labels=labels, model=MODEL)
    (event, *_) = scored_by(by, window(0, 3000), two(0.5), inference_ms=1)
    assert isinstance(event, EmotionEvent)
    assert event.dimensions is None


# -- abstention ------------------------------------------------------------------------------------


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

EASY = replace(CONFIG, min_confidence=0.0, min_speech_ms=0)
"""No window abstains but for lost audio."""


def normalizing(config: DecisionConfig = EASY) -> Postprocessor:
    scorer = WindowScorer(len(LABELS), window_samples=3000 * A_MS, normalization=NORMALIZATION)
    return Postprocessor(LEG, config, scorer=scorer, labels=LABELS, model=MODEL)


def reported(by: Postprocessor, scored: Window, calm: float) -> float:
    """Return the probability of calm in the events for the score ``calm``; all events must agree."""
    events = scored_by(by, scored, two(calm), inference_ms=7)
    all_categories = [e.categories for e in events if isinstance(e, EmotionEvent | UtteranceEnded)]
    (probability,) = {c.probability for categories in all_categories for c in categories if c.name == "calm"}
    return probability


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
    by = normalizing(CONFIG)
    scored_by(by, window(0, 2000, is_final=True), two(0.95), inference_ms=7)
    unsure = scored_by(by, window(9000, 11_000, utterance=2), two(0.75), inference_ms=7)
    assert [(type(e), getattr(e, "reason", None)) for e in unsure] == [(EmotionEvent, "low_confidence")]
    assert 0.4 < after(0.95, calm=0.75) < 0.6  # without normalisation it would be confident enough
    (event,) = unsure
    assert isinstance(event, EmotionEvent)
    odds = BASE_ODDS * 19
    for score in (after(0.95, calm=0.75),):
        odds *= score / (1 - score)
    assert event.posterior[0].probability == pytest.approx(odds / (1 + odds))


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
    scored_by(by, utterance, two(0.9), inference_ms=7)
    if not utterance.is_final:
        by.refused(replace(utterance, is_final=True))()
    earlier = (0.9,) if updates else ()
    assert reported(by, window(9000, 11_000, utterance=2), 0.7) == after(*earlier, calm=0.7)


def test_an_utterance_with_low_confidence_updates() -> None:
    by = normalizing(replace(EASY, min_confidence=0.99))
    scored_by(by, window(0, 2000, is_final=True), two(0.6), inference_ms=7)
    assert reported(by, window(9000, 11_000, utterance=2), 0.7) == after(0.6, calm=0.7)


def test_a_new_voice_is_not_normalised_with_the_utterances_of_the_old_one() -> None:
    by = normalizing()
    reported(by, window(0, 2000, is_final=True), 0.9)
    assert reported(by, window(9000, 11_000, utterance=2, is_final=True, voice=1), 0.8) == after(calm=0.8)
    assert reported(by, window(20_000, 22_000, utterance=3, voice=1), 0.7) == after(0.8, calm=0.7)
