"""The sessions and legs of one recording: messages of its file in, events out. No clock, loop or thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.core.audio import AudioFrame, AudioLost, LegClosed, LegOpened
from streamer.engine.gaps import GapReporter
from streamer.engine.open_leg import OpenLeg

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from datetime import datetime

    import numpy as np
    from numpy.typing import NDArray

    from streamer.core.audio import SourceMessage, Window
    from streamer.core.events import Event
    from streamer.core.vad import VadRequest
    from streamer.dsp.scoring import Asking
    from streamer.engine.sessions import Sessions
    from streamer.leg.analyzer import Analyzer, Step

    Work = Generator[VadRequest, Sequence[float], Step]


class RecordedLegs:
    """What `engine.legs.LegManager` is for live audio, without what only live audio needs.

    Audio waits for VAD and model, and is never dropped; nothing is paused or suspended.
    """

    def __init__(
        self,
        *,
        sessions: Sessions,
        make_analyzer: Callable[[LegOpened], Analyzer | None],
        publish: Callable[[Event], None],
        now: Callable[[], datetime],
    ) -> None:
        """``make_analyzer`` gives None for a leg that must not be analysed."""
        self._sessions = sessions
        self._make_analyzer = make_analyzer
        self._publish = publish
        self._legs: dict[str, OpenLeg] = {}
        self._closing: list[OpenLeg] = []
        """Those whose file has ended, and whose last audio was not processed yet."""
        self._unended: list[OpenLeg] = []
        """Those that are closed, and whose windows are not all scored."""
        self._gaps = GapReporter(self._legs, publish=publish, now=now)
        self.n_legs = 0
        """How many were opened so far."""
        self.duration_s = 0.0
        """Of the longest leg so far."""
        self.audio_s = 0.0
        """Of all legs together."""

    @property
    def open_legs(self) -> int:
        """How many legs may get more audio."""
        return len(self._legs)

    @property
    def is_done(self) -> bool:
        """Whether all legs are closed and all their windows are scored."""
        return not (self._legs or self._closing or self._unended)

    def handle(self, message: SourceMessage) -> None:
        """Take a message of the file."""
        match message:
            case AudioFrame():
                self._take(message)
            case LegOpened():
                self._open(message)
            case LegClosed():
                self._close(message)
            case AudioLost():
                self._gaps.report_lost(message)
            case _:
                pass  # the health of a file is in the row about it

    def works(self) -> list[tuple[OpenLeg, Work]]:
        """Return the work that there is, for each leg at most one; to be run to its end."""
        closing, self._closing = self._closing, []
        self._unended += closing
        last = [(leg, leg.analyzer.finish_work()) for leg in closing if leg.analyzer is not None]
        for leg in closing:
            if leg.analyzer is None:
                self._end_if_done(leg)
        return last + [
            (leg, leg.analyzer.work())
            for leg in self._legs.values()
            if leg.analyzer is not None and leg.analyzer.has_work
        ]

    def on_step(self, leg: OpenLeg, step: Step) -> tuple[Window, ...]:
        """Take what a work gave; return the windows that are to be scored, in their order."""
        self._publish_all(step.events)
        leg.unscored += len(step.windows)
        self._end_if_done(leg)
        return step.windows

    def accepting(self, leg: OpenLeg, scored: Sequence[tuple[Window, NDArray[np.float32]]]) -> Asking[None]:
        """Take the model's rows for windows of a leg; yields what the head of the model is to be asked."""
        for window, scores in scored:
            if leg.analyzer is not None:
                leg.unscored -= 1
                self._publish_all((yield from leg.analyzer.accepting(window, scores, inference_ms=0)))
                self._end_if_done(leg)

    def _open(self, opened: LegOpened) -> None:
        self._legs[opened.leg_id] = OpenLeg(opened, self._make_analyzer(opened))
        self.n_legs += 1
        changed = self._sessions.open(opened)
        if changed is not None:
            self._publish(changed)

    def _take(self, frame: AudioFrame) -> None:
        leg = self._legs[frame.leg_id]
        if not leg.position_s:
            self._start_session(frame.leg_id)
        leg.position_s = frame.end / frame.sample_rate
        self.duration_s = max(self.duration_s, leg.position_s)
        self.audio_s += len(frame.samples) / frame.sample_rate
        if leg.analyzer is not None:
            leg.analyzer.take(frame)

    def _close(self, closed: LegClosed) -> None:
        self._start_session(closed.leg_id)
        leg = self._legs.pop(closed.leg_id)
        leg.closed_for = closed.reason
        self._closing.append(leg)

    def _start_session(self, leg_id: str) -> None:
        started = self._sessions.start(leg_id)
        if started is not None:
            self._publish(started)

    def _end_if_done(self, leg: OpenLeg) -> None:
        """Report the end of a session only after the last scores of its legs."""
        if leg.closed_for is None or leg.unscored or leg not in self._unended:
            return
        self._unended.remove(leg)
        ended = self._sessions.close(leg.leg_id, leg.closed_for, duration_s=leg.position_s)
        if ended is not None:
            self._publish(ended)

    def _publish_all(self, events: tuple[Event, ...]) -> None:
        for event in events:
            self._publish(event)
