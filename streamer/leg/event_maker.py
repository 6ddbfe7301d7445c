"""Makes the events of one leg from what was decided about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from streamer.core.audio import SAMPLE_RATE, to_ms
from streamer.core.events import (
    NO_STATE,
    Audio,
    Category,
    Dimensions,
    EmotionEvent,
    StateChanged,
    UtteranceEnded,
    UtteranceStarted,
)
from streamer.dsp.quality import quality

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray

    from streamer.core.audio import LegOpened, Window
    from streamer.core.events import AbstainReason, ModelRef
    from streamer.dsp.decision import StateChange


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """What is known about the audio of one window."""

    window: Window
    scores: NDArray[np.float32]
    """Shape (n_labels,), sum 1; shape (0,) where there are none."""
    posterior: NDArray[np.float64]
    """Shape (n_labels,), sum 1."""
    reason: AbstainReason | None
    """Why there is no answer; None where there is one."""


@dataclass(frozen=True, slots=True, eq=False)
class EventMaker:
    """Knows what all events of a leg have in common."""

    leg: LegOpened
    labels: tuple[str, ...]
    """In the order of the scores."""
    model: ModelRef
    affect: NDArray[np.float64] | None
    """Valence and arousal of each label, shape (n_labels, 2); None where they aren't known."""

    def started(self, utterance_id: str, onset: int) -> UtteranceStarted:
        """Return the event for an utterance that starts at sample index ``onset``."""
        leg = self.leg
        return UtteranceStarted(leg.session_id, leg.leg_id, leg.role, utterance_id, to_ms(onset), self._at(onset))

    def emotion(self, result: Result, *, inference_ms: int) -> EmotionEvent:
        """Return the event for a result."""
        leg, window = self.leg, result.window
        return EmotionEvent(
            session_id=leg.session_id,
            leg_id=leg.leg_id,
            role=leg.role,
            utterance_id=window.utterance_id,
            trigger="speech_ended" if window.is_final else "interval",
            audio=self._audio(window),
            categories=self._categories(result.scores),
            posterior=self._categories(result.posterior),
            dimensions=self._dimensions(result.posterior),
            abstained=result.reason is not None,
            reason=result.reason,
            model=self.model,
            inference_ms=inference_ms,
            captured_at=window.captured_at,
            at=self._at(window.end),
        )

    def ended(self, result: Result) -> UtteranceEnded:
        """Return the event for the end of an utterance, whose result is about all of it."""
        leg, window = self.leg, result.window
        return UtteranceEnded(
            session_id=leg.session_id,
            leg_id=leg.leg_id,
            role=leg.role,
            utterance_id=window.utterance_id,
            audio=self._audio(window),
            categories=self._categories(result.scores),
            posterior=self._categories(result.posterior),
            dimensions=self._dimensions(result.posterior),
            abstained=result.reason is not None,
            reason=result.reason,
            model=self.model,
            at=self._at(window.end),
        )

    def state(self, change: StateChange, *, previous: str | None) -> StateChanged:
        """Return the event for a change of the state; ``previous``: the state before, None before the first."""
        leg = self.leg
        return StateChanged(
            session_id=leg.session_id,
            leg_id=leg.leg_id,
            role=leg.role,
            state=NO_STATE if change.label is None else self.labels[change.label],
            probability=change.probability,
            previous=previous,
            since_ms=to_ms(change.since),
            at=self._at(change.since),
        )

    def _audio(self, window: Window) -> Audio:
        duration_ms = to_ms(window.end - window.start)
        grade = quality(
            lost_share=(window.concealed_ms + window.dropped_ms) / max(1, duration_ms),
            clipped_share=window.clipped_share,
            level_dbfs=window.level_dbfs,
        )
        return Audio(
            start_ms=to_ms(window.start),
            end_ms=to_ms(window.end),
            speech_ms=window.speech_ms,
            concealed_ms=window.concealed_ms,
            dropped_ms=window.dropped_ms,
            sample_rate=self.leg.sample_rate,
            codec=self.leg.codec,
            level_dbfs=window.level_dbfs,
            clipped_share=window.clipped_share,
            quality=grade,
        )

    def _categories(self, probabilities: NDArray[np.floating]) -> tuple[Category, ...]:
        order = np.argsort(-probabilities, kind="stable")
        return tuple(Category(self.labels[i], float(probabilities[i])) for i in order)

    def _dimensions(self, posterior: NDArray[np.float64]) -> Dimensions | None:
        if self.affect is None:
            return None
        valence, arousal = posterior @ self.affect
        return Dimensions(float(valence), float(arousal))

    def _at(self, index: int) -> datetime:
        return self.leg.opened_at + timedelta(seconds=index / SAMPLE_RATE)
