"""Overload is reported at once when it begins or ends, and now and then while it changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from streamer.core.events import Overload
from streamer.engine.overload.reporter import REFUSING_S, OverloadReporter

if TYPE_CHECKING:
    from streamer.core.events import Event

AT = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass
class ReporterRig:
    """A reporter, and what it published."""

    events: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.reporter = OverloadReporter(publish=self.events.append, normal_hop_ms=1000, now=lambda: AT)

    def report(self, now_s: float, *, hop: float = 1.0, suspended: int = 0, refused: int = 0) -> None:
        self.reporter.report(hop_factor=hop, suspended=suspended, waiting=7, refused=refused, load=0.876, now_s=now_s)

    @property
    def figures(self) -> list[tuple[bool, int, int, bool]]:
        """Of each overload: whether it is active, hop, suspended legs, whether legs are refused."""
        return [(e.active, e.hop_ms, e.suspended_legs, e.refuses_legs) for e in self.events if isinstance(e, Overload)]


def test_an_overload_is_reported_with_all_its_figures() -> None:
    rig = ReporterRig()
    rig.report(0.0)
    assert rig.events == []
    rig.report(1.0, hop=1.25, suspended=2)
    assert rig.events == [Overload(True, 1250, 1000, 7, 2, AT, load=0.88, refuses_legs=False)]


def test_its_beginning_and_its_end_are_reported_at_once_and_changes_every_two_seconds() -> None:
    rig = ReporterRig()
    for tick, hop in enumerate((1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 4.0, 4.0, 4.0, 1.0)):
        rig.report(0.5 * tick, hop=hop)
    assert rig.figures == [
        (True, 1250, 0, False),
        (True, 3000, 0, False),
        (True, 4000, 0, False),
        (False, 1000, 0, False),
    ]


def test_legs_count_as_refused_for_a_while_after_the_last_refusal() -> None:
    rig = ReporterRig()
    rig.report(0.0, refused=3)
    rig.report(5.0, refused=4)
    rig.report(5.0 + REFUSING_S - 0.1, refused=4)
    rig.report(5.0 + REFUSING_S, refused=4)
    assert rig.figures == [(True, 1000, 0, True), (False, 1000, 0, False)]
