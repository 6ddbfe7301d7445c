"""Turns one leg's scored windows into events: normalisation, abstention, utterance scores, committed state."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from streamer.core.audio import SAMPLE_RATE, to_ms
from streamer.core.events import Audio, Category, EmotionEvent, StateChanged, UtteranceEnded, UtteranceStarted
from streamer.dsp.decision import StateMachine, UtteranceScores
from streamer.dsp.leg_normalization import LegNormalizer

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray

    from streamer.core.audio import LegOpened, Role, Window
    from streamer.core.events import AbstainReason, Event, ModelRef
    from streamer.dsp.decision import DecisionConfig
    from streamer.dsp.leg_normalization import LegNormalization

MIN_UPDATE_SPEECH_MS = 1000
"""An utterance with less speech does not update the normalisation: scores of one or two words are biased themselves.

On RAVDESS, updates from utterances of up to 0.8 s make the scores of a leg worse, those from 1 s on better.
"""


class Postprocessor:
    """Post-processing of one leg; keeps the scores of the utterance, the committed state and the bias of the voice."""

    def __init__(
        self,
        leg: LegOpened,
        config: DecisionConfig,
        *,
        window_samples: int,
        labels: tuple[str, ...],
        model: ModelRef,
        normalization: LegNormalization | None = None,
    ) -> None:
        """``labels``: in the order of the scores. ``normalization``: None leaves the scores as the model gives them."""
        self._leg = leg
        self._config = config
        self._window_samples = window_samples
        self._labels = labels
        self._model = model
        self._machine = StateMachine(config, len(labels))
        self._normalization = normalization
        self._set_voice(0)
        self._scored_until: int | None = None
        """End of the last scored window of the utterance; None before the first."""
        self._utterance_id = ""
        self._start_utterance("", 0)

    def started(self, utterance_id: str, onset: int) -> UtteranceStarted:
        """Return the event for an utterance that starts at sample index ``onset``."""
        leg = self._leg
        return UtteranceStarted(leg.session_id, leg.leg_id, leg.role, utterance_id, to_ms(onset), self._at(onset))

    def events(self, window: Window, scores: NDArray[np.float32], *, inference_ms: int) -> tuple[Event, ...]:
        """Return the events of a scored window; windows come in order. ``scores``: shape (n_labels,), sum 1.

        All windows of an utterance, and the utterance itself, are normalised with the state before the utterance.
        """
        if window.utterance_id != self._utterance_id:
            self._start_utterance(window.utterance_id, window.voice)
        self._scores.add(window.start, window.end, scores, is_final=window.is_final)
        if window.is_final:
            scores = self._scores.mean()
        normalized = scores if self._normalizer is None else self._normalizer.normalize(scores)
        reason = self._reason_to_abstain(window, normalized)
        events: list[Event] = [self._emotion(window, normalized, reason, inference_ms)]
        if reason is None:
            events += self._state(window, normalized)
        self._scored_until = window.end
        if window.is_final:
            events.append(self._ended(window, normalized, reason))
            self._update_normalizer(window, scores)
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

    def _set_voice(self, voice: int) -> None:
        self._voice = voice
        self._normalizer = None if self._normalization is None else LegNormalizer(self._normalization)

    def _update_normalizer(self, window: Window, scores: NDArray[np.float32]) -> None:
        """Update the bias of the voice with the scores of a whole utterance.

        An utterance with low confidence counts as well: the voice itself may cause it. An utterance does not count if
        it is too short or most of it was lost, or if its final window was not scored.
        """
        if self._normalizer is None or self._is_mostly_lost(window) or window.speech_ms < MIN_UPDATE_SPEECH_MS:
            return
        self._normalizer.update(scores)

    def _start_utterance(self, utterance_id: str, voice: int) -> None:
        if voice != self._voice:
            self._set_voice(voice)
        self._utterance_id = utterance_id
        self._scores = UtteranceScores(len(self._labels), window_samples=self._window_samples)
        self._scored_until = None

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
