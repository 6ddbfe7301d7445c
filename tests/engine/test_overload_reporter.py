"""What is done without is told: at once when it begins or ends, now and then while it changes."""

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
REST = SuspendConfig(late_s=0.5, patience_s=0, every_s=0, rest_s=10, calm_s=1, wake_share_a_s=1)


@dataclass
class Office:
    told: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.relief = OverloadReporter(publish=self.told.append, normal_hop_ms=1000, now=lambda: AT, rest=REST)

    def send_to_rest(self, leg_id: str, now_s: float) -> bool:
        return self.relief.sends_to_rest(leg_id, 9.0, n_legs=8, taken_s=now_s, heard_s=0.0, now_s=now_s)

    @property
    def figures(self) -> list[tuple[bool, int, int]]:
        """Of each overload: whether it is active, the hop and how many rest."""
        return [(e.active, e.hop_ms, e.suspended_legs) for e in self.told if isinstance(e, Overload)]


def test_legs_that_rest_are_told_when_the_first_does_and_then_every_two_seconds_and_when_none_does_any_more() -> None:
    office = Office()
    assert all(office.send_to_rest(f"leg {number}", 1.0 + number) for number in range(5))
    assert office.figures == [(True, 1000, 1), (True, 1000, 3), (True, 1000, 5)]
    for number in range(5):
        office.relief.forget(f"leg {number}", n_legs=8, now_s=5.5)
    assert office.figures[3:] == [(False, 1000, 0)]


def test_a_stretched_hop_and_legs_that_rest_are_one_overload() -> None:
    office = Office()
    office.relief.stretch_hop(4, 30)
    office.send_to_rest("leg", 1.0)
    office.relief.stretch_hop(1, 0)
    office.relief.forget("leg", n_legs=8, now_s=2.0)
    assert office.figures == [(True, 4000, 0), (True, 4000, 1), (True, 1000, 1), (False, 1000, 0)]


def test_legs_on_hold_that_ask_for_nothing_rest_no_longer_than_others() -> None:
    office = Office()
    office.send_to_rest("leg", 1.0)
    office.relief.ease(n_legs=8, now_s=9.0)
    assert office.relief.rests("leg", n_legs=8, now_s=9.0)
    office.relief.ease(n_legs=8, now_s=13.0)
    assert office.figures == [(True, 1000, 1), (False, 1000, 0)]
    assert not office.relief.rests("leg", n_legs=8, now_s=13.0)
