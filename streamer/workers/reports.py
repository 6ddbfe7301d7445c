"""Merges the reports of worker processes: one stream of events, one sum of figures. Pure: time is an argument."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from streamer.core.events import HealthChanged, Overload, SessionEnded, SessionStarted
from streamer.engine.sessions import PersistedSession
from streamer.inference.disagreement import Disagreement
from streamer.ops.rtp_totals import RtpTotals, together

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from streamer.core.audio import EndReason
    from streamer.core.events import Event
    from streamer.workers.messages import Figures


@dataclass(slots=True)
class _Reported:
    """What one worker has reported since it started."""

    sessions: dict[str, PersistedSession] = field(default_factory=dict)
    """Those whose start was reported, and whose end was not."""
    audio_s: float = 0.0
    cpu_s: Mapping[str, float] = field(default_factory=dict)
    totals: RtpTotals = field(default_factory=RtpTotals)
    shadow: Disagreement = field(default_factory=Disagreement)
    overload: Overload | None = None
    load: Mapping[str, float] = field(default_factory=dict)


class SessionRecord(Protocol):
    """Keeps open sessions over a crash: the state file."""

    def opened(self, session: PersistedSession) -> None:
        """Keep a session, before its start is published."""

    def ended(self, source_id: str, session_id: str) -> None:
        """Forget a session, after its end was published."""


class WorkerReports:
    """Publishes the events of workers, and ends the sessions of one that dies."""

    def __init__(
        self,
        *,
        publish: Callable[[Event], None],
        state_file: SessionRecord,
        count_audio_s: Callable[[float], None],
        count_cpu_s: Callable[[str, float], None],
    ) -> None:
        """``state_file`` is told of each session that opens or ends in any worker."""
        self._publish = publish
        self._state_file = state_file
        self._count_audio_s = count_audio_s
        self._count_cpu_s = count_cpu_s
        self._reported: dict[int, _Reported] = {}
        self._past = RtpTotals()
        """Of workers that have ended."""
        self._past_shadow = Disagreement()
        self._overload: Overload | None = None
        """As published last, while it is active."""

    def totals(self) -> RtpTotals:
        """Return the totals of all workers so far."""
        return together([self._past, *(each.totals for each in self._reported.values())])

    def shadow(self) -> Disagreement:
        """Return what the shadow models of all workers have found so far."""
        return sum((each.shadow for each in self._reported.values()), self._past_shadow)

    def load(self) -> dict[str, float]:
        """Return the highest load of all workers, of each resource."""
        parts = {part for each in self._reported.values() for part in each.load}
        return {part: max(each.load.get(part, 0.0) for each in self._reported.values()) for part in parts}

    def take_figures(self, worker: int, figures: Figures) -> None:
        """Take the figures of a worker."""
        reported = self._of(worker)
        self._count_audio_s(figures.audio_s - reported.audio_s)
        for stage, spent_s in figures.cpu_s.items():
            self._count_cpu_s(stage, spent_s - reported.cpu_s.get(stage, 0.0))
        reported.audio_s, reported.cpu_s, reported.totals = figures.audio_s, figures.cpu_s, figures.rtp
        reported.shadow = figures.shadow or reported.shadow
        reported.load = figures.load

    def take_event(self, worker: int, event: Event) -> None:
        """Take an event of a worker."""
        match event:
            case SessionStarted():
                opened = PersistedSession(event.source_id, event.session_id, event.at)
                self._of(worker).sessions[event.session_id] = opened
                self._state_file.opened(opened)  # before publishing: no crash leaves a reported start without an end
                self._publish(event)
            case SessionEnded():
                self._publish(event)
                self._of(worker).sessions.pop(event.session_id, None)
                self._state_file.ended(event.source_id, event.session_id)
            case Overload():
                self._of(worker).overload = event if event.active else None
                self._publish_overload(event)
            case HealthChanged():
                pass  # the supervisor reports one health for all workers
            case _:
                self._publish(event)

    def end(self, worker: int, reason: EndReason, at: datetime) -> None:
        """Report the end of every session that an ended worker left open."""
        reported = self._reported.pop(worker, _Reported())
        for left in reported.sessions.values():
            self._publish(SessionEnded(left.source_id, left.session_id, reason, duration_ms=None, at=at))
            self._state_file.ended(left.source_id, left.session_id)
        # The kernel goes on counting the losses of a socket, whoever reads it.
        self._past = together([self._past, replace(reported.totals, open_legs=0, jitter_ms=0.0, kernel_drops=0)])
        self._past_shadow += reported.shadow
        if reported.overload is not None:
            normal_ms = reported.overload.normal_hop_ms
            self._publish_overload(replace(reported.overload, active=False, hop_ms=normal_ms, load=0.0, at=at))

    def _of(self, worker: int) -> _Reported:
        return self._reported.setdefault(worker, _Reported())

    def _publish_overload(self, newest: Overload) -> None:
        """Publish the longest hop, the sum of suspended legs, the highest load: subscribers see one daemon."""
        active = [each.overload for each in self._reported.values() if each.overload is not None]
        together = replace(
            newest,
            active=bool(active),
            hop_ms=max((each.hop_ms for each in active), default=newest.normal_hop_ms),
            waiting_windows=sum(each.waiting_windows for each in active),
            suspended_legs=sum(each.suspended_legs for each in active),
            load=max((each.load for each in active), default=newest.load),
            refuses_legs=any(each.refuses_legs for each in active),
        )
        before = self._overload
        normal = (together.normal_hop_ms, 0, False)
        if _what(together) != (normal if before is None else _what(before)):
            self._publish(together)
        self._overload = together if active else None


def _what(overload: Overload) -> tuple[int, int, bool]:
    return overload.hop_ms, overload.suspended_legs, overload.refuses_legs
