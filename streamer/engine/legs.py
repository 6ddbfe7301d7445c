"""The legs that are open: frames go to their analyzers, windows to the model, events to subscribers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from streamer.core.audio import AudioFrame, AudioLost, LegClosed, LegOpened, SourceAlive, SourceHealth, SourcePause
from streamer.core.events import HealthChanged
from streamer.dsp.scoring import answer_together, no_head
from streamer.engine.gaps import GapReporter
from streamer.engine.open_leg import OpenLeg
from streamer.engine.overload.frames import FrameAdmission
from streamer.engine.pauses import Pauses
from streamer.engine.renewal import Renewals
from streamer.engine.sessions import PersistedSession

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    import numpy as np
    from numpy.typing import NDArray

    from streamer.core.audio import EndReason, SourceMessage, Window
    from streamer.core.events import Event
    from streamer.dsp.scoring import AnswerHead, Asking
    from streamer.engine.batcher import Batcher
    from streamer.engine.sessions import Sessions
    from streamer.engine.state_file import StateFile
    from streamer.engine.vad_scheduler import VadScheduler
    from streamer.leg.analyzer import Analyzer, Step
    from streamer.leg.analyzer_config import AnalyzerConfig
    from streamer.ops.stats import Stats

    Scores = tuple[Window, NDArray[np.float32], int]
    """A window, what the model gave for it, and how long that took, in milliseconds."""


class LegManager:
    """All sessions and their legs, from their first frame to their last score."""

    def __init__(
        self,
        *,
        publish: Callable[[Event], None],
        vad_scheduler: VadScheduler,
        batcher: Batcher,
        sessions: Sessions,
        state_file: StateFile,
        make_analyzer: Callable[[LegOpened], Analyzer | None],
        stats: Stats,
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
        answer_head: AnswerHead = no_head,
    ) -> None:
        """``make_analyzer`` gives None for a leg that must not be analysed; ``answer_head`` asks the model's head."""
        self._publish = publish
        self._answer_head = answer_head
        self._scored: defaultdict[OpenLeg, list[Scores]] = defaultdict(list)
        """What the model gave for windows of each leg, until all that it gave at once are there."""
        self._vad_scheduler = vad_scheduler
        self._batcher = batcher
        self._state_file = state_file
        self._make_analyzer = make_analyzer
        self._stats = stats
        self._now = now
        self._legs: dict[str, OpenLeg] = {}
        self.sessions = sessions
        """The sessions that are open or expected."""
        self.admission = FrameAdmission(self._legs, settle=vad_scheduler.settle, publish=publish)
        """Which audio is taken."""
        self.pauses = Pauses(
            self._legs,
            sessions=sessions,
            admission=self.admission,
            make_analyzer=make_analyzer,
            publish=publish,
            now=now,
            monotonic=monotonic,
        )
        """Which legs are silent."""
        self.renewals = Renewals()
        """Which ids of sources have others here."""
        self._gaps = GapReporter(self._legs, publish=publish, now=now)
        self.legs_ended = 0
        """How many legs have been closed so far."""

    @property
    def n_open(self) -> int:
        """How many legs are open."""
        return len(self._legs)

    @property
    def is_idle(self) -> bool:
        """Whether no leg is open."""
        return not self._legs

    def handle(self, message: SourceMessage) -> None:
        """Take a message of a source."""
        message = self.renewals.translate(message)
        match message:
            case AudioFrame():
                self._take(message)
            case LegOpened():
                self._open(message)
            case LegClosed():
                self._close(message.leg_id, message.reason)
            case SourceHealth():
                self._publish(HealthChanged(message.source_id, message.state, message.detail, self._now()))
            case AudioLost():
                self._gaps.report_lost(message)
            case SourcePause():
                self.pauses.set_by_source(message.session_id, is_paused=message.is_paused)
            case SourceAlive():
                pass  # only liveness needs it, which the service updates

    def reconfigure(self, config: AnalyzerConfig) -> None:
        """Let every leg that is analysed take other thresholds, as `Analyzer.reconfigure`."""
        for leg in self._legs.values():
            if leg.analyzer is not None:
                leg.analyzer.reconfigure(config)

    def end_all(self, reason: EndReason) -> None:
        """Close every leg. Expected legs open first, so that their sessions have a start and an end."""
        for leg in self.sessions.expected():
            self.handle(leg)
        for leg_id in list(self._legs):
            self._close(leg_id, reason)

    def renew(self, session_id: str, new_id: str) -> None:
        """End a session, since other nodes took this one for lost and have ended it; go on with its legs as another.

        Its pauses go on too. Does nothing where it is not open.
        """
        if session_id not in self.sessions:
            return
        pauses = self.pauses.of(session_id)
        legs = [leg for leg in self._legs.values() if leg.opened.session_id == session_id]
        self.renewals.renew_session(session_id, new_id)
        for leg in legs:
            self._close(leg.leg_id, "node_lost")
        self.sessions.renew_expected(session_id, new_id)
        for number, leg in enumerate(legs, 1):
            opened = replace(
                leg.opened,
                session_id=new_id,
                leg_id=f"{new_id}-{number}",
                stream_id=leg.stream_id,
                opened_at=self._now(),
            )
            self.renewals.renew_leg(leg.leg_id, opened.leg_id)
            self._open(opened)
        self.pauses.go_on(new_id, pauses)

    def wanted_s(self, source_leg_id: str) -> float | None:
        """Return how much of a source's leg is wanted, as `FrameAdmission.wanted_s`."""
        return self.admission.wanted_s(self.renewals.own_leg(source_leg_id))

    # -- the life of a leg -------------------------------------------------------------------------

    def _open(self, opened: LegOpened) -> None:
        self._legs[opened.leg_id] = leg = OpenLeg(opened, self._make_analyzer(opened))
        self.pauses.on_opened(leg)
        changed = self.sessions.open(opened, paused=self.pauses.is_paused(opened.session_id, leg.stream_id))
        if changed is not None:
            self._publish(changed)

    def _take(self, frame: AudioFrame) -> None:
        leg = self._legs[frame.leg_id]
        if not leg.position_s:
            self._start_session(frame.leg_id)
        leg.position_s = frame.end / frame.sample_rate
        if leg.is_silent or leg.began_before_resumed(frame):
            return
        self._stats.count_audio(frame)
        if leg.analyzer is None:
            return
        if self.admission.take(leg, leg.analyzer, frame):
            self._vad_scheduler.submit(leg.analyzer, partial(self._on_step, leg), n_legs=len(self._legs))
        self._gaps.report_drops(leg)

    def _close(self, leg_id: str, reason: EndReason) -> None:
        self._start_session(leg_id)
        self._gaps.report_last_drops(self._legs[leg_id])
        leg = self._legs.pop(leg_id)
        self.legs_ended += 1
        self.admission.forget(leg)
        if leg.analyzer is not None:
            self._vad_scheduler.settle(leg.analyzer)
            self.admission.give_up(leg.analyzer)
            self._on_step(leg, leg.analyzer.finish())
        leg.closed_for = reason
        self._end_if_done(leg)

    def _start_session(self, leg_id: str) -> None:
        started = self.sessions.start(leg_id)
        if started is not None:
            # Before it is published: no crash leaves a reported start without an end.
            self._state_file.opened(PersistedSession(started.source_id, started.session_id, started.at))
            self._publish(started)

    def _end_if_done(self, leg: OpenLeg) -> None:
        """Report the end of a session only after the last scores of its legs."""
        if leg.closed_for is None or leg.unscored:
            return
        ended = self.sessions.close(leg.leg_id, leg.closed_for, duration_s=leg.position_s)
        if ended is not None:
            self._publish(ended)
            self.renewals.forget_session(ended.session_id)
            self._state_file.ended(ended.source_id, ended.session_id)
        self.pauses.on_ended(leg)

    # -- windows -----------------------------------------------------------------------------------

    def _on_step(self, leg: OpenLeg, step: Step) -> None:
        self._publish_all(step.events)
        for window in step.windows:
            leg.unscored += 1
            self._batcher.submit(window, partial(self._on_scores, leg), self._accept_scored)

    def _on_scores(self, leg: OpenLeg, window: Window, scores: NDArray[np.float32] | None, inference_ms: int) -> None:
        if leg.analyzer is None:
            return
        if scores is not None and not leg.is_silent:
            self._scored[leg].append((window, scores, inference_ms))
            return
        leg.unscored -= 1
        self._publish_all(leg.analyzer.refuse(window, "paused" if leg.is_silent else "overload"))
        self._end_if_done(leg)

    def _accept_scored(self) -> None:
        """Publish what follows from the scores that came; the head of the model is asked about all legs at once."""
        scored, self._scored = self._scored, defaultdict(list)
        works = [_accepting(leg, windows) for leg, windows in scored.items()]
        for (leg, windows), events in zip(scored.items(), answer_together(works, self._answer_head), strict=True):
            leg.unscored -= len(windows)
            self._publish_all(events)
            self._end_if_done(leg)

    def _publish_all(self, events: Iterable[Event]) -> None:
        for event in events:
            self._publish(event)


def _accepting(leg: OpenLeg, scored: list[Scores]) -> Asking[tuple[Event, ...]]:
    """Let a leg accept its windows one after the other."""
    events: tuple[Event, ...] = ()
    for window, scores, inference_ms in scored:
        if leg.analyzer is not None:
            events += yield from leg.analyzer.accepting(window, scores, inference_ms=inference_ms)
    return events
