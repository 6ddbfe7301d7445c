"""Overload is reported at once when it begins or ends, and now and then while it changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from streamer.core.events import Overload
from streamer.engine.overload import SuspendConfig
from streamer.engine.overload_reporter import OverloadReporter

if TYPE_CHECKING:
    from streamer.core.events import Event

AT = datetime(2026, 1, 1, tzinfo=UTC)
SUSPEND = SuspendConfig(late_s=0.5, patience_s=0, every_s=0, suspended_s=10, calm_s=1, resume_share_per_s=1)


@dataclass
class ReporterRig:
    """A reporter of eight legs, and what it published."""

    events: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.reporter = OverloadReporter(
            publish=self.events.append, normal_hop_ms=1000, now=lambda: AT, suspend=SUSPEND
        )

    def suspend(self, leg_id: str, now_s: float) -> bool:
        return self.reporter.suspends(leg_id, 9.0, n_legs=8, taken_s=now_s, processed_s=0.0, now_s=now_s)

    @property
    def figures(self) -> list[tuple[bool, int, int]]:
        """Of each overload event: whether it is active, the hop, and the number of suspended legs."""
        return [(e.active, e.hop_ms, e.suspended_legs) for e in self.events if isinstance(e, Overload)]


def test_the_first_and_the_last_suspension_are_reported_at_once_and_others_every_two_seconds() -> None:
    rig = ReporterRig()
    assert all(rig.suspend(f"leg {number}", 1.0 + number) for number in range(5))
    assert rig.figures == [(True, 1000, 1), (True, 1000, 3), (True, 1000, 5)]
    for number in range(5):
        rig.reporter.forget(f"leg {number}", n_legs=8, now_s=5.5)
    assert rig.figures[3:] == [(False, 1000, 0)]


def test_a_longer_hop_and_suspended_legs_are_one_overload() -> None:
    rig = ReporterRig()
    rig.reporter.set_hop_factor(4, 30)
    rig.suspend("leg", 1.0)
    rig.reporter.set_hop_factor(1, 0)
    rig.reporter.forget("leg", n_legs=8, now_s=2.0)
    assert rig.figures == [(True, 4000, 0), (True, 4000, 1), (True, 1000, 1), (False, 1000, 0)]


def test_a_suspended_leg_without_audio_is_resumed_as_soon_as_others() -> None:
    rig = ReporterRig()
    rig.suspend("leg", 1.0)
    rig.reporter.resume_due(n_legs=8, now_s=9.0)
    assert rig.reporter.is_suspended("leg", n_legs=8, now_s=9.0)
    rig.reporter.resume_due(n_legs=8, now_s=13.0)
    assert rig.figures == [(True, 1000, 1), (False, 1000, 0)]
    assert not rig.reporter.is_suspended("leg", n_legs=8, now_s=13.0)
