"""The legs that are open: what their sources say goes through the analyzers, what those say is published."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial
from math import inf
from typing import TYPE_CHECKING

from streamer.core.audio import SAMPLE_RATE, AudioFrame, AudioLost, LegClosed, LegOpened, SourceAlive, SourceHealth
from streamer.core.errors import RequestError
from streamer.core.events import Gap, HealthChanged
from streamer.engine.overload import SuspendConfig
from streamer.engine.overload_reporter import OverloadReporter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    import numpy as np
    from numpy.typing import NDArray

    from streamer.core.audio import EndReason, Role, SourceMessage, Window
    from streamer.core.events import AbstainReason, Event
    from streamer.engine.batcher import Batcher
    from streamer.engine.sessions import Sessions
    from streamer.engine.state_file import StateFile
    from streamer.engine.vad_scheduler import VadScheduler
    from streamer.leg.analyzer import Analyzer, Step
    from streamer.ops.stats import Stats

log = logging.getLogger(__name__)

MOST_WAITING_S = 2.0
"""So much live audio of a leg may wait for its turn; what comes beyond is dropped: late answers are of no use."""
TELL_DROPS_EVERY_S = 5.0
"""Of a leg, in its own time."""


class LegManager:
    """All sessions and their legs, whoever opened them.

    While a leg is silenced, by a pause or since its role must not be analysed, its audio is dropped as it comes: it is
    neither analysed nor kept, and not counted as lost.
    """

    def __init__(
        self,
        *,
        publish: Callable[[Event], None],
        listener: VadScheduler,
        batcher: Batcher,
        sessions: Sessions,
        state_file: StateFile,
        make_analyzer: Callable[[LegOpened], Analyzer | None],
        normal_hop_ms: int,
        stats: Stats,
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
    ) -> None:
        """``make_analyzer`` gives None for a leg that must not be analysed."""
        self.sessions = sessions
        self.relief = OverloadReporter(publish=publish, normal_hop_ms=normal_hop_ms, now=now, rest=SuspendConfig())
        """What is done without under overload."""
        self._publish = publish
        self._listener = listener
        self._batcher = batcher
        self._state_file = state_file
        self._make_analyzer = make_analyzer
        self._stats = stats
        self._now = now
        self._monotonic = monotonic
        self._legs: dict[str, _Leg] = {}
        self._paused: set[str] = set()
        """Sessions, and streams of legs."""
        self._resumed_s: dict[str, float] = {}
        """When sessions were last resumed: what came before of a leg that opens now is not heard either."""
        self.legs_ended = 0
        """How many legs have been closed so far."""
        self._n_heard = 0
        """Legs whose audio is of use, those that rest among them."""
        self._taken_s = 0.0
        """Seconds of audio that were taken so far, of all legs; those that ``listener`` did not hear follow."""
        self._given_up_s = 0.0

    @property
    def is_idle(self) -> bool:
        """Whether no leg is open."""
        return not self._legs

    def end_all(self, reason: EndReason) -> None:
        """Close every leg, and those that never came."""
        for leg in self.sessions.awaited():
            self.handle(leg)
        for leg_id in list(self._legs):
            self._close(leg_id, reason)

    # -- what is asked of them ---------------------------------------------------------------------

    def pause(self, session_id: str, stream_id: str | None) -> None:
        """Silence a session, its legs to come too, or one stream of it."""
        self._paused.add(stream_id or session_id)
        self._silence_or_wake(session_id)

    def resume(self, session_id: str, stream_id: str | None) -> None:
        """Take a pause back; that of a session with those of all its legs.

        Raises RequestError for one leg of a session that is paused as a whole.
        """
        if stream_id is not None and session_id in self._paused:
            raise RequestError("refused", "the whole session is paused: resume the session")
        streams = [stream_id] if stream_id else [session_id, *self.sessions.streams(session_id)]
        self._paused.difference_update(streams)
        self._resumed_s[session_id] = self._monotonic()
        self._silence_or_wake(session_id)

    def is_paused(self, session_id: str, stream_id: str | None = None) -> bool:
        """Return whether a session is paused, or a stream of it."""
        return session_id in self._paused or stream_id in self._paused

    def paused_streams(self) -> list[str]:
        """Return the ids of all streams that are paused, by themselves or with their session."""
        paused: list[str] = []
        for name in self._paused:
            paused += self.sessions.streams(name) if name in self.sessions else [name]
        return paused

    def set_role(self, stream_id: str, role: Role) -> None:
        """Say who speaks on a leg; one that may be analysed no longer is silenced at once."""
        session_id = self.sessions.session_of(stream_id)
        for leg in self._legs.values():
            if leg.stream_id == stream_id:
                leg.opened = replace(leg.opened, role=role)
                if not self.sessions.analyses(role) and not leg.is_silent:
                    self._silence(leg)  # under the role that it had
                if leg.analyzer is not None:
                    leg.analyzer.set_role(role)
        changed = self.sessions.set_role(stream_id, role, self._now())
        if changed is not None:
            self._publish(changed)
        self._silence_or_wake(session_id)

    def _silence_or_wake(self, session_id: str) -> None:
        for leg in self._legs.values():
            if leg.opened.session_id == session_id:
                must_be_silent = self._must_be_silent(leg)
                if must_be_silent and not leg.is_silent:
                    self._silence(leg)
                elif leg.is_silent and not must_be_silent:
                    self._wake(leg)

    def _must_be_silent(self, leg: _Leg) -> bool:
        paused = self.is_paused(leg.opened.session_id, leg.stream_id)
        return paused or not self.sessions.analyses(leg.opened.role)

    def _silence(self, leg: _Leg) -> None:
        leg.is_silent = True
        self._heed_no_more(leg)
        if leg.analyzer is not None:
            self._break_off(leg.analyzer, "paused")

    def _break_off(self, analyzer: Analyzer, reason: AbstainReason) -> None:
        self._given_up_s += analyzer.waiting_s
        step = analyzer.break_off()
        self._publish_all(step.events)
        for window in step.windows:
            self._publish_all(analyzer.refuse(window, reason))

    def _wake(self, leg: _Leg) -> None:
        leg.is_silent = False
        leg.woken_s = self._monotonic()
        if leg.analyzer is None:
            leg.analyzer = self._make_analyzer(leg.opened)
            if leg.analyzer is not None:
                leg.analyzer.break_off()  # what was before was not lost, and nothing of it is made up
        self._count_heard()

    def _count_heard(self) -> None:
        self._n_heard = sum(leg.analyzer is not None and not leg.is_silent for leg in self._legs.values())

    def _heed_no_more(self, leg: _Leg) -> None:
        """Know of a leg that is silent or gone neither as one that is heard nor as one that rests."""
        self._count_heard()
        self.relief.forget(leg.opened.leg_id, n_legs=self._n_heard, now_s=self._monotonic())

    def ease(self) -> None:
        """Let legs that rest be heard again where they say nothing themselves; to be called now and then."""
        self.relief.ease(n_legs=self._n_heard, now_s=self._monotonic())

    # -- what sources say --------------------------------------------------------------------------

    def wanted_s(self, leg_id: str) -> float | None:
        """Return how many more seconds of a leg's audio are of use before anything can follow from them.

        None where nothing can, infinity where the leg rests.
        """
        leg = self._legs.get(leg_id)
        if leg is None or leg.analyzer is None or leg.is_silent:
            return None
        if self.relief.rests(leg_id, n_legs=self._n_heard, now_s=self._monotonic()):
            return inf
        return leg.analyzer.wanted_samples / SAMPLE_RATE

    def handle(self, message: SourceMessage) -> None:
        """Take what a source said."""
        match message:
            case AudioFrame():
                self._hear(message)
            case LegOpened():
                self._open(message)
            case LegClosed():
                self._close(message.leg_id, message.reason)
            case SourceHealth():
                self._publish(HealthChanged(message.source_id, message.state, message.detail, self._now()))
            case AudioLost():
                self._tell_lost(message)
            case SourceAlive():
                pass  # noted as a sign of life

    def _open(self, opened: LegOpened) -> None:
        self._legs[opened.leg_id] = leg = _Leg(opened, self._make_analyzer(opened))
        leg.carry_on = partial(self._carry_on, leg)
        leg.woken_s = self._resumed_s.get(opened.session_id, leg.woken_s)
        if self._must_be_silent(leg):
            self._silence(leg)
        self._count_heard()
        changed = self.sessions.open(opened)
        if changed is not None:
            self._publish(changed)

    def _hear(self, frame: AudioFrame) -> None:
        leg = self._legs[frame.leg_id]
        if not leg.heard_s:
            self._start_session(frame.leg_id)
        leg.heard_s = frame.end / frame.sample_rate
        if leg.is_silent or leg.came_before_woken(frame):
            return
        self._stats.count_audio(frame)
        if leg.analyzer is None:
            return
        if frame.captured_at is not None and self._is_too_much(leg, leg.analyzer):
            leg.drop(len(frame.samples))
        else:
            leg.analyzer.hop_factor = self.relief.stretch
            leg.analyzer.take(frame)
            self._taken_s += len(frame.samples) / frame.sample_rate
            self._listener.submit(leg.analyzer, leg.carry_on, n_legs=len(self._legs))
        self._tell_drops(leg, not_before_s=leg.told_drops_s + TELL_DROPS_EVERY_S)

    def _is_too_much(self, leg: _Leg, analyzer: Analyzer) -> bool:
        """Return whether the next live audio of a leg must be dropped."""
        now_s, leg_id = self._monotonic(), leg.opened.leg_id
        if self.relief.rests(leg_id, n_legs=self._n_heard, now_s=now_s):
            return True
        if self.relief.sends_to_rest(
            leg_id,
            self._listener.late_s(analyzer),
            n_legs=self._n_heard,
            taken_s=self._taken_s,
            heard_s=self._listener.heard_s + self._given_up_s,
            now_s=now_s,
        ):
            leg.drop(round(analyzer.waiting_s * leg.opened.sample_rate))
            self._break_off(analyzer, "overload")
            return True
        return analyzer.waiting_s > MOST_WAITING_S

    def _tell_drops(self, leg: _Leg, *, not_before_s: float) -> None:
        """Tell what was dropped of a leg, once it has got so far in its own time."""
        if leg.drops and leg.heard_s >= not_before_s:
            opened = leg.opened
            lost = AudioLost(opened.source_id, (opened.leg_id,), leg.dropped_samples, opened.sample_rate, leg.drops)
            self._publish(self._gap(lost))
            leg.drops = leg.dropped_samples = 0
            leg.told_drops_s = leg.heard_s

    def _tell_lost(self, lost: AudioLost) -> None:
        legs = [self._legs[leg_id] for leg_id in lost.leg_ids if leg_id in self._legs]
        if lost.reason == "overflow":
            for leg in legs:
                leg.heard_s += lost.samples / lost.sample_rate if leg.heard_s else 0.0  # until its next frame says
        audible = tuple(leg.opened.leg_id for leg in legs if not leg.is_silent)
        if audible or not legs:
            self._publish(self._gap(replace(lost, leg_ids=audible or lost.leg_ids)))

    def _gap(self, lost: AudioLost) -> Gap:
        sessions = {self._legs[leg_id].opened.session_id for leg_id in lost.leg_ids if leg_id in self._legs}
        return Gap(
            reason=lost.reason,
            where=lost.source_id,
            lost_ms=lost.samples * 1000 // lost.sample_rate,
            lost_events=0,
            occurrences=lost.occurrences,
            at=self._now(),
            session_id=sessions.pop() if len(sessions) == 1 else None,
            leg_ids=lost.leg_ids,
        )

    def _start_session(self, leg_id: str) -> None:
        started = self.sessions.start(leg_id)
        if started is not None:
            self._state_file.write(self.sessions.told())  # before it is told: no crash leaves it without an end
            self._publish(started)

    def _close(self, leg_id: str, reason: EndReason) -> None:
        self._start_session(leg_id)
        self._tell_drops(self._legs[leg_id], not_before_s=0.0)
        leg = self._legs.pop(leg_id)
        self.legs_ended += 1
        self._heed_no_more(leg)
        if leg.analyzer is not None:
            self._given_up_s += leg.analyzer.waiting_s
            self._carry_on(leg, leg.analyzer.finish())
        leg.closed_for = reason
        self._end_if_done(leg)

    # -- windows -----------------------------------------------------------------------------------

    def _carry_on(self, leg: _Leg, step: Step) -> None:
        self._publish_all(step.events)
        for window in step.windows:
            leg.unscored += 1
            self._batcher.submit(window, partial(self._accept, leg))

    def _accept(self, leg: _Leg, window: Window, scores: NDArray[np.float32] | None, inference_ms: int) -> None:
        if leg.analyzer is None:
            return
        leg.unscored -= 1
        if leg.is_silent:
            events = leg.analyzer.refuse(window, "paused")
        elif scores is None:
            events = leg.analyzer.refuse(window, "overload")
        else:
            events = leg.analyzer.accept(window, scores, inference_ms=inference_ms)
        self._publish_all(events)
        self._end_if_done(leg)

    def _end_if_done(self, leg: _Leg) -> None:
        """Tell of the session's end only after the last scores of its legs."""
        if leg.closed_for is None or leg.unscored:
            return
        ended = self.sessions.close(leg.opened.leg_id, leg.closed_for, heard_s=leg.heard_s)
        if ended is not None:
            self._publish(ended)
            self._state_file.write(self.sessions.told())
        self._paused.discard(leg.stream_id)
        if leg.opened.session_id not in self.sessions:
            self._paused.discard(leg.opened.session_id)
            self._resumed_s.pop(leg.opened.session_id, None)

    def _publish_all(self, events: Sequence[Event]) -> None:
        for event in events:
            self._publish(event)


