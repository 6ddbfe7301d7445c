"""Turns what the model gives for one leg's windows into events: scores, abstention, committed state."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from streamer.core.audio import SAMPLE_RATE, to_ms
from streamer.core.events import Audio, Category, EmotionEvent, StateChanged, UtteranceEnded, UtteranceStarted
from streamer.dsp.decision import StateMachine

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray

    from streamer.core.audio import LegOpened, Role, Window
    from streamer.core.events import AbstainReason, Event, ModelRef
    from streamer.dsp.decision import DecisionConfig
    from streamer.dsp.scoring import Scorer


class Postprocessor:
    """Post-processing of one leg; keeps the committed state."""

    def __init__(
        self, leg: LegOpened, config: DecisionConfig, *, scorer: Scorer, labels: tuple[str, ...], model: ModelRef
    ) -> None:
        """``scorer``: of this leg, for ``model``. ``labels``: in the order of the scores."""
        self._leg = leg
        self._config = config
        self._scorer = scorer
        self._labels = labels
        self._model = model
        self._machine = StateMachine(config, len(labels))
        self._scored_until: int | None = None
        """End of the last scored window of the utterance; None before the first."""
        self._utterance_id = ""

    def started(self, utterance_id: str, onset: int) -> UtteranceStarted:
        """Return the event for an utterance that starts at sample index ``onset``."""
        leg = self._leg
        return UtteranceStarted(leg.session_id, leg.leg_id, leg.role, utterance_id, to_ms(onset), self._at(onset))

    def events(self, window: Window, output: NDArray[np.float32], *, inference_ms: int) -> tuple[Event, ...]:
        """Return the events of a window; windows come in order. ``output``: the model's row for it."""
        if window.utterance_id != self._utterance_id:
            self._utterance_id, self._scored_until = window.utterance_id, None
        scored = self._scorer.score(window, output)
        if scored is None:
            return ()
        window, scores = scored.window, scored.scores
        reason = self._reason_to_abstain(window, scores)
        events: list[Event] = [self._emotion(window, scores, reason, inference_ms)]
        if reason is None:
            events += self._state(window, scores)
        self._scored_until = window.end
        if window.is_final:
            events.append(self._ended(window, scores, reason))
            if not self._is_mostly_lost(window):
                self._scorer.learn()
        return tuple(events)

    def set_role(self, role: Role) -> None:
        """Set the role of the leg in all events from now on."""
        self._leg = replace(self._leg, role=role)

    def refusal(self, window: Window, reason: AbstainReason = "overload") -> tuple[Event, ...]:
        """Return the events of a window that was not scored: they abstain, without categories."""
        scores = np.zeros(0, dtype=np.float32)
        events: list[Event] = [self._emotion(window, scores, reason, 0)]
        if window.is_final:
            events.append(self._ended(window, scores, reason))
        return tuple(events)

    def _reason_to_abstain(self, window: Window, scores: NDArray[np.float32]) -> AbstainReason | None:
        if self._is_mostly_lost(window):
            return "audio_lost"
        return "low_confidence" if scores.max() < self._config.min_confidence else None

    def _is_mostly_lost(self, window: Window) -> bool:
        lost_ms = window.concealed_ms + window.dropped_ms
        return lost_ms > self._config.max_lost_share * to_ms(window.end - window.start)

    def _state(self, window: Window, scores: NDArray[np.float32]) -> list[Event]:
        since = window.start if self._scored_until is None else self._scored_until
        previous = self._machine.state
        state = self._machine.push(scores, elapsed_ms=to_ms(window.end - since))
        if state is None:
            return []
        leg = self._leg
        return [
            StateChanged(
                session_id=leg.session_id,
                leg_id=leg.leg_id,
                role=leg.role,
                state=self._labels[state],
                probability=self._machine.probability,
                previous=None if previous is None else self._labels[previous],
                since_ms=to_ms(window.end),
                at=self._at(window.end),
            )
        ]

    def _emotion(
        self, window: Window, scores: NDArray[np.float32], reason: AbstainReason | None, inference_ms: int
    ) -> EmotionEvent:
        return EmotionEvent(
            session_id=self._leg.session_id,
            leg_id=self._leg.leg_id,
            role=self._leg.role,
            utterance_id=window.utterance_id,
            trigger="speech_ended" if window.is_final else "interval",
            audio=self._audio(window),
            categories=self._categories(scores),
            abstained=reason is not None,
            reason=reason,
            model=self._model,
            inference_ms=inference_ms,
            captured_at=window.captured_at,
            at=self._at(window.end),
        )

    def _ended(self, window: Window, scores: NDArray[np.float32], reason: AbstainReason | None) -> UtteranceEnded:
        return UtteranceEnded(
            session_id=self._leg.session_id,
            leg_id=self._leg.leg_id,
            role=self._leg.role,
            utterance_id=window.utterance_id,
            audio=self._audio(window),
            categories=self._categories(scores),
            abstained=reason is not None,
            reason=reason,
            model=self._model,
            at=self._at(window.end),
        )

    def _audio(self, window: Window) -> Audio:
        duration_ms = to_ms(window.end - window.start)
        lost_share = (window.concealed_ms + window.dropped_ms) / max(1, duration_ms)
        return Audio(
            start_ms=to_ms(window.start),
            end_ms=to_ms(window.end),
            speech_ms=window.speech_ms,
            concealed_ms=window.concealed_ms,
            dropped_ms=window.dropped_ms,
            sample_rate=self._leg.sample_rate,
            codec=self._leg.codec,
            level_dbfs=window.level_dbfs,
            quality="good" if lost_share < 0.01 else "degraded" if lost_share < 0.1 else "poor",
        )

    def _categories(self, scores: NDArray[np.float32]) -> tuple[Category, ...]:
        order = np.argsort(-scores, kind="stable")
        return tuple(Category(self._labels[i], float(scores[i])) for i in order)

    def _at(self, index: int) -> datetime:
        return self._leg.opened_at + timedelta(seconds=index / SAMPLE_RATE)
