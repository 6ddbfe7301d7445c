"""What worker processes tell, made one: one stream of events, one sum of figures. Pure: time is an argument."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from streamer.core.events import HealthChanged, Overload, SessionEnded, SessionStarted
from streamer.engine.sessions import PersistedSession
from streamer.inference.disagreement import Disagreement
from streamer.ops.rtp_totals import RtpTotals, together

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from streamer.core.audio import EndReason
    from streamer.core.events import Event
    from streamer.workers.messages import Figures


@dataclass(slots=True)
class _Told:
    """What one worker told since it began."""

    sessions: dict[str, PersistedSession] = field(default_factory=dict)
    """Those whose start was told, and whose end was not."""
    audio_s: float = 0.0
    cpu_s: Mapping[str, float] = field(default_factory=dict)
    totals: RtpTotals = field(default_factory=RtpTotals)
    shadow: Disagreement = field(default_factory=Disagreement)
    overload: Overload | None = None


class WorkerReports:
    """Publishes what workers tell, and ends the sessions of one that dies."""

    def __init__(
        self,
        *,
        publish: Callable[[Event], None],
        remember: Callable[[Sequence[PersistedSession]], None],
        count_audio_s: Callable[[float], None],
        count_cpu_s: Callable[[str, float], None],
    ) -> None:
        """``remember`` gets the sessions of all workers that are open, each time when they change."""
        self._publish = publish
        self._remember = remember
        self._count_audio_s = count_audio_s
        self._count_cpu_s = count_cpu_s
        self._told: dict[int, _Told] = {}
        self._past = RtpTotals()
        """Of workers that have ended."""
        self._past_shadow = Disagreement()
        self._overload: Overload | None = None
        """As it was told last, where it is active."""

    def totals(self) -> RtpTotals:
        """Return what came so far to all workers."""
        return together([self._past, *(told.totals for told in self._told.values())])

    def shadow(self) -> Disagreement:
        """Return what the shadows of all workers found so far."""
        return sum((told.shadow for told in self._told.values()), self._past_shadow)

    def take_figures(self, worker: int, figures: Figures) -> None:
        """Take the figures of a worker."""
        told = self._of(worker)
        self._count_audio_s(figures.audio_s - told.audio_s)
        for stage, spent_s in figures.cpu_s.items():
            self._count_cpu_s(stage, spent_s - told.cpu_s.get(stage, 0.0))
        told.audio_s, told.cpu_s, told.totals = figures.audio_s, figures.cpu_s, figures.rtp
        told.shadow = figures.shadow or told.shadow

    def take_event(self, worker: int, event: Event) -> None:
        """Take an event of a worker."""
        match event:
            case SessionStarted():
                opened = PersistedSession(event.source_id, event.session_id, event.at)
                self._of(worker).sessions[event.session_id] = opened
                self._remember_all()  # before it is told: no crash leaves it without an end
                self._publish(event)
            case SessionEnded():
                self._publish(event)
                self._of(worker).sessions.pop(event.session_id, None)
                self._remember_all()
            case Overload():
                self._of(worker).overload = event if event.active else None
                self._tell_overload(event)
            case HealthChanged():
                pass  # a worker is no source of its own; its figures are told with those of the others
            case _:
                self._publish(event)

    def end(self, worker: int, reason: EndReason, at: datetime) -> None:
        """Tell the end of all that a worker left open, which has ended."""
        told = self._told.pop(worker, _Told())
        for left in told.sessions.values():
            self._publish(SessionEnded(left.source_id, left.session_id, reason, duration_ms=None, at=at))
        if told.sessions:
            self._remember_all()
        # What a socket lost it goes on counting, whoever reads it.
        self._past = together([self._past, replace(told.totals, open_legs=0, jitter_ms=0.0, kernel_drops=0)])
        self._past_shadow += told.shadow
        if told.overload is not None:
            self._tell_overload(replace(told.overload, active=False, hop_ms=told.overload.normal_hop_ms, at=at))

    def _of(self, worker: int) -> _Told:
        return self._told.setdefault(worker, _Told())

    def _remember_all(self) -> None:
        self._remember([session for told in self._told.values() for session in told.sessions.values()])

    def _tell_overload(self, newest: Overload) -> None:
        """Tell the longest hop, and how many legs rest, of all workers: subscribers know of one daemon."""
        active = [told.overload for told in self._told.values() if told.overload is not None]
        together = replace(
            newest,
            active=bool(active),
            hop_ms=max((each.hop_ms for each in active), default=newest.normal_hop_ms),
            waiting_windows=sum(each.waiting_windows for each in active),
            suspended_legs=sum(each.suspended_legs for each in active),
        )
        before = self._overload
        if (together.hop_ms, together.suspended_legs) != (
            (together.normal_hop_ms, 0) if before is None else (before.hop_ms, before.suspended_legs)
        ):
            self._publish(together)
        self._overload = together if active else None
