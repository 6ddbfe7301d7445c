"""Turns what the model gives for one leg's windows into events: scores, abstention, the state of the leg."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from streamer.core.audio import to_ms
from streamer.dsp.affect import affect_table
from streamer.dsp.decision import StateMachine
from streamer.leg.event_maker import EventMaker, Result

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from streamer.core.audio import LegOpened, Role, Window
    from streamer.core.events import AbstainReason, Event, ModelRef, UtteranceStarted
    from streamer.dsp.decision import DecisionConfig, StateChange
    from streamer.dsp.scoring import Asking, Scorer
    from streamer.leg.reorder_buffer import Deferred


class Postprocessor:
    """Post-processing of one leg; keeps its state.

    Windows, silences and ends must come in the order of the audio. Where something before them may be unknown yet,
    they are deferred: the events bear the role that the leg has when they are asked for.
    """

    def __init__(
        self, leg: LegOpened, config: DecisionConfig, *, scorer: Scorer, labels: tuple[str, ...], model: ModelRef
    ) -> None:
        """``scorer``: of this leg, for ``model``. ``labels``: in the order of the scores."""
        self._config = config
        self._scorer = scorer
        self._machine = StateMachine(config, labels)
        self._maker = EventMaker(leg, labels, model, affect_table(labels))
        self._evidence_until = 0
        """End of the audio that the last evidence was about."""
        self._previous: str | None = None
        """The state that was reported last."""

    def reconfigure(self, config: DecisionConfig) -> None:
        """Decide by other settings from the next result on; the state so far stays."""
        self._config = config
        self._machine.reconfigure(config)

    def set_role(self, role: Role) -> None:
        """Set the role of the leg in all events from now on."""
        self._maker = replace(self._maker, leg=replace(self._maker.leg, role=role))

    def started(self, utterance_id: str, onset: int) -> UtteranceStarted:
        """Return the event for an utterance that starts at sample index ``onset``."""
        return self._maker.started(utterance_id, onset)

    def scored(self, window: Window, output: NDArray[np.float32], *, inference_ms: int) -> Asking[tuple[Event, ...]]:
        """Return the events of a window that the model has seen. ``output``: its row for this window."""
        scored = yield from self._scorer.asking(window, output)
        if scored is None:
            return ()
        reason = self._reason_to_abstain(scored.window, scored.scores)
        found = self._events(self._maker, scored.window, scored.scores, reason, inference_ms)
        if window.is_final and reason != "audio_lost":
            self._scorer.learn()
        return found

    def refused(self, window: Window, reason: AbstainReason = "overload") -> Deferred:
        """Defer the events of a window that was not scored: they abstain, without categories."""
        maker = self._maker
        return lambda: self._events(maker, window, np.zeros(0, dtype=np.float32), reason, 0)

    def silence(self, since: int, until: int) -> Deferred:
        """Defer the end of the state, if a silence from sample index ``since`` until ``until`` ends it."""
        maker = self._maker
        return lambda: self._changed(maker, self._machine.silence(since, until))

    def ended(self, index: int) -> Deferred:
        """Defer the end of the state at sample index ``index``: what follows is not analysed, or is another voice."""
        maker = self._maker
        return lambda: self._changed(maker, self._machine.end(index))

    def _events(
        self,
        maker: EventMaker,
        window: Window,
        scores: NDArray[np.float32],
        reason: AbstainReason | None,
        inference_ms: int,
    ) -> tuple[Event, ...]:
        if reason in (None, "low_confidence"):
            change = self._machine.push(window.end, scores, new_share=self._new_share(window))
            self._evidence_until = max(window.end, self._evidence_until)
        else:
            change = self._machine.relax(window.end)
        result = Result(window, scores, self._machine.posterior(window.end), reason)
        events = [maker.emotion(result, inference_ms=inference_ms), *self._changed(maker, change)]
        return (*events, maker.ended(result)) if window.is_final else tuple(events)

    def _new_share(self, window: Window) -> float:
        """Return how much of a window, 0..1, no evidence was about yet."""
        new = window.end - max(window.start, self._evidence_until)
        return max(0, new) / (window.end - window.start)

    def _reason_to_abstain(self, window: Window, scores: NDArray[np.float32]) -> AbstainReason | None:
        lost_ms = window.concealed_ms + window.dropped_ms
        if lost_ms > self._config.max_lost_share * to_ms(window.end - window.start):
            return "audio_lost"
        if not len(scores) or window.speech_ms < self._config.min_speech_ms:
            return "too_short"
        return "low_confidence" if scores.max() < self._config.min_confidence else None

    def _changed(self, maker: EventMaker, change: StateChange | None) -> tuple[Event, ...]:
        if change is None:
            return ()
        event = maker.state(change, previous=self._previous)
        self._previous = event.state
        return (event,)
