"""The reports of workers become one: one start and one end a session, one overload, one sum of figures."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from streamer.core.events import HealthChanged, Overload, SessionEnded, SessionStarted
from streamer.inference.disagreement import Disagreement
from streamer.ops.rtp_totals import RtpTotals
from streamer.workers.messages import Figures
from streamer.workers.reports import WorkerReports
from tests.support.examples import AT, EXAMPLES

if TYPE_CHECKING:
    from streamer.core.events import Event
    from streamer.engine.sessions import PersistedSession

LATER = AT + timedelta(seconds=5)


class ReportsRig:
    """The merged reports, and what they published, persisted and counted."""

    def __init__(self) -> None:
        self.published: list[Event] = []
        self.persisted: list[list[str]] = []
        """The ids of the sessions that are kept, after each change."""
        self._kept: dict[tuple[str, str], PersistedSession] = {}
        self.audio_s = 0.0
        self.cpu_s: defaultdict[str, float] = defaultdict(float)
        self.reports = WorkerReports(
            publish=self.published.append,
            state_file=self,
            count_audio_s=self._count_audio_s,
            count_cpu_s=self._count_cpu_s,
        )

    def opened(self, session: PersistedSession) -> None:
        self._kept[session.source_id, session.session_id] = session
        self.persisted.append([session_id for _, session_id in self._kept])

    def ended(self, source_id: str, session_id: str) -> None:
        del self._kept[source_id, session_id]
        self.persisted.append([session_id for _, session_id in self._kept])

    def _count_audio_s(self, seconds: float) -> None:
        self.audio_s += seconds

    def _count_cpu_s(self, stage: str, seconds: float) -> None:
        self.cpu_s[stage] += seconds


def started(session_id: str) -> SessionStarted:
    return SessionStarted("rtp", session_id, (), AT)


def ended(session_id: str, reason: str = "hangup") -> SessionEnded:
    return SessionEnded("rtp", session_id, reason, 10, AT)  # type: ignore[arg-type]  # a valid reason as plain text


def test_events_of_all_workers_are_published_in_order_and_open_sessions_are_persisted() -> None:
    rig = ReportsRig()
    emotion = EXAMPLES["emotion.v1"]
    reported: list[tuple[int, Event]] = [
        (0, started("a")),
        (1, started("b")),
        (1, emotion),
        (0, ended("a")),
        (1, ended("b")),
    ]
    for worker, event in reported:
        rig.reports.take_event(worker, event)
    assert rig.published == [event for _, event in reported]
    assert rig.persisted == [["a"], ["a", "b"], ["b"], []]


def test_only_the_sessions_that_a_dead_worker_left_open_are_ended() -> None:
    rig = ReportsRig()
    reported: list[tuple[int, Event]] = [(0, started("a")), (0, started("b")), (1, started("c")), (0, ended("a"))]
    for worker, event in reported:
        rig.reports.take_event(worker, event)
    rig.reports.end(0, "error", LATER)
    assert rig.published[4:] == [SessionEnded("rtp", "b", "error", None, LATER)]
    assert rig.persisted[-1] == ["c"]
    rig.reports.end(0, "error", LATER)
    assert len(rig.published) == 5


def test_the_health_of_a_worker_is_not_that_of_the_source() -> None:
    rig = ReportsRig()
    rig.reports.take_event(0, HealthChanged("rtp", "ok", "fine", AT))
    assert rig.published == []


def overload(hop_ms: int, suspended_legs: int = 0) -> Overload:
    return Overload(hop_ms > 1_000 or suspended_legs > 0, hop_ms, 1_000, 7 * (hop_ms > 1_000), suspended_legs, AT)


def test_the_longest_hop_of_all_workers_is_published_when_it_changes() -> None:
    rig = ReportsRig()
    for worker, hop_ms in [(0, 2_000), (1, 2_000), (1, 4_000), (0, 1_000), (1, 2_000), (1, 1_000)]:
        rig.reports.take_event(worker, overload(hop_ms))
    windows_of_both = replace(overload(4_000), waiting_windows=14)
    assert rig.published == [overload(2_000), windows_of_both, overload(2_000), overload(1_000)]


def test_suspended_legs_are_summed_over_the_workers() -> None:
    rig = ReportsRig()
    for worker, suspended_legs in [(0, 3), (1, 2), (0, 0), (1, 0)]:
        rig.reports.take_event(worker, overload(1_000, suspended_legs))
    assert rig.published == [overload(1_000, suspended_legs) for suspended_legs in (3, 5, 2, 0)]


def test_the_overload_of_a_dead_worker_is_over() -> None:
    rig = ReportsRig()
    rig.reports.take_event(0, overload(4_000))
    rig.reports.take_event(1, overload(2_000))
    rig.reports.end(0, "error", LATER)
    rig.reports.end(1, "error", LATER)
    assert rig.published[1:] == [replace(overload(2_000), at=LATER), replace(overload(1_000), at=LATER)]


def test_figures_are_summed_over_workers_and_those_of_dead_ones_are_kept() -> None:
    rig = ReportsRig()
    first = RtpTotals(3, 100, 10, 1, 5.0, {"non_audio": 2})
    for worker, audio_s, totals in [(0, 10.0, first), (1, 4.0, RtpTotals(1, 50, 0, 0, 9.0, {"non_audio": 1, "x": 1}))]:
        rig.reports.take_figures(worker, Figures(audio_s, totals))
    assert rig.reports.totals() == RtpTotals(4, 150, 10, 1, 9.0, {"non_audio": 3, "x": 1})
    rig.reports.take_figures(0, Figures(12.0, replace(first, packets=110), cpu_s={"vad": 2.5}))
    assert rig.audio_s == 16.0
    rig.reports.end(1, "error", LATER)
    assert rig.reports.totals() == RtpTotals(3, 160, 10, 1, 5.0, {"non_audio": 3, "x": 1})
    rig.reports.take_figures(0, Figures(12.0, replace(first, packets=110), cpu_s={"vad": 3.0, "model": 1.0}))
    assert rig.cpu_s == {"vad": 3.0, "model": 1.0}
    rig.reports.take_figures(1, Figures(1.0, RtpTotals(packets=1)))  # the worker was restarted
    assert (rig.audio_s, rig.reports.totals().packets) == (17.0, 161)


def test_the_figures_of_shadow_models_are_summed_and_outlive_their_worker() -> None:
    rig = ReportsRig()
    one, more, other = (
        Disagreement(n, other_top=1, distance=0.5, inference_s=0.1, slowest_s=n / 100, skipped=n) for n in (3, 5, 2)
    )
    for worker, found in ((0, one), (0, more), (1, other), (2, None)):
        rig.reports.take_figures(worker, Figures(0.0, RtpTotals(), found))
    assert rig.reports.shadow() == more + other
    rig.reports.end(0, "error", AT)
    rig.reports.take_figures(0, Figures(0.0, RtpTotals(), one))  # the worker was restarted
    assert rig.reports.shadow() == more + one + other