class _Leg:
    """What the service knows of one open leg."""

    __slots__ = (
        *("analyzer", "carry_on", "closed_for", "dropped_samples", "drops", "heard_s", "is_silent", "opened"),
        *("told_drops_s", "unscored", "woken_s"),
    )

    def __init__(self, opened: LegOpened, analyzer: Analyzer | None) -> None:
        self.opened = opened
        self.analyzer = analyzer
        self.carry_on: Callable[[Step], None]
        """What is done with what it heard."""
        self.heard_s = 0.0
        self.drops = self.dropped_samples = 0
        """What was dropped since it came faster than it was heard, and not told yet."""
        self.told_drops_s = float("-inf")
        self.unscored = 0
        """Windows whose scores are awaited."""
        self.closed_for: EndReason | None = None
        self.is_silent = False
        self.woken_s = float("-inf")
        """When it was last woken, CLOCK_MONOTONIC seconds."""

    def drop(self, n_samples: int) -> None:
        """Count samples that are not analysed."""
        self.drops += 1
        self.dropped_samples += n_samples

    @property
    def stream_id(self) -> str:
        """The id that it was asked for by, which the channels of a stream share."""
        return self.opened.stream_id or self.opened.leg_id

    def came_before_woken(self, frame: AudioFrame) -> bool:
        """Return whether some of the frame came while the leg was silent: a card number may be the last of it."""
        if frame.captured_at is None:
            return False
        return frame.captured_at - len(frame.samples) / frame.sample_rate < self.woken_s
